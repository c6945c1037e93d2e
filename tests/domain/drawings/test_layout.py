"""Drawings laid out: everything inside the room, nothing across a break, the same facts in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.drawings.description import (
    OF_AGENCIES,
    Bar,
    Break,
    Column,
    Drawing,
    Fill,
    KeyEntry,
    Mark,
    Point,
    Row,
    RowDrawing,
    Series,
    Shape,
    Spread,
    Table,
    Tick,
    Tone,
    TrendDrawing,
    alternative,
    level_ticks,
)
from cpc_selfeval.domain.drawings.glyphs import Circle, parts_of
from cpc_selfeval.domain.drawings.layout import laid_out
from cpc_selfeval.domain.drawings.picture import (
    Box,
    Glyph,
    Ink,
    Lettering,
    Picture,
    Room,
    Stroke,
    Words,
    fitted,
    hatching,
    wrapped,
)
from cpc_selfeval.storage.frameworks.files import shipped_framework

OLD, NEW = shipped_framework("hmie-2005"), shipped_framework("care-inspectorate-2019")
NO_TABLE = Table((), ())


def measure(text: str, _lettering: Lettering) -> float:
    """Every letter as wide as the others."""
    return 6.5 * len(text)


def room(width: float = 700, *, titled: bool = False) -> Room:
    return Room(width, 1, measure, titled)


def rows(*shown: Row, **values: Any) -> RowDrawing:
    made = RowDrawing("Levels", "As they are.", 0.5, 6.5, level_ticks(NEW.scale), shown, NO_TABLE)
    return replace(made, **values)


def trend(breaks: tuple[Break, ...] = ()) -> TrendDrawing:
    points = tuple(
        Point(column, level, Shape.DISC, f"cycle {column}: {level}") for column, level in enumerate((3, 4, 5))
    )
    return TrendDrawing(
        title="2.1",
        says="It rose.",
        ticks=level_ticks(OLD.scale),
        ticks_right=level_ticks(NEW.scale),
        columns=tuple(Column(key, key) for key in "abc"),
        series=(Series("2.1", "Agreed", points),),
        table=NO_TABLE,
        breaks=breaks,
    )


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Words)]


def joins(picture: Picture) -> list[Stroke]:
    return [shape for shape in picture.shapes if isinstance(shape, Stroke) and shape.ink is Ink.LEVEL]


# ---- trends


def test_points_are_joined_and_a_break_parts_them() -> None:
    assert len(joins(laid_out(trend(), room()))) == 2
    parted = laid_out(trend((Break(0.5, "another edition"),)), room())

    (line,) = joins(parted)
    glyphs = [shape for shape in parted.shapes if isinstance(shape, Glyph)]
    assert (line.x, line.to_x) == (glyphs[1].x, glyphs[2].x)
    dashed = [shape for shape in parted.shapes if isinstance(shape, Stroke) and shape.dashed]
    assert all(glyphs[0].x < shape.x < glyphs[1].x for shape in dashed)
    assert len(dashed) == 2
    assert "another edition" in texts(parted)


def test_a_cycle_without_a_level_is_a_gap_and_says_why() -> None:
    full = trend()
    (series,) = full.series
    gap = replace(
        full,
        columns=(full.columns[0], Column("b", "b", stands="not in this cycle"), full.columns[2]),
        series=(replace(series, points=(series.points[0], series.points[2])),),
    )
    picture = laid_out(gap, room())

    assert joins(picture) == []
    assert "not in this cycle" in texts(picture)
    assert gap.places[1] == ("b", "b: not in this cycle")


def test_in_a_narrow_trend_why_it_breaks_off_is_said_in_lines_and_not_cut() -> None:
    full = trend((Break(1.5, "other edition, scale"),))
    columns = (*full.columns[:2], Column("c", "c", stands="no counterpart in it"))
    series = tuple(replace(each, points=each.points[:2]) for each in full.series)
    narrow = laid_out(replace(full, columns=columns, series=series), room(380))
    assert [text for text in texts(narrow) if "…" in text] == []
    words = [shape for shape in narrow.shapes if isinstance(shape, Words)]
    high = {word.text: word.y for word in words}
    assert high["other edition,"] < high["scale"] < high["6"]
    assert high["no counterpart"] < high["in it"]


def test_both_scales_have_their_own_words() -> None:
    said = texts(laid_out(trend(), room()))
    assert "3 Satisfactory" in said
    assert "3 Adequate" in said


def test_the_areas_of_a_trend_are_its_cycles_from_left_to_right() -> None:
    areas = laid_out(trend(), room()).areas
    assert [area.key for area in areas] == ["a", "b", "c"]
    assert [area.words for area in areas] == ["cycle 0: 3", "cycle 1: 4", "cycle 2: 5"]
    assert areas[0].x + areas[0].width == pytest.approx(areas[1].x)


# ---- rows


def test_each_mark_is_at_its_level_and_a_spread_reaches_from_lowest_to_highest() -> None:
    row = Row("2.1", "2.1", "2.1", marks=(Mark(2, Shape.RING),), spreads=(Spread(2, 5),))
    picture = laid_out(rows(row), room())
    (glyph,) = (shape for shape in picture.shapes if isinstance(shape, Glyph))
    lines = {shape.x: shape for shape in picture.shapes if isinstance(shape, Stroke) and shape.ink is Ink.LINE}
    ticks = sorted(lines)

    assert glyph.x == pytest.approx(ticks[1])
    spread = next(s for s in picture.shapes if isinstance(s, Stroke) and s.ink is Ink.SPREAD)
    assert [spread.x, spread.to_x] == pytest.approx([ticks[1], ticks[4]])


@given(st.lists(st.integers(1, 6), min_size=1, max_size=14), st.sampled_from([340.0, 560.0, 900.0]))
def test_agencies_at_one_level_never_cover_each_other(levels: list[int], width: float) -> None:
    marks = tuple(Mark(level, OF_AGENCIES[n % len(OF_AGENCIES)], f"A{n}") for n, level in enumerate(levels))
    glyphs = [
        shape
        for shape in laid_out(rows(Row("2.1", "2.1", "", marks=marks)), room(width)).shapes
        if isinstance(shape, Glyph)
    ]

    assert len(glyphs) == len(levels)
    middles = sorted(glyph.x for glyph in glyphs)
    assert all(other - one > 2.5 for one, other in pairwise(middles))


@given(st.floats(300, 1200), st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_nothing_leaves_the_room(width: float, shares: list[int]) -> None:
    start, bars = 0, []
    for number, areas in enumerate(shares):
        bars.append(
            Bar(start, start + areas, Fill.HATCHED if number % 2 else Fill.SOLID, labels=(f"Good {areas}", str(areas)))
        )
        start += areas
    drawing = rows(
        Row(
            "a",
            "1.1",
            "",
            title="A title that is far longer than any room has for it " * 3,
            note="key strength nationally",
            bars=tuple(bars),
            marks=(Mark(start, Shape.TRIANGLE, "your level · Agreed: Good"),),
        ),
        Row("b", "6 Excellent", "", note="0 to 21, left open · your level", picked=True, bars=tuple(bars)),
        low=0,
        high=72,
        ticks=(Tick(0, "0", "0"), Tick(72, "72", "72")),
        key=(KeyEntry("something that is left open", bar=(Fill.HATCHED, Tone.STRONG)), KeyEntry("mark", Shape.CROSS)),
    )
    picture = laid_out(drawing, room(width))

    for shape in picture.shapes:
        if isinstance(shape, Words):
            long = measure(shape.text, shape.lettering)
            left = shape.x - {"left": 0, "middle": long / 2, "right": long}[shape.anchor]
            assert -0.5 <= left <= left + long <= width + 0.5, shape
        elif isinstance(shape, Box):
            assert -4 <= shape.x <= shape.x + shape.width <= width + 4
        assert 0 <= shape.y <= picture.height


def test_the_first_label_that_has_room_stands_in_a_bar_or_none() -> None:
    bar = Bar(0, 3, labels=("Good or very good 3", "3"))
    wide = rows(Row("a", "a", "", bars=(bar,)), low=0, high=3)
    assert "Good or very good 3" in texts(laid_out(wide, room()))
    assert "3" in texts(laid_out(replace(wide, high=60), room()))
    assert texts(laid_out(replace(wide, high=900, ticks=()), room())) == ["a"]


def test_words_that_stand_for_a_mark_are_cut_where_a_spread_needs_the_room() -> None:
    long = "Proposed: there is not enough evidence to say anything"
    alone = rows(Row("a", "a", "", stands=long))
    beside = rows(Row("a", "a", "", stands=long, spreads=(Spread(1, 4),)))

    assert long in texts(laid_out(alone, room()))
    assert any(text.endswith("…") for text in texts(laid_out(beside, room())))


def test_a_spread_in_larger_letters_is_said_whole() -> None:
    large = Room(700, 1, lambda text, _lettering: 9.0 * len(text), titled=False)
    spread = rows(Row("2.2", "2.2", "", stands="Proposed: 3 to 4", spreads=(Spread(3, 4),)))
    picture = laid_out(spread, large)
    assert "Proposed: 3 to 4" in texts(picture)
    words = next(shape for shape in picture.shapes if isinstance(shape, Words) and shape.text == "Proposed: 3 to 4")
    first = min(shape.x for shape in picture.shapes if isinstance(shape, Words) and shape.text.startswith("1"))
    assert words.x + 9 * len(words.text) < first, "the axis begins behind it"


def test_a_break_crosses_all_rows() -> None:
    drawing = rows(
        *(Row(key, key, key, marks=(Mark(1, Shape.DISC),)) for key in "abc"), breaks=(Break(1.5, "edition"),)
    )
    picture = laid_out(drawing, room())
    dashed = [shape for shape in picture.shapes if isinstance(shape, Stroke) and shape.dashed]

    assert {shape.to_y for shape in dashed} == {picture.areas[-1].y + picture.areas[-1].height}


# ---- what goes with any of them


@pytest.mark.parametrize("drawing", [trend(), rows(Row("a", "a", "a: nothing"))], ids=["trend", "rows"])
def test_title_and_notes_go_along_only_where_a_picture_goes_away(drawing: Drawing) -> None:
    noted = replace(drawing, notes=("A source.",))
    here, away = laid_out(noted, room()), laid_out(noted, room(titled=True))

    assert "A source." not in texts(here)
    assert noted.title not in texts(here)[:1]
    assert {noted.title, "A source.", noted.says} <= set(texts(away))
    assert away.height > here.height


def test_the_alternative_says_every_place_and_break_and_note() -> None:
    said = alternative(replace(trend((Break(0.5, "another edition"),)), notes=("A source.",)))
    assert said == "2.1. It rose. cycle 0: 3; cycle 1: 4; cycle 2: 5. break: another edition. A source."
    assert alternative(replace(trend(), notes=("A source.",)), notes=False).endswith("cycle 2: 5.")


@given(st.floats(1, 400), st.floats(1, 60), st.floats(2, 12))
def test_hatching_stays_in_its_box_and_fills_it(width: float, height: float, step: float) -> None:
    box = Box(10, 20, width, height)
    for x, y, to_x, to_y in hatching(box, step):
        assert 10 - 1e-6 <= x <= to_x <= 10 + width + 1e-6
        assert 20 - 1e-6 <= to_y <= y <= 20 + height + 1e-6
    assert len(list(hatching(box, step))) >= int(width / step)


@given(st.text("ab ", max_size=60), st.floats(0, 200))
def test_what_is_cut_fits_and_what_fits_is_whole(text: str, width: float) -> None:
    cut = fitted(text, width, Lettering.LABEL, measure)
    assert measure(cut, Lettering.LABEL) <= width
    if measure(text, Lettering.LABEL) <= width:
        assert cut == text


@given(st.lists(st.text("abc", min_size=1, max_size=12), max_size=20), st.floats(30, 300))
def test_wrapping_keeps_every_word_in_its_order(words: list[str], width: float) -> None:
    lines = wrapped(" ".join(words), width, Lettering.SMALL, measure)
    assert " ".join(lines).split() == words
    assert all(measure(line, Lettering.SMALL) <= width or " " not in line for line in lines)


def test_no_two_shapes_are_drawn_alike() -> None:
    drawn = {
        tuple(
            (part.radius, part.filled) if isinstance(part, Circle) else (part.points, part.filled)
            for part in parts_of(Glyph(0, 0, 6, shape))
        )
        for shape in Shape
    }
    assert len(drawn) == len(Shape)
