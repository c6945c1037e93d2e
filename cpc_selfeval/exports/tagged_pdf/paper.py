"""A paper: what a writer says, in reading order, and the tagged PDF that comes of it."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final, Literal

from reportlab.graphics.shapes import Drawing

from cpc_selfeval.exports.tagged_pdf.blocks import Block, KeptTogether, Stack
from cpc_selfeval.exports.tagged_pdf.callouts import Callout
from cpc_selfeval.exports.tagged_pdf.canvas import TaggedCanvas
from cpc_selfeval.exports.tagged_pdf.characters import spoken
from cpc_selfeval.exports.tagged_pdf.composer import Columns, Composer
from cpc_selfeval.exports.tagged_pdf.content import Cell
from cpc_selfeval.exports.tagged_pdf.contents_list import ListedHeading, contents_list
from cpc_selfeval.exports.tagged_pdf.figures import raster
from cpc_selfeval.exports.tagged_pdf.fonts import Typeface, typeface
from cpc_selfeval.exports.tagged_pdf.furniture import Furniture
from cpc_selfeval.exports.tagged_pdf.look import STYLES, TextStyle
from cpc_selfeval.exports.tagged_pdf.metadata import Metadata
from cpc_selfeval.exports.tagged_pdf.pages import Orientation, Section, draw_pages
from cpc_selfeval.exports.tagged_pdf.rows import page_columns
from cpc_selfeval.exports.tagged_pdf.structure import Node, Tag
from cpc_selfeval.exports.tagged_pdf.text import Heading
from cpc_selfeval.exports.tagged_pdf.words import Words, plain_text

Level = Literal[1, 2, 3, 4]
_HEADINGS: Final[dict[Level, tuple[Tag, TextStyle]]] = {
    1: ("H1", "title"),
    2: ("H2", "heading 2"),
    3: ("H3", "heading 3"),
    4: ("H4", "heading 4"),
}
_UNDERLINED: Final = 2
_DRAWING: Final = threading.Lock()
"""One paper is drawn at a time: reportlab keeps the subsets of a font for all documents in one place."""
_MOST_PASSES: Final = 4


class Paper:
    """A tagged PDF in the making.

    Call its methods in reading order, then `write` or `as_bytes`. Text is never mark-up: what is passed in is what is
    printed. Nothing is cut: whatever is too long goes on over the page.

        paper = Paper(title="...", author="...", subject="...", created=now)
        paper.heading(1, "How well do we protect children?")
        paper.paragraph("Position at 22 November 2026", "subtitle")
        paper.heading(2, "Since the last paper")
        paper.bullets([["5.2 moved from Adequate to ", bold("Weak"), "."], "Four actions were completed."])
        with paper.landscape():
            paper.heading(2, "Action plan", mark="plan")
            paper.table(["Ref", "Action"], [["A-07", "Offer advocacy"]], widths=[1, 9])
        paper.write(path)
    """

    def __init__(
        self,
        *,
        title: str,
        author: str,
        subject: str,
        created: datetime,
        language: str = "en-GB",
        creator: str = "",
        header_left: str = "",
        header_right: str = "",
        footer_left: str = "",
    ) -> None:
        """`title` is the document's, which viewers show as the window's; `created` is its date and needs a time zone.

        The same words and the same `created` give the same bytes. Raises ValueError for an empty title or a date
        without a time zone, and ShippedFolderMissingError where the program's fonts are not there.
        """
        self._metadata = Metadata(spoken(title), spoken(author), spoken(subject), language, spoken(creator), created)
        self._face = typeface()
        self._furniture = Furniture(header_left, header_right, footer_left, self._face)
        self._composer = Composer(self._face)
        self._root = Node("Document")
        self._parent = self._root
        self._sections = [Section("portrait", [])]
        self._blocks = self._sections[0].blocks
        self._listed: list[ListedHeading] = []
        self._marks: set[str] = set()
        self._contents_lists: list[_ContentsPlace] = []
        self._in_columns = False
        self._level = 0
        self._depth = -1

    def heading(self, level: Level, words: Words, *, mark: str = "", listed: bool = True) -> None:
        """Add a heading: level 1 is the paper's own title, 2 to 4 its parts.

        `mark` is a name for `PageOf` to point to. A heading that is not `listed` is in neither the bookmarks nor the
        contents list. Raises ValueError where a level is left out (PDF/UA-1, 7.4.2) or a mark is used twice.
        """
        if level > self._level + 1:
            raise ValueError(f"A heading of level {level} cannot follow one of level {self._level}.")
        mark = mark or f"heading {len(self._marks) + 1}"
        if mark in self._marks:
            raise ValueError(f"Two headings have the mark “{mark}”.")
        self._level = level
        title = spoken(plain_text(words))
        bookmark = None
        if listed:
            self._depth = min(level - 1, self._depth + 1)
            bookmark = (title, self._depth)
            self._listed.append(ListedHeading(level, title, mark))
        self._marks.add(mark)
        tag, style = _HEADINGS[level]
        text = self._composer.text(Node(tag, self._parent), words, STYLES[style])
        self._blocks.append(Heading(text, mark, bookmark, underlined=level == _UNDERLINED))

    def paragraph(
        self, words: Words, style: TextStyle = "body", *, lang: str | None = None, leads: bool = False
    ) -> None:
        """Add one paragraph; "\\n" begins a new line. `lang` is a language tag such as "gd", if not the paper's.

        One that `leads` stays on the page where what follows it begins, as a heading does.
        """
        text = self._composer.paragraph(self._parent, words, style, lang)
        text.keeps_with_next = leads
        self._blocks.append(text)

    def user_text(self, text: str, style: TextStyle = "body") -> None:
        """Add what a user typed, of any length: lines and blank lines kept, divided into paragraphs at blank lines."""
        self._blocks.extend(self._composer.user_text(self._parent, text, style))

    def bullets(self, items: Sequence[Cell], style: TextStyle = "body") -> None:
        """Add a list. An item is words, or contents such as a Paragraph with Bullets of its own."""
        if items:
            self._blocks.extend(self._composer.bullets(self._parent, items, style))

    def numbered(self, items: Sequence[Cell], *, start: int = 1, style: TextStyle = "body") -> None:
        """Add a list whose items are numbered from `start`."""
        if items:
            self._blocks.extend(self._composer.numbered(self._parent, items, start, style))

    def table(
        self,
        head: Sequence[Words],
        rows: Sequence[Sequence[Cell]],
        *,
        widths: Sequence[float] = (),
        row_heads: bool = True,
        caption: Words = "",
    ) -> None:
        """Add a table. `widths` are the columns' shares of the width in any unit, equal if not given.

        With `row_heads` the first cell of each row is a header of its row, to screen readers; it looks like the rest.
        The head is repeated on every page; a row that is taller than a page goes on over the next.
        Raises ValueError where a row or `widths` has not as many entries as `head`.
        """
        self._blocks.extend(self._composer.table(self._parent, Columns(head, widths, row_heads), rows, caption))

    def figure(self, drawing: Drawing, alt: str) -> None:
        """Add a drawing with `alt`, what is read aloud in its place. It is made smaller where it is too wide.

        Its texts have to be in one of FONT_NAMES. Raises ValueError where they are not, or `alt` is empty.
        """
        self._blocks.append(self._composer.figure(self._parent, drawing, alt))

    def image(self, content: bytes, alt: str, *, height: float) -> None:
        """Add a picture (PNG or JPEG), `height` points high, with `alt`, what is read aloud in its place.

        Raises ValueError where it is no picture or `alt` is empty.
        """
        self._blocks.append(self._composer.image(self._parent, raster(content, height), alt))

    def contents(self, *, first: Level = 2, last: Level = 3) -> None:
        """Add a list of the paper's listed headings, before and after this place, of levels `first` to `last`.

        Every entry shows its page and leads there.
        """
        place = _ContentsPlace(Node("TOC", self._parent), first, last, [])
        self._contents_lists.append(place)
        self._blocks.append(place.block())

    def page_break(self) -> None:
        """Go on at the top of a new page, if anything is on this one. Raises RuntimeError inside a box or column."""
        self._begin_section(self._sections[-1].orientation)

    @contextmanager
    def landscape(self) -> Iterator[None]:
        """What is added inside stands on pages that are wider than high. Raises RuntimeError inside a box or column."""
        self._begin_section("landscape")
        yield
        self._begin_section("portrait")

    @contextmanager
    def callout(self) -> Iterator[None]:
        """What is added inside stands in a tinted box."""
        with self._within(Node("Div", self._parent)) as blocks:
            yield
        if blocks:
            self._blocks.append(Callout(Stack(blocks)))

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside stands on one page, if one page can hold it."""
        with self._within(self._parent) as blocks:
            yield
        if blocks:
            self._blocks.append(KeptTogether(blocks))

    @contextmanager
    def columns(self) -> Iterator[Callable[[], AbstractContextManager[None]]]:
        """Give a function that begins the next column of equal width; columns are read from left to right.

        Raises RuntimeError inside a column.

        with paper.columns() as column:
            for title, items in findings:
                with column():
                    paper.heading(3, title)
                    paper.bullets(items)
        """
        if self._in_columns:
            raise RuntimeError("Columns cannot stand inside a column.")
        columns: list[list[Block]] = []

        @contextmanager
        def column() -> Iterator[None]:
            with self._within(self._parent) as blocks:
                yield
            columns.append(blocks)

        self._in_columns = True
        try:
            yield column
        finally:
            self._in_columns = False
        if columns:
            self._blocks.append(page_columns([Stack(blocks) for blocks in columns]))

    @contextmanager
    def section(self) -> Iterator[None]:
        """What is added inside is one section of the structure, which a screen reader can skip."""
        with self._within(Node("Sect", self._parent)) as blocks:
            yield
        self._blocks.extend(blocks)

    def write(self, target: Path | BinaryIO) -> None:
        """Write the paper to a file, or to a stream that is open for bytes. Raises OSError as those do."""
        contents = self.as_bytes()
        if isinstance(target, Path):
            target.write_bytes(contents)
        else:
            target.write(contents)

    def as_bytes(self, *, compress: bool = True) -> bytes:
        """Return the PDF. Raises KeyError for a PageOf whose mark no heading has."""
        return self.printed(compress=compress).content

    def printed(self, *, compress: bool = True) -> "Printed":
        """Return the PDF with the number of its pages. Raises KeyError for a PageOf whose mark no heading has."""
        unknown = self._composer.marks - self._marks
        if unknown:
            raise KeyError(f"No heading has the mark “{min(unknown)}”, whose page the paper names.")
        for place in self._contents_lists:
            place.fill(self._listed, self._face)
        for _ in range(_MOST_PASSES - 1):
            printed, pages = self._drawn(compress)
            if not self._composer.marks or pages == self._composer.pages:
                return printed
            self._composer.learn_pages(pages)
        return self._drawn(compress)[0]

    def _drawn(self, compress: bool) -> tuple["Printed", dict[str, int]]:
        """Draw everything and return the file, and the page of every mark, counted from 1."""
        self._root.forget_content()
        with _DRAWING:
            canvas = TaggedCanvas(self._face, self._metadata, compress)
            draw_pages(canvas, self._sections, self._furniture)
            pages = {mark: page + 1 for mark, (page, _) in canvas.destinations.items()}
            count = canvas.page
            return Printed(canvas.finish(self._root), count, pages), pages

    def _begin_section(self, orientation: Orientation) -> None:
        if self._blocks is not self._sections[-1].blocks:
            raise RuntimeError("A page cannot end inside a box, a column, or what is kept together.")
        self._sections.append(Section(orientation, []))
        self._blocks = self._sections[-1].blocks

    @contextmanager
    def _within(self, parent: Node) -> Iterator[list[Block]]:
        """What is added inside goes into a list of its own, and into the element `parent`."""
        outside = self._blocks, self._parent
        blocks: list[Block] = []
        self._blocks, self._parent = blocks, parent
        try:
            yield blocks
        finally:
            self._blocks, self._parent = outside


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, the number of its pages, and the page (from 1) on which the heading of each mark stands.

    A heading that was given no mark has "heading 1", "heading 2" … in the order of all headings.
    """

    content: bytes
    pages: int
    page_of: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _ContentsPlace:
    """Where a contents list stands: its entries are known when the whole paper is."""

    node: Node
    first: Level
    last: Level
    entries: list[Block]

    def block(self) -> Block:
        block = Stack(self.entries)
        block.after = STYLES["body"].after
        return block

    def fill(self, listed: Sequence[ListedHeading], face: Typeface) -> None:
        self.node.kids.clear()
        wanted = [heading for heading in listed if self.first <= heading.level <= self.last]
        self.entries[:] = contents_list(self.node, wanted, face)
