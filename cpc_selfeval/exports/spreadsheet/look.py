"""How workbooks look: its cell styles, by name, so that people can use them too."""

from __future__ import annotations

from enum import StrEnum

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from cpc_selfeval.domain.action import Status
from cpc_selfeval.exports.spreadsheet.values import Kind

FONT = "Calibri"
INK, QUIET, LINE = "17212B", "4A5866", "C9D1DA"
SOFT, ACCENT, LINK = "E4EEF8", "0B4A86", "0B5CAB"
BAD, BAD_SOFT = "A1261C", "FBE9E7"
WARNING, WARNING_SOFT = "8A4B00", "FFF3DF"
GOOD, GOOD_SOFT = "1C6B3C", "E5F3EA"

STATUS_COLOURS: dict[Status, tuple[str, str]] = {
    Status.ON_TRACK: (ACCENT, SOFT),
    Status.AT_RISK: (WARNING, WARNING_SOFT),
    Status.COMPLETE_IMPACT_NOT_SHOWN: (GOOD, GOOD_SOFT),
    Status.COMPLETE_IMPACT_SHOWN: (GOOD, GOOD_SOFT),
}
"""Ink and ground behind a status word; the word alone says it all."""

NUMBER_FORMAT = "#,##0"
DATE_FORMAT = "d mmm yyyy"
MOMENT_FORMAT = "d mmm yyyy hh:mm:ss"


class Look(StrEnum):
    """Names of the cell styles."""

    TITLE = "CPC title"
    SUBTITLE = "CPC subtitle"
    LEAD = "CPC lead"
    HEAD = "CPC head"
    LABEL = "CPC label"
    TEXT = "CPC text"
    NUMBER = "CPC number"
    DATE = "CPC date"
    MOMENT = "CPC moment"
    PLAIN = "CPC plain"
    PLAIN_DATE = "CPC plain date"
    QUIET = "CPC quiet"
    LINK = "CPC link"
    NOTICE = "CPC notice"
    TOTAL = "CPC total"


KIND_LOOKS = {Kind.TEXT: Look.TEXT, Kind.NUMBER: Look.NUMBER, Kind.DATE: Look.DATE, Kind.MOMENT: Look.MOMENT}

_WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="top", indent=1)
_LEFT = Alignment(horizontal="left", vertical="top")
_MIDDLE = Alignment(vertical="center")
_EDGE = Side("thin", color=LINE)
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def add_looks(workbook: Workbook) -> None:
    """Make the named styles part of a new workbook."""
    normal, strong, quiet = _font(), _font(bold=True), _font(QUIET)
    head = Alignment(horizontal="left", vertical="center", wrap_text=True)
    for style in (
        NamedStyle(Look.TITLE, font=_font(ACCENT, size=14, bold=True), alignment=_MIDDLE),
        NamedStyle(Look.SUBTITLE, font=quiet, alignment=_MIDDLE),
        NamedStyle(Look.LEAD, font=_font(ACCENT, size=12, bold=True), alignment=Alignment(vertical="bottom")),
        NamedStyle(Look.HEAD, font=strong, fill=_ground(SOFT), border=_BOX, alignment=head),
        NamedStyle(Look.LABEL, font=strong, alignment=_WRAPPED),
        NamedStyle(Look.TEXT, font=normal, border=_BOX, alignment=_WRAPPED),
        NamedStyle(Look.NUMBER, font=normal, border=_BOX, alignment=_RIGHT, number_format=NUMBER_FORMAT),
        NamedStyle(Look.DATE, font=normal, border=_BOX, alignment=_LEFT, number_format=DATE_FORMAT),
        NamedStyle(Look.MOMENT, font=normal, border=_BOX, alignment=_LEFT, number_format=MOMENT_FORMAT),
        NamedStyle(Look.PLAIN, font=normal, alignment=_WRAPPED),
        NamedStyle(Look.PLAIN_DATE, font=normal, alignment=_LEFT, number_format=DATE_FORMAT),
        NamedStyle(Look.QUIET, font=quiet, alignment=_WRAPPED),
        NamedStyle(Look.LINK, font=Font(name=FONT, size=11, color=LINK, underline="single"), alignment=_WRAPPED),
        NamedStyle(Look.NOTICE, font=_font(WARNING, bold=True), fill=_ground(WARNING_SOFT), alignment=_WRAPPED),
        NamedStyle(Look.TOTAL, font=strong, border=_BOX, alignment=_RIGHT, number_format=NUMBER_FORMAT),
    ):
        workbook.add_named_style(style)


def _font(colour: str = INK, *, size: int = 11, bold: bool = False) -> Font:
    return Font(name=FONT, size=size, bold=bold, color=colour)


def _ground(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)
