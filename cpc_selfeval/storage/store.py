"""The open file. Used from one thread at a time: the session's executor."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cpc_selfeval.domain.change import Change, ChangeKind, FileIdentity, LogEntry, RowChange
from cpc_selfeval.domain.committee import Cycle, IndicatorScope, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.last_saved import LastSaved
from cpc_selfeval.domain.moved_refusals import FileRenamed
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import PlaceRefused
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import table_name
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import FileReadOnly, FrameworkFixed, GoneMeanwhile, StillInUse
from cpc_selfeval.domain.suspect_refusals import FileAltered
from cpc_selfeval.storage import attachments, engine
from cpc_selfeval.storage.connection import disconnect, inode_of, is_connected, leave_one_file, password_of
from cpc_selfeval.storage.copying import write_copy
from cpc_selfeval.storage.edits import apply_edit, edit_of
from cpc_selfeval.storage.errors import Telling, refusal_of, told_about_place
from cpc_selfeval.storage.frameworks import kept as frameworks_kept
from cpc_selfeval.storage.log import Occasion, read_history, read_last, write_entries
from cpc_selfeval.storage.other_cycles import other_cycles
from cpc_selfeval.storage.own_check import OwnCheck
from cpc_selfeval.storage.placing import written_beside
from cpc_selfeval.storage.records import read_records, without_collecting
from cpc_selfeval.storage.shape import all_shapes, shape_of
from cpc_selfeval.storage.soundness import NO_CYCLE, NO_IDENTITY, misfit
from cpc_selfeval.storage.standing import Standing

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_ATTACHING = Change("attaching a file", ())

Answer = TypeVar("Answer")

Lent = TypeVar("Lent")

RECORDED = ("level_draft", "judgement", "finding", "action", "evidence")
"""Tables of which any row in a cycle fixes its framework edition."""


class Store:
    """One open file. Made by :func:`cpc_selfeval.storage.opening.open_store` and :func:`create`.

    ``read_only_because`` says why a file that was to be written is open to read only; None otherwise. ``recovered`` is
    the last change in a file that the program could not close last time, else None.
    """

    def __init__(
        self,
        db: Database,
        path: Path,
        *,
        read_only: bool = False,
        read_only_because: StorageError | None = None,
        at_close: Callable[[], None] = lambda: None,
        on_doubt: Callable[[], None] = lambda: None,
        unchecked: bool = False,
        recovered: LastSaved | None = None,
    ) -> None:
        """``unchecked``: its rows were not looked at yet. ``on_doubt`` is called when one was altered."""
        self.path = path
        self.read_only = read_only
        self.read_only_because = read_only_because
        self._db = db
        self.recovered = recovered
        self._writes = not read_only
        self._check = OwnCheck(db) if unchecked else None
        self._on_doubt = on_doubt
        self._at_close = at_close
        self._standing = Standing.of(path, inode_of(db))
        self._told = Telling(self._refusal_of)
        self._closed = False

    @property
    def password(self) -> Password | None:
        """The password of the file, for connecting to its copies and backups; None when it has none or is closed."""
        return password_of(self._db)

    @property
    def is_in_place(self) -> bool:
        """Whether the file still stands where it was opened."""
        return self._standing.holds()

    @property
    def identity(self) -> FileIdentity:
        """Which file this is. Raises StorageError."""
        with self._told:
            row = self._db.execute('SELECT "file", "copy", "parent", "made_at" FROM "identity"').fetchone()
        if row is None:
            raise FileDamaged(self.path, NO_IDENTITY)
        return FileIdentity(*row)

    def cycles(self) -> tuple[Cycle, ...]:
        """All self-evaluation cycles, oldest first. Raises StorageError."""
        with self._told:
            found = read_records(self._db, shape_of(Cycle), "").values()
        return tuple(sorted((c for c in found if isinstance(c, Cycle)), key=lambda cycle: (cycle.number, cycle.key)))

    def load(self, cycle: str | None = None) -> Contents:
        """The contents of a cycle, by key; without one, of the newest. Raises StorageError, KeyError for no cycle."""
        with self._one_state(), without_collecting():
            cycles = {each.key: each for each in self.cycles()}
            if not cycles:
                raise FileDamaged(self.path, NO_CYCLE)
            chosen = cycles[cycle] if cycle is not None else list(cycles.values())[-1]
            framework = frameworks_kept.read(self._db, chosen.framework_hash)
            alone = len(cycles) == 1
            tables = {shape.kind: read_records(self._db, shape, chosen.key, alone=alone) for shape in all_shapes()}
            others = other_cycles(self._db, cycles.values(), chosen)
            contents = Contents(self.identity, framework, chosen.key, tables, others)
        if (found := misfit(contents)) is not None:
            raise FileDamaged(self.path, found)
        return contents

    def apply(
        self,
        change: Change,
        *,
        by: Person,
        at: datetime,
        kind: ChangeKind = ChangeKind.MADE,
        bringing: Mapping[str, Path] | None = None,
        frameworks: tuple[Framework, ...] = (),
    ) -> None:
        """Bring a change into the file, in one transaction that is on the disk when this returns.

        ``bringing`` maps SHA-256 to the file whose bytes a new attachment holds; ``frameworks`` are those that new
        cycles use. Raises StorageError, and then nothing of the change is in the file. A change whose outcome the
        file holds already is left at that, so what was refused can be tried again.
        """
        moment = utc_text(at)

        def write() -> None:
            for framework in frameworks:
                frameworks_kept.keep(self._db, framework, moment)
            attachments.bring_in(self._db, change, bringing or {}, moment)
            write_change(self._db, change, by, moment, kind)

        self._write(change, write)

    def replace_framework(self, cycle: Cycle, framework: Framework, by: Person, at: datetime) -> Cycle:
        """Let a cycle use another framework edition while nothing is recorded in it; gives the cycle as it is then.

        What was said of single indicators of the old edition goes, since their codes mean others now. Raises
        FrameworkFixed, StorageError.
        """
        if any(self._count(table, cycle.key) for table in RECORDED):
            raise FrameworkFixed
        changed = frameworks_kept.using(cycle, framework)
        with self._told:
            scopes = read_records(self._db, shape_of(IndicatorScope), cycle.key).values()
        rows = (*(RowChange(scope, None) for scope in scopes), RowChange(cycle, changed))
        self.apply(Change("framework edition", rows), by=by, at=at, frameworks=(framework,))
        return changed

    def history(self, kind: type[Record], key: str) -> tuple[LogEntry, ...]:
        """Who changed what of one record, newest first. Raises StorageError."""
        with self._told:
            return read_history(self._db, table_name(kind), key)

    def last_changes(self, count: int) -> tuple[LogEntry, ...]:
        """The last ``count`` entries of the log, newest first. Raises StorageError."""
        with self._told:
            return read_last(self._db, count)

    def refuse_unless_room(self, path: Path, size: int) -> None:
        """Raise SelfEvaluationTooLarge where the file would grow too large with ``size`` bytes more; StorageError."""
        with self._told:
            attachments.refuse_unless_room(self._db, path, size)

    def holds(self, sha256: str, size: int) -> bool:
        """Whether all bytes of an attached file with this hash are there. Raises StorageError."""
        with self._told:
            return attachments.is_there(self._db, sha256, size)

    def keep_blocks(self, sha256: str, first: int, blocks: Iterable[attachments.Block], at: datetime) -> None:
        """Keep blocks of a file that will be attached, numbered from ``first``, in a transaction of their own.

        Nothing shows them until a change adds the attachment; without one they are forgotten when the file is closed.
        Raises StorageError.
        """

        def write() -> None:
            for n, block in enumerate(blocks, first):
                attachments.put_block(self._db, sha256, n, block, utc_text(at))

        self._write(_ATTACHING, write)

    def forget_blocks(self, sha256: str, most: int) -> bool:
        """Remove at most so many blocks that no attachment shows; whether there may be more. Raises StorageError."""
        return self._write(_ATTACHING, lambda: attachments.forget_some(self._db, sha256, most))

    def write_attachment(self, sha256: str, target: Path) -> None:
        """Write the bytes of an attached file to ``target``, replacing what is there. Raises StorageError."""
        if is_connected(target):
            raise PlaceRefused(target)
        with told_about_place(target), written_beside(target) as beside, beside.open("wb") as file:
            with closing(self._content(sha256)) as blocks:
                file.writelines(blocks)
            file.flush()
            os.fsync(file.fileno())

    def save_copy(self, target: Path, *, replacing: bool = False) -> None:
        """Save a whole copy of the file, checked, as a copy of its own that knows this one as its parent.

        Raises AlreadyThere when ``target`` exists and is not to be replaced, or is this file; StorageError.
        """
        altered = isinstance(self.read_only_because, FileAltered)
        write_copy(self._db, self.path, self.identity, target, replacing=replacing, altered=altered)

    def check_some(self) -> bool:
        """Look whether another part of the file is as it was written; False once all of it was looked at.

        Where it is not, the file is to be read only from then on, and ``read_only_because`` says so.
        """
        if self._check is None or self._closed:
            return False
        try:
            with self._told:
                more = self._check.go_on()
        except StorageError as refusal:
            self._doubt(refusal)
            more = False
        else:
            self._look_at_check()
        if not more:
            self._check = None
        return more

    def let_go(self) -> None:
        """Give up the lock of a file that is about to be opened anew in another place; it is not written to any more.

        Doing it twice does no harm.
        """
        self._at_close()

    def look(self, question: Callable[[Database], Answer]) -> Answer:
        """What ``question``, a function of this room, reads from the file. Raises StorageError."""
        with self._told:
            return question(self._db)

    def rewrite(self, act: str, job: Callable[[Database], None]) -> None:
        """Let ``job``, a function of this room, write in one transaction what is no change of single records.

        Raises StorageError, and then nothing of it is in the file.
        """
        self._write(Change(act, ()), lambda: job(self._db))

    def lend(self, use: Callable[[Database], Lent]) -> Lent:
        """Let another module of storage use the connection, on this store's thread. Raises StorageError."""
        with self._told:
            return use(self._db)

    def abandon(self) -> None:
        """Close the connection and clear up nothing, since another store goes on with the file. Twice does no harm."""
        if not self._closed:
            self._closed = True
            disconnect(self._db)
            self._at_close()

    def close(self) -> None:
        """Close the file and leave nothing beside it. Doing it twice does no harm."""
        if self._closed:
            return
        self._closed = True
        # A file that was replaced meanwhile may have somebody else's journal under the name of ours
        if self._writes and self.is_in_place:
            with suppress(engine.Error):
                if not self.read_only:
                    self._forget_attachments()
                leave_one_file(self._db)
        disconnect(self._db)
        self._at_close()

    def _content(self, sha256: str) -> Generator[bytes, None, None]:
        with self._told:
            yield from attachments.content(self._db, sha256)

    def _forget_attachments(self) -> None:
        """Remove the bytes of attached files that were removed, now that nothing can be undone any more."""
        for sha256 in attachments.forgotten(self._db):
            self._db.execute("BEGIN IMMEDIATE")
            attachments.forget(self._db, sha256)
            self._db.execute("COMMIT")

    def _count(self, table: str, cycle: str) -> int:
        with self._told:
            row = self._db.execute(f'SELECT count(*) FROM "{table}" WHERE "cycle"=?', (cycle,)).fetchone()
        return int(row[0])

    def _write(self, change: Change, job: Callable[[], Answer]) -> Answer:
        """What ``job`` gives, which writes in one transaction that is on the disk when this returns."""
        if self._check is not None:
            self._check_rows()
        if self.read_only:
            altered = isinstance(self.read_only_because, FileAltered)
            raise self.read_only_because if self.read_only_because and altered else FileReadOnly(self.path)
        conn = self._db.conn
        with self._told:
            self._refuse_if_moved()
            try:
                conn.execute("BEGIN IMMEDIATE")
                answer = job()
                conn.execute("COMMIT")
            except engine.Error as error:
                if engine.name_of(error) != "SQLITE_CONSTRAINT_FOREIGNKEY":
                    raise
                kind = StillInUse if _removes(change) else GoneMeanwhile
                raise kind(self.path, change.act) from error
            finally:
                if conn.in_transaction:
                    with suppress(engine.Error):
                        conn.execute("ROLLBACK")
            self._refuse_if_lost()
        return answer

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        """All that is read inside is of one state of the file, whatever another program writes meanwhile."""
        with self._told:
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                if self._db.conn.in_transaction:
                    with suppress(engine.Error):
                        self._db.execute("ROLLBACK")

    def _check_rows(self) -> None:
        """Look at every row before the first one is written, since writing a row seals it."""
        if self._check is not None and not self.read_only:
            with self._told:
                self._check.finish_rows()
            self._look_at_check()

    def _look_at_check(self) -> None:
        if self._check is not None and self._check.found:
            self._doubt(FileAltered(self.path, self._check.found))

    def _doubt(self, refusal: StorageError) -> None:
        self.read_only = True
        self.read_only_because = refusal
        self._on_doubt()

    def _refusal_of(self, error: BaseException) -> StorageError | None:
        """How what went wrong is told: that the file was moved, if it was. None for a fault of the program."""
        refusal = error if isinstance(error, StorageError) else refusal_of(error, self.path)
        if refusal is None or not refusal.passes or self.read_only or self.is_in_place:
            return refusal
        if refusal is not error:
            refusal.__cause__ = error
        lost = self._standing.lost()
        lost.__cause__ = refusal
        return lost

    def _refuse_if_moved(self) -> None:
        if not self._standing.holds():
            raise self._standing.lost()

    def _refuse_if_lost(self) -> None:
        """After a commit: what is in a file that only has another name by now is saved, and told with the next one."""
        if not self._standing.holds() and not isinstance(lost := self._standing.lost(), FileRenamed):
            raise lost


def _removes(change: Change) -> bool:
    return any(row.after is None for row in change.rows)


def write_change(db: Database, change: Change, by: Person, at: str, kind: ChangeKind) -> None:
    """Write a change's rows and their log entries, within the transaction that is open."""
    about = Occasion(change.visit, at, by, change.act, kind)
    for row in change.rows:
        edit = edit_of(row)
        if apply_edit(db, edit, at):
            write_entries(db, edit, about)


def utc_text(at: datetime) -> str:
    """An aware time as the file keeps it: ISO 8601 in UTC, with microseconds."""
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).isoformat(timespec="microseconds")
