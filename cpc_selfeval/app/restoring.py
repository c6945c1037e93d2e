"""Backups at the desk: kept while a file is open, shown on request, looked at, and one brought back.

A backup takes the place of a file that nobody has open: so the window closes first, and opens again afterwards.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from cpc_selfeval.app.at_work import done_at_work
from cpc_selfeval.app.next_steps import Act
from cpc_selfeval.app.opening import PLAINLY, How
from cpc_selfeval.domain.backup import BackupPlaces, Reason
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.backing_up import BackedUp
from cpc_selfeval.editing.restoring import Restored, file_of_backup, list_backups, made_at, restore
from cpc_selfeval.editing.session import local_now
from cpc_selfeval.storage.backups.naming import is_in_backup_folder
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.backups.dialog import BackupsDialog, Chosen, OfFile
from cpc_selfeval.ui.backups.words import moment_of
from cpc_selfeval.ui.kit import confirm
from cpc_selfeval.ui.remembered import backup_places
from cpc_selfeval.ui.window.copies import FILES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpc_selfeval.ui.remembered import Remembered
    from cpc_selfeval.ui.window.main_window import MainWindow

_A_MINUTE: Final = 60_000
_MB: Final = 1_000_000


class Opens(Protocol):
    """What is asked of whoever opens files."""

    def open(self, path: Path, how: How = PLAINLY) -> bool:
        """Open a file in a window; False where it was refused, which is then told."""

    def tell(self, refusal: Refusal, path: Path) -> None:
        """Tell why something was not done."""


class Shows(Protocol):
    """What is asked of whoever keeps the windows."""

    windows: list[MainWindow]

    def front(self) -> QWidget | None:
        """The window that a question belongs to."""

    def show_start(self) -> None:
        """Show the start page."""


class Restoring(QObject):
    """Backups of the files of one run of the program."""

    def __init__(self, remembered: Remembered, opener: Opens, desk: Shows, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._opener = opener
        self._desk = desk

    @property
    def places(self) -> BackupPlaces:
        """Where backups go on this computer."""
        return backup_places(self._remembered.kept)

    def has_backups(self, path: Path) -> bool:
        """Whether there is anything to restore for a file."""
        return bool(list_backups(path, self.places))

    def keep(self, window: MainWindow) -> None:
        """Make backups of a window's file from now on, and tell in it when one fails."""
        work = window.workspace.work
        if work.session.read_only:
            return
        told = _Told(window)
        work.backups.keep(self.places, told.bring)
        timer = QTimer(window)
        timer.setInterval(_A_MINUTE)
        timer.timeout.connect(work.backups.when_due)
        timer.start()

    def back_up(self, window: MainWindow) -> None:
        """Back up a window's file now, and say so in its status line."""
        session = window.workspace.work.session
        if session.read_only:
            window.status_line.tell("This file is open to read only, so there is nothing new to back up.")
            return
        window.status_line.tell("Backing up…")
        window.workspace.work.backups.now(Reason.ASKED_FOR)

    def show_of(self, window: MainWindow) -> BackupsDialog:
        """Show the backups of a window's file."""
        work = window.workspace.work
        session = work.session
        of = OfFile(session.path, window.workspace.today(), work.identity.file, session.password)
        back_up = None if session.read_only else (lambda done: work.backups.now(Reason.ASKED_FOR, done))
        dialog = BackupsDialog(of, self.places, back_up, window)
        dialog.places_changed.connect(lambda places: setattr(work.backups, "places", places))
        self._begin(dialog, session.path, window)
        return dialog

    def show_at(self, path: Path) -> BackupsDialog:
        """Show the backups of a file that is not open, as when it cannot be."""
        dialog = BackupsDialog(OfFile(path, local_now().date()), self.places, None, self._desk.front())
        self._begin(dialog, path, None)
        return dialog

    def ask_whose(self, folder: Path) -> None:
        """Ask for a file or for one of its backups, and show the backups of that file."""
        title = "Whose backup? Choose the file, or any backup of it"
        chosen, _ = QFileDialog.getOpenFileName(self._desk.front(), title, str(folder), FILES)
        if chosen:
            self.show_for(Path(chosen))

    def show_for(self, chosen: Path) -> BackupsDialog:
        """Show the backups of a file that is not open, or of the file that ``chosen`` is a backup of."""
        name = file_of_backup(chosen)
        if name is None:
            return self.show_at(chosen)
        beside = chosen.parent / name  # where it was put aside; a backup stands in a folder beside its file
        return self.show_at(beside if not is_in_backup_folder(chosen) else chosen.parent.with_name(name))

    def _begin(self, dialog: BackupsDialog, path: Path, window: MainWindow | None) -> None:
        dialog.look_requested.connect(self._look)
        dialog.restore_requested.connect(lambda chosen: self._restore(dialog, path, chosen, window))
        dialog.places_changed.connect(self._remember)
        dialog.open()

    def _remember(self, places: BackupPlaces) -> None:
        folder = str(places.second) if places.second else ""
        self._remembered.update(backup_folder=folder, backup_megabytes=places.most_bytes // _MB)

    def _look(self, chosen: Chosen) -> None:
        backup, password = chosen
        self._opener.open(backup.path, How(read_only=True, password=password))

    def _restore(self, dialog: BackupsDialog, path: Path, chosen: Chosen, window: MainWindow | None) -> None:
        backup, password = chosen
        then = moment_of(backup.at)
        safe = (
            f"What was changed after that is no longer in “{path.name}”. The file as it is now is not lost: it is put "
            "aside beside it, with today’s date in its name, and you can bring it back in the same way."
        )
        if not confirm(dialog, f"Bring back the self-evaluation as it was on {then}?", safe, "Restore it"):
            return
        before = How(password=window.workspace.work.session.password) if window else None
        dialog.close()
        if window is not None and not window.close_for_now():
            return
        try:
            words = f"“{path.name}” is being brought back from its backup, and checked."
            restored = done_at_work(
                words, lambda: restore(path, backup.path, local_now(), password), self._desk.front(), breakable=True
            )
        except Refusal as refusal:
            if before is not None:
                self._opener.open(path, before)
            self._opener.tell(refusal, path)
            return
        if self._opener.open(path, How(password=password)):
            self._say(restored)

    def _say(self, restored: Restored) -> None:
        at = made_at(restored)
        then = f"as it was on {moment_of(at)}" if at else "as it was in that backup"
        aside = (
            f"The earlier file was put aside as “{restored.aside.name}”, in the same folder." if restored.aside else ""
        )
        for window in self._desk.windows:
            if window.workspace.work.session.path == restored.file:
                window.message_bar.tell("good", f"“{restored.file.name}” is {then} again.", aside)

    def tell_what_it_is(self, window: MainWindow) -> bool:
        """Say in a window that what it shows is a backup, and of what; False where it is none."""
        path = window.workspace.work.session.path
        name = file_of_backup(path)
        if name is None or not window.workspace.work.session.read_only:
            return False
        backup = next((each for each in list_backups(path.parent / name, self.places) if each.path == path), None)
        file = path.parent / name
        if backup is None:
            file = path.parent.with_name(name)
            backup = next((each for each in list_backups(file, self.places) if each.path == path), None)
        when = f", {moment_of(backup.at)}" if backup else ""
        acts: list[Act] = [("Backups and restore…", lambda: self._back_to(file))]
        window.call_it(f"Backup of {name}{when}")
        window.message_bar.tell(
            "warning",
            f"This is a backup of “{name}”{when}.",
            "It is open to read only: nothing in it can be changed, and your file is as it was.",
            "",
            acts,
        )
        return True

    def _back_to(self, file: Path) -> None:
        for window in self._desk.windows:
            if window.workspace.work.session.path == file:
                window.activateWindow()
                self.show_of(window)
                return
        self.show_at(file)


class _Told(Answer):
    """Tells a window what became of its backups: of a failure once, until another one is made.

    It outlives its window, since a backup may still be made when that is closed.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window: MainWindow | None = window
        self._told: set[type[Refusal]] = set()
        self.came.connect(self._tell)
        window.closed.connect(self._forget)

    def _forget(self, _to_start: bool) -> None:
        self._window = None

    def _tell(self, event: BackedUp) -> None:
        window = self._window
        if window is None:
            return
        if isinstance(event.outcome, Refusal):
            if event.reason is Reason.ASKED_FOR or type(event.outcome) not in self._told:
                self._told.add(type(event.outcome))
                window.notices.tell(event.outcome)
            return
        self._told = {kind for kind in self._told if event.second_missing and kind is type(event.second_missing)}
        if event.second_missing is not None and type(event.second_missing) not in self._told:
            self._told.add(type(event.second_missing))
            window.status_line.tell(str(event.second_missing.what_happened))
        elif event.reason is Reason.ASKED_FOR:
            window.status_line.tell(f"Backed up at {event.outcome.at.astimezone():%H:%M}, and checked.")
