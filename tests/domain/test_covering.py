"""What is covered until the meeting is covered wherever a level could show."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cpc_selfeval.domain.covering import (
    COVERED,
    agency_levels_shown,
    covered_codes,
    covered_keys,
    judgements_shown,
)
from cpc_selfeval.domain.drawings.profile import profile_drawing
from cpc_selfeval.domain.drawings.proposals import proposals_drawing
from cpc_selfeval.domain.judgement import Stage, draft_key
from cpc_selfeval.domain.moderation.matrix import matrix
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.domain.text_search import TextIndex
from cpc_selfeval.domain.words import position_in_words
from tests.domain.contents import CYCLE, draft, holding, judged
from tests.domain.moderation.people import AGENCIES, COVERING, TODAY, proposed, uncovering

CODE = "2.1"
BOTH = (proposed(1, CODE, "police", 2), proposed(2, CODE, "nhs", 5))


@pytest.mark.parametrize(
    ("records", "shown"),
    [
        ((), True),
        ((COVERING,), False),
        ((COVERING, uncovering(CODE)), True),
        ((COVERING, uncovering("5.4")), False),
        ((COVERING, judged(3, CODE, Stage.RECOMMENDED, level=3)), True),
        ((COVERING, judged(3, CODE, Stage.AGREED, level=3), judged(4, CODE, Stage.AGREED, withdraws="3")), True),
        ((COVERING, proposed(3, CODE, None, 3)), False),
    ],
)
def test_they_may_be_seen_once_uncovered_or_judged_by_a_meeting(records: tuple[Record, ...], shown: bool) -> None:
    assert agency_levels_shown(holding(*AGENCIES, *BOTH, *records), CODE) is shown


def test_a_covered_indicator_stands_as_proposed_and_has_no_level_and_no_spread() -> None:
    contents = holding(*AGENCIES, *BOTH, COVERING)
    where = position(contents, CODE)

    assert (where.state, where.covered, where.level, where.spread, where.proposals) == (
        State.PROPOSED,
        True,
        None,
        None,
        (),
    )
    assert position_in_words(contents, where) == f"Proposed: {COVERED}"
    assert covered_codes(contents) == (CODE,)


def test_what_all_agencies_say_alike_is_covered_too_and_the_lead_officer_s_own_level_is_not() -> None:
    alike = (proposed(1, CODE, "police", 4), proposed(2, CODE, "nhs", 4))
    assert position(holding(*AGENCIES, *alike, COVERING), CODE).level is None
    with_own = position(holding(*AGENCIES, *alike, proposed(3, CODE, None, 3), COVERING), CODE)
    assert (with_own.level, with_own.covered, with_own.spread) == (3, True, None)


def test_events_that_may_be_seen_are_all_but_those_of_agencies() -> None:
    taken_back = judged(3, CODE, Stage.PROPOSED, agency="police", withdraws="1")
    own = proposed(4, CODE, None, 3)
    contents = holding(*AGENCIES, *BOTH, taken_back, own, COVERING)

    assert judgements_shown(contents, CODE) == (own,)
    assert judgements_shown(holding(*AGENCIES, *BOTH, own), CODE) == (*BOTH, own)


def test_keys_of_what_is_covered_are_those_of_events_and_of_drafts() -> None:
    contents = holding(*AGENCIES, *BOTH, draft("5.4", agency="nhs", level=2), COVERING, uncovering("5.4"))
    keys = covered_keys(contents)

    assert {"1", "2", draft_key(CYCLE, CODE, Stage.PROPOSED, "police")} <= keys
    assert draft_key(CYCLE, "5.4", Stage.PROPOSED, "nhs") not in keys
    assert covered_keys(holding(*AGENCIES, *BOTH)) == frozenset()


def test_a_passage_of_a_covered_rationale_is_not_found_and_others_are() -> None:
    said = proposed(1, CODE, "police", 2, reason="Cases wait")
    own = proposed(2, CODE, None, 4, reason="Cases are seen")
    index = TextIndex()

    index.follow(holding(*AGENCIES, said, own, COVERING))
    assert [hit.record for hit in index.find("cases").hits] == [own.key]
    index.follow(holding(*AGENCIES, said, own))
    assert [hit.record for hit in index.find("cases").hits] == [said.key, own.key]


def test_no_drawing_and_no_report_holds_a_covered_level_or_rationale() -> None:
    secret = "The only rationale of its kind"
    contents = holding(
        *AGENCIES, proposed(1, CODE, "police", 2, reason=secret), proposed(2, CODE, "nhs", 5, reason=secret), COVERING
    )
    snapshot = take_snapshot(contents, datetime(2026, 11, 22, 9, 0, tzinfo=UTC), "1")
    report = next(each for each in snapshot.indicators if each.code == CODE)

    assert (report.current, report.history, report.judged) == ((), (), "")
    assert secret not in repr(snapshot)
    (line,) = (each for each in snapshot.moderation.lines if each.code == CODE)
    assert [(each.judged, each.level) for each in line.proposals] == [(COVERED, None), (COVERED, None), ("", None)]
    assert (line.spread, line.levels_apart) == (COVERED, None)
    for drawing in (profile_drawing(contents), proposals_drawing(contents, matrix(contents, TODAY))):
        (row,) = (each for each in drawing.rows if each.key == CODE)
        assert (row.marks, row.spreads) == ((), ())
        assert "Weak" not in repr(row)
        assert "Very good" not in repr(row)
