"""What stands in the cells of a record's row, as text: words for choices, 2026-03-31 for days, "" for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import LevelDraft
from cpc_selfeval.domain.return_workbook.columns import Choice
from cpc_selfeval.domain.return_workbook.hidden import Words
from cpc_selfeval.domain.return_workbook.meanings import NO, YES

Offered = Mapping[Choice, Words]


def word_for(offered: Offered, choice: Choice, value: str | None) -> str:
    """The word that stands for a value; "" where there is none."""
    return next((word for word, meant in offered[choice] if meant == value), "")


def day_cell(day: date | None) -> str:
    """The day as the hidden part keeps it."""
    return day.isoformat() if day else ""


def level_cells(draft: LevelDraft, offered: Offered) -> dict[str, str]:
    """A proposed level, its reason, and how sure they are."""
    judged = str(draft.level) if draft.level is not None else draft.absence
    return {
        "level": word_for(offered, Choice.LEVEL, judged),
        "reason": draft.reason,
        "confidence": words.CONFIDENCES[draft.confidence] if draft.confidence else "",
    }


def indicator_words(codes: tuple[str, ...], offered: Offered) -> str:
    """One indicator with its title, as the list offers it; several by their codes."""
    if len(codes) == 1:
        return word_for(offered, Choice.INDICATORS, codes[0]) or codes[0]
    return ", ".join(codes)


def finding_cells(finding: Finding, offered: Offered) -> dict[str, str]:
    """A strength or an area for improvement."""
    return {
        "kind": words.FINDING_KINDS[finding.kind],
        "indicators": indicator_words(finding.indicators, offered),
        "text": finding.text,
        "impact": finding.impact,
        "priority": words.PRIORITIES[finding.priority] if finding.priority else "",
    }


def evidence_cells(piece: Evidence, offered: Offered) -> dict[str, str]:
    """A piece of evidence."""
    impact = {True: YES, False: NO, None: ""}[piece.shows_impact]
    return {
        "title": piece.title,
        "shows": piece.shows,
        "source_type": words.SOURCE_TYPES[piece.source_type] if piece.source_type else "",
        "period_from": day_cell(piece.period_from),
        "period_to": day_cell(piece.period_to),
        "shows_impact": impact,
        "indicators": indicator_words(piece.indicators, offered),
        "reference": piece.reference,
        "web_links": piece.web_links,
        "views_asked": piece.views_asked,
        "views_number": piece.views_number,
        "views_missing": piece.views_missing,
        "views_quotable": words.QUOTABLE[piece.views_quotable] if piece.views_quotable else "",
        "views_told": piece.views_told,
    }


def progress_cells(action: Action, offered: Offered) -> dict[str, str]:
    """What an agency can say of an action; what it reports is new each time, so nothing stands there."""
    return {
        "status": word_for(offered, Choice.STATUS, action.status),
        "due": day_cell(action.due),
        "progress": "",
        "progress_on": "",
        "help_needed": action.help_needed,
    }
