"""Which fields of records name other records, and what a type of record's table is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from types import MappingProxyType, NoneType
from typing import get_args, get_origin, get_type_hints

from cpc_selfeval.domain.action import Action, Reading
from cpc_selfeval.domain.committee import Agency, Cycle, Meeting
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.judging_records.inspecting import Inspection, InspectionPoint
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import AgencyReturn, Request
from cpc_selfeval.domain.tag import Tag

REFERS_TO: Mapping[str, type[Record]] = MappingProxyType(
    {
        "cycle": Cycle,
        "agency": Agency,
        "meeting": Meeting,
        "evidence": Evidence,
        "action": Action,
        "withdraws": Judgement,
        "findings": Finding,
        "actions": Action,
        "readings": Reading,
        "tags": Tag,
        "contributing": Agency,
        "request": Request,
        "returned": AgencyReturn,
        "from_cycle": Cycle,
        "compared_with": Cycle,
        "inspection": Inspection,
        "point": InspectionPoint,
        "supporting": Evidence,
    }
)
"""Fields that hold keys of records. ``code`` and ``indicators`` hold codes of the cycle's framework instead."""


def table_name(kind: type[Record]) -> str:
    """ "indicator_scope" for IndicatorScope."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


@dataclass(frozen=True, slots=True)
class _Kinds:
    """A type's fields by what they hold: ``links`` many keys or codes, ``naming`` one key each (may it be empty?)."""

    links: tuple[str, ...]
    naming: Mapping[str, bool]
    nothing: Mapping[str, object]


_known: dict[type[Record], _Kinds] = {}


def link_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields that hold sets of keys or codes, in their order."""
    return _kinds(kind).links


def naming_fields(kind: type[Record]) -> Mapping[str, bool]:
    """The plain fields that name one record each, with whether they may be empty."""
    return _kinds(kind).naming


def nothing_in(kind: type[Record]) -> Mapping[str, object]:
    """What each field holds that says nothing: its default, or "" for text and None for all else without one."""
    return _kinds(kind).nothing


def _kinds(kind: type[Record]) -> _Kinds:
    if kind not in _known:
        hints = get_type_hints(kind)
        links = tuple(each.name for each in fields(kind) if get_origin(hints[each.name]) is tuple)
        named = [each.name for each in fields(kind) if each.name in REFERS_TO and each.name not in links]
        nothing = {
            each.name: each.default if each.default is not MISSING else "" if hints[each.name] is str else None
            for each in fields(kind)
        }
        _known[kind] = _Kinds(links, {name: NoneType in get_args(hints[name]) for name in named}, nothing)
    return _known[kind]
