"""Whether everything is in the file: saved and when, saving, or not saved and what. Read off the session itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.editing.events import Refused
from cpc_selfeval.editing.session import Session
from cpc_selfeval.ui.kit.kept_words import KeptWords, words_kept
from cpc_selfeval.ui.workspace import Workspace

_LOOK_AGAIN: Final = 40
"""Milliseconds after which a session that is busy is looked at again."""

RETRY_AFTER: Final[tuple[float, ...]] = (5, 5, 5, 10, 20, 30)
"""Seconds after which what is not saved is tried again unasked, each time; the last goes on."""


class Saving(StrEnum):
    """The kinds of state."""

    UNCHANGED = "unchanged"
    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not_saved"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class SavedWords:
    """The state and what the window says of it."""

    state: Saving
    words: str


class SaveState(QObject):
    """``changed`` carries the :class:`SavedWords` whenever they differ; ``settled`` follows once nothing is queued."""

    changed = Signal(object)
    settled = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = workspace.work.session
        self._window = parent
        self._now = saved_words(self._session)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_LOOK_AGAIN)
        self._again.timeout.connect(self.look)
        self._tries = 0
        self.retry = QTimer(self)
        self.retry.setSingleShot(True)
        self.retry.timeout.connect(self._try_in_passing)
        workspace.saving.connect(self.look)
        workspace.changed.connect(self._told)
        workspace.refused.connect(self._told)
        words_kept().changed.connect(self.look)

    @property
    def now(self) -> SavedWords:
        """The state as it was last looked at."""
        return self._now

    def _told(self, _event: object) -> None:
        self.look()

    def look(self) -> None:
        """Read the state now, and again soon while changes are on their way into the file."""
        kept = words_kept().of(self._window) if self._window is not None else ()
        found = saved_words(self._session, kept)
        differs = found != self._now
        self._now = found
        if differs:
            self.changed.emit(found)
        self._see_to_retrying()
        if self._session.busy:
            self._again.start()
        else:
            self.settled.emit()

    def _see_to_retrying(self) -> None:
        if self._session.unsaved_because is None:
            self._tries = 0
            self.retry.stop()
        elif not self._session.busy and not self.retry.isActive() and not self._session.closed:
            self.retry.start(round(1000 * RETRY_AFTER[min(self._tries, len(RETRY_AFTER) - 1)]))

    def _try_in_passing(self) -> None:
        self._tries += 1
        self._session.try_in_passing()
        self.look()


def saved_words(session: Session, kept: tuple[KeptWords, ...] = ()) -> SavedWords:
    """The state of a session in words: "Saved 14:02:11" only when nothing waits and nothing is queued.

    What is not saved is told by its reason; what it is stands in the window's bar. ``kept`` was typed and not recorded.
    """
    because = session.unsaved_because
    if because is not None:
        return SavedWords(Saving.NOT_SAVED, f"Not saved: {because.in_short or listed_acts(session.unsaved)}")
    if kept:
        return SavedWords(Saving.NOT_SAVED, f"Not saved: {kept[-1].name}")
    if session.read_only:
        return SavedWords(Saving.READ_ONLY, "Read only")
    if session.busy:
        return SavedWords(Saving.SAVING, "Saving…")
    if session.saved_at is None:
        return SavedWords(Saving.UNCHANGED, "Saved, nothing changed yet")
    return SavedWords(Saving.SAVED, f"Saved {session.saved_at:%H:%M:%S}")


def listed_acts(acts: tuple[str, ...]) -> str:
    """ "strength of 2.1", "strength of 2.1 and 2 more"; the same act is named once."""
    different = tuple(dict.fromkeys(acts))
    return different[0] if len(different) == 1 else f"{different[0]} and {len(different) - 1} more"


def named(kept: tuple[KeptWords, ...]) -> tuple[str, ...]:
    """What was typed and not recorded, in words."""
    return tuple(f"what you typed into “{words.name}”" for words in kept)


def answer_to_save(session: Session, refused: Refused | None, kept: tuple[KeptWords, ...] = ()) -> str:
    """What Ctrl+S says once nothing is queued any more."""
    unsaved = session.unsaved
    if unsaved:
        why = refused.refusal.what_happened if refused else ""
        return f"Not everything is saved yet: {listed_acts(unsaved)}. {why}".strip()
    if kept:
        return f"Not everything is saved yet: {listed_acts(named(kept))}."
    if session.read_only:
        return "This file is open to read only, so there is nothing to save."
    if session.saved_at is None:
        return "Everything is already saved: nothing was changed since the file was opened."
    return f"Everything is already saved ({session.saved_at:%H:%M:%S})."
