"""A process that is killed while it brings a file up to date leaves the old file or the new one, and a backup."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import Place, Reason
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.schema import LATEST
from tests.storage.another_process import ROOT
from tests.storage.golden.make import golden
from tests.storage.later_step import ROWS

BRING_UP_TO_DATE = """
import sys
from pathlib import Path
from cpc_selfeval.storage.opening import open_store
from tests.storage.later_step import know_later_step
know_later_step()
print("begun", flush=True)
open_store(Path(sys.argv[1])).close()
print("done", flush=True)
"""


def brought_up_to_date(path: Path, seconds: float | None) -> float | None:
    """Open a file with a program that knows a later step, killed after so many seconds.

    Gives how many seconds it took, None where it did not come to its end.
    """
    command = [sys.executable, "-c", BRING_UP_TO_DATE, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        began = time.monotonic()
        if seconds is not None:
            time.sleep(seconds)
            process.kill()
        said, _ = process.communicate(timeout=120)
    return time.monotonic() - began if said == "done\n" else None


def state_of(path: Path) -> tuple[int, bool, int]:
    """Version, whether the later table is there, and its rows."""
    with closing(engine.connect(path)) as conn:
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        there = conn.execute("SELECT count(*) FROM sqlite_schema WHERE name='minute'").fetchone()[0]
        rows = conn.execute("SELECT count(*) FROM minute").fetchone()[0] if there else 0
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return version, bool(there), rows


OLD = (LATEST, False, 0)
NEW = (LATEST + 1, True, ROWS)


def killed_at_random(folder: Path, kills: int, seed: int) -> tuple[int, int]:
    """How many kills found the old file and how many the new one; every other state fails."""
    chance = random.Random(seed)
    longest = timed(folder / "timed.cpcse")
    found = {OLD: 0, NEW: 0}
    for number in range(kills):
        path = folder / f"{number}.cpcse"
        shutil.copyfile(golden(LATEST), path)
        brought_up_to_date(path, chance.uniform(0, longest * 1.1))
        state = state_of(path)
        assert state in found
        found[state] += 1
        backups = backups_in(folder_of(path), Place.BESIDE)
        assert state == OLD or len(backups) == 1
        for backup in backups:
            assert backup.reason is Reason.BEFORE_UPDATE
            assert check_file(backup.path) == ()
        goes_on_well(path, state)
    return found[OLD], found[NEW]


def timed(path: Path) -> float:
    shutil.copyfile(golden(LATEST), path)
    took = brought_up_to_date(path, None)
    assert took is not None
    return took


def goes_on_well(path: Path, state: tuple[int, bool, int]) -> None:
    """The old one is sound and can be brought up to date after all; what was half made is swept."""
    if state == OLD:
        assert check_file(path) == ()
    assert brought_up_to_date(path, None) is not None
    assert state_of(path) == NEW
    assert [name for name in folder_of(path).iterdir() if name.suffix != ".cpcse"] == []


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kills", [2, pytest.param(60, marks=pytest.mark.long)])
def test_kills_while_a_file_is_brought_up_to_date(tmp_path: Path, kills: int) -> None:
    old, new = killed_at_random(tmp_path, kills, seed=kills)

    print(f"\n{kills} kills while a file was brought up to date: {old} left the old file, {new} the new one")
    assert old + new == kills
    assert old > 0 or kills < 60
