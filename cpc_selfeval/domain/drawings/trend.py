"""The level of one indicator over the cycles of the file, drawn."""

from __future__ import annotations

from cpc_selfeval.domain.committee import Committee
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.comparing import same_scale
from cpc_selfeval.domain.cycles.crosswalk import Crosswalk
from cpc_selfeval.domain.cycles.levels import judged_when
from cpc_selfeval.domain.cycles.trend import Moment, Trend, trend
from cpc_selfeval.domain.drawings.description import (
    Break,
    Column,
    KeyEntry,
    Point,
    Series,
    Table,
    Tick,
    TrendDrawing,
    level_ticks,
)
from cpc_selfeval.domain.drawings.profile import STAGE_SHAPES
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.words import STAGES


def trend_drawing(contents: Contents, code: str, crosswalk: Crosswalk) -> TrendDrawing:
    """The drawing of an indicator's trend. Raises KeyError for a code that the open cycle's edition has not."""
    return drawing_of(trend(contents, code, crosswalk), contents.committee)


def drawing_of(shown: Trend, committee: Committee) -> TrendDrawing:
    """A trend as a drawing: one column for each cycle, a break wherever two cannot be compared."""
    moments = shown.moments
    points = tuple(point for place, moment in enumerate(moments) if (point := _point(place, moment, committee)))
    return TrendDrawing(
        title=f"{shown.of.code} {shown.title}",
        says=shown.says,
        ticks=level_ticks(moments[0].framework.scale),
        ticks_right=_ticks_right(moments),
        columns=tuple(_column(moment, shown) for moment in moments),
        series=(Series(shown.of.code, "Level", points),),
        breaks=tuple(
            Break(place - 0.5, moment.break_words) for place, moment in enumerate(moments) if moment.break_words
        ),
        key=tuple(KeyEntry(STAGES[stage], STAGE_SHAPES[stage]) for stage in _stages(moments)),
        table=Table(
            ("Cycle", "Edition", "Indicator", "Level", "Compared with the cycle before"),
            tuple(_cells(moment, committee, first=place == 0) for place, moment in enumerate(moments)),
        ),
    )


def _ticks_right(moments: tuple[Moment, ...]) -> tuple[Tick, ...]:
    if same_scale(moments[0].framework, moments[-1].framework):
        return ()
    return level_ticks(moments[-1].framework.scale)


def _stages(moments: tuple[Moment, ...]) -> tuple[Stage, ...]:
    found = {moment.judgement.stage for moment in moments if moment.judgement and moment.level is not None}
    return tuple(stage for stage in Stage if stage in found)


def _point(place: int, moment: Moment, committee: Committee) -> Point | None:
    if moment.judgement is None or moment.level is None:
        return None
    return Point(place, moment.level, STAGE_SHAPES[moment.judgement.stage], _said(moment, committee))


def _said(moment: Moment, committee: Committee) -> str:
    assert moment.judgement is not None, "a point stands for a judgement"
    said = judged_when(committee, moment.framework, moment.judgement)
    return f"{moment.cycle.title}: {said} (indicator {moment.code}, {moment.framework.edition})"


def _column(moment: Moment, shown: Trend) -> Column:
    other = moment.framework.id != shown.of.framework
    quiet = f"{moment.framework.edition}, {moment.code}" if other and moment.code else ""
    return Column(moment.cycle.key, moment.cycle.title, quiet, moment.stands)


def _cells(moment: Moment, committee: Committee, *, first: bool) -> tuple[str, ...]:
    said = moment.stands
    if moment.judgement is not None and moment.level is not None:
        said = judged_when(committee, moment.framework, moment.judgement)
    compared = "" if first else moment.break_words or "can be compared"
    edition = f"{moment.framework.short_title}, {moment.framework.edition}"
    return (moment.cycle.title, edition, moment.code or "none", said, compared)
