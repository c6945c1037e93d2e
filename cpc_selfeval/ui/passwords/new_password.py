"""Choosing a password: typed twice, with what makes a good one and what losing it means."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.password import SHORT as FEW
from cpc_selfeval.domain.password import Password, PasswordUnusable
from cpc_selfeval.ui.kit import CheckChoice, PlainText, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.passwords.password_line import PasswordLine

LOSING_IT: Final = (
    "If the password is lost, nobody can open the file again: not your IT service, and not the makers of this program. "
    "Write it down before you go on, and keep it where your committee keeps such things, so that it can be opened when "
    "you are not there."
)
ADVICE: Final = (
    "Several words that have nothing to do with each other make a good password; the National Cyber Security Centre "
    "advises three. Longer is better. Spaces and any letters and signs may stand in it."
)
SHORT: Final = "This is short: a longer one is harder to guess."


class NewPassword(QWidget):
    """What losing it means, two boxes for a new password, and a tick that shows what is typed."""

    def __init__(self, parent: QWidget | None = None, *, losing_it: str = LOSING_IT) -> None:
        super().__init__(parent)
        self.first = PasswordLine("New password")
        self.again = PasswordLine("The new password once more")
        self.shown = CheckChoice("Show what I type")
        self.advice = QuietText(ADVICE)
        self.losing_it = PlainText(losing_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.losing_it)
        column.addWidget(Labelled("New &password", self.first))
        column.addWidget(Labelled("The same once &more", self.again))
        column.addWidget(self.shown)
        column.addWidget(self.advice)
        self.shown.toggled.connect(self._show_letters)
        self.first.textChanged.connect(self._advise)

    def fault(self) -> tuple[str, QWidget] | None:
        """What is wrong with what was typed, and the box that it is about; None when it can be the password."""
        if not self.first.text():
            return "Please type a password.", self.first
        try:
            self.first.password()
        except PasswordUnusable as refusal:
            return f"{refusal.what_happened} {refusal.what_to_do}", self.first
        if self.first.text() != self.again.text():
            return "The two are not the same. Please type the password once more.", self.again
        return None

    def password(self) -> Password | None:
        """The password, once there is no :meth:`fault`."""
        return self.first.password()

    def wipe(self) -> None:
        """Empty both boxes."""
        self.first.wipe()
        self.again.wipe()

    def _show_letters(self, shown: bool) -> None:
        self.first.show_letters(shown=shown)
        self.again.show_letters(shown=shown)

    def _advise(self, text: str) -> None:
        self.advice.setText(f"{SHORT} {ADVICE}" if 0 < len(text) < FEW else ADVICE)
