"""The first sheet: what this is, why, by when, how long it takes, where it goes, and what happens with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.return_workbook.asked import AskedSheet, AskedSnapshot
from cpc_selfeval.domain.return_workbook.columns import CLEAR, Job
from cpc_selfeval.domain.return_workbook.pieces import pieces
from cpc_selfeval.domain.words import ABSENCES
from cpc_selfeval.exports.spreadsheet.heights import row_height
from cpc_selfeval.exports.spreadsheet.look import Look
from cpc_selfeval.exports.spreadsheet.paper import Furniture, lay_out
from cpc_selfeval.exports.spreadsheet.writing import Heading, put, put_heading, put_link

TITLE: Final = "Start here"
_LABEL, _TEXT = 27.0, 92.0
MADE_UP: Final = "Worked example: a made-up committee, no real place, person or child"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a label and what it says."""

    label: str = ""
    text: str = ""
    look: Look = Look.PLAIN
    head: bool = False
    link: bool = False


def add_start_here(workbook: Workbook, asked: AskedSnapshot, feet: Furniture) -> None:
    """Write the sheet."""
    sheet: Worksheet = workbook.create_sheet(TITLE)
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _LABEL, _TEXT
    whose = ", ".join(part for part in (f"For {asked.identity.agency_name}", asked.request.contact_role) if part)
    put_heading(sheet, Heading("What your agency knows: a self-evaluation of how well children are protected", whose))
    last = 2
    for line in _lines(asked):
        last = _write(sheet, last + 1, line)
    lay_out(sheet, feet, last_column=2, last_row=last, landscape=False)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _write(sheet: Worksheet, first: int, line: Line) -> int:
    texts = pieces(line.text)
    for part, text in enumerate(texts):
        row = first + part
        label = line.label if not part else f"{line.label} (continued)"
        if line.link:
            put_link(sheet, row, 1, label)
        else:
            put(sheet, row, 1, label, Look.LEAD if line.head else Look.LABEL)
        put(sheet, row, 2, text, Look.LEAD if line.head else line.look)
        bold = 0.9 if line.look is Look.NOTICE else 1.0
        height = 27.0 if line.head else row_height([(label, _LABEL * 0.9), (text, _TEXT * bold)], least=17.0)
        sheet.row_dimensions[row].height = height + (3 if line.text and not line.head else 0)
    return first + len(texts) - 1


def _lines(asked: AskedSnapshot) -> Iterator[Line]:
    if asked.committee.made_up:
        yield Line("Made up", f"{MADE_UP}. Nothing in it may be taken for fact.", Look.NOTICE)
    yield from _what_and_why(asked)
    yield Line()
    yield from _jobs(asked)
    yield Line()
    yield from _how()
    if any(each.sheet.job is Job.LEVELS for each in asked.sheets):
        yield Line()
        yield from _levels(asked)
    if any(each.sheet.job is Job.ACTIONS for each in asked.sheets):
        yield Line()
        yield from _statuses(asked)
    yield Line()
    yield from _about(asked)


def _what_and_why(asked: AskedSnapshot) -> Iterator[Line]:
    yield Line(
        "What this is",
        f"{asked.committee.name} brings together the services that keep children safe. It is looking at how well that "
        f"works ({asked.cycle.title}), against a national list of quality indicators: {asked.framework.title}. Nobody "
        "can answer that alone. Your agency sees things that others do not, so you are asked for your part.",
    )
    yield Line(
        "Why it matters",
        "What you write decides what the committee says goes well, where it says that things must be better, and "
        "what is "
        "done about it. It is not an inspection and nobody is marked: an honest “this is weak” is worth most.",
    )
    due = f"Please send it back by {day_in_words(asked.request.due)}." if asked.request.due else "No day is set."
    yield Line("By when", f"{due} A part of it in time is better than all of it late.")
    yield Line("How long it takes", _how_long(asked))
    yield Line("Send it back to", _send_to(asked))
    yield Line(
        "What happens with it",
        "The lead officer looks at every change before it is taken, and sees what was written before beside it. "
        "What you "
        "write is kept as your agency’s, in your words. Where agencies see a level differently, they talk about "
        "it; levels "
        "are never averaged. You can send a corrected workbook at any time.",
    )
    if asked.request.message.strip():
        yield Line("A word to you", asked.request.message)


def _how_long(asked: AskedSnapshot) -> str:
    minutes = asked.minutes
    hours = max(1, round(minutes / 30)) / 2
    whole = "about half an hour" if hours == 0.5 else f"about {hours:g} hour{'' if hours == 1 else 's'}"
    parts = [f"{len(asked.indicators)} quality indicator{'' if len(asked.indicators) == 1 else 's'}"]
    actions = sum(len(each.rows) for each in asked.sheets if each.sheet.job is Job.ACTIONS)
    if actions:
        parts.append(f"{actions} action{'' if actions == 1 else 's'}")
    return (
        f"By our estimate {whole} in all, for {' and '.join(parts)}, if you know where to look; longer, if you "
        "first have "
        "to ask others. Save it as often as you like and go on later. Only what you know is needed."
    )


def _send_to(asked: AskedSnapshot) -> str:
    officer = asked.committee.lead_officer.strip()
    who = (
        f"{officer}, lead officer of the {asked.committee.cpc_name}" if officer else "The lead officer of the committee"
    )
    return (
        f"{who}, as an answer to the e-mail that brought it. Save it as an Excel workbook (.xlsx), as it is now, "
        "and attach "
        "it. Please do not copy its sheets into another workbook, and send it back once for your whole agency."
    )


def _jobs(asked: AskedSnapshot) -> Iterator[Line]:
    yield Line("What is asked", "In any order. Choose a name to go there.", head=True)
    for each in asked.sheets:
        yield Line(each.sheet.title, f"{each.sheet.about}{_there(each)}", link=True)


def _there(each: AskedSheet) -> str:
    if each.sheet.room:
        count = len(each.rows)
        kept = f" {count} of yours {'is' if count == 1 else 'are'} there already." if count else ""
        return f"{kept} There is room for {each.sheet.room} more, and below that for as many as you like."
    if each.sheet.job is Job.COMMENTS:
        return ""
    return f" {len(each.rows)} row{'' if len(each.rows) == 1 else 's'}." if each.rows else " There are none at present."


def _how() -> Iterator[Line]:
    yield Line("How to fill it in", "", head=True)
    yield Line(
        "What you can change",
        "The columns headed “To fill in”. Columns headed “Shown only” (grey) tell you what a row is about. The "
        "sheets are "
        "locked without a password, only so that nothing slips.",
    )
    yield Line(
        "Help in the cells", "Choose a cell: a short note says what belongs there. Lists open with Alt and Down arrow."
    )
    yield Line("An empty cell", "says nothing, and changes nothing. You need not fill in every cell, or every sheet.")
    yield Line(
        f"The word {CLEAR}",
        f"takes something out. If what stands in a cell is no longer true, type {CLEAR} over it (in a list it is "
        "the last "
        "choice). Deleting the text or the row is not enough, because that could be a slip.",
    )
    yield Line("A new line in a cell", "Alt and Enter. Long texts are welcome; rows grow.")
    yield Line(
        "People",
        "Please write so that no child, family or member of staff can be recognised, and send no case records. "
        "Name roles.",
    )


def _levels(asked: AskedSnapshot) -> Iterator[Line]:
    yield Line("Levels", f"What they mean, in our own words ({asked.framework.short_title})", head=True)
    for level in sorted(asked.framework.scale, key=lambda level: -level.value):
        yield Line(f"{level.value} {level.label}", level.definition)
    enough, applicable = ABSENCES.values()
    yield Line(enough, "You do not know enough to propose a level. That is an answer too.")
    yield Line(applicable, "The indicator is not about anything that your agency does or sees. Please say why.")


def _statuses(asked: AskedSnapshot) -> Iterator[Line]:
    yield Line("Status of an action", "What it means", head=True)
    for word, meaning in asked.status_meanings:
        yield Line(word, meaning)


def _about(asked: AskedSnapshot) -> Iterator[Line]:
    identity = asked.identity
    yield Line("About this workbook", "", head=True)
    yield Line("For", f"{identity.agency_name}. It holds what is recorded of your agency, and of no other.")
    yield Line(
        "Hidden in it", "A sheet by which the program knows this workbook again. It holds nothing but what you see."
    )
    yield Line("Made with", f"CPC Self-Evaluation {identity.program}. You need no program but your spreadsheet’s.")
