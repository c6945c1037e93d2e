"""Where everything of a trend stands: levels up, cycles across."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from cpc_selfeval.domain.drawings.description import Break, Column, Series, Tick, TrendDrawing
from cpc_selfeval.domain.drawings.picture import (
    Area,
    Box,
    Glyph,
    Ink,
    Lettering,
    Picture,
    Room,
    Stroke,
    Words,
    fitted,
    wrapped,
)
from cpc_selfeval.domain.drawings.rows_layout import crossing
from cpc_selfeval.domain.drawings.sheet import GLYPH, Sheet

STEP = 24
"""From one level to the next."""
ABOVE = 22
"""Above the highest level, where the breaks say why."""
LINE = 14
"""From one line of small words to the next."""
BELOW = 14
LABELS = 18
LOWEST, HIGHEST = 1, 6


@dataclass(frozen=True, slots=True)
class _Field:
    """Where the levels and the columns stand."""

    left: float
    right: float
    top: float
    step: float
    columns: int

    def x(self, column: float) -> float:
        return self.left + (column + 0.5) * (self.right - self.left) / max(1, self.columns)

    def y(self, level: float) -> float:
        return self.top + (HIGHEST - level) * self.step

    @property
    def bottom(self) -> float:
        return self.y(LOWEST)


def trend_laid_out(drawing: TrendDrawing, room: Room) -> Picture:
    """The picture of a trend in this room."""
    sheet = Sheet(room)
    sheet.title(drawing)
    whole = _whole_words(drawing, room)
    across = _field(drawing, room, sheet.y, whole=whole)
    said = [_said(each.words, _between(each, across, room), room) for each in drawing.breaks]
    above = ABOVE + LINE * (max(map(len, said)) - 1) if said else 10
    field = replace(across, top=across.top + room.of(above))
    _levels(sheet, drawing, field, whole=whole)
    for each, lines in zip(drawing.breaks, said, strict=True):
        _break(sheet, each, lines, field)
    for number, series in enumerate(drawing.series):
        _line(sheet, series, field, drawing.breaks, dashed=number > 0)
    for series in drawing.series:
        for point in series.points:
            sheet.add(Glyph(field.x(point.column), field.y(point.level), room.of(GLYPH), point.shape))
    top = sheet.y
    sheet.y = field.bottom + room.of(BELOW)
    _columns(sheet, drawing, field)
    _areas(sheet, drawing, field, top)
    sheet.foot(drawing)
    return sheet.picture()


def _whole_words(drawing: TrendDrawing, room: Room) -> bool:
    """Whether the levels' words leave the columns more than half of the width."""
    return _widest(drawing.ticks, room, True) + _widest(drawing.ticks_right, room, True) <= room.width * 0.45


def _widest(ticks: tuple[Tick, ...], room: Room, whole: bool) -> float:
    labels = (tick.label if whole else tick.short for tick in ticks)
    return max((room.measure(label, Lettering.LABEL) + room.of(12) for label in labels), default=0.0)


def _field(drawing: TrendDrawing, room: Room, top: float, *, whole: bool) -> _Field:
    left = _widest(drawing.ticks, room, whole)
    right = room.width - max(_widest(drawing.ticks_right, room, whole), room.of(4))
    return _Field(left, max(right, left + 1), top, room.of(STEP), len(drawing.columns))


def _levels(sheet: Sheet, drawing: TrendDrawing, field: _Field, *, whole: bool) -> None:
    of = sheet.room.of
    for level in range(LOWEST, HIGHEST + 1):
        sheet.add(Stroke(field.left, field.y(level), field.right, field.y(level), Ink.LINE, of(1)))
    for ticks, at_left in ((drawing.ticks, True), (drawing.ticks_right, False)):
        for tick in ticks:
            x = 0.0 if at_left else field.right + of(10)
            sheet.text(tick.label if whole else tick.short, x, field.y(tick.at), Lettering.LABEL, Ink.QUIET)


def _said(words: str, width: float, room: Room) -> list[str]:
    """Words in as many lines as they need; a single word that is wider than the room is cut."""
    lines = wrapped(words, width, Lettering.SMALL, room.measure) or [""]
    return [fitted(line, width, Lettering.SMALL, room.measure) for line in lines]


def _between(each: Break, field: _Field, room: Room) -> float:
    """The room for a break's words: up to the next break, and to the sheet's edges."""
    x = field.x(each.at)
    column = (field.right - field.left) / max(1, field.columns) - room.of(6)
    return min(2 * x, 2 * (room.width - x), column)


def _break(sheet: Sheet, each: Break, lines: list[str], field: _Field) -> None:
    of, x = sheet.room.of, field.x(each.at)
    crossing(sheet, x, field.top - of(8), field.bottom + of(8))
    for place, line in enumerate(reversed(lines)):
        sheet.add(Words(x, field.top - of(15 + LINE * place), line, Lettering.SMALL, Ink.TEXT, "middle"))


def _line(sheet: Sheet, series: Series, field: _Field, breaks: tuple[Break, ...], *, dashed: bool) -> None:
    """Join points of neighbouring columns that no break parts."""
    points = sorted(series.points, key=lambda point: point.column)
    for one, other in pairwise(points):
        parted = any(one.column < each.at < other.column for each in breaks)
        if other.column - one.column > 1 or parted:
            continue
        ends = (field.x(one.column), field.y(one.level), field.x(other.column), field.y(other.level))
        sheet.add(Stroke(*ends, Ink.LEVEL, sheet.room.of(2), dashed=dashed))


def _columns(sheet: Sheet, drawing: TrendDrawing, field: _Field) -> None:
    of, room = sheet.room.of, sheet.room
    width = (field.right - field.left) / max(1, len(drawing.columns)) - of(8)
    quiet = any(column.quiet for column in drawing.columns)
    labels = [column.label for column in drawing.columns]
    if any(room.measure(label, Lettering.STRONG) > width for label in labels):
        labels = told_apart(labels)
    for place, column in enumerate(drawing.columns):
        x = field.x(place)
        label = fitted(labels[place], width, Lettering.STRONG, room.measure)
        sheet.add(Words(x, sheet.y + of(LABELS) / 2, label, Lettering.STRONG, Ink.TEXT, "middle"))
        said = fitted(column.quiet, width, Lettering.SMALL, room.measure)
        sheet.add(Words(x, sheet.y + of(LABELS * 1.5), said, Lettering.SMALL, Ink.QUIET, "middle"))
        if not any(point.column == place for series in drawing.series for point in series.points):
            _nothing(sheet, column, x, (field.top + field.bottom) / 2, width)
    sheet.down(LABELS * (2 if quiet else 1) + 2)


def told_apart(labels: list[str]) -> list[str]:
    """Labels without the words with which all of them begin, each keeping one word at least.

    "Self-evaluation 2023–26" and "Self-evaluation 2026–27" are cut to the same letters where there is little room.
    """
    words = [label.split() for label in labels]
    shared = 0
    while len(words) > 1 and all(len(each) > shared + 1 for each in words):
        if len({each[shared] for each in words}) > 1:
            break
        shared += 1
    return [" ".join(each[shared:]) for each in words] if shared else labels


def _nothing(sheet: Sheet, column: Column, x: float, y: float, width: float) -> None:
    """What stands where a cycle has no level."""
    of, room = sheet.room.of, sheet.room
    lines = _said(column.stands or "no level", width, room)
    half = max(room.measure(line, Lettering.SMALL) for line in lines) / 2 + of(3)
    high = of(18 + LINE * (len(lines) - 1))
    sheet.add(Box(x - half, y - high / 2, 2 * half, high))
    for place, line in enumerate(lines):
        sheet.add(Words(x, y + of(LINE) * (place - (len(lines) - 1) / 2), line, Lettering.SMALL, Ink.QUIET, "middle"))


def _areas(sheet: Sheet, drawing: TrendDrawing, field: _Field, top: float) -> None:
    width = (field.right - field.left) / max(1, len(drawing.columns))
    for place, (key, words) in enumerate(drawing.places):
        sheet.area(Area(key, words, field.x(place) - width / 2, top, width, sheet.y - top))
