"""Closing a window: everything is brought into the file first, and what cannot be is never dropped unasked."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.session import Session
from cpc_selfeval.ui.kit import FlowLayout, LinkButton, PlainButton, PlainText, PrimaryButton, hand_over_all, px
from cpc_selfeval.ui.kit.begun_words import take_back_begun, tell_begun
from cpc_selfeval.ui.kit.kept_words import KeptWords, words_kept
from cpc_selfeval.ui.kit.laid_out import keep_aside
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.window.beside import hold_begun
from cpc_selfeval.ui.window.copies import ENDING, FILES, copy_target
from cpc_selfeval.ui.window.save_state import named

PATIENCE = 5.0
"""Seconds that closing waits for the file before it asks."""
_SHORT: Final = 40
"""Letters up to which what was typed is named by itself."""


class Choice(Enum):
    """What to do about what is not saved."""

    STAY = auto()
    TRY_AGAIN = auto()
    COPY = auto()
    WITHOUT = auto()


class NotSavedDialog(FramedDialog):
    """Says what is not in the file and why. ``choice`` is what the user chose; closing the dialog stays."""

    def __init__(
        self, parent: QWidget | None, acts: tuple[str, ...], why: Refusal | None, kept: tuple[KeptWords, ...] = ()
    ) -> None:
        super().__init__(parent, "Not everything is saved", "Not everything is saved yet", width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.choice = Choice.STAY
        different = tuple(dict.fromkeys(acts))
        in_vain = len(kept) == len(acts) and not any(words.by_fault for words in kept)
        self.column.addWidget(PlainText("Not in the file: " + "; ".join(different) + "."))
        if why is not None:
            self.column.addWidget(PlainText(why.what_happened))
            if why.what_to_do:
                self.column.addWidget(PlainText(why.what_to_do))
        self.column.addWidget(PlainText("Everything else is in the file."))
        self.without = LinkButton("Close without it")
        self.stay = (PrimaryButton if in_vain else PlainButton)("Go back")
        self.copy = PlainButton("Save a copy elsewhere…")
        self.copy_words = PlainButton("Copy my words")
        self.copy_words.clicked.connect(lambda: copy_words(kept))
        self.again = PrimaryButton("Try again")
        pairs = (
            (self.without, Choice.WITHOUT),
            (self.stay, Choice.STAY),
            (self.copy, Choice.COPY),
            (self.again, Choice.TRY_AGAIN),
        )
        held = QWidget()
        row = FlowLayout(held, spacing=px(8))
        for button, choice in pairs:
            button.clicked.connect(lambda _checked=False, chosen=choice: self._choose(chosen))
            row.addWidget(button)
            if choice is Choice.STAY and kept:
                row.addWidget(self.copy_words)
        if not kept:
            keep_aside(held, self.copy_words)
        self.copy.setVisible(len(kept) < len(acts))  # words that are not in the session come into no copy
        self.buttons.takeAt(0)
        self.buttons.addWidget(held, 1)
        self.again.setHidden(in_vain)  # what is no day stays none
        (self.stay if in_vain else self.again).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def copy_words(kept: tuple[KeptWords, ...]) -> None:
    """Put what was typed and not recorded on the clipboard; several texts each under the name of its box."""
    several = len(kept) > 1
    texts = (f"{words.name}:\n{words.text}" if several else words.text for words in kept)
    QGuiApplication.clipboard().setText("\n\n".join(texts))


def ask_about_unsaved(
    parent: QWidget | None, acts: tuple[str, ...], why: Refusal | None, kept: tuple[KeptWords, ...] = ()
) -> Choice:
    """Ask what to do about what is not saved; ``kept`` was typed and could not be recorded."""
    dialog = NotSavedDialog(parent, acts, why, kept)
    dialog.exec()
    dialog.deleteLater()
    return dialog.choice


class OneCloseAtATime(QObject):
    """While a window is being closed, as ``with`` says, another close does nothing: another click on its frame, say.

    Qt would take it for answered, and hide the window that the user goes back to.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.is_closing = False

    def __enter__(self) -> None:
        self.is_closing = True
        if (handle := self._window.windowHandle()) is not None:
            handle.installEventFilter(self)

    def __exit__(self, *_raised: object) -> None:
        self.is_closing = False
        if (handle := self._window.windowHandle()) is not None:
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let no close through."""
        if event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return False


def hand_in(window: QWidget) -> None:
    """Have all boxes hand over what was typed, and name as not saved what was only begun."""
    hand_over_all(window)
    take_back_begun(window)
    hold_begun(window)
    tell_begun(window)


def bring_everything_in(session: Session, parent: QWidget, why: Callable[[], Refusal | None]) -> bool:
    """Wait until everything is in the file, asking about what is refused; False when the user would rather stay.

    ``why`` gives the last refusal. Everything must have been handed in before; what is typed meanwhile comes in too.
    """
    if session.unsaved:
        session.try_again()
    while True:
        arrived = _drained(session)
        before = _texts_in(parent)
        QApplication.processEvents()  # with what was refused come the keys that were pressed meanwhile
        if _texts_in(parent) != before:
            hand_in(parent)
            continue
        if arrived and session.busy:
            continue
        kept = words_kept().of(parent)
        if arrived and not session.unsaved and not kept:
            return True
        acts = (*session.unsaved, *session.long_work, *_with_their_words(kept)) or (
            "what was entered last: the disk or share has not answered yet",
        )
        choice = ask_about_unsaved(parent, acts, why(), kept)
        if choice is Choice.STAY:
            _go_to(kept)
            return False
        if choice is Choice.WITHOUT or (choice is Choice.COPY and _copied(session, parent) and not kept):
            return True
        hand_in(parent)
        session.try_again()


def _texts_in(window: QWidget) -> list[str]:
    """What stands in all boxes of a window and its dialogs."""
    lines = [line.text() for line in window.findChildren(QLineEdit)]
    return lines + [box.toPlainText() for box in window.findChildren(QPlainTextEdit)]


def _with_their_words(kept: tuple[KeptWords, ...]) -> tuple[str, ...]:
    """What was typed and not recorded, with the words themselves where they are short, such as a day."""
    return tuple(
        name if len(words.text) > _SHORT or "\n" in words.text else f"{name} ({words.text})"
        for name, words in zip(named(kept), kept, strict=True)
    )


def _go_to(kept: tuple[KeptWords, ...]) -> None:
    """Put the keyboard into the box that the words were typed into last, where it is to be seen."""
    for words in kept[-1:]:
        for box in words.window.findChildren(QWidget):
            if box.accessibleName() == words.name and box.isVisible():
                box.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _drained(session: Session) -> bool:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return session.drain(PATIENCE)
    finally:
        QApplication.restoreOverrideCursor()


def _copied(session: Session, parent: QWidget) -> bool:
    """Save a copy with everything in it; False when it could not be, or the user thought better of it."""
    offered = session.path.with_name(f"{session.path.stem} - copy{ENDING}")
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save a copy elsewhere", str(offered), FILES)
    if not chosen:
        return False
    answers: list[Refusal | None] = []
    target, replacing = copy_target(Path(chosen))
    session.save_copy(target, answers.append, replacing=replacing)
    if not _drained(session) or not answers:
        return False
    refusal = answers[0]
    if refusal is not None:
        ask_about_unsaved(parent, session.unsaved, refusal)
    return refusal is None
