"""Step 5: where to keep the file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from cpc_selfeval.domain.file_names import fault_on_windows, plain_name
from cpc_selfeval.domain.password import Password
from cpc_selfeval.ui.kit import CheckChoice, Icon, LineEntry, PlainButton, PlainText, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.passwords.new_password import NewPassword
from cpc_selfeval.ui.start.new_step import Step

ENDING = ".cpcse"


class PlaceStep(Step):
    """The file's folder and name."""

    name = "Where to keep it"

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Where should the file be kept?",
            "Everything is kept in one file, and saved as you type. Choose a place that your council backs up and "
            "that only the right people can open.",
            parent,
        )
        self.folder = LineEntry("Folder", spelt=False)
        self.folder.show_text(str(folder))
        self.file_name = LineEntry("Name of the file", spelt=False)
        browse = PlainButton("&Browse…", icon=Icon.FOLDER)
        browse.clicked.connect(self.browse)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(Labelled("&Folder", self.folder), 1)
        row.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(row)
        self.add(Labelled("&Name of the file", self.file_name))
        self.where = QuietText()
        self.add(self.where)
        self.add(
            PlainText(
                "Please write about services and what children experience, without names or details from which "
                "a child could be known."
            )
        )
        self.protects = CheckChoice("Protect this file with a password")
        self.new_password = NewPassword()
        self.new_password.hide()
        self.add(self.protects)
        self.add(self.new_password)
        self.add(self.missing)
        self.end()
        self.protects.toggled.connect(self._show_password)
        self.file_name.textChanged.connect(self._tell)
        self.folder.textChanged.connect(self._tell)

    def offer_name(self, committee: str, title: str) -> None:
        """Offer a file name, unless the person has written one."""
        if not self.file_name.isModified():
            raw = f"{committee} {title}".strip() or "Self-evaluation"
            self.file_name.show_text(plain_name(raw, 100) + ENDING)

    def target(self) -> Path:
        """The file's path."""
        name = self.file_name.text().strip()
        if not name.lower().endswith(ENDING):
            name += ENDING
        return Path(self.folder.text().strip()).expanduser() / name

    def fault(self) -> tuple[str, QWidget] | None:
        if not self.file_name.text().strip():
            return "Please give the file a name.", self.file_name
        if sys.platform == "win32" and (fault := fault_on_windows(self.file_name.text().strip())):
            return fault, self.file_name
        if not os.path.isdir(self.target().parent):
            return "This folder is not there. Please choose one that is.", self.folder
        if os.path.exists(self.target()):
            return (
                "There is a file with this name already, which stays as it is. Please choose another name.",
                self.file_name,
            )
        return self.new_password.fault() if self.protects.isChecked() else None

    def password(self) -> Password | None:
        """The password that the file is to have; None for none. Ask for :meth:`fault` before."""
        return self.new_password.password() if self.protects.isChecked() else None

    def wipe_password(self) -> None:
        """Forget the password that was typed."""
        self.new_password.wipe()

    def browse(self) -> None:
        """Ask for the folder."""
        folder = QFileDialog.getExistingDirectory(self, "Where to keep the file", self.folder.text())
        if folder:
            self.folder.show_text(folder)

    def _show_password(self, protects: bool) -> None:
        self.new_password.setVisible(protects)
        self.missing.hide()
        if protects:
            self.new_password.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.where.setText(f"The file will be {self.target()}")
