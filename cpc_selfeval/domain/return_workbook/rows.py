"""Records as plain values and back, for the hidden part of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.framework import HIGHEST_LEVEL, LOWEST_LEVEL
from cpc_selfeval.domain.judgement import LevelDraft
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.return_workbook.columns import Job
from cpc_selfeval.domain.returns.records import Comment

KINDS: Final[dict[str, type[Record]]] = {
    "level": LevelDraft,
    "finding": Finding,
    "evidence": Evidence,
    "action": Action,
    "comment": Comment,
}
"""The records that a workbook can bring back, by their names in its hidden part."""
RECORD_OF: Final[dict[Job, type[Record]]] = {
    Job.LEVELS: LevelDraft,
    Job.FINDINGS: Finding,
    Job.EVIDENCE: Evidence,
    Job.ACTIONS: Action,
    Job.COMMENTS: Comment,
    Job.PLAN: Action,
}
"""What the rows of each sheet are."""
_NAMES: Final = {kind: name for name, kind in KINDS.items()}


def plain_record(record: Record) -> dict[str, Any]:
    """The record as values that JSON knows; what is as it would be without saying so is left out."""
    values: dict[str, Any] = {"record": _NAMES[type(record)]}
    for field in fields(record):
        value = getattr(record, field.name)
        if value != field.default:
            values[field.name] = value.isoformat() if isinstance(value, date) else value
    return values


def restored_record(values: Mapping[str, Any]) -> Record:
    """The record again. Raises KeyError, TypeError or ValueError where the values make none."""
    kind = KINDS[values["record"]]
    declared = _types(values["record"])
    given = {name: _restored(declared[name], value) for name, value in values.items() if name != "record"}
    record = kind(**given)
    if isinstance(record, LevelDraft) and record.level not in (None, *range(LOWEST_LEVEL, HIGHEST_LEVEL + 1)):
        raise ValueError
    return record


@cache
def _types(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _restored(declared: Any, value: Any) -> Any:
    if get_origin(declared) is UnionType:
        if value is None:
            return None
        (declared,) = (each for each in get_args(declared) if each is not type(None))
    if get_origin(declared) is tuple:
        if not isinstance(value, list):
            raise TypeError
        return tuple(_restored(str, each) for each in value)
    if declared is date:
        return date.fromisoformat(value)
    if issubclass(declared, StrEnum):
        return declared(value)
    if type(value) is not declared:
        raise TypeError
    return value
