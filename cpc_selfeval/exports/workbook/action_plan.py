"""The *Action plan* sheet, its colours, and how its columns are named in formulas."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.report import ActionLine, ReportSnapshot
from cpc_selfeval.domain.words import reading_in_words
from cpc_selfeval.exports.spreadsheet.look import BAD, BAD_SOFT, STATUS_COLOURS
from cpc_selfeval.exports.workbook.sheet import FIRST_ROW, Written
from cpc_selfeval.exports.workbook.table import (
    MARKED,
    Choices,
    Column,
    TableSheet,
    date_column,
    details,
    hidden,
    number_column,
    text_column,
)
from cpc_selfeval.exports.workbook.wording import apart, one_a_line, status_words

TITLE = "Action plan"
TABLE = "ActionPlan"
ACTION, STATUS, OVERDUE, AGENCY, QUESTIONS = "Action", "Status", "Overdue", "Lead agency", "Key questions"
SEPARATOR = ", "


def action_plan(snapshot: ReportSnapshot) -> TableSheet[ActionLine]:
    """One row for each action: what is printed first, then everything else that is recorded."""
    return TableSheet(
        title=TITLE,
        table=TABLE,
        about="Every action: what, for which indicators, who leads, by when, its status and what help it needs.",
        columns=(*_printed(snapshot), *_details(snapshot), *_hidden()),
        rows=snapshot.actions,
        key=lambda line: line.action.key,
    )


def _printed(snapshot: ReportSnapshot) -> tuple[Column[ActionLine], ...]:
    settable = status_words(snapshot)
    return (
        text_column("Ref", MARKED, lambda line: line.action.ref),
        text_column(ACTION, 38, lambda line: line.action.text),
        text_column("Indicators", 10, lambda line: SEPARATOR.join(line.indicators)),
        text_column("Lead (owner)", 17, lambda line: line.action.lead),
        text_column(AGENCY, 17, lambda line: line.agency, Choices.AGENCY),
        text_column("Priority", 9.5, _priority, Choices.PRIORITY),
        date_column("Original due date", lambda line: line.original_due),
        date_column("Due date", lambda line: line.action.due),
        number_column("Times moved", lambda line: line.times_moved, width=9),
        text_column(STATUS, 17, lambda line: settable[line.action.status], Choices.STATUS),
        text_column(OVERDUE, 12, _overdue),
        text_column("Measure", 26, lambda line: line.action.measure),
        text_column("Help needed", 26, lambda line: line.action.help_needed),
    )


def _details(snapshot: ReportSnapshot) -> tuple[Column[ActionLine], ...]:
    questions = {report.code: report.question.code for report in snapshot.indicators}
    return details(
        text_column("Outcome sought", 50, lambda line: line.action.outcome),
        text_column("Baseline", 24, lambda line: line.action.baseline),
        text_column("Target", 24, lambda line: line.action.target),
        text_column("Latest reading", 36, _latest_reading),
        text_column("Latest progress", 60, _latest_progress),
        text_column("Contributing agencies", 32, lambda line: one_a_line(line.contributing)),
        date_column("Start date", lambda line: line.action.start),
        text_column("Resources", 36, lambda line: line.action.resources),
        text_column("Decision asked of chief officers", 44, lambda line: line.action.cog_decision),
        text_column("Which chief officer", 26, lambda line: line.action.cog_officer),
        text_column("Reason for withdrawing", 44, lambda line: line.action.withdrawn_reason),
        text_column("Areas for improvement answered", 70, lambda line: apart(area.text for area in line.areas)),
        text_column("Indicators named directly", 16, lambda line: SEPARATOR.join(line.action.indicators)),
        text_column(QUESTIONS, 14, lambda line: SEPARATOR.join(dict.fromkeys(questions[c] for c in line.indicators))),
        text_column("Evidence", 24, lambda line: SEPARATOR.join(line.evidence_refs)),
        text_column("Origin", 18, lambda line: words.ORIGINS[line.action.origin], Choices.ORIGIN),
        text_column("Status letter", 12, lambda line: line.status_letter),
        text_column("Tags", 36, lambda line: one_a_line(line.tags)),
    )


def _hidden() -> tuple[Column[ActionLine], ...]:
    return (
        hidden("Keys of the areas", lambda line: one_a_line(line.action.findings)),
        hidden("Keys of the tags", lambda line: one_a_line(line.action.tags)),
    )


def _priority(line: ActionLine) -> str:
    return words.PRIORITIES[line.action.priority] if line.action.priority else ""


def _overdue(line: ActionLine) -> str:
    """ "Overdue, 41 days", in the committee's own word; "" otherwise."""
    if line.status is not Status.OVERDUE:
        return ""
    return f"{line.status_word}, {line.days_overdue} day{'' if line.days_overdue == 1 else 's'}"


def _latest_reading(line: ActionLine) -> str:
    return reading_in_words(line.readings[-1]) if line.readings else ""


def _latest_progress(line: ActionLine) -> str:
    return line.progress[0].text if line.progress else ""


def colour_statuses(written: Written, snapshot: ReportSnapshot) -> None:
    """Colours behind the status words and whatever is overdue, which follow when a word is changed."""
    plan = action_plan(snapshot)
    heads = [column.header for column in plan.all_columns]
    status, overdue = heads.index(STATUS) + 1, heads.index(OVERDUE) + 1
    first = f"${get_column_letter(status)}{FIRST_ROW}"
    for number, known in enumerate(status_words(snapshot), start=1):
        if known in STATUS_COLOURS:
            ink, ground = STATUS_COLOURS[known]
            same = f"{first}=INDEX({Choices.STATUS.value},{number})"
            written.sheet.conditional_formatting.add(written.whole_column(status), _rule(same, ink, ground))
    late = f'${get_column_letter(overdue)}{FIRST_ROW}<>""'
    written.sheet.conditional_formatting.add(written.whole_column(overdue), _rule(late, BAD, BAD_SOFT))


def _rule(formula: str, ink: str, ground: str) -> Rule:
    shown = DifferentialStyle(font=Font(bold=True, color=ink), fill=PatternFill("solid", bgColor=ground))
    return Rule(type="expression", formula=[formula], dxf=shown)
