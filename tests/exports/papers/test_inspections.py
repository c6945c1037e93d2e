"""What inspectors found, and the capacity for improvement, on the papers that tell of them."""

from __future__ import annotations

from datetime import date

import pytest

from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.judging_records.improving import CapacityStatement, capacity_statement_key
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.papers.public import public_snapshot
from cpc_selfeval.exports.papers import printed
from cpc_selfeval.exports.papers.capacity import TITLE as CAPACITY
from cpc_selfeval.exports.papers.inspections import TITLE
from cpc_selfeval.exports.papers.position_statement import words_left
from tests.exports.papers.inspected import inspected
from tests.exports.papers.making import ordered_of
from tests.exports.tagged_pdf.reading import Element, structure
from tests.exports.workbook.contents import CYCLE, EMPTY, holding, snapshot_of

TELLING = (Paper.FULL, Paper.CPC_REPORT, Paper.POSITION_STATEMENT, Paper.ANNUAL_REPORT)
LEVEL = Judgement(
    key="j", cycle=CYCLE, code="5.2", stage=Stage.AGREED, level=3, on=date(2026, 6, 9),
    at="2026-06-09T09:00:00+00:00",
)  # fmt: skip


def document(order: PaperOrder) -> Element:
    return structure(printed(order).content)


def words(element: Element) -> str:
    return " ".join(element.text.split())


@pytest.mark.parametrize("paper", TELLING)
def test_a_paper_tells_levels_marks_and_progress_in_sentences(paper: Paper) -> None:
    read = document(ordered_of(snapshot_of(holding(LEVEL, *inspected("Said so."))), paper))
    headings = [words(heading) for heading in read.all("H2", "H3")]
    assert TITLE in headings
    assert CAPACITY in headings
    said = words(read)
    assert "The self-evaluation was one level higher than the inspectors." in said
    assert "Of the 4, we already had 1, had part of 1 and did not have 1; 1 is not marked yet." in said
    assert "Progress: 2 Weak on 2 Nov 2026." in said


@pytest.mark.parametrize("paper", TELLING)
def test_nothing_is_said_of_inspections_that_are_not_recorded(paper: Paper) -> None:
    headings = [words(heading) for heading in document(ordered_of(snapshot_of(EMPTY), paper)).all("H2", "H3")]
    assert TITLE not in headings
    assert CAPACITY not in headings


def test_the_full_paper_has_every_point_and_the_report_those_that_something_is_done_about() -> None:
    snapshot = snapshot_of(holding(*inspected("")))
    full, report = (words(document(ordered_of(snapshot, paper))) for paper in (Paper.FULL, Paper.CPC_REPORT))
    keys = [point.point.key for point in snapshot.inspections[0].points]
    assert all(key in full for key in keys)
    assert [key for key in keys if key in report] == [key for key in keys if key.startswith(("area", "main"))]


def test_the_public_version_tells_of_neither() -> None:
    contents = holding(*inspected("Kept in."))
    said = words(document(ordered_of(public_snapshot(contents, snapshot_of(contents)), Paper.PUBLIC)))
    assert TITLE not in said
    assert "Kept in." not in said


def test_what_is_said_of_the_capacity_counts_as_words_of_the_position_statement() -> None:
    said = CapacityStatement(key=capacity_statement_key(CYCLE), cycle=CYCLE, text="We can do it.", confidence="Sure")
    without, with_it = (
        words_left(ordered_of(snapshot_of(contents), Paper.POSITION_STATEMENT))[0]
        for contents in (EMPTY, holding(said))
    )
    assert with_it - without == 5
