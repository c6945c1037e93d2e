"""How a record's fields lie in the file: one column for each plain field, one link table for each tuple of keys.

Everything is read off the dataclasses. Only what a type hint cannot say stands here by hand: which fields hold keys
of other records, and what one item of a tuple is called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.references import REFERS_TO, table_name

Value = str | int | bytes | None
"""What a column holds."""

_ONE_OF: dict[str, str] = {
    "indicators": "indicator",
    "findings": "finding",
    "actions": "action",
    "readings": "reading",
    "tags": "tag",
    "contributing": "agency",
    "supporting": "evidence",
}
"""What one item of a tuple field is called, in the link table's name and column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One plain field. ``write`` turns a value that is not None into what is stored, ``read`` turns it back.

    They are None where the value stays as it is.
    """

    name: str
    sql_type: str
    nullable: bool
    refers_to: str | None
    write: Callable[[Any], Value] | None
    read: Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class Link:
    """One tuple field: its link table, and the columns there that name the owner and the item."""

    field: str
    table: str
    owner: str
    target: str
    refers_to: str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """One record type in the file: its table, its columns besides the key, and its link tables.

    ``fetch`` takes a record's plain fields in the order of the columns, ``writes`` are the columns (by place) whose
    values are turned into others.
    """

    kind: type[Record]
    table: str
    columns: tuple[Column, ...]
    links: tuple[Link, ...]
    fetch: Callable[[Record], tuple[Any, ...]] = field(repr=False, compare=False)
    writes: tuple[tuple[int, Callable[[Any], Value]], ...] = field(repr=False, compare=False)

    @property
    def in_cycle(self) -> bool:
        """Whether the records belong to a cycle."""
        return issubclass(self.kind, CycleRecord)

    def values(self, record: Record) -> tuple[Value, ...]:
        """What the record's columns hold, in their order."""
        values: list[Value] = list(self.fetch(record))
        for place, write in self.writes:
            if values[place] is not None:
                values[place] = write(values[place])
        return tuple(values)


def shape_of(kind: type[Record]) -> Shape:
    """The shape of one of the record types. Raises KeyError for any other."""
    return _shapes()[kind]


@cache
def all_shapes() -> tuple[Shape, ...]:
    """The shapes of all record types, those that others refer to first."""
    return tuple(_shapes().values())


@cache
def _shapes() -> dict[type[Record], Shape]:
    return {kind: _shape(kind) for kind in RECORD_TYPES}


def _shape(kind: type[Record]) -> Shape:
    table = table_name(kind)
    hints = get_type_hints(kind)
    columns: list[Column] = []
    links: list[Link] = []
    for name in (each.name for each in fields(kind) if each.name != "key"):
        if get_origin(hints[name]) is tuple:
            links.append(_link(table, name))
        else:
            columns.append(_column(name, hints[name]))
    writes = tuple((place, column.write) for place, column in enumerate(columns) if column.write is not None)
    return Shape(kind, table, tuple(columns), tuple(links), _fetching(*(each.name for each in columns)), writes)


def _fetching(*names: str) -> Callable[[Record], tuple[Any, ...]]:
    fetch = attrgetter(*names)
    return fetch if len(names) > 1 else lambda record: (fetch(record),)


def _link(table: str, name: str) -> Link:
    refers_to = REFERS_TO.get(name)
    return Link(name, f"{table}_{_ONE_OF[name]}", table, _ONE_OF[name], table_name(refers_to) if refers_to else None)


def _column(name: str, hint: Any) -> Column:
    nullable = get_origin(hint) in (Union, UnionType)
    plain = next(arg for arg in get_args(hint) if arg is not NoneType) if nullable else hint
    sql_type, write, read = _conversion(plain)
    refers_to = REFERS_TO.get(name)
    return Column(name, sql_type, nullable, table_name(refers_to) if refers_to else None, write, read)


def _conversion(plain: Any) -> tuple[str, Callable[[Any], Value] | None, Callable[[Any], Any] | None]:
    if plain is str:
        return "TEXT", None, None
    if plain is bool:
        return "INTEGER", int, {0: False, 1: True}.__getitem__
    if plain is int:
        return "INTEGER", None, None
    if plain is date:
        return "TEXT", date.isoformat, _date
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return "TEXT", _enum_value, {member.value: member for member in plain}.__getitem__
    raise TypeError(f"no column can hold {plain!r}")


@lru_cache(maxsize=4096)
def _date(stored: str) -> date:
    return date.fromisoformat(stored)


def _enum_value(member: StrEnum) -> str:
    return member.value
