"""What can be done about a file that was not opened: the buttons of each refusal.

The table for an open file is in :mod:`cpc_selfeval.ui.window.next_steps`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from cpc_selfeval.domain.opening_refusals import (
    FileCheckedOut,
    FileDamaged,
    FileInUse,
    FileIsFolder,
    FileMissing,
    NotASelfEvaluation,
    PasswordNeeded,
    WrongPassword,
)
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.suspect_refusals import FileEmpty, FileTruncated, ForeignParts, TooSlowToRead

_RESTORABLE = (FileMissing, FileDamaged, NotASelfEvaluation, PasswordNeeded, WrongPassword)
"""Refusals after which a backup may help."""

Act = tuple[str, Callable[[], None]]
"""The words on a button and what it does."""


RESTORE = "Restore a backup…"
RESCUE = "Rescue what can be read…"
ENDING = ".cpcse"
_FEW = 3
"""As many files of a folder are offered at most; with more of them nobody can tell from here which is meant."""


class Ways(Protocol):
    """What a button can ask for."""

    def open_to_read(self, path: Path) -> None:
        """Open a file to read only."""

    def open_copy(self, path: Path) -> None:
        """Ask where a copy of a file goes, write it and open that."""

    def open_anyway(self, path: Path, refusal: FileInUse | FileCheckedOut) -> None:
        """Open a file although somebody seems to work on it, once it was told what can go wrong."""

    def local_copy(self, key: str) -> Path | None:
        """Where the local copy of this key stands on this computer, None where it does not."""

    def open_file(self, path: Path) -> None:
        """Open another file."""

    def open_what_can_be_read(self, path: Path) -> None:
        """Open what can still be read of a damaged file."""

    def rescue(self, path: Path) -> None:
        """Rescue what can be read of a damaged file into a new one."""

    def has_backups(self, path: Path) -> bool:
        """Whether a file has backups."""

    def show_backups(self, path: Path) -> None:
        """Show the backups of a file that is not open, to bring one back."""

    def knows(self, path: Path) -> bool:
        """Whether a file is on the list of recent ones."""

    def forget(self, path: Path) -> None:
        """Take a file off the list of recent ones."""


def next_steps(refusal: Refusal, path: Path, ways: Ways) -> list[Act]:
    """The buttons for a refusal to open ``path``, the best first. A kind of refusal without any gives none."""
    steps = next((steps for kind, steps in _STEPS.items() if isinstance(refusal, kind)), None)
    acts = steps(refusal, path, ways) if steps else []
    if isinstance(refusal, _RESTORABLE) and ways.has_backups(path):
        return [(RESTORE, lambda: ways.show_backups(path)), *acts]
    return acts


def _in_use(refusal: FileInUse, path: Path, ways: Ways) -> list[Act]:
    acts = _without_changing(path, ways)
    if refusal.pid is None:  # a process on this computer keeps the file locked, whatever anybody wants
        acts.append(("Open anyway…", lambda: ways.open_anyway(path, refusal)))
    return acts


def _checked_out(refusal: FileCheckedOut, path: Path, ways: Ways) -> list[Act]:
    mine = ways.local_copy(refusal.copy)
    acts: list[Act] = [] if mine is None else [("Open my local copy", lambda: ways.open_file(mine))]
    return [*acts, *_without_changing(path, ways), ("Open anyway…", lambda: ways.open_anyway(path, refusal))]


def _without_changing(path: Path, ways: Ways) -> list[Act]:
    return [
        ("Open to read only", lambda: ways.open_to_read(path)),
        ("Open a copy…", lambda: ways.open_copy(path)),
    ]


def _missing(_refusal: FileMissing, path: Path, ways: Ways) -> list[Act]:
    return [("Take it off the list", lambda: ways.forget(path))] if ways.knows(path) else []


def _folder(_refusal: FileIsFolder, path: Path, ways: Ways) -> list[Act]:
    """What somebody who named a folder may have meant, where there are few such files in it."""
    try:
        inside = sorted(file for file in path.iterdir() if file.suffix.casefold() == ENDING and file.is_file())
    except OSError:
        inside = []
    opening: list[Act] = [(f"Open “{file.name}”", partial(ways.open_file, file)) for file in inside]
    return opening if len(opening) <= _FEW else []


def _locked(_refusal: PasswordNeeded | WrongPassword, path: Path, ways: Ways) -> list[Act]:
    return [("Type its password…", lambda: ways.open_file(path))]


def _damaged(refusal: FileDamaged, path: Path, ways: Ways) -> list[Act]:
    rescue = (RESCUE, lambda: ways.rescue(path))
    if isinstance(refusal, ForeignParts | FileTruncated | TooSlowToRead):
        return [rescue]
    return [("Open to read only", lambda: ways.open_what_can_be_read(path)), rescue]


def _unlike(refusal: NotASelfEvaluation, path: Path, ways: Ways) -> list[Act]:
    """A file of ours whose beginning is lost looks like none; its name is all that tells."""
    named = path.suffix.casefold() == ENDING and not isinstance(refusal, FileEmpty)
    return [(RESCUE, lambda: ways.rescue(path))] if named else []


_STEPS: dict[type[Refusal], Callable[[Any, Path, Ways], list[Act]]] = {
    FileInUse: _in_use,
    FileCheckedOut: _checked_out,
    FileIsFolder: _folder,
    FileMissing: _missing,
    FileDamaged: _damaged,
    NotASelfEvaluation: _unlike,
    PasswordNeeded: _locked,
    WrongPassword: _locked,
}
