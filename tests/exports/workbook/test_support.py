"""The sheet that says whether the evidence of each indicator supports a level."""

from __future__ import annotations

from datetime import date
from typing import Any

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, AgencyKind, IndicatorScope, scope_key
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.support_line import support_line
from tests.exports.workbook.contents import CYCLE, FRAMEWORK, typical
from tests.exports.workbook.reading import all_values, opened, rows_of, sheet_of, written

POLICE = Agency(key="police-of-support", name="Police of the harbour", kind=AgencyKind.POLICE, position=99)
OLD = date(2001, 3, 31)


def _piece(number: int, kind: SourceType, **values: Any) -> Evidence:
    return Evidence(
        key=f"support-{number}",
        cycle=CYCLE,
        number=900 + number,
        title="E",
        source_type=kind,
        indicators=("8.2",),
        **values,
    )


def _contents() -> Contents:
    records: tuple[Record, ...] = (
        POLICE,
        IndicatorScope(key=scope_key(CYCLE, "8.1"), cycle=CYCLE, code="8.1", covered=False),
        IndicatorScope(key=scope_key(CYCLE, "8.2"), cycle=CYCLE, code="8.2"),
        _piece(1, SourceType.PERFORMANCE, agency=POLICE.key, shows_impact=True),
        _piece(2, SourceType.VIEWS_OF_CHILDREN, agency=POLICE.key),
        _piece(3, SourceType.PERFORMANCE, period_to=OLD),
    )
    contents = typical()
    changes = tuple(RowChange(contents.get(type(record), record.key), record) for record in records)
    return contents.after(Change("support", changes))


def test_one_row_for_each_indicator_of_the_cycle_with_all_that_its_verdict_rests_on() -> None:
    contents = _contents()
    book = opened(written(contents))
    table = rows_of(book, "Support")

    assert [row["Code"] for row in table.rows] == list(contents.covered_codes)
    assert "8.1" not in contents.covered_codes
    (row,) = (row for row in table.rows if row["Code"] == "8.2")
    assert row["Support"] == "Needs more evidence"
    assert row["Missing"] == "2 kinds of source, where 3 are expected"
    assert row["Kinds of source"] == "Performance data (1)\nViews of children and young people (1)"
    assert row["How many kinds"] == 2
    assert (row["Children heard"], row["Parents heard"], row["Impact shown"]) == ("Yes", "No", "Yes")
    assert (row["Agencies behind it"], row["Out of date"]) == (POLICE.name, "E-903")
    assert row["Notes"].startswith("Parents and carers were not asked.\nOut of date, so not counted: E-903.")
    assert row["Indicator"] == FRAMEWORK.indicator("8.2").title


def test_where_nothing_is_recorded_it_says_so_for_each() -> None:
    contents = _contents()
    line = support_line(contents, "9.4", date(2026, 11, 22))
    (row,) = (row for row in rows_of(opened(written(contents)), "Support").rows if row["Code"] == "9.4")

    assert (row["Support"], row["Missing"]) == ("Unsupported", "There is no evidence")
    assert (line.verdict, line.missing, line.words) == (
        "Unsupported",
        ("there is no evidence",),
        "Unsupported: there is no evidence",
    )


def test_the_first_sheet_says_the_rule() -> None:
    told = all_values(sheet_of(opened(written(typical())), "Read me"))
    assert any(isinstance(value, str) and "at least 3 kinds of source" in value for value in told)
