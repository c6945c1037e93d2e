"""The profile of levels as papers have it: levels upwards, indicators side by side."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from cpc_selfeval.domain.drawings.description import Shape
from cpc_selfeval.domain.drawings.picture import SIZES, Glyph, Ink, Lettering, Picture, Room, Stroke, Words
from cpc_selfeval.domain.drawings.profile_columns import profile_columns, profile_in_words
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.taking_report import take_snapshot
from tests.domain.contents import holding, judged

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def width(text: str, lettering: Lettering) -> float:
    """As wide as most letters of a narrow typeface."""
    return len(text) * SIZES[lettering] * 0.5


def taken(*levels: Judgement) -> ReportSnapshot:
    return take_snapshot(holding(*levels), AT, "tests")


def drawn(snapshot: ReportSnapshot, room: float = 770) -> Picture:
    return profile_columns(snapshot, Room(room, 1, width))


def codes_of(picture: Picture) -> list[Words]:
    return [shape for shape in picture.shapes if isinstance(shape, Words) and shape.anchor == "middle"]


def test_each_stage_has_its_mark_at_its_level() -> None:
    picture = drawn(taken(judged(1, "2.1", Stage.AGREED, level=4), judged(2, "5.2", Stage.PROPOSED, level=2)))
    high, low = (shape for shape in picture.shapes if isinstance(shape, Glyph))
    assert (high.shape, low.shape) == (Shape.DISC, Shape.RING)
    ticks = {shape.text: shape.y for shape in picture.shapes if isinstance(shape, Words) and shape.anchor == "left"}
    assert {high.y: "4", low.y: "2"} == {y: text[0] for text, y in ticks.items() if y in (high.y, low.y)}
    by_code = {words.text: words.x for words in codes_of(picture)}
    assert (by_code["2.1"], by_code["5.2"]) == (high.x, low.x)


def test_a_dash_stands_where_there_is_no_level_and_a_line_where_proposals_differ() -> None:
    def level(number: int, agency: str, value: int) -> Judgement:
        return judged(number, "2.1", Stage.PROPOSED, level=value, agency=agency)

    snapshot = taken(level(1, "a", 2), level(2, "b", 4))
    strokes = [shape for shape in drawn(snapshot).shapes if isinstance(shape, Stroke)]
    dashes = [stroke for stroke in strokes if stroke.ink is Ink.QUIET]
    spread = [stroke for stroke in strokes if stroke.ink is Ink.SPREAD]
    assert len(dashes) == len(snapshot.covered)
    assert len(spread) == 3, "a line with its two ends"
    assert spread[0].x == spread[0].to_x


@pytest.mark.parametrize("room", [770.0, 500.0, 420.0])
def test_everything_is_inside_and_no_code_covers_another(room: float) -> None:
    picture = drawn(taken(judged(1, "2.1", Stage.AGREED, level=6)), room)
    codes = codes_of(picture)
    assert all(0 <= words.y <= picture.height for words in codes)
    for y in {words.y for words in codes}:
        line = [words for words in codes if words.y == y]
        halves = [width(words.text, words.lettering) / 2 for words in line]
        ends = [(words.x - half, words.x + half) for words, half in zip(line, halves, strict=True)]
        assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_the_words_say_every_indicator() -> None:
    snapshot = taken(judged(1, "2.1", Stage.AGREED, level=4))
    said = profile_in_words(snapshot)
    assert "2.1 Agreed: Good" in said
    assert all(report.code in said for report in snapshot.covered)
