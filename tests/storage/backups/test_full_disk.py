"""No room for a backup: the file and every earlier backup are as they were, and nothing half made is left."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import BackupPlaces, Reason
from cpc_selfeval.domain.backup_refusals import BackupNotMade
from cpc_selfeval.domain.saving_refusals import DiskFull
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.backups.taking import take_in_steps
from cpc_selfeval.storage.backups.writing import finish, told_as_not_made
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.store import Store
from tests.storage.backups.made import MORNING, backed_up
from tests.storage.samples import EVIDENCE, ISLA, NOON, full_file, revised

MAY_MOUNT = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None

pytestmark = pytest.mark.skipif(not MAY_MOUNT, reason="mounting a small disk needs root on Linux")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a file and less than two copies of it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let a test mount a disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill_up(disk: Path, left: int) -> Path:
    """Fill a disk until so many bytes are free."""
    status = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - left)))
    return ballast


def attempt(store: Store, *, in_steps: bool) -> None:
    with told_as_not_made(store.path):
        if in_steps:
            finish(take_in_steps(store.path, None, Reason.WHILE_WORKING, MORNING), BackupPlaces())
        else:
            backed_up(store)


@pytest.mark.parametrize("left", [0, 200_000, 900_000, 1_500_000])
@pytest.mark.parametrize("in_steps", [False, True], ids=["at once", "in steps"])
def test_no_room_for_a_backup(small_disk: Path, left: int, in_steps: bool) -> None:
    store = full_file(small_disk / "a.cpcse")
    folder_of(store.path).mkdir()
    size = store.path.stat().st_size
    assert left < 2 * size
    ballast = fill_up(small_disk, left)

    with pytest.raises(BackupNotMade) as told:
        attempt(store, in_steps=in_steps)

    assert isinstance(told.value.because, DiskFull)
    assert "no room left" in told.value.what_happened
    ballast.unlink()
    left_there = list(folder_of(store.path).iterdir())
    store.apply(revised(EVIDENCE, replace(EVIDENCE, shows="typed afterwards")), by=ISLA, at=NOON)
    assert check_file(store.path) == ()
    store.close()
    assert left_there == []


def test_no_room_in_the_second_place(small_disk: Path, tmp_path: Path) -> None:
    store = full_file(tmp_path / "a.cpcse")
    places = BackupPlaces(small_disk)
    first = backed_up(store, places=places)
    assert first.second_missing is None
    fill_up(small_disk, 300_000)

    second = backed_up(store, MORNING + timedelta(hours=1), places=places)
    store.close()

    assert second.second_missing is not None
    assert check_file(second.backup.path) == ()
    names = [path.name for folder in small_disk.iterdir() if folder.is_dir() for path in folder.iterdir()]
    assert names == [first.backup.path.name]
