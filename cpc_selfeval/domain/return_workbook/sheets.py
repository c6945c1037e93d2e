"""The sheets of a partner agency's workbook, described once for the writer and for the reader.

A sheet is known by its headers, a row by the key in its hidden column, a choice by its words; never by where it stands.
"""

from __future__ import annotations

from typing import Final

from cpc_selfeval.domain.return_workbook.columns import (
    Choice,
    Holds,
    Job,
    JobSheet,
    SheetColumn,
    chosen,
    day,
    shown,
    text,
)
from cpc_selfeval.domain.returns.records import Part

LEVELS: Final = JobSheet(
    job=Job.LEVELS,
    title="Levels",
    table="Levels",
    about="The level that you propose for each quality indicator, and why.",
    label_header="Code",
    columns=(
        shown("title", "Quality indicator", 26),
        shown("meaning", "What it is about", 38),
        chosen(
            "level",
            "Your level",
            19,
            Choice.LEVEL,
            "Choose how well this goes, seen from your agency. The sheet Start here says what each level means. "
            "You may "
            "also say that there is not enough evidence, or leave it empty.",
        ),
        text(
            "reason",
            "Why this level",
            56,
            "What makes you say so: what you know, from which evidence, and what difference it makes for children. "
            "A few sentences are enough.",
        ),
        chosen("confidence", "How sure you are", 15, Choice.CONFIDENCE, "How sure you are of this level."),
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
        chosen(
            "kind",
            "Strength or area",
            16,
            Choice.KIND,
            "Choose Strength for what goes well, Area for improvement for what should be better.",
        ),
        chosen(
            "indicators",
            "Quality indicator",
            24,
            Choice.INDICATORS,
            "Choose what it belongs to. For more than one, type their codes with a comma between them.",
        ),
        text(
            "text",
            "What you found",
            50,
            "One strength or one area for improvement, in your own words. To take an entry out, type CLEAR here.",
        ),
        text(
            "impact", "What it means for children", 42, "What difference it makes to children, young people, families."
        ),
        chosen("priority", "Priority", 11, Choice.PRIORITY, "How soon it needs attention. For areas for improvement."),
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
        text(
            "title",
            "What it is",
            28,
            "A short name, such as “Audit of 20 case files, spring 2026”. To take an entry out, type CLEAR here.",
        ),
        text("shows", "What it shows", 46, "What you learn from it, in a few sentences, with the figures that matter."),
        chosen("source_type", "Kind of source", 19, Choice.SOURCE, "Choose the kind that fits best."),
        day("period_from", "Period from", "The first day that it is about, such as 1 April 2025."),
        day("period_to", "Period to", "The last day that it is about, such as 31 March 2026."),
        chosen(
            "shows_impact",
            "Shows a difference for children",
            13,
            Choice.YES_NO,
            "Yes if it shows a difference made for children; No if it shows what was done only.",
        ),
        chosen(
            "indicators",
            "Quality indicators",
            22,
            Choice.INDICATORS,
            "Choose what it supports. For more than one, type their codes with a comma between them.",
        ),
        text(
            "reference", "Where it is kept", 22, "Where it can be found, or its reference. Please send no case records."
        ),
        text("web_links", "Links", 22, "Addresses, one a line."),
        text("views_asked", "How people were asked", 24, "Only for views of people: how they were asked."),
        text("views_number", "How many were asked", 16, "Only for views of people: how many, of how many."),
        text("views_missing", "Whose voice is missing", 24, "Only for views of people: who was not reached."),
        chosen("views_quotable", "May they be quoted", 17, Choice.QUOTABLE, "Only for views of people."),
        text("views_told", "What they were told afterwards", 24, "Only for views of people."),
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
        shown("text", "Action", 32),
        shown("outcome", "Outcome sought", 24),
        shown("measure", "How it is measured", 20),
        shown("role", "Your agency", 13),
        shown("lead", "Who leads", 16),
        shown("latest", "Latest progress noted", 28),
        chosen(
            "status",
            "Status",
            19,
            Choice.STATUS,
            "Choose how it stands today. Whether it is overdue is worked out from the due date.",
        ),
        day("due", "Due date", "The day by which it is to be done. If it has to move, type the new day and say why."),
        text(
            "progress",
            "Progress to report",
            36,
            "What has happened since, and what difference it makes. In your own words.",
        ),
        day("progress_on", "Progress: as at", "The day that your report is about. It may stay empty."),
        text("help_needed", "Help needed", 26, "What stands in the way, and what help is needed, from whom."),
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
        shown("title", "Quality indicator", 44),
        text("text", "Your comment", 90, "Whatever you want to say. It may stay empty."),
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
        text("text", "Action", 38),
        shown("indicators", "Indicators", 10),
        text("lead", "Lead (owner)", 17),
        chosen("agency", "Lead agency", 17, Choice.AGENCY, ""),
        chosen("priority", "Priority", 9.5, Choice.PRIORITY, ""),
        SheetColumn("original_due", "Original due date", 12, "", Holds.DATE, open=False),
        day("due", "Due date", "", 12),
        shown("times_moved", "Times moved", 9),
        chosen("status", "Status", 17, Choice.STATUS, ""),
        shown("overdue", "Overdue", 12),
        text("measure", "Measure", 26),
        text("help_needed", "Help needed", 26),
        text("outcome", "Outcome sought", 50),
        text("baseline", "Baseline", 24),
        text("target", "Target", 24),
        shown("reading", "Latest reading", 36),
        text("progress", "Latest progress", 60),
        shown("contributing", "Contributing agencies", 32),
        day("start", "Start date", "", 12),
        text("resources", "Resources", 36),
        text("cog_decision", "Decision asked of chief officers", 44),
        text("cog_officer", "Which chief officer", 26),
        text("withdrawn_reason", "Reason for withdrawing", 44),
        shown("areas", "Areas for improvement answered", 70),
        shown("named", "Indicators named directly", 16),
        shown("questions", "Key questions", 14),
        shown("evidence", "Evidence", 24),
        shown("origin", "Origin", 18),
        shown("letter", "Status letter", 12),
        shown("tags", "Tags", 36),
        shown("area_keys", "Keys of the areas", 38),
        shown("tag_keys", "Keys of the tags", 38),
    ),
    key_header="Key",
    main="text",
)
"""The sheet of the action plan workbook. It is written by ``exports.workbook``; a test holds the two together."""

BY_JOB: Final = {sheet.job: sheet for sheet in (LEVELS, FINDINGS, EVIDENCE, ACTIONS, COMMENTS, PLAN)}
