"""The files kept with a piece of evidence: added, opened as a copy to read, saved elsewhere, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.placing_refusals import PlaceRefused
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.evidence.breakable import breakable
from cpc_selfeval.ui.evidence.coming_in import LARGE, ComingIn, comes_by_pieces, may_be_attached
from cpc_selfeval.ui.evidence.copying_out import CopyingOut
from cpc_selfeval.ui.evidence.file_sign import FileSign
from cpc_selfeval.ui.evidence.openable import SENTENCE, may_be_opened, size_in_words, why_not_opened
from cpc_selfeval.ui.evidence.private_copies import fit_name, make_read_only, private_copies
from cpc_selfeval.ui.kit import FlowLayout, Icon, LinkButton, PlainButton, PlainText, QuietText, announce, confirm, px
from cpc_selfeval.ui.workspace import Workspace

LINK_OR_COPY: Final = (
    "A link leaves a file where it is, with those who may see it there. An added file goes with the self-evaluation to "
    "everybody who gets it, with every name in it."
)


class NoProgram(Refusal):
    """The system has no program for a kind of file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” could not be shown: this computer has no program for files of this kind.",
            "The file is kept with the evidence.",
            "Save a copy elsewhere and open it where there is one.",
        )


class AttachedFile(QWidget):
    """One file: its name and size, and what can be done with it."""

    open_requested = Signal()
    save_requested = Signal()
    remove_requested = Signal()

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attachment = attachment
        name = attachment.name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(2), 0, px(2))
        column.setSpacing(0)
        called = QHBoxLayout()
        called.setSpacing(px(6))
        called.addWidget(FileSign(name), 0, Qt.AlignmentFlag.AlignTop)
        called.addWidget(PlainText(breakable(name)), 1)
        column.addLayout(called)
        row = FlowLayout(spacing=px(4))
        row.addWidget(QuietText(size_in_words(attachment.size), wrap=False))
        self.open: LinkButton | None = None
        if may_be_opened(name):
            self.open = LinkButton("Open a copy", name=f"Open a copy of {name} to read", icon=Icon.LOOK)
            self.open.clicked.connect(self.open_requested)
            row.addWidget(self.open)
        else:
            column.addWidget(QuietText(f"Not opened from here, because {why_not_opened(name)}."))
        self.save = LinkButton("Save a copy…", name=f"Save a copy of {name} elsewhere", icon=Icon.SAVE)
        self.save.clicked.connect(self.save_requested)
        self.remove = LinkButton("Remove", name=f"Remove the file {name}", icon=Icon.REMOVE)
        self.remove.clicked.connect(self.remove_requested)
        row.addWidget(self.save)
        row.addWidget(self.remove)
        column.addLayout(row)


class AttachedFiles(QWidget):
    """All files of one piece of evidence. ``add_requested`` carries paths (a tuple) to attach, ``link_requested`` those
    to link to.

    A link is offered first: what is attached goes to whoever gets the self-evaluation, with every name in it.
    """

    add_requested = Signal(object)
    link_requested = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: tuple[Attachment, ...] = ()
        self._coming: list[str] = []
        self.rows: list[AttachedFile] = []
        self.coming: list[ComingIn] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(px(2))
        self._coming_list = QVBoxLayout()
        self.link_button = PlainButton("Lin&k to files…", name="Link to files where they are", icon=Icon.LINK)
        self.link_button.clicked.connect(self.choose_links)
        self.add_button = PlainButton("Add &files…", icon=Icon.DROP)
        self.add_button.clicked.connect(self.choose_files)
        self.note = QuietText()
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(self._list)
        column.addLayout(self._coming_list)
        column.addWidget(self.note)
        column.addWidget(QuietText(LINK_OR_COPY))
        buttons = FlowLayout(spacing=px(8))
        buttons.addWidget(self.link_button)
        buttons.addWidget(self.add_button)
        column.addLayout(buttons)
        column.addWidget(QuietText(f"Or drop files anywhere here. {SENTENCE}"))
        workspace.refused.connect(self._on_refused)

    def attach(self, evidence: str, paths: Sequence[Path]) -> None:
        """Keep copies of files with the piece of this key, which is shown. What is large is asked about first."""
        sized: list[tuple[Path, int]] = []
        refused: list[Path] = []
        for path in paths:
            try:
                sized.append((path, self._workspace.work.evidence.size_to_attach(path)))
            except Refusal:
                refused.append(path)
        if not may_be_attached(self, sized):
            sized = [(path, size) for path, size in sized if size < LARGE]
        small = [path for path, size in sized if not comes_by_pieces(size)]
        self._say_coming([*self._coming, *(path.name for path in (*small, *refused))])
        for path in (*small, *refused):  # attaching tells why one is refused
            self._workspace.work.evidence.attach(evidence, path)
        for path, size in sized:
            if path not in small:
                self._bring_in(ComingIn(evidence, path, size, self))

    def show_evidence(self, evidence: str) -> None:
        """Show the files of the piece of this key, and those that are on their way to it."""
        self.show_files(self._workspace.contents.attachments_of(evidence))
        for row in self.coming:
            row.setVisible(row.evidence == evidence)

    def show_files(self, attachments: Sequence[Attachment]) -> None:
        """Show these files."""
        self._say_coming([name for name in self._coming if name not in {one.name for one in attachments}])
        if tuple(attachments) == self._shown:
            return
        self._shown = tuple(attachments)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(attachment) for attachment in attachments]
        for row in self.rows:
            self._list.addWidget(row)

    def forget_notes(self) -> None:
        """No longer say what was added or saved: another piece of evidence is shown."""
        self._coming = []
        self.note.hide()

    def choose_files(self) -> None:
        """Ask for files to add."""
        names, _kind = QFileDialog.getOpenFileNames(self, "Add files to this evidence", _documents())
        if names:
            self.add_requested.emit(tuple(Path(name) for name in names))

    def choose_links(self) -> None:
        """Ask for files to link to."""
        names, _kind = QFileDialog.getOpenFileNames(self, "Link this evidence to files", _documents())
        if names:
            self.link_requested.emit(tuple(Path(name) for name in names))

    def _bring_in(self, row: ComingIn) -> None:
        self.coming.append(row)
        self._coming_list.addWidget(row)
        row.ended.connect(partial(self._came_in, row))
        row.show()
        row.begin(self._workspace)

    def _came_in(self, row: ComingIn) -> None:
        had_keyboard = row.cancel_button.hasFocus()
        self.coming.remove(row)
        row.hide()
        row.deleteLater()
        if row.cancelled:
            self._say(f"{row.path.name} was not added.")
        if had_keyboard:
            self.add_button.setFocus()

    def _row(self, attachment: Attachment) -> AttachedFile:
        row = AttachedFile(attachment)
        row.open_requested.connect(partial(self._open, attachment))
        row.save_requested.connect(partial(self._save, attachment))
        row.remove_requested.connect(partial(self._remove, attachment))
        return row

    def _open(self, attachment: Attachment) -> None:
        try:
            target = private_copies().place_for(attachment.name)
        except OSError as error:
            self._workspace.message_requested.emit(PlaceRefused(Path(str(error.filename or attachment.name))))
            return
        self._copy(attachment, target, self._show_copy)

    def _show_copy(self, target: Path) -> None:
        make_read_only(target)
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))):
            self._say("A copy was opened to read. What you change in it is not kept here.")
        else:
            self._workspace.message_requested.emit(NoProgram(target.name))

    def _save(self, attachment: Attachment) -> None:
        if not may_be_opened(attachment.name) and not confirm(
            self,
            f"Save “{attachment.name}” elsewhere?",
            f"It is not opened from here, because {why_not_opened(attachment.name)}. Open it only if you know who made "
            "it and why you have it; if in doubt, ask whoever looks after your computers.",
            "Save it elsewhere…",
            title="A file that can run",
        ):
            return
        offered = str(Path(_documents()) / fit_name(attachment.name))
        chosen, _kind = QFileDialog.getSaveFileName(self, "Save a copy elsewhere", offered)
        if chosen:
            self._copy(attachment, Path(chosen), self._say_saved)

    def _say_saved(self, target: Path) -> None:
        self._say(f"A copy was saved as “{target.name}” in {target.parent}.")

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()
        announce(self, words)

    def _copy(self, attachment: Attachment, target: Path, then: Callable[[Path], None]) -> None:
        copying = CopyingOut(attachment, target, self._workspace)  # told of although this is gone by then
        copying.written.connect(then)
        copying.failed.connect(self._workspace.message_requested)
        for end in (copying.written, copying.failed):
            end.connect(copying.deleteLater)
        copying.start(self._workspace)

    def _remove(self, attachment: Attachment) -> None:
        self._workspace.work.evidence.detach(attachment.key)
        announce(self, f"{attachment.name} was removed. Undo: Ctrl+Z")
        self.add_button.setFocus()

    def _say_coming(self, names: list[str]) -> None:
        if names or self._coming:
            self.note.setText(f"Being added: {', '.join(names)}")
            self.note.setVisible(bool(names))
        self._coming = names

    def _on_refused(self, event: Refused) -> None:
        if not event.waiting and event.act.startswith("attaching "):
            self._say_coming([name for name in self._coming if event.act != f"attaching {name}"])


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
