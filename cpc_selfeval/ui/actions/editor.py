"""The editor of one action. Everything is saved as it is entered; only the action's text is needed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading, StatusWord
from cpc_selfeval.domain.committee import Committee
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.actions.form import ActionForm
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.tables.record_editor import RecordEditor
from cpc_selfeval.ui.workspace import Workspace


class ActionEditor(RecordEditor[Action]):
    """Shows one action, or begins one."""

    form: ActionForm

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, Action, "Choose an action to see and change it here.", parent)
        self.assemble()

    def first_box(self) -> QWidget:
        """What is to be done."""
        return self.form.what.text

    def make_form(self) -> tuple[ActionForm, RecordFields]:
        """The cards of an action."""
        actions = self._workspace.work.actions

        def record(text: str = "", **values: Any) -> str:
            return actions.plan(text, **values)

        fields = RecordFields(self._workspace, record, actions.revise, self)
        return ActionForm(self._workspace, fields, self), fields

    def empty_record(self, **values: Any) -> Action:
        """An action of the open cycle, without a number yet."""
        return Action(key="", cycle=self._workspace.contents.cycle_key, number=0, **{"text": "", **values})

    def called(self, record: Action) -> str:
        """Its number."""
        return record.ref

    def called_new(self) -> str:
        """Without a number."""
        return "New action"

    def refresh_form(self, record: Action, besides: object) -> None:
        """With what is entered and still on its way into the file."""
        entered = self._workspace.entered if record.key else self._workspace.contents
        shown = entered.get(Action, record.key) or record
        self.form.refresh(entered, shown, self._workspace.today(), besides)

    def remove_record(self, key: str) -> None:
        """The action, with what hangs on it."""
        self._workspace.work.actions.remove(key)

    def put_aside(self) -> None:
        """The question why the due date moves stays with its action, and what is no day with its note or reading."""
        self.form.who.due.put_aside()
        self.form.measure.readings.put_aside()
        self.form.status.notes.put_aside()

    def show_whence(self, key: str | None) -> None:
        """A return can have brought the action, its notes and its readings."""
        contents = self._workspace.contents
        hanging = (
            () if key is None else (*contents.progress_of(key), *contents.readings_of(key), *contents.due_moves_of(key))
        )
        self.from_return.show_records(key, *(record.key for record in hanging))

    def on_others_changed(self, event: Applied) -> None:
        """Show what is shown with an action besides its own fields."""
        if concerns(event, *_HANGING):
            self.show_anew(event.origin)


_HANGING = (AdoptedPriority, DueMove, ProgressNote, Reading, StatusWord, Committee, Evidence, Finding)
"""What is shown with an action besides its own fields."""
