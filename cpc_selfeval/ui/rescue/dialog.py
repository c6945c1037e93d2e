"""Rescuing a damaged file in the window: what will happen, the work, and the list of what was rescued and what not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QProgressBar, QWidget

from cpc_selfeval.domain.breaking_off import Breaking, BrokenOff, breakable
from cpc_selfeval.domain.opening_refusals import PasswordNeeded, WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import PlaceRefused
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.rescued import Salvaged
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.kit import FlowLayout, LinkButton, PlainText, PrimaryButton, QuietText, announce, px
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.window.copies import ENDING, FILES

Rescue = Callable[[Path, Password | None], Salvaged]
"""Writes what can be read to a new file, with the password of the damaged one if it has one. Raises Refusal."""

AskPassword = Callable[[PasswordNeeded | WrongPassword], Password | None]

_WHAT = (
    "A private copy of the file is read in every way there is: row by row, from its pages, and from its history. "
    "Whatever can be read goes into a new file."
)
_SAFE = "The damaged file stays exactly as it is."
_FIRST = "If you have a backup or another copy from before, open that first: it may be all you need."
_STOPPING = "It is being broken off: no new file is made."
_BROKEN_OFF = ("It was broken off, as you asked.", "No new file was made.", "Ask for it again whenever you like.")


class RescueDialog(FramedDialog):
    """``open_requested`` carries the path of the new file when the person wants to see it."""

    open_requested = Signal(object)

    def __init__(self, path: Path, rescue: Rescue, ask_password: AskPassword, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Rescue what can be read", f"Rescue what can be read of “{path.name}”", width=620)
        self._path = path
        self._rescue = rescue
        self._ask_password = ask_password
        self._target = path
        self._password: Password | None = None
        self._running = False
        self._breaking = Breaking()
        self._answer = Answer()
        self._answer.came.connect(self._answered)
        self.words = PlainText(_WHAT)
        self.safe = PlainText(_SAFE)
        self.first = QuietText(_FIRST)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Rescuing")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.listing = QPlainTextEdit()
        self.listing.setReadOnly(True)
        self.listing.setAccessibleName("What was rescued and what was not")
        self.listing.setTabChangesFocus(True)
        self.listing.setMinimumHeight(px(180))
        self.note = QuietText()
        self.copy_list = LinkButton("Copy the list")
        self.save_list = LinkButton("Save the list…")
        self.close_button = self.add_close("Cancel")
        self.begin_button = PrimaryButton("Choose the new file…")
        self.open_button = PrimaryButton("Open the new file")
        self._lay_out()
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        for widget in (self.words, self.safe, self.first, self.progress, self.listing):
            self.column.addWidget(widget)
        row = FlowLayout(spacing=px(8))
        row.addWidget(self.copy_list)
        row.addWidget(self.save_list)
        self.column.addLayout(row)
        self.column.addWidget(self.note)
        self.buttons.addWidget(self.begin_button)
        self.buttons.addWidget(self.open_button)
        for hidden in (self.progress, self.listing, self.note, self.copy_list, self.save_list, self.open_button):
            hidden.hide()
        self.begin_button.clicked.connect(self.choose)
        self.open_button.clicked.connect(self._open)
        self.copy_list.clicked.connect(self._copy)
        self.save_list.clicked.connect(self._save)

    def choose(self) -> None:
        """Ask for the new file, and begin."""
        offered = self._path.with_name(f"{self._path.stem} - rescued{ENDING}")
        # Whatever is there already stays: the refusal says so
        never_replace = QFileDialog.Option.DontConfirmOverwrite
        title = "Where the new file goes"
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(offered), FILES, options=never_replace)
        if chosen:
            target = Path(chosen)
            self.begin(target if target.suffix else target.with_name(target.name + ENDING))

    def begin(self, target: Path) -> None:
        """Rescue into this file, on a thread of its own."""
        self._target = target
        self._running = True
        self.words.setText("What can be read is being rescued. Large files take some minutes.")
        self.first.hide()
        self.note.hide()
        self.progress.show()
        self.begin_button.setEnabled(False)
        self.fit()
        announce(self, self.words.text())
        self._breaking = Breaking()
        job = partial(self._rescue, target, self._password)
        told = (job, self._breaking, self._answer.bring)
        threading.Thread(target=_work, args=told, name="rescue", daemon=True).start()

    def reject(self) -> None:
        """Close it; while it is at work, break that off, and stay until it has ended."""
        if not self._running:
            super().reject()
        elif not self._breaking.is_sealed:
            self._breaking.ask()
            self.close_button.setEnabled(False)
            self.words.setText(_STOPPING)
            announce(self, _STOPPING)

    def _answered(self, answer: object) -> None:
        self._running = False
        self.progress.hide()
        self.begin_button.setEnabled(True)
        self.close_button.setEnabled(True)
        if isinstance(answer, Salvaged):
            self._show(answer)
            return
        if isinstance(answer, PasswordNeeded | WrongPassword):
            self._password = self._ask_password(answer)
            if self._password is not None:
                self.begin(self._target)
                return
        if self._breaking.is_asked:
            answer = Refusal(*_BROKEN_OFF)
        told = answer if isinstance(answer, Refusal) else None
        self.words.setText(told.what_happened if told else "It was not finished, because of a fault in the program.")
        self.note.setText(f"{told.what_is_safe} {told.what_to_do}".strip() if told else "No new file was made.")
        self.note.show()
        announce(self, f"{self.words.text()} {self.note.text()}", urgent=True)
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _show(self, outcome: Salvaged) -> None:
        self.heading.setText("Everything could be rescued" if outcome.complete else "Rescued, but not everything")
        self.words.setText(outcome.in_short())
        self.safe.setText("The damaged file is as it was. Keep it until you have looked through the new one.")
        self.listing.setPlainText(outcome.listing())
        for widget in (self.listing, self.copy_list, self.save_list, self.open_button):
            widget.show()
        self.begin_button.hide()
        self.close_button.setText("Close")
        announce(self, f"{self.heading.text()}. {self.words.text()}")
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(on_screen(self, 680, 640))  # the list is what there is to read

    def _open(self) -> None:
        self.open_requested.emit(self._target)
        self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.listing.toPlainText())
        self._say("The list was copied.")

    def _save(self) -> None:
        offered = self._target.with_name(f"{self._target.stem} - what was rescued.txt")
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the list", str(offered), "Text (*.txt)")
        if not chosen:
            return
        try:
            Path(chosen).write_text(self.listing.toPlainText(), encoding="utf-8")
        except OSError:
            self._say(str(PlaceRefused(Path(chosen))))
        else:
            self._say(f"The list was saved as “{Path(chosen).name}”.")

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()
        announce(self, words)


def _work(rescue: Callable[[], object], breaking: Breaking, tell: Callable[[object], None]) -> None:
    answer: object = None
    try:
        with breakable(breaking):
            answer = rescue()
    except (Refusal, BrokenOff) as refusal:
        answer = refusal
    finally:
        tell(answer)
