"""The window of one open self-evaluation, with its commands, and how it is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cpc_selfeval.domain.asking.made_for import asked_in_words, made_for
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import WordsNotTaken
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.ui.guard.signs import TypingSigns
from cpc_selfeval.ui.kit.begun_words import take_back_begun
from cpc_selfeval.ui.kit.file_drop import FileDrop
from cpc_selfeval.ui.kit.kept_words import KeptWords, words_kept
from cpc_selfeval.ui.remembered import Remembered
from cpc_selfeval.ui.window.beside import close_beside
from cpc_selfeval.ui.window.closed_boxes import ClosedBoxes
from cpc_selfeval.ui.window.closing import OneCloseAtATime, bring_everything_in, copy_words, hand_in
from cpc_selfeval.ui.window.command_acts import CommandActs, FileActs
from cpc_selfeval.ui.window.day_turning import DayTurning
from cpc_selfeval.ui.window.last_place import LastPlace
from cpc_selfeval.ui.window.menus import Menus
from cpc_selfeval.ui.window.moved_file import MovedFile
from cpc_selfeval.ui.window.pages import CYCLES, PAGES, Page
from cpc_selfeval.ui.window.recovery import tell_recovered
from cpc_selfeval.ui.window.window_frame import WindowFrame
from cpc_selfeval.ui.workspace import Workspace

PATIENCE_AT_END: Final = 2.0
"""Seconds that the file may take to save everything where the system ends the program."""


class MainWindow(WindowFrame):
    """One open self-evaluation. What concerns other files is asked of whoever made the window, by signals.

    ``file_requested`` carries the path of a file to open, or None to ask which; ``reopen_requested`` asks to close this
    one and open it again; ``log_requested`` asks where the log is; ``closed`` follows once the file is closed, and
    carries True where the start page should be shown next.
    """

    new_requested = Signal()
    reopen_requested = Signal()
    file_requested = Signal(object)
    quit_requested = Signal()
    password_requested = Signal()
    local_copy_requested = Signal()
    check_in_requested = Signal()
    log_requested = Signal()
    back_up_requested = Signal()
    backups_requested = Signal()
    rescue_requested = Signal()
    closed = Signal(bool)

    def __init__(
        self,
        workspace: Workspace,
        remembered: Remembered,
        pages: tuple[Page, ...] = PAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, remembered, pages, parent)
        self._start_page_next = False
        self.asks_nothing = False
        self.comes_back = False
        self._one_close = OneCloseAtATime(self)
        self.acts = CommandActs(self, self._about_files())
        self.menus = Menus(self.menuBar(), self.acts.by_command())
        self.acts.begin(self.menus)
        self.top_bar.find_requested.connect(self.acts.find)
        self.top_bar.paper_requested.connect(self.acts.make_papers)
        self.workspace.paper_requested.connect(self.acts.make_papers)
        self.status_line.undo_requested.connect(self.acts.undo)
        FileDrop(self).dropped.connect(self.file_requested)
        self._goes_on_in_copy = False
        self.notices.copy_opening_requested.connect(self._go_on_in_copy)
        self._offer_next_steps()
        self.typing_signs = TypingSigns(workspace, self)
        self.day_turning = DayTurning(workspace, self)
        self.moved_file = MovedFile(self)
        self.moved_file.moved.connect(self._show_words)
        if workspace.work.session.read_only:
            self.notices.tell_read_only(workspace.work.session.read_only_because)
        elif workspace.contents.cycle.closed_on is not None:
            self.notices.tell_closed_cycle(workspace.contents.cycle)
        workspace.changed.connect(self._tell_whether_closed)
        if (last := workspace.work.session.recovered) is not None:
            tell_recovered(self, self.message_bar, last)
        elif (asked := made_for(workspace.contents)) is not None:
            self.message_bar.tell(
                "note", *asked_in_words(workspace.contents, asked), [("Understood", self.message_bar.hide)]
            )

    def begin(self) -> None:
        """Show the page where somebody was in this file last."""
        self.closed_boxes = ClosedBoxes(self)
        self.last_place = LastPlace(self)
        self.last_place.resume()

    def remember_place(self) -> None:
        """Remember, for this file too, where somebody is in it."""
        self.last_place.keep()
        super().remember_place()

    def _go_on_in_copy(self, copy: Path) -> None:
        """Open a copy that has everything; this window gives way to it, and need not ask about what is in the copy."""
        self._goes_on_in_copy = self.notices.all_in_a_copy and not words_kept().of(self)
        self.file_requested.emit(copy)
        self._goes_on_in_copy = False

    def _offer_next_steps(self) -> None:
        """What the buttons of messages do (:mod:`cpc_selfeval.ui.window.next_steps`)."""
        offer = self.notices.offer
        offer("open_file", lambda _event: self.file_requested.emit(None))
        offer("open_again", lambda _event: self.reopen_requested.emit())
        offer("new", lambda _event: self.new_requested.emit())
        offer("back_up", lambda _event: self.back_up_requested.emit())
        offer("backups", lambda _event: self.backups_requested.emit())
        offer("undo", lambda _event: self.acts.undo())
        offer("find", lambda _event: self.acts.find())
        offer("cycles", lambda _event: self.show_page(CYCLES))
        offer("go_to", self._go_to)
        offer("copy_words", lambda _event: self._copy_words())
        self._told_kept = ""
        words_kept().kept.connect(self._tell_kept)
        self.save_state.settled.connect(self._end_telling_kept)

    def _copy_words(self) -> None:
        """Put what was typed and not recorded on the clipboard; the message stays, since it is still not saved."""
        kept = words_kept().of(self)
        if not kept:
            self.status_line.tell("Everything that you typed is saved: there is nothing left to copy.")
            return
        copy_words(kept)
        self.message_bar.show()
        self.status_line.tell("Your words were copied. Paste them where they are safe.")

    def _tell_kept(self, words: KeptWords) -> None:
        """Tell of what a fault kept from being recorded; what the file refused is told with its refusal."""
        if words.window is self and words.by_fault:
            told = WordsNotTaken(words.name)
            self._told_kept = told.what_happened
            self.notices.tell(told)

    def _end_telling_kept(self) -> None:
        """What was told is so no longer: the words came into the file after all."""
        if self._told_kept and not words_kept().of(self):
            if self.message_bar.happened.text() == self._told_kept:
                self.message_bar.hide()
            self._told_kept = ""

    def _tell_whether_closed(self, event: Applied) -> None:
        """Say at once that the cycle was closed, or that it is open again."""
        for row in event.change.rows:
            if row.key == self.workspace.contents.cycle_key and "closed_on" in row.changed_fields():
                if isinstance(row.after, Cycle) and row.after.closed_on is not None:
                    self.notices.tell_closed_cycle(row.after)
                else:
                    self.message_bar.hide()

    def tell_sentence(self, sentence: str) -> None:
        """Tell what a text box has to say."""
        self.notices.tell(Refusal(sentence))

    def _go_to(self, event: Refused) -> None:
        """Put the keyboard where what was refused was entered, or on the page where that place is gone."""
        place = event.origin
        if isinstance(place, QWidget) and isValid(place) and place.isVisibleTo(self) and place.isEnabled():
            place.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_page()

    def _about_files(self) -> FileActs:
        return FileActs(
            new=self.new_requested.emit,
            open=self.file_requested.emit,
            close=self.close_to_start,
            quit=self.quit_requested.emit,
            log=self.log_requested.emit,
            password=self.password_requested.emit,
            local_copy=self.local_copy_requested.emit,
            check_in=self.check_in_requested.emit,
            back_up=self.back_up_requested.emit,
            backups=self.backups_requested.emit,
            rescue=self.rescue_requested.emit,
        )

    def bring_in_at_once(self) -> bool:
        """Hand over and save everything without asking anything, as when the session ends; whether it is all saved."""
        hand_in(self)
        session = self.workspace.work.session
        arrived = session.drain(PATIENCE_AT_END)
        _hear_of_refusals()
        return arrived and not session.unsaved and not words_kept().of(self)

    def close_at_once(self, keep: Callable[[], None] | None = None) -> bool:
        """Save and close without asking anything; whether everything was saved.

        Where it was not, ``keep`` is called before the file is closed.
        """
        saved = self.bring_in_at_once()
        if not saved and keep is not None:
            keep()
        self.asks_nothing = True
        self.close()
        _hear_of_refusals()
        return saved

    def close_for_now(self) -> bool:
        """Close the file, which is opened again at once: whoever is told of it has nothing to ask about that file."""
        self.comes_back = True
        closed = self.close()
        self.comes_back = closed
        return closed

    def close_to_start(self) -> None:
        """Close the file, and ask for the start page."""
        self._start_page_next = True
        if not self.close():
            self._start_page_next = False

    def close(self) -> bool:
        """Close the window; False where it stays, or is still asking about the close before."""
        return not self._one_close.is_closing and super().close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Bring everything into the file, then close it; stay where the user says so."""
        session = self.workspace.work.session
        if session.closed:
            event.accept()
            return
        hand_in(self)
        if not self.asks_nothing and not self._goes_on_in_copy:
            with self._one_close:
                brought_in = bring_everything_in(session, self, self._last_refusal)
            if not brought_in and not self.asks_nothing:  # else the system ended the program while it was asked
                take_back_begun(self)
                event.ignore()
                return
        close_beside(self)
        self.remember_place()
        words_kept().give_up(self)
        self.workspace.work.close()
        event.accept()
        self.closed.emit(self._start_page_next)

    def _last_refusal(self) -> Refusal | None:
        last = self.notices.last_refused
        return last.refusal if last else None


def _hear_of_refusals() -> None:
    """Have what the file's thread told arrive now: what was refused for good is kept once the workspace hears of it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
