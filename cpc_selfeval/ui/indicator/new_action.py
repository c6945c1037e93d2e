"""An action that is being planned: its text and the areas that it answers. The rest can follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.national_priorities import NationalPriority
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.actions.begun_from import BegunFrom
from cpc_selfeval.ui.choices import FindingsChoice
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.forms.record_fields import Enough, RecordFields
from cpc_selfeval.ui.indicator.labelled import Labelled
from cpc_selfeval.ui.kit import FlowLayout, LinkButton, PlainButton, TextEntry, hand_over_all, px
from cpc_selfeval.ui.workspace import Workspace


class NewAction(QWidget):
    """What is typed first plans the action; one left empty is not planned. ``closed`` and ``details_requested``.

    ``recorded`` carries its key; ``begun_again`` tells that undo took away what planned it.
    """

    recorded = Signal(str)
    begun_again = Signal()
    closed = Signal()
    details_requested = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = ""
        self._workspace = workspace
        self.text = TextEntry("Text of the action", hint="What will be done, so that what changes for children?")
        self.areas = FindingsChoice(workspace, kind=FindingKind.AREA, name="Answers", none_words="No area chosen")
        self.begun_from = BegunFrom(workspace)
        self.priorities = LinkButton("Priorities of 2009 to think with…")
        self.done = PlainButton("Done", name="Done with this action")
        self.details = LinkButton("Lead agency, due date and the rest…")
        self._fields = RecordFields(workspace, self._plan, workspace.work.actions.revise, self)
        self._fields.text("text", self.text)
        self._fields.chooser("findings", self.areas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addWidget(self.begun_from)
        column.addWidget(Labelled("Areas for improvement that it answers", self.areas))
        acts = FlowLayout(spacing=px(4))
        acts.addWidget(self.done)
        acts.addWidget(self.priorities)
        acts.addWidget(self.details)
        column.addLayout(acts)
        self._fields.recorded.connect(self._recorded)
        self._fields.begun_again.connect(self._show_begun_again)
        self.done.clicked.connect(self._finish)
        self.details.clicked.connect(self._ask_for_details)
        self.priorities.clicked.connect(self.offer_priorities)
        self.begun_from.button_went.connect(lambda: self.text.setFocus(Qt.FocusReason.OtherFocusReason))

    @property
    def key(self) -> str | None:
        """The key of the action; None while it is not planned yet."""
        return self._fields.key

    def begin(self, code: str, areas: tuple[str, ...]) -> None:
        """Begin an action of the indicator ``code`` that answers ``areas``."""
        hand_over_all(self)
        self.code = code
        self.areas.prefer((code,))
        self._fields.begin(*self._begun(areas))
        self.begun_from.show_action(self._workspace.entered, None)
        self.details.setEnabled(False)

    def _begun(self, areas: tuple[str, ...]) -> tuple[Action, dict[str, Any], Enough]:
        empty = Action(key="", cycle="", number=0, text="", findings=areas)
        return empty, {"indicators": (self.code,), "findings": areas}, _has_text

    def take(self, event: Applied) -> None:
        """Show what a change altered, but never in the box that is being typed in."""
        for row in event.change.rows:
            if isinstance(row.after, Action) and row.key == self.key:
                self._fields.show(row.after, event.origin)
        if self.key is not None and concerns(event, Action, AdoptedPriority):
            self.begun_from.show_action(self._workspace.entered, self.key)

    def offer_priorities(self) -> None:
        """Offer the priorities of 2009 that touch the indicator; the one chosen is what the action is begun from."""
        from cpc_selfeval.ui.actions.priorities_dialog import PrioritiesDialog

        hand_over_all(self)
        contents = self._workspace.contents
        offered = self._workspace.work.priorities.offered(self.code)
        dialog = PrioritiesDialog(offered, f"{self.code} {contents.title(self.code)}", self)
        dialog.chosen.connect(self._begin_from)
        dialog.finished.connect(lambda _result: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        dialog.open()

    def _begin_from(self, priority: NationalPriority) -> None:
        priorities = self._workspace.work.priorities
        if self.key is not None:
            priorities.adopt(self.key, priority, origin=self)
            return
        areas = tuple(str(key) for key in self.areas.value())
        key = priorities.begin_from(priority, origin=self, indicators=(self.code,), findings=areas)
        self._fields.show(Action(key=key, cycle="", number=0, text=priority.text, findings=areas))
        self._fields.can_begin_again(*self._begun(areas))
        self.begun_from.show_action(self._workspace.entered, key)
        self._recorded(key)

    def _plan(self, *, text: str, **values: Any) -> str:
        return self._workspace.work.actions.plan(text, **values)

    def _recorded(self, key: str) -> None:
        self.details.setEnabled(True)
        self.recorded.emit(key)

    def _show_begun_again(self) -> None:
        self.begun_from.show_action(self._workspace.entered, None)
        self.details.setEnabled(False)
        self.begun_again.emit()

    def _finish(self) -> None:
        hand_over_all(self)
        self.closed.emit()

    def go_on_from(self, other: NewAction) -> None:
        """Take the place of another, with what is entered in it, what could not be saved too."""
        hand_over_all(other)
        self._fields.adopt_unsaved(other._fields)
        self.code = other.code
        self.areas.prefer((other.code,))
        if other.key is None:
            values = other._fields.begun_values
            self._fields.begin(Action(**{"key": "", "cycle": "", "number": 0, "text": "", **values}), values, _has_text)
        else:
            self._fields.show(Action(key=other.key, cycle="", number=0, text=""))
        self._fields.follows_steps_as(other._fields)
        self.begun_from.show_action(self._workspace.entered, self.key)
        self.details.setEnabled(self.key is not None)

    def _ask_for_details(self) -> None:
        hand_over_all(self)
        if self.key is not None:
            self.details_requested.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is done; what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
            return
        super().keyPressEvent(event)


def _has_text(values: Mapping[str, Any]) -> bool:
    return bool(values.get("text", "").strip())
