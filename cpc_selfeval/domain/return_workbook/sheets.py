"""The sheets of a partner agency's workbook, described once for the writer and for the reader.

A sheet is known by its headers, a row by the key in its hidden column, a choice by its words; never by where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cpc_selfeval.domain.returns.records import Part

CLEAR: Final = "CLEAR"
"""What a person types to take something out: an empty cell says nothing, so that silence never overwrites."""

PART_HEADER: Final = "Part"
"""Hidden: 1, and 2, 3, ... in the rows below, in which a long text goes on."""


class Job(StrEnum):
    """One thing to do: one sheet with one table. Most are a part of a request; the last is the action plan's own."""

    LEVELS = "levels"
    FINDINGS = "findings"
    EVIDENCE = "evidence"
    ACTIONS = "actions"
    COMMENTS = "comments"
    PLAN = "plan"


class Holds(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"


class Choice(StrEnum):
    """The lists behind drop-downs. The last two may be named several at once, or beside the list."""

    LEVEL = "level"
    CONFIDENCE = "confidence"
    KIND = "kind"
    PRIORITY = "priority"
    SOURCE = "source"
    YES_NO = "yes_no"
    QUOTABLE = "quotable"
    STATUS = "status"
    AGENCY = "agency"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column. ``name`` is the field of the record, or what the reader makes of it; ``width`` in characters.

    ``open``: the agency fills it in; other columns only show what is known. ``guidance`` is what the cell itself says
    when it is chosen (at most 255 characters, Excel's limit for an input message).
    """

    name: str
    header: str
    width: float
    guidance: str = ""
    holds: Holds = Holds.TEXT
    choice: Choice | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class JobSheet:
    """One sheet that is one table.

    The first column holds a label of ours, by which a row is spoken of; it also says where a long text goes on.
    ``room`` is the number of empty rows that are made ready for what is new, 0 where rows cannot be added. ``main`` is
    the column without which there is no entry: CLEAR there takes the entry out; "" where no entry can be taken out.
    ``printed`` columns from the left go onto paper, 0 for all.
    """

    job: Job
    title: str
    table: str
    about: str
    label_header: str
    columns: tuple[SheetColumn, ...]
    key_header: str
    main: str
    room: int = 0
    printed: int = 0

    def column(self, name: str) -> SheetColumn:
        """The column of this name. Raises KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def takes_new(self) -> bool:
        """Whether rows can be added to it."""
        return self.room > 0 or self.job is Job.PLAN

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers in their order, the hidden ones last."""
        return (self.label_header, *(column.header for column in self.columns), self.key_header, PART_HEADER)


def _text(name: str, header: str, width: float, guidance: str = "") -> SheetColumn:
    return SheetColumn(name, header, width, guidance)


def _shown(name: str, header: str, width: float) -> SheetColumn:
    return SheetColumn(name, header, width, open=False)


def _date(name: str, header: str, guidance: str, width: float = 14) -> SheetColumn:
    return SheetColumn(name, header, width, guidance, Holds.DATE)


def _choice(name: str, header: str, width: float, choice: Choice, guidance: str) -> SheetColumn:
    return SheetColumn(name, header, width, guidance, Holds.CHOICE, choice)


LEVELS: Final = JobSheet(
    job=Job.LEVELS,
    title="Levels",
    table="Levels",
    about="The level that you propose for each quality indicator, and why.",
    label_header="Code",
    columns=(
        _shown("title", "Quality indicator", 26),
        _shown("meaning", "What it is about", 38),
        _choice(
            "level",
            "Your level",
            19,
            Choice.LEVEL,
            "Choose how well this goes, seen from your agency. The sheet Start here says what each level means. "
            "You may "
            "also say that there is not enough evidence, or leave it empty.",
        ),
        _text(
            "reason",
            "Why this level",
            56,
            "What makes you say so: what you know, from which evidence, and what difference it makes for children. "
            "A few sentences are enough.",
        ),
        _choice("confidence", "How sure you are", 15, Choice.CONFIDENCE, "How sure you are of this level."),
    ),
    key_header="Key of the level",
    main="",
)

FINDINGS: Final = JobSheet(
    job=Job.FINDINGS,
    title="Strengths and areas",
    table="Findings",
    about="What goes well, and what should be better. One row for each.",
    label_header="No.",
    columns=(
        _choice(
            "kind",
            "Strength or area",
            16,
            Choice.KIND,
            "Choose Strength for what goes well, Area for improvement for what should be better.",
        ),
        _choice(
            "indicators",
            "Quality indicator",
            24,
            Choice.INDICATORS,
            "Choose what it belongs to. For more than one, type their codes with a comma between them.",
        ),
        _text(
            "text",
            "What you found",
            50,
            "One strength or one area for improvement, in your own words. To take an entry out, type CLEAR here.",
        ),
        _text(
            "impact", "What it means for children", 42, "What difference it makes to children, young people, families."
        ),
        _choice("priority", "Priority", 11, Choice.PRIORITY, "How soon it needs attention. For areas for improvement."),
    ),
    key_header="Key of the finding",
    main="text",
    room=30,
)

EVIDENCE: Final = JobSheet(
    job=Job.EVIDENCE,
    title="Evidence",
    table="Evidence",
    about="What shows it: audits, data, views of people, reports. One row for each.",
    label_header="No.",
    columns=(
        _text(
            "title",
            "What it is",
            28,
            "A short name, such as “Audit of 20 case files, spring 2026”. To take an entry out, type CLEAR here.",
        ),
        _text(
            "shows", "What it shows", 46, "What you learn from it, in a few sentences, with the figures that matter."
        ),
        _choice("source_type", "Kind of source", 19, Choice.SOURCE, "Choose the kind that fits best."),
        _date("period_from", "Period from", "The first day that it is about, such as 1 April 2025."),
        _date("period_to", "Period to", "The last day that it is about, such as 31 March 2026."),
        _choice(
            "shows_impact",
            "Shows a difference for children",
            13,
            Choice.YES_NO,
            "Yes if it shows a difference made for children; No if it shows what was done only.",
        ),
        _choice(
            "indicators",
            "Quality indicators",
            22,
            Choice.INDICATORS,
            "Choose what it supports. For more than one, type their codes with a comma between them.",
        ),
        _text(
            "reference", "Where it is kept", 22, "Where it can be found, or its reference. Please send no case records."
        ),
        _text("web_links", "Links", 22, "Addresses, one a line."),
        _text("views_asked", "How people were asked", 24, "Only for views of people: how they were asked."),
        _text("views_number", "How many were asked", 16, "Only for views of people: how many, of how many."),
        _text("views_missing", "Whose voice is missing", 24, "Only for views of people: who was not reached."),
        _choice("views_quotable", "May they be quoted", 17, Choice.QUOTABLE, "Only for views of people."),
        _text("views_told", "What they were told afterwards", 24, "Only for views of people."),
    ),
    key_header="Key of the evidence",
    main="title",
    room=30,
    printed=9,
)

ACTIONS: Final = JobSheet(
    job=Job.ACTIONS,
    title="Actions",
    table="Actions",
    about="How the actions that your agency leads or contributes to are getting on.",
    label_header="Ref",
    columns=(
        _shown("text", "Action", 32),
        _shown("outcome", "Outcome sought", 24),
        _shown("measure", "How it is measured", 20),
        _shown("role", "Your agency", 13),
        _shown("lead", "Who leads", 16),
        _shown("latest", "Latest progress noted", 28),
        _choice(
            "status",
            "Status",
            19,
            Choice.STATUS,
            "Choose how it stands today. Whether it is overdue is worked out from the due date.",
        ),
        _date("due", "Due date", "The day by which it is to be done. If it has to move, type the new day and say why."),
        _text(
            "progress",
            "Progress to report",
            36,
            "What has happened since, and what difference it makes. In your own words.",
        ),
        _date("progress_on", "Progress: as at", "The day that your report is about. It may stay empty."),
        _text("help_needed", "Help needed", 26, "What stands in the way, and what help is needed, from whom."),
    ),
    key_header="Key of the action",
    main="",
)

COMMENTS: Final = JobSheet(
    job=Job.COMMENTS,
    title="Comments",
    table="Comments",
    about="Whatever else you want to say, on one indicator or on all of it.",
    label_header="About",
    columns=(
        _shown("title", "Quality indicator", 44),
        _text("text", "Your comment", 90, "Whatever you want to say. It may stay empty."),
    ),
    key_header="Key of the comment",
    main="text",
)

_OF_PART: Final = {
    Part.LEVELS: LEVELS,
    Part.FINDINGS: FINDINGS,
    Part.EVIDENCE: EVIDENCE,
    Part.PROGRESS: ACTIONS,
    Part.COMMENTS: COMMENTS,
}


def sheets_of(parts: tuple[Part, ...]) -> tuple[JobSheet, ...]:
    """The sheets for what is asked, in their order."""
    return tuple(_OF_PART[part] for part in parts)


PLAN: Final = JobSheet(
    job=Job.PLAN,
    title="Action plan",
    table="ActionPlan",
    about="The action plan: what is in its columns to fill in is taken back by the program.",
    label_header="Ref",
    columns=(
        _text("text", "Action", 38),
        _shown("indicators", "Indicators", 10),
        _text("lead", "Lead (owner)", 17),
        _choice("agency", "Lead agency", 17, Choice.AGENCY, ""),
        _choice("priority", "Priority", 9.5, Choice.PRIORITY, ""),
        SheetColumn("original_due", "Original due date", 12, "", Holds.DATE, open=False),
        _date("due", "Due date", "", 12),
        _shown("times_moved", "Times moved", 9),
        _choice("status", "Status", 17, Choice.STATUS, ""),
        _shown("overdue", "Overdue", 12),
        _text("measure", "Measure", 26),
        _text("help_needed", "Help needed", 26),
        _text("outcome", "Outcome sought", 50),
        _text("baseline", "Baseline", 24),
        _text("target", "Target", 24),
        _shown("reading", "Latest reading", 36),
        _text("progress", "Latest progress", 60),
        _shown("contributing", "Contributing agencies", 32),
        _date("start", "Start date", "", 12),
        _text("resources", "Resources", 36),
        _text("cog_decision", "Decision asked of chief officers", 44),
        _text("cog_officer", "Which chief officer", 26),
        _text("withdrawn_reason", "Reason for withdrawing", 44),
        _shown("areas", "Areas for improvement answered", 70),
        _shown("named", "Indicators named directly", 16),
        _shown("questions", "Key questions", 14),
        _shown("evidence", "Evidence", 24),
        _shown("origin", "Origin", 18),
        _shown("letter", "Status letter", 12),
        _shown("tags", "Tags", 36),
        _shown("area_keys", "Keys of the areas", 38),
        _shown("tag_keys", "Keys of the tags", 38),
    ),
    key_header="Key",
    main="text",
)
"""The sheet of the action plan workbook. It is written by ``exports.workbook``; a test holds the two together."""

BY_JOB: Final = {sheet.job: sheet for sheet in (LEVELS, FINDINGS, EVIDENCE, ACTIONS, COMMENTS, PLAN)}
