"""A box for a password: hidden unless the person wants to see it, and never handed to anybody but who asks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from cpc_selfeval.domain.password import MOST_CHARACTERS, Password, entered_password

_ROOM: Final = 4 * MOST_CHARACTERS
"""QLineEdit cuts silently at its limit, so its limit lies far beyond ours."""


class PasswordLine(QLineEdit):
    """One password."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(_ROOM)
        self.show_letters(shown=False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )

    def show_letters(self, *, shown: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def password(self) -> Password | None:
        """What was typed; None for nothing. Raises PasswordUnusable."""
        return entered_password(self.text())

    def wipe(self) -> None:
        """Empty the box, and forget what it held for undoing."""
        self.setText("")
