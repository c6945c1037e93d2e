"""Drawings on paper: conforming figures that say in words all that they show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cpc_selfeval.domain.benchmark import Benchmark
from cpc_selfeval.domain.drawings.description import (
    Break,
    Column,
    Drawing,
    Point,
    Series,
    Shape,
    Table,
    TrendDrawing,
    alternative,
    level_ticks,
)
from cpc_selfeval.domain.drawings.national import national_drawing, result_drawing
from cpc_selfeval.domain.drawings.profile import profile_drawing
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.editing.benchmark import benchmark_of
from cpc_selfeval.exports.drawn import WIDTH, add_drawing, figure_of
from cpc_selfeval.storage.frameworks.files import shipped_framework
from tests.domain.contents import holding, judged
from tests.domain.drawings.editions import of_edition
from tests.exports.tagged_pdf.papers import blank_paper
from tests.exports.tagged_pdf.reading import failed_rules, structure

SCALE = level_ticks(shipped_framework("care-inspectorate-2019").scale)


def _found() -> Benchmark:
    return benchmark_of(of_edition("hmie-2005", judged(1, "3.3", Stage.AGREED, level=2)))


def _trend() -> TrendDrawing:
    return TrendDrawing(
        title="2.1 over the cycles",
        says="It rose.",
        ticks=SCALE,
        columns=(Column("one", "2008"), Column("two", "2026")),
        series=(Series("2.1", "Agreed", (Point(0, 3, Shape.DISC, "2008: 3"), Point(1, 4, Shape.RING, "2026: 4"))),),
        breaks=(Break(0.5, "another edition"),),
        table=Table(("Cycle", "Level"), (("2008", "3"), ("2026", "4"))),
        notes=("Levels of different editions are not compared.",),
    )


DRAWINGS: dict[str, Callable[[], Drawing]] = {
    "national": lambda: national_drawing(_found()),
    "result": lambda: result_drawing(_found(), _found().lines[7]),
    "profile": lambda: profile_drawing(holding(judged(1, "2.1", Stage.PROPOSED, level=4))),
    "trend": _trend,
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_figure_says_all_that_it_shows_and_its_notes_stand_below_as_text(name: str) -> None:
    drawing = DRAWINGS[name]()
    paper = blank_paper()
    add_drawing(paper, drawing)
    content = paper.as_bytes()
    (figure,) = structure(content).all("Figure")

    assert figure.alt == alternative(drawing, notes=False)
    said = [element.text for element in structure(content).all("P")]
    assert [note for note in drawing.notes if note not in said] == []


def test_a_paper_with_every_kind_conforms() -> None:
    paper = blank_paper()
    for make in DRAWINGS.values():
        add_drawing(paper, make())
    assert failed_rules(paper.as_bytes()) == []


def test_a_drawing_as_wide_as_asked_is_as_high_as_it_needs() -> None:
    drawing = national_drawing(_found())
    wide, narrow = figure_of(drawing), figure_of(drawing, 300)

    assert (wide.width, narrow.width) == (WIDTH, 300)
    assert narrow.height >= wide.height


def test_letters_that_the_typeface_lacks_are_drawn_all_the_same() -> None:
    paper = blank_paper()
    odd = profile_drawing(holding())
    row = odd.rows[0]
    changed = type(row)(key="x", label="世界", words="世界", stands="nothing 🙂 yet")
    add_drawing(paper, type(odd)(odd.title, odd.says, 0.5, 6.5, odd.ticks, (changed,), odd.table))
    assert failed_rules(paper.as_bytes()) == []
