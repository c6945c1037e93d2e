"""What changed since the last paper: told from what was kept with it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.papers import PaperMade, PaperOptions, paper_made_key, paper_options_key
from cpc_selfeval.domain.papers.earlier import earlier_papers, last_made, which
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.since import since_last
from cpc_selfeval.domain.papers.stood import Stood, StoodAction, StoodIndicator, stood_from, stood_in
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.taking_report import take_snapshot
from tests.exports.workbook.contents import AS_AT, CYCLE, action, finding, holding, judged, snapshot_of

COG = Paper.COG_SUMMARY


def made(stood: str, *, at: str = "2026-05-12T10:00:00+00:00", **values: object) -> PaperMade:
    """A summary that was written."""
    return PaperMade(
        key=paper_made_key(CYCLE, COG.value, at[:10]),
        cycle=CYCLE,
        paper=COG.value,
        at=at,
        position_at=at,
        stood=stood,
        **values,  # type: ignore[arg-type]
    )


def with_more(contents: Contents, *records: Record) -> Contents:
    """The contents with these records in the place of those with their keys."""
    rows = tuple(RowChange(contents.get(type(record), record.key), record) for record in records)
    return contents.after(Change("later", rows))


def before() -> Contents:
    """How things stood at the last paper."""
    return holding(
        judged(1, "2.1", Stage.AGREED, level=4),
        judged(2, "5.2", Stage.PROPOSED, level=3),
        action(1, "Advocacy", due=date(2026, 10, 1), status=Status.ON_TRACK),
        action(2, "Chronologies", due=date(2027, 1, 31), status=Status.ON_TRACK, cog_decision="Fund it"),
        action(3, "Audit", due=date(2026, 12, 1), status=Status.ON_TRACK),
        action(4, "Gone soon"),
        finding("old", "Waits are long.", priority=Priority.HIGH, indicators=("2.1",)),
    )


def changes(*later: Record) -> tuple[str, ...]:
    """What changed when these records came since."""
    then = before()
    kept = made(stood_in(in_may(then)).as_json())
    now = with_more(then, kept, *later)
    since = since_last(now, snapshot_of(now), COG)
    assert since is not None
    return since.changes


def in_may(contents: Contents) -> ReportSnapshot:
    """The position of 12 May, when nothing was overdue."""
    return take_snapshot(contents, AS_AT.replace(month=5, day=12), "0.1.0")


def test_the_first_paper_has_nothing_before_it() -> None:
    contents = before()
    assert since_last(contents, snapshot_of(contents), COG) is None


def test_time_alone_makes_an_action_overdue() -> None:
    assert changes() == ("1 action now overdue: A-01.",)


def test_levels_that_fell_come_first_then_those_that_rose_then_stages() -> None:
    told = changes(
        judged(11, "5.2", Stage.AGREED, level=3),
        judged(12, "2.1", Stage.AGREED, level=3),
    )
    assert told[0].startswith("2.1 ")
    assert told[0].endswith("Agreed: Adequate; it was agreed: Good.")
    assert told[1].startswith("5.2 ")
    assert told[1].endswith("Agreed: Adequate; it was proposed: Adequate.")


def test_actions_that_moved_are_named_once_each() -> None:
    told = changes(
        action(1, "Advocacy", due=date(2026, 10, 1), status=Status.COMPLETE_IMPACT_SHOWN),
        action(2, "Chronologies", due=date(2027, 3, 31), status=Status.ON_TRACK),
        action(3, "Audit", due=date(2026, 12, 1), status=Status.AT_RISK, cog_decision="Decide"),
        action(5, "New one"),
        finding("new", "A new worry.", priority=Priority.HIGH, indicators=("2.2",)),
    )
    assert told == (
        "1 action now at risk: A-03.",
        "1 action complete, with impact shown: A-01.",
        "1 action put off: A-02 (from 31 January 2027 to 31 March 2027).",
        "1 action new: A-05.",
        "1 area for improvement of high priority is new.",
        "Asked for the first time: a decision on A-03.",
        "No longer asked: a decision on A-02.",
    )


def test_an_action_that_was_removed_is_told() -> None:
    then = before()
    kept = made(stood_in(in_may(then)).as_json())
    gone = then.after(Change("removed", (RowChange(then.actions["action 4"], None),)))
    now = with_more(gone, kept)
    since = since_last(now, snapshot_of(now), COG)
    assert since is not None
    assert "1 action no longer in the plan: A-04." in since.changes


def test_levels_of_another_edition_are_not_compared() -> None:
    then = before()
    other = replace(stood_in(in_may(then)), framework="hmie-2005")
    now = with_more(then, made(other.as_json()), judged(12, "2.1", Stage.AGREED, level=1))
    since = since_last(now, snapshot_of(now), COG)
    assert since is not None
    assert since.changes[0] == "The framework edition is another one since, so levels are not compared."
    assert not any(change.startswith("2.1") for change in since.changes)


def test_a_paper_written_again_for_its_meeting_is_compared_with_the_one_before() -> None:
    then = before()
    stood = stood_in(in_may(then)).as_json()
    may = made(stood, number="7", meeting_on=date(2026, 5, 20))
    draft = made(stood, at="2026-11-20T10:00:00+00:00", meeting_on=date(2026, 12, 12))
    options = PaperOptions(
        key=paper_options_key(CYCLE, COG.value), cycle=CYCLE, paper=COG.value, meeting_on=date(2026, 12, 12)
    )
    now = with_more(then, may, draft, options)
    since = since_last(now, snapshot_of(now), COG)
    assert since is not None
    assert since.before == "the paper 7 of 20 May 2026"


def test_without_a_meeting_the_day_says_which_paper_it_is() -> None:
    this_morning = made("{}", at="2026-11-22T08:00:00+00:00")
    last_month = made("{}", at="2026-10-22T08:00:00+00:00")
    contents = holding(this_morning, last_month)
    assert last_made(contents, COG, AS_AT, None) == last_month
    assert last_made(contents, COG, AS_AT + timedelta(days=1), None) == this_morning
    assert which(AS_AT, None) == "2026-11-22"


def test_papers_of_other_kinds_do_not_count() -> None:
    other = replace(made("{}"), paper=Paper.CPC_REPORT.value)
    assert last_made(holding(other), COG, AS_AT, None) is None


def test_what_cannot_be_read_is_no_last_paper() -> None:
    for kept in ("", "{}", "[]", "null", "not JSON", '{"framework": 1, "indicators": {"2.1": {"level": 4}}}'):
        contents = holding(made(kept))
        assert since_last(contents, snapshot_of(contents), COG) is None


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@given(
    st.builds(
        Stood,
        TEXTS,
        st.dictionaries(TEXTS, st.builds(StoodIndicator, TEXTS, st.none() | st.integers(1, 6), st.integers(-1, 3))),
        st.dictionaries(TEXTS, st.builds(StoodAction, TEXTS, TEXTS, TEXTS, TEXTS)),
        st.lists(TEXTS, max_size=3).map(tuple),
        st.lists(TEXTS, max_size=3).map(tuple),
    )
)
def test_what_is_kept_comes_back(stood: Stood) -> None:
    assert stood_from(stood.as_json()) == stood


@pytest.mark.parametrize(
    "stood",
    [
        "[" * 200_000,
        '{"framework":"x","indicators":{"2.1":{"words":null,"level":4,"rank":1}},"actions":{},"high_areas":[],"asked":[]}',
        '{"framework":"x","indicators":{"2.1":{"words":"","level":"4","rank":1}},"actions":{},"high_areas":[],"asked":[]}',
        '{"framework":"x","indicators":{},"actions":{"a":{"ref":"","text":"","status":"","due":9}},"high_areas":[],"asked":[]}',
    ],
    ids=["deep", "words", "level", "due"],
)
def test_what_no_version_writes_is_not_read(stood: str) -> None:
    assert stood_from(stood) is None


def test_a_paper_whose_moment_is_none_is_not_compared_with() -> None:
    contents = with_more(before(), made(stood_in(snapshot_of(before())).as_json(), at="no moment"))
    assert since_last(contents, snapshot_of(contents), COG) is None


def test_any_earlier_paper_can_be_compared_with() -> None:
    then = before()
    stood = stood_in(in_may(then)).as_json()
    may = made(stood, number="7", meeting_on=date(2026, 5, 20))
    report = replace(made(stood, at="2026-06-09T10:00:00+00:00"), key="report", paper=Paper.CPC_REPORT.value)
    autumn = made(stood_in(snapshot_of(then)).as_json(), at="2026-10-01T10:00:00+00:00")
    today = made(stood, at="2026-11-22T08:00:00+00:00")
    lost = replace(made("{}", at="2026-07-01T10:00:00+00:00"), key="lost")
    now = with_more(then, may, report, autumn, today, lost)
    assert earlier_papers(now, COG, AS_AT) == (autumn, report, may)
    said = {made_then.key: since_last(now, snapshot_of(now), COG, made_then.key) for made_then in (may, report, lost)}
    named = {key: since.before if since is not None else None for key, since in said.items()}
    assert named == {may.key: "the paper 7 of 20 May 2026", "report": "the CPC report of 9 June 2026", "lost": None}
    last = since_last(now, snapshot_of(now), COG)
    assert last is not None
    assert last.before == "the paper of 1 October 2026"
    assert said[may.key] != last


def test_a_key_that_is_no_papers_is_compared_with_nothing() -> None:
    contents = before()
    assert since_last(contents, snapshot_of(contents), COG, "nobody") is None
