"""A small world for the merge: a few records of each kind, changed on either side; texts say which side wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading
from cpc_selfeval.domain.committee import Agency, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind, Priority
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.merging.preview import Preview, Source
from cpc_selfeval.domain.merging.previewing import preview
from cpc_selfeval.domain.merging.sides import parent_of
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import REFERS_TO, link_fields
from cpc_selfeval.domain.returns.records import Comment, Request, ReturnKind, comment_key
from cpc_selfeval.domain.tag import Tag
from tests.domain.contents import CYCLE, DAY, holding

POLICE = Agency(key="police", name="Police Scotland", position=1)
NHS = Agency(key="nhs", name="NHS Harbour", position=2)
EDUCATION = Agency(key="education", name="Education", position=3)
AGENCIES = (POLICE, NHS, EDUCATION)
ISLA = Person("Isla Grant", "Lead officer")
NOW = datetime(2026, 9, 14, 10, 30, tzinfo=UTC)
TODAY = NOW.date()

some_and_many = pytest.mark.parametrize("examples", [6, pytest.param(200, marks=pytest.mark.long)])
"""How many stories a property is tried on."""


def stories(examples: int) -> settings:
    """The settings of a property: always the same stories, however long each takes."""
    return settings(
        max_examples=examples, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )


def finding(key: str, agency: str | None = "police", **values: Any) -> Finding:
    """A strength of 2.1."""
    given = {"text": f"Text of {key}", "indicators": ("2.1",), **values}
    return Finding(key=key, cycle=CYCLE, kind=FindingKind.STRENGTH, agency=agency, **given)


def evidence(key: str, number: int, agency: str | None = "police", **values: Any) -> Evidence:
    """Evidence of 2.1."""
    given = {"title": f"Title of {key}", "indicators": ("2.1",), **values}
    return Evidence(key=key, cycle=CYCLE, number=number, agency=agency, **given)


def action(key: str, number: int, agency: str | None = "police", **values: Any) -> Action:
    """An action."""
    return Action(key=key, cycle=CYCLE, number=number, agency=agency, **{"text": f"Text of {key}", **values})


def note(key: str, of: str, **values: Any) -> ProgressNote:
    """A progress note."""
    return ProgressNote(key=key, cycle=CYCLE, action=of, on=DAY, **{"text": f"Text of {key}", **values})


def comment(agency: str, code: str, text: str) -> Comment:
    """A comment."""
    return Comment(key=comment_key(CYCLE, agency, code), cycle=CYCLE, agency=agency, code=code, text=text)


def level(agency: str, code: str = "2.1", **values: Any) -> LevelDraft:
    """What an agency proposes, in the shape in which a return says it."""
    key = draft_key(CYCLE, code, Stage.PROPOSED, agency)
    return LevelDraft(key=key, cycle=CYCLE, code=code, stage=Stage.PROPOSED, agency=agency, **values)


def tables(*records: Record) -> Tables:
    """Records as tables."""
    found: dict[type[Record], dict[str, Record]] = {}
    for record in records:
        found.setdefault(type(record), {})[record.key] = record
    return found


def contents_of(*records: Record) -> Contents:
    """Contents with these and the agencies."""
    return holding(*AGENCIES, *records)


def workbook(agency: Agency = POLICE, **values: Any) -> Source:
    """A return of an agency. Each has its own bytes unless said otherwise."""
    given = {"identity": f"workbook of {agency.key}", "sha256": f"bytes of {agency.key}", "request": None, **values}
    return Source(
        kind=ReturnKind.WORKBOOK, agency=agency.key, whose=agency.name, name="Return.xlsx", written_at="", **given
    )


def copy_of_a_colleague(**values: Any) -> Source:
    """A colleague's copy of the file."""
    given = {
        "agency": None,
        "whose": "the copy “Copy.cpcse”",
        "identity": "a copy",
        "sha256": "bytes of a copy",
        **values,
    }
    return Source(kind=ReturnKind.FILE, request=None, name="Copy.cpcse", written_at="", **given)


def shown(contents: Contents, source: Source, base: Tables, theirs: Tables, **values: Any) -> Preview:
    """The preview."""
    given = {"notes": (), "changed_by": lambda kind, key, field: f"Isla: {key}", "today": TODAY, **values}
    return preview(contents, source, base, theirs, **given)


def request(agency: str, due: date) -> Request:
    """A request."""
    return Request(key=f"request to {agency}", cycle=CYCLE, agency=agency, due=due)


def texts_of(record: Record) -> set[str]:
    """What people wrote in a record: what has a space in it, as all texts of this world do."""
    values = (getattr(record, each.name) for each in fields(record) if each.name not in ("key", "cycle"))
    return {value for value in values if type(value) is str and " " in value}


def texts_in(given: Tables) -> set[str]:
    """What people wrote in any record of some tables."""
    return {text for records in given.values() for record in records.values() for text in texts_of(record)}


SLOTS: Mapping[str, Record] = {
    "t1": Tag(key="t1", tag_set="own", set_title="Own outcomes", name="Tag one"),
    "t2": Tag(key="t2", tag_set="own", set_title="Own outcomes", name="Tag two"),
    "f1": finding("f1"),
    "f2": finding("f2", "nhs", tags=("t1",)),
    "f3": finding("f3", None),
    "a1": action("a1", 1, findings=("f1",), due=DAY),
    "a2": action("a2", 2, "nhs", contributing=("police",)),
    "n1": note("n1", "a1"),
    "n2": note("n2", "a2"),
    "r1": Reading(key="r1", cycle=CYCLE, action="a1", value="34 of 40"),
    "m1": DueMove(
        key="m1", cycle=CYCLE, action="a1", moved_on=DAY, was=DAY, now=None,
        reason="Why m1", at="2026-06-01T09:00:00+00:00",
    ),
    "e1": evidence("e1", 1, findings=("f1", "f2"), actions=("a1",), readings=("r1",)),
    "e2": evidence("e2", 2, "nhs", tags=("t1", "t2")),
    "l1": level("police", level=4, reason="Reason of l1"),
    "l2": level("nhs", "5.2", level=3, reason="Reason of l2"),
    "c1": comment("police", "2.1", "Comment of police"),
    "c2": comment("nhs", "", "Comment of nhs"),
    "j1": Judgement(
        key="j1", cycle=CYCLE, code="2.1", stage=Stage.AGREED, on=DAY, at="2026-06-02T09:00:00+00:00", level=4,
        reason="Reason of j1",
    ),
}  # fmt: skip
"""One record for each place of the world, as it was first made."""

_TEXTS: Mapping[type[Record], tuple[str, str]] = {
    Tag: ("name", "set_title"),
    Finding: ("text", "impact"),
    Action: ("text", "outcome"),
    ProgressNote: ("text", "by"),
    Reading: ("value", "base"),
    Evidence: ("title", "shows"),
    LevelDraft: ("reason", "dissent"),
    Comment: ("text", "text"),
}
_LISTED: Mapping[str, tuple[str, ...]] = {
    "indicators": ("2.1", "2.2", "5.2"),
    "findings": ("f1", "f2", "f3"),
    "actions": ("a1", "a2"),
    "readings": ("r1",),
    "tags": ("t1", "t2"),
    "contributing": ("police", "nhs", "education"),
}
_OTHERWISE: Mapping[type[Record], tuple[dict[str, Any], ...]] = {
    Finding: ({"priority": Priority.HIGH}, {"priority": Priority.LOW}),
    Action: ({"due": date(2026, 12, 1)}, {"due": None}),
    LevelDraft: ({"level": 5}, {"level": 2}),
    Evidence: ({"shows_impact": True}, {"shows_impact": False}),
}
SAME, REMOVED = 0, -1
CHANGES = (SAME, SAME, SAME, REMOVED, 1, 2, 3, 4, 8, 12, 15, 17, 31)
"""What may happen to a record on a side: nothing, gone, or fields changed by bits: two texts, a value, links, more."""


def altered(slot: str, base: Record | None, side: str, change: int) -> Record | None:
    """A record as a side leaves it: its texts name the side. New ones begin from the slot's."""
    if change == REMOVED or (base is None and change == SAME):
        return None
    record = base or SLOTS[slot]
    values: dict[str, Any] = {}
    for bit, name in enumerate(_TEXTS.get(type(record), ())):
        if change & (1 << bit):
            values[name] = f"{name} of {slot} by {side}"
    if change & 4:
        values |= _OTHERWISE.get(type(record), ({}, {}))[side == "them"]
    for name in link_fields(type(record)):
        links: tuple[str, ...] = getattr(record, name)
        if change & 8:
            links = links[1:]
        if change & 16:
            links = (*links, *(one for one in _LISTED[name] if one not in links))
        values[name] = links
    return replace(record, **values)


def consistent(given: Tables) -> Tables:
    """Tables without links to what is not there, and without what belongs to it."""
    there = {kind: set(records) for kind, records in given.items()} | {Agency: {each.key for each in AGENCIES}}

    def kept(record: Record) -> bool:
        parent = parent_of(record)
        return parent is None or parent[1] in there.get(parent[0], ())

    found = {kind: {key: one for key, one in records.items() if kept(one)} for kind, records in given.items()}
    there = {kind: set(records) for kind, records in found.items()} | {Agency: {each.key for each in AGENCIES}}
    return {kind: {key: _linked(one, there) for key, one in records.items()} for kind, records in found.items()}


def _linked(record: Record, there: Mapping[type[Record], set[str]]) -> Record:
    values: dict[str, Any] = {
        name: tuple(
            one for one in getattr(record, name) if name == "indicators" or one in there.get(REFERS_TO[name], ())
        )
        for name in link_fields(type(record))
    }
    return replace(record, **values)


@st.composite
def three_sides(draw: st.DrawFn) -> tuple[Tables, Tables, Tables]:
    """A file as it was, as a colleague's copy left it, and as it is here."""
    base: list[Record] = []
    theirs: list[Record] = []
    ours: list[Record] = []
    for slot in SLOTS:
        was = SLOTS[slot] if draw(st.integers(0, 3)) else None
        is_event = isinstance(SLOTS[slot], DueMove | Judgement)
        changes = (SAME, SAME, 1) if is_event else CHANGES
        there = altered(slot, was, "them", draw(st.sampled_from(changes)))
        here = altered(slot, was, "us", draw(st.sampled_from(changes)))
        for side, record in ((base, was), (theirs, there), (ours, here)):
            side.extend([record] if record is not None else [])
    return consistent(tables(*base)), consistent(tables(*theirs)), consistent(tables(*ours))


def every(given: Tables) -> Iterator[Record]:
    """All records of some tables."""
    for records in given.values():
        yield from records.values()
