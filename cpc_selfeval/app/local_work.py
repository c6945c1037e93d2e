"""Local copies as a person meets them: offered on a share or a stick, worked on, checked in when they are closed.

What was not checked in, also because of a crash, is asked about when the program starts again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cpc_selfeval.app.at_work import done_at_work
from cpc_selfeval.app.local_copies import LocalCopies, local_folder
from cpc_selfeval.app.next_steps import Act
from cpc_selfeval.app.password_question import PasswordQuestion
from cpc_selfeval.domain.opening_refusals import PasswordNeeded, WrongPassword
from cpc_selfeval.domain.refusal import Refusal

if TYPE_CHECKING:
    from cpc_selfeval.domain.committee import Person
    from cpc_selfeval.domain.password import Password
    from cpc_selfeval.editing.local_copy import CheckedIn, LocalCopy
    from cpc_selfeval.ui.window.main_window import MainWindow

Done = TypeVar("Done")

_WHEN_SHOWN: Final = 300
"""Milliseconds after which a window that was just shown has been painted."""


class Around(Protocol):
    """What local work asks of whoever keeps the windows."""

    def front(self) -> QWidget | None:
        """The window that a question belongs to."""

    def open_file(self, path: Path, password: Password | None = None) -> None:
        """Open a file in a window."""

    def person(self) -> Person | None:
        """Who works here."""

    def tell(self, refusal: Refusal, acts: list[Act]) -> None:
        """Tell why something was not done, with a button for each act."""

    def say(self, happened: str, safe: str, to_do: str, acts: list[Act]) -> None:
        """Tell something in passing, in the window in front or on the start page."""


class LocalWork:
    """``copies`` are the notes of this computer's local copies; they are kept in ``folder``."""

    def __init__(self, around: Around, copies: LocalCopies | None = None, folder: Path | None = None) -> None:
        self.copies = copies or LocalCopies()
        self._around = around
        self._folder = folder or local_folder()
        self._passwords: dict[str, Password | None] = {}
        self._agreed: set[str] = set()

    def look_at(self, window: MainWindow) -> None:
        """Say so where a local copy was just opened, or where the file stands in a place that matters."""
        session = window.workspace.work.session
        copy = self.copies.at(session.path)
        if copy is None:
            from cpc_selfeval.app.place_notes import PlaceNotes

            notes = PlaceNotes(window, self.copies, self._around.open_file, lambda: self.check_out(window))
            QTimer.singleShot(_WHEN_SHOWN, notes, notes.begin)
            return
        self._passwords[copy.key] = session.password
        window.message_bar.tell(
            "note",
            f"You work on a local copy of “{copy.original.name}”.",
            f"It is saved on this computer as you type. The original in “{copy.original.parent}” stays as it is.",
            "When you close this file you are asked whether to check it in.",
            [("Check it in now", lambda: self._close_and_check_in(window, copy))],
        )

    def ask_and_check_out(self, window: MainWindow) -> None:
        """Say what working on a local copy means, and begin it if that is wanted."""
        session = window.workspace.work.session
        if session.read_only:
            window.status_line.tell("This file is open to read only: there is nothing to work on in a copy.")
        elif self.copies.at(session.path) is not None:
            window.status_line.tell("You work on a local copy already.")
        elif self._wants_copy(window, session.path):
            self.check_out(window)

    def _wants_copy(self, window: MainWindow, path: Path) -> bool:
        from cpc_selfeval.ui.kit import confirm

        safe = (
            "The file is closed, copied to this computer and checked; then the copy is opened. The original in "
            f"“{path.parent}” stays as it is, and whoever opens it is told that you have a copy. When you close the "
            "copy, you are asked whether to check it in."
        )
        return confirm(window, f"Work on a local copy of “{path.name}”?", safe, "Work on a local copy")

    def check_in_now(self, window: MainWindow) -> None:
        """Close a local copy and check it in; say so where a window's file is none."""
        copy = self.copies.at(window.workspace.work.session.path)
        if copy is None:
            window.status_line.tell("This file is no local copy, so there is nothing to check in.")
        else:
            self._close_and_check_in(window, copy)

    def check_out(self, window: MainWindow) -> None:
        """Close a file and go on in a local copy of it."""
        session = window.workspace.work.session
        path, password, person = session.path, session.password, session.person
        window.close_to_start()
        if not session.closed:
            return
        from cpc_selfeval.editing.local_copy import check_out

        used: list[Password | None] = []

        def take(password: Password | None) -> LocalCopy:
            used[:] = [password]
            return check_out(path, self._folder, person, datetime.now(UTC), self.copies.keep, password)

        words = f"“{path.name}” is being copied to this computer, and the copy is checked."
        otherwise: list[Act] = [("Open the file itself", lambda: self._around.open_file(path))]
        copy = self._tried(words, path, take, password, otherwise)
        if copy is not None:
            self._around.open_file(copy.path, used[0])  # it was typed already, and is the copy's too

    def closed(self, path: Path) -> None:
        """Ask whether the local copy that was just closed is to be checked in."""
        copy = self.copies.at(path)
        if copy is not None and (copy.key in self._agreed or self._agrees(copy)):
            self._agreed.discard(copy.key)
            self.check_in(copy)

    def check_in(self, copy: LocalCopy) -> None:
        """Bring a local copy that is closed back to where its original stands, and say what became of it."""
        person = self._around.person()
        if person is None:
            return
        from cpc_selfeval.editing.local_copy import check_in, remove_local

        def bring(password: Password | None) -> CheckedIn:
            return check_in(copy, person, datetime.now(UTC), self.copies.keep, password)

        later: list[Act] = [
            ("Try again", lambda: self.check_in(copy)),
            ("Open the local copy", lambda: self._around.open_file(copy.path)),
        ]
        words = f"“{copy.original.name}” is being copied back to “{copy.original.parent}”, and checked."
        done = self._tried(words, copy.path, bring, self._passwords.get(copy.key), later)
        if done is not None:
            remove_local(copy, done.path)
            self.copies.forget(copy)
            self._passwords.pop(copy.key, None)
            self._say_done(copy, done)

    def remind(self) -> None:
        """Say which local copy was not checked in yet, if there is one."""
        waiting = [copy for copy in self.copies.all() if os.path.exists(copy.path)]
        if not waiting:
            return
        copy = waiting[-1]
        more = f" So do {len(waiting) - 1} more." if len(waiting) > 1 else ""
        self._around.say(
            f"Your local copy of “{copy.original.name}” waits to be checked in.{more}",
            f"What you did is in the local copy. The original in “{copy.original.parent}” is as it was.",
            "Go on in it, or check it in.",
            [
                ("Open the local copy", lambda: self._around.open_file(copy.path)),
                ("Check it in", lambda: self.check_in(copy)),
            ],
        )

    def path_of(self, key: str) -> Path | None:
        """Where the local copy of this key stands on this computer, None where it does not."""
        copy = self.copies.of(key)
        return copy.path if copy is not None and os.path.exists(copy.path) else None

    def _agrees(self, copy: LocalCopy) -> bool:
        from cpc_selfeval.ui.kit import confirm

        happens = f"Check “{copy.original.name}” in now?"
        safe = (
            f"It then takes the place of the original in “{copy.original.parent}”; if that was changed meanwhile, both "
            "are kept. Until you check it in, what you did stays in the local copy."
        )
        return confirm(self._around.front(), happens, safe, "Check it in", keep="Not now")

    def _close_and_check_in(self, window: MainWindow, copy: LocalCopy) -> None:
        self._agreed.add(copy.key)
        window.close_to_start()
        self._agreed.discard(copy.key)  # where they would rather stay

    def _tried(
        self, words: str, path: Path, job: Callable[[Password | None], Done], password: Password | None, acts: list[Act]
    ) -> Done | None:
        """What a job gives, once it has the password that it may need; None where it was refused, which is told."""
        with closing(PasswordQuestion(path, self._around.front())) as question:
            while True:
                try:
                    return self._at_work(words, job, password)
                except (PasswordNeeded, WrongPassword) as refusal:
                    password = question.ask(refusal)
                    if password is None:
                        return None
                except Refusal as refusal:
                    self._around.tell(refusal, acts)
                    return None

    def _at_work(self, words: str, job: Callable[[Password | None], Done], password: Password | None) -> Done:
        return done_at_work(words, lambda: job(password), self._around.front(), breakable=True)

    def _say_done(self, copy: LocalCopy, done: CheckedIn) -> None:
        open_it: list[Act] = [("Open it", lambda: self._around.open_file(done.path))]
        if done.replaced and self._around.front() is None:
            return  # the program ends, and all is as they wanted it
        if done.replaced:
            happened = f"“{copy.original.name}” was checked in."
            self._around.say(happened, f"It is in “{copy.original.parent}” again, with all that you did.", "", open_it)
            return
        self._around.say(
            f"“{copy.original.name}” was changed or opened by somebody else meanwhile, so both versions are kept.",
            f"Theirs is as it was. Yours stands beside it as “{done.path.name}”.",
            "Open both and carry over what differs.",
            [*open_it, ("Open theirs", lambda: self._around.open_file(copy.original))],
        )
