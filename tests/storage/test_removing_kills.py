"""A removal that is killed on its way is done wholly or not at all, in the file and in each backup."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import Reason
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.removal import FoundPassage
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.backups.naming import folder_of, name_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.removing import find_passage
from tests.editing.desk import ISLA, Desk

NAME = "Zebedeecanary"
REMOVES = """
import sys
from pathlib import Path
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.removal import Removal
from cpc_selfeval.editing.open_self_evaluation import open_file

work = open_file(Path(sys.argv[1]), Person("Isla Grant"))
print("ready", flush=True)
work.removing.remove(Removal(Passage(sys.argv[2]), "[removed]", "test"), lambda done: print("done", flush=True))
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the name in many rows and entries, and one backup of it."""
    path = tmp_path_factory.mktemp("whole") / "harbour.cpcse"
    desk = Desk(path, InlineExecutor())
    for number in range(120):
        key = desk.work.evidence.record(f"{NAME} {number}", shows=f"{NAME} said so. " * 20)
        if number % 3 == 0:
            desk.work.evidence.revise(key, title=f"Letter {number} of {NAME}")
    desk.work.close()
    folder_of(path).mkdir()
    shutil.copy(path, folder_of(path) / name_of(datetime(2026, 3, 2, tzinfo=UTC), 1, Reason.OPENED))
    return path


def found_in(path: Path) -> FoundPassage:
    """Where the name is in a file."""
    work = open_file(path, ISLA, InlineExecutor())
    told: list[object] = []
    work.session.ask(lambda store: find_passage(store, Passage(NAME)), told.append)
    work.close()
    assert isinstance(told[0], FoundPassage)
    return told[0]


@pytest.mark.parametrize("kills", [3, pytest.param(25, marks=[pytest.mark.long, pytest.mark.timeout(600)])])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_on_its_way_a_removal_is_whole_or_nothing(whole: Path, tmp_path: Path, kills: int) -> None:
    before = found_in(whole)
    chance = random.Random(20261122)
    states = set()
    length = 0.4
    for number in range(kills):
        folder = tmp_path / str(number)
        shutil.copytree(whole.parent, folder)
        path = folder / whole.name
        (backup,) = folder_of(path).iterdir()
        child = subprocess.Popen(
            [sys.executable, "-c", REMOVES, str(path), NAME], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        began = time.monotonic()
        if number == 0:  # the first is let through, to learn how long one takes
            assert child.stdout.readline() == "done\n"
            length = time.monotonic() - began
        else:
            time.sleep(chance.uniform(0, length * 1.1))
        child.send_signal(signal.SIGKILL)
        child.wait(30)
        child.stdin.close()
        child.stdout.close()
        here, there = found_in(path), found_in(backup)
        assert here in (before, FoundPassage())
        assert there in (before, FoundPassage())
        assert here != FoundPassage() or there == FoundPassage(), "the file comes last"
        assert check_file(path) == ()
        assert check_file(backup) == ()
        states.add((here.is_nowhere, there.is_nowhere))
    print(f"{kills} kills during a removal of {length:.2f} s: {len(states)} different states, none of them half")
    assert (True, True) in states
    assert len(states) > 1 or kills < 25, "some were killed before it was done"
