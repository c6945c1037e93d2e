"""What happened is read whole, and anything of it comes back as a change like any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import FindingKind, Priority
from cpc_selfeval.domain.history import About, History, OfEverything, OfIndicator, OfRecord
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.verbs.bringing_back import DUE_REASON, CannotBringBack, Side, is_offered
from cpc_selfeval.editing.verbs.history import HistoryVerbs
from tests.editing.desk import ISLA, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new self-evaluation."""
    desk = Desk(tmp_path / "harbour.cpcse", InlineExecutor())
    yield desk
    if not desk.work.session.closed:
        desk.work.close()


def history(desk: Desk, about: About) -> History:
    """What happened."""
    read: list[History | Refusal] = []
    HistoryVerbs(desk.work.session).read(about, read.append)
    assert isinstance(read[0], History)
    return read[0]


def back(desk: Desk, entry: LogEntry, side: Side = Side.BEFORE) -> tuple[str, ...] | CannotBringBack:
    """Bring an entry back."""
    told: list[tuple[str, ...] | CannotBringBack] = []
    HistoryVerbs(desk.work.session).bring_back(entry, side, told.append)
    return told[0]


def entry_of(found: History, field: str, number: int = 0) -> LogEntry:
    """One of the entries of a field, the newest first."""
    return [entry for entry in found.entries if entry.field == field][number]


def indicator(desk: Desk, code: str = "2.1") -> History:
    """The history of an indicator of the cycle."""
    return history(desk, OfIndicator(desk.contents.cycle_key, code))


def test_an_indicators_history_holds_all_that_is_of_it_and_was(desk: Desk) -> None:
    work = desk.work
    area = work.findings.record(FindingKind.AREA, "2.1", "Chronologies differ")
    action = work.actions.plan("One format", findings=(area,))
    note = work.actions.note_progress(action, "Begun")
    once = work.evidence.record("Survey", indicators=("2.1",))
    work.evidence.revise(once, indicators=())
    work.levels.choose("2.1", Stage.PROPOSED, level=4)
    work.levels.record("2.1", Stage.PROPOSED)
    work.setup.scope("2.1", meeting=desk.cpc)
    other = work.findings.record(FindingKind.AREA, "5.2", "Not of 2.1: “2.1” only as words")
    found = indicator(desk)
    about = {(entry.table, entry.record) for entry in found.entries}
    assert {("finding", area), ("action", action), ("progress_note", note), ("evidence", once)} <= about
    assert {table for table, _ in about} >= {"level_draft", "judgement", "indicator_scope"}
    assert ("finding", other) not in about
    numbers = [entry.number for entry in found.entries]
    assert numbers == sorted(numbers, reverse=True)


def test_an_old_text_comes_back_and_can_be_undone(desk: Desk) -> None:
    key = desk.work.evidence.record("First words")
    desk.work.evidence.revise(key, title="Second words")
    desk.work.evidence.revise(key, title="Third words")
    found = history(desk, OfRecord(Evidence, key))
    assert back(desk, entry_of(found, "title", 1), Side.BEFORE) == ()
    assert desk.contents.evidence[key].title == "First words"
    assert desk.work.session.undo_act == "evidence E-001 brought back"
    assert back(desk, entry_of(found, "title", 1), Side.AFTER) == ()
    assert desk.contents.evidence[key].title == "Second words"
    desk.undo()
    desk.undo()
    assert desk.contents.evidence[key].title == "Third words"


def test_while_the_file_keeps_one_waiting_what_is_to_come_back_keeps_nothing_from_being_shown(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "harbour.cpcse", ThreadExecutor(print))
    work, may_go_on = desk.work, Event()
    key = work.findings.record(FindingKind.STRENGTH, "2.1", "As it was")
    work.findings.revise(key, text="As it became")
    read: list[History | Refusal] = []
    HistoryVerbs(work.session).read(OfIndicator(desk.contents.cycle_key, "2.1"), read.append)
    assert work.session.drain(9)
    assert isinstance(read[0], History)
    told: list[object] = []

    def wait() -> None:
        may_go_on.wait(9)

    work.session.after_saving(wait)
    HistoryVerbs(work.session).bring_back(entry_of(read[0], "text"), Side.BEFORE, told.append)
    assert work.session.entered.findings[key].text == "As it became"
    assert not told
    may_go_on.set()
    assert work.session.drain(9)
    assert work.session.entered.findings[key].text == "As it was"
    assert told == [()]
    work.close()


def test_what_is_so_already_is_not_offered(desk: Desk) -> None:
    key = desk.work.evidence.record("First words")
    desk.work.evidence.revise(key, title="Second words")
    entry = entry_of(history(desk, OfRecord(Evidence, key)), "title")
    assert is_offered(desk.contents, entry, Side.BEFORE)
    assert not is_offered(desk.contents, entry, Side.AFTER)


def test_every_kind_of_value_comes_back(desk: Desk) -> None:
    key = desk.work.actions.plan("One format")
    desk.work.actions.revise(
        key, priority=Priority.HIGH, agency=desk.police, contributing=(desk.nhs,), start=date(2026, 5, 1)
    )
    was = desk.contents.actions[key]
    desk.work.actions.revise(key, priority=None, agency=None, contributing=(), start=None)
    found = history(desk, OfRecord(Action, key))
    for field in ("priority", "agency", "contributing", "start"):
        assert back(desk, entry_of(found, field)) == ()
    assert desk.contents.actions[key] == was


def test_a_removed_action_comes_back_with_all_that_was_its(desk: Desk) -> None:
    work = desk.work
    area = work.findings.record(FindingKind.AREA, "2.1", "Chronologies differ")
    action = work.actions.plan("One format", findings=(area,), due=date(2026, 6, 1))
    work.actions.move_due(action, date(2026, 7, 1))
    work.actions.note_progress(action, "Begun")
    reading = work.actions.take_reading(action, "34%")
    piece = work.evidence.record("Audit", actions=(action,), readings=(reading,))
    was = desk.tables
    work.actions.remove(action)
    found = indicator(desk)
    (removed,) = [entry for entry in found.removed if entry.table == "action"]
    assert back(desk, removed) == ()
    assert desk.tables == was
    assert desk.contents.evidence[piece].readings == (reading,)
    assert indicator(desk).removed == ()


def test_an_entry_comes_back_to_what_used_it_as_far_as_that_is_there(desk: Desk) -> None:
    work = desk.work
    area = work.findings.record(FindingKind.AREA, "2.1", "Chronologies differ", agency=desk.police)
    action = work.actions.plan("One format", findings=(area,))
    gone = work.actions.plan("Another", findings=(area,))
    work.findings.remove(area)
    work.actions.remove(gone)
    (removed,) = [entry for entry in indicator(desk).removed if entry.table == "finding"]
    work.setup.remove_agency(desk.police)
    assert back(desk, removed) == ("Its agency: not there any more.",)
    assert desk.contents.actions[action].findings == (area,)
    assert desk.contents.findings[area].agency is None


def test_what_needs_something_that_is_gone_says_so(desk: Desk) -> None:
    key = desk.work.actions.plan("One format", agency=desk.police)
    note = desk.work.actions.note_progress(key, "Begun")
    desk.work.actions.revise(key, agency=None)
    desk.work.actions.remove_note(note)
    entries = history(desk, OfRecord(Action, key))
    desk.work.setup.remove_agency(desk.police)
    refused = back(desk, entry_of(entries, "agency"))
    assert isinstance(refused, CannotBringBack)
    assert refused.because == "the agency that stood there was removed"
    desk.work.actions.remove(key)
    (gone,) = [entry for entry in entries.removed if entry.table == "progress_note"]
    refused = back(desk, gone)
    assert isinstance(refused, CannotBringBack)
    assert refused.because == "the action that stood there was removed"
    assert desk.refusals == []


def test_a_number_that_was_given_again_is_not_given_twice(desk: Desk) -> None:
    first = desk.work.evidence.record("First")
    desk.work.evidence.remove(first)
    second = desk.work.evidence.record("Second")
    (removed,) = history(desk, OfEverything(desk.contents.cycle_key)).removed
    assert back(desk, removed) == ("Its number E-001 is another’s now; it is E-002.",)
    assert {piece.key: piece.number for piece in desk.contents.evidence_in_order} == {second: 1, first: 2}


def test_attached_files_come_back_while_their_content_is_there(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hello", encoding="utf-8")
    key = desk.work.evidence.record("Minutes")
    desk.work.evidence.attach(key, tmp_path / "note.txt")
    desk.work.evidence.remove(key)
    everything = OfEverything(desk.contents.cycle_key)
    whole = next(entry for entry in history(desk, everything).removed if entry.table == "evidence")
    assert back(desk, whole) == ()
    assert [file.name for file in desk.contents.attachments_of(key)] == ["note.txt"]
    desk.work.evidence.remove(key)
    desk.work.close()
    desk.work = open_file(desk.work.session.path, ISLA, InlineExecutor(), desk.told, desk.clock)
    whole = next(entry for entry in history(desk, everything).removed if entry.table == "evidence")
    (said,) = back(desk, whole)  # type: ignore[misc]
    assert said.startswith("One attached file: the content of the attached file was taken out")
    assert key in desk.contents.evidence
    assert desk.contents.attachments_of(key) == ()


def test_a_level_comes_back_as_a_draft(desk: Desk) -> None:
    desk.work.levels.choose("2.1", Stage.PROPOSED, level=4)
    desk.work.levels.draft("2.1", Stage.PROPOSED, reason="As audited")
    desk.work.levels.record("2.1", Stage.PROPOSED)
    entry = next(entry for entry in indicator(desk).entries if entry.table == "judgement")
    assert is_offered(desk.contents, entry, Side.BEFORE)
    assert back(desk, entry) == ("It is a draft now: record it on the indicator’s page.",)
    draft = desk.contents.draft("2.1", Stage.PROPOSED)
    assert (draft.level, draft.reason) == (4, "As audited")
    assert len(desk.contents.judgements_of("2.1")) == 1


def test_a_due_date_that_goes_back_is_moved_back(desk: Desk) -> None:
    key = desk.work.actions.plan("One format", due=date(2026, 6, 1))
    desk.work.actions.correct_due(key, date(2026, 7, 1))
    assert back(desk, entry_of(history(desk, OfRecord(Action, key)), "due")) == ()
    (move,) = desk.contents.due_moves_of(key)
    assert (move.was, move.now, move.reason) == (date(2026, 7, 1), date(2026, 6, 1), DUE_REASON)


def test_whatever_is_in_a_history_comes_back_or_says_why(desk: Desk) -> None:
    work = desk.work
    area = work.findings.record(FindingKind.AREA, "2.1", "Chronologies differ")
    work.findings.revise(area, impact="Much", agency=desk.nhs)
    work.findings.remove(area)
    desk.undo()
    desk.redo()
    work.setup.add_tag("Own")
    work.evidence.record("Survey", indicators=("2.1", "5.2"))
    for entry in history(desk, OfEverything(desk.contents.cycle_key)).entries:
        for side in Side:
            is_offered(desk.contents, entry, side)
            told = back(desk, entry, side)
            assert isinstance(told, tuple | CannotBringBack)
    assert desk.refusals == []
