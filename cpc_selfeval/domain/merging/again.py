"""The same workbook or copy once more, with something new: what was taken from it before is no change of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.merging.before import known_as
from cpc_selfeval.domain.merging.comparing import differences, merged_fields
from cpc_selfeval.domain.merging.difference import Difference, Tables
from cpc_selfeval.domain.merging.preview import Source
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.record_words import held_in_words
from cpc_selfeval.domain.references import nothing_in
from cpc_selfeval.domain.returns.records import Verdict

_Taken = dict[tuple[str, str], str | None]


def differences_since(
    contents: Contents, source: Source, base: Tables, theirs: Tables, ours: Tables
) -> tuple[Difference, ...]:
    """The differences, where what stands here as the source itself brought it last time was not changed by us.

    An agency that corrects its own answer would otherwise be told that both changed it. What they put back to what was
    written first stays no difference: in a workbook that cannot be told from a cell that was left alone.
    """
    found = differences(base, theirs, ours)
    taken = _taken_before(contents, source)
    if not taken:
        return found
    later = differences(_as_taken(contents, taken, base, theirs, ours), theirs, ours)
    again = {(each.kind, each.key, each.field): each for each in later}
    return tuple(again.get((each.kind, each.key, each.field), each) for each in found)


def _taken_before(contents: Contents, source: Source) -> _Taken:
    """What was taken last of each field of each record that the source brought."""
    taken: _Taken = {}
    for returned in reversed(contents.returns):
        if source.identity and returned.source == source.identity:
            values = contents.values_of_return(returned.key)
            taken |= {
                (known_as(contents, value), value.field): value.theirs
                for value in values
                if value.verdict is Verdict.TAKEN
            }
    return taken


def _as_taken(contents: Contents, taken: _Taken, base: Tables, theirs: Tables, ours: Tables) -> Tables:
    """What was written, with what was taken since and still stands here."""
    tables: dict[type[Record], dict[str, Record]] = {kind: dict(records) for kind, records in base.items()}
    for kind, records in theirs.items():
        for key in records:
            here = ours.get(kind, {}).get(key)
            stands = _still_standing(contents, taken, here) if here is not None else {}
            if here is not None and stands:
                was = base.get(kind, {}).get(key) or _saying_nothing(here)
                tables.setdefault(kind, {})[key] = replace(was, **stands)
    return tables


def _still_standing(contents: Contents, taken: _Taken, here: Record) -> dict[str, Any]:
    held = {name: getattr(here, name) for name in merged_fields(type(here)) if (here.key, name) in taken}
    return {
        name: value for name, value in held.items() if held_in_words(contents, name, value) == taken[here.key, name]
    }


def _saying_nothing(record: Record) -> Record:
    nothing = nothing_in(type(record))
    values: dict[str, Any] = {name: nothing[name] for name in merged_fields(type(record))}
    return replace(record, **values)
