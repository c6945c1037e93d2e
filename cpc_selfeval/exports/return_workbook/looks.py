"""How cells look that an agency fills in, and those that only show something. Colour is never all that tells them."""

from __future__ import annotations

from enum import StrEnum

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from cpc_selfeval.exports.spreadsheet.look import ACCENT, DATE_FORMAT, FONT, INK, LINE, QUIET, SOFT

TEXT_FORMAT = "@"
"""Whatever is typed stays as it is typed: 0131, 1/2, "- a point", "=", May 2026."""
_SHOWN = "F1F3F6"


class ReturnLook(StrEnum):
    """Names of the cell styles."""

    OPEN = "CPC open"
    OPEN_DAY = "CPC open day"
    SHOWN = "CPC shown"
    NUMBER = "CPC row number"
    BAND_OPEN = "CPC band to fill in"
    BAND_SHOWN = "CPC band shown"
    HOW = "CPC how"


def add_return_looks(workbook: Workbook) -> None:
    """Make the named styles part of a new workbook."""
    edge = Side("thin", color=LINE)
    box = Border(left=edge, right=edge, top=edge, bottom=edge)
    wrapped = Alignment(horizontal="left", vertical="top", wrap_text=True)
    normal, quiet = Font(name=FONT, size=11, color=INK), Font(name=FONT, size=11, color=QUIET)
    small = Font(name=FONT, size=9, color=QUIET)
    grey, blue = PatternFill("solid", fgColor=_SHOWN), PatternFill("solid", fgColor=SOFT)
    free = Protection(locked=False)
    band = Alignment(horizontal="left", vertical="center")
    for style in (
        NamedStyle(
            ReturnLook.OPEN, font=normal, border=box, alignment=wrapped, number_format=TEXT_FORMAT, protection=free
        ),
        NamedStyle(
            ReturnLook.OPEN_DAY, font=normal, border=box, alignment=wrapped, number_format=DATE_FORMAT, protection=free
        ),
        NamedStyle(ReturnLook.SHOWN, font=normal, fill=grey, border=box, alignment=wrapped),
        NamedStyle(ReturnLook.NUMBER, font=quiet, fill=grey, border=box, alignment=wrapped, protection=free),
        NamedStyle(
            ReturnLook.BAND_OPEN, font=Font(name=FONT, size=9, bold=True, color=ACCENT), fill=blue, alignment=band
        ),
        NamedStyle(ReturnLook.BAND_SHOWN, font=small, fill=grey, alignment=band),
        NamedStyle(ReturnLook.HOW, font=quiet, alignment=Alignment(vertical="center")),
    ):
        workbook.add_named_style(style)
