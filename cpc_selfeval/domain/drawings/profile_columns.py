"""The levels of all covered indicators in little height, for papers: levels upwards, indicators side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cpc_selfeval.domain.drawings.description import level_ticks
from cpc_selfeval.domain.drawings.picture import Drawn, Glyph, Ink, Lettering, Picture, Room, Stroke, Words
from cpc_selfeval.domain.drawings.profile import STAGE_SHAPES
from cpc_selfeval.domain.report import IndicatorReport, ReportSnapshot

_STEP: Final = 20.0
"""From one level to the next; this and what follows are pixels of the design."""
_MARK: Final = 7.0
_ENDS: Final = 5.0
_BESIDE: Final = 12.0
_LINE: Final = 16.0


def profile_columns(snapshot: ReportSnapshot, room: Room) -> Picture:
    """The mark of the stage at each indicator's level; a line from the lowest to the highest of differing proposals.

    A dash stands where there is no level yet. Codes stand in two lines where one has no room for them.
    """
    shapes = tuple(_Columns(snapshot, room).shapes())
    codes = 2 if _Columns(snapshot, room).crowded else 1
    height = room.of(_MARK * 1.5 + _STEP * (_highest(snapshot) - 1) + _STEP * 1.6 + _LINE * codes)
    return Picture(room.width, height, shapes, ())


def profile_in_words(snapshot: ReportSnapshot) -> str:
    """What is read aloud in place of the drawing: every covered indicator with its level and stage."""
    said = "; ".join(f"{report.code} {_said(report)}" for report in snapshot.covered)
    return f"Profile of levels by quality indicator: {said or 'no indicator is covered'}."


def _said(report: IndicatorReport) -> str:
    words, spread = report.position_words, report.position.spread
    if spread is None or report.position.level is None:
        return words
    return f"{words}, proposals from {spread[0]} to {spread[1]}"


def _highest(snapshot: ReportSnapshot) -> int:
    return max((level.value for level in snapshot.framework.scale), default=1)


class _Columns:
    """Where everything stands in a room."""

    def __init__(self, snapshot: ReportSnapshot, room: Room) -> None:
        self._room = room
        self._shown = snapshot.covered
        self._ticks = level_ticks(snapshot.framework.scale)
        self._highest = _highest(snapshot)
        widest = max((room.measure(tick.label, Lettering.LABEL) for tick in self._ticks), default=0.0)
        self._left = widest + room.of(_BESIDE)
        self._step = (room.width - self._left) / max(1, len(self._shown))
        codes = (room.measure(report.code, Lettering.LABEL) for report in self._shown)
        self.crowded = max(codes, default=0.0) + room.of(3) > self._step

    def shapes(self) -> Iterator[Drawn]:
        """The lines of the levels, then each indicator."""
        for tick in self._ticks:
            y = self._y(tick.at)
            yield Stroke(self._left, y, self._room.width, y, Ink.LINE, self._room.of(1))
            yield Words(0, y, tick.label, Lettering.LABEL, Ink.TEXT)
        for place, report in enumerate(self._shown):
            x = self._left + self._step * (place + 0.5)
            yield from self._marks(report, x)
            lower = self._room.of(_LINE) if self.crowded and place % 2 else 0.0
            below = self._y(1) + self._room.of(_STEP * 1.6)
            yield Words(x, below + lower, report.code, Lettering.LABEL, Ink.TEXT, "middle")

    def _marks(self, report: IndicatorReport, x: float) -> Iterator[Drawn]:
        where, of = report.position, self._room.of
        if where.spread is not None:
            low, high = (self._y(level) for level in where.spread)
            for x1, y1, x2, y2 in (
                (x, low, x, high),
                (x - of(_ENDS), low, x + of(_ENDS), low),
                (x - of(_ENDS), high, x + of(_ENDS), high),
            ):
                yield Stroke(x1, y1, x2, y2, Ink.SPREAD, of(2))
        if where.level is not None and where.stage is not None:
            radius = min(of(_MARK), self._step * 0.3)
            yield Glyph(x, self._y(where.level), radius, STAGE_SHAPES[where.stage])
        elif where.level is None:
            y = self._y(1) + of(_STEP * 0.7)
            yield Stroke(x - of(_ENDS), y, x + of(_ENDS), y, Ink.QUIET, of(1.5))

    def _y(self, level: float) -> float:
        return self._room.of(_MARK * 1.5 + _STEP * (self._highest - level))
