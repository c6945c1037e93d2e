"""The schema as named, frozen steps under ``PRAGMA user_version``, and what a file of a version may hold.

A new file runs every step. Tables are STRICT, with plain indexes and nothing else: any other object in a file's
schema marks a file that this program did not write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cpc_selfeval.storage import schema_first, schema_fourth, schema_second, schema_third
from cpc_selfeval.storage.faults import Unsound

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

APPLICATION_ID = int.from_bytes(b"CPCe", "big")
"""``PRAGMA application_id``: bytes 68 to 71 of the file."""

_COLUMN = re.compile(r'"(\w+)" (?:TEXT|INTEGER|BLOB|REAL|ANY)\b')
_CREATES = re.compile(r'CREATE (?:UNIQUE )?(TABLE|INDEX) "(\w+)"')


@dataclass(frozen=True, slots=True)
class Step:
    """One schema step: its name, what it runs, and every object that the schema holds once it has run, as SQL."""

    name: str
    statements: tuple[str, ...]
    leaves: tuple[str, ...]


_FIRST = schema_first.STATEMENTS
_SECOND = (*_FIRST, *schema_second.STATEMENTS)
_THIRD = (*_SECOND, *schema_third.STATEMENTS)
_FOURTH = (*_THIRD, *schema_fourth.STATEMENTS)

STEPS: tuple[Step, ...] = (
    Step("first", _FIRST, _FIRST),
    Step("returns", schema_second.STATEMENTS, _SECOND),
    Step("expectations", schema_third.STATEMENTS, _THIRD),
    Step("judging", schema_fourth.STATEMENTS, _FOURTH),
)
"""Step n brings a file to ``user_version`` n."""

LATEST = len(STEPS)


@cache
def objects_of(version: int) -> dict[tuple[str, str], str]:
    """What the schema of a version (1 to LATEST) holds: SQL with single spaces, by type ("table") and name."""
    found: dict[tuple[str, str], str] = {}
    for statement in STEPS[version - 1].leaves:
        match = _CREATES.match(statement)
        assert match is not None, "our own statements create tables and indexes"
        found[match[1].lower(), match[2]] = _normalised(statement)
    return found


@cache
def _as_run(version: int) -> dict[tuple[str, str], str]:
    """The same with the SQL as it was run and as SQLite keeps it, to the letter."""
    return dict(zip(objects_of(version), STEPS[version - 1].leaves, strict=True))


def columns_of(version: int) -> dict[str, tuple[str, ...]]:
    """The columns of each table in the schema of a version (1 to LATEST)."""
    return {name: tuple(_COLUMN.findall(sql)) for (kind, name), sql in objects_of(version).items() if kind == "table"}


def schema_faults(db: Database, version: int) -> tuple[str, ...]:
    """What in the file's schema is not ours or is missing, each a sentence without its beginning.

    Reads ``sqlite_schema`` and nothing else.
    """
    foreign, missing = foreign_and_missing(db, version)
    return (
        *(f"it holds something that this program did not make ({part})." for part in foreign),
        *(f"its {part} is missing." for part in missing),
    )


def foreign_and_missing(db: Database, version: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What in the file's schema is not ours, such as "trigger “gone”", and what of ours it lacks.

    Reads ``sqlite_schema`` and nothing else.
    """
    expected = objects_of(version)
    found = [((kind, name), sql) for kind, name, sql in _schema_rows(db)]
    twice = Counter(key for key, _ in found)
    to_the_letter = _as_run(version)
    differ = [(key, sql) for key, sql in found if sql is None or to_the_letter.get(key) != sql]
    other = {key for key, sql in differ if sql is None or expected.get(key) != _normalised(sql)}
    foreign = (key for key, _ in found if key in other or twice[key] > 1)
    missing = (key for key in expected if key not in twice)
    return tuple(f"{kind} “{name}”" for kind, name in foreign), tuple(f"{kind} “{name}”" for kind, name in missing)


def bring_up_to_date(db: Database, version: int) -> None:
    """Run the steps after ``version`` in one exclusive transaction. The caller's connection must not be in one.

    Raises Unsound when references lead nowhere afterwards. Whoever catches an error closes the connection.
    """
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("BEGIN EXCLUSIVE")
    run_steps(db, version)
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Unsound("rows refer to something that is not there.")
    db.execute("COMMIT")
    db.execute("PRAGMA foreign_keys=ON")


def run_steps(db: Database, version: int) -> None:
    """Run the steps after ``version`` within the transaction that is open.

    What makes tables goes through sqlite-utils. It takes a tenth of a second to load, so nothing else does.
    """
    import sqlite_utils

    tables = sqlite_utils.Database(db.conn, recursive_triggers=False, execute_plugins=False, strict=True)
    for step in STEPS[version:]:
        for statement in step.statements:
            tables.execute(statement)
    db.execute(f"PRAGMA user_version={LATEST}")


def _schema_rows(db: Database) -> Iterable[tuple[str, str, str | None]]:
    """Type, name and SQL of all objects but the indexes that SQLite makes by itself for keys."""
    rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    for kind, name, table, sql in rows:
        if not (kind == "index" and sql is None and name.startswith(f"sqlite_autoindex_{table}_")):
            yield kind, name, sql


def _normalised(sql: str) -> str:
    return " ".join(sql.split())
