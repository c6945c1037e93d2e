"""The question for the password of a file that is being opened, on the screen from the first try to the last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.opening_refusals import PasswordNeeded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpc_selfeval.domain.opening_refusals import WrongPassword
    from cpc_selfeval.domain.password import Password
    from cpc_selfeval.ui.passwords.asking import AskPasswordDialog


class PasswordQuestion:
    """Asks as soon as there is something to ask. End it with :meth:`close`."""

    def __init__(self, path: Path, parent: QWidget | None) -> None:
        self._path = path
        self._parent = parent
        self._dialog: AskPasswordDialog | None = None

    def ask(self, refusal: PasswordNeeded | WrongPassword) -> Password | None:
        """The next password to try; None when the person would rather not open the file."""
        if self._dialog is None:
            from cpc_selfeval.ui.passwords.asking import AskPasswordDialog

            self._dialog = AskPasswordDialog(self._path.name, self._parent)
        if isinstance(refusal, PasswordNeeded):
            return self._dialog.ask(refusal.what_happened)
        return self._dialog.ask_again(refusal)

    def close(self) -> None:
        """Take the question off the screen. Doing it twice does no harm."""
        if self._dialog is not None:
            self._dialog.done_with()
            self._dialog = None
