"""Paragraphs of words, lists and cells, in the styles and lists of one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cpc_selfeval.exports.tagged_pdf import (
    Bullets,
    Cell,
    Content,
    Numbered,
    Paragraph,
    Picture,
    TextStyle,
    UserText,
    Words,
)
from cpc_selfeval.exports.tagged_pdf.characters import unified_line_ends
from cpc_selfeval.exports.tagged_pdf.content import contents
from cpc_selfeval.exports.word.blocks import Para
from cpc_selfeval.exports.word.lists import INSET, Lists
from cpc_selfeval.exports.word.pictures import Pictures
from cpc_selfeval.exports.word.styles import Styles
from cpc_selfeval.exports.word.words import runs

_BLANK: Final = re.compile(r"\n[ \t]*\n")
_DEEPEST: Final = 3


class Composer:
    """Makes paragraphs. Marks of headings become bookmarks, whose names Word wants short and plain."""

    def __init__(self, styles: Styles, lists: Lists, pictures: Pictures, lang: str) -> None:
        self.styles = styles
        self._lists = lists
        self._pictures = pictures
        self.lang = lang
        self._bookmarks: dict[str, str] = {}

    def bookmark(self, mark: str) -> str:
        """The name of the bookmark of a mark."""
        return self._bookmarks.setdefault(mark, f"_Toc{len(self._bookmarks) + 1:08}")

    def runs(self, words: Words, lang: str | None = None) -> str:
        """The runs of words in the paper's language, or another."""
        return runs(words, lang or self.lang, self.bookmark)

    def paragraph(self, words: Words, style: TextStyle, lang: str | None = None) -> Para:
        """One paragraph."""
        return Para(self.styles.of(style), self.runs(words, lang))

    def user_text(self, text: str, style: TextStyle) -> Iterator[Para]:
        """A paragraph for each stretch between blank lines; each further blank line is an empty one."""
        for stretch in _BLANK.split(unified_line_ends(text).strip("\n")):
            yield self.paragraph(stretch, style)

    def bullets(self, items: Sequence[Cell], style: TextStyle, level: int = 0) -> Iterator[Para]:
        """A list with signs."""
        for item in items:
            yield from self._item(item, style, self._lists.bullets, level, "List Bullet")

    def numbered(self, items: Sequence[Cell], start: int, style: TextStyle, level: int = 0) -> Iterator[Para]:
        """A list with numbers."""
        of = self._lists.numbered(start)
        for item in items:
            yield from self._item(item, style, of, level, "List Number")

    def cell(self, cell: Cell, style: TextStyle) -> list[Para]:
        """What stands in a cell, never nothing: Word takes a cell without a paragraph for damaged."""
        said = [para for content in contents(cell) for para in self._content(content, style, -1)]
        return said or [self.paragraph("", style)]

    def _item(self, item: Cell, style: TextStyle, of: int, level: int, name: str) -> Iterator[Para]:
        level = min(level, _DEEPEST)
        first = True
        for content in contents(item):
            for para in self._content(content, style, level):
                if para.numbered is not None:  # an item of a list within this item
                    yield para
                elif first:
                    own = self.styles.named(name) if para.style == self.styles.of("body") else para.style
                    yield replace(para, style=own, numbered=(of, level))
                else:
                    yield replace(para, indent=INSET * (level + 1))
                first = False

    def _content(self, content: Content, style: TextStyle, level: int) -> Iterator[Para]:
        match content:
            case Paragraph():
                yield self.paragraph(content.words, content.style or style, content.lang)
            case UserText():
                yield from self.user_text(content.text, content.style or style)
            case Bullets():
                yield from self.bullets(content.items, style, level + 1)
            case Numbered():
                yield from self.numbered(content.items, content.start, style, level + 1)
            case Picture():
                yield Para(self.styles.of(style), self._pictures.drawing(content.drawing, content.alt))
            case _:
                raise TypeError(f"No cell may hold a {type(content).__name__}.")
