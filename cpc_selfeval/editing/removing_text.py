"""Removing a text everywhere: what is found is shown first; then it is taken out in one act that cannot be undone."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cpc_selfeval.domain.backup import BackupPlaces
from cpc_selfeval.domain.change import Change, ChangeKind, RowChange
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.removal import ACT, FoundBackup, FoundPassage, Removal, Removed, Tell, tell_nobody
from cpc_selfeval.editing.backing_up import Backups
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage.removing import find_in_backups, find_passage, remove_passage, same_file
from cpc_selfeval.storage.restoring.looking import backups_of
from cpc_selfeval.storage.store import Store

MOST_LOOKED_AT = 60
"""Other files in the same folder and among the recent ones that are asked whether they are copies of this one."""


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """What this computer remembers of the file's copies: recent files, and papers that were made."""

    recent: tuple[Path, ...] = ()
    papers: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Beyond:
    """Copies that this cannot reach: saved ``copies`` of the file and ``papers`` made from it, as far as known here.

    ``second_place``: where backups go besides, when it cannot be read now.
    """

    copies: tuple[Path, ...] = ()
    papers: tuple[Path, ...] = ()
    second_place: Path | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What was found before anything is done."""

    passage: Passage
    here: FoundPassage
    backups: tuple[FoundBackup, ...]
    beyond: Beyond

    @property
    def backups_to_rewrite(self) -> tuple[FoundBackup, ...]:
        """The backups that hold the passage."""
        return tuple(each for each in self.backups if each.found is not None and not each.found.is_nowhere)

    @property
    def backups_unread(self) -> tuple[FoundBackup, ...]:
        """The backups that cannot be read, so cannot be rewritten."""
        return tuple(each for each in self.backups if each.found is None)

    @property
    def is_nowhere(self) -> bool:
        """Whether it was found nowhere, in the file or its backups."""
        return self.here.is_nowhere and not self.backups_to_rewrite


class RemovingText:
    """Verbs on a text that has to go everywhere. ``done`` is called on the executor's thread."""

    def __init__(self, session: Session, backups: Backups) -> None:
        self._session = session
        self._backups = backups

    def look_for(
        self,
        passage: Passage,
        known: KnownPlaces,
        done: Callable[[Preview | Refusal], None],
        told: Tell = tell_nobody,
    ) -> None:
        """Look for a passage in the file and its backups, after all that was entered before. Changes nothing.

        ``told`` is told how far it is, on the executor's thread.
        """

        def look(store: Store) -> Preview:
            places = self._backups.places
            identity = store.identity.file
            backups = self._found_in_backups(store, passage, told)
            return Preview(
                passage,
                find_passage(store, passage, told),
                backups,
                _beyond(store, identity, known, places, {backup.path for backup in backups}),
            )

        self._session.ask(look, done)

    def remove(
        self, removal: Removal, done: Callable[[Removed | Refusal], None], told_how_far: Tell = tell_nobody
    ) -> None:
        """Take the passage out of the file and of its backups. Undo begins anew, and cannot bring it back.

        Done already where nothing is found; refused (StillWaiting) while anything is not saved, HoldsThePassage.
        """
        session = self._session
        done_with: list[Removed] = []
        earlier: list[Contents] = []

        def remove(store: Store, contents: Contents) -> None:
            earlier.append(contents)
            self._backups.finish_begun()  # one that is being made may hold it
            found = self._found_in_backups(store, removal.passage, told_how_far)
            holding = [each.path for each in found if holds_or_unread(each)]
            done_with.append(remove_passage(store, holding, removal, session.person, session.clock(), told_how_far))

        def told(refusal: Refusal | None) -> None:
            if done_with:  # also where reading the file anew was refused afterwards: it was taken out
                change = difference(ACT, earlier[0], session.contents)
                session.listener.applied(Applied(change, ChangeKind.MADE, session.clock(), None))
            done(done_with[0] if done_with else refusal or Removed(FoundPassage(), compacted=False))

        session.alter(remove, told)

    def _found_in_backups(self, store: Store, passage: Passage, told: Tell) -> tuple[FoundBackup, ...]:
        listed = backups_of(store.path, self._backups.places, store.identity.file)
        return find_in_backups(listed, passage, store.password, told)


def holds_or_unread(backup: FoundBackup) -> bool:
    """Whether a backup holds the passage, or may."""
    return backup.found is None or not backup.found.is_nowhere


def difference(act: str, before: Contents, after: Contents) -> Change:
    """What differs between two states of a cycle, as a change that views can be told of."""
    rows: list[RowChange] = []
    for kind in RECORD_TYPES:
        was, now = before.of(kind), after.of(kind)
        keys = dict.fromkeys((*was, *now))
        rows += [RowChange(was.get(key), now.get(key)) for key in keys if was.get(key) != now.get(key)]
    return Change(act, tuple(rows))


def _beyond(store: Store, identity: str, known: KnownPlaces, places: BackupPlaces, listed: set[Path]) -> Beyond:
    path = store.path
    beside: list[Path] = []
    with suppress(OSError):
        beside = sorted(path.parent.glob(f"*{path.suffix}"))
    others = [other for other in dict.fromkeys((*known.recent, *beside)) if other not in listed and other != path]
    copies = [each for each in others[:MOST_LOOKED_AT] if _is_file(each) and same_file(each, identity, store.password)]
    second = places.second
    unreachable = second if second is not None and not os.path.isdir(second) else None
    return Beyond(tuple(copies), tuple(paper for paper in known.papers if _is_file(paper)), unreachable)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
