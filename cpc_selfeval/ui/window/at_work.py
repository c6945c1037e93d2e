"""Says what is going on while nothing else can be done, and offers to break it off where that can be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from cpc_selfeval.domain.breaking_off import Breaking
from cpc_selfeval.ui.kit import PlainButton, PlainText, QuietText, announce
from cpc_selfeval.ui.kit.note_dialog import FramedDialog

_PATIENCE = "Nothing needs to be done. Please leave the computer and its drives as they are meanwhile."
_STOPPING = "It is being broken off: everything stays as it was."
_LAST = "The last step is being done, so it can no longer be broken off."


class AtWorkDialog(FramedDialog):
    """Stays until :meth:`end`. ``words`` say what is being done, and to what. Escape breaks off what can be."""

    def __init__(self, words: str, breaking: Breaking | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, "At work", "One moment, please")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._breaking = breaking
        self.words = PlainText(words)
        self.seconds = QuietText(_PATIENCE)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Progress")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.cancel = PlainButton("Cancel", name="Cancel: everything stays as it was")
        for part in (self.words, self.progress, self.seconds):
            self.column.addWidget(part)
        self.buttons.addWidget(self.cancel)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setVisible(breaking is not None)
        announce(self, words)

    def show_seconds(self, seconds: int) -> None:
        """Say how long it has taken: so one sees that the program is alive."""
        said = _PATIENCE
        if self._breaking is not None and (self._breaking.is_asked or self._breaking.is_sealed):
            said = _STOPPING if self._breaking.is_asked else _LAST
            self.cancel.setEnabled(False)
        self.seconds.setText(f"{said} {seconds} seconds until now.")

    def reject(self) -> None:
        """Break it off where that can be; the dialog stays until it has ended."""
        if self._breaking is not None and not self._breaking.is_sealed:
            self._breaking.ask()
            self.cancel.setEnabled(False)
            self.seconds.setText(_STOPPING)
            announce(self, _STOPPING)

    def end(self) -> None:
        """Go away."""
        super().reject()
