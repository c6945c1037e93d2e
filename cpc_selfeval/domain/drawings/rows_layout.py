"""Where everything of a drawing of rows stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cpc_selfeval.domain.drawings.description import Bar, Fill, Mark, Row, RowDrawing, Shape, Tone
from cpc_selfeval.domain.drawings.picture import Area, Box, Glyph, Ink, Lettering, Picture, Room, Stroke, Words, fitted
from cpc_selfeval.domain.drawings.sheet import GLYPH, Sheet

HEAD = 28
ROW = 22
TITLE = 20
BAR = 16
POINTER = 17
STANDS = 96
"""The least room before the axis for words such as “Proposed: 3 to 4”."""
LEAST = 170
"""Where less than this is left for the bars, labels and notes go above them."""
GAP = 5


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where the labels end, where the axis begins and ends across the sheet, and what it counts.

    Where ``above``, labels stand on a line of their own above each row: rows have titles, or there is little room.
    """

    above: bool
    labels: float
    left: float
    right: float
    low: float
    high: float

    def x(self, at: float) -> float:
        return self.left + (at - self.low) * (self.right - self.left) / (self.high - self.low)


def rows_laid_out(drawing: RowDrawing, room: Room) -> Picture:
    """The picture of a drawing of rows in this room."""
    sheet = Sheet(room)
    sheet.title(drawing)
    axis = _axis(drawing, room)
    top = sheet.y
    sheet.down(HEAD)
    heights = [_height(row, above=axis.above) for row in drawing.rows]
    _scale(sheet, drawing, axis, top, room.of(sum(heights)))
    for row, height in zip(drawing.rows, heights, strict=True):
        sheet.area(Area(row.key, row.words, 0, sheet.y, room.width, room.of(height)))
        _row(sheet, row, axis)
        sheet.down(height)
    sheet.foot(drawing)
    return sheet.picture()


def _axis(drawing: RowDrawing, room: Room) -> _Axis:
    if any(row.title for row in drawing.rows):
        return _axis_in(drawing, room, above=True)
    beside = _axis_in(drawing, room, above=False)
    cramped = any(row.bars for row in drawing.rows) and beside.right - beside.left < room.of(LEAST)
    return _axis_in(drawing, room, above=True) if cramped else beside


def _axis_in(drawing: RowDrawing, room: Room, *, above: bool) -> _Axis:
    labels = left = room.of(10)
    if not above:
        labels = left = max((_label_width(row, room) for row in drawing.rows), default=0.0) + room.of(10)
    said = [room.measure(row.stands, Lettering.LABEL) for row in drawing.rows if _says_before_axis(row)]
    if said:
        left += min(max(room.of(STANDS), max(said) + room.of(GAP + 8)), room.width / 2)
    last = max((room.measure(tick.short, Lettering.LABEL) for tick in drawing.ticks), default=0.0)
    right = room.width - max(last / 2, room.of(GLYPH + 3)) - room.of(2)
    if not above:
        right = min([right, *(_before_note(row, drawing, room, left) for row in drawing.rows)])
    return _Axis(above, labels, left, max(right, left + 1), drawing.low, drawing.high)


def _says_before_axis(row: Row) -> bool:
    return bool(row.stands and (row.marks or row.spreads))


def _before_note(row: Row, drawing: RowDrawing, room: Room, left: float) -> float:
    """How far right the axis may end so that the note behind a row's last bar has room."""
    end = max((bar.end for bar in row.bars), default=drawing.low)
    if not row.note or end <= drawing.low:
        return room.width
    free = room.width - left - room.measure(row.note, Lettering.SMALL) - room.of(12)
    return left + max(0.0, free) * (drawing.high - drawing.low) / (end - drawing.low)


def _label_width(row: Row, room: Room) -> float:
    before = room.of(16) if row.picked else room.of(7)
    return before + room.measure(row.label, Lettering.STRONG)


def _height(row: Row, *, above: bool) -> float:
    title = TITLE if above else 0
    pointers = POINTER if row.bars and row.marks else 0
    return title + ROW + pointers + (GAP if above else 0)


def _scale(sheet: Sheet, drawing: RowDrawing, axis: _Axis, top: float, rows: float) -> None:
    """The ticks with a line each through all rows, and the breaks."""
    of, below = sheet.room.of, top + sheet.room.of(HEAD)
    ticks = drawing.ticks
    step = axis.x(ticks[1].at) - axis.x(ticks[0].at) if len(ticks) > 1 else axis.right - axis.left
    for tick in ticks:
        free = step
        if tick is ticks[0] and len(ticks) > 1:
            # Before the first there is nothing, so it may be as long as the one beside it leaves it room
            free = 2 * min(axis.x(tick.at), step - sheet.room.measure(ticks[1].label, Lettering.LABEL) / 2)
        label = tick.label if sheet.fits(tick, free) else tick.short
        if not label:
            continue
        sheet.add(Stroke(axis.x(tick.at), below - of(4), axis.x(tick.at), below + rows, Ink.LINE, of(1)))
        sheet.add(Words(axis.x(tick.at), top + of(11), label, Lettering.LABEL, Ink.QUIET, "middle"))
    for each in drawing.breaks:
        crossing(sheet, axis.x(each.at), below - of(4), below + rows)


def crossing(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """The sign of a break: two dashed lines beside each other, with nothing between them."""
    of = sheet.room.of
    sheet.add(Box(x - of(3), top, of(6), bottom - top))
    for side in (-of(3), of(3)):
        sheet.add(Stroke(x + side, top, x + side, bottom, Ink.QUIET, of(1.4), dashed=True))


def _row(sheet: Sheet, row: Row, axis: _Axis) -> None:
    of = sheet.room.of
    top = sheet.y
    if axis.above:
        _title(sheet, row, top + of(TITLE) / 2 + of(1))
        top += of(TITLE)
    middle = top + of(ROW) / 2
    if not axis.above:
        _label(sheet, row, middle)
    for bar in row.bars:
        _bar(sheet, bar, axis, middle)
    for spread in row.spreads:
        sheet.spread(axis.x(spread.low), axis.x(spread.high), middle)
    if row.stands:
        _stands(sheet, row, axis, middle)
    if row.note and not axis.above:
        _note(sheet, row, axis, middle)
    _marks(sheet, row, axis, middle)


def _title(sheet: Sheet, row: Row, y: float) -> None:
    """Its label and title, and its note at the right; the title gives way."""
    of, room = sheet.room.of, sheet.room
    note = room.measure(row.note, Lettering.SMALL) + of(12) if row.note else 0.0
    x = of(16) if row.picked else 0.0
    after = x + room.measure(row.label, Lettering.STRONG) + of(8)
    title = fitted(row.title, room.width - after - note, Lettering.LABEL, room.measure)
    sheet.add(Box(0, y - of(9), after + room.measure(title, Lettering.LABEL), of(18)))
    if row.picked:
        _pointer(sheet, y)
    sheet.text(row.label, x, y, Lettering.STRONG)
    sheet.text(title, after, y)
    if row.note:
        sheet.add(Box(room.width - note + of(8), y - of(9), note - of(8), of(18)))
        sheet.add(Words(room.width, y, row.note, Lettering.SMALL, Ink.TEXT, "right"))


def _label(sheet: Sheet, row: Row, y: float) -> None:
    of, strong = sheet.room.of, bool(row.marks) or row.picked
    if row.picked:
        _pointer(sheet, y)
    x = of(16) if row.picked else of(7)
    sheet.text(row.label, x, y, Lettering.STRONG if strong else Lettering.LABEL)


def _pointer(sheet: Sheet, y: float) -> None:
    """The sign before what is picked."""
    sheet.add(Glyph(sheet.room.of(6), y, sheet.room.of(4.6), Shape.DIAMOND))


def _bar(sheet: Sheet, bar: Bar, axis: _Axis, y: float) -> None:
    """A bar with its label in it; a hair of room is left between one bar and the next."""
    of, measure = sheet.room.of, sheet.room.measure
    left, right = axis.x(bar.start), axis.x(bar.end)
    if right - left < of(1):
        return
    box = Box(left + of(0.75), y - of(BAR) / 2, right - left - of(1.5), of(BAR), bar.fill, bar.tone)
    sheet.add(box)
    room = box.width - of(8)
    label = next((each for each in bar.labels if measure(each, Lettering.SMALL) <= room), "")
    if not label:
        return
    width = measure(label, Lettering.SMALL)
    middle = box.x + box.width / 2
    ink = Ink.TEXT if bar.tone is Tone.LIGHT or bar.fill is Fill.HATCHED else Ink.ON_BAR
    if bar.tone is Tone.MIDDLE and bar.fill is Fill.SOLID:
        ink = Ink.ON_PART
    if bar.fill is Fill.HATCHED:
        sheet.add(Box(middle - width / 2 - of(3), box.y + of(1), width + of(6), box.height - of(2)))
    sheet.add(Words(middle, y, label, Lettering.SMALL, ink, "middle"))


def _stands(sheet: Sheet, row: Row, axis: _Axis, y: float) -> None:
    """Words where there is nothing to mark, on a ground that covers the scale; cut off where a spread needs room."""
    of, room = sheet.room.of, sheet.room
    left = axis.labels
    right = axis.left - of(8) if _says_before_axis(row) else room.width - of(8)
    said = fitted(row.stands, right - left, Lettering.LABEL, room.measure)
    sheet.add(Box(left, y - of(9), room.measure(said, Lettering.LABEL) + of(4), of(18)))
    sheet.text(said, left, y, Lettering.LABEL, Ink.QUIET)


def _note(sheet: Sheet, row: Row, axis: _Axis, y: float) -> None:
    of, room = sheet.room.of, sheet.room
    left = axis.x(max((bar.end for bar in row.bars), default=axis.low)) + of(8)
    width = room.measure(row.note, Lettering.SMALL)
    left = max(0.0, min(left, room.width - width - of(2)))
    sheet.add(Box(left - of(2), y - of(8), width + of(4), of(16)))
    sheet.text(row.note, left, y, Lettering.SMALL, Ink.TEXT)


def _marks(sheet: Sheet, row: Row, axis: _Axis, middle: float) -> None:
    if row.bars:
        for mark in row.marks:
            _below(sheet, mark, axis, middle + sheet.room.of(ROW + POINTER) / 2 - sheet.room.of(2))
        return
    places: dict[float, list[Mark]] = defaultdict(list)
    for mark in row.marks:
        places[mark.at].append(mark)
    for at, marks in places.items():
        _beside_each_other(sheet, marks, axis.x(at), middle, axis.x(at + 1) - axis.x(at))


def _below(sheet: Sheet, mark: Mark, axis: _Axis, y: float) -> None:
    """A mark below a bar, with its label behind it, or before it where that would leave the sheet."""
    of, room, x = sheet.room.of, sheet.room, axis.x(mark.at)
    x = min(max(x, of(GLYPH)), room.width - of(GLYPH))
    sheet.add(Glyph(x, y, of(GLYPH - 1), mark.shape))
    width = room.measure(mark.label, Lettering.SMALL)
    fits = x + of(10) + width <= room.width
    place = x + of(10) if fits else max(0.0, x - of(10) - width)
    sheet.add(Box(place, y - of(7), width, of(14)))
    sheet.text(mark.label, place, y, Lettering.SMALL)


def _beside_each_other(sheet: Sheet, marks: list[Mark], x: float, y: float, step: float) -> None:
    """Marks of one place in a line around it; closer together, smaller and without letters, where they are many."""
    of, measure = sheet.room.of, sheet.room.measure
    letters = [measure(mark.label, Lettering.SMALL) + of(3) if mark.label else 0.0 for mark in marks]
    widths = [of(2 * GLYPH + 4) + width for width in letters]
    lettered = sum(widths) <= step - of(4)
    if not lettered:
        widths = [min(of(2 * GLYPH + 3), (step - of(4)) / len(marks))] * len(marks)
    radius = of(GLYPH) if lettered else max(of(3), min(of(GLYPH), min(widths) / 2 - of(1)))
    alone = len(marks) == 1
    left = x - widths[0] / 2 if alone and not lettered else x - (of(GLYPH + 2) if alone else sum(widths) / 2)
    for mark, width in zip(marks, widths, strict=True):
        middle = left + (of(GLYPH + 2) if lettered else width / 2)
        if lettered and mark.label:
            sheet.add(Box(middle, y - of(8), width - of(GLYPH), of(16)))
            sheet.text(mark.label, middle + of(GLYPH + 3), y, Lettering.SMALL)
        sheet.add(Glyph(middle, y, radius, mark.shape))
        left += width
