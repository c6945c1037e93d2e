"""What the value behind a word of a list is in a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from cpc_selfeval.domain.action import SETTABLE_STATUSES, Status
from cpc_selfeval.domain.evidence import Quotable, SourceType
from cpc_selfeval.domain.finding import FindingKind, Priority
from cpc_selfeval.domain.framework import HIGHEST_LEVEL, LOWEST_LEVEL
from cpc_selfeval.domain.judgement import Absence, Confidence
from cpc_selfeval.domain.return_workbook.columns import Choice

YES, NO = "Yes", "No"


def _level(value: str) -> int | Absence:
    numbers = {str(level): level for level in range(LOWEST_LEVEL, HIGHEST_LEVEL + 1)}
    return numbers[value] if value in numbers else Absence(value)


def _status(value: str) -> Status:
    status = Status(value)
    if status not in SETTABLE_STATUSES:
        raise ValueError(value)
    return status


def _yes(value: str) -> bool:
    return {YES: True, NO: False}[value]


_MEANINGS: Final[Mapping[Choice, Callable[[str], Any]]] = {
    Choice.LEVEL: _level,
    Choice.CONFIDENCE: Confidence,
    Choice.KIND: FindingKind,
    Choice.PRIORITY: Priority,
    Choice.SOURCE: SourceType,
    Choice.YES_NO: _yes,
    Choice.QUOTABLE: Quotable,
    Choice.STATUS: _status,
    Choice.AGENCY: str,
    Choice.INDICATORS: str,
}


def meant_by(choice: Choice, value: str) -> Any:
    """The value as a record has it: a level or a reason for none, yes as True, a key or code as it is.

    Raises ValueError or KeyError where the value means nothing.
    """
    return _MEANINGS[choice](value)
