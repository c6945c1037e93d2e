"""Says what is going on while nothing else can be done, and offers to break it off where that can be."""

from __future__ import annotations

from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from cpc_selfeval.domain.breaking_off import Breaking
from cpc_selfeval.ui.kit import PlainButton, PlainText, QuietText, announce
from cpc_selfeval.ui.kit.note_dialog import FramedDialog

_PATIENCE = "Nothing needs to be done. Please leave the computer and its drives as they are meanwhile."
_BESIDE = "What you type meanwhile is saved as soon as this is done."
_STOPPING = "It is being broken off: everything stays as it was."
_LAST = "The last step is being done, so it can no longer be broken off."

PATIENCE: Final = 0.4
"""Seconds after which it is said what is going on."""
_SECOND: Final = 1000


class AtWorkDialog(FramedDialog):
    """Stays until :meth:`end`. ``words`` say what is being done, and to what. Escape breaks off what can be.

    ``beside``: the window can be used meanwhile.
    """

    def __init__(
        self, words: str, breaking: Breaking | None = None, parent: QWidget | None = None, *, beside: bool = False
    ) -> None:
        super().__init__(parent, "At work", "At work" if beside else "One moment, please")
        if not beside:
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._patience = _BESIDE if beside else _PATIENCE
        self._breaking = breaking
        self.words = PlainText(words)
        self.seconds = QuietText(self._patience)
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
        said = self._patience
        if self._breaking is not None and (self._breaking.is_asked or self._breaking.is_sealed):
            said = _STOPPING if self._breaking.is_asked else _LAST
            self.cancel.setEnabled(False)
        self.seconds.setText(f"{said} {seconds} {'second' if seconds == 1 else 'seconds'} until now.")

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


class WorkBeside(QObject):
    """Work that goes on while the window is used: what it is is said once it takes long, until :meth:`end`."""

    def __init__(self, words: str, breaking: Breaking, window: QWidget) -> None:
        super().__init__(window)
        self._words = words
        self._breaking = breaking
        self._window = window
        self._began = monotonic()
        self._dialog: AtWorkDialog | None = None
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look)
        self._clock.start(round(PATIENCE * _SECOND))

    def _look(self) -> None:
        if self._dialog is None:
            self._dialog = AtWorkDialog(self._words, self._breaking, self._window, beside=True)
            self._dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self._dialog.show()
            self._clock.setInterval(_SECOND)
            return
        self._dialog.show_seconds(round(monotonic() - self._began))

    def end(self) -> None:
        """It is over, however it ended."""
        self._clock.stop()
        if self._dialog is not None:
            self._dialog.end()
            self._dialog.deleteLater()
        self.deleteLater()
