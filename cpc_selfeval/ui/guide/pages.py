"""The guide as it is read: chapters of the pages that come with the program, and the headings in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cpc_selfeval import shipped

GUIDE: Final = "user-guide.md"
MORE: Final = (
    *("accessibility.md", "for-it-and-information-governance.md", "reliability.md"),
    *("frameworks.md", "programme-files.md", "return-workbook.md", "file-format.md"),
)
"""Pages that the guide leads to, each a chapter of its own."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next one. ``level`` is 1 for a page's title, 2 or 3 below it."""

    anchor: str
    title: str
    level: int
    lines: tuple[str, ...]

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether all of these, in lower case, stand in it or in its title, as parts of words too."""
        text = "\n".join((self.title, *self.lines)).casefold()
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is shown at a time. ``page`` is the file's name; its first section is the chapter's own beginning."""

    page: str
    sections: tuple[Section, ...]

    @property
    def name(self) -> str:
        """By which it is asked for: "judge", or "file-format" for a page that is no part of the guide."""
        return self.sections[0].anchor if self.page == GUIDE else self.page.removesuffix(".md")

    @property
    def title(self) -> str:
        """The words of its first heading."""
        return self.sections[0].title


@dataclass(frozen=True, slots=True)
class Guide:
    """All chapters in their order: those of the guide, then the pages that it leads to."""

    chapters: tuple[Chapter, ...]

    def chapter(self, name: str) -> Chapter | None:
        """The chapter of this name; None where there is none."""
        return next((chapter for chapter in self.chapters if chapter.name == name), None)

    def place(self, anchor: str, page: str = GUIDE) -> tuple[Chapter, str] | None:
        """The chapter that a heading of a page stands in, with the heading; "" is the page's beginning."""
        for chapter in self.chapters:
            if chapter.page == page:
                if not anchor:
                    return chapter, ""
                if any(section.anchor == anchor for section in chapter.sections):
                    return chapter, anchor
        return None

    def places(self) -> Iterator[tuple[Chapter, Section]]:
        """Every section with its chapter, in their order."""
        for chapter in self.chapters:
            for section in chapter.sections:
                yield chapter, section


def anchor_of(title: str) -> str:
    """The name of a heading in links: "Is the level supported?" is "is-the-level-supported"."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of a page, in their order. A second heading of the same words is named with "-1", as links do."""
    pieces: list[tuple[str, int, list[str]]] = []
    in_code = False
    for line in text.splitlines():
        in_code ^= line.startswith("```")
        heading = None if in_code else re.fullmatch(r"(#{1,3}) (.+)", line)
        if heading:
            pieces.append((heading[2], len(heading[1]), []))
        elif pieces:
            pieces[-1][2].append(line)
    seen: Counter[str] = Counter()
    return tuple(_section(title, level, lines, seen) for title, level, lines in pieces)


def _section(title: str, level: int, lines: list[str], seen: Counter[str]) -> Section:
    anchor = anchor_of(title)
    again = seen[anchor]
    seen[anchor] += 1
    return Section(f"{anchor}-{again}" if again else anchor, plain(title), level, tuple(lines))


def plain(text: str) -> str:
    """Words without the marks that make them bold or slanted."""
    return re.sub(r"[*`]", "", text)


def chapters_of(page: str, text: str) -> tuple[Chapter, ...]:
    """The guide has a chapter for its beginning and for each wide heading; any other page is one chapter."""
    sections = sections_of(text)
    if page != GUIDE:
        return (Chapter(page, sections),)
    begins = [place for place, section in enumerate(sections) if section.level < 3]
    ends = [*begins[1:], len(sections)]
    return tuple(Chapter(page, sections[begin:end]) for begin, end in zip(begins, ends, strict=True))


def folder() -> Path:
    """Where the pages and their pictures are. Raises ShippedFolderMissingError where they are not."""
    return shipped.folder("docs")


@cache
def guide() -> Guide:
    """The guide that comes with the program, read once.

    Raises ShippedFolderMissingError, or OSError where a page cannot be read.
    """
    place = folder()
    return Guide(
        tuple(
            chapter
            for page in (GUIDE, *MORE)
            for chapter in chapters_of(page, (place / page).read_text(encoding="utf-8"))
        )
    )
