"""A large file attached by pieces in a process of its own: ``python -m tests.faults.attaching FILE SOURCE OUT END``.

With END "die" it prints "half" when half of the file is in and waits to be killed. With "whole" it attaches, writes
the file out to OUT and prints how much more memory that took at most, in kB, and the seconds of both.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.attaching import Coming
from cpc_selfeval.editing.open_self_evaluation import open_file

FILE, SOURCE, OUT, END = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]


def most_memory() -> int:
    """The most memory that this process ever had, in kB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


def told(coming: Coming | None) -> None:
    """Say when three quarters of the two readings are done, that is half of the blocks, and wait for the end."""
    if END == "die" and coming is not None and coming.done * 4 >= coming.size * 3:
        print("half", flush=True)
        sys.stdin.read()


def main() -> None:
    """Attach, and write out."""
    work = open_file(FILE, Person("Isla Grant"))
    piece = work.evidence.record("Film of the staff day")
    before, began = most_memory(), time.monotonic()
    work.evidence.attach_large(piece, SOURCE, SOURCE.stat().st_size, told)
    attached = time.monotonic()
    (kept,) = work.contents.attachments_of(piece)
    answers: list[object] = []
    work.evidence.write_out(kept.key, OUT, answers.append)
    assert answers == [None]
    print(most_memory() - before, f"{attached - began:.2f}", f"{time.monotonic() - attached:.2f}", flush=True)
    work.close()


if __name__ == "__main__":
    main()
