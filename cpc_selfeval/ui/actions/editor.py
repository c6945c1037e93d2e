"""The editor of one action. Everything is saved as it is entered; only the action's text is needed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading, StatusWord
from cpc_selfeval.domain.committee import Committee
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.actions.form import ActionForm
from cpc_selfeval.ui.agencies.from_return import FromReturn
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import Heading, Icon, LinkButton, QuietText, announce, hand_over_all, has_pending, px
from cpc_selfeval.ui.workspace import Workspace

NOTHING = "Choose an action to see and change it here."


class ActionEditor(QWidget):
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
        self._column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.form, self.fields = self._new_form()
        self._show_nothing(NOTHING)
        workspace.changed.connect(self._on_changed)

    @property
    def key(self) -> str | None:
        """The key of the action shown; None while nothing is, or while one is begun."""
        return self.fields.key

    @property
    def is_begun(self) -> bool:
        """Whether an action is begun that nothing was entered in yet."""
        return self.fields.is_begun

    def show_action(self, key: str | None) -> None:
        """Show an action; what was typed before is handed over first. None shows nothing."""
        self._leave()
        action = self._workspace.contents.get(Action, key)
        if action is None:
            self.fields.forget()
            self._show_nothing(NOTHING)
        else:
            self._show(action)
        self.shown_changed.emit(self.key)

    def begin_action(self, **values: Any) -> None:
        """Show an empty action, with ``values`` of fields of Action: whatever is entered first records it."""
        self._leave()
        empty = Action(key="", cycle=self._workspace.contents.cycle_key, number=0, **{"text": "", **values})
        self.fields.begin(empty, values)
        self.form.refresh(self._workspace.contents, empty, self._workspace.today(), None)
        self._show_form("New action", of_record=False)
        self.form.verticalScrollBar().setValue(0)
        self.form.what.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown_changed.emit(None)

    def remove(self) -> None:
        """Remove the action shown; undo brings it back."""
        if self.key is not None:
            hand_over_all(self.form)
            self._workspace.work.actions.remove(self.key)

    def show_history(self) -> None:
        """Show who changed what of this action, and when."""
        from cpc_selfeval.ui.window.beside import show_beside
        from cpc_selfeval.ui.window.history import HistoryDialog

        if self.key is not None:
            hand_over_all(self.form)
            window, key = self.window(), self.key
            show_beside(window, HistoryDialog, lambda: HistoryDialog(self._workspace, Action, key, window), key)

    def _new_form(self) -> tuple[ActionForm, RecordFields]:
        actions = self._workspace.work.actions

        def record(text: str = "", **values: Any) -> str:
            return actions.plan(text, **values)

        fields = RecordFields(self._workspace, record, actions.revise, self)
        form = ActionForm(self._workspace, fields)
        fields.recorded.connect(self.shown_changed)
        self._column.addWidget(form, 1)
        return form, fields

    def _leave(self) -> None:
        """Hand over what was typed. A box that cannot let go of it must not show it with the next action."""
        hand_over_all(self.form)
        self._removed = None
        self.form.who.due.put_aside()
        if has_pending(self.form):
            self.form.hide()
            self.form.deleteLater()
            left = self.fields
            self.form, self.fields = self._new_form()
            self.fields.adopt_unsaved(left)
            left.deleteLater()

    def _show(self, action: Action, besides: object = None) -> None:
        another = self.fields.key != action.key
        self.fields.show(action, besides)
        entered = self._workspace.entered
        self.form.refresh(entered, entered.get(Action, action.key) or action, self._workspace.today(), besides)
        self._show_form(action.ref, of_record=True)
        if another:
            self.form.verticalScrollBar().setValue(0)

    def _show_form(self, heading: str, *, of_record: bool) -> None:
        self.heading.setText(heading)
        for widget in (self.history_button, self.remove_button):
            widget.setVisible(of_record)
        self.from_return.show_records(*self._taken_with() if of_record else ())
        self.heading.show()
        self.empty.hide()
        self.form.show()

    def _taken_with(self) -> tuple[str | None, ...]:
        """The action, its notes and its readings: whatever a return can have brought to it."""
        contents, key = self._workspace.contents, self.key or ""
        hanging = (*contents.progress_of(key), *contents.readings_of(key), *contents.due_moves_of(key))
        return key, *(record.key for record in hanging)

    def _show_nothing(self, sentence: str) -> None:
        self.empty.setText(sentence)
        self.from_return.show_records()
        self.form.hide()
        for widget in (self.heading, self.history_button, self.remove_button):
            widget.hide()
        self.empty.show()

    def _on_changed(self, event: Applied) -> None:
        key = self.key or self._removed
        own = next((row for row in event.change.rows if row.kind is Action and row.key == key), None)
        if own is not None and own.after is None:
            ref = self.heading.text()
            self._removed = self.key
            self.fields.forget()
            self._show_nothing(f"{ref} was removed. Undo: Ctrl+Z")
            announce(self, self.empty.text())
            self.shown_changed.emit(None)
        elif own is not None or (self.key and concerns(event, *_HANGING)):
            action = self._workspace.contents.get(Action, key)
            if action is not None:
                back, self._removed = self._removed is not None, None
                self._show(action, event.origin)
                if back:
                    self.shown_changed.emit(self.key)


_HANGING = (AdoptedPriority, DueMove, ProgressNote, Reading, StatusWord, Committee, Evidence, Finding)
"""What is shown with an action besides its own fields."""
