"""Whether a backup is as it was written, whichever version of the program wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cpc_selfeval.storage import schema
from cpc_selfeval.storage.soundness import faults_within
from cpc_selfeval.storage.tables import row_sha256

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_SEAL = ("key", "rev", "changed_at", "row_sha256")


def faults_in_backup(db: Database) -> Iterator[str]:
    """What is not sound, each a sentence without its beginning. The schema is held to the version's own.

    A backup made before the file was brought up to date is of an older version; its rows are then checked by the
    columns that it has itself. Raises engine.Error.
    """
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID or version < 1:
        yield "it is not a self-evaluation."
    elif version > schema.LATEST:
        yield "it was made by a newer version of this program."
    elif faults := schema.schema_faults(db, version):
        yield from faults
    elif version == schema.LATEST:
        yield from faults_within(db)
    else:
        yield from _faults_of_older(db)


def _faults_of_older(db: Database) -> Iterator[str]:
    structure = [row[0] for row in db.execute("PRAGMA integrity_check(5)").fetchall()]
    if structure != ["ok"]:
        yield f"its structure does not hold together ({'; '.join(structure)})."
        return
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        yield "rows refer to something that is not there."
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type='table'").fetchall()]
    for table in tables:
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")').fetchall()]
        if set(_SEAL) <= set(columns) and (altered := _altered(db, table, columns)):
            yield f"{altered} rows of “{table}” are not as they were written."


def _altered(db: Database, table: str, columns: list[str]) -> int:
    own = [column for column in columns if column not in _SEAL]
    names = ", ".join(f'"{name}"' for name in (*_SEAL, *own))
    return sum(
        row_sha256(table, key, rev, at, values) != sealed
        for key, rev, at, sealed, *values in db.execute(f'SELECT {names} FROM "{table}"')
    )
