"""The words that drop-downs offer, each with the value that it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import SETTABLE_STATUSES, Status
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.return_workbook.columns import Choice
from cpc_selfeval.domain.return_workbook.hidden import Words
from cpc_selfeval.domain.return_workbook.meanings import NO, YES

_FIXED: Final[dict[Choice, Words]] = {
    Choice.CONFIDENCE: tuple((word, value.value) for value, word in words.CONFIDENCES.items()),
    Choice.KIND: tuple((word, value.value) for value, word in words.FINDING_KINDS.items()),
    Choice.PRIORITY: tuple((word, value.value) for value, word in words.PRIORITIES.items()),
    Choice.SOURCE: tuple((word, value.value) for value, word in words.SOURCE_TYPES.items()),
    Choice.YES_NO: ((YES, YES), (NO, NO)),
    Choice.QUOTABLE: tuple((word, value.value) for value, word in words.QUOTABLE.items()),
}


def settable_words(own: Mapping[Status, str]) -> dict[Status, str]:
    """The word of each status that a person can set. A word that two statuses share gets ours behind it."""
    settable = {status: own[status] for status in SETTABLE_STATUSES}
    shared = Counter(word.casefold() for word in settable.values())
    return {
        status: f"{word} ({words.STATUSES[status]})" if shared[word.casefold()] > 1 else word
        for status, word in settable.items()
    }


def level_words(framework: Framework) -> Words:
    """ "6 Excellent" and so on, the best first, then the two reasons for no level."""
    ordered = sorted(framework.scale, key=lambda level: -level.value)
    levels = tuple((f"{level.value} {level.label}", str(level.value)) for level in ordered)
    return (*levels, *((word, absence.value) for absence, word in words.ABSENCES.items()))


def offered_to_agency(contents: Contents) -> dict[Choice, Words]:
    """What an agency's workbook understands; of the indicators all, since an entry can be of others as well."""
    statuses = settable_words({status: words.status_word(contents, status) for status in Status})
    return {
        Choice.LEVEL: level_words(contents.framework),
        **_FIXED,
        Choice.STATUS: tuple((word, status.value) for status, word in statuses.items()),
        Choice.INDICATORS: tuple((f"{code} {contents.title(code)}", code) for code in contents.framework.codes),
    }


def offered_in_plan(own: Mapping[Status, str], agencies: Iterable[Agency]) -> dict[Choice, Words]:
    """What the action plan's columns understand: also the names of agencies that are no longer offered."""
    statuses = settable_words(own)
    return {
        Choice.STATUS: tuple((word, status.value) for status, word in statuses.items()),
        Choice.PRIORITY: _FIXED[Choice.PRIORITY],
        Choice.AGENCY: tuple((agency.name, agency.key) for agency in agencies),
    }
