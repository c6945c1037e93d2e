"""Taking a passage out of the open file, and out of its backups, each as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.backup import Backup
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.removal import ACT, FoundBackup, FoundPassage, Removal, Removed, Tell, tell_nobody
from cpc_selfeval.domain.saving_refusals import FileBusy, FileReadOnly
from cpc_selfeval.storage.backups.taking import make_empty, rights_of
from cpc_selfeval.storage.connection import (
    Mode,
    connect,
    disconnect,
    is_connected,
    leave_one_file,
    prepare_for_writing,
    uri_of,
)
from cpc_selfeval.storage.errors import told_about
from cpc_selfeval.storage.gate import check_opened, check_schema
from cpc_selfeval.storage.header import read_header
from cpc_selfeval.storage.placing import sync_file, written_beside
from cpc_selfeval.storage.removal import compact, find, refuse_unless_fit, take_out
from cpc_selfeval.storage.soundness import faults_within
from cpc_selfeval.storage.store import Store, utc_text

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


def find_passage(store: Store, passage: Passage, told: Tell = tell_nobody) -> FoundPassage:
    """Where a passage stands in the open file. Raises StorageError."""
    return store.look(lambda db: find(db, passage, told))


def find_in_backups(
    backups: Sequence[Backup], passage: Passage, password: Password | None, told: Tell = tell_nobody
) -> tuple[FoundBackup, ...]:
    """What each backup holds of a passage. One that cannot be read stands with None."""
    return tuple(
        FoundBackup(
            backup.path, backup.at, _found_in(backup.path, passage, password, _of_backup(told, number, len(backups)))
        )
        for number, backup in enumerate(backups, start=1)
    )


def _of_backup(told: Tell, number: int, of: int) -> Tell:
    return lambda how_far: told(replace(how_far, backup=number, backups=of))


def remove_passage(
    store: Store, backups: Sequence[Path], removal: Removal, by: Person, at: datetime, told: Tell = tell_nobody
) -> Removed:
    """Take a passage out of backups and then out of the open file, in one transaction each.

    The file comes last: where this is broken off, what is still to be done is still to be seen. A backup is written
    anew beside itself and takes its own place when it is whole; one that refuses is told of and stays as it is.
    Raises HoldsThePassage, StorageError, and then the file is as it was.
    """
    refuse_unless_fit(removal)
    if store.read_only:
        raise FileReadOnly(store.path)
    moment = utc_text(at)
    rewritten, not_reached = 0, []
    for number, path in enumerate(backups, start=1):
        try:
            rewrite_backup(path, removal, by, moment, store.password, _of_backup(told, number, len(backups)))
            rewritten += 1
        except StorageError:
            not_reached.append(path)
    store.rewrite(ACT, lambda db: take_out(db, removal, by, moment, told))
    compacted = store.look(compact)
    return Removed(find_passage(store, removal.passage, told), compacted, rewritten, tuple(not_reached))


def rewrite_backup(
    path: Path, removal: Removal, by: Person, at: str, password: Password | None, told: Tell = tell_nobody
) -> None:
    """Write a backup anew without the passage, in its own place. Raises StorageError, and then it is as it was."""
    if is_connected(path):
        raise FileReadOnly(path)
    with told_about(path), written_beside(path) as beside:
        with _reading(path, password) as db:
            check_opened(db, path)
            make_empty(beside, rights_of(path))
            db.execute("VACUUM INTO ?", (uri_of(beside),))
        db = connect(beside, Mode.WRITE, password)
        try:
            prepare_for_writing(db)
            db.execute("BEGIN IMMEDIATE")
            take_out(db, removal, by, at, told)
            db.execute("COMMIT")
            compact(db)
            for fault in faults_within(db):
                raise FileDamaged(path, fault)
            leave_one_file(db)
        finally:
            disconnect(db)
        sync_file(beside)


def same_file(path: Path, identity: str, password: Password | None) -> bool:
    """Whether a file is a copy of the self-evaluation with this identity; False where that cannot be told."""
    try:
        with told_about(path), _reading(path, password) as db:
            check_schema(db, path)  # what another program calls by that name may be a view that never ends
            row = db.execute('SELECT "file" FROM "identity" LIMIT 1').fetchone()
    except StorageError:
        return False
    return row is not None and row[0] == identity


def _found_in(path: Path, passage: Passage, password: Password | None, told: Tell) -> FoundPassage | None:
    try:
        with told_about(path), _reading(path, password) as db:
            check_opened(db, path)
            return find(db, passage, told)
    except StorageError:
        return None


@contextmanager
def _reading(path: Path, password: Password | None) -> Iterator[Database]:
    if not is_connected(path) and read_header(path).wal:
        raise FileBusy(path)  # even reading it would write beside it
    db = connect(path, Mode.READ, password)
    try:
        yield db
    finally:
        disconnect(db)
