"""What could not be saved when the system ended the program: kept on this computer, and told at the next start.

Somebody may ask the program to end, as by logging out, while the file's disk is full or gone and nobody answers. What
waits is then written into a copy of the whole file; words that come into no file go into a text beside it, unless the
file has a password: they would lie open there. Words for which the file has no answer yet, as on a share that hangs,
lie in a text of their own until it has: by then the system may have ended the program.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from cpc_selfeval.app.own_folders import computer_folder

if TYPE_CHECKING:
    from cpc_selfeval.app.local_copies import LocalCopies
    from cpc_selfeval.domain.refusal import Refusal
    from cpc_selfeval.ui.kit.kept_words import KeptWords
    from cpc_selfeval.ui.window.main_window import MainWindow

PATIENCE: Final = 3.0
"""Seconds that the copy may take: systems end a program that goes on for much longer."""
_COPY, _WORDS = ".cpcse", ".txt"

Act = tuple[str, Callable[[], None]]
Say = Callable[[str, str, str, list[Act]], None]


def folder_of_kept() -> Path:
    """Where it is kept. It may not be there yet."""
    return computer_folder() / "Not saved at the end"


def keep_unsaved(window: MainWindow, when: datetime) -> None:
    """Keep what of a window's file is not saved; nothing where there is no room or right to on this computer either."""
    from cpc_selfeval.ui.kit.kept_words import KeptWords, words_kept

    session = window.workspace.work.session
    words = words_kept().of(window)
    coming = _latest(tuple(each for each in session.words_on_their_way if isinstance(each, KeptWords)))
    folder = folder_of_kept()
    stem = f"{session.path.stem}, {when:%Y-%m-%d %H.%M.%S}"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if words and session.password is None:
            _write(folder / (stem + _WORDS), words)
        if coming and session.password is None:
            _write(_of_what_comes(session.path, when), coming)
    if session.unsaved and os.path.isdir(folder):
        answers: list[Refusal | None] = []
        session.save_copy(folder / (stem + _COPY), answers.append)
        session.drain(PATIENCE)


def forget_what_came(window: MainWindow, path: Path, when: datetime) -> None:
    """The file is closed: what was on its way is in it, unless it was refused."""
    from cpc_selfeval.ui.kit.kept_words import words_kept

    if not words_kept().of(window):
        with suppress(OSError):
            _of_what_comes(path, when).unlink(missing_ok=True)


def _of_what_comes(path: Path, when: datetime) -> Path:
    return folder_of_kept() / f"{path.stem} (on its way), {when:%Y-%m-%d %H.%M.%S}{_WORDS}"


def _latest(words: tuple[KeptWords, ...]) -> tuple[KeptWords, ...]:
    """Without those from which typing went on."""
    return tuple(
        each for place, each in enumerate(words) if not any(later.has_all_of(each) for later in words[place + 1 :])
    )


def _write(target: Path, words: tuple[KeptWords, ...]) -> None:
    text = "\n\n".join(f"{each.name}:\n{each.text}" for each in words)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def tell_kept(told: LocalCopies, say: Say, open_file: Callable[[Path], None]) -> bool:
    """Say what was kept and not acknowledged yet, the newest of it; False where there is nothing to say."""
    kept = [path for path in _all_kept() if not told.was_told(path.name)]
    if not kept:
        return False
    newest = kept[-1]
    is_copy = newest.suffix == _COPY
    acts: list[Act] = [
        ("Read the words", lambda: _show(newest)),
        ("Show the folder", lambda: _show(newest.parent)),
        ("Understood", lambda: _note(told, kept)),
    ]
    if is_copy:
        acts[0] = ("Open the copy", lambda: open_file(newest))
    say(
        "When the system ended the program, not everything could be saved in its file.",
        f"It is in {'a copy of the file' if is_copy else 'a text'} on this computer: “{newest.name}”.",
        "Open your own file, and take it over by File > Bring in > Merge another copy…"
        if is_copy
        else "Open the file, and enter again what belongs there.",
        acts,
    )
    return True


def _all_kept() -> list[Path]:
    try:
        found = [path for path in folder_of_kept().iterdir() if path.suffix in (_COPY, _WORDS)]
    except OSError:
        return []
    return sorted(found, key=lambda path: (path.name.rpartition(", ")[2], path.suffix != _WORDS))


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _note(told: LocalCopies, kept: list[Path]) -> None:
    for path in kept:
        told.note_told(path.name)
