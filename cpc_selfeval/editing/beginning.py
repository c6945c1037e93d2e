"""Beginning a self-evaluation: what "New" asks for, and the rows that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import (
    OFFERED_AGENCIES,
    Agency,
    AgencyKind,
    Body,
    Committee,
    Cycle,
    IndicatorScope,
    Meeting,
    scope_key,
)
from cpc_selfeval.domain.framework import Framework, OfferedTagSet
from cpc_selfeval.domain.record import Record, new_key, settled_key
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.domain.text import entered_line


@dataclass(frozen=True, kw_only=True)
class PlannedMeeting:
    """A meeting named on the "New" page, before it has a key."""

    body: Body
    on: date | None = None
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """Everything that "New self-evaluation" asks for.

    ``agencies`` are (name, kind) in their order. ``left_out`` are codes that this cycle does not cover;
    ``due_for`` maps codes to positions in ``meetings``.
    """

    framework: Framework
    committee: str
    area: str = ""
    title: str = ""
    period_from: date | None = None
    period_to: date | None = None
    cpc_name: str = "Child Protection Committee"
    cpc_short: str = "CPC"
    cog_name: str = "Chief Officers’ Group"
    cog_short: str = "COG"
    lead_officer: str = ""
    agencies: tuple[tuple[str, AgencyKind], ...] = tuple((name, kind) for kind, name in OFFERED_AGENCIES.items())
    meetings: tuple[PlannedMeeting, ...] = ()
    left_out: frozenset[str] = frozenset()
    due_for: Mapping[str, int] = field(default_factory=dict)
    made_up: bool = False


def first_rows(beginning: Beginning, tag_sets: tuple[OfferedTagSet, ...]) -> Change:
    """The rows with which a new file begins."""
    cycle = new_key()
    meetings = [
        Meeting(key=new_key(), cycle=cycle, body=m.body, on=m.on, title=entered_line(m.title))
        for m in beginning.meetings
    ]
    records: list[Record] = [_committee(beginning), _cycle(beginning, cycle)]
    records += [
        Agency(key=new_key(), name=entered_line(name), kind=kind, position=position)
        for position, (name, kind) in enumerate(beginning.agencies, start=1)
    ]
    records += _tags(tag_sets)
    records += meetings
    records += _scopes(beginning, cycle, meetings)
    return Change("new self-evaluation", tuple(RowChange(None, record) for record in records))


def _committee(beginning: Beginning) -> Committee:
    return Committee(
        key=new_key(),
        name=entered_line(beginning.committee),
        area=entered_line(beginning.area),
        cpc_name=entered_line(beginning.cpc_name),
        cpc_short=entered_line(beginning.cpc_short),
        cog_name=entered_line(beginning.cog_name),
        cog_short=entered_line(beginning.cog_short),
        lead_officer=entered_line(beginning.lead_officer),
        made_up=beginning.made_up,
    )


def _cycle(beginning: Beginning, key: str) -> Cycle:
    return Cycle(
        key=key,
        number=1,
        title=entered_line(beginning.title) or "Self-evaluation",
        framework=beginning.framework.id,
        framework_hash=beginning.framework.content_hash,
        period_from=beginning.period_from,
        period_to=beginning.period_to,
    )


def _tags(tag_sets: tuple[OfferedTagSet, ...]) -> list[Record]:
    return [
        Tag(
            key=settled_key("tag", tag_set.id, tag.code),
            tag_set=tag_set.id,
            set_title=tag_set.title,
            name=tag.name,
            position=position,
        )
        for tag_set in tag_sets
        for position, tag in enumerate(tag_set.tags, start=1)
    ]


def _scopes(beginning: Beginning, cycle: str, meetings: list[Meeting]) -> list[Record]:
    scopes: list[Record] = []
    for code in beginning.framework.codes:
        place = beginning.due_for.get(code)
        meeting = meetings[place].key if place is not None else None
        if code in beginning.left_out or meeting:
            key = scope_key(cycle, code)
            covered = code not in beginning.left_out
            scopes.append(IndicatorScope(key=key, cycle=cycle, code=code, covered=covered, meeting=meeting))
    return scopes
