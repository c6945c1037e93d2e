"""A whole copy of an open file: compact, without anything that was removed, checked before it gets its name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.breaking_off import seal
from cpc_selfeval.domain.change import FileIdentity
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing, PlaceRefused
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.storage.attachments import forget, forgotten
from cpc_selfeval.storage.backups.taking import make_empty, rights_of
from cpc_selfeval.storage.connection import (
    Mode,
    connect,
    disconnect,
    interruptible,
    is_connected,
    leave_one_file,
    password_of,
    prepare_for_writing,
    uri_of,
)
from cpc_selfeval.storage.errors import told_about, told_about_place
from cpc_selfeval.storage.lock import lock_path, take_lock
from cpc_selfeval.storage.placing import JOURNALS, sync_file, written_beside
from cpc_selfeval.storage.soundness import faults_within
from cpc_selfeval.storage.tables import IDENTITY

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


def write_copy(
    db: Database,
    source: Path,
    identity: FileIdentity,
    target: Path,
    *,
    replacing: bool,
    altered: bool = False,
) -> None:
    """Copy the open file ``source`` to ``target``. In what is known to be ``altered``, rows stay as they are.

    Whoever may read and write the file that is replaced, else the source, may do so with the copy.

    Raises AlreadyThere when ``target`` exists and is not to be replaced, or is open here; FileInUse when it is open
    elsewhere; FolderMissing; PlaceRefused for a device and for the names of the files beside ``source``; FileDamaged
    when what was copied is not sound; StorageError; BrokenOff, until it is about to get its name.
    """
    target = Path(os.path.realpath(target))
    if is_connected(target) or (os.path.lexists(target) and (target == source or not replacing)):
        raise AlreadyThere(target)
    if not os.path.isdir(target.parent):
        raise FolderMissing(target)
    if _belongs_beside(target, source) or (os.path.exists(target) and not os.path.isfile(target)):
        raise PlaceRefused(target)
    with told_about_place(target), _nobody_using(target), written_beside(target, replacing=replacing) as beside:
        make_empty(beside, rights_of(target if os.path.lexists(target) else source))
        with interruptible(db):
            db.execute("VACUUM INTO ?", (uri_of(beside),))
        _settle(beside, source, identity, password_of(db), altered=altered)
        sync_file(beside)
        seal()


def _belongs_beside(target: Path, source: Path) -> bool:
    """Whether it is the name of the lock file or a journal of the open file, which SQLite would take for its own."""
    return target in (lock_path(source), *(source.with_name(source.name + end) for end in JOURNALS))


@contextmanager
def _nobody_using(target: Path) -> Iterator[None]:
    """Raise FileInUse when somebody has the file open that a copy would replace."""
    lock = take_lock(target) if os.path.lexists(target) else None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _settle(copy: Path, source: Path, identity: FileIdentity, password: Password | None, *, altered: bool) -> None:
    """Give the copy an identity of its own and check it, unless the source is known not to be as it was written."""
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    db = connect(copy, Mode.WRITE, password)
    try:
        prepare_for_writing(db)
        db.execute("BEGIN IMMEDIATE")
        key, rev, *was = db.execute(IDENTITY.select_sql).fetchone()
        IDENTITY.update(db, key, rev + 1, at, was, (identity.file, new_key(), identity.copy, identity.made_at))
        for sha256 in forgotten(db):
            forget(db, sha256)
        db.execute("COMMIT")
        with told_about(source):
            for fault in () if altered else faults_within(db):
                raise FileDamaged(source, fault)
        leave_one_file(db)
    finally:
        disconnect(db)
