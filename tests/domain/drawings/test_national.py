"""The national results as drawings: thirty areas a bar, solid and hatched, with the own level below."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.benchmark import Benchmark, benchmark
from cpc_selfeval.domain.drawings.description import Bar, Fill, Row, RowDrawing, alternative
from cpc_selfeval.domain.drawings.national import OWN, national_drawing, result_drawing
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.record import Record
from cpc_selfeval.storage.frameworks.files import crosswalk
from cpc_selfeval.storage.frameworks.national import national_results
from tests.domain.contents import judged
from tests.domain.drawings.dossier import TABLE, DossierRow
from tests.domain.drawings.editions import of_edition


def _beside(edition: str = "hmie-2005", *records: Record) -> Benchmark:
    return benchmark(of_edition(edition, *records), national_results(), crosswalk())


def _row(drawing: RowDrawing, key: str) -> Row:
    (row,) = (row for row in drawing.rows if row.key == key)
    return row


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.code)
def test_the_table_of_the_page_is_the_dossier_s(row: DossierRow) -> None:
    drawing = national_drawing(_beside())
    (cells,) = (cells for cells in drawing.table.rows if cells[0] == row.code)

    assert cells[2:10] == row.shortly
    assert cells[10] == row.flag
    assert cells[12].startswith(row.cited)
    assert drawing.table.head[2:10] == (
        *("Excellent", "Very good", "Good", "Satisfactory", "Weak", "Unsatisfactory"),
        *("Good or better", "Weak or unsatisfactory"),
    )


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.code)
def test_a_bar_is_thirty_areas_and_what_the_text_leaves_open_is_hatched(row: DossierRow) -> None:
    bars = _row(national_drawing(_beside()), row.code).bars

    assert [bar.start for bar in bars[1:]] == [bar.end for bar in bars[:-1]]
    assert (bars[0].start, bars[-1].end) == (0, 30)
    solid = sum(bar.end - bar.start for bar in bars if bar.fill is Fill.SOLID)
    known = sum(int(figure.split()[0]) for figure in row.figures[:6] if "open" not in figure)
    assert solid == known


def test_what_the_text_gives_together_is_one_hatched_bar() -> None:
    bars = _row(national_drawing(_beside()), "5.4").bars

    assert [(bar.start, bar.end, bar.fill, bar.labels[0]) for bar in bars] == [
        (0, 7, Fill.SOLID, "Weak 7"),
        (7, 25, Fill.HATCHED, "Satisfactory or good 18"),
        (25, 30, Fill.SOLID, "Very good 5"),
    ]
    assert bars[1].labels[1:] == ("level 3 or 4: 18", "18")


@pytest.mark.parametrize(
    ("code", "level", "place", "label"),
    [
        ("1.4", 4, 21.5, "your level at 1.4 · Agreed: Good"),
        ("1.4", 1, 3.5, "your level at 1.4 · Agreed: Unsatisfactory"),
        ("1.4", 6, 30, "your level at 1.4 · Agreed: Excellent: no area"),
        ("3.2", 6, 30, "your level at 3.2 · Agreed: Excellent: no area"),
        ("5.4", 1, 0, "your level at 5.4 · Agreed: Unsatisfactory: no area"),
    ],
)
def test_the_own_level_stands_below_its_share_or_where_no_area_was(
    code: str, level: int, place: float, label: str
) -> None:
    drawing = national_drawing(_beside("hmie-2005", judged(1, code, Stage.AGREED, level=level)))
    (mark,) = _row(drawing, code).marks

    assert (mark.at, mark.shape, mark.label) == (place, OWN, label)
    assert all(not row.marks for row in drawing.rows if row.key != code)


def test_one_result_has_a_range_from_the_least_to_the_most() -> None:
    found = _beside("hmie-2005", judged(1, "1.1", Stage.PROPOSED, level=4))
    drawing = result_drawing(found, found.lines[0])

    assert _row(drawing, "5 Very good").bars == (Bar(0, 21, Fill.HATCHED),)
    assert [bar.fill for bar in _row(drawing, "Weak or unsatisfactory").bars] == [Fill.SOLID, Fill.HATCHED]
    good = _row(drawing, "4 Good")
    assert (good.picked, good.note) == (True, "0 to 21, left open · your level, proposed")
    assert _row(drawing, "6 Excellent").note == "1, stated"
    assert drawing.table.rows[0] == ("Excellent", "1, stated")
    assert "Key strength nationally." in drawing.says
    assert drawing.notes[1].endswith("lines 444 to 447.")


def test_a_level_that_the_text_puts_at_none_is_none_and_one_that_it_passes_over_is_not() -> None:
    found = _beside()
    drawing = result_drawing(found, next(line for line in found.lines if line.code == "3.3"))

    assert (_row(drawing, "6 Excellent").bars, _row(drawing, "6 Excellent").note) == ((), "0, stated")
    assert _row(drawing, "1 Unsatisfactory").note == "0 to 13, left open"


@pytest.mark.parametrize("edition", ["hmie-2005", "hmie-2009", "care-inspectorate-2019"])
def test_it_is_history_wherever_it_goes(edition: str) -> None:
    found = _beside(edition)

    for drawing in (national_drawing(found), result_drawing(found, found.lines[3])):
        assert "(history)" in drawing.title
        assert drawing.notes[0].startswith("History:")
        assert drawing.notes[0] in alternative(drawing)


def test_nothing_is_marked_as_own_where_nothing_reaches_the_edition() -> None:
    drawing = national_drawing(_beside("care-inspectorate-2019", judged(1, "1.1", Stage.AGREED, level=4)))

    assert all(not row.marks for row in drawing.rows)
    assert all(entry.shape is None for entry in drawing.key)
    assert {cells[11] for cells in drawing.table.rows} == {""}
