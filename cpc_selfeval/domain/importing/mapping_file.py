"""A mapping as a small TOML file, which people edit and use for the next list of the same shape."""

from __future__ import annotations

import json
import textwrap
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from cpc_selfeval.domain.action import SETTABLE_STATUSES, Origin, Status
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.importing.cells import folded, word_key
from cpc_selfeval.domain.importing.fields import FIELDS, Field, ListKind
from cpc_selfeval.domain.importing.mapping import Column, ListMapping, columns_of

Choice = TypeVar("Choice", bound=StrEnum)

KEEP_WORDS: Final = "keep words"
"""What stands for a status word that becomes no status."""
_KEYS: Final = frozenset(
    {
        *("kind", "sheet", "header_row", "origin", "keep_other_columns", "keep_group_headings", "join_rows"),
        *("take", "leave", "column", "status"),
    }
)


class MappingFaults(ValueError):
    """A mapping file says what cannot be. ``faults`` are sentences."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(*faults)


@dataclass(frozen=True, slots=True)
class MappingFile:
    """What a mapping file says: all that is not said is None or guessed."""

    kind: ListKind = ListKind.ACTIONS
    sheet: str | None = None
    header_row: int | None = None
    columns: tuple[tuple[str, str, Field | None], ...] = ()
    """Heading, letter ("" where it is not said) and field."""
    statuses: tuple[tuple[str, Status | None], ...] = ()
    keep_others: bool = True
    keep_headings: bool = True
    join_rows: bool = False
    take: frozenset[int] = frozenset()
    leave: frozenset[int] = frozenset()
    origin: Origin = Origin.SELF_EVALUATION

    def on(self, sheet: SheetCells, guessed_header_row: int) -> ListMapping:
        """The mapping of one sheet: columns are found by heading, of several with the same one by their letter.

        Raises MappingFaults where a column that becomes something is not there.
        """
        header_row = guessed_header_row if self.header_row is None else self.header_row
        columns = list(columns_of(sheet, header_row))
        faults = []
        for heading, letter, field in self.columns:
            place = _found(columns, heading, letter)
            if place is not None:
                columns[place] = replace(columns[place], field=field)
            elif field is not None:
                faults.append(f"There is no column “{heading or letter}” in the list.")
        if faults:
            raise MappingFaults(faults)
        statuses = {word_key(word): status for word, status in self.statuses}
        return ListMapping(
            kind=self.kind,
            header_row=header_row,
            columns=tuple(columns),
            statuses=statuses,
            keep_others=self.keep_others,
            keep_headings=self.keep_headings,
            join_rows=self.join_rows,
            take=self.take,
            leave=self.leave,
            origin=self.origin,
        )


def as_toml(sheet: SheetCells, mapping: ListMapping, words: Iterable[str]) -> str:
    """The mapping as a file that a person can edit, with the status ``words`` of the list's own rows.

    Words without a meaning yet stand there with an empty one.
    """
    fields = ", ".join(f'"{field.value}"' for field in FIELDS[mapping.kind])
    statuses = ", ".join(f'"{status.value}"' for status in SETTABLE_STATUSES)
    lines = [
        "# How a list comes into a self-evaluation. Change what is wrong, then use it with --mapping.",
        f"kind = {_text(mapping.kind.value)}",
        f"sheet = {_text(sheet.title)}",
        *_origin_lines(mapping),
        f"header_row = {mapping.header_row}  # 0: the list has no row of headings",
        f"keep_other_columns = {_flag(mapping.keep_others)}  # what stands in columns without a field is kept in words",
        f"keep_group_headings = {_flag(mapping.keep_headings)}",
        f"join_rows = {_flag(mapping.join_rows)}  # a row without an action goes on with the one above it",
        f"take = {sorted(mapping.take)}  # rows that come in although they would be left out",
        f"leave = {sorted(mapping.leave)}  # rows that stay out",
        "",
        '# One for each column. field is "" for none, or one of:',
        *_commented(fields),
    ]
    for column in mapping.columns:
        field = column.field.value if column.field else ""
        lines += ["", "[[column]]", f"letter = {_text(column.letter)}", f"heading = {_text(column.heading)}"]
        lines += [f"field = {_text(field)}"]
    if words := tuple(words):
        lines += ["", *_commented(f'One for each status word. becomes is one of {statuses}, or "{KEEP_WORDS}".')]
    for word in words:
        lines += ["", "[[status]]", f"word = {_text(word)}", f"becomes = {_text(_becomes(mapping, word))}"]
    return "\n".join(lines) + "\n"


def from_toml(text: str) -> MappingFile:
    """What a mapping file says. Raises MappingFaults."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingFaults([f"It is not TOML: {error}."]) from error
    faults = [f"“{key}” is not known." for key in said if key not in _KEYS]
    read = _Reading(said, faults)
    kind = read.one_of("kind", ListKind, ListKind.ACTIONS)
    mapping = MappingFile(
        kind,
        read.of("sheet", str, None),
        read.of("header_row", int, None),
        tuple(read.columns(kind)),
        tuple(read.statuses()),
        read.of("keep_other_columns", bool, True),
        read.of("keep_group_headings", bool, True),
        read.of("join_rows", bool, False),
        read.numbers("take"),
        read.numbers("leave"),
        read.one_of("origin", Origin, Origin.SELF_EVALUATION),
    )
    if faults:
        raise MappingFaults(faults)
    return mapping


@dataclass(frozen=True, slots=True)
class _Reading:
    said: Mapping[str, Any]
    faults: list[str]

    def of(self, key: str, kind: type, otherwise: Any) -> Any:
        value = self.said.get(key, otherwise)
        if value is otherwise or type(value) is kind:
            return value
        self.faults.append(f"“{key}” cannot be {value!r}.")
        return otherwise

    def one_of(self, key: str, kind: type[Choice], otherwise: Choice) -> Choice:
        value = self.of(key, str, otherwise.value)
        if value in set(kind):
            return kind(value)
        self.faults.append(f"“{key}” cannot be “{value}”.")
        return otherwise

    def numbers(self, key: str) -> frozenset[int]:
        values = self.of(key, list, [])
        if all(type(value) is int for value in values):
            return frozenset(values)
        self.faults.append(f"“{key}” is not a list of row numbers.")
        return frozenset()

    def tables(self, key: str, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The texts of each table of a kind; a missing one is ""."""
        found = []
        for table in self.of(key, list, []):
            values = tuple(table.get(word, "") for word in words) if isinstance(table, dict) else (None,)
            if all(isinstance(value, str) for value in values):
                found.append(values)
            else:
                self.faults.append(f"A [[{key}]] has something else than texts.")
        return found

    def columns(self, kind: ListKind) -> list[tuple[str, str, Field | None]]:
        columns = []
        for heading, letter, word in self.tables("column", ("heading", "letter", "field")):
            if word and word not in {field.value for field in FIELDS[kind]}:
                self.faults.append(f"“{word}” is not a field of a list of {kind.value}.")
            elif not heading.strip() and not letter:
                self.faults.append("A [[column]] has neither heading nor letter.")
            else:
                columns.append((heading, letter, Field(word) if word else None))
        return columns

    def statuses(self) -> list[tuple[str, Status | None]]:
        """The words that have a meaning; one without is still asked for."""
        statuses: list[tuple[str, Status | None]] = []
        for word, becomes in self.tables("status", ("word", "becomes")):
            if becomes in set(SETTABLE_STATUSES):
                statuses.append((word, Status(becomes)))
            elif becomes == KEEP_WORDS:
                statuses.append((word, None))
            elif becomes:
                self.faults.append(f"“{becomes}” is not a status that can be set.")
        return statuses


def _origin_lines(mapping: ListMapping) -> list[str]:
    if mapping.kind is ListKind.EVIDENCE:
        return []
    others = ", ".join(f'"{origin.value}"' for origin in Origin)
    return [f"origin = {_text(mapping.origin.value)}  # where its actions come from: {others}"]


def _found(columns: list[Column], heading: str, letter: str) -> int | None:
    if not heading.strip():
        return next((place for place, column in enumerate(columns) if column.letter == letter.upper()), None)
    named = [place for place, column in enumerate(columns) if folded(column.heading) == folded(heading)]
    if len(named) == 1:
        return named[0]
    by_letter = [place for place in named if columns[place].letter == letter.upper()]
    return by_letter[0] if by_letter else None


def _becomes(mapping: ListMapping, word: str) -> str:
    key = word_key(word)
    if key not in mapping.statuses:
        return ""
    status = mapping.statuses[key]
    return KEEP_WORDS if status is None else status.value


def _text(text: str) -> str:
    """A TOML basic string. What JSON escapes is what TOML wants escaped, but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _commented(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, 110, break_long_words=False)]


def _flag(value: bool) -> str:
    return "true" if value else "false"
