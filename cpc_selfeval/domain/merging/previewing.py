"""Differences put into words, in the order in which people read them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.merging.again import differences_since
from cpc_selfeval.domain.merging.before import decided_before, refuse_same_bytes
from cpc_selfeval.domain.merging.difference import WHOLE, Case, Difference, Tables
from cpc_selfeval.domain.merging.grouping import grouped, record_of
from cpc_selfeval.domain.merging.levels import agency_levels, standing_proposal
from cpc_selfeval.domain.merging.ordering import place_of
from cpc_selfeval.domain.merging.preview import Line, Preview, Source
from cpc_selfeval.domain.merging.remarks import remark, why_not
from cpc_selfeval.domain.merging.telling import with_theirs
from cpc_selfeval.domain.merging.wording import heading, part, whole_in_words
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.record_words import held_in_words
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.domain.row_changes import children_of

ChangedBy = Callable[[type[Record], str, str], str]
"""Who changed a field of a record last, and when: "Isla Grant, 3 December 2026"; "" where nobody knows.

It is asked with the type, key and field, "" being the record as a whole: who removed it, or changed any of it.
"""


def ours_for(contents: Contents, source: Source) -> Tables:
    """What stands here, in the shape in which a source speaks: an agency's proposals are drafts there."""
    if source.levels_of is None:
        return contents.tables
    return {**contents.tables, LevelDraft: agency_levels(contents, source.levels_of)}


def preview(
    contents: Contents,
    source: Source,
    base: Tables,
    theirs: Tables,
    notes: Collection[str],
    changed_by: ChangedBy,
    today: date,
) -> Preview:
    """Everything that ``theirs`` would change, in words. Raises AlreadyTaken for what was decided upon before."""
    refuse_same_bytes(contents, source)
    found = differences_since(contents, source, base, theirs, ours_for(contents, source))
    told = with_theirs(contents, found)
    groups = sorted(grouped(found), key=lambda group: place_of(told, record_of(group[0])))
    lines = tuple(
        replace(_line(contents, told, source, group, found, changed_by), place=place)
        for place, group in enumerate(groups)
    )
    shown = Preview(source, lines, tuple(notes), _late_by(contents, source, today))
    decided_before(contents, shown)
    return shown


def side_in_words(told: Contents, group: Sequence[Difference], side: str) -> str:
    """What one side ("base", "theirs", "ours") says of a line; "" for nothing."""
    first = group[0]
    record: Record | None = getattr(first, side)
    if first.field != WHOLE and first.kind is not LevelDraft:
        said = [held_in_words(told, first.field, first.value(record))] if record is not None else []
    else:
        said = [whole_in_words(told, record)]
    beside = [getattr(each, side) for each in group[1:]] if first.kind is not LevelDraft else []
    if side == "ours" and record is not None and first.theirs is None:
        beside = list(children_of(told, record))
    said += [_belonging(told, each) for each in beside if each is not None]
    return "\n".join(text for text in said if text)


def _belonging(told: Contents, record: Record) -> str:
    return f"{record.noun[:1].upper()}{record.noun[1:]}:\n{whole_in_words(told, record)}"


def _line(
    contents: Contents,
    told: Contents,
    source: Source,
    group: tuple[Difference, ...],
    found: Sequence[Difference],
    changed_by: ChangedBy,
) -> Line:
    first = group[0]
    refused = why_not(told, source, group)
    return Line(
        place=0,
        heading=heading(told, record_of(first), is_new=first.case is Case.ADDED),
        about=part(told, first),
        case=case_of(group),
        base=side_in_words(told, group, "base"),
        theirs=side_in_words(told, group, "theirs"),
        ours=side_in_words(told, group, "ours"),
        ours_by=_ours_by(contents, source, group, changed_by),
        differences=group,
        remark=refused or remark(contents, told, group, found, proposes=source.levels_of is not None),
        can_be_taken=not refused,
    )


def case_of(group: Sequence[Difference]) -> Case:
    """The case of a line: of the first conflict in it, else of what it is named after."""
    return next((each.case for each in group if each.case.is_conflict), group[0].case)


def _ours_by(contents: Contents, source: Source, group: Sequence[Difference], changed_by: ChangedBy) -> str:
    if not case_of(group).is_conflict:
        return ""
    first = next(each for each in group if each.case.is_conflict)
    if first.kind is LevelDraft and source.levels_of is not None:
        level = record_of(first)
        standing = standing_proposal(contents, source.levels_of, level.code) if isinstance(level, LevelDraft) else None
        if standing is not None:
            return changed_by(Judgement, standing.key, "")
    return changed_by(first.kind, first.key, first.field)


def _late_by(contents: Contents, source: Source, today: date) -> int:
    request = contents.get(Request, source.request)
    return max(0, (today - request.due).days) if request is not None and request.due is not None else 0
