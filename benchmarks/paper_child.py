"""``python -m benchmarks.paper_child ours|bare INPUT`` writes one paper and prints what it took.

A process of its own, so that its peak memory is that of this paper alone. INPUT is a pickle that the benchmark wrote
itself: the snapshot for ours, plain words for the bare script. Printed: processor time in seconds, peak memory in
bytes, and how many bytes the paper has.
"""

from __future__ import annotations

import pickle
import resource
import sys
import time
from pathlib import Path

from benchmarks.papers import bare_paper, full_paper

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what the system counts the peak in."""


def main(side: str, file: Path) -> None:
    """Write the paper once, from its beginning, with the time that the libraries take to be loaded."""
    content = pickle.loads(file.read_bytes())
    began = time.process_time()
    written = full_paper(content) if side == "ours" else bare_paper(content)
    taken = time.process_time() - began
    print(taken, _peak(), len(written))


def _peak() -> int:
    """The most memory that this process had, in bytes.

    Of the program that runs now: what getrusage says on Linux begins with the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
