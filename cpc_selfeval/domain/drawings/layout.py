"""A drawing laid out in a room."""

from __future__ import annotations

from cpc_selfeval.domain.drawings.description import Drawing, RowDrawing
from cpc_selfeval.domain.drawings.picture import Picture, Room
from cpc_selfeval.domain.drawings.rows_layout import rows_laid_out
from cpc_selfeval.domain.drawings.trend_layout import trend_laid_out


def laid_out(drawing: Drawing, room: Room) -> Picture:
    """Every shape of it with its place. Pure: the same drawing in the same room is the same picture."""
    return rows_laid_out(drawing, room) if isinstance(drawing, RowDrawing) else trend_laid_out(drawing, room)
