"""The evaluations of the progress on one point, the first one first, each edited in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.inspecting.following import follow_through
from cpc_selfeval.domain.judging_records.inspecting import ProgressEvaluation
from cpc_selfeval.ui.choices.several import EvidenceChoice
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.inspecting.levels import level_options
from cpc_selfeval.ui.kit import (
    ChoiceBox,
    ColumnsLayout,
    DateEntry,
    Heading,
    LineEntry,
    LinkButton,
    QuietText,
    TextEntry,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace


class EvaluationRow(QWidget):
    """One evaluation: its day, level, words, who, and evidence."""

    def __init__(self, workspace: Workspace, framework: Framework | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        verbs = workspace.work.inspecting
        self.fields = RecordFields(workspace, None, verbs.revise_evaluation, self)
        self.on = DateEntry("Day of the evaluation of progress")
        self.level = ChoiceBox("Level of the progress", level_options(framework))
        self.by = LineEntry("Who evaluated the progress", hint="A person, group or agency")
        self.text = TextEntry("Evaluation of the progress", hint="What changed, and what still is to change")
        self.evidence = EvidenceChoice(workspace, name="Evidence for this evaluation")
        self.remove = LinkButton("Remove", name="Remove this evaluation of progress")
        self.remove.clicked.connect(self._remove)
        self._verbs = verbs
        self.fields.day("on", self.on)
        self.on.always_has_one()
        self.fields.choice("level", self.level)
        self.fields.text("by", self.by)
        self.fields.text("text", self.text)
        self.fields.chooser("supporting", self.evidence)
        columns = ColumnsLayout(most=2, least_width=px(150), spacing=px(8))
        columns.addWidget(Labelled("Day", self.on))
        columns.addWidget(Labelled("Progress", self.level))
        columns.addWidget(Labelled("Who", self.by))
        columns.addWidget(Labelled("Evidence", self.evidence))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        column.addLayout(columns)
        column.addWidget(self.text)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _remove(self) -> None:
        hand_over_all(self)  # so that undo brings back the last word too
        if self.fields.key is not None:
            self._verbs.remove_evaluation(self.fields.key)


class Evaluations(QWidget):
    """All of one point. The day of an evaluation decides its place, so a corrected day can move it."""

    def __init__(
        self, workspace: Workspace, point: str, framework: Framework | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._point = point
        self._framework = framework
        self._wanted: str | None = None
        self.rows: dict[str, EvaluationRow] = {}
        self.said = QuietText()
        self.add = LinkButton("+ Evaluate the progress")
        self.add.clicked.connect(self._begin)
        self._places = QVBoxLayout()
        self._places.setSpacing(px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(Heading("Follow-through", 3))
        column.addWidget(self.said)
        column.addLayout(self._places)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self, besides: object = None) -> None:
        """Show them as they are now."""
        found = follow_through(self._workspace.entered, self._point, self._framework)
        self.said.setText(found.said)
        for gone in self.rows.keys() - {each.key for each in found.evaluations}:
            row = self.rows.pop(gone)
            self._places.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, evaluation in enumerate(found.evaluations):
            self._show(place, evaluation, besides)
        if self._wanted in self.rows:
            self.rows[self._wanted].level.setFocus(Qt.FocusReason.OtherFocusReason)
            self._wanted = None

    def _show(self, place: int, evaluation: ProgressEvaluation, besides: object) -> None:
        row = self.rows.get(evaluation.key) or EvaluationRow(self._workspace, self._framework)
        self.rows[evaluation.key] = row
        if self._places.indexOf(row) != place:
            self._places.removeWidget(row)
            self._places.insertWidget(place, row)
        row.fields.show(evaluation, besides)

    def _begin(self) -> None:
        self._wanted = self._workspace.work.inspecting.evaluate(self._point)
        self.refresh()
