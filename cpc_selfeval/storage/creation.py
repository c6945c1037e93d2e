"""Making a new file: built whole under a passing name, then moved to its own, never over a file that is there."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.change import Change, ChangeKind, FileIdentity
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.storage.connection import Mode, connect, disconnect, leave_one_file, prepare_for_writing
from cpc_selfeval.storage.errors import told_about_place
from cpc_selfeval.storage.frameworks import kept as frameworks_kept
from cpc_selfeval.storage.known_files import KnownFiles
from cpc_selfeval.storage.opening import canonical, open_store
from cpc_selfeval.storage.placing import sync_file, written_beside
from cpc_selfeval.storage.schema import APPLICATION_ID, run_steps
from cpc_selfeval.storage.store import Store, utc_text, write_change
from cpc_selfeval.storage.tables import IDENTITY

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


def create(
    path: Path,
    framework: Framework,
    beginning: Change,
    by: Person,
    at: datetime,
    *,
    password: Password | None = None,
    known: KnownFiles | None = None,
    identity: FileIdentity | None = None,
) -> Store:
    """Make a new file that holds ``framework`` and what ``beginning`` adds (committee, cycle, agencies), and open it.

    ``identity``: whose part it is; without one it is a file of its own.
    Raises AlreadyThere, FolderMissing, StorageError; nothing is left behind then.
    """
    path = canonical(path)
    if os.path.lexists(path):
        raise AlreadyThere(path)
    if not os.path.isdir(path.parent):
        raise FolderMissing(path)
    _refuse_too_long(path)
    with told_about_place(path), written_beside(path, replacing=False) as beside:
        _build(beside, framework, beginning, by, utc_text(at), password, identity)
        sync_file(beside)
    return open_store(path, by=by, password=password, known=known, just_made=True)


def _refuse_too_long(path: Path) -> None:
    """Raise PlaceRefused where the name leaves no room for the files that stand beside an open one."""
    with told_about_place(path), suppress(FileNotFoundError):
        path.with_name(f"{path.name}-journal").lstat()


def _build(
    path: Path,
    framework: Framework,
    beginning: Change,
    by: Person,
    at: str,
    password: Password | None,
    identity: FileIdentity | None,
) -> None:
    db = connect(path, Mode.CREATE, password)
    try:
        prepare_for_writing(db)
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        run_steps(db, 0)
        _identify(db, at, identity or FileIdentity(new_key(), new_key(), None, at))
        frameworks_kept.keep(db, framework, at)
        write_change(db, beginning, by, at, ChangeKind.MADE)
        db.execute("COMMIT")
        leave_one_file(db)
    finally:
        disconnect(db)


def _identify(db: Database, at: str, identity: FileIdentity) -> None:
    IDENTITY.insert(db, new_key(), 1, at, (identity.file, identity.copy, identity.parent, identity.made_at))
