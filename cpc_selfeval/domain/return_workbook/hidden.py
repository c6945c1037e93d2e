"""The hidden part of a workbook that can come back: whose it is, from which state, and everything as it was written.

Described in ``docs/return-workbook.md``, by which other programs can read it. It holds nothing that the sheets do not
show but keys, so nobody sends more than they see.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from cpc_selfeval.domain.record import Record, settled_key
from cpc_selfeval.domain.return_workbook.columns import Choice, Job
from cpc_selfeval.domain.return_workbook.meanings import meant_by
from cpc_selfeval.domain.return_workbook.rows import RECORD_OF, plain_record, restored_record
from cpc_selfeval.domain.returns.records import ReturnKind

FORMAT: Final = 1
"""Rises when an older program could no longer understand what is written."""
MARK: Final = "cpc-selfeval-return"
"""In the first cell of the hidden sheet, with the format's number beside it."""
PIECE: Final = 30_000
"""Characters in one cell; Excel takes 32,767."""
_MOST_BYTES: Final = 60_000_000
_PRINT_LENGTH: Final = 12
_CANNOT_BE: Final = (KeyError, ValueError, TypeError, AttributeError, OverflowError)

Words = tuple[tuple[str, str], ...]
"""What a drop-down offers, each with the value that it stands for."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which workbook this is. ``written_at`` is ISO 8601, UTC; an action plan has no ``agency`` and ``request``."""

    kind: ReturnKind
    workbook: str
    written_at: str
    program: str
    committee: str
    file: str
    cycle: str
    cycle_title: str
    framework: str
    framework_title: str
    framework_hash: str
    agency: str | None = None
    agency_name: str = ""
    request: str | None = None


@dataclass(frozen=True)
class WrittenRow:
    """One row as written: its record, and its cells by column name, as text (days as 2026-03-31, "" for empty)."""

    job: Job
    label: str
    record: Record
    cells: Mapping[str, str]

    @property
    def key(self) -> str:
        """The record's key."""
        return self.record.key


@dataclass(frozen=True)
class Hidden:
    """All of the hidden part.

    ``stored`` are the keys of rows whose record was in the file; other rows (no level yet, no comment yet) had none.
    ``rooms`` is the number of rows made ready for new entries. ``prints`` are short fingerprints of every other
    text in the workbook, by which text that a person added outside the tables is known.
    """

    identity: Identity
    words: Mapping[Choice, Words]
    rows: tuple[WrittenRow, ...]
    stored: frozenset[str] = frozenset()
    rooms: Mapping[Job, int] = field(default_factory=dict)
    prints: frozenset[str] = frozenset()

    def rows_of(self, job: Job) -> tuple[WrittenRow, ...]:
        """The rows of one sheet, in their order."""
        return tuple(row for row in self.rows if row.job is job)

    def room_keys(self, job: Job) -> tuple[str, ...]:
        """The keys of the empty rows that were made ready on a sheet."""
        return tuple(room_key(self.identity.workbook, job, number) for number in range(self.rooms.get(job, 0)))


class HiddenPartSpoiled(Exception):
    """The hidden part is not all there, or is not what was written."""


class HiddenPartNewer(Exception):
    """The hidden part is of a format that this version of the program does not know."""


def room_key(workbook: str, job: Job, number: int) -> str:
    """The key of the ``number``-th empty row that was made ready."""
    return settled_key("room", workbook, job, str(number))


def fingerprint(text: str) -> str:
    """A short mark of a text, whatever a spreadsheet did to its line ends and blanks."""
    plain = " ".join(text.replace("_x000D_", " ").split())
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:_PRINT_LENGTH]


def hidden_cells(hidden: Hidden) -> tuple[tuple[str, str], ...]:
    """The rows of the hidden sheet: two cells each."""
    content = _json(hidden)
    packed = base64.b64encode(zlib.compress(content, 9)).decode("ascii")
    parts = [packed[start : start + PIECE] for start in range(0, len(packed), PIECE)]
    return (
        (MARK, str(FORMAT)),
        ("about", "This sheet tells the program what it wrote. Please leave it: without it, nothing can be read back."),
        ("sha256", hashlib.sha256(content).hexdigest()),
        ("parts", str(len(parts))),
        *((f"part {number}", part) for number, part in enumerate(parts, start=1)),
    )


def _json(hidden: Hidden) -> bytes:
    content = {
        "identity": asdict(hidden.identity),
        "words": {choice.value: [list(pair) for pair in words] for choice, words in hidden.words.items()},
        "rows": [
            {
                "sheet": row.job.value,
                "label": row.label,
                "stored": row.key in hidden.stored,
                "cells": dict(row.cells),
                "record": plain_record(row.record),
            }
            for row in hidden.rows
        ],
        "rooms": {job.value: count for job, count in hidden.rooms.items()},
        "prints": "".join(sorted(hidden.prints)),
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")


def hidden_part(rows: Iterable[tuple[str, str]]) -> Hidden:
    """The hidden part, from the first two cells of each row of its sheet, as text.

    Raises HiddenPartNewer, and HiddenPartSpoiled where anything of it is missing or changed.
    """
    found = {label.strip().casefold(): value.strip() for label, value in rows if label.strip()}
    number = found.get(MARK, "")
    if not number.isdecimal():
        raise HiddenPartSpoiled
    if int(number) > FORMAT:
        raise HiddenPartNewer
    try:
        content = _unpacked(found)
        found_there = json.loads(content)
        json.dumps(found_there, ensure_ascii=False).encode()  # half an emoji is in no text of ours: no file keeps it
        return _hidden(found_there)
    except (*_CANNOT_BE, zlib.error, binascii.Error, RecursionError) as error:
        raise HiddenPartSpoiled from error


def _unpacked(found: Mapping[str, str]) -> bytes:
    packed = "".join(found[f"part {number}"] for number in range(1, int(found["parts"]) + 1))
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(base64.b64decode(packed, validate=True), _MOST_BYTES)
    if not unpacker.eof or hashlib.sha256(content).hexdigest() != found["sha256"].lower():
        raise HiddenPartSpoiled
    return content


def _hidden(content: Mapping[str, Any]) -> Hidden:
    prints = _text(content["prints"])
    return Hidden(
        identity=_identity(content["identity"]),
        words={Choice(name): _words(Choice(name), pairs) for name, pairs in content["words"].items()},
        rows=tuple(_row(row) for row in content["rows"]),
        stored=frozenset(_text(row["record"]["key"]) for row in content["rows"] if row["stored"] is True),
        rooms={Job(name): min(int(count), 1_000) for name, count in content["rooms"].items()},
        prints=frozenset(prints[at : at + _PRINT_LENGTH] for at in range(0, len(prints), _PRINT_LENGTH)),
    )


def _identity(content: Mapping[str, Any]) -> Identity:
    optional: dict[str, Callable[[Any], str | None]] = {"agency": _text_or_none, "request": _text_or_none}
    values: dict[str, Any] = {name: optional.get(name, _text)(value) for name, value in content.items()}
    return Identity(**{**values, "kind": ReturnKind(values["kind"])})


def _row(content: Mapping[str, Any]) -> WrittenRow:
    job, record = Job(content["sheet"]), restored_record(content["record"])
    if type(record) is not RECORD_OF[job]:
        raise TypeError
    return WrittenRow(
        job=job,
        label=_text(content["label"]),
        record=record,
        cells={_text(name): _text(value) for name, value in content["cells"].items()},
    )


def _words(choice: Choice, pairs: Iterable[tuple[Any, Any]]) -> Words:
    words = tuple((_text(word), _text(value)) for word, value in pairs)
    for _word, value in words:
        meant_by(choice, value)
    return words


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)
