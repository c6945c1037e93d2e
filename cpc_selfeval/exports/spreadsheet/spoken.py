"""What a screen reader says of charts, pictures and tables: openpyxl has no option for it, so it is put into the parts.

Charts and pictures have their words as the description of the drawing's frame (ECMA-376, 20.1.2.2.8), tables theirs in
Excel's own extension (MS-XLSX, 2.4.85, CT_Table of x14).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

_TABLE_NAME = re.compile(rb'displayName="([^"]*)"')
_TABLE_END = b"</table>"
_TABLE_WORDS = (
    '<extLst><ext uri="{{504A1905-F514-4f6f-8877-14C23A59335A}}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    "<x14:table altText={title} altTextSummary={words}/></ext></extLst>"
)
_FRAME = re.compile(rb'(<(?:\w+:)?cNvPr id="\d+" name=")[^"]*"')


@dataclass
class SpokenWords:
    """What a screen reader says: of each table by its name, of charts and pictures in their order."""

    tables: Mapping[str, tuple[str, str]]
    charts: tuple[str, ...] = field(default=())


def with_words(name: str, part: bytes, spoken: SpokenWords) -> bytes:
    """A part of a workbook, by its name in the package, with the words that belong to it."""
    if name.startswith("xl/tables/"):
        return _with_table_words(part, spoken)
    if name.startswith("xl/drawings/drawing"):
        return _with_drawing_words(part, spoken)
    return part


def _with_table_words(table: bytes, spoken: SpokenWords) -> bytes:
    name = _TABLE_NAME.search(table)
    words = spoken.tables.get(name[1].decode()) if name else None
    if words is None:
        return table
    said = _TABLE_WORDS.format(title=quoteattr(words[0]), words=quoteattr(words[1]))
    return table.replace(_TABLE_END, _in_xml(said) + _TABLE_END)


def _with_drawing_words(drawing: bytes, spoken: SpokenWords) -> bytes:
    words = iter(spoken.charts)

    def said(found: re.Match[bytes]) -> bytes:
        return found[0] + b" descr=" + _in_xml(quoteattr(next(words, "")))

    return _FRAME.sub(said, drawing)


def _in_xml(text: str) -> bytes:
    """The text for any of openpyxl's parts, whatever encoding that one declares."""
    return text.encode("ascii", "xmlcharrefreplace")
