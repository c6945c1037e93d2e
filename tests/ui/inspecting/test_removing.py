"""Removing what is being typed in: undo brings it back with its last word."""

from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.judging_records.inspecting import InspectionGrade, PointKind, ProgressEvaluation
from cpc_selfeval.domain.record import Record
from cpc_selfeval.ui.inspecting.evaluations import EvaluationRow
from cpc_selfeval.ui.inspecting.grades_card import GradeRow
from cpc_selfeval.ui.workspace import Workspace


def test_undo_brings_back_the_last_word(qtbot: QtBot, workspace: Workspace) -> None:
    verbs = workspace.work.inspecting
    inspection = verbs.record("Joint inspection")
    verbs.grade(inspection, ["5.4"])
    verbs.evaluate(verbs.add_point(inspection, PointKind.AREA, text="Chronologies"))
    shown: list[tuple[GradeRow | EvaluationRow, type[Record]]] = [
        (GradeRow(workspace, "5.4"), InspectionGrade),
        (EvaluationRow(workspace, workspace.contents.framework), ProgressEvaluation),
    ]
    for row, kind in shown:
        qtbot.addWidget(row)
        record = next(iter(workspace.contents.of(kind).values()))
        row.fields.show(record)
        row.text.setPlainText("Typed a moment ago")
        row.remove.click()
        assert not workspace.contents.of(kind)
        workspace.work.session.undo()
        back = next(iter(workspace.contents.of(kind).values()))
        assert getattr(back, "text", "") == "Typed a moment ago"
