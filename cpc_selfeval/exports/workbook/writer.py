"""The order of the workbook's sheets, its properties, and its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook

from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.spreadsheet.cells import cell_text
from cpc_selfeval.exports.spreadsheet.hidden_sheet import add_hidden_sheet
from cpc_selfeval.exports.spreadsheet.look import add_looks
from cpc_selfeval.exports.spreadsheet.packing import packed
from cpc_selfeval.exports.spreadsheet.spoken import SpokenWords
from cpc_selfeval.exports.workbook import action_plan, cog_view, summary
from cpc_selfeval.exports.workbook.capacity import capacity
from cpc_selfeval.exports.workbook.changes import changes
from cpc_selfeval.exports.workbook.committee import agencies, meetings, tags
from cpc_selfeval.exports.workbook.evidence import attached_files, evidence
from cpc_selfeval.exports.workbook.feet import furniture
from cpc_selfeval.exports.workbook.findings import findings
from cpc_selfeval.exports.workbook.indicators import indicators
from cpc_selfeval.exports.workbook.inspection import inspection
from cpc_selfeval.exports.workbook.levels import levels
from cpc_selfeval.exports.workbook.lists import add_lists
from cpc_selfeval.exports.workbook.moderation import moderation
from cpc_selfeval.exports.workbook.national import national
from cpc_selfeval.exports.workbook.plan_hidden import plan_hidden
from cpc_selfeval.exports.workbook.progress import moved_due_dates, progress, readings
from cpc_selfeval.exports.workbook.read_me import add_read_me
from cpc_selfeval.exports.workbook.sheet import add_table_sheet
from cpc_selfeval.exports.workbook.support import support
from cpc_selfeval.exports.workbook.table import TableSheet
from cpc_selfeval.exports.workbook.trend import trend
from cpc_selfeval.exports.workbook.wording import MADE_UP, heading


def ordered_workbook(order: PaperOrder) -> bytes:
    """The workbook that was asked for, as bytes: with what changed since the last paper, and the file's marking."""
    return workbook_bytes(order.snapshot, order.since, order.front.marking)


def workbook_bytes(snapshot: ReportSnapshot, since: Since | None = None, marking: str = "") -> bytes:
    """The workbook as bytes: the same values give the same bytes with the same version of the program.

    ``marking`` is the classification that stands at the foot of every page, "" for none.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_looks(workbook)
    feet = furniture(snapshot, marking)
    tables = tuple(_table_sheets(snapshot, since))
    listed = [(table.title, table.about) for table in tables]
    listed[1:1] = [(summary.TITLE, summary.ABOUT), (cog_view.TITLE, cog_view.ABOUT)]
    add_read_me(workbook, snapshot, listed, feet)
    chart_words, said = "", {table.table: (table.title, table.about) for table in tables}
    for number, table in enumerate(tables):
        written = add_table_sheet(workbook, table, heading(snapshot, table.title), feet)
        if number == 0:
            action_plan.colour_statuses(written, snapshot)
            chart_words = summary.add_summary(workbook, snapshot, feet)
            said |= cog_view.add_cog_view(workbook, snapshot, since, feet)
    add_lists(workbook, snapshot)
    add_hidden_sheet(workbook, plan_hidden(snapshot))
    _describe(workbook, snapshot)
    return packed(workbook, snapshot.as_at, SpokenWords(said, (cell_text(chart_words),)))


def _table_sheets(snapshot: ReportSnapshot, since: Since | None) -> Iterator[TableSheet[Any]]:
    """The sheets that are one table each, in their order; summary and COG view follow the first."""
    yield action_plan.action_plan(snapshot)
    yield changes(snapshot, since)
    yield progress(snapshot)
    yield readings(snapshot)
    yield moved_due_dates(snapshot)
    yield indicators(snapshot)
    yield levels(snapshot)
    yield support(snapshot)
    yield moderation(snapshot)
    if snapshot.national:
        yield national(snapshot)
    if snapshot.trends:
        yield trend(snapshot)
    if snapshot.inspections:
        yield inspection(snapshot)
    if snapshot.capacity is not None:
        yield capacity(snapshot)
    yield findings(snapshot)
    yield evidence(snapshot)
    yield attached_files(snapshot)
    yield meetings(snapshot)
    yield agencies(snapshot)
    yield tags(snapshot)


def _describe(workbook: Workbook, snapshot: ReportSnapshot) -> None:
    """The document's properties, and that formulas are worked out when it is opened."""
    committee, cycle, framework = snapshot.committee, snapshot.cycle, snapshot.framework
    properties = workbook.properties
    properties.title = cell_text(f"{committee.name}: {cycle.title}, action plan")
    properties.creator = cell_text(committee.name)
    properties.lastModifiedBy = f"CPC Self-Evaluation {snapshot.program}"
    properties.subject = cell_text(f"Self-evaluation against {framework.title}, {framework.edition}")
    properties.description = MADE_UP if committee.made_up else cell_text(snapshot.position_at)
    properties.language = "en-GB"
    workbook.calculation.fullCalcOnLoad = True
    workbook.active = 0
    workbook.worksheets[0].sheet_view.tabSelected = True
