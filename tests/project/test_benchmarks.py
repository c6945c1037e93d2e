"""The benchmarks run, on little; what they print is nobody's test."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import BEGIN, END, SHORT, main
from benchmarks.measuring import Figure

PROJECT = Path(__file__).parents[2]


@pytest.mark.long
@pytest.mark.parametrize("name", SHORT)
def test_it_runs_and_gives_figures_beside_their_floors(name: str) -> None:
    command = [sys.executable, "-m", "benchmarks", "--short", name]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ") and "÷ its floor" not in line]
    assert rows
    for row in rows:
        what, ours, floor, ratio, *_ = (part.strip() for part in row.strip("|").split("|"))
        assert "÷" in what
        assert ours[-1] == floor[-1] == "s"
        assert float(ratio) > 0


def test_the_table_goes_between_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n", encoding="utf-8")
    monkeypatch.setattr("benchmarks.__main__._measured", lambda name, short: [Figure(f"{name} ÷ bare", 3, 2, 1.6)])
    assert main(["saving", "--write", str(page)]) == 0
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"Before\n{BEGIN}\n")
    assert written.endswith(f"{END}\nAfter\n")
    assert "old" not in written
    assert "| saving ÷ bare | 3.00 s | 2.00 s | 1.50 | 1.6 | reached |" in written
