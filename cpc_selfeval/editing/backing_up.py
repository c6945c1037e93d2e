"""Backups of the open file: as it was opened, before the first change; then while there is work; and on request.

What has to be as the file is at one moment is taken on the executor's thread, between two saves; the rest in small
steps beside the saving. Compacting, checking and naming are always done beside it. That a backup failed is told, and
never keeps a change out of the file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.backup import Backup, BackupPlaces, Reason
from cpc_selfeval.domain.backup_refusals import BackupNotMade
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage.backups.taking import BrokenOff, Taken, TooRestless, take_at_once, take_in_steps
from cpc_selfeval.storage.backups.writing import Made, finish, told_as_not_made
from cpc_selfeval.storage.store import Store

EVERY: Final = timedelta(minutes=30)
"""How long there is work before another backup is made (Anki's ``minimum_interval_mins``: 30)."""

Done = Callable[[Backup | Refusal], None]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What became of a backup: the backup or why there is none, and why none is in the second place (None: it is)."""

    reason: Reason
    outcome: Backup | Refusal
    second_missing: Refusal | None = None


def _tell_nobody(_event: BackedUp) -> None:
    """Nobody asked to be told."""


class Backups:
    """Verbs on backups of the open file. ``done`` and ``told`` are called on any thread."""

    def __init__(self, session: Session, *, beside: bool = True) -> None:
        """``beside``: work in threads of its own, so that saving goes on meanwhile."""
        self.places = BackupPlaces()
        self._session = session
        self._beside = beside
        self._told: Callable[[BackedUp], None] = _tell_nobody
        self._one_at_a_time = threading.Lock()
        self._copying = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._listing = threading.Lock()
        """Whoever waits sees no thread that is listed and does not run yet: nobody can wait for that one."""
        self._kept = False
        self._closing = False
        self._changes = 0
        self._changes_then = 0
        self._last: datetime | None = None

    @property
    def path(self) -> Path:
        """The file's path."""
        return self._session.path

    def keep(self, places: BackupPlaces, told: Callable[[BackedUp], None]) -> None:
        """Make backups unasked from now on, and tell of every backup. Not of a file that can only be read."""
        self.places = places
        self._told = told
        if self._kept or self._session.read_only:
            return
        self._kept = True
        # What was only just begun has no earlier state
        opened_taken = self._session.just_begun
        self._last = self._session.clock() if opened_taken else None
        self._session.about_to_write = self._before_writing

    def now(self, reason: Reason = Reason.ASKED_FOR, done: Done | None = None) -> None:
        """Back up what was entered until now. Before what removes or alters much, the file is copied in its turn:
        whatever is asked of the session afterwards comes after the copy."""
        if self._session.read_only:
            return
        if reason in (Reason.ASKED_FOR, Reason.WHILE_WORKING):
            self._session.after_saving(lambda: self._run(lambda: self._in_steps(reason, done)))
        else:
            self._session.ask(lambda store: self._at_once(store, reason, done), _answered)

    def when_due(self) -> None:
        """Back up if something was changed since the last backup and that is half an hour ago. Call every minute.

        A clock that jumps, ahead or back, makes one backup at most.
        """
        if not self._kept or self._session.closed or self._changes == self._changes_then or self._last is None:
            return
        if abs(self._session.clock() - self._last) >= EVERY:
            self._note()
            self.now(Reason.WHILE_WORKING)

    def close(self) -> None:
        """Break off what still copies from the file, since it will be closed. What was copied is still finished."""
        self._closing = True
        with self._copying:
            """Whatever copied has seen it and let go of the file."""

    def wait(self, timeout: float | None = None) -> None:
        """Wait until every backup that was begun is made. ``timeout`` in seconds, for each."""
        self._session.drain(timeout)
        for thread in self._begun():
            thread.join(timeout)

    def finish_begun(self) -> None:
        """Wait until what was copied has its name; nothing is asked of the session.

        On the executor's own thread, or once the file is closed.
        """
        for thread in self._begun():
            thread.join()

    def _begun(self) -> list[threading.Thread]:
        with self._listing:
            return list(self._threads)

    def _before_writing(self, store: Store) -> None:
        self._changes += 1
        if self._last is None:
            self._note()
            self._changes_then = self._changes - 1
            try:
                self._at_once(store, Reason.OPENED, None)
            except Exception as fault:  # noqa: BLE001 - a fault of ours in backing up must not keep a change out
                _raise_beside(fault)

    def _note(self) -> None:
        self._last = self._session.clock()
        self._changes_then = self._changes

    def _at_once(self, store: Store, reason: Reason, done: Done | None) -> None:
        at = self._session.clock()
        try:
            with told_as_not_made(store.path):
                taken = store.lend(lambda db: take_at_once(db, store.path, reason, at))
        except BackupNotMade as refusal:
            self._answer(BackedUp(reason, refusal), done)
            return
        self._run(lambda: self._finish(taken, done))

    def _in_steps(self, reason: Reason, done: Done | None) -> None:
        path, at = self._session.path, self._session.clock()
        try:
            with self._copying, told_as_not_made(path):
                if self._closing:  # before its turn came: whoever wants the file now has it alone
                    return
                taken = take_in_steps(path, self._session.password, reason, at, lambda: self._closing)
        except TooRestless:
            self._session.ask(lambda store: self._at_once(store, reason, done), _answered)
        except BrokenOff:
            return
        except BackupNotMade as refusal:
            self._answer(BackedUp(reason, refusal), done)
        else:
            self._finish(taken, done)

    def _finish(self, taken: Taken, done: Done | None) -> None:
        try:
            made = finish(taken, self.places)
        except BackupNotMade as refusal:
            self._answer(BackedUp(taken.reason, refusal), done)
        else:
            self._answer(_as_event(taken.reason, made), done)

    def _answer(self, event: BackedUp, done: Done | None) -> None:
        self._told(event)
        if done is not None:
            done(event.outcome)

    def _run(self, job: Callable[[], None]) -> None:
        """Run a job beside the saving, one after another."""
        if not self._beside:
            job()
            return

        def in_turn() -> None:
            with self._one_at_a_time:
                job()

        # Not a daemon: the end of the program waits until a backup has its name
        thread = threading.Thread(target=in_turn, name="backup", daemon=False)
        with self._listing:
            self._threads = [thread for thread in self._threads if thread.is_alive()]
            thread.start()
            self._threads.append(thread)


def _answered(_nothing: object) -> None:
    """What became of it was told already."""


def _as_event(reason: Reason, made: Made) -> BackedUp:
    return BackedUp(reason, made.backup, made.second_missing)


def _raise_beside(fault: Exception) -> None:
    """Raise a fault of ours where it harms nothing, so that the crash window tells of it."""

    def job() -> None:
        raise fault

    threading.Thread(target=job, name="backup").start()
