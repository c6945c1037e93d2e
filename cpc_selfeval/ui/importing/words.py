"""The words of the import: columns, rows, what a row becomes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cpc_selfeval.domain.action import SETTABLE_STATUSES, Action
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words, period_in_words
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.importing.cells import cell_text, folded
from cpc_selfeval.domain.importing.fields import FIELDS, ListKind, field_words
from cpc_selfeval.domain.importing.mapping import Column, ListMapping
from cpc_selfeval.domain.importing.planned import Entry, Import
from cpc_selfeval.domain.words import ORIGINS, PRIORITIES, SOURCE_TYPES, status_word

KINDS: Final = {ListKind.ACTIONS: "Actions", ListKind.EVIDENCE: "Evidence"}
ASK: Final = "ask"
"""The choice of a status word that nobody has given a meaning yet; None is "keep the words"."""
_ROWS_OFFERED: Final = 40
_SAMPLES: Final = 3
_LONGEST: Final = 90


def shortened(text: str, length: int = _LONGEST) -> str:
    """A text in one line, cut for a label; never for what is stored."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1].rstrip()}…"


def header_rows(sheet: SheetCells) -> list[tuple[object, str]]:
    """The rows that may have the headings, each with what stands in it."""
    rows = [(number, cells) for number, cells in sheet.rows[:_ROWS_OFFERED] if any(cell_text(c).strip() for c in cells)]
    named: list[tuple[object, str]] = [(0, "No row has headings")]
    for number, cells in rows:
        texts = (cell_text(cell) for cell in cells)
        named.append((number, f"Row {number}: {shortened(', '.join(text for text in texts if text.strip()), 70)}"))
    return named


def columns_in_words(mapping: ListMapping) -> str:
    """The columns below the chosen headings, in one sentence."""
    names = " · ".join(shortened(column.name, 60) for column in mapping.columns)
    return f"{len(mapping.columns)} columns: {names}" if names else "There are no columns below it."


def field_choices(mapping: ListMapping) -> list[tuple[object, str]]:
    """What a column can become."""
    if not mapping.keep_others:
        nothing = "Not taken"
    else:
        nothing = "Kept as a progress note" if mapping.kind is ListKind.ACTIONS else "Kept in what it shows"
    return [(None, nothing), *((field, field_words(field, mapping.kind)) for field in FIELDS[mapping.kind])]


def status_choices(contents: Contents) -> list[tuple[object, str]]:
    """What a status word can become."""
    kept = (None, "No status: keep the words")
    return [*((status, status_word(contents, status)) for status in SETTABLE_STATUSES), kept]


def samples(sheet: SheetCells, mapping: ListMapping, column: Column) -> str:
    """A few of the texts that stand in a column."""
    found: dict[str, None] = {}
    for number, cells in sheet.rows:
        is_one_of_several = sum(bool(cell_text(cell).strip()) for cell in cells) > 1
        if number > mapping.header_row and column.index < len(cells) and is_one_of_several:
            text = shortened(cell_text(cells[column.index]), 40)
            if text and folded(text) != folded(column.heading):
                found[text] = None
        if len(found) == _SAMPLES:
            break
    return " · ".join(found)


def summary(plan: Import) -> str:
    """ "4 actions come in. 6 rows do not; why stands beside each." """
    left = len(plan.left_out)
    first = f"{plan.counted} {'comes' if len(plan.entries) == 1 else 'come'} in."
    if not left:
        return first
    return f"{first} {left} {'row does' if left == 1 else 'rows do'} not; why stands beside each."


def entry_in_words(contents: Contents, entry: Entry) -> str:
    """What one row becomes, a line each."""
    record = entry.record
    lines = _action_lines(contents, record) if isinstance(record, Action) else _evidence_lines(contents, record)
    pairs = [f"{name}: {value}" for name, value in lines if value]
    notes = [f"Progress note: {note}" for note in entry.notes]
    return "\n".join((*pairs, *notes, *entry.said))


def _action_lines(contents: Contents, action: Action) -> Iterable[tuple[str, str]]:
    areas = (contents.findings[key].text for key in action.findings if key in contents.findings)
    return (
        ("Action", action.text),
        ("Status", status_word(contents, action.status)),
        ("Lead", action.lead),
        ("Lead agency", contents.agency_name(action.agency)),
        ("Contributing", ", ".join(contents.agency_name(key) for key in action.contributing)),
        ("Start", day_in_words(action.start) if action.start else ""),
        ("Due", day_in_words(action.due) if action.due else ""),
        ("Outcome sought", action.outcome),
        ("Measure", action.measure),
        ("Baseline", action.baseline),
        ("Target", action.target),
        ("Resources", action.resources),
        ("Priority", _priority(action.priority)),
        ("Help needed", action.help_needed),
        ("Decision asked", action.cog_decision),
        ("Came from", ORIGINS[action.origin]),
        ("Answers", "; ".join(areas)),
        ("Indicators", ", ".join(action.indicators)),
    )


def _evidence_lines(contents: Contents, evidence: Evidence) -> Iterable[tuple[str, str]]:
    impact = {True: "Yes", False: "No", None: ""}[evidence.shows_impact]
    return (
        ("Title", evidence.title),
        ("What it shows", evidence.shows),
        ("Kind of source", SOURCE_TYPES[evidence.source_type] if evidence.source_type else ""),
        ("Agency", contents.agency_name(evidence.agency)),
        ("Period", period_in_words(evidence.period_from, evidence.period_to)),
        ("Shows impact", impact),
        ("Reference", evidence.reference),
        ("Links", evidence.web_links),
        ("Indicators", ", ".join(evidence.indicators)),
    )


def _priority(priority: Priority | None) -> str:
    return PRIORITIES[priority] if priority else ""
