"""An action that is being planned: its text and the areas that it answers. The rest can follow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.national_priorities import NationalPriority
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.ui.actions.begun_from import BegunFrom
from cpc_selfeval.ui.choices import FindingsChoice
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.indicator.bound_field import BoundField, keep_refused, pass_on_sentences, show_record, take_change
from cpc_selfeval.ui.indicator.labelled import Labelled
from cpc_selfeval.ui.kit import FlowLayout, LinkButton, PlainButton, TextEntry, hand_over_all, px
from cpc_selfeval.ui.workspace import Workspace


class NewAction(QWidget):
    """What is typed first plans the action; one left empty is not planned. ``closed`` and ``details_requested``."""

    recorded = Signal(str)
    closed = Signal()
    details_requested = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key: str | None = None
        self.code = ""
        self._workspace = workspace
        self.text = TextEntry("Text of the action", hint="What will be done, so that what changes for children?")
        self.areas = FindingsChoice(workspace, kind=FindingKind.AREA, name="Answers", none_words="No area chosen")
        self.begun_from = BegunFrom(workspace)
        self.priorities = LinkButton("Priorities of 2009 to think with…")
        self.done = PlainButton("Done", name="Done with this action")
        self.details = LinkButton("Lead agency, due date and the rest…")
        self._fields = (
            BoundField("text", self.text, self.text.show_text),
            BoundField("findings", self.areas, self.areas.show_value),
        )
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
        pass_on_sentences(self._fields, workspace)
        self.text.handed_over.connect(self._text_given)
        self.areas.chosen.connect(self._areas_chosen)
        self.done.clicked.connect(self._finish)
        self.details.clicked.connect(self._ask_for_details)
        self.priorities.clicked.connect(self.offer_priorities)
        self.begun_from.button_went.connect(lambda: self.text.setFocus(Qt.FocusReason.OtherFocusReason))

    def begin(self, code: str, areas: tuple[str, ...]) -> None:
        """Begin an action of the indicator ``code`` that answers ``areas``."""
        hand_over_all(self)
        self.key, self.code = None, code
        self.areas.prefer((code,))
        show_record(self._fields, Action(key="", cycle="", number=0, text="", findings=areas))
        self.begun_from.show_action(self._workspace.contents, None)
        self.details.setEnabled(False)

    def take(self, event: Applied) -> None:
        """Show what a change altered, but never in the box that is being typed in."""
        for row in event.change.rows:
            if row.kind is Action and row.key == self.key:
                take_change(self._fields, row, event)
        if self.key is not None and concerns(event, Action, AdoptedPriority):
            self.begun_from.show_action(self._workspace.contents, self.key)

    def keep(self, event: Refused) -> None:
        """Hold what could not be recorded."""
        keep_refused(self._fields, event)

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
        self.key = priorities.begin_from(priority, origin=self, indicators=(self.code,), findings=areas)
        self.text.show_text(priority.text)
        self.details.setEnabled(True)
        self.begun_from.show_action(self._workspace.contents, self.key)
        self.recorded.emit(self.key)

    def _text_given(self, text: str) -> None:
        actions = self._workspace.work.actions
        if self.key is not None:
            actions.revise(self.key, origin=self.text, visit=self.text.visit, text=text)
        elif text.strip():
            self.key = actions.plan(
                text,
                origin=self.text,
                visit=self.text.visit,
                indicators=(self.code,),
                findings=tuple(str(key) for key in self.areas.value()),
            )
            self.details.setEnabled(True)
            self.recorded.emit(self.key)

    def _areas_chosen(self, keys: tuple[str, ...]) -> None:
        if self.key is not None:
            self._workspace.work.actions.revise(self.key, origin=self.areas, findings=keys)

    def _finish(self) -> None:
        hand_over_all(self)
        self.closed.emit()

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
