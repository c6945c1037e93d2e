"""The row changes that take chosen differences into ours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from cpc_selfeval.domain.action import Action, DueMove
from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import LevelDraft
from cpc_selfeval.domain.merging.comparing import merged_links
from cpc_selfeval.domain.merging.difference import WHOLE, Difference
from cpc_selfeval.domain.merging.fitting import Fitting
from cpc_selfeval.domain.merging.levels import LevelTaking
from cpc_selfeval.domain.merging.overlay import Overlay
from cpc_selfeval.domain.merging.sides import parent_of
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import REFERS_TO, link_fields, naming_fields
from cpc_selfeval.domain.row_changes import children_of, due_moved, unlinked


@dataclass(frozen=True, slots=True)
class Taken:
    """Row changes, and in sentences what came in otherwise than it was sent: another number, a link left out.

    ``not_taken`` are chosen differences that could not be taken after all, because what they belong to is not there.
    ``became`` says by the key in the return which record stands here for it: an event for a level, a new number.
    """

    rows: tuple[RowChange, ...]
    said: tuple[str, ...]
    not_taken: frozenset[Difference]
    became: Mapping[str, Record]


def taken(
    contents: Contents,
    chosen: Collection[Difference],
    *,
    levels_of: str | None,
    person: Person,
    now: datetime,
    because: str,
) -> Taken:
    """What taking the chosen differences does.

    ``levels_of`` is the agency (by key) whose levels are told as drafts and become events when taken; None where
    drafts are drafts, in a copy of the file. ``now`` is aware. ``because`` is the reason of a due date that is moved
    and of a level that is withdrawn by it.
    """
    taking = _Taking(Overlay(contents), person, now, because)
    levels = [each for each in chosen if levels_of is not None and each.kind is LevelDraft]
    others = [each for each in chosen if levels_of is None or each.kind is not LevelDraft]
    taking.remove([each for each in others if each.field == WHOLE and each.theirs is None])
    taking.add([each for each in others if each.field == WHOLE and each.theirs is not None])
    taking.change([each for each in others if each.field != WHOLE], others)
    if levels_of is not None:
        taking.judge(levels, levels_of)
    return taking.outcome()


@dataclass
class _Taking:
    work: Overlay
    person: Person
    now: datetime
    because: str
    said: list[str] = field(default_factory=list)
    not_taken: set[Difference] = field(default_factory=set)
    became: dict[str, Record] = field(default_factory=dict)

    def outcome(self) -> Taken:
        return Taken(self.work.rows(), tuple(dict.fromkeys(self.said)), frozenset(self.not_taken), dict(self.became))

    def remove(self, chosen: Iterable[Difference]) -> None:
        """Remove records with what belongs to them, and take the links to any of that out of what stays."""
        contents = self.work.contents
        going: dict[tuple[type[Record], str], Record] = {}
        for each in chosen:
            record = contents.get(each.kind, each.key)
            if record is not None and not self._still_named(each, record):
                going |= {(type(one), one.key): one for one in (record, *children_of(contents, record))}
        for kind in RECORD_TYPES:
            for name in link_fields(kind):
                keys = frozenset(key for gone, key in going if gone is REFERS_TO.get(name))
                for row in unlinked(self.work.of(kind), name, keys) if keys else ():
                    self.work.put(row.record)
        for record in going.values():
            self.work.drop(record)

    def _still_named(self, difference: Difference, record: Record) -> bool:
        """Whether something here names a record that is not its own child, such as levels their meeting."""
        for kind in RECORD_TYPES:
            names = [name for name in naming_fields(kind) if REFERS_TO[name] is type(record)]
            for other in self.work.contents.of(kind).values() if names else ():
                own = parent_of(other) == (type(record), record.key)
                if not own and any(getattr(other, name) == record.key for name in names):
                    self.not_taken.add(difference)
                    self.said.append(f"One {record.noun} was not removed: it is still used here.")
                    return True
        return False

    def add(self, chosen: Iterable[Difference]) -> None:
        """Add records, those first that others refer to, without what is not there."""
        fitting = Fitting(self.work, self.said)
        for each in sorted(chosen, key=_in_order):
            assert each.theirs is not None, "what is added is there"
            record = fitting.fitted(each.theirs) if self.work.get(each.kind, each.key) is None else None
            if record is None:
                self.not_taken.add(each)
                continue
            self.work.put(record)
            self.became[each.key] = record

    def change(self, chosen: Iterable[Difference], beside: Collection[Difference]) -> None:
        """Change fields of records that are here. A due date that was set moves, unless theirs says how it did."""
        for each in chosen:
            here = self.work.get(each.kind, each.key)
            value = each.value(each.theirs)
            if here is None or (each.field in naming_fields(each.kind) and not self._is_there(each.field, value)):
                self.not_taken.add(each)
                self.said.append(f"One {each.kind.noun} was left as it is: what it would refer to is not here.")
                continue
            if each.field in link_fields(each.kind):
                value = self._links(each, here)
            values: dict[str, Any] = {each.field: value}
            self.work.put(replace(here, **values))
            if isinstance(here, Action) and each.field == "due" and here.due is not None:
                self._keep_move(here, value, beside)

    def _is_there(self, name: str, value: str | None) -> bool:
        return value is None or self.work.holds(name, value)

    def _links(self, difference: Difference, here: Record) -> tuple[str, ...]:
        was = difference.value(difference.base) or ()
        merged = merged_links(was, difference.value(difference.theirs), getattr(here, difference.field))
        return Fitting(self.work, self.said).links(here, difference.field, merged)

    def _keep_move(self, before: Action, to: Any, beside: Collection[Difference]) -> None:
        if any(isinstance(each.theirs, DueMove) and each.theirs.action == before.key for each in beside):
            return
        self.work.put(due_moved(self.work.contents, before, to, self.now, reason=self.because))

    def judge(self, chosen: Collection[Difference], agency: str) -> None:
        """Make an agency's levels events."""
        levels = LevelTaking(self.work, agency, self.person, self.now, self.because)
        for key in dict.fromkeys(each.key for each in chosen):
            record = levels.take([each for each in chosen if each.key == key])
            if record is not None:
                self.became[key] = record
        self.said += levels.said


def _in_order(difference: Difference) -> tuple[int, str, int, str]:
    """Those that others refer to first, events in the order in which they happened, the rest by number."""
    record = difference.theirs
    number = record.number if isinstance(record, Evidence | Action) else 0
    number = record.position if isinstance(record, Finding) else number
    return RECORD_TYPES.index(difference.kind), getattr(record, "at", ""), number, difference.key
