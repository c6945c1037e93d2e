"""The profile of levels: one drawing that can be read without colour, and the words that are read in its place."""

from __future__ import annotations

from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, String
from reportlab.lib.colors import HexColor, white

from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.report import IndicatorReport, ReportSnapshot
from cpc_selfeval.exports.tagged_pdf import ACCENT, FONT_NAMES, LINE, QUIET, TEXT

WIDTH = 508.0
STEP = 13.0
LEFT = 84.0
FOOT = 30.0
SIZE = 8.4


def profile(snapshot: ReportSnapshot) -> Drawing:
    """Levels up, covered indicators across: each stage has a mark of its own.

    A whisker shows the spread of differing proposals; a dash stands where there is no level yet.
    """
    shown = snapshot.covered
    drawing = Drawing(WIDTH, FOOT + 6 * STEP + 4)
    for level in snapshot.framework.scale:
        y = _y(level.value)
        drawing.add(Line(LEFT, y, WIDTH, y, strokeColor=HexColor(LINE), strokeWidth=0.6))
        drawing.add(_text(0, y - 3, f"{level.value} {level.label}"))
    step = (WIDTH - LEFT) / max(1, len(shown))
    for place, report in enumerate(shown):
        x = LEFT + step * (place + 0.5)
        _mark(drawing, report, x)
        drawing.add(_text(x, 6, report.code, anchor="middle", size=min(SIZE, step * 0.46)))
    return drawing


def _mark(drawing: Drawing, report: IndicatorReport, x: float) -> None:
    where = report.position
    if where.spread is not None:
        _whisker(drawing, x, _y(where.spread[0]), _y(where.spread[1]))
    if where.level is None:
        drawing.add(Line(x - 3, FOOT - 10, x + 3, FOOT - 10, strokeColor=HexColor(QUIET), strokeWidth=1))
        return
    _level_mark(drawing, x, _y(where.level), where.stage)


def _level_mark(drawing: Drawing, x: float, y: float, stage: Stage | None) -> None:
    """Proposed: a ring. Recommended: a ring with a dot. Agreed: filled. Endorsed: filled, in a ring."""
    ink = HexColor(ACCENT)
    filled = stage in (Stage.AGREED, Stage.ENDORSED)
    if stage is Stage.ENDORSED:
        drawing.add(Circle(x, y, 6.6, fillColor=white, strokeColor=ink, strokeWidth=1.0))
    drawing.add(Circle(x, y, 4.4, fillColor=ink if filled else white, strokeColor=ink, strokeWidth=1.5))
    if stage is Stage.RECOMMENDED:
        drawing.add(Circle(x, y, 1.7, fillColor=ink, strokeColor=None))


def _whisker(drawing: Drawing, x: float, low: float, high: float) -> None:
    colour = HexColor("#7A93AE")
    drawing.add(Line(x, low, x, high, strokeColor=colour, strokeWidth=1.3))
    for y in (low, high):
        drawing.add(Line(x - 3.4, y, x + 3.4, y, strokeColor=colour, strokeWidth=1.3))


def _y(level: int) -> float:
    return FOOT + (level - 1) * STEP + 6


def _text(x: float, y: float, text: str, *, anchor: Literal["start", "middle"] = "start", size: float = SIZE) -> String:
    return String(
        x, y, text, fontName=FONT_NAMES["regular"], fontSize=size, fillColor=HexColor(TEXT), textAnchor=anchor
    )


def profile_in_words(snapshot: ReportSnapshot) -> str:
    """What is read aloud in place of the drawing: every covered indicator with its level and stage."""
    said = "; ".join(f"{report.code} {_said(report)}" for report in snapshot.covered)
    return f"Profile of levels by quality indicator: {said or 'no indicator is covered'}."


def _said(report: IndicatorReport) -> str:
    words = report.position_words
    spread = report.position.spread
    if spread is None or report.position.level is None:
        return words
    return f"{words}, proposals from {spread[0]} to {spread[1]}"
