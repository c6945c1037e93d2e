"""A file with far too much in it, made of the worked example: nothing that is drawn may rely on texts being short."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, Committee, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.domain.text_search import searched_fields, searched_types
from cpc_selfeval.editing.example import POSITION_AT
from cpc_selfeval.storage.opening import open_store

WORD: Final = "Verantwortung" * 770
"""A word of 10,000 characters, as when somebody leans on a key or pastes an address."""
SENTENCE: Final = "Families should be asked what would help them, and told what became of it, by all who met them. "
NAME: Final = "Community Health, Social Care and Children’s Services Partnership of the Northern & Western Isles"
BY: Final = Person("Catriona Muirhead", "Lead officer", "Strathmarra CPC")
_MORE: Final = {Finding: 60, Evidence: 300, Action: 200}
_LINES: Final = frozenset({"name", "title", "lead", "measure", "short", "role", "ref"})


def make_overfull(path: Path) -> None:
    """Fill a file: every first text is one long word, every second 20 sentences, names are long, lists are longer."""
    store = open_store(path, by=BY)
    contents = store.load()
    rows = [RowChange(record, _filled(record, place)) for place, record in enumerate(_written(contents))]
    rows = [row for row in rows if row.before != row.after]
    store.apply(Change("overfull", tuple(rows)), by=BY, at=POSITION_AT)
    more = tuple(RowChange(None, record) for record in _more(store.load()))
    store.apply(Change("more", more), by=BY, at=POSITION_AT)
    store.close()


def _written(contents: Contents) -> list[Record]:
    kinds = (kind for kind in searched_types() if kind.__name__ not in {"ReturnedValue", "OwnWord", "CycleClosing"})
    return [record for kind in kinds for record in contents.of(kind).values()]


def _filled(record: Record, place: int) -> Record:
    if isinstance(record, Agency | Committee):
        return replace(record, name=NAME)
    values: dict[str, Any] = {}
    for name in searched_fields(type(record)):
        text = getattr(record, name)
        if not text or place % 3 == 2:
            continue
        values[name] = WORD[: 300 if name in _LINES else None] if place % 3 == 0 else SENTENCE * 20
        if place % 3 == 1 and name in _LINES:
            values[name] = SENTENCE.strip()
    return replace(record, **values)


def _more(contents: Contents) -> list[Record]:
    made: list[Record] = []
    for kind, count in _MORE.items():
        there: list[Record] = list(contents.of(kind).values())
        first, last = there[0], max(getattr(each, "number", 0) for each in there)
        for place in range(1, count + 1):
            values: dict[str, Any] = {"key": new_key()}
            if hasattr(first, "number"):
                values["number"] = last + place
            made.append(replace(first, **values))
    return made
