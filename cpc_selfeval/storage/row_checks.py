"""Whether every row and every attached file is as it was written, looked at a part at a time.

A changed bit in a text is not seen by SQLite's own checks, so each row carries the hash of itself. Looking through a
large file takes a while; in parts, saving can go on in between.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.attachments import forgotten, is_sound
from cpc_selfeval.storage.shape import all_shapes
from cpc_selfeval.storage.tables import ATTACHMENT_CHUNK, Table, all_tables, row_sha256

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

ROWS: Final = 2_000
"""Rows looked at in one part: 5 ms or so."""

CHUNKS: Final = 16
"""Chunks of 256 kB looked at in one part: 20 ms or so."""

_MOST_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Altered:
    """Something that is not as it was written: the table and key of the row, and what people call it."""

    table: str
    key: str
    words: str


Part = tuple[Altered, ...]
"""What one part of looking found."""


def altered_rows(db: Database) -> Iterator[Part]:
    """Look through every row of every table but the bytes of attached files. Rows may change between two parts."""
    for table in all_tables():
        if table is not ATTACHMENT_CHUNK:
            yield from altered_of(db, table)


def altered_attachments(db: Database) -> Iterator[Part]:
    """Look through the bytes of every attached file, and through those that no file has any more."""
    sql = 'SELECT "sha256", max("size"), min("key"), min("name") FROM "attachment" GROUP BY "sha256"'
    files = _fetched(db, sql)
    left = forgotten(db)
    for sha256, size, key, name in files:
        digest = hashlib.sha256()
        found = 0
        sound = True
        for blocks, unsealed in _chunks(db, sha256):
            sound = sound and not unsealed
            for block in blocks:
                digest.update(block)
                found += len(block)
            yield ()
        if not (sound and found == size and digest.hexdigest() == sha256) and _is_still_unsound(db, sha256, size):
            yield (Altered("attachment", str(key), f"the attached file “{name}”"),)
    for sha256 in left:
        for _, unsealed in _chunks(db, sha256):
            yield tuple(Altered("attachment_chunk", key, "the content of a removed file") for key in unsealed)


def all_altered(db: Database) -> Part:
    """Look through everything at once. Raises BrokenOff between two parts."""
    found: list[Altered] = []
    for parts in (altered_rows(db), altered_attachments(db)):
        for part in parts:
            look()
            found += part
    return tuple(found)


def named(altered: Part) -> str:
    """What was altered in words: "evidence E-017, action A-03 and 2 links"."""
    counted = [
        f"{words} ({count})" if count > 1 else words for words, count in Counter(a.words for a in altered).items()
    ]
    more = len(counted) - _MOST_NAMED
    listed = [*counted[:_MOST_NAMED], f"{more} more"] if more > 0 else counted
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def altered_of(db: Database, table: Table) -> Iterator[Part]:
    """Look through every row of one table."""
    if table is ATTACHMENT_CHUNK:
        yield from _one_by_one(db, table)
        return
    # SQLite writes the same JSON as row_sha256() does, in half the time; what differs is looked at once more
    names = ", ".join(f'"{name}"' for name in ("key", "rev", "changed_at", *table.columns))
    sql = f"""SELECT rowid, "row_sha256", json_array('{table.name}', {names}) FROM "{table.name}"
        WHERE rowid > ? ORDER BY rowid LIMIT {ROWS}"""
    last = -(1 << 63)
    while True:
        try:
            rows = db.execute(sql, (last,)).fetchall()
        except engine.Error:
            yield from _one_by_one(db, table, last)
            return
        suspect = [rowid for rowid, sealed, text in rows if hashlib.sha256(text.encode()).hexdigest() != sealed]
        yield tuple(found for rowid in suspect for part in _one_by_one(db, table, rowid - 1, rowid) for found in part)
        if len(rows) < ROWS:
            return
        last = rows[-1][0]


def _one_by_one(db: Database, table: Table, last: int = -(1 << 63), end: int = (1 << 63) - 1) -> Iterator[Part]:
    """Look through the rows after the one with the id ``last`` up to ``end``, each as it is read."""
    most = CHUNKS if table is ATTACHMENT_CHUNK else ROWS
    read = table.select_sealed_sql.removeprefix("SELECT ")
    sql = f"SELECT rowid, {read} WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT {most}"
    while True:
        rows = _fetched(db, sql, (last, end))
        yield tuple(
            Altered(table.name, str(key), _words(db, table, key))
            for _, sealed, key, rev, at, *values in rows
            if row_sha256(table.name, key, rev, at, values) != sealed
        )
        if len(rows) < most:
            return
        last = rows[-1][0]


def _chunks(db: Database, sha256: str) -> Iterator[tuple[list[bytes], list[str]]]:
    """The blocks of one content in their order, and the keys of those rows that are not as they were written."""
    sql = f'{ATTACHMENT_CHUNK.select_sealed_sql} WHERE "sha256"=? AND "n" > ? ORDER BY "n" LIMIT {CHUNKS}'
    last = -(1 << 63)
    while True:
        rows = _fetched(db, sql, (sha256, last))
        unsealed = [
            str(key)
            for sealed, key, rev, at, *values in rows
            if row_sha256(ATTACHMENT_CHUNK.name, key, rev, at, values) != sealed
        ]
        yield [row[-1] for row in rows], unsealed
        if len(rows) < CHUNKS:
            return
        last = rows[-1][5]


def _is_still_unsound(db: Database, sha256: str, size: int) -> bool:
    """Look again at once, since it may have been removed between two parts."""
    there = db.execute('SELECT 1 FROM "attachment" WHERE "sha256"=? LIMIT 1', (sha256,)).fetchone()
    if there is None:
        return False
    if not is_sound(db, sha256, size):
        return True
    return any(unsealed for _, unsealed in _chunks(db, sha256))


def _words(db: Database, table: Table, key: str) -> str:
    """What people call a row. Whatever of it cannot be read is left out."""
    nouns = {shape.table: shape.kind.noun for shape in all_shapes()}
    try:
        match table.name:
            case "evidence":
                return f"evidence E-{_of(db, table, key, 'number'):03d}"
            case "action":
                return f"action A-{_of(db, table, key, 'number'):02d}"
            case (
                "judgement"
                | "level_draft"
                | "indicator_scope"
                | "challenge_answer"
                | "levels_shown"
                | "inspection_grade"
            ):
                return f"{nouns[table.name]} of {_of(db, table, key, 'code')}"
            case "finding":
                noun = "strength" if _of(db, table, key, "kind") == "strength" else "area for improvement"
                sql = 'SELECT "indicator" FROM "finding_indicator" WHERE "finding"=? ORDER BY "place"'
                codes = [str(code) for (code,) in db.execute(sql, (key,)).fetchall()]
                return f"{noun} of {', '.join(codes)}" if codes else noun
            case "log" | "tombstone":
                return "an entry of the history"
            case "identity" | "framework_copy":
                return "what this program keeps about the file"
            case name:
                return nouns.get(name, "a link between entries")
    except (engine.Error, TypeError, ValueError):
        return nouns.get(table.name, "a row")


def _of(db: Database, table: Table, key: str, column: str) -> Any:
    """One value of a row."""
    return db.execute(f'SELECT "{column}" FROM "{table.name}" WHERE "key"=?', (key,)).fetchone()[0]


def _fetched(db: Database, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
    """All rows. Texts that are no UTF-8 are read too, with what is wrong in them replaced."""
    try:
        return db.execute(sql, values).fetchall()
    except engine.OperationalError:
        was = db.conn.text_factory
        db.conn.text_factory = _as_text  # not at once: it is called for every single text
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.conn.text_factory = was


def _as_text(stored: bytes) -> str:
    return stored.decode("utf-8", errors="replace")
