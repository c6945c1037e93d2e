"""Other versions of a file in its folder, as a sync program leaves them when two computers changed it at a time.

"Plan (conflicted copy 2026-03-02).cpcse" and "Plan-LAPTOP.cpcse" have the very identity of the file, which what this
program saves as a copy never has. So they are told by that, and looked for only under names that begin alike.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.change import FileIdentity
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.storage.backups.naming import is_aside
from cpc_selfeval.storage.connection import Mode, connect, disconnect, is_connected
from cpc_selfeval.storage.errors import told_about
from cpc_selfeval.storage.gate import check_schema
from cpc_selfeval.storage.header import read_header
from cpc_selfeval.storage.log import read_last

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database
    from cpc_selfeval.storage.store import Store

MOST_LOOKED_AT: Final = 20
"""So many files at most are opened to look whether they are versions of one."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a file: where it stands, and when and by whom it was last changed (an aware time, or None, "")."""

    path: Path
    changed: datetime | None
    by: str


def versions_beside(store: Store) -> tuple[Version, ...]:
    """The open file's own version and the others in its folder; nothing where there are no others. StorageError."""
    path = store.path
    others = [
        version
        for other in _named_alike(path)
        if (version := _version(other, store.identity, store.password)) is not None
    ]
    if not others:
        return ()
    last = store.last_changes(1)
    mine = Version(path, last[0].at, last[0].by.name) if last else Version(path, None, "")
    return (mine, *others)


def _named_alike(path: Path) -> list[Path]:
    stem = path.stem.casefold()
    found: list[Path] = []
    with suppress(OSError):
        for other in sorted(path.parent.iterdir()):
            name = other.stem.casefold()
            alike = other.suffix == path.suffix and (name.startswith(stem) or stem.startswith(name))
            if (
                alike and other != path and is_aside(other) is None
            ):  # what was put aside for a backup is no other's work
                found.append(other)
    return found[:MOST_LOOKED_AT]


def _version(path: Path, identity: FileIdentity, password: Password | None) -> Version | None:
    """The version that stands at ``path``; None where it is another file, or cannot be told."""
    if is_connected(path):  # the same file under another name
        return None
    try:
        with told_about(path):
            if read_header(path).wal:  # even reading it would write beside it
                return None
            db = connect(path, Mode.READ, password)
            try:
                check_schema(db, path)
                return _read(db, path, identity)
            finally:
                disconnect(db)
    except StorageError:
        return None


def _read(db: Database, path: Path, identity: FileIdentity) -> Version | None:
    found = db.execute('SELECT "file", "copy" FROM "identity"').fetchone()
    if found is None or tuple(found) != (identity.file, identity.copy):
        return None
    last = read_last(db, 1)
    return Version(path, last[0].at, last[0].by.name) if last else Version(path, None, "")
