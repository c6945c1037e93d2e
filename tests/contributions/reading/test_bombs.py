"""Bombs are refused without filling the memory. What each took is printed; no time is asserted."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
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
reading = resource.getrusage(resource.RUSAGE_CHILDREN)
worked = time.process_time(), reading.ru_utime + reading.ru_stime
print(became, seconds, *worked, waiting / 1024, reading.ru_maxrss / 1024)
"""


@dataclass(frozen=True)
class Weight:
    """What became of a file; seconds as the clock and as the processors count them; the most memory in MB.

    Of two processes each: the one that waited, and the one that read.
    """

    became: str
    seconds: float
    worked: tuple[float, float]
    memory: tuple[float, float]

    def __str__(self) -> str:
        worked = " + ".join(f"{each:.2f}" for each in self.worked)
        memory = " + ".join(f"{each:.0f}" for each in self.memory)
        return f"{self.became:18} {self.seconds:6.2f} s, worked {worked} s, {memory} MB"


def weigh(path: Path) -> Weight:
    """Read a file in processes of its own."""
    pytest.importorskip("resource", reason="Windows does not say how much memory a process took")
    run = subprocess.run([sys.executable, "-c", WEIGHED, str(path)], check=True, capture_output=True, text=True)
    became, *figures = run.stdout.split()
    seconds, waited, read, waiting, reading = map(float, figures)
    return Weight(became, seconds, (waited, read), (waiting, reading))


def check(name: str, path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Weigh, print what was found, hold the memory against the limit, and give what became of it."""
    weight = weigh(path)
    with capsys.disabled():
        print(f"\n{name:28} {path.stat().st_size:>12,} bytes  {weight}")
    assert max(weight.memory) < MOST_MEGABYTES
    return weight.became


@pytest.mark.parametrize("name", IN_THE_SUITE)
def test_a_bomb_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    REFUSED[name](path)
    weight = weigh(path)
    assert weight.became in ("WorkbookTooLarge", "WorkbookUnsafe")
    assert max(weight.memory) < MOST_MEGABYTES


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
