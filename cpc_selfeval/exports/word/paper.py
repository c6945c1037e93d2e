"""A paper as an editable Word document: it is said as the tagged PDF is said, and the same writers write both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reportlab.graphics.shapes import Drawing

from cpc_selfeval.exports.tagged_pdf import Cell, Level, TextStyle, Words, abridged
from cpc_selfeval.exports.tagged_pdf.characters import spoken
from cpc_selfeval.exports.tagged_pdf.words import plain_text
from cpc_selfeval.exports.word.blocks import Block, Para, Ready, Table
from cpc_selfeval.exports.word.composer import Composer
from cpc_selfeval.exports.word.contents_list import Entry, contents_list
from cpc_selfeval.exports.word.document import opened
from cpc_selfeval.exports.word.finishing import Named, finished
from cpc_selfeval.exports.word.furniture import Furniture
from cpc_selfeval.exports.word.lists import Lists
from cpc_selfeval.exports.word.pictures import Pictures
from cpc_selfeval.exports.word.sections import PageShape, Section
from cpc_selfeval.exports.word.styles import CONTENTS_HEADING, TABLE, Styles

_HEADINGS: Final[dict[Level, TextStyle]] = {1: "title", 2: "heading 2", 3: "heading 3", 4: "heading 4"}
_TITLE: Final = 200
"""Characters of a table's name: the heading that it stands under, which a screen reader says."""


@dataclass(slots=True)
class _Contents:
    """Where a list of headings stands: its entries are known when the whole paper is."""

    first: Level
    last: Level


class WordPaper:
    """A Word document in the making, said as :class:`~cpc_selfeval.exports.tagged_pdf.Paper` is.

    Columns stand side by side as Word's own columns; a sign before a word is left out; ``template`` is a committee's
    own document, whose styles, page, headers and footers are used and whose words are not.
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
        template: bytes | None = None,
    ) -> None:
        """As the tagged PDF. Raises TemplateUnusable for a template that is no Word document."""
        self._document, properties = opened(template)
        self._named = Named(spoken(title), spoken(author), spoken(subject), language, spoken(creator), created)
        self._furniture = Furniture(header_left, header_right, footer_left, language)
        self._properties = properties
        self._shape = PageShape(properties)
        self._pictures = Pictures(self._document.part)
        lists = Lists(self._document.part.numbering_part.element)
        self._composer = Composer(Styles(self._document.styles.element), lists, self._pictures, language)
        self._sections = [Section()]
        self._entries: list[Entry] = []
        self._contents: dict[int, _Contents] = {}
        self._marks: set[str] = set()
        self._page_of: Mapping[str, int] = {}
        self._level = 0
        self._under = spoken(title)
        self._page_ends = False
        self._column_begins = False
        self._at_top = False
        self._boxed = False

    def heading(self, level: Level, words: Words, *, mark: str = "", listed: bool = True) -> None:
        """Add a heading in the style of its level; raises ValueError as the tagged PDF does."""
        if level > self._level + 1:
            raise ValueError(f"A heading of level {level} cannot follow one of level {self._level}.")
        mark = mark or f"heading {len(self._marks) + 1}"
        if mark in self._marks:
            raise ValueError(f"Two headings have the mark “{mark}”.")
        self._level = level
        self._marks.add(mark)
        self._under = spoken(plain_text(words))
        name = self._composer.bookmark(mark)
        if listed:
            self._entries.append(Entry(level, self._under, name, mark))
        at = f'w:id="{len(self._marks)}"'
        inner = f'<w:bookmarkStart {at} w:name="{name}"/>{self._composer.runs(words)}<w:bookmarkEnd {at}/>'
        self._add(Para(self._composer.styles.of(_HEADINGS[level]), inner, is_heading=True))

    def paragraph(
        self, words: Words, style: TextStyle = "body", *, lang: str | None = None, leads: bool = False
    ) -> None:
        """Add one paragraph; one that ``leads`` stays with what follows it."""
        para = self._composer.paragraph(words, style, lang)
        para.keeps_with_next = leads
        self._add(para)

    def user_text(self, text: str, style: TextStyle = "body") -> None:
        """Add what a user typed: a paragraph for each stretch between blank lines."""
        for para in self._composer.user_text(text, style):
            self._add(para)

    def bullets(self, items: Sequence[Cell], style: TextStyle = "body") -> None:
        """Add a list."""
        for para in self._composer.bullets(items, style):
            self._add(para)

    def numbered(self, items: Sequence[Cell], *, start: int = 1, style: TextStyle = "body") -> None:
        """Add a list whose items are numbered from ``start``."""
        if items:
            for para in self._composer.numbered(items, start, style):
                self._add(para)

    def table(
        self,
        head: Sequence[Words],
        rows: Sequence[Sequence[Cell]],
        *,
        widths: Sequence[float] = (),
        row_heads: bool = True,
        caption: Words = "",
    ) -> None:
        """Add a table whose head is repeated on every page. Raises ValueError where a row has not as many cells."""
        composer = self._composer
        if plain_text(caption):
            para = Para(composer.styles.named("caption"), composer.runs(caption), keeps_with_next=True)
            self._add(para)
        if any(len(row) != len(head) for row in rows) or (widths and len(widths) != len(head)):
            raise ValueError("Each row, and the widths, need as many entries as the head.")
        self._add(
            Table(
                composer.styles.named(TABLE),
                [[composer.paragraph(words, "table head")] for words in head],
                [[composer.cell(cell, "table") for cell in row] for row in rows],
                self._shared_out(widths or [1.0] * len(head)),
                row_heads,
                abridged(plain_text(caption) or self._under, _TITLE),
            )
        )

    def figure(self, drawing: Drawing, alt: str) -> None:
        """Add a drawing as a picture. Raises ValueError where ``alt`` is empty."""
        self._pictures.room = self._room()
        self._add(Para(self._composer.styles.of("body"), self._pictures.drawing(drawing, alt)))

    def image(self, content: bytes, alt: str, *, height: float) -> None:
        """Add a picture, ``height`` points high. Raises ValueError where it is none or ``alt`` is empty."""
        self._pictures.room = self._room()
        self._add(Para(self._composer.styles.of("body"), self._pictures.image(content, alt, height)))

    def contents(self, *, first: Level = 2, last: Level = 3) -> None:
        """Add a list of the paper's listed headings that leads to them; Word works out pages when it is updated.

        A heading that is not listed and stands right before it becomes the list's own, as Word has it.
        """
        blocks = self._sections[-1].blocks
        if blocks and isinstance(before := blocks[-1], Para) and before.is_heading:
            before.style = self._composer.styles.named(CONTENTS_HEADING)
        place = Ready("")
        self._contents[id(place)] = _Contents(first, last)
        self._add(place)

    def page_break(self) -> None:
        """Go on at the top of a new page."""
        self._page_ends = bool(self._sections[-1].blocks)

    @contextmanager
    def landscape(self) -> Iterator[None]:
        """What is added inside stands on pages that are wider than high."""
        self._begin_section(Section(lies=True))
        yield
        self._begin_section(Section())

    @contextmanager
    def callout(self) -> Iterator[None]:
        """What is added inside stands in a tinted box; a table in it keeps its own looks."""
        before, self._boxed = self._boxed, True
        try:
            yield
        finally:
            self._boxed = before

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside stands on one page, if one page can hold it."""
        section, start = self._sections[-1], len(self._sections[-1].blocks)
        yield
        for block in section.blocks[start:-1]:
            if isinstance(block, Para):
                block.keeps_with_next = True

    @contextmanager
    def columns(self) -> Iterator[Callable[[], AbstractContextManager[None]]]:
        """Give a function that begins the next column. Raises RuntimeError inside a column."""
        section = self._sections[-1]
        if section.columns > 1:
            raise RuntimeError("Columns cannot stand inside a column.")
        inside = Section(section.lies, goes_on=True, columns=2)
        self._begin_section(inside)
        count = 0

        @contextmanager
        def column() -> Iterator[None]:
            nonlocal count
            count += 1
            self._column_begins, self._at_top = count > 1, True
            yield

        yield column
        inside.columns = max(1, count)
        self._column_begins = self._at_top = False
        self._begin_section(Section(section.lies, goes_on=True))

    @contextmanager
    def section(self) -> Iterator[None]:
        """Nothing in Word: its headings alone are what a screen reader goes by."""
        yield

    @property
    def has_contents(self) -> bool:
        """Whether a list of headings stands anywhere in it."""
        return bool(self._contents)

    def show_pages(self, page_of: Mapping[str, int]) -> None:
        """Let a list of headings show these pages (from 1, by mark) until Word works out its own."""
        self._page_of = page_of

    def as_bytes(self) -> bytes:
        """The document: the same words and the same ``created`` give the same bytes."""
        for section in self._sections:
            section.blocks[:] = [self._with_entries(block) for block in section.blocks]
        sections = [section for section in self._sections if section.blocks] or self._sections[:1]
        return finished(self._document, self._named, sections, self._shape, self._properties, self._furniture)

    def _with_entries(self, block: Block) -> Block:
        place = self._contents.get(id(block))
        if place is None:
            return block
        wanted = [entry for entry in self._entries if place.first <= entry.level <= place.last]
        return Ready(contents_list(wanted, self._composer, (place.first, place.last), self._page_of))

    def _add(self, block: Block) -> None:
        if isinstance(block, Para):
            block.begins_page, self._page_ends = self._page_ends, False
            block.begins_column, self._column_begins = self._column_begins, False
            block.at_top, self._at_top = self._at_top, False
            block.boxed = self._boxed
        self._sections[-1].blocks.append(block)

    def _begin_section(self, section: Section) -> None:
        """An empty section is none; where one was to begin a page, the next does."""
        if not self._sections[-1].blocks:
            section.goes_on = section.goes_on and self._sections.pop().goes_on
        elif self._page_ends:
            section.goes_on = False
        self._page_ends = False
        self._sections.append(section)

    def _room(self) -> int:
        section = self._sections[-1]
        return self._shape.text_width(lies=section.lies, columns=section.columns)

    def _shared_out(self, widths: Sequence[float]) -> list[int]:
        room, whole = self._room(), sum(widths)
        return [round(room * width / whole) for width in widths]
