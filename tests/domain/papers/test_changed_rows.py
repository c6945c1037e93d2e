"""What changed, one row each: told from what was kept with the earlier paper, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.papers import PaperMade, paper_made_key
from cpc_selfeval.domain.papers.changed_rows import changed_rows
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import ordered
from cpc_selfeval.domain.papers.since import since_last_of_any
from cpc_selfeval.domain.papers.stood import stood_in
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.taking_report import take_snapshot
from tests.exports.workbook.contents import AS_AT, CYCLE, action, finding, holding, judged, snapshot_of

IN_MAY = AS_AT.replace(month=5, day=12)


def before() -> Contents:
    """How things stood on 12 May."""
    return holding(
        judged(1, "2.1", Stage.AGREED, level=4),
        action(1, "Advocacy", due=date(2026, 10, 1), status=Status.ON_TRACK),
        action(2, "Chronologies", due=date(2027, 1, 31), status=Status.ON_TRACK, cog_decision="Fund it"),
        finding("old", "Waits are long.", priority=Priority.HIGH, indicators=("2.1",)),
        finding("calm", "Letters are long.", priority=Priority.LOW, indicators=("2.2",)),
    )


def told(now: Contents) -> list[tuple[str, str, str, str]]:
    """Kind, reference, before and now of each change since 12 May."""
    stood = stood_in(take_snapshot(before(), IN_MAY, "0.1.0"))
    return [(row.what, row.ref, row.was, row.now) for row in changed_rows(stood, snapshot_of(now))]


def with_instead(*records: Record) -> Contents:
    """The contents of 12 May with these records instead of those with their keys, or besides."""
    kept = {record.key: record for kind in ("actions", "findings") for record in getattr(before(), kind).values()}
    kept |= {record.key: record for record in before().judgements_of("2.1")}
    return holding(*{**kept, **{record.key: record for record in records}}.values())


def test_time_alone_makes_an_action_overdue() -> None:
    assert told(before()) == [("Status", "A-01", "On track", "Overdue")]


def test_levels_are_told_in_words_with_their_stage() -> None:
    now = with_instead(judged(9, "2.1", Stage.AGREED, level=5), judged(10, "5.2", Stage.PROPOSED, level=3))
    assert told(now)[:2] == [
        ("Level", "2.1", "Agreed: Good", "Agreed: Very good"),
        ("Level", "5.2", "Not started", "Proposed: Adequate"),
    ]


def test_of_another_edition_no_levels_are_compared() -> None:
    stood = replace(stood_in(snapshot_of(before())), framework="another")
    now = snapshot_of(with_instead(judged(9, "2.1", Stage.AGREED, level=5)))
    assert changed_rows(stood, now) == ()


def test_due_dates_status_and_decisions() -> None:
    second = replace(before().actions["action 2"], due=None, status=Status.WITHDRAWN, cog_decision="")
    first = replace(before().actions["action 1"], due=date(2027, 2, 1), cog_decision="Fund two posts")
    assert told(with_instead(first, second)) == [
        ("Due date", "A-01", "1 October 2026", "1 February 2027"),
        ("Decision asked", "A-01", "Not asked", "Fund two posts"),
        ("Status", "A-02", "On track", "Withdrawn"),
        ("Due date", "A-02", "31 January 2027", "No day"),
        ("Decision asked", "A-02", "Asked", "No longer asked"),
    ]


def test_new_and_gone_actions() -> None:
    stood = stood_in(snapshot_of(holding(action(7, "Ask 3 children what helps", due=date(2027, 1, 1)))))
    rows = changed_rows(stood, snapshot_of(holding(action(8, "Ask again"))))
    assert [(row.what, row.ref, row.was, row.now) for row in rows] == [
        ("New action", "A-08", "", "Not started"),
        ("Action gone", "A-07", "Not started, due 1 January 2027", "No longer in the plan"),
    ]
    assert rows[1].subject == "Ask fewer than 5 children what helps", "what was kept is shown as papers show it"


def test_areas_that_rose_to_high_priority_or_fell_from_it() -> None:
    old = replace(before().findings["old"], priority=Priority.MEDIUM)
    calm = replace(before().findings["calm"], priority=Priority.HIGH)
    assert told(with_instead(old, calm))[1:] == [
        ("Area of high priority", "2.1", "High priority", "Not of high priority"),
        ("Area of high priority", "2.2", "Not of high priority", "High priority"),
    ]


def test_every_row_has_a_key_of_its_own_and_nothing_changed_gives_none() -> None:
    now = snapshot_of(before())
    assert changed_rows(stood_in(now), now) == ()
    rows = changed_rows(stood_in(snapshot_of(holding())), now)
    assert len({row.key for row in rows}) == len(rows) > 3


def noted(paper: Paper, day: int) -> PaperMade:
    """A paper that was written in May."""
    at = f"2026-05-{day:02d}T10:00:00+00:00"
    key = paper_made_key(CYCLE, paper.value, at[:10])
    stood = stood_in(take_snapshot(before(), IN_MAY, "0.1.0")).as_json()
    return PaperMade(key=key, cycle=CYCLE, paper=paper.value, at=at, position_at=at, stood=stood)


def test_the_workbook_is_compared_with_the_summary_else_with_the_report() -> None:
    report, summary = noted(Paper.CPC_REPORT, 20), noted(Paper.COG_SUMMARY, 12)
    only, both = with_instead(report), with_instead(report, summary)
    for contents, day in ((only, "20 May 2026"), (both, "12 May 2026")):
        since = since_last_of_any(contents, snapshot_of(contents))
        assert since is not None
        assert since.before == f"the paper of {day}"
        assert ordered(contents, Paper.WORKBOOK, AS_AT, "0.1.0").since == since
    assert since_last_of_any(before(), snapshot_of(before())) is None
