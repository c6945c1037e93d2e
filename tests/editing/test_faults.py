"""What is typed outlives a fault of the program, an exhausted memory and a disk that fails once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cpc_selfeval.domain.change import Change, ChangeKind
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.refusal import Refusal, StillWaiting
from cpc_selfeval.domain.saving_refusals import DiskFault, DiskFull, OutOfMemory, ProgramFault
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.store import Store
from tests.editing.desk import ISLA, Desk
from tests.editing.failing_store import failing


class FaultyDesk(Desk):
    """A desk whose thread may meet faults, which are kept."""

    def __init__(self, path: Path) -> None:
        self.faults: list[BaseException] = []
        super().__init__(path, ThreadExecutor(self.faults.append))

    def record(self, text: str) -> str:
        """Record a strength of 2.1."""
        return self.work.findings.record(FindingKind.STRENGTH, "2.1", text)

    @property
    def texts(self) -> list[str]:
        """The strengths of 2.1 that are in the file."""
        return [finding.text for finding in self.contents.findings_of("2.1")]


@pytest.fixture
def desk(tmp_path: Path) -> FaultyDesk:
    return FaultyDesk(tmp_path / "work.cpcse")


def test_what_a_fault_kept_out_waits_aside_and_keeps_out_nothing_else(desk: FaultyDesk) -> None:
    store = failing(desk.work.session)
    store.faults = 1
    desk.record("one")
    desk.record("two")
    assert desk.texts == ["two"]
    assert [type(fault) for fault in desk.faults] == [ZeroDivisionError], "the crash window is told"
    (told,) = desk.told.refusals
    assert isinstance(told.refusal, ProgramFault)
    assert told.waiting
    assert unsaved(desk) == ["new strength of 2.1"]
    assert [type(told.refusal) for told in desk.told.refusals] == [ProgramFault]
    assert type(desk.work.session.unsaved_because) is ProgramFault
    desk.work.session.try_again()
    assert sorted(desk.texts) == ["one", "two"]
    assert unsaved(desk) == []
    desk.work.close()


def test_what_was_kept_out_never_replaces_what_was_typed_after_it(desk: FaultyDesk) -> None:
    key = desk.record("one")
    assert desk.texts == ["one"]
    store = failing(desk.work.session)
    store.faults = 1
    desk.work.findings.revise(key, text="one, wrongly kept out")
    desk.work.findings.revise(key, text="one, typed after it")
    assert desk.texts == ["one, typed after it"]
    assert desk.work.session.unsaved == ()
    desk.work.session.try_again()
    assert desk.texts == ["one, typed after it"]
    desk.work.close()


def test_a_fault_behind_what_waits_takes_nothing_along(desk: FaultyDesk) -> None:
    store = failing(desk.work.session)
    store.full = True
    desk.record("one")
    desk.work.session.make("faulty", _faulty)
    desk.record("two")
    assert desk.texts == []
    store.full = False
    desk.work.session.try_again()
    assert desk.texts == ["one", "two"]
    assert desk.work.session.unsaved == ("faulty",)
    assert len(desk.faults) == 1
    desk.work.session.try_in_passing()
    assert desk.texts == ["one", "two"]
    assert len(desk.faults) == 1, "a fault is not met again and again unasked"
    desk.work.close()


def test_closing_tries_what_stands_aside_and_closes_the_file_whatever_happens(desk: FaultyDesk) -> None:
    store = failing(desk.work.session)
    store.faults = 1
    desk.record("one")
    desk.work.session.make("faulty", _faulty)
    assert desk.texts == []
    desk.work.close()
    again = open_file(desk.work.session.path, ISLA)
    assert [finding.text for finding in again.contents.findings_of("2.1")] == ["one"]
    again.close()


def test_a_copy_has_what_a_fault_kept_out_of_the_file(desk: FaultyDesk, tmp_path: Path) -> None:
    store = failing(desk.work.session)
    store.faults = 1
    desk.record("one")
    answers: list[Refusal | None] = []
    desk.work.save_copy(tmp_path / "copy.cpcse", answers.append)
    assert desk.texts == []
    assert answers == [None]
    copy = open_file(tmp_path / "copy.cpcse", ISLA)
    assert [finding.text for finding in copy.contents.findings_of("2.1")] == ["one"]
    copy.close()
    desk.work.close()


def test_whoever_asks_gets_an_answer_although_there_is_a_fault(desk: FaultyDesk, tmp_path: Path) -> None:
    answers: list[object] = []

    def fault(*_: object) -> None:
        raise ZeroDivisionError

    desk.work.session.ask(fault, answers.append)
    desk.work.session.alter(fault, answers.append)
    assert desk.work.session.drain(20)
    assert [type(answer) for answer in answers] == [ProgramFault, ProgramFault]
    assert len(desk.faults) == 2
    desk.work.close()


def test_a_disk_that_fails_once_is_tried_once_more_before_anything_is_said(desk: FaultyDesk) -> None:
    store = failing(desk.work.session)
    store.refusal = lambda path: DiskFault(path, "EIO")
    store.failures = 1
    desk.record("one")
    assert desk.texts == ["one"]
    assert desk.told.refusals == []
    store.failures = 2
    desk.record("two")
    assert desk.texts == ["one"]
    assert [type(told.refusal) for told in desk.told.refusals] == [DiskFault]
    desk.work.session.try_in_passing()
    assert desk.texts == ["one", "two"]
    desk.work.close()


def test_an_exhausted_memory_keeps_what_was_typed(desk: FaultyDesk) -> None:
    store = failing(desk.work.session)
    store.fault = MemoryError()
    store.faults = 1
    desk.record("one")
    desk.record("two")
    assert desk.texts == ["one", "two"]
    assert [type(told.refusal) for told in desk.told.refusals] == [OutOfMemory]
    assert desk.faults == []
    desk.work.close()


def test_what_a_copy_got_is_the_same_record_that_the_file_gets(desk: FaultyDesk, tmp_path: Path) -> None:
    desk.work.levels.choose("2.1", Stage.PROPOSED, level=4)
    store = failing(desk.work.session)
    assert desk.contents
    store.full = True
    desk.work.levels.record("2.1", Stage.PROPOSED)
    answers: list[Refusal | None] = []
    desk.work.save_copy(tmp_path / "copy.cpcse", answers.append)
    assert desk.refusals
    assert answers == [None]
    store.full = False
    desk.work.session.try_again()
    (event,) = desk.contents.judgements_of("2.1")
    copy = open_file(tmp_path / "copy.cpcse", ISLA)
    assert copy.contents.judgements_of("2.1") == (event,)
    copy.close()
    desk.work.close()


def test_an_undo_is_refused_in_words_while_something_waits(desk: FaultyDesk) -> None:
    desk.record("one")
    assert desk.texts == ["one"]
    store = failing(desk.work.session)
    store.full = True
    desk.record("two")
    desk.undo()
    assert [type(told.refusal) for told in desk.told.refusals] == [DiskFull, DiskFull, StillWaiting]
    assert desk.told.refusals[-1].kind is ChangeKind.UNDONE
    store.full = False
    desk.work.close()


def test_what_waits_can_be_shown_as_it_was_entered(desk: FaultyDesk) -> None:
    key = desk.record("one")
    before = desk.contents.findings[key]
    store = failing(desk.work.session)
    store.full = True
    desk.work.findings.revise(key, text="one and more")
    assert desk.contents.findings[key] == before
    new = desk.record("two")
    assert desk.texts == ["one"]
    entered = desk.work.session.entered
    assert [entered.findings[found].text for found in (key, new)] == ["one and more", "two"]
    store.full = False
    desk.work.session.try_again()
    assert desk.texts == ["one and more", "two"]
    assert desk.work.session.entered is desk.contents
    desk.work.close()


def test_nothing_is_unsaved_while_it_is_only_on_its_way(desk: FaultyDesk) -> None:
    seen: list[tuple[str, ...]] = []

    class Looking:
        def apply(self, change: Change, **details: object) -> None:
            seen.append(desk.work.session.unsaved)
            store.apply(change, **details)  # type: ignore[arg-type]

        def __getattr__(self, name: str) -> object:
            return getattr(store, name)

    store: Store = desk.work.session._store
    desk.work.session._store = Looking()  # type: ignore[assignment]
    desk.record("one")
    assert desk.texts == ["one"]
    assert seen == [()]
    desk.work.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_the_files_thread_outlives_whatever_a_job_raises() -> None:
    told: list[BaseException] = []

    def failed(error: BaseException) -> None:
        told.append(error)
        raise RuntimeError

    executor = ThreadExecutor(failed)
    done: list[str] = []
    executor.submit(lambda: sys.exit(3))
    executor.submit(lambda: done.append("after SystemExit"))
    executor.submit(_stumble)
    executor.submit(lambda: done.append("after IndexError"))
    assert executor.drain(20)
    assert done == ["after SystemExit", "after IndexError"]
    assert [type(error) for error in told] == [SystemExit, IndexError]
    executor.stop()


def test_what_is_asked_of_a_closed_file_is_not_done_and_does_no_harm(desk: FaultyDesk, tmp_path: Path) -> None:
    desk.record("one")
    desk.work.close()
    session = desk.work.session
    answers: list[object] = []
    session.undo()
    session.redo()
    session.try_again()
    session.try_in_passing()
    session.ask(lambda store: store.identity, answers.append)
    desk.work.save_copy(tmp_path / "copy.cpcse", answers.append)
    assert session.drain(5)
    assert answers == []
    assert desk.faults == []
    assert not (tmp_path / "copy.cpcse").exists()


def test_the_command_line_closes_the_file_although_there_is_a_fault(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "work.cpcse", InlineExecutor())
    with pytest.raises(ZeroDivisionError):
        desk.work.session.make("faulty", _faulty)
    with pytest.raises(ZeroDivisionError):
        desk.work.close()
    assert [file.name for file in tmp_path.iterdir()] == ["work.cpcse"]


def unsaved(desk: Desk) -> list[str]:
    """What is not saved, in words."""
    return list(desk.work.session.unsaved)


def _stumble() -> None:
    raise IndexError


def _faulty(_contents: Contents) -> Change:
    raise ZeroDivisionError
