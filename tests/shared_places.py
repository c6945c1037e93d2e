"""What takes long to make is made by one of the processes that run tests at once, and used by all."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

_PATIENCE: Final = 170.0
"""Seconds to wait for whoever makes it: a little less than a test may take."""


@contextmanager
def the_only_one(places: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """A folder of this run, the same in each of its processes, which no other process enters meanwhile.

    Raises TimeoutError when another process does not come out of it.
    """
    run = places.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    folder, turn = run / f"shared-{name}", run / f"shared-{name}.turn"
    until = time.monotonic() + _PATIENCE
    while not _took(turn):
        if time.monotonic() > until:
            raise TimeoutError(f"another process still makes “{name}”")
        time.sleep(0.05)
    try:
        folder.mkdir(exist_ok=True)
        yield folder
    finally:
        turn.rmdir()


def _took(turn: Path) -> bool:
    try:
        turn.mkdir()
    except FileExistsError:
        return False
    return True
