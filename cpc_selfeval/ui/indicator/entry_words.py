"""What the indicator page says of strengths, areas, evidence and actions besides their own text."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.looking import came_from_in_words
from cpc_selfeval.domain.days import MONTHS, day_short, period_in_words
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind

_SHOWN_REFS = 6
"""More references than this in a quiet line are counted instead of listed."""


@dataclass(frozen=True, slots=True)
class EntryWords:
    """One entry in a list: its text, the quiet line below it, and what is wanting ("no action yet")."""

    text: str
    quiet: str = ""
    note: str = ""


def counted(number: int, one: str, several: str) -> str:
    """ "1 action", "2 actions"."""
    return f"{number:,} {one if number == 1 else several}"


def finding_words(contents: Contents, finding: Finding, code: str) -> EntryWords:
    """A strength or an area for improvement as the page of the indicator ``code`` lists it."""
    pieces = contents.evidence_for_finding(finding.key)
    parts = [contents.agency_name(finding.agency)]
    if finding.priority is not None:
        parts.append(f"{words.PRIORITIES[finding.priority].lower()} priority")
    if finding.kind is FindingKind.STRENGTH and any(piece.shows_impact for piece in pieces):
        parts.append("shows impact")
    parts.append(_refs(tuple(piece.ref for piece in pieces), "piece of evidence", "pieces of evidence"))
    others = tuple(other for other in contents.framework_order(finding.indicators) if other != code)
    if others:
        parts.append(f"also {', '.join(others)}")
    if finding.paper_heading is not None:
        parts.append(f"in the summary: {words.PAPER_HEADINGS[finding.paper_heading].lower()}")
    parts.append(_lower(came_from_in_words(contents, finding.key)))
    note = ""
    if finding.kind is FindingKind.AREA:
        actions = contents.actions_for_finding(finding.key)
        note = "" if actions else "no action yet"
        parts.append(counted(len(actions), "action", "actions") if actions else "")
    return EntryWords(finding.text or "No text yet", " · ".join(part for part in parts if part), note)


def evidence_words(contents: Contents, piece: Evidence, code: str) -> EntryWords:
    """A piece of evidence as the page of the indicator ``code`` lists it."""
    parts = [
        words.SOURCE_TYPES[piece.source_type] if piece.source_type else "source type not said",
        contents.agency_name(piece.agency),
        period_in_words(piece.period_from, piece.period_to),
        "shows impact" if piece.shows_impact else "",
        supports_in_words(contents, piece, code),
        _lower(came_from_in_words(contents, piece.key)),
    ]
    return EntryWords(f"{piece.ref}  {piece.title or 'No title yet'}", " · ".join(part for part in parts if part))


def supports_in_words(contents: Contents, piece: Evidence, code: str) -> str:
    """ "supports 2 strengths, 1 action, also 2.2"; "" when it supports this indicator alone."""
    findings = [found for key in piece.findings if (found := contents.findings.get(key))]
    strengths = sum(finding.kind is FindingKind.STRENGTH for finding in findings)
    areas = len(findings) - strengths
    actions = sum(key in contents.actions for key in piece.actions)
    parts = [
        counted(strengths, "strength", "strengths") if strengths else "",
        counted(areas, "area for improvement", "areas for improvement") if areas else "",
        counted(actions, "action", "actions") if actions else "",
    ]
    supported = ", ".join(part for part in parts if part)
    others = [other for other in contents.framework_order(piece.indicators) if other != code]
    shared = f"also {', '.join(others)}" if others else ""
    return " · ".join(part for part in (f"supports {supported}" if supported else "", shared) if part)


def evidence_summary(pieces: tuple[Evidence, ...]) -> str:
    """ "7 pieces · 4 source types · newest March 2026", or "none yet". The newest is by the period it is about."""
    if not pieces:
        return "none yet"
    types = {piece.source_type for piece in pieces if piece.source_type}
    days = [day for piece in pieces if (day := piece.period_to or piece.period_from)]
    parts = [
        counted(len(pieces), "piece", "pieces"),
        counted(len(types), "source type", "source types") if types else "",
        f"newest {MONTHS[max(days).month - 1]} {max(days).year}" if days else "",
    ]
    return " · ".join(part for part in parts if part)


def action_words(contents: Contents, action: Action) -> EntryWords:
    """An action as the page of one of its indicators lists it, without its status."""
    moved = len(contents.due_moves_of(action.key))
    due = f"due {day_short(action.due)}" if action.due else ""
    if due and moved:
        due += f", moved {counted(moved, 'time', 'times')}"
    parts = [contents.agency_name(action.agency), due]
    wanting = [word for word, there in (("no lead agency yet", action.agency), ("no due date yet", due)) if not there]
    answers = sum(key in contents.findings for key in action.findings)
    if answers:
        parts.append(f"answers {counted(answers, 'area', 'areas')}")
    quiet = " · ".join(part for part in (*parts, *wanting) if part)
    return EntryWords(f"{action.ref}  {action.text or 'No text yet'}", quiet)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _refs(refs: tuple[str, ...], one: str, several: str) -> str:
    return ", ".join(refs) if len(refs) <= _SHOWN_REFS else counted(len(refs), one, several)
