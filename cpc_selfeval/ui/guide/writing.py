"""A chapter of the guide as the rich text that Qt shows: headings, paragraphs, lists, tables, pictures, links.

It knows the marks that our own pages use and no others (tests/ui/guide hold the pages to them).
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from cpc_selfeval.ui.guide.pages import Chapter, Guide, Section

SCHEME: Final = "guide"

_ITEM: Final = re.compile(r"(?:[-*]|\d+\.) +")
_PICTURE: Final = re.compile(r"!\[(.*)\]\((.+?)\)")
_CELLS: Final = re.compile(r"(?<!\\)\|")


def address(chapter: Chapter, anchor: str = "") -> str:
    """The address of a heading in the reader, such as "guide:/judge#is-the-level-supported"."""
    return f"{SCHEME}:/{chapter.name}" + (f"#{anchor}" if anchor else "")


@dataclass(frozen=True, slots=True)
class Writing:
    """How a chapter is written. ``picture`` gives the rich text of a picture by its file's name."""

    guide: Guide
    chapter: Chapter
    picture: Callable[[str], str]

    def text(self) -> str:
        """The whole chapter."""
        return "\n".join(self._section(section) for section in self.chapter.sections)

    def _section(self, section: Section) -> str:
        heading = f"h{section.level}"
        title = f'<{heading}><a name="{section.anchor}"></a>{html.escape(section.title)}</{heading}>'
        return title + self._blocks(list(section.lines))

    def _blocks(self, lines: list[str]) -> str:
        written = []
        while lines:
            block = _next_block(lines)
            del lines[: len(block)]
            written.append(self._block(block))
        return "".join(written)

    def _block(self, block: list[str]) -> str:
        first = block[0]
        if not first.strip():
            return ""
        if first.startswith("```"):
            code = "\n".join(html.escape(line) for line in block[1:-1])
            return f"<pre>{code}</pre>"
        if first.startswith("|"):
            return self._table(block)
        if _ITEM.match(first):
            return self._list(block)
        if first.startswith("#### "):
            return f"<h4>{self.inline(first[5:])}</h4>"
        return self._paragraph(" ".join(line.strip() for line in block))

    def _paragraph(self, text: str) -> str:
        shown = _PICTURE.fullmatch(text)
        if shown is None:
            return f"<p>{self.inline(text)}</p>"
        name = shown[2].rsplit("/", 1)[-1]
        return f'<p class="picture">{self.picture(name)}</p><p class="caption">{self.inline(shown[1])}.</p>'

    def _list(self, block: list[str]) -> str:
        items: list[list[str]] = []
        for line in block:
            begun = _ITEM.match(line)
            if begun:
                items.append([line[begun.end() :]])
            else:
                items[-1].append(line.strip())
        kind = "ol" if block[0][0].isdigit() else "ul"
        return f"<{kind}>" + "".join(f"<li>{self.inline(' '.join(item))}</li>" for item in items) + f"</{kind}>"

    def _table(self, block: list[str]) -> str:
        rows = [[cell.strip() for cell in _CELLS.split(line.strip())[1:-1]] for line in block]
        shares = _shares([rows[0], *rows[2:]])
        head = "".join(
            f'<th align="left" width="{share}%">{self.inline(cell)}</th>'
            for cell, share in zip(rows[0], shares, strict=True)
        )
        body = "".join("<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>" for row in rows[2:])
        return f'<table width="100%" cellspacing="0"><thead><tr>{head}</tr></thead>{body}</table><p></p>'

    def inline(self, text: str) -> str:
        """Bold, slanted, code and links within a line."""
        codes: list[str] = []

        def put_aside(found: re.Match[str]) -> str:
            codes.append(f"<code>{html.escape(found[1])}</code>")
            return f"\0{len(codes) - 1}\0"

        text = re.sub(r"`([^`]+)`", put_aside, text).replace("\\|", "|")
        text = html.escape(text, quote=False)
        text = re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", self._link, text)
        text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
        text = re.sub(r"(?<![\w*])\*([^*]+)\*(?!\w)", r"<i>\1</i>", text)
        return re.sub("\0(\\d+)\0", lambda found: codes[int(found[1])], text)

    def _link(self, found: re.Match[str]) -> str:
        """A link to where the reader has it; what does not come with the program stays as words."""
        path, _, anchor = found[2].partition("#")
        page = posixpath.normpath(path) if path else self.chapter.page
        place = self.guide.place(anchor, page)
        return found[1] if place is None else f'<a href="{address(*place)}">{found[1]}</a>'


def _next_block(lines: list[str]) -> list[str]:
    """The lines at the beginning that belong together; at least one."""
    first = lines[0]
    if first.startswith("```"):
        return [first, *takewhile(lambda line: not line.startswith("```"), lines[1:]), "```"]
    if first.startswith("|"):
        return list(takewhile(lambda line: line.startswith("|"), lines))
    if _ITEM.match(first):
        return list(takewhile(lambda line: bool(line.strip()), lines))
    if not first.strip() or first.startswith("#### "):
        return [first]
    return [first, *takewhile(_goes_on, lines[1:])]


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and not (line.startswith(("|", "```", "#### ")) or _ITEM.match(line))


def _shares(rows: list[list[str]]) -> list[int]:
    """Of the width of a table in per cent for each column: by its longest text within bounds, and its longest word."""
    lengths = [max(_longest_word(rows, column), _longest_text(rows, column)) for column in range(len(rows[0]))]
    return [round(100 * length / sum(lengths)) for length in lengths]


def _longest_text(rows: list[list[str]], column: int) -> int:
    return max(10, min(64, max(len(row[column]) for row in rows)))


def _longest_word(rows: list[list[str]], column: int) -> int:
    words = (word for row in rows for word in row[column].split())
    return min(22, max((len(word) for word in words), default=0)) + 4
