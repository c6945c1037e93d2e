"""The sheet of the national results: the dossier's table figure by figure, and only where they reach the edition."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.editing.benchmark import with_national_lines
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from cpc_selfeval.storage.frameworks.files import shipped_framework
from tests.domain.drawings.dossier import TABLE, DossierRow, figures_of
from tests.exports.workbook.contents import AS_AT, CYCLE, IDENTITY, snapshot_of, typical
from tests.exports.workbook.reading import Rows, all_values, opened, rows_of, sheet_of

HEADS = ("Excellent", "Very good", "Good", "Satisfactory", "Weak", "Unsatisfactory")
SUMS = ("Good or better", "Weak or unsatisfactory")


def _of_edition(edition: str, code: str) -> Contents:
    """A cycle of an edition in which one indicator is agreed as weak."""
    framework = shipped_framework(edition)
    cycle = Cycle(key=CYCLE, number=1, title="2008", framework=framework.id, framework_hash=framework.content_hash)
    level = Judgement(
        key="j", cycle=CYCLE, code=code, stage=Stage.AGREED, level=2, on=AS_AT.date(), at=AS_AT.isoformat()
    )
    records = (Committee(key="committee", name="Example CPC"), cycle, level)
    bare = Contents(IDENTITY, framework, CYCLE, {})
    return bare.after(Change("all at once", tuple(RowChange(None, record) for record in records)))


def _book(contents: Contents) -> bytes:
    return workbook_bytes(with_national_lines(contents, snapshot_of(contents)))


@pytest.fixture(scope="module")
def table() -> Rows:
    """The sheet of a cycle of the 2005 edition."""
    return rows_of(opened(_book(_of_edition("hmie-2005", "3.3"))), "National results (history)")


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.code)
def test_each_row_is_the_dossier_s(table: Rows, line: DossierRow) -> None:
    (row,) = (row for row in table.rows if row["Code of 2005"] == line.code)

    assert figures_of(row[head] for head in (*HEADS, *SUMS)) == line.figures
    assert (row["Nationally"] or "") == line.flag
    assert line.cited in row["Source"]
    assert row["Our code"] == line.code
    assert row["Our level"] == ("Agreed: Weak" if line.code == "3.3" else "Not started")


def test_the_first_sheet_says_that_it_is_history_and_what_is_left_open() -> None:
    told = all_values(sheet_of(opened(_book(_of_edition("hmie-2005", "3.3"))), "Read me"))

    said = next(value for value in told if isinstance(value, str) and "May 2006 to March 2009" in value)
    assert said.startswith("History:")
    assert "left open" in said


def test_of_the_2009_edition_four_stand_beside_a_result() -> None:
    table = rows_of(opened(_book(_of_edition("hmie-2009", "2.1"))), "National results (history)")

    beside = {row["Code of 2005"]: row["Our code"] for row in table.rows if row["Our code"]}
    assert beside == {"1.1": "2.1", "1.2": "2.2", "1.3": "2.3", "1.4": "2.4"}
    assert table.rows[0]["Our level"] == "Agreed: Weak"


def test_there_is_no_such_sheet_where_nothing_reaches_the_edition() -> None:
    assert "National results (history)" not in opened(_book(typical())).sheetnames
