"""Files that are dropped on an indicator's page, or chosen there, become evidence: a piece of each."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.text import in_one_line
from cpc_selfeval.editing.verbs.several import named
from cpc_selfeval.ui.evidence.attached_files import LINK_OR_COPY
from cpc_selfeval.ui.evidence.breakable import breakable
from cpc_selfeval.ui.evidence.coming_in import LARGE, ComingIn, comes_by_pieces, may_be_attached
from cpc_selfeval.ui.evidence.links import link_to, tell_of_gone
from cpc_selfeval.ui.kit import PlainText, PrimaryButton, QuietText, RadioChoice
from cpc_selfeval.ui.kit.file_drop import files_in, self_evaluation_in
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.workspace import Workspace

_NAMED: Final = 6
"""File names that are shown; of the others it is said how many they are."""
_COMING: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


def choose_files(parent: QWidget) -> list[Path]:
    """Ask for files to make evidence of."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    names, _kind = QFileDialog.getOpenFileNames(parent, "Make evidence of files", documents)
    return [Path(name) for name in names]


def folders_in_words(folders: Sequence[Path]) -> str:
    """Why folders are not taken, and what to do; "" where there are none."""
    if not folders:
        return ""
    called = ", ".join(f"“{folder.name or folder}”" for folder in folders)
    one = len(folders) == 1
    return f"{called} {'is a folder' if one else 'are folders'}: take the files in {'it' if one else 'them'} instead."


class FilesDrop(QObject):
    """``dropped`` carries what was dropped on a widget: files, and folders too. A self-evaluation is the window's."""

    dropped = Signal(object)

    def __init__(self, widget: QWidget, workspace: Workspace) -> None:
        super().__init__(widget)
        self._workspace = workspace
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, unless nothing can be entered."""
        if not isinstance(event, QDropEvent) or event.type() not in (*_COMING, QEvent.Type.Drop):
            return False
        paths = files_in(event.mimeData())
        if not paths or self._workspace.read_only or self_evaluation_in(event.mimeData()) is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # never moved out of its folder
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


class FromFilesDialog(FramedDialog):
    """Links or copies: asked once for all files. ``made`` carries a sentence, ``coming`` large files on their way."""

    made = Signal(str)
    coming = Signal(object)

    def __init__(
        self, workspace: Workspace, code: str, files: Sequence[Path], note: str, parent: QWidget | None = None
    ) -> None:
        what = "1 file" if len(files) == 1 else f"{len(files)} files"
        super().__init__(parent, "Evidence from files", f"Make evidence of {what} for {code}")
        self._workspace = workspace
        self._code = code
        self._files = tuple(files)
        more = f"\nand {len(files) - _NAMED} more" if len(files) > _NAMED else ""
        self.names = PlainText("\n".join(breakable(path.name) for path in files[:_NAMED]) + more)
        self.note = QuietText(note, tone="warning")
        self.note.setVisible(bool(note))
        self.link = RadioChoice("Link to them where they are" if len(files) > 1 else "Link to it where it is")
        self.copies = RadioChoice("Add copies to the self-evaluation" if len(files) > 1 else "Add a copy of it")
        self.link.setChecked(True)
        for part in (self.names, self.note, self.link, self.copies, QuietText(LINK_OR_COPY)):
            self.column.addWidget(part)
        self.add_close("Cancel")
        self.make_button = PrimaryButton(f"&Make {named(Evidence, len(files))}")
        self.make_button.clicked.connect(self._make)
        self.buttons.addWidget(self.make_button)
        self.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        if self.link.isChecked():
            self._tell(self._record(self._files, linked=True))
            tell_of_gone(self._workspace, self._files)
        elif sized := self._sized():
            keys = self._record([path for path, _size in sized], linked=False)
            self._tell(keys)
            for key, (path, size) in zip(keys, sized, strict=True):
                if comes_by_pieces(size):
                    self.coming.emit(ComingIn(key, path, size))
                else:
                    self._workspace.work.evidence.attach(key, path)
        self.accept()

    def _record(self, files: Sequence[Path], *, linked: bool) -> tuple[str, ...]:
        pieces = [
            {
                "title": in_one_line(path.stem),
                "indicators": (self._code,),
                "web_links": link_to(path) if linked else "",
            }
            for path in files
        ]
        return self._workspace.work.several.record_evidence(pieces, origin=self)

    def _sized(self) -> list[tuple[Path, int]]:
        """The files that can be attached, with their bytes; why others cannot is told, and nothing is made of them."""
        sized: list[tuple[Path, int]] = []
        for path in self._files:
            try:
                sized.append((path, self._workspace.work.evidence.size_to_attach(path)))
            except Refusal as refusal:
                self._workspace.message_requested.emit(refusal)
        if may_be_attached(self, sized):
            return sized
        return [(path, size) for path, size in sized if size < LARGE]

    def _tell(self, keys: Sequence[str]) -> None:
        self.made.emit(f"{named(Evidence, len(keys))} made. Say what each shows, and where it comes from. Undo: Ctrl+Z")


def apart(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Files and folders. What does not answer is a file, so that attaching it tells why it cannot be."""
    folders = [path for path in paths if os.path.isdir(path)]
    return [path for path in paths if path not in folders], folders
