"""The fields of records in words: their names, and their values, as records hold them or as the log keeps them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Origin, Status
from cpc_selfeval.domain.challenge import QUESTIONS
from cpc_selfeval.domain.committee import Agency, Body, Cycle, Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.evidence import Evidence, Quotable, SourceType
from cpc_selfeval.domain.finding import Finding, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Absence, Confidence, Stage
from cpc_selfeval.domain.judging_records.inspecting import Known
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.domain.text import shortened

FIELD_WORDS: Mapping[str, str] = {
    "absence": "No level, because",
    "actions": "Actions that it supports",
    "agency": "Agency",
    "agreed_by": "Agreed by",
    "area": "Area",
    "asked_on": "Asked on",
    "asks_comments": "Asked for comments",
    "asks_evidence": "Asked for evidence",
    "asks_findings": "Asked for strengths and areas",
    "asks_levels": "Asked for levels",
    "asks_progress": "Asked for progress",
    "base": "Of what base",
    "active_from": "Active from",
    "active_to": "Active to",
    "addressed_to": "For whom",
    "author": "Author",
    "author_role": "Role of the author",
    "baseline": "Baseline",
    "by": "Written by",
    "closed_on": "Closed on",
    "cog_decision": "Decision asked of the chief officers",
    "cog_name": "Name of the chief officers’ group",
    "cog_officer": "Chief officer asked",
    "cog_short": "Short name of the chief officers’ group",
    "compared_with": "Held beside the self-evaluation",
    "confidence": "How sure",
    "contact": "Contact",
    "contact_role": "Contact",
    "contributing": "Contributing agencies",
    "corrected_title": "Corrected title",
    "covered": "In this cycle",
    "cpc_name": "Name of the committee’s kind",
    "cpc_short": "Short name of the committee",
    "dissent": "Dissent",
    "due": "Due",
    "ended_because": "Why not waited for",
    "ended_on": "Not waited for since",
    "findings": "Entries that it is for",
    "help_needed": "Help needed",
    "implications": "Resource implications",
    "known": "Known to the self-evaluation",
    "levels_covered": "Agencies’ levels stay covered",
    "logo_name": "Logo",
    "logo_words": "Words for the logo",
    "looked_at_on": "Looked at on",
    "marking": "Classification marking",
    "meeting_on": "Date of the meeting",
    "notice_on": "Day of the notice",
    "notified_on": "Notified on",
    "impact": "What it means for children",
    "improving": "Sentence for “improving”",
    "indicators": "Indicators",
    "lead": "Lead",
    "lead_officer": "Lead officer",
    "letter": "Letter",
    "level": "Level",
    "measure": "Measure",
    "meeting": "Meeting",
    "message": "Message",
    "months": "Months that it is up to date",
    "most_words": "Most words",
    "most_words_each": "Most words for each indicator",
    "name": "Name",
    "needs_impact": "Something should show impact on children",
    "needs_views": "Children or families should have been asked",
    "offer_level": "Takes a level",
    "on": "Date",
    "origin": "Where it came from",
    "outcome": "Outcome sought",
    "paper_heading": "Picked for the summary under",
    "period_from": "Period from",
    "period_to": "Period to",
    "plan_name": "Name of the action plan",
    "present": "Who was there",
    "priority": "Priority",
    "published_on": "Published on",
    "publisher": "Publisher",
    "purpose": "Purpose",
    "quarter": "Quarter",
    "question": "Question",
    "readings": "Readings that it draws on",
    "reason": "Reason",
    "recommendations": "Recommendations",
    "reference": "Reference",
    "reminded_on": "Reminded on",
    "reopened_because": "Why it was opened again",
    "reopened_by": "Opened again by",
    "reopened_on": "Opened again on",
    "resources": "Resources",
    "retired": "Retired",
    "returned_on": "Came back on",
    "shows": "What it shows",
    "shows_impact": "Shows impact on children",
    "small_counts_reason": "Why small counts stand as they are",
    "small_counts_shown": "Counts below five stand as they are",
    "source": "Source",
    "source_type": "Source type",
    "source_types": "Kinds of source, at least",
    "start": "Start",
    "status": "Status",
    "still_to_improve": "Sentence for “still to improve”",
    "supporting": "Evidence that it draws on",
    "tags": "Tags",
    "target": "Target",
    "text": "Text",
    "title": "Title",
    "value": "Value",
    "views_asked": "How people were asked",
    "views_missing": "Whose voice is missing",
    "views_number": "How many were asked",
    "views_quotable": "May be quoted",
    "views_told": "What they were told afterwards",
    "web_links": "Links",
    "withdrawn_reason": "Why it was withdrawn",
    "word": "Word",
    "working_well": "Sentence for “working well”",
}
"""Fields of records in words; those that are not here, such as keys and places in an order, are not shown."""

_CHOICES: Mapping[str, tuple[type[StrEnum], Mapping[Any, str]]] = {
    "absence": (Absence, words.ABSENCES),
    "body": (Body, {Body.CPC: "CPC", Body.COG: "COG", Body.SUB_GROUP: "Sub-group", Body.OTHER: "Other meeting"}),
    "confidence": (Confidence, words.CONFIDENCES),
    "origin": (Origin, words.ORIGINS),
    "known": (Known, words.KNOWN),
    "paper_heading": (PaperHeading, words.PAPER_HEADINGS),
    "priority": (Priority, words.PRIORITIES),
    "source_type": (SourceType, words.SOURCE_TYPES),
    "stage": (Stage, words.STAGES),
    "views_quotable": (Quotable, words.QUOTABLE),
}

_YES_OR_NO = frozenset(
    {
        *("covered", "offer_level", "retired", "shows_impact", "made_up", "needs_impact", "needs_views"),
        *("levels_covered", "small_counts_shown"),
        *("asks_levels", "asks_findings", "asks_evidence", "asks_progress", "asks_comments"),
    }
)
_DAYS = frozenset(
    {
        *("on", "due", "start", "period_from", "period_to", "closed_on", "was", "now", "moved_on"),
        *("asked_on", "reminded_on", "ended_on", "returned_on", "looked_at_on", "reopened_on", "meeting_on"),
        *("notice_on", "notified_on", "active_from", "active_to", "published_on"),
    }
)


def name_of_field(field: str) -> str:
    """A field's name in words, also of one that no history shows."""
    return FIELD_WORDS.get(field, field.replace("_", " ").capitalize())


def held_in_words(contents: Contents, field: str, value: object) -> str:
    """A value that a record holds, as people read it; "" for none."""
    return value_in_words(contents, field, as_stored(value))


def as_stored(value: object) -> str | None:
    """A value that a record holds, as text, in the way that the log keeps it."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return str(int(value)) if isinstance(value, bool) else str(value)


def value_in_words(contents: Contents, field: str, stored: str | None) -> str:
    """A value of a field as people read it; "" for none. What cannot be read is shown as it is stored."""
    if stored is None or stored == "":
        return ""
    with suppress(ValueError, KeyError, TypeError):
        return _said(contents, field, stored)
    return stored


def _said(contents: Contents, field: str, stored: str) -> str:
    if field in _CHOICES:
        kind, said = _CHOICES[field]
        return said[kind(stored)]
    if field == "status":
        return words.status_word(contents, Status(stored))
    if field == "level":
        return f"{stored} {contents.framework.level(int(stored)).label}"
    if field in _YES_OR_NO:
        return {"0": "no", "1": "yes"}[stored]
    if field in _DAYS:
        return day_short(date.fromisoformat(stored))
    if field in _NAMED:
        return _NAMED[field](contents, stored)
    if field in _LISTS:
        return ", ".join(_LISTS[field](contents, key) for key in json.loads(stored))
    return stored


def _agency(contents: Contents, key: str) -> str:
    return contents.agency_name(key, "a removed agency")


def _meeting(contents: Contents, key: str) -> str:
    meeting = contents.get(Meeting, key)
    if meeting is None:
        return "a removed meeting"
    on = f" {day_short(meeting.on)}" if meeting.on else ""
    return f"{meeting.title or words.body_name(contents.committee, meeting.body)}{on}"


def _cycle(contents: Contents, key: str) -> str:
    cycle = contents.get(Cycle, key)
    return cycle.title if cycle else "a removed cycle"


def _record(contents: Contents, kind: type[Record], key: str) -> str:
    record = contents.get(kind, key)
    if isinstance(record, Evidence | Action):
        return record.ref
    if isinstance(record, Finding):
        return f"“{shortened(record.text, 40)}”"
    if isinstance(record, Tag | Agency):
        return record.name
    return "a reading" if record else "a removed entry"


def _of(kind: type[Record]) -> Callable[[Contents, str], str]:
    return lambda contents, key: _record(contents, kind, key)


_NAMED: Mapping[str, Callable[[Contents, str], str]] = {
    "agency": _agency,
    "meeting": _meeting,
    "action": _of(Action),
    "evidence": _of(Evidence),
    "compared_with": _cycle,
    "question": lambda _contents, name: QUESTIONS.get(name, name),
}

_LISTS: Mapping[str, Callable[[Contents, str], str]] = {
    "indicators": lambda _contents, code: code,
    "findings": _of(Finding),
    "actions": _of(Action),
    "tags": _of(Tag),
    "contributing": _agency,
    "readings": lambda _contents, _key: "a reading",
    "supporting": _of(Evidence),
}
