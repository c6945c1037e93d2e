"""A backup that is killed at any moment leaves a sound file, every earlier backup, and nothing that is not swept."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import BackupPlaces, Place
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.backups.writing import sweep
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.restoring.looking import backups_of
from cpc_selfeval.storage.restoring.replacing import restore
from tests.storage.another_process import ROOT
from tests.storage.backups.made import MORNING, backed_up
from tests.storage.samples import full_file

BACK_UP_ON_AND_ON = """
import sys, threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from cpc_selfeval.domain.backup import BackupPlaces, Reason
from cpc_selfeval.storage.backups.taking import TooRestless, take_at_once, take_in_steps
from cpc_selfeval.storage.backups.writing import finish
from cpc_selfeval.storage.opening import open_store
from tests.storage.samples import EVIDENCE, ISLA, NOON, revised
path, second = Path(sys.argv[1]), Path(sys.argv[2])
store = open_store(path)
print("begun", flush=True)

def back_up():
    while True:
        try:
            taken = take_in_steps(path, None, Reason.WHILE_WORKING, datetime.now(UTC))
        except TooRestless:
            continue
        print(finish(taken, BackupPlaces(second)).backup.path.name, flush=True)

threading.Thread(target=back_up).start()
evidence = store.load().evidence[EVIDENCE.key]
for number in range(10**9):
    after = replace(evidence, shows=f"{number} " * 2000)
    store.apply(revised(evidence, after), by=ISLA, at=NOON)
    evidence = after
    threading.Event().wait(0.02)
"""

RESTORE = """
import sys
from datetime import datetime
from pathlib import Path
from cpc_selfeval.storage.restoring.replacing import restore
print("begun", flush=True)
restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 22, 14, 2).astimezone())
print("done", flush=True)
"""


@contextmanager
def running(program: str, *arguments: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that said that it has begun, and is killed at the end."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            yield process
        finally:
            process.kill()


def killed_while_backing_up(path: Path, second: Path, kills: int, seed: int) -> tuple[int, int]:
    """How many backups were acknowledged in all, and how many kills left something to sweep."""
    chance = random.Random(seed)
    said: set[str] = set()
    parts = 0
    for _ in range(kills):
        with running(BACK_UP_ON_AND_ON, path, second) as process:
            time.sleep(chance.uniform(0.02, 0.5))
            process.kill()
            told, _ = process.communicate()
        said |= set(told.split("\n")[:-1])
        parts += any(entry.suffix != ".cpcse" for entry in folder_of(path).iterdir())
        assert check_file(path) == ()
        open_store(path).close()
        sweep(path)
        found = backups_in(folder_of(path), Place.BESIDE)
        assert {entry.name for entry in folder_of(path).iterdir()} == {backup.path.name for backup in found}
        assert said <= {backup.path.name for backup in found}
        for backup in found[-3:]:
            assert check_file(backup.path) == ()
        numbers = [backup.number for backup in found]
        assert numbers == sorted(set(numbers))
    for backup in backups_of(path, BackupPlaces(second)):
        assert check_file(backup.path) == ()
    return len(said), parts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.cpcse"
    full_file(path).close()
    (tmp_path / "second").mkdir()
    folder_of(path).mkdir()
    return path


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kills", [2, pytest.param(60, marks=pytest.mark.long)])
def test_kills_while_backups_are_made(path: Path, tmp_path: Path, kills: int) -> None:
    backups, parts = killed_while_backing_up(path, tmp_path / "second", kills, seed=kills)

    print(f"\n{kills} kills while backups were made: {backups} backups, none lost; {parts} left a part that was swept")
    assert backups > 0 or kills < 60
    assert parts > 0 or kills < 60


def killed_while_restoring(path: Path, kills: int, seed: int) -> tuple[int, int]:
    """How many kills found the file as it was, and how many as it should become."""
    chance = random.Random(seed)
    with closing(open_store(path)) as store:
        backup = backed_up(store, MORNING).backup.path
    earlier = path.read_bytes()
    longest = _timed(path, backup)
    found = {"old": 0, "new": 0}
    for number in range(kills):
        path.write_bytes(earlier)
        aside = [entry for entry in path.parent.iterdir() if "put aside" in entry.name]
        for entry in aside:
            entry.unlink()
        with running(RESTORE, path, backup) as process:
            time.sleep(chance.uniform(0, longest))
            process.kill()
            process.communicate()
        now = path.read_bytes()
        assert now in (earlier, backup.read_bytes()), number
        found["old" if now == earlier else "new"] += 1
        aside = [entry for entry in path.parent.iterdir() if "put aside" in entry.name]
        assert now == earlier or [entry.read_bytes() for entry in aside] == [earlier]
        assert check_file(path) == ()
        open_store(path).close()
    restore(path, backup, MORNING)
    assert check_file(path) == ()
    return found["old"], found["new"]


def _timed(path: Path, backup: Path) -> float:
    with running(RESTORE, path, backup) as process:
        began = time.monotonic()
        told, _ = process.communicate(timeout=120)
    assert told == "done\n"
    return time.monotonic() - began


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kills", [2, pytest.param(60, marks=pytest.mark.long)])
def test_kills_while_a_backup_is_restored(path: Path, kills: int) -> None:
    old, new = killed_while_restoring(path, kills, seed=kills)

    print(f"\n{kills} kills while a backup was restored: {old} left the old file, {new} the new one")
    assert old + new == kills
    assert (old > 0 and new > 0) or kills < 60
