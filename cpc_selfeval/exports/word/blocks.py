"""Paragraphs and tables as WordprocessingML. Word asks for properties in the order of its schema, so they are kept
as values until a paragraph is written (ECMA-376-1, 17.3.1 and 17.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cpc_selfeval.exports.tagged_pdf import ACCENT, TINT
from cpc_selfeval.exports.word.characters import attribute

_BOXED: Final = (
    f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT[1:]}"/></w:pBdr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT[1:]}"/>'
)
_AFTER_TABLE: Final = '<w:spacing w:before="160"/>'
_AT_TOP: Final = '<w:spacing w:before="0"/>'
_COLUMN: Final = '<w:r><w:br w:type="column"/></w:r>'
_BETWEEN: Final = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


@dataclass(slots=True)
class Para:
    """A paragraph: its style's id, its runs, and what differs from the style. ``indent`` is in twips."""

    style: str
    runs: str
    numbered: tuple[int, int] | None = None
    """Number of the list and level, counted from 0."""
    indent: int = 0
    keeps_with_next: bool = False
    begins_page: bool = False
    begins_column: bool = False
    at_top: bool = False
    """At the top of a column, where it needs no space above it."""
    boxed: bool = False
    is_heading: bool = False

    def xml(self, *, after_table: bool = False, section: str = "") -> str:
        """As it stands in the document; ``section`` are the properties of the section that it ends."""
        number = ""
        if self.numbered is not None:
            of, level = self.numbered
            number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>'
        properties = "".join(
            (
                f'<w:pStyle w:val="{self.style}"/>',
                "<w:keepNext/>" if self.keeps_with_next else "",
                "<w:pageBreakBefore/>" if self.begins_page else "",
                number,
                _BOXED if self.boxed else "",
                _AT_TOP if self.at_top else _AFTER_TABLE if after_table and not self.is_heading else "",
                f'<w:ind w:left="{self.indent}"/>' if self.indent else "",
                section,
            )
        )
        return f"<w:p><w:pPr>{properties}</w:pPr>{_COLUMN if self.begins_column else ''}{self.runs}</w:p>"


@dataclass(frozen=True, slots=True)
class Ready:
    """What is written as it stands and ends with a paragraph, such as the contents."""

    content: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head's cells, its rows' cells, each of paragraphs; ``widths`` in twips; ``title`` is read aloud."""

    style: str
    head: Sequence[Sequence[Para]]
    rows: Sequence[Sequence[Sequence[Para]]]
    widths: Sequence[int]
    row_heads: bool
    title: str

    def xml(self) -> str:
        """As it stands in the document. The head is marked as one, and repeated on every page."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        first = int(self.row_heads)
        properties = (
            f'<w:tblStyle w:val="{self.style}"/><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{0x0620 | 0x80 * first:04X}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{attribute(self.title)}"/>'
        )
        head = self._row(self.head, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        rows = "".join(self._row(row, "" if self._is_high(row) else _WHOLE) for row in self.rows)
        return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"

    def _is_high(self, cells: Sequence[Sequence[Para]]) -> bool:
        """Whether a row may need so much of a page that it has to go on over the next."""
        return any(
            sum(1 + len(_MARKED.sub("", para.runs)) * _TWIPS // max(1, width) for para in cell) > _LOW
            for width, cell in zip(self.widths, cells, strict=True)
        )

    def _row(self, cells: Sequence[Sequence[Para]], properties: str = "") -> str:
        said = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(para.xml() for para in cell)}</w:tc>'
            for width, cell in zip(self.widths, cells, strict=True)
        )
        return f"<w:tr>{properties}{said}</w:tr>"


_WHOLE: Final = "<w:trPr><w:cantSplit/></w:trPr>"
_MARKED: Final = re.compile("<[^>]*>")
_TWIPS: Final = 120
"""The width of a character, with what is lost at the ends of lines."""
_LOW: Final = 32
"""Lines that every page holds, however it lies."""

Block = Para | Table | Ready


def written(blocks: Sequence[Block], section: str = "") -> str:
    """Blocks one after the other; ``section`` stands in the last paragraph. Two tables would become one in Word."""
    if not blocks:
        return ""
    said = [_written(blocks[0], None, section if len(blocks) == 1 else "")]
    for number, (before, block) in enumerate(pairwise(blocks), start=2):
        said.append(_written(block, before, section if number == len(blocks) else ""))
    if section and not isinstance(blocks[-1], Para):
        said.append(_BETWEEN.replace("</w:pPr>", f"{section}</w:pPr>"))
    elif isinstance(blocks[-1], Table):
        said.append(_BETWEEN)
    return "".join(said)


def _written(block: Block, before: Block | None, section: str) -> str:
    after_table = isinstance(before, Table)
    if isinstance(block, Para):
        return block.xml(after_table=after_table, section=section)
    content = block.xml() if isinstance(block, Table) else block.content
    return _BETWEEN + content if after_table else content
