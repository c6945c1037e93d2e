"""What one process took for one piece of work: for benchmarks that give each side a process of its own."""

from __future__ import annotations

import pickle
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what the system counts the peak in."""


def print_taken(write: Callable[[Any], bytes], file: Path) -> None:
    """Write once from what ``file`` has pickled, with the time that the libraries take to be loaded.

    Printed: processor time in seconds, peak memory in bytes, and how many bytes were written.
    """
    content = pickle.loads(file.read_bytes())
    began = time.process_time()
    written = write(content)
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
