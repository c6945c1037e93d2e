"""The *Summary* sheet counts as the program does."""

from __future__ import annotations

import io
import zipfile

from openpyxl.worksheet.worksheet import Worksheet

from tests.exports.workbook.contents import EMPTY, FRAMEWORK, typical
from tests.exports.workbook.reading import opened, sheet_of, written


def summary(book: bytes) -> Worksheet:
    return sheet_of(opened(book), "Summary")


def exported(sheet: Worksheet) -> dict[str, tuple[object, object]]:
    """By the name of a row: the count and the overdue count as they were at the export."""
    found: dict[str, tuple[object, object]] = {}
    for name, _now, count, _late_now, late in sheet.iter_rows(min_row=6, max_col=5, values_only=True):
        found.setdefault(str(name), (count, late))  # a word of a status comes before the same word of a state
    return found


def test_counts_at_the_export() -> None:
    counts = exported(summary(written(typical())))
    assert counts["On track"] == (1, 1)
    assert counts["Slipping"] == (1, 0)
    assert counts["Complete: impact not yet shown"] == (0, 0)
    assert counts["Third sector"] == (1, 1)
    assert counts["NHS Example, community and mental health"] == (1, 0)
    assert counts["Community justice authority"] == (1, 0), "a retired agency that still leads an action"
    assert counts["No lead agency yet"] == (1, 0)
    assert counts["2 How well do we meet the needs of our stakeholders?"] == (1, 1)
    assert counts["5 How good is our delivery of services for children, young people and families?"] == (2, 1)
    assert counts["No key question yet"] == (3, 0)
    assert counts["Agreed"][0] == 2
    assert counts["Not in this cycle"][0] == 1


def test_every_status_agency_and_key_question_has_its_row() -> None:
    counts = exported(summary(written(EMPTY)))
    for name in ("Not started", "On track", "At risk", "Withdrawn", "No lead agency yet"):
        assert counts[name] == (0, 0)
    for question in FRAMEWORK.key_questions:
        assert counts[f"{question.code} {question.question}"] == (0, 0)
    assert counts["Not started"] == (0, 0)


def test_overdue_is_no_status_of_its_own() -> None:
    assert "Overdue" not in exported(summary(written(typical())))


def test_counts_now_are_formulas_beside_them() -> None:
    sheet = summary(written(typical()))
    for row in sheet.iter_rows(min_row=6, max_col=5):
        if isinstance(row[2].value, int):
            assert row[1].data_type == "f"
            assert row[3].value is None or row[3].data_type == "f"
    formulas = [str(cell.value) for cell in sheet["B"] if cell.data_type == "f"]
    assert any(formula.startswith("=COUNTIFS(ActionPlan[Status]") for formula in formulas)


def test_there_is_a_chart_of_the_counts_now() -> None:
    with zipfile.ZipFile(io.BytesIO(written(typical()))) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    assert "'Summary'!$B$7:$B$12" in chart
    assert "'Summary'!$A$7:$A$12" in chart
