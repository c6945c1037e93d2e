"""What a connection must say before anything is read through it: that it is ours, a version we know, and our schema.

The schema comes before the check of the structure, since that check runs what a hostile schema holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.opening_refusals import FileDamaged, FileTooNew, NotASelfEvaluation
from cpc_selfeval.domain.suspect_refusals import ForeignParts
from cpc_selfeval.storage import schema

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


def check_opened(db: Database, path: Path) -> int:
    """Check application id, version, schema and structure, in this order, and give the version.

    Raises NotASelfEvaluation, FileTooNew, ForeignParts, FileDamaged, engine.Error.
    """
    version = check_schema(db, path)
    check_structure(db, path)
    return version


def check_schema(db: Database, path: Path) -> int:
    """Check application id, version and schema, and give the version. Runs nothing that the file holds.

    Raises NotASelfEvaluation, FileTooNew, ForeignParts, FileDamaged, engine.Error.
    """
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID or version < 1:
        raise NotASelfEvaluation(path, "another program’s database")
    if version > schema.LATEST:
        raise FileTooNew(path)
    foreign, missing = schema.foreign_and_missing(db, version)
    for part in foreign:
        raise ForeignParts(path, part)
    for part in missing:
        raise FileDamaged(path, f"its {part} is missing.")
    return version


def check_structure(db: Database, path: Path) -> None:
    """Let SQLite look whether its pages hold together. Raises FileDamaged, engine.Error."""
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise FileDamaged(path, "its structure does not hold together.")
