"""Rows made fit for a new file: what a column cannot hold, what refers to nothing, and what every file must have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from cpc_selfeval.domain.change import ChangeKind
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.framework import HIGHEST_LEVEL, LOWEST_LEVEL, Framework
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.domain.record_words import FIELD_WORDS
from cpc_selfeval.domain.rescued import LINK, Count, Passage
from cpc_selfeval.domain.words import FINDING_KINDS
from cpc_selfeval.storage.frameworks.files import (
    DEFAULT_FRAMEWORK,
    SHIPPED_IDS,
    FrameworkFaults,
    framework_from_text,
    shipped_framework,
)
from cpc_selfeval.storage.salvage.history import put_together
from cpc_selfeval.storage.salvage.moments import day_of, moment_of
from cpc_selfeval.storage.salvage.rows import Found, Row
from cpc_selfeval.storage.shape import Column, Link, Shape, Value, all_shapes, shape_of
from cpc_selfeval.storage.tables import FRAMEWORK_COPY, LOG, TOMBSTONE, Table, record_table

RESCUED = "Rescued self-evaluation"
"""The name of a committee or cycle that stands in the place of one that was lost."""

_NOT_AS_WRITTEN = "it is not as it was written"


class Fitting:
    """Everything that goes into the new file, by table and key, and what was done to it.

    ``at`` is the time of the rescue as the file keeps it. :meth:`fit` does all; attached files come later.
    """

    def __init__(self, found: Found, at: str) -> None:
        self.frameworks: dict[str, Framework] = {}
        self.rows: dict[str, dict[str, Row]] = {}
        self.notes: list[str] = []
        self.altered: dict[tuple[str, str], Passage] = {}
        self.left_out: list[Passage] = []
        self._found = found
        self._at = at
        self._rebuilt: set[tuple[str, str]] = set()

    def fit(self) -> None:
        """Fit every row."""
        self._rebuilt = put_together(self._found)
        self._take_frameworks()
        self._take_cycles()
        for shape in all_shapes():
            if shape.kind is not Cycle:
                for row in self._found.of(shape.table).values():
                    self._take(shape, row)
        self._want_committee()
        for shape in all_shapes():
            for link in shape.links:
                for row in self._found.of(link.table).values():
                    self._take_link(link, row)
        self._take_log()
        self._take_tombstones()
        if self._found.unsure:
            self.notes.append("Lists of what there was are damaged too, so more may be lost than is said here.")

    def leave_out(self, table: str, row: Row, why: str) -> None:
        """Keep a row out of the new file, its text going into the list."""
        self.rows.get(table, {}).pop(row.key, None)
        self.altered.pop((table, row.key), None)
        text = "\n".join(_texts_of(table, row.values))
        self.left_out.append(Passage(f"{_called(table, row)}: {why}", text))

    def counts(self) -> Iterator[Count]:
        """How much of each kind is in the new file, without kinds of which there never was anything."""
        for table in (*(shape.table for shape in all_shapes()), *_link_tables(), LOG.name):
            kept = self.rows.get(table, {})
            altered = sum(1 for each, _ in self.altered if each == table)
            rebuilt = sum(1 for each, key in self._rebuilt if each == table and key in kept)
            lost = len(self._found.lost(table))
            if kept or lost:
                yield Count(noun_of(table), len(kept), altered, rebuilt, lost)

    # What every file has

    def _take_frameworks(self) -> None:
        for row in self._found.of(FRAMEWORK_COPY.name).values():
            name, _revision, content_hash, text = row.values
            try:
                framework = framework_from_text(str(text), str(name))
            except FrameworkFaults:
                continue
            if framework.content_hash == content_hash:
                self.frameworks[framework.content_hash] = framework

    def _take_cycles(self) -> None:
        shape = shape_of(Cycle)
        found = self._found.of(shape.table)
        wanted: dict[str, None] = {}
        for each in all_shapes():
            if each.in_cycle:
                place = record_table(each.table).columns.index("cycle")
                rows = self._found.of(each.table).values()
                wanted |= {str(row.values[place]): None for row in rows if row.intact and row.values[place]}
        for row in found.values():
            self._take(shape, self._on_a_framework(row))
        missing = [key for key in wanted if key not in found]
        if not found and not missing:
            missing = [new_key()]
        for number, key in enumerate(missing, 1 + len(found)):
            framework = next(iter(self.frameworks.values()), shipped_framework(DEFAULT_FRAMEWORK))
            self.frameworks.setdefault(framework.content_hash, framework)
            cycle = Cycle(
                key=key, number=number, title=RESCUED, framework=framework.id, framework_hash=framework.content_hash
            )
            self._put(shape.table, Row(key, 1, self._at, shape.values(cycle), intact=True))
            self.notes.append(f"The title and period of a self-evaluation are lost. It is called “{RESCUED}”.")

    def _on_a_framework(self, row: Row) -> Row:
        """The cycle on a framework that is there: its own, the shipped one with the same content, else the default."""
        columns = record_table("cycle").columns
        names, hashes = columns.index("framework"), columns.index("framework_hash")
        if row.values[hashes] in self.frameworks:
            return row
        for framework in map(shipped_framework, SHIPPED_IDS):
            if framework.content_hash == row.values[hashes]:
                self.frameworks[framework.content_hash] = framework
                return row
        named = str(row.values[names])
        stands_in = shipped_framework(named if named in SHIPPED_IDS else DEFAULT_FRAMEWORK)
        self.frameworks[stands_in.content_hash] = stands_in
        self.notes.append(
            f"The framework of a self-evaluation is lost. “{stands_in.title}” stands in its place; what was recorded "
            "of indicators that it does not have is in the list below."
        )
        values = list(row.values)
        values[names], values[hashes] = stands_in.id, stands_in.content_hash
        return replace(row, values=tuple(values))

    def _want_committee(self) -> None:
        shape = shape_of(Committee)
        if not self.rows.get(shape.table):
            committee = Committee(key=new_key(), name=RESCUED)
            self._put(shape.table, Row(committee.key, 1, self._at, shape.values(committee), intact=True))
            self.notes.append(f"The committee’s names are lost. It is called “{RESCUED}”.")

    # Records and their links

    def _put(self, table: str, row: Row) -> None:
        self.rows.setdefault(table, {})[row.key] = row

    def _take(self, shape: Shape, row: Row) -> None:
        problems: list[str] = []
        values = list(row.values)
        trusted = row.intact and (shape.table, row.key) not in self._rebuilt
        for place, column in enumerate(shape.columns):
            if column.refers_to is None:
                if not trusted or column.name == "level":
                    values[place] = self._fit(shape, column, values[place], row, problems)
            elif not self._is_there(shape, column, values[place], row):
                if column.name == "cycle" and not row.intact:
                    values[place] = next(reversed(self.rows["cycle"]))
                elif not column.nullable:
                    self.leave_out(shape.table, row, f"the {column.refers_to.replace('_', ' ')} it belongs to is lost")
                    return
                else:
                    values[place] = None
                    problems.append(f"the {column.refers_to.replace('_', ' ')} that it refers to is lost")
        fitted = replace(row, values=tuple(values), at=moment_of(row.at, self._at))
        if (unknown := self._unknown_code(shape, fitted)) is not None:
            self.leave_out(shape.table, row, f"its framework has no indicator “{unknown}”")
            return
        self._put(shape.table, fitted)
        if not row.intact or problems:
            self._note_altered(shape.table, row, problems or [_NOT_AS_WRITTEN])

    def _is_there(self, shape: Shape, column: Column, key: Value, row: Row) -> bool:
        if key is None:
            return column.nullable
        if column.refers_to == shape.table:
            return key in self._found.of(shape.table) and key != row.key
        return key in self.rows.get(str(column.refers_to), {})

    def _fit(self, shape: Shape, column: Column, value: Value, row: Row, problems: list[str]) -> Value:
        """A value that the column takes. What stood there before goes into ``problems`` when it had to be given up."""
        plain = _plain_hint(shape.kind, column.name)
        fit = _of_type(column, value)
        if fit is not None and column.read is not None:
            try:
                column.read(fit)
            except (KeyError, ValueError, TypeError):
                fit = None
        if fit is None and not column.nullable:
            fit = _default(plain, row.at, self._at)
        if column.name == "at" and isinstance(fit, str) and fit:
            fit = moment_of(fit, row.at, self._at)
        if column.name == "level" and fit is not None and not self._on_scale(shape, row, fit):
            fit = None
        if fit != value:
            said = f"{column.name.replace('_', ' ')} was “{_shown(value)}”" if _shown(value) else "parts of it are lost"
            if said not in problems:
                problems.append(said)
        return fit

    def _framework_of(self, shape: Shape, row: Row) -> Framework:
        place = record_table(shape.table).columns.index("cycle")
        cycles = self.rows["cycle"]
        cycle = cycles.get(str(row.values[place])) or cycles[next(reversed(cycles))]
        return self.frameworks[str(cycle.values[record_table("cycle").columns.index("framework_hash")])]

    def _on_scale(self, shape: Shape, row: Row, level: Value) -> bool:
        if not shape.in_cycle:  # an inspection's, of whatever edition
            return level in range(LOWEST_LEVEL, HIGHEST_LEVEL + 1)
        return any(each.value == level for each in self._framework_of(shape, row).scale)

    def _unknown_code(self, shape: Shape, row: Row) -> str | None:
        columns = record_table(shape.table).columns
        if "code" not in columns or not shape.in_cycle:
            return None
        code = str(row.values[columns.index("code")])
        return None if code in self._framework_of(shape, row).codes else code

    def _take_link(self, link: Link, row: Row) -> None:
        owner, target, place = row.values
        owners = self.rows.get(link.owner, {})
        there = owner in owners and (
            target in self.rows.get(link.refers_to, {})
            if link.refers_to is not None
            else self._is_a_code(target, link.owner, owners[str(owner)])
        )
        if not there:
            self.left_out.append(Passage(f"{noun_of(link.table)}: one end of it is lost", ""))
            return
        fit_place = place if isinstance(place, int) else 0
        values = (owner, target, fit_place)
        self._put(link.table, replace(row, values=values, at=moment_of(row.at, self._at)))

    def _is_a_code(self, code: Value, table: str, owner: Row) -> bool:
        shape = next(shape for shape in all_shapes() if shape.table == table)
        return not shape.in_cycle or code in self._framework_of(shape, owner).codes

    # The log and what was removed

    def _take_log(self) -> None:
        at, kind, number = (LOG.columns.index(name) for name in ("at", "change_kind", "number"))
        nullable = {LOG.columns.index(name) for name in ("visit", "before", "after")}
        numbers: set[int] = set()
        for row in sorted(self._found.of(LOG.name).values(), key=lambda each: (not each.intact, each.at)):
            values: list[Value] = [
                value if value is None and place in nullable else "" if value is None else str(value)
                for place, value in enumerate(row.values)
            ]
            values[at] = moment_of(str(values[at]), row.at, self._at)
            if values[kind] not in set(ChangeKind):
                values[kind] = ChangeKind.MADE.value
            wanted = row.values[number]
            fit = wanted if isinstance(wanted, int) and 0 < wanted < 2**53 and wanted not in numbers else 0
            fit = fit or 1 + max(numbers, default=0)
            values[number] = fit
            numbers.add(fit)
            self._put(LOG.name, replace(row, values=tuple(values), at=moment_of(row.at, self._at)))
            if not row.intact:
                self._note_altered(LOG.name, row, [_NOT_AS_WRITTEN])

    def _take_tombstones(self) -> None:
        for row in self._found.of(TOMBSTONE.name).values():
            table, key, rev = row.values
            if isinstance(rev, int) and key not in self.rows.get(str(table), {}):
                values = (str(table), str(key), rev)
                self._put(TOMBSTONE.name, replace(row, values=values, at=moment_of(row.at, self._at)))

    def _note_altered(self, table: str, row: Row, problems: list[str]) -> None:
        text = "\n".join(_texts_of(table, row.values))
        self.altered[table, row.key] = Passage(f"{_called(table, row)}: {'; '.join(problems)}", text)


def noun_of(table: str) -> str:
    """What one row of a table is called: "action", "link from action to agency"."""
    for shape in all_shapes():
        if shape.table == table:
            return shape.kind.noun
        for link in shape.links:
            if link.table == table:
                return f"{LINK}{shape.kind.noun} to {noun_of(link.target)}"
    return "entry of the history" if table == LOG.name else table.replace("_", " ")


def _called(table: str, row: Row) -> str:
    """What one row is called: of strengths and areas for improvement, which of the two it is."""
    fields = dict(zip(_table(table).columns, row.values, strict=False))
    is_finding = table == shape_of(Finding).table
    kinds = {kind.value: words.lower() for kind, words in FINDING_KINDS.items()} if is_finding else {}
    return kinds.get(str(fields.get("kind")), noun_of(table))


def _link_tables() -> tuple[str, ...]:
    return tuple(link.table for shape in all_shapes() for link in shape.links)


def _texts_of(table: str, values: tuple[Value, ...]) -> Iterator[str]:
    """Everything in a row that is not empty, each field with its name."""
    columns = _table(table).columns
    hidden = {"cycle", "sha256", "framework_hash", "change", "visit", "record", "record_table"}
    for name, value in zip(columns, values, strict=False):
        if name not in hidden and value not in (None, ""):
            yield f"{FIELD_WORDS.get(name) or name.replace('_', ' ').capitalize()}: {_shown(value)}"


def _table(name: str) -> Table:
    return LOG if name == LOG.name else record_table(name)


def _shown(value: Value) -> str:
    return "" if value is None or isinstance(value, bytes) else str(value)


def _plain_hint(kind: type[Record], name: str) -> Any:
    hint = get_type_hints(kind)[name]
    parts = [part for part in get_args(hint) if part is not NoneType]
    return parts[0] if parts else hint


def _of_type(column: Column, value: Value) -> Value:
    if value is None or isinstance(value, bytes):
        return None
    if column.sql_type == "INTEGER":
        return value if isinstance(value, int) and abs(value) < 2**53 else None
    return value if isinstance(value, str) else str(value)


def _default(plain: Any, row_at: str, now: str) -> Value:
    if plain is date:
        return day_of(row_at, now)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return next(iter(plain)).value
    return "" if plain is str else 0
