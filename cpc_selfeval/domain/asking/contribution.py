"""What a contribution file holds: a part of the file for one partner agency that has the program itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from cpc_selfeval.domain.action import StatusWord
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, Committee, IndicatorScope
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.merging.ownership import owned_by
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import REFERS_TO, link_fields, naming_fields
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.domain.tag import Tag

ACT = "contribution file"
_SHARED: tuple[type[Record], ...] = (Committee, Agency, Tag, StatusWord)


def contribution_to(contents: Contents, request: Request) -> Change:
    """What the file for a request holds: who and what is asked, which indicators, and the agency's own entries.

    Nothing of other agencies or of the committee goes with it, and no attached files.
    """
    kept = {(type(record), record.key): record for record in (*_chosen(contents, request), request)}
    kept |= {(IndicatorScope, scope.key): scope for scope in _scopes(contents, request)}
    rows = (RowChange(None, _within(record, kept.keys())) for record in _in_order(kept.values()))
    return Change(ACT, tuple(rows))


def _chosen(contents: Contents, request: Request) -> Iterator[Record]:
    yield contents.cycle  # no other one: its framework stays here
    for kind in _SHARED:
        yield from contents.of(kind).values()
    for kind in RECORD_TYPES:
        if kind is not Attachment:
            yield from (each for each in contents.of(kind).values() if owned_by(request.agency, each, contents))


def _scopes(contents: Contents, request: Request) -> Iterator[IndicatorScope]:
    """Every indicator: asked about or not in this file's cycle."""
    asked = set(request.indicators)
    for code in contents.framework.codes:
        scope = contents.scope(code)
        yield replace(scope, covered=scope.covered and code in asked, meeting=None)


def _in_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (RECORD_TYPES.index(type(record)), record.key))


def _within(record: Record, kept: Iterable[tuple[type[Record], str]]) -> Record:
    """The record without links to what stays here."""
    there = set(kept)
    values: dict[str, Any] = {
        name: tuple(key for key in getattr(record, name) if (REFERS_TO[name], key) in there)
        for name in link_fields(type(record))
        if name in REFERS_TO
    }
    for name, may_be_empty in naming_fields(type(record)).items():
        value = getattr(record, name)
        if may_be_empty and value is not None and (REFERS_TO[name], value) not in there:
            values[name] = None
    return replace(record, **values) if values else record
