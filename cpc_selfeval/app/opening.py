"""Opening files: who works here, how a file is asked for, and what follows when it is refused.

A refusal is answered in one of three ways: a password is asked for and tried; a window of this computer that has the
file open comes forward; otherwise it is told, with the buttons that :func:`next_steps` has for it.
What is only needed once a file is opened is loaded then, so that the start page shows at once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cpc_selfeval.app.at_work import done_at_work, waiting
from cpc_selfeval.app.in_use import agrees_to_open_anyway, came_forward, where_to_copy
from cpc_selfeval.app.next_steps import Act, next_steps
from cpc_selfeval.app.password_question import PasswordQuestion
from cpc_selfeval.app.preferences import known_files_file
from cpc_selfeval.domain.breaking_off import BrokenOff, seal
from cpc_selfeval.domain.opening_refusals import FileCheckedOut, FileDamaged, FileInUse, PasswordNeeded, WrongPassword
from cpc_selfeval.domain.refusal import Refusal

if TYPE_CHECKING:
    from cpc_selfeval.app.crash import Crashes
    from cpc_selfeval.domain.committee import Person
    from cpc_selfeval.domain.password import Password
    from cpc_selfeval.editing.beginning import Beginning
    from cpc_selfeval.editing.events import Listener
    from cpc_selfeval.editing.executor import Executor
    from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation
    from cpc_selfeval.editing.session import Session
    from cpc_selfeval.storage.known_files import KnownFiles
    from cpc_selfeval.ui.remembered import Remembered
    from cpc_selfeval.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class How:
    """How a file is asked for: to read only, or (``take_over``) although another computer seems to have it open.

    ``although_damaged``, to read only: what can still be read of a damaged file. ``cycle`` is the key of the cycle to
    show, None for the newest.
    """

    read_only: bool = False
    take_over: bool = False
    password: Password | None = None
    although_damaged: bool = False
    cycle: str | None = None


PLAINLY: Final = How()

_WHEN_SHOWN: Final = 600
"""Milliseconds after which a window that was just shown has been painted, and its file is looked through."""


def how_again(session: Session, cycle: str | None) -> How:
    """How a file that is open is opened once more, in the same cycle; or as it is open now, in another one."""
    if cycle is None:
        return How(password=session.password, cycle=session.contents.cycle_key)
    damaged = isinstance(session.read_only_because, FileDamaged)
    asked_to_read = session.read_only and (damaged or session.read_only_because is None)
    return How(read_only=asked_to_read, password=session.password, although_damaged=damaged, cycle=cycle)


Opening = Callable[["Person", "Executor", "Listener", How], "OpenSelfEvaluation"]
"""Opens or makes a file. Raises Refusal."""


class Around(Protocol):
    """What opening asks of whoever keeps the windows."""

    def front(self) -> QWidget | None:
        """The window that a question belongs to."""

    def bring_forward(self, path: Path) -> bool:
        """Bring the window forward in which a file is open already; False when there is none."""

    def show(self, workspace: Workspace) -> None:
        """Show what was opened in a window of its own."""

    def tell(self, refusal: Refusal, acts: list[Act]) -> None:
        """Tell why something was not done, with a button for each act."""

    def show_recent(self) -> None:
        """Show the list of recent files anew."""

    def local_copy(self, key: str) -> Path | None:
        """Where the local copy of this key stands on this computer, None where it does not."""

    def has_backups(self, path: Path) -> bool:
        """Whether a file has backups."""

    def restore(self, path: Path) -> None:
        """Show the backups of a file that is not open, to bring one back."""


class Opener:
    """Opens files in windows."""

    def __init__(self, remembered: Remembered, crashes: Crashes, around: Around) -> None:
        self._remembered = remembered
        self._crashes = crashes
        self._around = around

    def open(self, path: Path, how: How = PLAINLY) -> bool:
        """Open a file in a window; False where it was refused, which is then told."""
        return self._around.bring_forward(path) or self._open_with(_opening(path), path, how)

    def begin(self, target: Path, beginning: Beginning, password: Password | None = None) -> bool:
        """Make a new file and open it; False where it was refused, which is then told."""

        def opening(person: Person, executor: Executor, listener: Listener, how: How) -> OpenSelfEvaluation:
            from cpc_selfeval.editing.open_self_evaluation import begin

            return begin(target, beginning, person, executor, listener, password=how.password, known=known_files())

        # What takes long of it is the password; once the file is there it is not taken away again
        return self._open_with(opening, target, How(password=password), breakable=False)

    def person(self) -> Person | None:
        """Who works here, asked the first time; None when they would rather not say."""
        if self._remembered.person is None:
            from cpc_selfeval.ui.window.person_dialog import ask_person

            person = ask_person(self._around.front())
            if person is not None:
                self._remembered.update(person=person)
        return self._remembered.person

    def open_to_read(self, path: Path) -> None:
        """Open a file to read only."""
        self.open(path, How(read_only=True))

    def open_copy(self, path: Path) -> None:
        """Ask where a copy of a file goes, write it and open that."""
        where = where_to_copy(path, self._around.front())
        if where is None:
            return
        target, replacing = where

        def opening(person: Person, executor: Executor, listener: Listener, how: How) -> OpenSelfEvaluation:
            from cpc_selfeval.editing.local_copy import write_copy_of

            write_copy_of(path, target, replacing=replacing, password=how.password)
            return _opening(target)(person, executor, listener, how)

        self._open_with(opening, target, PLAINLY)

    def open_anyway(self, path: Path, refusal: FileInUse | FileCheckedOut) -> None:
        """Open a file although somebody seems to work on it, once it was told what can go wrong."""
        if agrees_to_open_anyway(refusal, path, self._around.front()):
            self.open(path, How(take_over=True))

    def local_copy(self, key: str) -> Path | None:
        """Where the local copy of this key stands on this computer, None where it does not."""
        return self._around.local_copy(key)

    def open_file(self, path: Path) -> None:
        """Open another file."""
        self.open(path)

    def open_what_can_be_read(self, path: Path) -> None:
        """Open what can still be read of a damaged file."""
        self.open(path, How(read_only=True, although_damaged=True))

    def rescue(self, path: Path) -> None:
        """Rescue what can be read of a damaged file into a new one, and open that if it is wanted."""
        from cpc_selfeval.app.salvaging import rescue_file

        rescue_file(path, self._around.front(), self.open)

    def has_backups(self, path: Path) -> bool:
        """Whether a file has backups."""
        return self._around.has_backups(path)

    def show_backups(self, path: Path) -> None:
        """Show the backups of a file that is not open, to bring one back."""
        self._around.restore(path)

    def tell(self, refusal: Refusal, path: Path) -> None:
        """Tell why a file was not opened, with what can be done about it."""
        self._around.tell(refusal, next_steps(refusal, path, self))

    def forget(self, path: Path) -> None:
        """Take a file off the list of recent ones."""
        self._remembered.forget(path)
        self._around.show_recent()

    def knows(self, path: Path) -> bool:
        """Whether a file is on the list of recent ones."""
        return any(file.path == path for file in self._remembered.kept.recent)

    def _open_with(self, opening: Opening, path: Path, how: How, *, breakable: bool = True) -> bool:
        person = self.person()
        if person is None:
            return False
        count_days_as_here()
        with closing(PasswordQuestion(path, self._around.front())) as question:
            return self._open_asking(opening, person, path, how, question, breakable=breakable)

    def _open_asking(
        self, opening: Opening, person: Person, path: Path, how: How, question: PasswordQuestion, *, breakable: bool
    ) -> bool:
        asked: How | None = how
        while asked is not None:
            how = asked
            try:
                workspace = self._opened(opening, path, person, how, breakable=breakable)
                self._around.show(workspace)
            except (PasswordNeeded, WrongPassword) as refusal:
                password = question.ask(refusal)
                asked = replace(how, password=password) if password else None
                # An earlier backup may open with another password, or the file may be damaged
                if asked is None and self.has_backups(path):
                    self.tell(refusal, path)
            except Refusal as refusal:
                with waiting():
                    elsewhere = came_forward(refusal, path)
                if not elsewhere:
                    self.tell(refusal, path)
                return elsewhere
            else:
                QTimer.singleShot(_WHEN_SHOWN, workspace, workspace.work.look_through)
                return True
        return False

    def _opened(self, opening: Opening, path: Path, person: Person, how: How, *, breakable: bool) -> Workspace:
        from cpc_selfeval.editing.executor import ThreadExecutor
        from cpc_selfeval.ui.workspace import SessionSignals, Workspace

        signals = SessionSignals()
        executor = ThreadExecutor(self._crashes.caught)
        parent = self._around.front()
        words = f"“{path.name}” is being opened. A large file that this computer did not write last is looked through."

        def job() -> OpenSelfEvaluation:
            return _wanted(opening(person, executor, signals, how))

        work = done_at_work(words, job, parent, breakable=breakable)
        return Workspace(work, signals)


def _wanted(work: OpenSelfEvaluation) -> OpenSelfEvaluation:
    """What was opened, unless nobody wants it any more by now: then it is closed again. Raises BrokenOff."""
    try:
        seal()
    except BrokenOff:
        work.close()
        raise
    return work


def _opening(path: Path) -> Opening:
    def opening(person: Person, executor: Executor, listener: Listener, how: How) -> OpenSelfEvaluation:
        from cpc_selfeval.editing.open_self_evaluation import open_file

        return open_file(
            path,
            person,
            executor,
            listener,
            read_only=how.read_only,
            take_over=how.take_over,
            password=how.password,
            known=known_files(),
            although_damaged=how.although_damaged,
            cycle=how.cycle,
        )

    return opening


@cache
def known_files() -> KnownFiles:
    """This computer's notes of the files that it wrote last: one set of them for all windows."""
    from cpc_selfeval.storage.known_files import KnownFiles

    return KnownFiles(known_files_file())


def count_days_as_here() -> None:
    """Weeks begin on Monday in calendars, whatever the computer is set to.

    Not at the start: the names of all languages and countries are loaded for it.
    """
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale("en_GB"))
