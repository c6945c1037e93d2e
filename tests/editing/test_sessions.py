"""One file after another, and one file opened twice."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.domain.committee import Body, Person
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.opening_refusals import FileInUse, FileMissing
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing
from cpc_selfeval.domain.saving_refusals import FileReadOnly
from cpc_selfeval.editing.beginning import PlannedMeeting
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from tests.editing.desk import BEGINNING, ISLA, Desk

FERGUS = Person("Fergus Reid", "quality assurance officer", "CPC")


def test_what_new_asks_for_is_what_the_file_begins_with(tmp_path: Path) -> None:
    asked = replace(
        BEGINNING,
        area="Harbour",
        period_from=date(2026, 4, 1),
        period_to=date(2027, 3, 31),
        cpc_name="Public Protection\nCommittee",
        cpc_short="PPC",
        cog_name="Critical Services Oversight Group",
        cog_short="CSOG",
        lead_officer="Isla Grant",
        left_out=frozenset({"4.1"}),
        due_for={"2.1": 1, "4.1": 0},
    )
    work = begin(tmp_path / "work.cpcse", asked, ISLA)
    contents = work.contents
    committee, cycle = contents.committee, contents.cycle
    assert (committee.name, committee.area, committee.made_up) == (asked.committee, "Harbour", False)
    assert (committee.cpc_name, committee.cpc_short) == ("Public Protection Committee", "PPC")
    assert (committee.cog_name, committee.cog_short) == ("Critical Services Oversight Group", "CSOG")
    assert (cycle.title, cycle.period_from, cycle.period_to) == (asked.title, asked.period_from, asked.period_to)
    assert (cycle.framework, cycle.framework_hash) == (asked.framework.id, asked.framework.content_hash)
    assert [agency.name for agency in contents.agencies] == ["Police Scotland", "NHS Harbour"]
    assert [(m.body, m.on) for m in contents.meetings] == [(m.body, m.on) for m in asked.meetings]
    assert set(contents.framework.codes) - set(contents.covered_codes) == {"4.1"}
    due = {meeting.key: meeting.body for meeting in contents.meetings}
    assert due[contents.scope("2.1").meeting or ""] is Body.CPC
    assert contents.scope("1.1").meeting is None
    assert not contents.anything_recorded
    work.close()


def test_a_title_that_was_not_given_is_a_plain_one(tmp_path: Path) -> None:
    other = begin(tmp_path / "other.cpcse", replace(BEGINNING, title=""), ISLA)
    assert other.contents.cycle.title == "Self-evaluation"
    other.close()


@pytest.mark.parametrize("executor", ["inline", "thread"])
def test_a_file_that_cannot_be_made_or_opened_is_refused_and_leaves_no_thread(executor: str, tmp_path: Path) -> None:
    threads = threading.active_count()

    def new() -> InlineExecutor | ThreadExecutor:
        return InlineExecutor() if executor == "inline" else ThreadExecutor(lambda _fault: None)

    there = tmp_path / "there.cpcse"
    there.write_bytes(b"somebody's work")
    with pytest.raises(AlreadyThere):
        begin(there, BEGINNING, ISLA, new())
    with pytest.raises(FolderMissing):
        begin(tmp_path / "nowhere" / "a.cpcse", BEGINNING, ISLA, new())
    with pytest.raises(FileMissing):
        open_file(tmp_path / "missing.cpcse", ISLA, new())
    assert there.read_bytes() == b"somebody's work"
    assert [path.name for path in tmp_path.iterdir()] == ["there.cpcse"]
    assert threading.active_count() == threads


def test_undo_does_not_reach_into_what_somebody_did_before(desk: Desk) -> None:
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "By Isla")
    path = desk.work.session.path
    desk.work.close()
    later = open_file(path, FERGUS)
    assert later.session.undo_act is None
    later.session.undo()
    assert [finding.text for finding in later.contents.findings.values()] == ["By Isla"]
    later.findings.record(FindingKind.STRENGTH, "2.1", "By Fergus")
    assert [(change.act, change.by) for change in later.session.recent[:2]] == [
        ("new strength of 2.1", FERGUS),
        ("new strength of 2.1", ISLA),
    ]
    later.close()


def test_everything_stands_with_the_name_of_whoever_did_it(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    assert desk.refusals == []
    desk.work.session.person = FERGUS
    desk.work.findings.revise(key, text="Heard and believed")
    assert [entry.by for entry in desk.log() if entry.record == key and entry.field in ("", "text")][:2] == [
        FERGUS,
        ISLA,
    ]


def test_one_of_two_who_have_the_file_open_can_change_it(desk: Desk) -> None:
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "By Isla")
    path = desk.work.session.path
    assert desk.refusals == []
    with pytest.raises(FileInUse):
        open_file(path, FERGUS)

    told = Silent()
    reader = open_file(path, FERGUS, listener=told, read_only=True)
    assert reader.session.read_only
    assert [finding.text for finding in reader.contents.findings.values()] == ["By Isla"]
    reader.findings.record(FindingKind.STRENGTH, "2.1", "By Fergus")
    assert [type(refused.refusal) for refused in told.refusals] == [FileReadOnly]
    reader.close()

    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Isla goes on")
    assert desk.refusals == []
    assert [finding.text for finding in desk.contents.findings.values()] == ["By Isla", "Isla goes on"]


def test_two_files_are_open_side_by_side(tmp_path: Path) -> None:
    one = begin(tmp_path / "one.cpcse", BEGINNING, ISLA)
    two = begin(tmp_path / "two.cpcse", replace(BEGINNING, meetings=(PlannedMeeting(body=Body.CPC),)), FERGUS)
    one.findings.record(FindingKind.STRENGTH, "2.1", "In one")
    two.findings.record(FindingKind.STRENGTH, "2.1", "In two")
    one.session.undo()
    assert dict(one.contents.findings) == {}
    assert [finding.text for finding in two.contents.findings.values()] == ["In two"]
    assert one.identity != two.identity
    one.close()
    two.close()


def test_a_history_tells_who_changed_what_newest_first(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    desk.work.findings.revise(key, text="Heard and believed")
    found: list[tuple[LogEntry, ...]] = []
    desk.work.session.history(Finding, key, found.append)
    assert desk.work.session.drain(20)
    newest = found[0][0]
    assert (newest.field, newest.before, newest.after, newest.by) == ("text", "Heard", "Heard and believed", ISLA)
