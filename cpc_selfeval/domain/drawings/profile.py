"""The levels of all covered indicators with the spread of proposals, as the overview shows them."""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.drawings.description import (
    KeyEntry,
    Mark,
    Row,
    RowDrawing,
    Shape,
    Spread,
    Table,
    level_ticks,
)
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.position import Position, position, progress

STAGE_SHAPES: dict[Stage, Shape] = {
    Stage.PROPOSED: Shape.RING,
    Stage.RECOMMENDED: Shape.RING_WITH_DOT,
    Stage.AGREED: Shape.DISC,
    Stage.ENDORSED: Shape.DISC_IN_RING,
}
"""The mark of a level at each stage, the same in every drawing."""

STAGE_KEY: tuple[KeyEntry, ...] = tuple(KeyEntry(words.STAGES[stage], shape) for stage, shape in STAGE_SHAPES.items())


def profile_drawing(contents: Contents) -> RowDrawing:
    """Where the covered indicators stand: the mark of the stage at the level, the agencies' spread as a line."""
    where = [position(contents, code) for code in contents.covered_codes]
    return RowDrawing(
        title="Levels by indicator",
        says=f"{progress(contents).in_words()}.",
        low=0.5,
        high=6.5,
        ticks=level_ticks(contents.framework.scale),
        rows=tuple(_row(contents, each) for each in where),
        table=Table(
            ("Code", "Indicator", "Stage and level", "Proposals"), tuple(_cells(contents, each) for each in where)
        ),
        key=(*STAGE_KEY, KeyEntry("agencies’ proposals, lowest to highest", spread=True)),
    )


def _row(contents: Contents, where: Position) -> Row:
    said = words.position_in_words(contents, where)
    marks = (Mark(where.level, STAGE_SHAPES[where.stage]),) if where.level is not None and where.stage else ()
    spreads = (Spread(*where.spread),) if where.spread else ()
    proposals = f", proposals {_spread(where)}" if where.spread and marks else ""
    return Row(
        key=where.code,
        label=where.code,
        words=f"{where.code} {contents.title(where.code)}: {said}{proposals}",
        stands="" if marks else said,
        marks=marks,
        spreads=spreads,
    )


def _cells(contents: Contents, where: Position) -> tuple[str, ...]:
    return (where.code, contents.title(where.code), words.position_in_words(contents, where), _spread(where))


def _spread(where: Position) -> str:
    return f"{where.spread[0]} to {where.spread[1]}" if where.spread else ""
