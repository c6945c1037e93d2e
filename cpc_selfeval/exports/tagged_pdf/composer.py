"""From words and contents to blocks, each with its element in the structure tree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.graphics.shapes import Drawing

from cpc_selfeval.exports.tagged_pdf.blocks import Block, Gap, Stack
from cpc_selfeval.exports.tagged_pdf.characters import spoken, unified_line_ends
from cpc_selfeval.exports.tagged_pdf.content import (
    Bullets,
    Cell,
    Content,
    FileLink,
    Numbered,
    Paragraph,
    Picture,
    UserText,
    contents,
)
from cpc_selfeval.exports.tagged_pdf.figures import Figure, Raster, fit_texts
from cpc_selfeval.exports.tagged_pdf.file_links import LinkedText
from cpc_selfeval.exports.tagged_pdf.fonts import Typeface
from cpc_selfeval.exports.tagged_pdf.look import STYLES, Style, TextStyle
from cpc_selfeval.exports.tagged_pdf.rows import Grid, Row, Tearing
from cpc_selfeval.exports.tagged_pdf.structure import Node
from cpc_selfeval.exports.tagged_pdf.tables import TableRows
from cpc_selfeval.exports.tagged_pdf.text import Item, Text, spans
from cpc_selfeval.exports.tagged_pdf.words import PageOf, Run, Words, bold, parts, plain_text

_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
_ITEM_AFTER: Final = 2.0
_INSET: Final = 1.9  # of the text's size: where an item's text begins
_LABEL_GAP: Final = 0.6  # of the text's size: between an item's number and its text
_CELL_BESIDE: Final = 6.0
_CELL_ABOVE: Final = 4.8
_ROW_TORN_FROM: Final = 0.35
_HEAD_TEARING: Final = Tearing(_ROW_TORN_FROM, reminds=False)


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns: their heads, their shares of the width (equal if none), whether the first heads its rows."""

    head: Sequence[Words]
    widths: Sequence[float]
    row_heads: bool

    def grid(self) -> Grid:
        """Raises ValueError where the number of widths is not that of the columns."""
        shares = tuple(self.widths) or (1.0,) * len(self.head)
        if len(shares) != len(self.head):
            raise ValueError(f"This table needs {len(self.head)} widths, as its head has.")
        return Grid(shares, _CELL_BESIDE, _CELL_ABOVE)


class Composer:
    """Makes blocks in one typeface. `pages` is where the page of each mark is looked up when lines are made."""

    def __init__(self, face: Typeface) -> None:
        self._face = face
        self.pages: dict[str, int] = {}
        self._numbered_later: list[Text] = []
        self.marks: set[str] = set()
        """The marks whose pages any text names. If there are any, the paper has to be laid out twice."""

    def learn_pages(self, pages: dict[str, int]) -> None:
        self.pages = pages
        for text in self._numbered_later:
            text.lay_out_anew()

    def text(self, node: Node, words: Words, style: Style) -> Text:
        """Return `words` as the content of `node`."""
        text = Text(node, lambda: spans(words, style, self._face, self.pages), style, self._face)
        marks = {part.mark for part in parts(words) if isinstance(part, PageOf)}
        if marks:
            self.marks |= marks
            self._numbered_later.append(text)
        return text

    def paragraph(self, parent: Node, words: Words, style: TextStyle, lang: str | None = None) -> Text:
        return self.text(Node("P", parent, lang=lang), words, STYLES[style])

    def user_text(self, parent: Node, text: str, style: TextStyle) -> list[Block]:
        """Return a paragraph for each stretch between blank lines. More than one blank line keeps its height."""
        blocks: list[Block] = []
        for paragraph, blank_lines in _paragraphs(text):
            blocks.append(self.paragraph(parent, paragraph, style))
            if blank_lines > 1:
                blocks.append(Gap(STYLES[style].leading * (blank_lines - 1)))
        return blocks

    def bullets(self, parent: Node, items: Sequence[Cell], style: TextStyle) -> list[Block]:
        node = Node("L", parent, numbering="Disc")
        return [self._item(node, bold("•"), item, style, _INSET) for item in items]

    def numbered(self, parent: Node, items: Sequence[Cell], start: int, style: TextStyle) -> list[Block]:
        node = Node("L", parent, numbering="Decimal")
        labels = [f"{number}." for number in range(start, start + len(items))]
        ink = STYLES[style].ink
        widest = max((self._face.width(label, ink) for label in labels), default=0.0) / ink.size
        inset = max(_INSET, widest + 2 * _LABEL_GAP)
        return [self._item(node, Run(label), item, style, inset) for label, item in zip(labels, items, strict=True)]

    def cell(self, node: Node, cell: Cell, style: TextStyle) -> Block:
        """Return what stands in a cell or an item. One paragraph alone becomes the content of `node` itself."""
        found = contents(cell)
        if len(found) == 1 and isinstance(found[0], Paragraph):
            node.lang = found[0].lang
            return self.text(node, found[0].words, STYLES[found[0].style or style])
        return Stack([block for content in found for block in self._content(node, content, style)])

    def figure(self, parent: Node, drawing: Drawing, alt: str) -> Figure:
        """Return `drawing`, its texts adapted to the typeface.

        Raises ValueError where `alt` says nothing, or a text of the drawing is in a font that papers do not embed.
        """
        if not alt.strip():
            raise ValueError("A figure needs a description for people who do not see it.")
        fit_texts(drawing, self._face)
        return Figure(Node("Figure", parent, alt=spoken(alt)), drawing)

    def image(self, parent: Node, picture: Raster, alt: str) -> Figure:
        """Return a picture of dots. Raises ValueError where `alt` says nothing."""
        if not alt.strip():
            raise ValueError("A figure needs a description for people who do not see it.")
        return Figure(Node("Figure", parent, alt=spoken(alt)), picture)

    def table(self, parent: Node, columns: "Columns", rows: Sequence[Sequence[Cell]], caption: Words) -> list[Block]:
        """Return the caption, if there is one, and the table.

        Raises ValueError where a row has not as many cells as there are columns.
        """
        if any(len(row) != len(columns.head) for row in rows):
            raise ValueError(f"Every row of this table needs {len(columns.head)} cells, as its head has.")
        node = Node("Table", parent)
        blocks: list[Block] = []
        if plain_text(caption):
            text = self.text(Node("Caption", node), caption, STYLES["quiet"])
            text.keeps_with_next = True
            blocks.append(text)
        grid = columns.grid()
        top = Node("TR", Node("THead", node) if rows else node)  # a THead may not stand without a TBody
        head = [self.cell(Node("TH", top, scope="Column"), words, "table head") for words in columns.head]
        body = Node("TBody", node) if rows else node
        below = [self._row(Node("TR", body), row, grid, columns.row_heads) for row in rows]
        return [*blocks, TableRows([Row(head, grid, _HEAD_TEARING), *below])]

    def _row(self, node: Node, row: Sequence[Cell], grid: Grid, row_heads: bool) -> Row:
        cells: list[Block] = []
        for number, cell in enumerate(row):
            is_head = row_heads and number == 0
            cell_node = Node("TH", node, scope="Row") if is_head else Node("TD", node)
            cells.append(self.cell(cell_node, cell, "table"))
        return Row(cells, grid, Tearing(_ROW_TORN_FROM, row_heads))

    def _content(self, parent: Node, content: Content, style: TextStyle) -> list[Block]:
        match content:
            case Paragraph():
                return [self.paragraph(parent, content.words, content.style or style, content.lang)]
            case UserText():
                return self.user_text(parent, content.text, content.style or style)
            case FileLink():
                return [self._file_link(parent, content, style)]
            case Bullets():
                return self.bullets(parent, content.items, style)
            case Numbered():
                return self.numbered(parent, content.items, content.start, style)
            case Picture():
                return [self.figure(parent, content.drawing, content.alt)]
            case _:
                raise TypeError(f"A cell cannot hold {type(content).__name__}.")

    def _file_link(self, parent: Node, link: FileLink, style: TextStyle) -> LinkedText:
        node = Node("Link", Node("P", parent))
        return LinkedText(node, link.text, link.path, STYLES[style], self._face)

    def _item(self, parent: Node, label: Run, item: Cell, style: TextStyle, inset: float) -> Block:
        """Return one item, `inset` being where its text begins, in sizes of the text."""
        ink = STYLES[style].ink
        node = Node("LI", parent)
        label_text = self.text(Node("Lbl", node), label, STYLES[style])
        hang = (inset - _LABEL_GAP) * ink.size - self._face.width(
            label.text, replace(ink, weight=label.weight or ink.weight)
        )
        body = self.cell(Node("LBody", node), item, style)
        body.after = _ITEM_AFTER
        return Item(label_text, body, hang, inset * ink.size)


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the stretches of `text` between blank lines, each with the number of blank lines after it."""
    text = unified_line_ends(text).strip("\n")
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        yield text[start : blank.start()], blank.group().count("\n") - 1
        start = blank.end()
    yield text[start:], 0
