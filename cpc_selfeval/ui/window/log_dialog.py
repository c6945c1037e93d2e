"""Says where the log of the program is, and what is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from cpc_selfeval.ui.kit import Icon, PlainButton, PlainText, PrimaryButton, announce
from cpc_selfeval.ui.kit.note_dialog import FramedDialog

TITLE = "Where the log is"
WHAT = (
    "The log says what the program did on this computer and when: that it started, that a file was opened or closed, "
    "how many changes were saved and how long that took, and which kinds of errors there were."
)
NOT_IN_IT = (
    "Nothing that you write is in it, and no names of people, files or folders. It is never sent anywhere. Whoever "
    "looks after the program may ask you for it when something went wrong."
)


class LogDialog(FramedDialog):
    """Shows the folder, opens it, and copies where it is."""

    def __init__(self, parent: QWidget | None, folder: Path) -> None:
        super().__init__(parent, TITLE, TITLE, width=520)
        self._folder = folder
        for words in (WHAT, NOT_IN_IT):
            self.column.addWidget(PlainText(words))
        self.place = PlainText(str(folder))
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.place)
        self.setAccessibleDescription(f"{WHAT} {NOT_IN_IT} {folder}")
        self.copy = PlainButton("Copy", name="Copy where the folder is", icon=Icon.COPY)
        self.copy.clicked.connect(self._copy)
        self.open_folder = PrimaryButton("Open folder", icon=Icon.FOLDER)
        self.open_folder.clicked.connect(self._open)
        self.add_close()
        self.buttons.addWidget(self.copy)
        self.buttons.addWidget(self.open_folder)
        self.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QApplication.clipboard().setText(str(self._folder))
        self.copy.setText("Copied")
        announce(self, "Copied")

    def _open(self) -> None:
        open_folder(self._folder)


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's own window; False where the system cannot."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
