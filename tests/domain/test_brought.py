"""What a return brought, change by change."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.brought import Brought, brought, changes_in_words, counted, place_of_value
from cpc_selfeval.domain.returns.records import ReturnedValue, Verdict

LEVEL = ReturnedValue(
    key="v0",
    cycle="cycle",
    returned="back",
    place=place_of_value(0, 0),
    record_table="judgement",
    record="j",
    field="level",
    about="2.1 Impact: Proposed level of Police: Level",
    base="3 Adequate",
    theirs="4 Good",
    ours="3 Adequate",
    both_changed=False,
    verdict=Verdict.TAKEN,
)
REASON = replace(
    LEVEL,
    key="v1",
    place=place_of_value(0, 1),
    field="reason",
    about="2.1 Impact: Proposed level of Police: Reason",
    base="",
    theirs="Seen early.\nAlone.",
    ours="",
)
TITLE = replace(
    LEVEL,
    key="v2",
    place=place_of_value(1, 2),
    record="e",
    field="title",
    about="Evidence E-009: New evidence: Title",
    base=None,
    theirs="Dip sample",
    ours=None,
)
LINK = replace(
    TITLE, key="v3", place=place_of_value(1, 3), record="l", field="target", about="Evidence E-009: New evidence: link"
)


def test_what_was_decided_together_is_one_change() -> None:
    level, evidence = brought((LEVEL, REASON, TITLE, LINK))

    assert isinstance(level, Brought)
    assert (level.about, level.theirs) == (
        "2.1 Impact: Proposed level of Police",
        "Level: 4 Good\nReason: Seen early.\nAlone.",
    )
    assert (level.base, level.ours) == ("Level: 3 Adequate", "Level: 3 Adequate")
    assert (evidence.about, evidence.base) == ("Evidence E-009: New evidence", None)
    assert evidence.theirs == "Title: Dip sample\nlink: Dip sample"


def test_changes_are_counted_and_not_their_values() -> None:
    assert counted((LEVEL, REASON, TITLE, LINK)) == (2, 0)
    assert changes_in_words(2, 0) == "2 changes taken"
    assert changes_in_words(1, 3) == "1 change taken, 3 not taken"


def test_a_change_that_was_taken_in_part_is_among_both() -> None:
    left = replace(LINK, verdict=Verdict.NOT_TAKEN)

    assert counted((TITLE, left)) == (1, 1)
    assert [each.verdict for each in brought((TITLE, left))] == [Verdict.TAKEN, Verdict.NOT_TAKEN]


def test_a_text_that_has_no_place_here_is_brought_and_no_change_to_decide_on() -> None:
    aside = replace(
        TITLE, key="v4", place=place_of_value(4, 4), record="", field="", about="Left aside", theirs="Hello"
    )

    assert brought((TITLE, aside))[1].theirs == "Hello"
    assert counted((TITLE, aside)) == (1, 0)


def test_one_value_stays_as_it_was_told() -> None:
    (only,) = brought((REASON,))

    assert (only.about, only.base, only.theirs) == (REASON.about, "", REASON.theirs)
