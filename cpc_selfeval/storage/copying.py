"""A whole copy of an open file: compact, without anything that was removed, checked before it gets its name."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.change import FileIdentity
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.refusal import AlreadyThere, FileDamaged, FolderMissing
from cpc_selfeval.storage.attachments import forget, forgotten
from cpc_selfeval.storage.connection import Mode, connect, disconnect, leave_one_file, prepare_for_writing, uri_of
from cpc_selfeval.storage.errors import told_about, told_about_place
from cpc_selfeval.storage.placing import sync_file, written_beside
from cpc_selfeval.storage.soundness import faults_within
from cpc_selfeval.storage.tables import IDENTITY

if TYPE_CHECKING:
    from sqlite_utils import Database


def write_copy(db: Database, source: Path, identity: FileIdentity, target: Path, *, replacing: bool) -> None:
    """Copy the open file ``source`` to ``target``.

    Raises AlreadyThere when ``target`` exists and is not to be replaced, or is the file itself; FolderMissing;
    FileDamaged when what was copied is not sound; StorageError.
    """
    target = Path(os.path.realpath(target))
    if os.path.lexists(target) and (target == source or not replacing):
        raise AlreadyThere(target)
    if not target.parent.is_dir():
        raise FolderMissing(target)
    with told_about_place(target), written_beside(target, replacing=replacing) as beside:
        db.execute("VACUUM INTO ?", (uri_of(beside),))
        _settle(beside, source, identity)
        sync_file(beside)


def _settle(copy: Path, source: Path, identity: FileIdentity) -> None:
    """Give the copy an identity of its own and check it."""
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    db = connect(copy, Mode.WRITE)
    try:
        prepare_for_writing(db)
        db.execute("BEGIN IMMEDIATE")
        key, rev, *was = db.execute(IDENTITY.select_sql).fetchone()
        IDENTITY.update(db, key, rev + 1, at, was, (identity.file, new_key(), identity.copy, identity.made_at))
        for sha256 in forgotten(db):
            forget(db, sha256)
        db.execute("COMMIT")
        with told_about(source):
            for fault in faults_within(db):
                raise FileDamaged(source, fault)
        leave_one_file(db)
    finally:
        disconnect(db)
