"""The editor of one piece of evidence. Everything is saved as it is entered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.from_return import FromReturn
from cpc_selfeval.ui.evidence.fields import EvidenceFields, empty_evidence
from cpc_selfeval.ui.evidence.form import EvidenceForm
from cpc_selfeval.ui.evidence.private_copies import private_copies
from cpc_selfeval.ui.kit import Heading, Icon, LinkButton, QuietText, announce, hand_over_all, has_pending, px
from cpc_selfeval.ui.past.carried_line import CarriedLine
from cpc_selfeval.ui.workspace import Workspace

NOTHING = "Choose a piece of evidence to see and change it here."


class EvidenceEditor(QWidget):
    """``shown_changed`` carries the key shown, or None: when another is shown, recorded, removed or brought back."""

    shown_changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._removed: str | None = None
        self.heading = Heading("", 2, wrap=False)
        self.history_button = LinkButton("History", icon=Icon.HISTORY)
        self.history_button.clicked.connect(self.show_history)
        self.remove_button = LinkButton("Remove", icon=Icon.REMOVE)
        self.remove_button.clicked.connect(self.remove)
        self.empty = QuietText(NOTHING)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        row = QHBoxLayout()
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.history_button)
        row.addWidget(self.remove_button)
        self._column.addLayout(row)
        self.from_return = FromReturn(workspace)
        self._column.addWidget(self.from_return, 0, Qt.AlignmentFlag.AlignLeft)
        self.carried = CarriedLine(workspace)
        self._column.addWidget(self.carried)
        self._column.addWidget(self.empty, 1)
        self.form, self.fields = self._new_form()
        self.setAcceptDrops(True)
        self._show_nothing(NOTHING)
        workspace.changed.connect(self._on_changed)
        private_copies()

    @property
    def key(self) -> str | None:
        """The key of the piece shown; None while nothing is, or while one is begun that nothing was entered in."""
        return self.fields.key

    @property
    def is_begun(self) -> bool:
        """Whether an empty piece is shown that nothing was entered in yet."""
        return self.fields.is_begun

    def show_evidence(self, key: str | None) -> None:
        """Show a piece; what was typed before is handed over first. None shows nothing."""
        self._leave()
        evidence = self._workspace.contents.get(Evidence, key)
        if evidence is None:
            self.fields.forget()
            self._show_nothing(NOTHING)
        else:
            self._show(evidence)
        self.shown_changed.emit(self.key)

    def begin_evidence(self, **values: Any) -> None:
        """Show an empty piece, with ``values`` of fields of Evidence: whatever is entered first records it."""
        self._leave()
        empty = empty_evidence(self._workspace.contents.cycle_key, **values)
        self.fields.begin(empty, values)
        self.form.refresh(empty)
        self._show_form("New evidence", of_record=False)
        self.form.verticalScrollBar().setValue(0)
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown_changed.emit(None)

    def remove(self) -> None:
        """Remove the piece shown; undo brings it back."""
        if self.key is not None:
            hand_over_all(self.form)
            self._workspace.work.evidence.remove(self.key)

    def show_history(self) -> None:
        """Show who changed what of this piece, and when."""
        from cpc_selfeval.ui.window.beside import show_beside
        from cpc_selfeval.ui.window.history import HistoryDialog

        if self.key is not None:
            hand_over_all(self.form)
            window, key = self.window(), self.key
            show_beside(window, HistoryDialog, lambda: HistoryDialog(self._workspace, Evidence, key, window), key)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep copies of files with the piece shown; one that was only begun is recorded for them."""
        key = self.fields.settled()
        if key is None or not paths:
            return
        self.form.files.attach(key, paths)

    def _new_form(self) -> tuple[EvidenceForm, EvidenceFields]:
        fields = EvidenceFields(self._workspace, self)
        form = EvidenceForm(self._workspace, fields)
        fields.recorded.connect(self.shown_changed)
        form.files.add_requested.connect(self.attach)
        for box in (*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)):
            (box.viewport() if isinstance(box, QPlainTextEdit) else box).installEventFilter(self)
        self._column.addWidget(form, 1)
        return form, fields

    def _leave(self) -> None:
        """Hand over what was typed. A box that cannot let go of it must not show it with the next piece."""
        hand_over_all(self.form)
        self._removed = None
        self.form.files.forget_notes()
        if has_pending(self.form):
            self.form.hide()
            self.form.deleteLater()
            before = self.fields
            self.form, self.fields = self._new_form()
            self.fields.adopt_unsaved(before)
            before.deleteLater()

    def _show(self, evidence: Evidence, besides: object = None) -> None:
        another = self.fields.key != evidence.key
        self.fields.show(evidence, besides)
        self.form.refresh(evidence)
        self._show_form(f"Evidence {evidence.ref}", of_record=True)
        if another:
            self.form.verticalScrollBar().setValue(0)

    def _show_form(self, heading: str, *, of_record: bool) -> None:
        self.heading.setText(heading)
        for widget in (self.history_button, self.remove_button):
            widget.setVisible(of_record)
        self.from_return.show_records(self.key if of_record else None)
        self.carried.show_record(self.key if of_record else None)
        self.heading.show()
        self.empty.hide()
        self.form.show()

    def _show_nothing(self, sentence: str) -> None:
        self.empty.setText(sentence)
        self.from_return.show_records()
        self.carried.show_record(None)
        self.form.hide()
        for widget in (self.heading, self.history_button, self.remove_button):
            widget.hide()
        self.empty.show()

    def _on_changed(self, event: Applied) -> None:
        evidence = next(
            (row for row in event.change.rows if row.kind is Evidence and row.key == self._concerned()), None
        )
        if evidence is not None:
            self._refresh(evidence.after, event.origin)
        elif any(isinstance(row.record, Attachment) and row.record.evidence == self.key for row in event.change.rows):
            self._show_files()

    def _concerned(self) -> str | None:
        return self.key or self._removed

    def _refresh(self, evidence: object, origin: object) -> None:
        if isinstance(evidence, Evidence):
            brought_back = self._removed is not None
            self._removed = None
            self._show(self._workspace.contents.evidence.get(evidence.key, evidence), origin)
            if brought_back:
                self.shown_changed.emit(self.key)
            return
        ref = self.heading.text()
        self._removed = self.key
        self.fields.forget()
        self._show_nothing(f"{ref} was removed. Undo: Ctrl+Z")
        announce(self, self.empty.text())
        self.shown_changed.emit(None)

    def _show_files(self) -> None:
        if self.key is not None:
            self.form.files.show_evidence(self.key)

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
