"""Which differences are one line: they say one thing, and are taken together or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from cpc_selfeval.domain.action import Action, DueMove
from cpc_selfeval.domain.judgement import LevelDraft
from cpc_selfeval.domain.merging.difference import WHOLE, Difference
from cpc_selfeval.domain.merging.sides import parent_of
from cpc_selfeval.domain.record import Record

_Id = tuple[type[Record], str, str]


def grouped(found: Sequence[Difference]) -> tuple[tuple[Difference, ...], ...]:
    """Differences in groups, in their order; the one that the group is named after comes first.

    A level and its reason are one; a record that was added, removed or comes back and all that belongs to it; a due
    date and how it was moved.
    """
    wholes = {(each.kind, each.key) for each in found if each.field == WHOLE}
    moved = {each.key for each in found if each.kind is Action and each.field == "due"}
    groups: dict[_Id, list[Difference]] = {}
    for each in found:
        groups.setdefault(_group(each, wholes, moved), []).append(each)
    return tuple(tuple(group) for group in groups.values())


def _group(difference: Difference, wholes: set[tuple[type[Record], str]], moved: set[str]) -> _Id:
    if difference.kind is LevelDraft:
        return LevelDraft, difference.key, WHOLE
    record = record_of(difference)
    parent = parent_of(record)
    if parent is not None and parent in wholes:
        return (*parent, WHOLE)
    if isinstance(record, DueMove) and difference.field == WHOLE and record.action in moved:
        return Action, record.action, "due"
    return difference.kind, difference.key, difference.field


def record_of(difference: Difference) -> Record:
    """The record that a difference is of: as it is here, else as it came, else as it was."""
    record = difference.ours or difference.theirs or difference.base
    assert record is not None, "a difference is of something"
    return record
