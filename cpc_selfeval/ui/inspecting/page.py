"""Inspections: what others found, beside what the committee had found itself, and what came of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.inspecting.recorded import inspections, when_in_words
from cpc_selfeval.domain.judging_records.inspecting import Inspection
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.inspecting.actions_dialog import ActionsDialog
from cpc_selfeval.ui.inspecting.facts_card import FactsCard
from cpc_selfeval.ui.inspecting.grades_card import GradesCard
from cpc_selfeval.ui.inspecting.points_card import PointsCard
from cpc_selfeval.ui.kit import (
    ChoiceBox,
    EmptyPlace,
    FlowLayout,
    Heading,
    Icon,
    LinkButton,
    PlainButton,
    QuietText,
    ScrollPage,
    announce,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.as_room_is import UpToDateWhenSeen, beside_or_below
from cpc_selfeval.ui.workspace import Workspace

NARROW: Final = 860
"""Under this width (pixels of the design) the points go below the other cards."""
_ABOUT: Final = (
    "Levels and points as the report has them stand beside what your self-evaluation had. Nothing is averaged, and "
    "nothing forecasts an inspection."
)


class InspectionsPage(UpToDateWhenSeen, QWidget):
    """One inspection at a time; without any, how to begin. It is brought up to date when it is seen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.key: str | None = None
        self.is_beginning = False
        self._labels: list[tuple[str, str]] = []
        self.title = Heading("Inspections", 1)
        self.back = LinkButton("Back to the overview", icon=Icon.BEFORE)
        self.which = ChoiceBox("Inspection shown", most_width=640)
        self.begin_button = PlainButton("Record an inspection")
        self.said = QuietText()
        self.said.hide()
        self.empty = EmptyPlace(
            "No inspection is recorded yet.",
            "Record an inspection",
            icon=Icon.INSPECTIONS,
            more="Type or paste what the report says: the levels that it gives, its strengths, areas for improvement, "
            "grounds for confidence and main points for action.",
        )
        self.facts = FactsCard(workspace)
        self.grades = GradesCard(workspace)
        self.points = PointsCard(workspace)
        self._cards = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._cards)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page = ScrollPage("Inspections")
        page.fill(self)
        page.add_head(self.title, QuietText(_ABOUT), beside=self.back)
        chosen = QWidget()
        flow = FlowLayout(chosen, spacing=px(8))
        flow.addWidget(self.which)
        flow.addWidget(self.begin_button)
        page.add(chosen)
        page.add(self.said)
        page.add(self.empty)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(16))
        side = QVBoxLayout()
        side.setSpacing(px(12))
        side.addWidget(self.facts)
        side.addWidget(self.grades)
        side.addStretch(1)
        self._row.addLayout(side, 5)
        self._row.addWidget(self.points, 8, Qt.AlignmentFlag.AlignTop)
        page.add(self._cards)
        page.end()

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._workspace.page_requested.emit("overview"))
        self.which.chosen.connect(lambda key: self.show_inspection(str(key)))
        self.begin_button.clicked.connect(self.begin)
        self.empty.begun.connect(self.begin)
        self.facts.recorded.connect(self._recorded)
        self.facts.begun_again.connect(self._begun_again)
        self.facts.removal_requested.connect(self._remove)
        self.points.actions_requested.connect(self.make_actions)
        self._workspace.changed.connect(self._on_changed)

    # What is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the points beside the other cards, or below."""
        super().resizeEvent(event)
        beside_or_below(self._row, narrow=self.width() < px(NARROW))

    def show_inspection(self, key: str) -> None:
        """Show the inspection with this key."""
        hand_over_all(self)
        self.is_beginning, self.key = False, key
        self.say("")
        self.refresh()

    def refresh(self, besides: object = None) -> None:
        """Show everything as it is now, except in the box that a change came from."""
        contents = self._workspace.entered
        found = inspections(contents)
        inspection = contents.get(Inspection, self.key)
        if inspection is not None:
            self.is_beginning = False
        elif not self.is_beginning:
            inspection = found[0] if found else None
            self.key = inspection.key if inspection is not None else None
        self._offer(found)
        shown = inspection is not None or self.is_beginning
        self.empty.setVisible(not shown)
        self._cards.setVisible(shown)
        self.grades.setVisible(inspection is not None)
        self.points.setVisible(inspection is not None)
        if shown:
            self.facts.show_inspection(contents, inspection, besides)
        if inspection is not None:
            self._show_rest(contents, inspection, besides)
        self.shown_anew()

    def _show_rest(self, contents: Contents, inspection: Inspection, besides: object) -> None:
        self.grades.show_inspection(contents, inspection, besides)
        self.points.show_inspection(contents, inspection)

    def _offer(self, found: tuple[Inspection, ...]) -> None:
        labels = [(each.key, _label(each)) for each in found]
        if labels != self._labels:
            self._labels = labels
            self.which.set_options(list(labels))
        self.which.show_choice(self.key)
        self.which.setVisible(bool(found))
        self.begin_button.setVisible(bool(found) and not self.is_beginning)

    def say(self, sentence: str) -> None:
        """Say what was done; "" for nothing."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    # What is done

    def begin(self) -> None:
        """Begin an inspection: it is recorded with what is typed first."""
        hand_over_all(self)
        self.facts.fields.forget()
        self.is_beginning, self.key = True, None
        self.say("")
        self.refresh()
        self.facts.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recorded(self, key: object) -> None:
        self.key = str(key)  # it may not be in the file yet
        self.refresh(self.facts.title)

    def _begun_again(self) -> None:
        self.is_beginning, self.key = True, None
        self.refresh()

    def _remove(self, key: str) -> None:
        hand_over_all(self)
        self._workspace.work.inspecting.remove(key)
        self.say("Inspection removed, with its levels and points. Actions and entries stay. Undo: Ctrl+Z")

    def make_actions(self) -> None:
        """Ask which points become actions, and plan these."""
        hand_over_all(self)
        contents = self._workspace.contents
        inspection = contents.get(Inspection, self.key)
        if inspection is None:
            return
        dialog = ActionsDialog(contents, inspection, self)
        accepted = bool(dialog.exec())
        chosen = dialog.chosen()
        dialog.deleteLater()
        if accepted and chosen:
            self._workspace.work.inspecting.make_actions(chosen)
            count = "1 action was" if len(chosen) == 1 else f"{len(chosen)} actions were"
            self.points.say(f"{count} made, one for each point. Undo: Ctrl+Z")
            announce(self, self.points.made.text())

    def _on_changed(self, event: Applied) -> None:
        self.is_stale = True
        if self.isVisible():
            self.points.take(event)
            self.refresh(event.origin)


def _label(inspection: Inspection) -> str:
    title = shortened(inspection.title, 60) or "Inspection without a title"
    when = when_in_words(inspection)
    return f"{title} · {when}" if when else title
