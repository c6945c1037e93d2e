"""The report snapshot: everything that papers say is derived once, for one moment."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cpc_selfeval.domain.action import Action, DueMove, Reading, Status
from cpc_selfeval.domain.committee import Body, Meeting
from cpc_selfeval.domain.finding import PaperHeading
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.position import State, position, progress
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.domain.words import meeting_in_words, reading_in_words
from tests.domain.contents import CYCLE, DAY, EMPTY, holding, judged
from tests.domain.example import example_contents

AS_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def _snapshot(moment: datetime = AS_AT) -> ReportSnapshot:
    return take_snapshot(example_contents(), moment, "0.0")


def test_the_same_contents_and_moment_give_the_same_snapshot() -> None:
    assert _snapshot() == _snapshot()
    assert _snapshot().as_at == AS_AT


def test_it_says_of_each_indicator_what_the_contents_say() -> None:
    contents, snapshot = example_contents(), _snapshot()
    assert [line.code for line in snapshot.indicators] == list(contents.framework.codes)
    assert snapshot.progress == progress(contents)
    for line in snapshot.indicators:
        assert line.position == position(contents, line.code)
        assert len(line.history) == len(contents.judgements_of(line.code))
        assert sum(count for _, count in line.source_counts) == len(line.evidence_refs)
        assert line.evidence_refs == tuple(e.ref for e in contents.evidence_of(line.code))
        assert line.action_refs == tuple(a.ref for a in contents.actions_of(line.code))
        if line.position.level is not None:
            assert line.judged == f"{line.position.level} {contents.framework.level(line.position.level).label}"
        elif line.position.absence is None:
            assert line.judged == ""


def test_the_latest_of_a_stage_is_the_lead_officers_or_else_the_last() -> None:
    officer = judged(1, "2.1", Stage.PROPOSED, level=4)
    nhs = judged(2, "2.1", Stage.PROPOSED, agency="nhs", level=3)
    lines = {line.code: line for line in take_snapshot(holding(officer, nhs), AS_AT, "0.0").indicators}
    latest = lines["2.1"].latest(Stage.PROPOSED)
    assert latest is not None
    assert latest.judgement is officer
    assert lines["2.1"].latest(Stage.AGREED) is None
    alone = {line.code: line for line in take_snapshot(holding(nhs), AS_AT, "0.0").indicators}["2.1"]
    assert [line.judgement for line in (alone.latest(Stage.PROPOSED),) if line] == [nhs]


def test_a_withdrawn_level_stays_in_the_history_and_leaves_the_present() -> None:
    line = next(line for line in _snapshot().indicators if line.code == "6.4")
    withdrawn = [entry for entry in line.history if entry.withdrawn]
    assert [entry.judged for entry in withdrawn] == ["4 Good"]
    assert not [entry for entry in line.current if entry.withdrawn]
    assert line.history[-1].judged == "Withdrawn"
    assert line.history[-1].judgement.reason


def test_every_finding_piece_of_evidence_and_action_is_in_it_once() -> None:
    contents, snapshot = example_contents(), _snapshot()
    assert Counter(line.finding.key for line in snapshot.findings) == Counter(contents.findings.keys())
    assert [line.evidence.number for line in snapshot.evidence] == [e.number for e in contents.evidence_in_order]
    assert [line.action.number for line in snapshot.actions] == [a.number for a in contents.actions_in_order]
    for line in snapshot.findings:
        assert len(line.tags) == len(line.finding.tags)
        assert bool(line.agency) == (line.finding.agency is not None)


def test_what_is_overdue_is_overdue_at_the_snapshots_date() -> None:
    for days in (-400, -30, 0, 30, 400):
        moment = AS_AT + timedelta(days=days)
        for line in _snapshot(moment).actions:
            due, over = line.action.due, line.action.status.is_over
            late = due is not None and due < moment.date() and not over
            assert (line.status is Status.OVERDUE) == late
            assert line.days_overdue == ((moment.date() - due).days if late and due else 0)
            assert line.status_word == {k.status: k.word for k in _snapshot().statuses}[line.status]


def test_a_moved_due_date_keeps_the_first_one() -> None:
    action = Action(key="x", cycle=CYCLE, number=1, text="Ask", due=DAY + timedelta(days=60))
    moves = [
        DueMove(key=str(n), cycle=CYCLE, action="x", moved_on=DAY, was=was, now=None, at=f"2026-06-0{n}T09:00:00+00:00")
        for n, was in ((1, DAY), (2, DAY + timedelta(days=30)))
    ]
    (line,) = take_snapshot(holding(action, *moves), AS_AT, "0.0").actions
    assert (line.original_due, line.times_moved) == (DAY, 2)
    (unmoved,) = take_snapshot(holding(action), AS_AT, "0.0").actions
    assert (unmoved.original_due, unmoved.times_moved) == (action.due, 0)


def test_the_group_is_asked_by_actions_that_are_still_wanted() -> None:
    wanted = Action(key="w", cycle=CYCLE, number=1, text="", cog_decision="Fund it.", cog_officer="Chief Executive")
    empty = replace(wanted, key="e", number=2, cog_decision=" ")
    withdrawn = replace(wanted, key="x", number=3, status=Status.WITHDRAWN)
    asks = take_snapshot(holding(wanted, empty, withdrawn), AS_AT, "0.0").asks
    assert [(ask.officer, ask.decision, ask.action_ref) for ask in asks] == [("Chief Executive", "Fund it.", "A-01")]


def test_the_three_headings_hold_what_was_picked_and_no_more() -> None:
    parts = {part.heading: part for part in _snapshot().parts}
    assert list(parts) == list(PaperHeading)
    assert parts[PaperHeading.IMPROVING].findings == ()
    assert parts[PaperHeading.IMPROVING].sentence == ""
    for heading, part in parts.items():
        assert all(line.finding.paper_heading is heading for line in part.findings)
    assert sum(len(part.findings) for part in parts.values()) == 4


def test_what_is_not_in_the_cycle_has_no_level_and_keeps_what_was_recorded() -> None:
    line = next(line for line in _snapshot().indicators if line.code == "4.1")
    assert line.position.state is State.NOT_IN_CYCLE
    assert line.position_words == "Not in this cycle"
    assert line.evidence_refs


def test_meetings_and_readings_in_words() -> None:
    contents = holding(
        Meeting(key="m", cycle=CYCLE, body=Body.CPC, on=DAY),
        Meeting(key="n", cycle=CYCLE, body=Body.SUB_GROUP, title="Joint session"),
    )
    assert meeting_in_words(contents, "m") == "PPC, 1 June 2026"
    assert meeting_in_words(contents, "n") == "Joint session, no date yet"
    assert meeting_in_words(contents, None) == ""
    reading = Reading(
        key="r", cycle=CYCLE, action="x", value="34%", base="120 referrals", quarter="Q2", source="Dataset"
    )
    assert reading_in_words(reading) == "34% of 120 referrals, Q2, Dataset"
    assert reading_in_words(replace(reading, base="", quarter="", source="", on=DAY)) == "34%, 1 June 2026"


def test_an_empty_self_evaluation_has_a_snapshot_too() -> None:
    snapshot = take_snapshot(EMPTY, AS_AT, "0.0")
    assert snapshot.progress.not_started == len(snapshot.indicators)
    assert (snapshot.findings, snapshot.evidence, snapshot.actions, snapshot.asks) == ((), (), (), ())
