"""The README is true: its commands are there, what it says of Python and Windows is what the project says."""

import re
import tomllib
from pathlib import Path

import pytest

import cpc_selfeval
from cpc_selfeval.app.arguments import read

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
METADATA = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def commands_in(text: str, name: str) -> list[str]:
    """The lines of code that begin with a command."""
    blocks = re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.split()[:1] == [name]]


def test_both_commands_are_targets_of_the_makefile() -> None:
    named = commands_in(README, "make")
    assert named[:2] == ["make demo", "make test"]
    for line in named:
        assert re.search(rf"^{line.split()[1]}:", MAKEFILE, re.MULTILINE), line


@pytest.mark.parametrize("line", commands_in(README, "cpc-selfeval"))
def test_a_command_is_understood(line: str) -> None:
    words = [quoted or plain for quoted, plain in re.findall(r'"([^"]+)"|(\S+)', line)]
    assert read(words[1:]).does


def test_what_windows_needs_is_there() -> None:
    for name in re.findall(r"\b(?:requirements[\w-]*\.lock|build_spec\.py)\b", README):
        assert (PROJECT / name).is_file(), name
    for program in re.findall(r"venv\\Scripts\\(cpc-selfeval[\w-]*)", README):
        assert program in {*METADATA["scripts"], *METADATA["gui-scripts"]}, program


def test_the_python_that_it_asks_for_is_the_projects() -> None:
    least = METADATA["requires-python"].partition(",")[0].removeprefix(">=")
    assert set(re.findall(r"Python (3\.\d+)", README)) == {least}


def test_the_change_log_begins_with_this_version() -> None:
    changes = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    assert newest is not None
    assert newest[1] == cpc_selfeval.__version__
