"""A place for files in memory, for tests whose faults are not the disk's own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder on a disk in memory, where syncing takes no time, or on the usual one where there is none."""
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="cpcse-faults-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
