"""Bombs are refused without filling the memory. What each took is printed; no time is asserted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contributions.reading.bombs import READ, REFUSED

MOST_MEGABYTES = 200
IN_THE_SUITE = ("entities in entities", "the same in UTF-16", "a far cell")

WEIGHED = """
import resource, sys, time
from pathlib import Path
from cpc_selfeval.contributions.reading import read_workbook
from cpc_selfeval.domain.refusal import Refusal

began = time.perf_counter()
try:
    read_workbook(Path(sys.argv[1]))
    became = "read"
except Refusal as refusal:
    became = type(refusal).__name__
seconds = time.perf_counter() - began
# What the system says of this process itself begins with what the one weighed that started it
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
waiting = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
reading = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(became, round(seconds, 2), waiting // 1024, reading // 1024)
"""


def weigh(path: Path) -> tuple[str, float, int, int]:
    """What became of a file, in how many seconds, and the most memory in MB of who waited and of who read."""
    pytest.importorskip("resource", reason="Windows does not say how much memory a process took")
    run = subprocess.run([sys.executable, "-c", WEIGHED, str(path)], check=True, capture_output=True, text=True)
    became, seconds, waiting, reading = run.stdout.split()
    return became, float(seconds), int(waiting), int(reading)


def check(name: str, path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Weigh, print what was found, hold the memory against the limit, and give what became of it."""
    became, seconds, waiting, reading = weigh(path)
    with capsys.disabled():
        print(f"\n{name:28} {path.stat().st_size:>12,} bytes  {became:18} {seconds:5.2f} s  {waiting} + {reading} MB")
    assert waiting < MOST_MEGABYTES
    assert reading < MOST_MEGABYTES
    return became


@pytest.mark.parametrize("name", IN_THE_SUITE)
def test_a_bomb_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    REFUSED[name](path)
    became, _, waiting, reading = weigh(path)
    assert became in ("WorkbookTooLarge", "WorkbookUnsafe")
    assert max(waiting, reading) < MOST_MEGABYTES


@pytest.mark.long
@pytest.mark.parametrize("name", REFUSED)
def test_every_bomb_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "return.xlsx"
    REFUSED[name](path)
    assert check(name, path, capsys) in ("WorkbookTooLarge", "WorkbookUnsafe", "WorkbookDamaged")


@pytest.mark.long
@pytest.mark.parametrize("name", READ)
def test_large_ones_are_read(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "return.xlsx"
    READ[name](path)
    assert check(name, path, capsys) == "read"
