"""Filling pages: sections one after the other, each begun on a new page of its own orientation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cpc_selfeval.exports.tagged_pdf.blocks import Block, Space, Stack
from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.furniture import Furniture
from cpc_selfeval.exports.tagged_pdf.look import (
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    PAGE_LANDSCAPE,
    PAGE_PORTRAIT,
)

Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that begin on a new page."""

    orientation: Orientation
    blocks: list[Block]


def draw_pages(canvas: TaggedCanvas, sections: Sequence[Section], furniture: Furniture) -> None:
    """Draw every block of every section. A section without blocks takes no page, unless there is no other."""
    filled = [section for section in sections if section.blocks] or sections[:1]
    for section in filled:
        size = PAGE_PORTRAIT if section.orientation == "portrait" else PAGE_LANDSCAPE
        width = size[0] - 2 * MARGIN_SIDE
        top = size[1] - MARGIN_TOP - furniture.extra_above(width)
        room = top - MARGIN_BOTTOM - furniture.extra_below(width)
        rest: Block | None = Stack(section.blocks)
        while rest is not None:
            part, rest = rest.take(width, Space(room, room, forced=True))
            canvas.setPageSize(size)
            furniture.draw(canvas, size)
            if part is not None:
                part.draw(canvas, MARGIN_SIDE, top, width)
            canvas.end_page()
