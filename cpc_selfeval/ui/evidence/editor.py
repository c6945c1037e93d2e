"""The editor of one piece of evidence. Everything is saved as it is entered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.evidence.fields import EvidenceFields, empty_evidence
from cpc_selfeval.ui.evidence.form import EvidenceForm
from cpc_selfeval.ui.evidence.private_copies import private_copies
from cpc_selfeval.ui.past.carried_line import CarriedLine
from cpc_selfeval.ui.tables.record_editor import RecordEditor
from cpc_selfeval.ui.workspace import Workspace


class EvidenceEditor(RecordEditor[Evidence]):
    """Shows one piece of evidence, or begins one."""

    form: EvidenceForm

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, Evidence, "Choose a piece of evidence to see and change it here.", parent)
        self.carried = CarriedLine(workspace)
        self.assemble(self.carried)
        self.setAcceptDrops(True)
        private_copies()

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep copies of files with the piece shown; one that was only begun is recorded for them."""
        key = self.fields.settled()
        if key is None or not paths:
            return
        self.form.files.attach(key, paths)

    def first_box(self) -> QWidget:
        """Its title."""
        return self.form.title

    def make_form(self) -> tuple[EvidenceForm, EvidenceFields]:
        """The cards of a piece of evidence; files can be dropped on any of their boxes."""
        fields = EvidenceFields(self._workspace, self)
        form = EvidenceForm(self._workspace, fields, self)
        form.files.add_requested.connect(self.attach)
        for box in (*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)):
            (box.viewport() if isinstance(box, QPlainTextEdit) else box).installEventFilter(self)
        return form, fields

    def empty_record(self, **values: Any) -> Evidence:
        """A piece of the open cycle, without a number yet."""
        return empty_evidence(self._workspace.contents.cycle_key, **values)

    def called(self, record: Evidence) -> str:
        """Its number."""
        return f"Evidence {record.ref}"

    def called_new(self) -> str:
        """Without a number."""
        return "New evidence"

    def refresh_form(self, record: Evidence, besides: object) -> None:
        """With the files that are kept with it."""
        self.form.refresh(record)

    def remove_record(self, key: str) -> None:
        """The piece, with its files."""
        self._workspace.work.evidence.remove(key)

    def put_aside(self) -> None:
        """What was said of files was of the piece shown."""
        self.form.files.forget_notes()

    def show_whence(self, key: str | None) -> None:
        """From whose return it came, and from which cycle."""
        super().show_whence(key)
        self.carried.show_record(key)

    def on_others_changed(self, event: Applied) -> None:
        """Show its files anew."""
        if any(isinstance(row.record, Attachment) and row.record.evidence == self.key for row in event.change.rows):
            self.form.files.show_evidence(self.key or "")

    # Files dropped anywhere on the editor, its text boxes too, are attached

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped."""
        if _files_of(event) and not self.form.isHidden():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.attach(_files_of(event))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file over a text box is for the editor: the box would write its path into the text."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            dropped = isinstance(event, QDropEvent) and _files_of(event)
            if dropped:
                event.ignore()
                return True
        return False


def _files_of(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
