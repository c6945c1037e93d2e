"""A record of theirs made to fit in here: a free number, a place at the end, no links to what is not here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, TypeVar

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.merging.overlay import Overlay
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.references import REFERS_TO, link_fields, naming_fields
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.domain.text import shortened

R = TypeVar("R", bound=Record)

NAMED_OF_NEED = frozenset({"withdraws"})
"""Fields that may be empty, but without which a record that had them would say something else."""


_HIGHEST: Final = 1_000_000
"""A number or place above it is nobody's: one more than the largest that a file can hold could not be saved."""


class Fitting:
    """Makes records fit over what stands here by now, and says what it changed."""

    def __init__(self, work: Overlay, said: list[str]) -> None:
        self._work = work
        self._said = said
        self._used: dict[type[Record], set[int]] = {}

    def fitted(self, record: R) -> R | None:
        """The record as it can stand here; None where what it belongs to is not here, or it is of another cycle."""
        if isinstance(record, CycleRecord) and record.cycle != self._work.contents.cycle_key:
            self._said.append(f"One {record.noun} was left out: it belongs to another self-evaluation cycle.")
            return None
        code = getattr(record, "code", "")
        if code and code not in self._work.contents.framework.codes:
            self._said.append(f"One {record.noun} was left out: the framework has no indicator {code}.")
            return None
        values: dict[str, Any] = {}
        for name, may_be_empty in naming_fields(type(record)).items():
            if getattr(record, name) is None or self._work.holds(name, getattr(record, name)):
                continue
            noun = REFERS_TO[name].noun
            if not may_be_empty or _is_of_need(record, name):
                self._said.append(f"One {record.noun} was left out: the {noun} that it belongs to is not here.")
                return None
            self._said.append(f"{called(record)} came without its {noun}, which is not here.")
            values[name] = None
        for name in link_fields(type(record)):
            values[name] = self.links(record, name, getattr(record, name))
        return self._placed(replace(record, **values))

    def links(self, record: Record, name: str, items: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the links that lead somewhere."""
        kept = tuple(item for item in dict.fromkeys(items) if self._work.holds(name, item))
        lost = len(set(items)) - len(kept)
        if lost:
            links = "a link" if lost == 1 else f"{lost} links"
            self._said.append(f"{called(record)} came without {links} to what is not here.")
        return kept

    def _placed(self, record: R) -> R:
        """With a number or place of its own. A number that nobody has here stays; references are only labels."""
        values: dict[str, Any] = {}
        match record:
            case Evidence() | Action():
                values["number"] = self._free(type(record), record.number)
            case Finding():
                values["position"] = self._free(Finding, 0)
            case Agency() | Tag() if not 0 <= record.position <= _HIGHEST:
                values["position"] = 0
        placed = replace(record, **values)
        if isinstance(record, Evidence | Action) and isinstance(placed, Evidence | Action):
            self._say_number(record, placed)
        return placed

    def _free(self, kind: type[Record], wanted: int) -> int:
        """The number that was wanted where it is free, else the next one."""
        if kind not in self._used:
            self._used[kind] = {_number(other) for other in self._work.of(kind)}
        used = self._used[kind]
        number = wanted if 0 < wanted <= _HIGHEST and wanted not in used else 1 + max(used, default=0)
        used.add(number)
        return number

    def _say_number(self, theirs: Evidence | Action, here: Evidence | Action) -> None:
        if theirs.number > 0 and theirs.ref != here.ref:
            self._said.append(f"{_capital(theirs.noun)} {theirs.ref} of theirs is {here.ref} here.")


def _is_of_need(record: Record, name: str) -> bool:
    """Whether a record would say something else without what a field names: a level proposed by an agency would be
    the committee's own."""
    return name in NAMED_OF_NEED or (name == "agency" and isinstance(record, Judgement | LevelDraft))


_CALLED: dict[type[Record], Callable[[Any], str]] = {
    Evidence: lambda record: f"Evidence “{shortened(record.title, 40)}”",
    Action: lambda record: f"Action “{shortened(record.text, 40)}”",
    Finding: lambda record: f"“{shortened(record.text, 40)}”",
}


def _number(record: Record) -> int:
    if isinstance(record, Finding):
        return record.position
    return record.number if isinstance(record, Evidence | Action) else 0


def called(record: Record) -> str:
    """A record in a sentence, by its first words rather than its number, which may be another here."""
    name = _CALLED.get(type(record))
    return name(record) if name is not None else f"One {record.noun}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
