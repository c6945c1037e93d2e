"""Asking for the password of a file that is to be opened. Wrong ones leave the question where it is."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.password import Password, PasswordUnusable
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.kit import CheckChoice, PlainText, PrimaryButton, QuietText, announce
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.passwords.password_line import PasswordLine


class AskPasswordDialog(FramedDialog):
    """Stays on the screen while what was typed is tried. End it with :meth:`done_with`."""

    def __init__(self, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Password", f"The password of “{file_name}”")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setModal(True)
        self.why = PlainText("")
        self.why.hide()
        self.box = PasswordLine("Password")
        self.shown = CheckChoice("Show what I type")
        self.wrong = QuietText("", tone="bad")
        self.wrong.hide()
        self.go_on = PrimaryButton("&Open")
        self.go_on.setDefault(True)
        self.column.addWidget(self.why)
        self.column.addWidget(Labelled("&Password", self.box))
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.shown)
        self.column.addWidget(QuietText("Nobody can open the file without it, not even the makers of this program."))
        self.add_close("Cancel")
        self.buttons.addWidget(self.go_on)
        self.go_on.clicked.connect(self._given)
        self.shown.toggled.connect(lambda shown: self.box.show_letters(shown=shown))
        self.box.textChanged.connect(lambda text: self.go_on.setEnabled(bool(text)))
        self.go_on.setEnabled(False)
        self._loop = QEventLoop(self)
        self._answer: Password | None = None

    def ask(self, why: str) -> Password | None:
        """Ask, and wait for the answer; None when the person would rather not. ``why`` stands above the box."""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        return self._wait()

    def ask_again(self, refusal: Refusal) -> Password | None:
        """The same after a password that was not the file's."""
        self._tell(f"{refusal.what_happened} {refusal.what_is_safe} {refusal.what_to_do}")
        self.box.wipe()
        return self._wait()

    def done_with(self) -> None:
        """Take the question off the screen and forget what was typed."""
        self._answer = None
        self.box.wipe()
        self.hide()
        self.deleteLater()

    def done(self, result: int) -> None:
        """Cancelled by whatever means."""
        self._answer = None
        super().done(result)
        self._loop.quit()

    def _wait(self) -> Password | None:
        self._answer = None
        self.setEnabled(True)
        self.show()
        self.fit()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._loop.exec()
        return self._answer

    def _given(self) -> None:
        try:
            self._answer = self.box.password()
        except PasswordUnusable as refusal:
            self._tell(f"{refusal.what_happened} {refusal.what_to_do}")
            return
        self.setEnabled(False)  # what is typed while it is tried would be lost
        self._loop.quit()

    def _tell(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.show()
        self.fit()
        announce(self.wrong, sentence)
