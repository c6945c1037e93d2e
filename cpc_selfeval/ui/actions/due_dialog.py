"""The due date of one action in a small window at its cell, for the question that moving it asks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action, DueMove
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.actions.due_box import DueBox
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import PlainButton, PlainText, hand_over_all, has_pending, px
from cpc_selfeval.ui.workspace import Workspace


class DueDialog(QDialog):
    """Saves as entered. Closes by itself once the date is set, moved or left as it was.

    Where its action or the date that would move goes meanwhile, what was not answered is named as not saved.
    """

    def __init__(self, workspace: Workspace, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        title = f"Due date of {action.ref}"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        actions = workspace.work.actions
        self._fields = RecordFields(workspace, actions.plan, actions.revise, self)
        self._fields.key = action.key
        self.due = DueBox(workspace, self._fields)
        self._close = PlainButton("&Close")
        self._close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        column.addWidget(PlainText(action.text))
        column.addWidget(self.due.entry)
        column.addWidget(self.due)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._close)
        column.addLayout(row)
        self.setMinimumWidth(px(430))
        self.due.refresh(workspace.entered, action)
        self.due.keep_button.clicked.connect(self.close)
        give_undo_keys(self, workspace)
        workspace.changed.connect(self._on_changed)
        self.due.day.line.setFocus()
        self.due.day.line.selectAll()

    def open_at(self, place: QPoint) -> None:
        """Open with the upper right corner at a place on the screen, as far as there is room."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x() - self.width(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height() - px(160)))
        self.move(left, top)
        self.open()

    def event(self, event: QEvent) -> bool:
        """Grow for the question, and for a sentence about a day that cannot be read."""
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)  # which may have closed and ended this window
        done = super().event(event)
        layout = self.layout()
        if layout is not None and self.isVisible():
            self.resize(self.width(), max(self.height(), layout.heightForWidth(self.width())))
        return done

    def _on_changed(self, event: Applied) -> None:
        if not concerns(event, Action, DueMove):
            return
        action = self._workspace.contents.get(Action, self._fields.key)
        own = any(row.key == self._fields.key and "due" in row.changed_fields() for row in event.change.rows)
        at_work = self.due.is_open or has_pending(self)
        if at_work and action is not None and action.due is not None:
            self.due.refresh(self._workspace.entered, action)  # an earlier change has arrived: it asks on
        elif action is None or own:
            hand_over_all(self)
            self.due.put_aside()
            self.close()

    def reject(self) -> None:
        """Close, by Escape too. A date that was typed is taken; where it asks why, or it is none, stay open; once."""
        told = self.due.is_open
        hand_over_all(self)
        if not self.isVisible() or (self.due.is_open and not told):
            return
        self.due.give_up()
        super().reject()
