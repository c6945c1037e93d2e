"""Workbooks made part by part, so that each can be as no program would make it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SHEET: Final = "xl/worksheets/sheet1.xml"
STRINGS: Final = "xl/sharedStrings.xml"
STYLES: Final = "xl/styles.xml"
WORKBOOK: Final = "xl/workbook.xml"


def sheet(rows: str) -> str:
    """A sheet with these rows, given as XML."""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def row_of(*cells: str, number: int = 1) -> str:
    """A row of such cells."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def text_cell(place: str, text: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def strings(*items: str) -> str:
    """A table of texts, each given as what stands in ``si``."""
    return f'{HEAD}<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def styles(*formats: str) -> str:
    """Styles with these number formats, the first of them after General."""
    own = "".join(f'<numFmt numFmtId="{200 + at}" formatCode={quoteattr(shown)}/>' for at, shown in enumerate(formats))
    each = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(formats)))
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{each}</cellXfs></styleSheet>'
    )


def parts(rows: str = row_of(text_cell("A1", "kept")), **others: str) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet, "Levels". ``others``: strings, styles, workbook, sheets (XML of each)."""
    made: dict[str, str | bytes] = {
        "_rels/.rels": _relations({"rId1": ("officeDocument", WORKBOOK)}),
        WORKBOOK: others.get("workbook", book('<sheet name="Levels" sheetId="1" r:id="rId1"/>')),
        "xl/_rels/workbook.xml.rels": _relations(
            {
                "rId1": ("worksheet", "worksheets/sheet1.xml"),
                "rId2": ("sharedStrings", "/xl/sharedStrings.xml"),
                "rId3": ("styles", "styles.xml"),
                "rId4": ("worksheet", "worksheets/sheet2.xml"),
                "rId5": ("chartsheet", "chartsheets/sheet1.xml"),
            }
        ),
        STRINGS: others.get("strings", strings()),
        STYLES: others.get("styles", styles()),
        SHEET: sheet(rows),
        "xl/worksheets/sheet2.xml": sheet(""),
    }
    return made


def book(sheets: str, properties: str = "") -> str:
    """The part that lists the sheets, given as XML."""
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><workbookPr {properties}/>'
        f"<sheets>{sheets}</sheets></workbook>"
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{OFFICE}">{each}</Relationships>'


def packed(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package with these members."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return whole.getvalue()


def workbook(rows: str, **others: str) -> bytes:
    """A workbook with these rows on its one sheet."""
    return packed(parts(rows, **others))
