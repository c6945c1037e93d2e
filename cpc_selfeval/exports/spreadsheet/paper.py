"""How a sheet prints: landscape or portrait, A4 or A3, as wide as the page, rows repeated, page numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.exports.spreadsheet.cells import cell_text

_A3, _A4 = 8, 9
_LONGEST_LANDSCAPE, _LONGEST_PORTRAIT = 110, 85
"""Characters of a line of the footer: what has room; two lines are less than the 255 that Excel allows with codes."""
_SMALL = 8
"""Points of the letters of a footer of two lines, for which the margin is high enough."""
_BETWEEN = " · "


class _Foot(HeaderFooterItem):
    """A footer whose line break is one: openpyxl writes its number, which LibreOffice prints as it stands."""

    def to_tree(self, tagname: str) -> Any:
        element = super().to_tree(tagname)
        element.text = str(self).replace("_x000a_", "\n")
        return element


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at the foot of every printed page beside its number: whose it is."""

    left: str


def lay_out(
    sheet: Worksheet,
    feet: Furniture,
    *,
    last_column: int,
    last_row: int,
    repeated: tuple[int, int] | None = None,
    landscape: bool = True,
    scale: int | None = None,
    a3: bool = False,
    one_page: bool = False,
) -> None:
    """Set the page up. Printed are the columns up to ``last_column``.

    They are made as wide as the page; with ``scale`` (per cent) they are not, and breaks between rows are kept.
    ``one_page``: all rows go on one page.
    """
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A3 if a3 else _A4
    if scale is None:
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 1 if one_page else 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        sheet.page_setup.scale = scale
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.65, 0.3, 0.3
    sheet.print_area = f"A1:{get_column_letter(last_column)}{last_row}"
    if repeated:
        sheet.print_title_rows = f"{repeated[0]}:{repeated[1]}"
    foot = _Foot()
    lines = _footer_lines(feet.left, _LONGEST_LANDSCAPE if landscape else _LONGEST_PORTRAIT)
    foot.left.text = "\n".join(lines).replace("&", "&&")
    if len(lines) > 1:
        foot.left.size = _SMALL
    foot.right.text = "Page &P of &N"
    sheet.oddFooter = foot


def _footer_lines(text: str, longest: int) -> list[str]:
    """The parts of a footer in one line, or in two: the last part, the cycle, is what the first line gives way to."""
    line = " ".join(cell_text(text).split())
    if len(line) <= longest:
        return [line]
    first, _, last = line.rpartition(_BETWEEN)
    return [_cut(part, longest) for part in (first, last) if part]


def _cut(line: str, longest: int) -> str:
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;·')}…"
