"""The window that tells of a fault of ours. Loaded only when there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import Heading, LinkButton, PlainButton, PlainText, PrimaryButton, px
from cpc_selfeval.ui.kit.dialog_sheet import DialogSheet
from cpc_selfeval.ui.kit.screen_room import on_screen

HEADING: Final = "Something went wrong in the program"
WHAT: Final = (
    "This is a fault of the program and nothing that you did. What the line at the bottom of the window says is saved "
    "is in the file. What could not be saved waits in the window; please look once more at what you typed last."
)
TO_DO: Final = (
    "You can go on working. If it happens again, close the program and start it again. To help to mend it, send the "
    "report below to whoever looks after the program: it holds none of your words and no names of files or people."
)


class CrashWindow(QDialog):
    """Says what happened and shows the report. Further faults are added to the report that is open."""

    def __init__(self, report: str, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{HEADING} – CPC Self-Evaluation")
        self.setAccessibleName(HEADING)
        self.setAccessibleDescription(f"{WHAT} {TO_DO}")
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("Report")
        self._log_folder = log_folder
        self.log = LinkButton("&Open the folder of the log", name="Open the folder of the log")
        self.log.setToolTip("The log has the same kinds and places, and what the program did before.")
        self.log.clicked.connect(self._open_log)
        self.copy = PrimaryButton("&Copy the report")
        self.copy.clicked.connect(self.copy_report)
        self.go_on = PlainButton("&Go on")
        self.go_on.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(10))
        column.addWidget(Heading(HEADING, 2))
        sheet = DialogSheet()
        sheet.column.addWidget(PlainText(WHAT))
        sheet.column.addWidget(PlainText(TO_DO))
        self.report.setMinimumHeight(px(150))
        sheet.column.addWidget(self.report, 1)
        column.addWidget(sheet, 1)
        row = QHBoxLayout()
        row.addWidget(self.log)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.resize(on_screen(self, 640, 460))
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, report: str) -> None:
        """Add the report of a further fault."""
        self.report.appendPlainText(f"\n{report}")

    def _open_log(self) -> None:
        """Show the folder, or say where it is where the system cannot show it."""
        from cpc_selfeval.ui.window.log_dialog import open_folder

        if not open_folder(self._log_folder):
            self.log.setText(f"The log is in {self._log_folder}".replace("&", "&&"))

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText("Copied")
