"""Small counts in papers: hidden in texts and readings, unless the committee shows them and says why."""

from __future__ import annotations

from typing import Any

from cpc_selfeval.domain.action import Reading
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.find import Kind
from cpc_selfeval.domain.guard.ignoring import passage_sha256
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.judging_records.papers import PAPER_HOUSE_KEY, PaperHouse
from cpc_selfeval.domain.papers.kinds import PDF_PAPERS, Paper
from cpc_selfeval.domain.papers.order import ordered
from tests.exports.workbook.contents import (
    AGENCIES,
    AS_AT,
    CYCLE,
    POLICE,
    action,
    evidence,
    finding,
    holding,
    snapshot_of,
)


def with_counts(**house: Any) -> Contents:
    """A file that tells of three children, with such a look of papers."""
    return holding(
        *AGENCIES,
        PaperHouse(key=PAPER_HOUSE_KEY, **house),
        finding("f", "Only 3 children were asked.", indicators=("2.1",)),
        action(1, "Ask them", measure="Children who were asked"),
        Reading(key="r", cycle=CYCLE, action="action 1", value="3", base="children"),
    )


def told(contents: Contents, paper: Paper = Paper.FULL) -> tuple[str, str, bool]:
    """The entry's text and the reading's value in a paper, and whether the paper says that counts are hidden."""
    order = ordered(contents, paper, AS_AT, "0.1.0", agency=POLICE)
    return (
        order.snapshot.findings[0].finding.text,
        order.snapshot.actions[0].readings[0].value,
        order.counts_hidden,
    )


def test_they_are_hidden_in_every_paper() -> None:
    for paper in (*PDF_PAPERS, Paper.WORKBOOK):
        assert told(with_counts(), paper) == ("Only fewer than 5 children were asked.", "fewer than 5", True), paper


def test_they_are_shown_where_there_is_a_reason() -> None:
    shown = ("Only 3 children were asked.", "3", False)
    assert told(with_counts(small_counts_shown=True, small_counts_reason="For the chief officers only.")) == shown
    assert told(with_counts(small_counts_shown=True, small_counts_reason=" "))[2], "no reason, no counts"


def test_a_report_without_any_stays_the_very_same() -> None:
    contents = holding(finding("f", "Nine in ten children were asked.", indicators=("2.1",)))
    order = ordered(contents, Paper.FULL, AS_AT, "0.1.0")
    assert order.snapshot == snapshot_of(contents)
    assert not order.counts_hidden


def test_evidence_that_draws_on_a_reading_says_no_more_than_the_reading() -> None:
    asked = evidence(1, "Survey", readings=("r",), views_number="4")
    shown = ordered(with_counts().after(Change("more", (RowChange(None, asked),))), Paper.FULL, AS_AT, "0.1.0").snapshot
    assert shown.evidence[0].readings == ("fewer than 5 of children",)
    assert shown.evidence[0].evidence.views_number == "fewer than 5"


def decided_on(passage: str, record: str = "f") -> GuardIgnored:
    return GuardIgnored(
        key=f"{record} {passage}",
        cycle=CYCLE,
        record_table="finding",
        record=record,
        field="text",
        passage_sha256=passage_sha256(record, passage),
        guard_kind=Kind.SMALL_COUNT.value,
        reason="A manner of speaking.",
        on=AS_AT.date(),
    )


def test_a_count_that_somebody_decided_on_stands_as_typed_in_its_text_alone() -> None:
    text = "What was wrong for one child is put right for 3 children."
    contents = holding(
        finding("f", text, indicators=("2.1",)),
        finding("g", "It went well for one child.", indicators=("2.1",)),
        decided_on("one child"),
    )
    shown = [line.finding.text for line in ordered(contents, Paper.FULL, AS_AT, "0.1.0").snapshot.findings]
    assert shown == [
        "What was wrong for one child is put right for fewer than 5 children.",
        "It went well for fewer than 5 children.",
    ]


def test_what_was_decided_on_gives_no_other_count_away() -> None:
    text = "Of 6 children, 2 boys and 4 girls were asked."
    contents = holding(finding("f", text, indicators=("2.1",)), decided_on("2 boys"))
    shown = ordered(contents, Paper.FULL, AS_AT, "0.1.0").snapshot.findings[0].finding.text
    assert "4 girls" not in shown
    assert "2 boys" not in shown, "with the total it would tell how many girls there are"


def test_what_was_decided_on_in_a_record_that_is_gone_changes_nothing() -> None:
    contents = holding(finding("g", "One child.", indicators=("2.1",)), decided_on("One child", "gone"))
    shown = ordered(contents, Paper.FULL, AS_AT, "0.1.0").snapshot.findings[0].finding.text
    assert shown == "Fewer than 5 children."


def test_what_two_texts_of_an_indicator_give_away_together_is_hidden() -> None:
    contents = holding(
        finding("f", "We asked 12 children, of whom 9 boys answered.", indicators=("2.1",)),
        finding("g", "The 3 girls did not.", indicators=("2.1",)),
        finding("h", "Elsewhere 9 boys answered.", indicators=("5.2",)),
    )
    shown = {
        line.finding.key: line.finding.text for line in ordered(contents, Paper.FULL, AS_AT, "0.1.0").snapshot.findings
    }
    assert shown == {
        "f": "We asked 12 children, of whom 5 or more boys answered.",
        "g": "The fewer than 5 girls did not.",
        "h": "Elsewhere 9 boys answered.",
    }


def test_what_two_actions_give_away_in_the_table_is_hidden() -> None:
    contents = holding(
        action(1, "Ask all 12 children."), action(2, "Ask the 9 boys again."), action(3, "Ask the 3 girls again.")
    )
    shown = [line.action.text for line in ordered(contents, Paper.ACTION_PLAN, AS_AT, "0.1.0").snapshot.actions]
    assert shown == ["Ask all 12 children.", "Ask the 5 or more boys again.", "Ask the fewer than 5 girls again."]
