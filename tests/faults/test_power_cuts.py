"""A file system that loses its power at any moment: what was said to be saved is there once it is mounted again.

The cut is the shutdown ioctl of ext4 and xfs on a file system in a file: what had not reached the disk by then is gone,
the file system's own journal too. The disk under it keeps what it was asked to sync, which cheap sticks may not.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.disks import LoopDisk, loop_disk, needs_loop
from tests.faults.nursery import Line, Nursery
from tests.faults.programs import work_on_and_on
from tests.faults.seeds import new_file
from tests.faults.witness import Judgement

long = pytest.mark.long
systems = pytest.mark.parametrize(
    ("system", "cuts"),
    [
        pytest.param("ext4", 6, marks=needs_loop("ext4")),
        pytest.param("ext4", 60, marks=[needs_loop("ext4"), long, pytest.mark.timeout(600)]),
        pytest.param("xfs", 40, marks=[needs_loop("xfs"), long, pytest.mark.timeout(600)]),
    ],
)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery("tests.faults.programs")
    yield nursery
    nursery.end()


def cut_while_working(nursery: Nursery, disk: LoopDisk, folder: Path, cuts: int, *, synced: bool = True) -> Judgement:
    """Cut the power under a process that works on and on, mount the disk again, look, and go on with the same file."""
    chance = random.Random(cuts)
    judgement = Judgement()
    path = disk.folder / "a.cpcse"
    new_file(path).close()
    for number in range(cuts):
        child = nursery.begin(work_on_and_on, path=str(path), seed=number, folder=str(folder), synced=synced)
        told = child.heard_until("did", 1 + number % 2)  # the first only says what the file held
        told += child.heard_for(chance.uniform(0, 0.25))
        disk.cut_power()
        after = child.heard_for(0.05)
        after += child.killed()
        assert_nothing_is_saved_without_a_disk(after)
        disk.start_again()
        # A save that was told of just after the cut may have been on the disk before it: it counts as not told
        judgement.look(path, told + [line for line in after[:1] if line[0] == "will" and told[-1][0] == "did"])
    return judgement


def assert_nothing_is_saved_without_a_disk(told: list[Line]) -> None:
    """At most the save that was just being acknowledged; then refusals only."""
    assert [line[0] for line in told].count("did") <= 1
    for line in told:
        if line[0] == "refused":
            # A read that fails is damage to SQLite (SQLITE_IOERR_CORRUPTFS); undoing waits for what is not saved
            assert set(line[1:]) <= {"DiskFault", "DriveGone", "FileDamaged", "FileReadOnly", "StillWaiting"}


@systems
def test_what_was_acknowledged_outlives_a_power_cut(nursery: Nursery, tmp_path: Path, system: str, cuts: int) -> None:
    with loop_disk(tmp_path, system) as disk:
        judgement = cut_while_working(nursery, disk, tmp_path, cuts)
    print(f"\nPower cuts on {system}: {judgement}")

    judgement.assert_nothing_lost()
    assert judgement.acknowledged >= cuts // 2


@needs_loop("ext4")
def test_a_save_that_is_not_synced_would_be_seen_to_be_lost(nursery: Nursery, tmp_path: Path) -> None:
    with loop_disk(tmp_path, "ext4") as disk:
        judgement = cut_while_working(nursery, disk, tmp_path, 2, synced=False)

    assert judgement.lost or judgement.corrupt
