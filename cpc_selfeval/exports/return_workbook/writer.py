"""The order of the workbook's sheets, its lists, its properties, and its bytes."""

from __future__ import annotations

from datetime import datetime

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from cpc_selfeval.domain.return_workbook.asked import AskedSnapshot
from cpc_selfeval.domain.return_workbook.columns import CLEAR
from cpc_selfeval.exports.return_workbook.job_sheet import add_job_sheet, list_name
from cpc_selfeval.exports.return_workbook.looks import add_return_looks
from cpc_selfeval.exports.return_workbook.start_here import MADE_UP, add_start_here
from cpc_selfeval.exports.spreadsheet.cells import cell_text
from cpc_selfeval.exports.spreadsheet.hidden_sheet import add_hidden_sheet
from cpc_selfeval.exports.spreadsheet.lists import add_named_lists
from cpc_selfeval.exports.spreadsheet.look import add_looks
from cpc_selfeval.exports.spreadsheet.packing import packed
from cpc_selfeval.exports.spreadsheet.paper import Furniture
from cpc_selfeval.exports.spreadsheet.spoken import SpokenWords
from cpc_selfeval.exports.spreadsheet.writing import Heading


def workbook_bytes(asked: AskedSnapshot) -> bytes:
    """The workbook as bytes: the same snapshot gives the same bytes with the same version of the program."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_looks(workbook)
    add_return_looks(workbook)
    feet = _feet(asked)
    add_start_here(workbook, asked, feet)
    for each in asked.sheets:
        title = f"{each.sheet.title} · {asked.identity.agency_name}"
        heading = Heading(f"{title} · {MADE_UP}" if asked.committee.made_up else title, "")
        add_job_sheet(workbook, each, asked.identity.workbook, heading, feet)
    add_named_lists(
        workbook,
        {list_name(choice): (*words, CLEAR) for choice, words in asked.lists.items()},
    )
    add_hidden_sheet(workbook, asked.hidden)
    _describe(workbook, asked)
    spoken = SpokenWords({each.sheet.table: (each.sheet.title, each.sheet.about) for each in asked.sheets})
    return packed(workbook, datetime.fromisoformat(asked.identity.written_at), spoken, growing=True)


def _feet(asked: AskedSnapshot) -> Furniture:
    left = f"{asked.identity.agency_name} · {asked.committee.name} · {asked.cycle.title}"
    return Furniture(f"Worked example, made up · {left}" if asked.committee.made_up else left)


def _describe(workbook: Workbook, asked: AskedSnapshot) -> None:
    """The document's properties; its structure is locked without a password, so that no sheet gets lost by a slip."""
    properties = workbook.properties
    properties.title = cell_text(f"{asked.identity.agency_name}: {asked.cycle.title}, {asked.committee.name}")
    properties.creator = cell_text(asked.committee.name)
    properties.lastModifiedBy = f"CPC Self-Evaluation {asked.identity.program}"
    properties.subject = cell_text(f"What a partner agency knows: {asked.identity.framework_title}")
    if asked.committee.made_up:
        properties.description = MADE_UP
    properties.language = "en-GB"
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.active = 0
