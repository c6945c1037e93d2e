"""Tables of hundreds of rows are divided, so that a screen reader finds a row, and checkers read them."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.exports.papers import long_tables, printed
from tests.exports.papers.making import ordered_of
from tests.exports.tagged_pdf.reading import Element, structure
from tests.exports.workbook.contents import action, holding, snapshot_of


def plan_of(actions: int) -> Element:
    contents = holding(*(action(number, "Ask families.") for number in range(1, actions + 1)))
    return structure(printed(ordered_of(snapshot_of(contents), Paper.PUBLIC)).content)


@pytest.mark.parametrize(("actions", "rows"), [(5, [5]), (6, [5, 1]), (12, [5, 5, 2])])
def test_a_table_has_at_most_so_many_rows(actions: int, rows: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_tables, "MOST_ROWS", 5)
    read = plan_of(actions)
    tables = [table for table in read.all("Table") if "How far" in table.all("TH")[3].text]
    assert [len(table.all("TR")) - 1 for table in tables] == rows
    stretches = [" ".join(heading.text.split()) for heading in read.all("H3") if heading.text.startswith("A-")]
    named = {5: [], 6: ["A-01 to A-05", "A-06"], 12: ["A-01 to A-05", "A-06 to A-10", "A-11 to A-12"]}
    assert stretches == named[actions]


def test_the_checker_reads_a_table_of_that_many_rows() -> None:
    assert long_tables.MOST_ROWS <= 1024
