"""The checks on the source itself, so that one run of pytest says whether the project is sound."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "check",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports", "--no-logo"],
    ],
    ids=["lint", "format", "types", "import rules"],
)
def test_the_source_passes(check: list[str]) -> None:
    name, *arguments = check
    program = shutil.which(name, path=str(Path(sys.executable).parent))
    assert program, f"{name} is not in the virtual environment"
    done = subprocess.run(
        [program, *arguments], cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{' '.join(check)} says:\n{done.stdout}{done.stderr}"
