"""An e-mail's text: to read, to copy, or to begin in the mail program. Nothing is sent from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cpc_selfeval.domain.asking.letters import Letter
from cpc_selfeval.ui.kit import FlowLayout, Icon, PlainButton, QuietText, announce, hand_over_all, px

NOTHING_ATTACHED: Final = "Nothing is sent from here: send it from your own mail program."
SENT_BY_YOU: Final = f"{NOTHING_ATTACHED[:-1]}, with the workbook or file attached."
OPENED: Final = "Your mail program was asked to begin the e-mail."
TOO_LONG: Final = (
    "Your mail program was asked to begin the e-mail. The text is too long to be handed over, so it was copied: "
    "paste it there."
)
NOT_OPENED: Final = "No mail program answered. The text was copied instead: paste it into an e-mail."


class LetterBox(QWidget):
    """``used`` follows when the text was copied or handed to the mail program."""

    used = Signal()

    def __init__(self, letter: Callable[[], Letter], *, attached: bool = True, parent: QWidget | None = None) -> None:
        """``letter`` makes the e-mail of what is entered by now; ``attached``: the workbook goes with it."""
        super().__init__(parent)
        self._letter = letter
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Text of the e-mail")
        self.text.setMinimumHeight(px(130))
        self.copy = PlainButton("&Copy the text", icon=Icon.COPY)
        self.open_mail = PlainButton("Open in the &mail program", icon=Icon.MAIL)
        self.said = QuietText(SENT_BY_YOU if attached else NOTHING_ATTACHED)
        row = FlowLayout(spacing=px(8))
        row.addWidget(self.copy)
        row.addWidget(self.open_mail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.text, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        self.copy.clicked.connect(self.copy_it)
        self.open_mail.clicked.connect(self.open_it)

    def refresh(self) -> None:
        """Show the e-mail as it is by now."""
        letter = self._letter()
        shown = f"{letter.subject}\n\n{letter.body}"
        if shown != self.text.toPlainText():
            self.text.setPlainText(shown)

    def copy_it(self) -> None:
        """Put subject and text on the clipboard."""
        letter = self._now()
        QGuiApplication.clipboard().setText(f"{letter.subject}\n\n{letter.body}")
        self._say("The subject and the text were copied.")

    def open_it(self) -> None:
        """Ask the mail program to begin the e-mail."""
        letter = self._now()
        opened = QDesktopServices.openUrl(QUrl.fromEncoded(letter.mailto().encode("ascii")))
        if not opened or not letter.fits_an_address:
            QGuiApplication.clipboard().setText(letter.body if opened else f"{letter.subject}\n\n{letter.body}")
        self._say((OPENED if letter.fits_an_address else TOO_LONG) if opened else NOT_OPENED)

    def _now(self) -> Letter:
        hand_over_all(self.window())
        self.refresh()
        return self._letter()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        announce(self.said, words)
        self.used.emit()
