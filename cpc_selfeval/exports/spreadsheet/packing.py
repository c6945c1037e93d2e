"""The finished workbook as bytes that depend on nothing but its content, with what openpyxl has no words for.

openpyxl writes the present time into the file and each text into its cell. Here every part gets the snapshot's
time; texts move to the shared table, where every reader undoes the escaping of ``_x0041_`` in the same way; and
charts and tables get the words that a screen reader says for them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS = "xl/sharedStrings.xml"
_SHEETS = "xl/worksheets/sheet"
_AS_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_AS_PART = (
    b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    b'Target="sharedStrings.xml" Id="texts"/>'
)
_ANNOUNCED = {
    "[Content_Types].xml": (b"</Types>", _AS_TYPE),
    "xl/_rels/workbook.xml.rels": (b"</Relationships>", _AS_PART),
}
"""Where the shared table must be announced: before which end, and how."""
_INLINE = re.compile(rb'<c((?: [a-z]+="[^"]*")*?) t="inlineStr"><is>(<t[^>]*>[^<]*</t>)</is></c>')
_TABLE_NAME = re.compile(rb'displayName="([^"]*)"')
_TABLE_END = b"</table>"
# Excel's own extension for what a screen reader says of a table (MS-XLSX, 2.4.85, CT_Table of x14)
_TABLE_WORDS = (
    '<extLst><ext uri="{{504A1905-F514-4f6f-8877-14C23A59335A}}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    "<x14:table altText={title} altTextSummary={words}/></ext></extLst>"
)
_CHART_PROPERTIES = re.compile(rb'(<(?:\w+:)?cNvPr id="\d+" name=")[^"]*"')


@dataclass
class SpokenWords:
    """What a screen reader says: of each table by its name, of the charts in their order."""

    tables: Mapping[str, tuple[str, str]]
    charts: tuple[str, ...] = field(default=())


def packed(workbook: Workbook, at: datetime, spoken: SpokenWords, *, growing: bool = False) -> bytes:
    """The workbook's bytes; ``at`` (aware) becomes the time of the document and of every part in it.

    ``growing``: rows grow by themselves with what is typed into them; else they keep the heights that they are given.
    """
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook.properties.created = workbook.properties.modified = moment
    written = io.BytesIO()
    # Workbook.save() would put the present time into the document
    ExcelWriter(workbook, ZipFile(written, "w", ZIP_DEFLATED)).save()
    with ZipFile(written) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    if growing:
        content = {name: _growing(part) if name.startswith(_SHEETS) else part for name, part in content.items()}
    return _zipped(_finished(content, spoken), moment)


def _finished(content: dict[str, bytes], spoken: SpokenWords) -> dict[str, bytes]:
    texts: dict[bytes, int] = {}
    done: dict[str, bytes] = {}
    for name, part in content.items():
        if name.startswith(_SHEETS):
            done[name] = _with_shared_texts(part, texts)
        elif name.startswith("xl/tables/"):
            done[name] = _with_table_words(part, spoken)
        elif name.startswith("xl/drawings/drawing"):
            done[name] = _with_chart_words(part, spoken)
        elif name in _ANNOUNCED:
            end, announcement = _ANNOUNCED[name]
            done[name] = part.replace(end, announcement + end)
        else:
            done[name] = part
    done[_STRINGS] = _shared_table(texts)
    return done


def _growing(sheet: bytes) -> bytes:
    """openpyxl marks every height as one that a person chose, which no program then changes."""
    return sheet.replace(b' customHeight="1"', b"")


def _with_shared_texts(sheet: bytes, texts: dict[bytes, int]) -> bytes:
    def shared(found: re.Match[bytes]) -> bytes:
        number = texts.setdefault(found[2], len(texts))
        return b'<c%b t="s"><v>%d</v></c>' % (found[1], number)

    return _INLINE.sub(shared, sheet)


def _shared_table(texts: Mapping[bytes, int]) -> bytes:
    items = b"".join(b"<si>%b</si>" % text for text in texts)
    return b'<sst xmlns="%b" uniqueCount="%d">%b</sst>' % (_MAIN.encode(), len(texts), items)


def _with_table_words(table: bytes, spoken: SpokenWords) -> bytes:
    name = _TABLE_NAME.search(table)
    words = spoken.tables.get(name[1].decode()) if name else None
    if words is None:
        return table
    said = _TABLE_WORDS.format(title=quoteattr(words[0]), words=quoteattr(words[1]))
    return table.replace(_TABLE_END, _in_xml(said) + _TABLE_END)


def _with_chart_words(drawing: bytes, spoken: SpokenWords) -> bytes:
    words = iter(spoken.charts)

    def said(found: re.Match[bytes]) -> bytes:
        return found[0] + b" descr=" + _in_xml(quoteattr(next(words, "")))

    return _CHART_PROPERTIES.sub(said, drawing)


def _in_xml(text: str) -> bytes:
    """The text for any of openpyxl's parts, whatever encoding that one declares."""
    return text.encode("ascii", "xmlcharrefreplace")


def _zipped(content: Mapping[str, bytes], moment: datetime) -> bytes:
    packed_up = io.BytesIO()
    stamp = max(moment, datetime(1980, 1, 1)).timetuple()[:6]  # noqa: DTZ001 - zip knows no zones
    with ZipFile(packed_up, "w", ZIP_DEFLATED) as archive:
        for name, part in content.items():
            entry = ZipInfo(name, stamp)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3  # the same on Windows, where zipfile would say otherwise
            archive.writestr(entry, part)
    return packed_up.getvalue()
