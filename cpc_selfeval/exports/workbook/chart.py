"""The chart of actions by status on the *Summary* sheet."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.exports.spreadsheet.look import ACCENT

WIDE, HIGH = 18, 8
"""Centimetres."""


def add_status_chart(sheet: Worksheet, anchor: str, *, head_row: int, first: int, last: int) -> None:
    """Bars of the live counts: words in the first column, counts in the second."""
    chart = BarChart()
    chart.type = "bar"
    chart.title = "Actions by status"
    chart.legend = None
    chart.gapWidth = 60
    chart.width, chart.height = WIDE, HIGH
    chart.add_data(Reference(sheet, min_col=2, min_row=head_row, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=last))
    bars = chart.series[0]
    bars.graphicalProperties = GraphicalProperties(solidFill=ACCENT)
    bars.dLbls = DataLabelList()
    bars.dLbls.showVal = True
    for nothing in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(bars.dLbls, nothing, False)
    chart.x_axis.delete, chart.y_axis.delete = False, True  # each bar says its count
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    sheet.add_chart(chart, anchor)
