"""Tables of hundreds of rows are divided, so that a screen reader finds a row, and checkers read them."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.exports.papers import printed
from cpc_selfeval.exports.papers.long_tables import MOST_ROWS
from tests.exports.papers.making import ordered_of
from tests.exports.tagged_pdf.reading import Element, structure
from tests.exports.workbook.contents import action, holding, snapshot_of


def plan_of(actions: int) -> Element:
    contents = holding(*(action(number, "Ask families.") for number in range(1, actions + 1)))
    return structure(printed(ordered_of(snapshot_of(contents), Paper.PUBLIC)).content)


@pytest.mark.parametrize(("actions", "rows"), [(MOST_ROWS, [MOST_ROWS]), (MOST_ROWS + 1, [MOST_ROWS, 1])])
def test_a_table_has_at_most_so_many_rows(actions: int, rows: list[int]) -> None:
    read = plan_of(actions)
    tables = [table for table in read.all("Table") if "How far" in table.all("TH")[3].text]
    assert [len(table.all("TR")) - 1 for table in tables] == rows
    stretches = [" ".join(heading.text.split()) for heading in read.all("H3") if heading.text.startswith("A-")]
    assert stretches == (["A-01 to A-500", "A-501"] if len(rows) > 1 else [])
