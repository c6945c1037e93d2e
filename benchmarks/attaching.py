"""A large file kept with a piece of evidence and written out again, beside the same blocks put into a bare table.

Each side runs in a process of its own, which says how much more memory it took at most than before it began.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.files import with_evidence
from benchmarks.measuring import Figure

MEGABYTES = 200
SPEED_GOAL = 1.25
"""At least 0.8 of the floor's speed."""
MEMORY_GOAL = 60
"""Megabytes more than before, at most."""

OURS = """
import sys, time
from pathlib import Path
from benchmarks.attaching import grown, ready
from benchmarks.files import ISLA
from cpc_selfeval.editing.open_self_evaluation import open_file
work = open_file(Path(sys.argv[1]), ISLA)
key = next(iter(work.contents.evidence))
ready()
began = time.perf_counter()
source = Path(sys.argv[2])
work.evidence.attach_large(key, source, work.evidence.size_to_attach(source), lambda _coming: None)
took = time.perf_counter() - began
assert len(work.contents.attachments_of(key)) == 1
work.evidence.write_out(work.contents.attachments_of(key)[0].key, Path(sys.argv[3]), lambda _refusal: None)
print(took, grown())
work.close()
"""

BARE = """
import sys, time
from benchmarks.attaching import grown, ready
from cpc_selfeval.storage import engine
bare = engine.open_uri("file:" + sys.argv[1] + ".bare?mode=rwc", 2.0)
for setting in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "secure_delete=ON"):
    bare.execute("PRAGMA " + setting)
bare.execute("CREATE TABLE block (key TEXT PRIMARY KEY, n INTEGER, bytes BLOB) STRICT")
ready()
began = time.perf_counter()
with open(sys.argv[2], "rb") as file:
    bare.execute("BEGIN IMMEDIATE")
    for n, block in enumerate(iter(lambda: file.read(256 * 1024), b"")):
        bare.execute("INSERT INTO block VALUES (?, ?, ?)", (str(n), n, block))
        if n % 32 == 31:
            bare.execute("COMMIT")
            bare.execute("BEGIN IMMEDIATE")
    bare.execute("COMMIT")
print(time.perf_counter() - began, grown())
"""

_before = 0


def ready() -> None:
    """Remember how much memory this process took at most until now."""
    global _before  # noqa: PLW0603 - one process, one measurement
    _before = _most()


def grown() -> float:
    """Megabytes by which the most memory of this process grew since :func:`ready`."""
    return (_most() - _before) / 1024


def _most() -> int:
    """Kilobytes, by the system's own count (Linux); 0 elsewhere."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
    return int(lines["VmHWM"].split()[0])


def measure(folder: Path, rounds: int = 3, megabytes: int = MEGABYTES) -> list[Figure]:
    """A file of so many megabytes attached and written out."""
    source = folder / "recording.bin"
    with source.open("wb") as file:
        for n in range(megabytes):
            file.write(n.to_bytes(4, "big") * 250_000)
    ours, floors = [], []
    for number in range(rounds):
        path = folder / f"{number}.cpcse"
        with_evidence(path, 1).close()
        ours.append(_run(OURS, path, source, folder / "out.bin"))
        floors.append(_run(BARE, path, source))
        path.unlink()
        path.with_name(f"{path.name}.bare").unlink()
    ours.sort()
    floors.sort()
    took, _ = ours[rounds // 2]
    floor, bare_more = floors[rounds // 2]
    memory = max(more for _took, more in ours)
    goal = f"memory {memory:.0f} MB more at most (goal {MEMORY_GOAL}), bare {bare_more:.0f} MB"
    speed = f"{megabytes / took:.0f} MB/s; {goal}"
    return [Figure(f"{megabytes} MB attached, hashed, in pieces ÷ bare blocks", took, floor, SPEED_GOAL, speed)]


def _run(code: str, *paths: Path) -> tuple[float, float]:
    command = [sys.executable, "-c", code, *map(str, paths)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    took, more = told.stdout.split()
    return float(took), float(more)
