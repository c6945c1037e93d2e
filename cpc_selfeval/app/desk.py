"""What stands around the windows: opening, beginning, the worked example, recent files, and the end of the session.

What is only needed once a file is opened is loaded then, so that the start page shows at once.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QFileOpenEvent, QSessionManager
from PySide6.QtWidgets import QApplication, QWidget

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.ending import EndListener
from cpc_selfeval.app.local_work import LocalWork
from cpc_selfeval.app.next_steps import Act
from cpc_selfeval.app.opening import How, Opener, how_again
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.kit.garbage import Garbage
from cpc_selfeval.ui.remembered import RecentFile, Remembered
from cpc_selfeval.ui.start.start_page import StartPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from cpc_selfeval.app.coming_forward import ComingForward
    from cpc_selfeval.app.new_file import NewFile
    from cpc_selfeval.app.restoring import Restoring
    from cpc_selfeval.domain.committee import Person
    from cpc_selfeval.domain.password import Password
    from cpc_selfeval.domain.record import Record
    from cpc_selfeval.ui.window.main_window import MainWindow
    from cpc_selfeval.ui.workspace import Workspace

FILES = "Self-evaluations (*.cpcse)"

_WHEN_STARTED: Final = 3_000
"""Milliseconds after which the program has started, and clears up what earlier runs left."""


class Desk(QObject):
    """The start page and the open windows of one run of the program. ``ended_well``: everything was saved.

    ``is_ending`` is set once the process was asked to end, also while a question still stood in the way of a window.
    """

    def __init__(self, application: QApplication, remembered: Remembered, crashes: Crashes) -> None:
        super().__init__(application)
        self._application = application
        self._remembered = remembered
        self._log = crashes.log
        self.opener = Opener(remembered, crashes, self)
        self.local_work = LocalWork(self)
        self._coming_forward: ComingForward | None = None
        self._start: StartPage | None = None
        self.windows: list[MainWindow] = []
        self.garbage: Garbage | None = None
        self.ended_well = True
        self.is_ending = False
        if sys.platform == "darwin":
            application.installEventFilter(self)
        application.commitDataRequest.connect(self._session_ends, Qt.ConnectionType.DirectConnection)
        application.aboutToQuit.connect(self._quitting)
        EndListener(self.end_at_once, self)

    def begin(self, file: Path | None) -> None:
        """Show the start page, or the file. Where another start of the program has it open, that one shows it."""
        QTimer.singleShot(_WHEN_STARTED, self, _sweep)
        opened = file is not None and self.open(file)
        if opened and not self.windows:
            self.is_ending = True
        elif not opened and not self.is_ending:
            self.show_start()
            if file is None:
                self.local_work.remind()
        self._tell_kept()

    def _tell_kept(self) -> None:
        """Say what was kept when the system last ended the program before everything was saved."""
        from cpc_selfeval.app.kept_at_end import tell_kept

        if not self.is_ending:
            tell_kept(self.local_work.copies, self.say, self.open_file)

    @property
    def start(self) -> StartPage:
        """The start page, made now if it is not there yet."""
        if self._start is None:
            self._start = StartPage(self._remembered)
            self._start.new_requested.connect(self.new)
            self._start.open_requested.connect(self._open_or_ask)
            self._start.example_requested.connect(self.open_example)
            self._start.restore_requested.connect(lambda: self.restoring.ask_whose(self._folder()))
            self._start.rescue_requested.connect(self.rescue)
        return self._start

    def show_start(self) -> None:
        """Show the start page."""
        self.start.show_recent()
        self.start.show()
        self.start.activateWindow()

    # Opening

    def open(self, path: Path) -> bool:
        """Open a file in a window; False where it was refused, which is then told."""
        return self.opener.open(path)

    def bring_forward(self, path: Path) -> bool:
        """Bring the window forward in which a file is open already; False when there is none."""
        for window in self.windows:
            if _is_same(window.workspace.work.session.path, path):
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.show()
                window.raise_()
                window.activateWindow()
                self._application.alert(window)
                return True
        return False

    def new(self) -> None:
        """Ask what a new self-evaluation begins with, make its file and open it."""
        self.new_file.ask()

    @cached_property
    def new_file(self) -> NewFile:
        """What asks for new files, and keeps what was begun."""
        from cpc_selfeval.app.new_file import NewFile

        return NewFile(self._remembered, self.opener, self._folder, self.front)

    def change_framework(self, window: MainWindow) -> None:
        """Ask for another framework edition, use it, and show the file anew: its indicators are others now."""
        from cpc_selfeval.storage.frameworks.files import read_framework, shipped_frameworks
        from cpc_selfeval.ui.details.framework_dialog import FrameworkDialog

        dialog = FrameworkDialog(shipped_frameworks(), read_framework, window)
        chosen = dialog.exec() == FrameworkDialog.DialogCode.Accepted
        framework = dialog.framework()
        dialog.deleteLater()
        if not chosen or framework.content_hash == window.workspace.contents.framework.content_hash:
            return
        try:
            window.workspace.work.session.change_framework(framework)
        except Refusal as refusal:
            self.opener.tell(refusal, window.workspace.work.session.path)
            return
        self._open_again(window)

    @cached_property
    def restoring(self) -> Restoring:
        """Backups of all open files."""
        from cpc_selfeval.app.restoring import Restoring

        return Restoring(self._remembered, self.opener, self, self)

    def has_backups(self, path: Path) -> bool:
        """Whether a file has backups."""
        return self.restoring.has_backups(path)

    def restore(self, path: Path) -> None:
        """Show the backups of a file that is not open."""
        self.restoring.show_at(path)

    def _change_password(self, window: MainWindow) -> None:
        """Give a file a password, another one, or none."""
        from cpc_selfeval.app.password_change import change_password_of

        told = change_password_of(window, self.opener)
        if told and self.windows:
            self.windows[-1].status_line.tell(told)

    def _open_again(self, window: MainWindow, cycle: str | None = None) -> None:
        """Close a file and open it as it is now, in the same cycle or in the one with this key."""
        session = window.workspace.work.session
        path, how = session.path, how_again(session, cycle)
        if window.close_for_now():
            self.opener.open(path, how)

    def remove_text(self, window: MainWindow, passage: str) -> None:
        """Ask for a passage that is to be removed from the window's file everywhere."""
        from cpc_selfeval.ui.removal.dialog import RemoveTextDialog, known_places

        known = known_places(window.workspace, self._remembered)
        RemoveTextDialog(window.workspace, known, passage, window).open()

    def open_example(self) -> None:
        """Ask where the worked example is to be kept, write it there and open it."""
        from cpc_selfeval.app.example_place import ask_and_write_example

        ask_and_write_example(self._folder(), self.front(), self.opener.tell, self.open)

    def rescue(self) -> None:
        """Ask which damaged file is to be rescued, and rescue what can be read of it."""
        from cpc_selfeval.app.salvaging import ask_and_rescue

        ask_and_rescue(self._folder(), self.front(), self.open)

    def _open_or_ask(self, path: Path | None) -> None:
        if path is None:
            from PySide6.QtWidgets import QFileDialog

            chosen, _ = QFileDialog.getOpenFileName(self.front(), "Open a self-evaluation", str(self._folder()), FILES)
            path = Path(chosen) if chosen else None
        if path is not None:
            self.open(path)

    def show(self, workspace: Workspace) -> None:
        """Show what was opened in a window of its own; the window in front gives way to it, unless it is a backup."""
        from cpc_selfeval.ui.window.main_window import MainWindow

        earlier = [window for window in self.windows if window.isVisible()]
        window = MainWindow(workspace, self._remembered)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.new_requested.connect(self.new)
        window.file_requested.connect(self._open_or_ask)
        window.reopen_requested.connect(lambda: self._open_again(window))
        window.quit_requested.connect(self.quit)
        window.moved_file.moved.connect(lambda: self._note(workspace))
        window.log_requested.connect(lambda: self._show_log(window))
        window.rescue_requested.connect(self.rescue)
        window.local_copy_requested.connect(lambda: self.local_work.ask_and_check_out(window))
        window.check_in_requested.connect(lambda: self.local_work.check_in_now(window))
        window.password_requested.connect(lambda: self._change_password(window))
        window.back_up_requested.connect(lambda: self.restoring.back_up(window))
        window.backups_requested.connect(lambda: self.restoring.show_of(window))
        there = ref(window)
        workspace.framework_change_requested.connect(lambda: _while(there, self.change_framework))
        workspace.text_removal_requested.connect(lambda passage: _while(there, self.remove_text, passage))
        workspace.list_import_requested.connect(lambda: _while(there, _bring_rows))
        workspace.rows_pasted.connect(lambda kind, text: _while(there, _bring_rows, kind, text))
        workspace.cycle_requested.connect(lambda key: _while(there, self._open_again, key))
        window.closed.connect(lambda to_start: self._window_closed(window, to_start=to_start))
        notes = self._log.follow(workspace)
        window.closed.connect(lambda _to_start: notes.closed())
        self.windows.append(window)
        self._listen()
        if self.restoring.tell_what_it_is(window):
            earlier = []
        else:
            self._note(workspace)
            self.restoring.keep(window)
        window.come_up()
        self.local_work.look_at(window)
        if self._start is not None:
            self._start.message_bar.hide()
            self._start.hide()
        for other in earlier:
            other.close()

    def _show_log(self, window: MainWindow) -> None:
        from cpc_selfeval.ui.window.log_dialog import LogDialog

        LogDialog(window, self._log.folder).show()

    def _listen(self) -> None:
        """From the first open file on, another start of the program with it brings its window forward."""
        if self._coming_forward is None:
            from cpc_selfeval.app.coming_forward import ComingForward

            self._coming_forward = ComingForward(self.bring_forward, parent=self)

    def _note(self, workspace: Workspace) -> None:
        from cpc_selfeval.ui.window.whose_title import title_of

        path = workspace.work.session.path
        if self.local_work.copies.at(path) is not None:
            return  # it goes away when it is checked in
        if not workspace.shows_newest:
            return  # it is listed by its newest cycle
        made_up = workspace.contents.committee.made_up
        self._remembered.note_opened(RecentFile(path, datetime.now(UTC), title_of(workspace.contents), made_up))
        self._remembered.update(folder=str(path.parent))

    def _folder(self) -> Path:
        kept = self._remembered.kept.folder
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        there = next((folder for folder in (kept, documents) if folder and os.path.isdir(folder)), None)
        return Path(there or Path.home())

    def front(self) -> QWidget | None:
        """The window that a question belongs to."""
        shown: list[QWidget] = [*(window for window in self.windows if window.isVisible())]
        if self._start is not None and self._start.isVisible():
            shown.append(self._start)
        return next((window for window in shown if window.isActiveWindow()), shown[-1] if shown else None)

    def tell(self, refusal: Refusal, acts: list[Act]) -> None:
        """Tell why something was not done, in the window in front, else on the start page."""
        window = next((window for window in self.windows if window.isVisible()), None)
        words = (refusal.what_happened, refusal.what_is_safe, refusal.what_to_do)
        if window is not None:
            window.message_bar.tell("warning", *words, acts)
            return
        self.show_start()
        self.start.tell(*words, acts)

    def show_recent(self) -> None:
        """Show the list of recent files anew."""
        self.start.show_recent()

    def say(self, happened: str, safe: str, to_do: str, acts: list[Act]) -> None:
        """Tell something in passing, in the window in front, else on the start page."""
        window = next((window for window in self.windows if window.isVisible()), None)
        if window is not None:
            window.message_bar.tell("note", happened, safe, to_do, acts)
            return
        self.show_start()
        self.start.say(happened, safe, to_do, acts)

    def open_file(self, path: Path, password: Password | None = None) -> None:
        """Open a file in a window."""
        self.opener.open(path, How(password=password))

    def person(self) -> Person | None:
        """Who works here, asked the first time."""
        return self.opener.person()

    def local_copy(self, key: str) -> Path | None:
        """Where the local copy of this key stands on this computer, None where it does not."""
        return self.local_work.path_of(key)

    # Ending

    def _window_closed(self, window: MainWindow, *, to_start: bool) -> None:
        self.windows.remove(window)
        if self.garbage is not None:
            self.garbage.look_soon_at_all()
        if to_start and not self.windows:
            self.show_start()
        if not window.asks_nothing and not window.comes_back:
            self.local_work.closed(window.workspace.work.session.path)

    def quit(self) -> None:
        """Close every window and end, unless somebody would rather stay or there is something to tell."""
        closed = all(window.close() for window in list(self.windows))
        if closed and (self._start is None or not self._start.isVisible()):
            self._application.quit()

    def end_at_once(self) -> None:
        """Save, close and end without asking anything."""
        self.is_ending = True
        self._close_at_once()
        self._application.exit(0 if self.ended_well else 1)

    def _close_at_once(self) -> None:
        from cpc_selfeval.app.kept_at_end import forget_what_came, keep_unsaved

        for window in list(self.windows):
            path, now = window.workspace.work.session.path, datetime.now().astimezone()
            if not window.close_at_once(partial(keep_unsaved, window, now)):
                self.ended_well = False
                forget_what_came(window, path, now)

    def _quitting(self) -> None:
        self._close_at_once()
        if "new_file" in self.__dict__:
            self.new_file.forget()

    def _session_ends(self, manager: QSessionManager) -> None:
        """Somebody logs out: save; where that cannot be done, ask for the time to choose, if the system grants it."""
        unsaved = [window for window in self.windows if not window.bring_in_at_once()]
        if unsaved and manager.allowsInteraction():
            if not all(window.close() for window in unsaved):
                manager.cancel()
            manager.release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a file that was double-clicked where the system says so by an event."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.open(Path(event.file()))
            return True
        return False


def _sweep() -> None:
    """Take away the private copies that runs of the program left which were killed."""
    from cpc_selfeval.storage.leftovers import sweep_private
    from cpc_selfeval.ui.evidence.private_copies import private_copies

    private_copies()
    sweep_private()


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _while(there: Callable[[], MainWindow | None], act: Callable[..., object], *given: object) -> None:
    """Do it with the window while there is one.

    The window holds its workspace, and a workspace whatever is connected to it, which Python's search for garbage does
    not see: connected with the window itself, neither would ever go, nor the contents of the file.
    """
    window = there()
    if window is not None:
        act(window, *given)


def _bring_rows(window: MainWindow, kind: type[Record] | None = None, text: str = "") -> None:
    from cpc_selfeval.ui.importing.asking import ask_for_list, show_pasted

    show_pasted(window, kind, text) if kind else ask_for_list(window)
