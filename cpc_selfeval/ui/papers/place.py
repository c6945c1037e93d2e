"""Under which name and in which folder a paper is written, and what stands there already."""

from __future__ import annotations

import os
from collections.abc import Container
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cpc_selfeval.domain.days import moment_in_words
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.ui.kit import Icon, PlainButton, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled


class PaperTarget(QWidget):
    """``changed`` says that another place was entered. These are nothing of the self-evaluation's: they are plain
    boxes."""

    changed = Signal()

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ending = Paper.COG_SUMMARY.ending
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the file")
        self.folder = QLineEdit(folder)
        self.folder.setAccessibleName("Folder")
        self.browse = PlainButton("&Browse…", name="Choose the folder", icon=Icon.FOLDER)
        self.warning = QuietText(tone="warning")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Labelled("&Name of the file", self.name))
        folder_row = Labelled("&Folder", holder)
        folder_row.label.setBuddy(self.folder)
        column.addWidget(folder_row)
        column.addWidget(self.warning)
        self.name.textChanged.connect(self.changed)
        self.folder.textChanged.connect(self.changed)
        self.browse.clicked.connect(self._browse)

    def show_name(self, name: str, ending: str) -> None:
        """Offer this name for a paper whose file has this ending."""
        self._ending = ending
        self.name.setText(name)
        self.name.setCursorPosition(0)

    def folder_path(self) -> Path:
        """The folder."""
        return Path(self.folder.text().strip()).expanduser()

    def target(self) -> Path:
        """Where it is to be written, with its ending."""
        name = self.name.text().strip()
        return self.folder_path() / (name if name.lower().endswith(self._ending) else name + self._ending)

    def is_complete(self) -> bool:
        """Whether there is a name and a folder."""
        return bool(self.name.text().strip() and self.folder.text().strip())

    def show_state(self, just_written: Container[Path]) -> bool:
        """Say what stands in the way; whether an older paper would be replaced."""
        target = self.target()
        replaced = self.is_complete() and os.path.isfile(target) and target not in just_written
        if replaced:
            when = moment_in_words(datetime.fromtimestamp(target.stat().st_mtime).astimezone())
            self.warning.setText(f"There is a file of this name already, from {when}. It will be replaced.")
        self.warning.setVisible(replaced)
        return replaced

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for papers", str(self.folder_path()))
        if chosen:
            self.folder.setText(chosen)
