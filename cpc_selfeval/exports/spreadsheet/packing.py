"""The finished workbook as bytes that depend on nothing but its content, with what openpyxl has no words for.

openpyxl writes the present time into the file and each text into its cell. Here every part gets the snapshot's
time; texts move to the shared table, where every reader undoes the escaping of ``_x0041_`` in the same way; rows that
were written directly join their sheets; and charts and tables get the words that a screen reader says for them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from cpc_selfeval.exports.spreadsheet.rows import DirectRows, direct_rows
from cpc_selfeval.exports.spreadsheet.spoken import SpokenWords, with_words

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
_ROWS_END = b"</sheetData>"
_CORNER = re.compile(rb'<dimension ref="A1:[A-Z]+\d+"')


def packed(workbook: Workbook, at: datetime, spoken: SpokenWords, *, growing: bool = False) -> bytes:
    """The workbook's bytes; ``at`` (aware) becomes the time of the document and of every part in it.

    ``growing``: rows grow by themselves with what is typed into them; else they keep the heights that they are given.
    """
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook.properties.created = workbook.properties.modified = moment
    written = io.BytesIO()
    # Workbook.save() would put the present time into the document; what is taken out again at once is not compressed
    ExcelWriter(workbook, ZipFile(written, "w", ZIP_STORED)).save()
    with ZipFile(written) as parts:
        return _zipped(_finished(parts, workbook, spoken, growing=growing), moment)


def _finished(parts: ZipFile, workbook: Workbook, spoken: SpokenWords, *, growing: bool) -> Iterator[tuple[str, bytes]]:
    """The parts by name, one at a time, so that they are never all in memory."""
    direct = direct_rows(workbook)
    titles = _titles(workbook)
    texts = {element: number for number, element in enumerate(direct.text_elements())}
    for name in parts.namelist():
        part = parts.read(name)
        if name.startswith(_SHEETS):
            part = _with_shared_texts(_growing(part) if growing else part, texts)
            part = _with_direct_rows(part, direct, titles[name])
        elif name in _ANNOUNCED:
            end, announcement = _ANNOUNCED[name]
            part = part.replace(end, announcement + end)
        yield name, with_words(name, part, spoken)
    yield _STRINGS, _shared_table(texts)


def _titles(workbook: Workbook) -> dict[str, str]:
    """The titles of the sheets by the names of their parts, which openpyxl gave them when it wrote them."""
    sheets: Any = workbook.worksheets
    return {sheet.path.lstrip("/"): sheet.title for sheet in sheets}


def _growing(sheet: bytes) -> bytes:
    """openpyxl marks every height as one that a person chose, which no program then changes."""
    return sheet.replace(b' customHeight="1"', b"")


def _with_shared_texts(sheet: bytes, texts: dict[bytes, int]) -> bytes:
    def shared(found: re.Match[bytes]) -> bytes:
        number = texts.setdefault(found[2], len(texts))
        return b'<c%b t="s"><v>%d</v></c>' % (found[1], number)

    return _INLINE.sub(shared, sheet)


def _with_direct_rows(sheet: bytes, direct: DirectRows, title: str) -> bytes:
    rows = direct.sheets.get(title)
    if rows is None:
        return sheet
    before, _, after = sheet.partition(_ROWS_END)
    before = _CORNER.sub(b'<dimension ref="A1:%b"' % direct.corners[title].encode("ascii"), before, count=1)
    return b"".join((before, *rows, _ROWS_END, after))


def _shared_table(texts: Mapping[bytes, int]) -> bytes:
    items = b"".join(b"<si>%b</si>" % text for text in texts)
    return b'<sst xmlns="%b" uniqueCount="%d">%b</sst>' % (_MAIN.encode(), len(texts), items)


def _zipped(content: Iterator[tuple[str, bytes]], moment: datetime) -> bytes:
    packed_up = io.BytesIO()
    stamp = max(moment, datetime(1980, 1, 1)).timetuple()[:6]  # noqa: DTZ001 - zip knows no zones
    with ZipFile(packed_up, "w", ZIP_DEFLATED) as archive:
        for name, part in content:
            entry = ZipInfo(name, stamp)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3  # the same on Windows, where zipfile would say otherwise
            archive.writestr(entry, part)
    return packed_up.getvalue()
