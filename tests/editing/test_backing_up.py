"""The open file is backed up before the first change, every half hour of work and on request, whatever the clock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import Backup, BackupPlaces, Reason
from cpc_selfeval.domain.backup_refusals import BackupNotMade, BackupPlaceMissing
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.backing_up import BackedUp
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, begin, open_file
from cpc_selfeval.editing.steps import LOG_LINES_EACH, RECENT
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.restoring.looking import backups_of, look_into
from tests.editing.desk import BEGINNING, ISLA

HALF_AN_HOUR = timedelta(minutes=30)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Working:
    """A file that was begun on another day, opened again by a thread of its own, with backups kept."""

    def __init__(self, path: Path, second: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self.clock = Clock()
        self.listener = Silent()
        self.faults: list[BaseException] = []
        self.told: list[BackedUp] = []
        self.work: OpenSelfEvaluation = open_file(
            path, ISLA, ThreadExecutor(self.faults.append), self.listener, self.clock, read_only=read_only
        )
        self.work.backups.keep(BackupPlaces(second), self.told.append)

    def add(self, title: str) -> None:
        self.work.evidence.record(title)
        self.wait()

    def tick(self, passed: timedelta) -> None:
        """Some time passes, then the window's clock strikes."""
        self.clock.now += passed
        self.work.backups.when_due()
        self.wait()

    def wait(self) -> None:
        self.work.backups.wait(60)
        assert self.work.session.drain(20)
        self.work.backups.wait(60)

    @property
    def reasons(self) -> list[Reason]:
        """Why backups were made, in their order."""
        found = sorted(backups_of(self.path, BackupPlaces()), key=lambda backup: backup.number)
        return [backup.reason for backup in found]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Harbour.cpcse"
    work = begin(path, BEGINNING, ISLA)
    work.evidence.record("Begun")
    work.close()
    return path


@pytest.fixture
def working(path: Path) -> Iterator[Working]:
    working = Working(path)
    yield working
    working.work.close()
    assert working.faults == []
    assert working.listener.refusals == []
    assert check_file(path) == ()


def titles(path: Path) -> list[str]:
    with closing(open_store(path, read_only=True)) as store:
        return sorted(evidence.title for evidence in store.load().evidence.values())


def test_a_session_that_only_looks_makes_no_backup(path: Path) -> None:
    working = Working(path)
    working.tick(HALF_AN_HOUR)
    working.work.close()

    assert not folder_of(path).exists()


def test_the_first_change_backs_up_the_file_as_it_was_opened(working: Working) -> None:
    working.add("New")
    working.add("Newer")

    [backup] = backups_of(working.path, BackupPlaces())
    assert backup.reason is Reason.OPENED
    assert titles(backup.path) == ["Begun"]
    assert [event.outcome for event in working.told] == [backup]
    assert sorted(record.title for record in working.work.contents.evidence.values()) == ["Begun", "New", "Newer"]


def test_a_self_evaluation_that_was_only_just_begun_has_no_earlier_state(tmp_path: Path) -> None:
    work = begin(tmp_path / "new.cpcse", BEGINNING, ISLA)
    work.backups.keep(BackupPlaces(), lambda _event: None)
    work.evidence.record("First")
    work.backups.wait(60)
    work.close()

    assert not folder_of(tmp_path / "new.cpcse").exists()


def test_while_there_is_work_there_is_a_backup_every_half_hour(working: Working) -> None:
    working.add("New")
    working.tick(timedelta(minutes=29))
    assert working.reasons == [Reason.OPENED]

    working.tick(timedelta(minutes=1))
    assert working.reasons == [Reason.OPENED, Reason.WHILE_WORKING]

    working.tick(HALF_AN_HOUR)
    working.tick(HALF_AN_HOUR)
    assert working.reasons == [Reason.OPENED, Reason.WHILE_WORKING]

    working.add("Newer")
    working.tick(timedelta(0))
    assert working.reasons == [Reason.OPENED, Reason.WHILE_WORKING, Reason.WHILE_WORKING]


@pytest.mark.parametrize("leap", [timedelta(days=3), timedelta(days=-365)], ids=["ahead", "back"])
def test_a_clock_that_jumps_makes_one_backup_and_thins_nothing_wrongly(working: Working, leap: timedelta) -> None:
    working.add("New")
    working.tick(leap)
    for _ in range(5):
        working.tick(timedelta(minutes=1))

    assert working.reasons == [Reason.OPENED, Reason.WHILE_WORKING]
    working.add("Newer")
    working.tick(-leap + HALF_AN_HOUR)
    assert working.reasons == [Reason.OPENED, Reason.WHILE_WORKING, Reason.WHILE_WORKING]


def test_a_backup_that_was_asked_for_holds_all_that_was_entered_before(working: Working) -> None:
    answers: list[Backup | Refusal] = []
    working.work.evidence.record("Just now")
    working.work.backups.now(done=answers.append)
    working.wait()

    assert isinstance(answers[0], Backup)
    assert answers[0].reason is Reason.ASKED_FOR
    assert titles(answers[0].path) == ["Begun", "Just now"]


def test_before_much_is_removed_the_file_is_copied_in_its_turn(working: Working) -> None:
    """What is asked for afterwards is not in the backup, however quickly it follows."""
    working.work.evidence.record("Before")
    working.work.backups.now(Reason.BEFORE_REMOVAL)
    working.work.evidence.record("After")
    working.wait()

    made = {backup.reason: backup for backup in backups_of(working.path, BackupPlaces())}
    assert titles(made[Reason.BEFORE_REMOVAL].path) == ["Before", "Begun"]
    assert titles(made[Reason.OPENED].path) == ["Begun"]


def test_what_is_typed_during_a_backup_is_saved(working: Working) -> None:
    for number in range(12):
        working.work.backups.now()
        working.work.evidence.record(f"E{number}")
    working.wait()

    assert len(working.work.contents.evidence) == 13
    assert working.reasons.count(Reason.ASKED_FOR) == 12
    for backup in backups_of(working.path, BackupPlaces()):
        assert check_file(backup.path) == ()


def test_a_file_that_is_saved_too_often_is_copied_between_two_saves(
    working: Working, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpc_selfeval.storage.backups.taking.MOST_RESTARTS", -1)
    monkeypatch.setattr("cpc_selfeval.storage.backups.taking.PAGES_A_STEP", 1)
    real = threading.Event()

    def twice_at_the_same_place(watch: object, *_steps: int) -> None:
        from cpc_selfeval.storage.backups.taking import TooRestless

        real.set()
        raise TooRestless

    monkeypatch.setattr("cpc_selfeval.storage.backups.taking._Watch.__call__", twice_at_the_same_place)
    working.add("New")
    working.work.backups.now()
    working.wait()

    assert real.is_set()
    assert working.reasons == [Reason.OPENED, Reason.ASKED_FOR]


def test_a_backup_that_fails_is_told_and_keeps_no_change_out(path: Path) -> None:
    folder_of(path).write_text("in the way")
    working = Working(path)
    working.add("New")
    working.tick(HALF_AN_HOUR)
    working.work.close()

    assert [type(event.outcome) for event in working.told] == [BackupNotMade, BackupNotMade]
    assert titles(path) == ["Begun", "New"]
    assert working.faults == []


def test_a_fault_of_ours_in_backing_up_keeps_no_change_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    raised: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    monkeypatch.setattr("cpc_selfeval.editing.backing_up.take_at_once", broken)
    working = Working(path)
    working.add("New")
    working.work.close()

    assert titles(path) == ["Begun", "New"]
    assert working.listener.refusals == []
    assert [told.exc_type for told in raised] == [ZeroDivisionError]


def test_a_second_place_that_is_not_there_is_told_with_the_backup(path: Path, tmp_path: Path) -> None:
    working = Working(path, tmp_path / "stick")
    working.add("New")
    working.work.close()

    [event] = working.told
    assert isinstance(event.outcome, Backup)
    assert isinstance(event.second_missing, BackupPlaceMissing)


def test_a_file_that_can_only_be_read_is_not_backed_up(path: Path) -> None:
    working = Working(path, read_only=True)
    working.work.backups.now()
    working.tick(HALF_AN_HOUR)
    working.work.close()

    assert not folder_of(path).exists()


def test_closing_ends_what_still_copies_and_leaves_one_clean_file(working: Working) -> None:
    for _ in range(3):
        working.add("More")
        working.work.backups.now()
        working.work.backups.now(Reason.BEFORE_PASSWORD)
    working.work.close()
    working.work.backups.wait(60)

    names = sorted(path.name for path in working.path.parent.iterdir())
    assert names == ["Harbour.cpcse", "Harbour.cpcse.backups"]
    assert [file.name for file in folder_of(working.path).iterdir() if file.suffix != ".cpcse"] == []
    assert Reason.BEFORE_PASSWORD in working.reasons


def test_what_is_in_a_backup_is_told(working: Working) -> None:
    working.add("New")
    working.work.backups.now()
    working.wait()

    newest = backups_of(working.path, BackupPlaces())[0]
    content = look_into(newest.path)
    assert (content.evidence, content.last_by) == (2, "Isla Grant")
    assert content.last_act == working.work.session.recent[0].act


def test_a_backup_is_opened_to_read_only_however_it_is_asked_for(working: Working) -> None:
    working.add("New")
    [backup] = backups_of(working.path, BackupPlaces())
    content = backup.path.read_bytes()

    looked_at = open_file(backup.path, ISLA)
    looked_at.evidence.record("Into the backup")
    looked_at.close()

    assert looked_at.session.read_only
    assert backup.path.read_bytes() == content


def test_a_backup_whose_turn_comes_after_closing_does_not_touch_the_file(path: Path) -> None:
    working = Working(path)
    begun = threading.Event()
    go_on = threading.Event()

    def hold_up(_event: object) -> None:
        begun.set()
        assert go_on.wait(20)

    working.work.backups.now(Reason.ASKED_FOR, hold_up)
    assert begun.wait(20)
    working.work.backups.now()
    assert working.work.session.drain(20)
    working.work.close()
    path.rename(path.with_name("elsewhere.cpcse"))
    go_on.set()
    working.work.backups.finish_begun()

    assert [type(event.outcome) for event in working.told] == [Backup]
    assert working.reasons == [Reason.ASKED_FOR]


def test_many_changes_of_one_kind_are_an_earlier_state_too(tmp_path: Path) -> None:
    path = tmp_path / "levels.cpcse"
    work = begin(path, BEGINNING, ISLA)
    for number in range(RECENT * LOG_LINES_EACH):
        work.session.make("one act", partial(renamed, title=f"Self-evaluation {number}"))
    work.close()
    working = Working(path)
    assert len(working.work.session.recent) == 1

    working.add("New")
    working.work.close()

    assert working.reasons == [Reason.OPENED]


def renamed(contents: Contents, *, title: str) -> Change:
    return Change("one act", (RowChange(contents.cycle, replace(contents.cycle, title=title)),))
