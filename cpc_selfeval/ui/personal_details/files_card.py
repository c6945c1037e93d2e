"""The words of attached files: looked into when asked for, with what could not be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from cpc_selfeval.ui.checks.lines import Line, Lines
from cpc_selfeval.ui.guard.watch import GuardWatch
from cpc_selfeval.ui.kit import Card, Heading, PlainButton, PlainText, QuietText
from cpc_selfeval.ui.workspace import Workspace

_KINDS_READ = (
    "Word, Excel and PowerPoint documents, those of LibreOffice, PDFs and plain text are read, in a process of their "
    "own that can open no file. Pictures are not read, nor what is protected."
)


class FilesCard(Card):
    """``opened`` carries the place of the file that could not be read and was opened."""

    opened = Signal(int)

    def __init__(self, workspace: Workspace, watch: GuardWatch, parent: QWidget | None = None) -> None:
        super().__init__("Attached files", parent=parent)
        self._workspace = workspace
        self._watch = watch
        self.said = PlainText()
        self.look = PlainButton("&Look into attached files")
        self.stop = PlainButton("&Stop")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Attached files that were looked into")
        self.unread_title = Heading("Could not be read: look yourself", 3)
        self.unread = Lines("Could not be read", "area")
        self.add(self.said)
        self.add(self.progress)
        for button in (self.look, self.stop):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(QuietText(_KINDS_READ))
        self.add(self.unread_title)
        self.add(self.unread)
        self.look.clicked.connect(self._begin)
        self.stop.clicked.connect(watch.stop)
        self.unread.opened.connect(self.opened)

    def refresh(self) -> None:
        """Show how far it is, and what could not be read."""
        files, looked, looking = len(self._watch.files()), self._watch.looked_into, self._watch.is_looking_into
        self.said.setText(_said(files, looked))
        had_keyboard = self.stop.hasFocus()
        self.look.setVisible(looked < files and not looking)
        self.stop.setVisible(looking)
        self.progress.setVisible(looking)
        self.progress.setRange(0, max(files, 1))
        self.progress.setValue(looked)
        if had_keyboard and not looking and self.look.isVisible():
            self.look.setFocus()
        contents = self._workspace.contents
        lines = []
        for each in self._watch.unread():
            piece = contents.evidence.get(each.attachment.evidence)
            where = f" · evidence {piece.ref}" if piece is not None else ""
            lines.append(Line(each.attachment.name, f"because {each.unread}{where}", evidence=each.attachment.evidence))
        self.unread.show_lines(tuple(lines))
        self.unread_title.setVisible(bool(lines))

    def _begin(self) -> None:
        self._watch.look_into_files()
        self.stop.setFocus()


def _said(files: int, looked: int) -> str:
    if not files:
        return "No files are attached."
    every = "1 attached file" if files == 1 else f"{files:,} attached files"
    if not looked:
        return f"{every}, not looked into yet."
    return f"Looked into {looked:,} of {every}."
