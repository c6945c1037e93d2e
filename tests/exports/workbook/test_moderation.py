"""The sheet that says who proposes which level, in the order of an agenda."""

from __future__ import annotations

from datetime import date
from typing import Any

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, IndicatorScope, scope_key
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED, COVERED_SENTENCE
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.judging_records.moderating import Moderation, moderation_key
from cpc_selfeval.domain.record import Record
from tests.exports.workbook.contents import CYCLE, typical
from tests.exports.workbook.reading import opened, rows_of, written

POLICE = Agency(key="police-of-moderation", name="Police of the harbour", position=98)
NAMESAKE = Agency(key="namesake", name="Support", position=99)
COVERING = Moderation(key=moderation_key(CYCLE), cycle=CYCLE, levels_covered=True)


def _proposed(number: int, agency: str | None, level: int, reason: str) -> Judgement:
    at = f"2026-06-01T09:00:{number:02d}+00:00"
    return Judgement(
        key=f"moderation-{number}",
        cycle=CYCLE,
        code="8.2",
        stage=Stage.PROPOSED,
        on=date(2026, 6, 1),
        at=at,
        agency=agency,
        level=level,
        reason=reason,
    )


def _contents(*further: Record) -> Contents:
    records: tuple[Record, ...] = (
        POLICE,
        NAMESAKE,
        IndicatorScope(key=scope_key(CYCLE, "8.2"), cycle=CYCLE, code="8.2"),
        _proposed(1, POLICE.key, 1, "Nobody plans\n\nfor it, at all"),
        _proposed(2, NAMESAKE.key, 6, " "),
        _proposed(3, None, 3, "Between them"),
        *further,
    )
    contents = typical()
    changes = tuple(RowChange(contents.get(type(record), record.key), record) for record in records)
    return contents.after(Change("moderation", changes))


def _row(contents: Contents) -> dict[str, Any]:
    (row,) = (row for row in rows_of(opened(written(contents)), "Moderation").rows if row["Code"] == "8.2")
    return row


def test_one_row_for_each_indicator_what_is_furthest_apart_first() -> None:
    contents = _contents()
    table = rows_of(opened(written(contents)), "Moderation")

    assert sorted(row["Code"] for row in table.rows) == sorted(contents.covered_codes)
    first = table.rows[0]
    assert (first["Code"], first["On the agenda"], first["Levels apart"]) == ("8.2", "To discuss", 5)
    assert first["Proposals"] == (
        "Police of the harbour: 1 Unsatisfactory\nSupport: 6 Excellent\nLead officer: 3 Adequate"
    )
    assert first["Rationales"] == (
        "Police of the harbour: Nobody plans\n\nfor it, at all\n\nSupport: no rationale\n\nLead officer: Between them"
    )
    assert (first["Lowest to highest"], first["No rationale from"]) == ("1 to 6", "Support")
    assert first["Police of the harbour"] == "1 Unsatisfactory"


def test_what_is_covered_is_said_to_be_and_its_words_are_nowhere_in_the_workbook() -> None:
    contents = _contents(COVERING)
    row = _row(contents)

    assert row["Proposals"] == f"Police of the harbour: {COVERED}\nSupport: {COVERED}\nLead officer: 3 Adequate"
    assert (row["Lowest to highest"], row["Levels apart"]) == (COVERED, None)
    book = opened(written(contents))
    cells = [str(cell.value) for sheet in book.worksheets for line in sheet.iter_rows() for cell in line if cell.value]
    assert not any("Nobody plans" in cell for cell in cells)
    assert any(COVERED_SENTENCE in cell for cell in cells)
    stands = next(row for row in rows_of(book, "Indicators").rows if row["Code"] == "8.2")
    assert (stands["Where it stands"], stands["Proposed by"]) == ("Proposed: Adequate", "Lead officer")
    assert stands["All proposals"].endswith(f"Agencies’ proposals: {COVERED}")
