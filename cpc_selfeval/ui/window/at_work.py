"""Says what is going on while nothing else can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import PlainText, QuietText, announce
from cpc_selfeval.ui.kit.note_dialog import FramedDialog

_PATIENCE = "Nothing needs to be done. Please leave the computer and its drives as they are meanwhile."


class AtWorkDialog(FramedDialog):
    """Stays until :meth:`end`. ``words`` say what is being done, and to what."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, "At work", "One moment, please")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.words = PlainText(words)
        self.seconds = QuietText(_PATIENCE)
        self.column.addWidget(self.words)
        self.column.addWidget(self.seconds)
        announce(self, words)

    def show_seconds(self, seconds: int) -> None:
        """Say how long it has taken: so one sees that the program is alive."""
        self.seconds.setText(f"{_PATIENCE} {seconds} seconds until now.")

    def reject(self) -> None:
        """Not before it is done."""

    def end(self) -> None:
        """Go away."""
        super().reject()
