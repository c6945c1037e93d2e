"""Looking through a file from elsewhere, in a private copy and under limits, before the file itself is opened.

In this order: schema, structure, references, the lengths of texts, the hash of every row and attached file. What
SQLite runs on the way is only ours, since the schema is held to our own before anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.opening_refusals import FileDamaged, WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.suspect_refusals import FileAltered, FileTooLarge, ForeignJournal, TooSlowToRead
from cpc_selfeval.storage import engine, schema
from cpc_selfeval.storage.connection import Mode, connect, disconnect
from cpc_selfeval.storage.errors import told_about
from cpc_selfeval.storage.gate import check_schema, check_structure
from cpc_selfeval.storage.header import Header
from cpc_selfeval.storage.journals import left_behind
from cpc_selfeval.storage.received.limits import limited, seconds_for
from cpc_selfeval.storage.received.private_copy import MOST_BYTES, PrivateCopy, private_copy
from cpc_selfeval.storage.row_checks import Altered, all_altered, named
from cpc_selfeval.storage.schema import columns_of
from cpc_selfeval.storage.soundness import broken_references, missing_within
from cpc_selfeval.storage.stamps import Stamp, size_of

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

LONGEST: Final = 20_000_000
"""Most bytes of one value: nothing that we write comes near it (reliability.md 1.4)."""


@dataclass(frozen=True, slots=True)
class Vetted:
    """What the file was when it was looked through, and why it is only to be read; None where all of it is sound."""

    stamp: Stamp
    doubt: FileAltered | ForeignJournal | None = None


def vet(path: Path, header: Header, password: Password | None = None) -> Vetted:
    """Look through a file that no connection of this process has open.

    Raises ForeignParts, FileDamaged, FileTooNew, FileTooLarge, NotASelfEvaluation, WrongPassword and the like where it
    is not to be opened at all; the file is as it was. ForeignJournal is a doubt where the file is sound without it.
    """
    try:
        found = _looked_through(path, password, as_files=header.wal)
    except (FileDamaged, ForeignJournal):
        aside = None if header.wal else _without_journal(path, password)
        if aside is None:
            raise
        return aside
    if found.doubt is None or header.wal:
        return found
    return _without_journal(path, password) or found


def _without_journal(path: Path, password: Password | None) -> Vetted | None:
    """The file where a journal stands beside it that does nothing but harm, else None."""
    if not left_behind(path):
        return None
    try:
        found = _looked_through(path, password, journal=False)
    except StorageError:
        return None
    return Vetted(found.stamp, ForeignJournal(path)) if found.doubt is None else None


def _looked_through(path: Path, password: Password | None, *, as_files: bool = False, journal: bool = True) -> Vetted:
    with _told(path), private_copy(path, password, as_files=as_files, journal=journal) as copy:
        if copy.with_journal or as_files:
            _roll_back(copy, path, password)
        seconds = seconds_for(size_of(copy.path))
        with _reading(copy, path, password) as db, limited(db, seconds):
            version = check_schema(db, path)
            check_structure(db, path)
            _refuse_long_values(db, path, version)
            if version == schema.LATEST:
                return Vetted(copy.of, _doubt(db, path))
        _bring_up_to_date(copy, path, password, version)
        with _reading(copy, path, password) as db, limited(db, seconds):
            return Vetted(copy.of, _doubt(db, path))


def _doubt(db: Database, path: Path) -> FileAltered | None:
    """Raises FileDamaged."""
    for fault in missing_within(db):
        raise FileDamaged(path, fault)
    broken = sum(broken_references(db).values())
    lost = (Altered("", "", "an entry that refers to something that is not there"),) * broken
    altered = (*all_altered(db), *lost)
    return FileAltered(path, named(altered)) if altered else None


def _refuse_long_values(db: Database, path: Path, version: int) -> None:
    for table, columns in columns_of(version).items():
        longer = " OR ".join(f'octet_length("{column}") > {LONGEST}' for column in columns)
        if db.execute(f'SELECT 1 FROM "{table}" WHERE {longer} LIMIT 1').fetchone() is not None:
            raise FileDamaged(path, "a text in it is longer than any that this program writes.")


@contextmanager
def _reading(copy: PrivateCopy, path: Path, password: Password | None) -> Iterator[Database]:
    db = _connected(copy, path, Mode.PRIVATE, password)
    try:
        yield db
    finally:
        disconnect(db)


def _roll_back(copy: PrivateCopy, path: Path, password: Password | None) -> None:
    """Let SQLite take back what an interrupted save left, in the copy. Raises FileTooLarge."""
    db = _connected(copy, path, Mode.WRITE, password)
    try:
        db.execute("PRAGMA user_version").fetchone()
        db.execute("PRAGMA journal_mode=DELETE").fetchone()
    finally:
        disconnect(db)
    if (size := size_of(copy.path)) > MOST_BYTES:
        raise FileTooLarge(path, size, MOST_BYTES)


def _bring_up_to_date(copy: PrivateCopy, path: Path, password: Password | None, version: int) -> None:
    db = _connected(copy, path, Mode.WRITE, password)
    try:
        schema.bring_up_to_date(db, version)
    finally:
        disconnect(db)


def _connected(copy: PrivateCopy, path: Path, mode: Mode, password: Password | None) -> Database:
    try:
        return connect(copy.path, mode, password)
    except WrongPassword as refusal:
        raise WrongPassword(path) from refusal


@contextmanager
def _told(path: Path) -> Iterator[None]:
    with told_about(path):
        try:
            yield
        except engine.Error as error:
            match engine.name_of(error):
                case "SQLITE_INTERRUPT":
                    look()
                    raise TooSlowToRead(path) from error
                case "SQLITE_AUTH" | "SQLITE_TOOBIG":
                    raise FileDamaged(path, "its structure does not hold together.") from error
            raise
