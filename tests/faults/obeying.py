"""A child that has a file open and does what it is told, one thing at a time, and one that only looks at a file."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cpc_selfeval.domain.backup import Backup, BackupPlaces, Reason
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.restoring.looking import backups_of
from cpc_selfeval.storage.restoring.replacing import restore
from tests.editing.failing_store import FailingStore, failing
from tests.faults.nursery import hear, tell
from tests.storage.later_step import know_later_step
from tests.storage.samples import ISLA, NOON

Held = dict[str, list[object]]
"""What a file holds of evidence: by title what it shows, and the names of the files attached to it, in order."""


def held(contents: Contents) -> Held:
    """What is in a file, as the model has it."""
    return {
        piece.title: [piece.shows, sorted(file.name for file in contents.attachments_of(piece.key))]
        for piece in contents.evidence.values()
    }


def content_of(name: str) -> bytes:
    """What is in a file of this name: a few contents of various length, so that some files are the same."""
    kind = int(name.partition(".")[0]) % 4
    return f"content {kind} ".encode() * (0, 10, 3_000, 60_000)[kind]


class Obedient:
    """An open file, and what is done with it. Each method is a thing to do; lines are its name and its arguments."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._folder = folder
        self._made: dict[str, str] = {}
        self._days = 0
        self._open()

    def edit(self, title: str, text: str) -> None:
        """Say what a piece of evidence shows, which is recorded if there is none of that title."""
        key = self._key(title)
        if key is None:
            self._made[title] = self._work.evidence.record(title, shows=text, indicators=("2.1", "1.1"))
        else:
            self._work.evidence.revise(key, shows=text)

    def attach(self, title: str, name: str) -> None:
        """Attach a file."""
        source = self._folder / name
        source.write_bytes(content_of(name))
        key = self._key(title)
        assert key is not None, "asked for only where there is one"
        self._work.evidence.attach(key, source)

    def delete(self, title: str) -> None:
        """Remove a piece of evidence with its files."""
        key = self._key(title)
        assert key is not None, "asked for only where there is one"
        self._work.evidence.remove(key)

    def undo(self) -> None:
        """Take back the last change."""
        self._work.session.undo()

    def redo(self) -> None:
        """Make it again."""
        self._work.session.redo()

    def full(self) -> None:
        """The disk takes nothing any more."""
        self._disk.full = True

    def room(self) -> None:
        """The disk takes everything again."""
        self._disk.full = False

    def try_again(self) -> None:
        """Try what waits."""
        self._work.session.try_again()

    def back_up(self) -> None:
        """Make a backup and tell its name."""
        made: list[Backup | Refusal] = []
        self._work.backups.now(Reason.ASKED_FOR, made.append)
        self._work.backups.wait(60)
        assert isinstance(made[0], Backup), made
        tell("backup", made[0].path.name)

    def restore(self, name: str) -> None:
        """Put a backup in the place of the file, and open that. Tells whether it is still among the backups."""
        self._work.close()
        kept = [backup.path for backup in backups_of(self._path, BackupPlaces()) if backup.path.name == name]
        self._days += 1
        for backup in kept:
            restore(self._path, backup, datetime.now(UTC) + timedelta(days=self._days))
        self._open()
        tell("restored", bool(kept))

    def close(self) -> None:
        """Close the file and end."""
        self._work.close()
        tell("closed")
        os._exit(0)

    def answer(self) -> None:
        """Tell what the session says that the file holds, and what waits."""
        tell("holds", held(self._work.contents), list(self._work.session.unsaved))

    def _open(self) -> None:
        self._work: OpenSelfEvaluation = open_file(self._path, ISLA, clock=lambda: NOON)
        self._disk: FailingStore = failing(self._work.session)

    def _key(self, title: str) -> str | None:
        """The key of what has this title now or will have it once what waits is saved."""
        found = next((key for key, piece in self._work.contents.evidence.items() if piece.title == title), None)
        return found or (self._made.get(title) if self._work.session.unsaved else None)


def obey(path: str, folder: str, newer: bool) -> None:
    """Open a file and do what is told line by line. ``newer``: as a program that knows a later schema step."""
    if newer:
        know_later_step()
    obedient = Obedient(Path(path), Path(folder))
    obedient.answer()
    while True:
        name, *arguments = hear()
        getattr(obedient, name)(*arguments)
        obedient.answer()
        sys.stdout.flush()


def look(path: str, newer: bool) -> None:
    """Open a file as its next user, and tell what it holds, what is wrong with it and what lies beside it."""
    if newer:
        know_later_step()
    file = Path(path)
    store = open_store(file)
    found = held(store.load())
    store.close()
    beside = sorted(other.name for other in file.parent.iterdir() if other.name.startswith(f"{file.name}-"))
    tell("holds", found, list(check_file(file)), beside)
