"""New self-evaluation, filled in by hand and begun on a real file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Body, Person
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.frameworks.files import read_framework, shipped_frameworks
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from cpc_selfeval.ui.start.new_place import PlaceStep

COMMITTEE, AGENCIES, SCOPE, PLACE = 1, 2, 3, 4


@pytest.fixture
def dialog(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> NewSelfEvaluationDialog:
    """The dialog as it opens in June 2026."""
    dialog = NewSelfEvaluationDialog(shipped_frameworks(), read_framework, tmp_path, "Isla Grant", date(2026, 6, 1))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def _press(dialog: NewSelfEvaluationDialog, times: int = 1) -> None:
    for _ in range(times):
        QTest.mouseClick(dialog.forward, Qt.MouseButton.LeftButton)


def _shown(dialog: NewSelfEvaluationDialog) -> object:
    return next(step for step in dialog.steps if step.isVisible())


def test_only_the_name_of_the_committee_is_needed(dialog: NewSelfEvaluationDialog, qtbot: QtBot) -> None:
    _press(dialog, 2)
    assert _shown(dialog) is dialog.committee_step
    assert dialog.committee_step.missing.isVisible()
    QTest.keyClicks(dialog.committee_step.committee, "Northshire Child Protection Committee")
    _press(dialog, 4)
    assert dialog.result() == NewSelfEvaluationDialog.DialogCode.Accepted
    beginning = dialog.beginning()
    assert beginning.framework.id == "care-inspectorate-2019"
    assert (beginning.title, beginning.period_from, beginning.period_to) == (
        "Self-evaluation 2026–27",
        date(2026, 4, 1),
        date(2027, 3, 31),
    )
    assert len(beginning.agencies) == 12
    assert dialog.target().suffix == ".cpcse"


def test_enter_goes_on_and_is_no_way_past_what_is_missing(dialog: NewSelfEvaluationDialog) -> None:
    for _enter in range(2):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    assert _shown(dialog) is dialog.committee_step
    QTest.keyClicks(dialog.committee_step.committee, "Northshire CPC")
    QTest.keyClick(dialog.committee_step.committee, Qt.Key.Key_Return)
    assert _shown(dialog) is dialog.agencies_step
    dialog.back.setFocus()
    QTest.keyClick(dialog.back, Qt.Key.Key_Return)
    assert _shown(dialog) is dialog.committee_step


def test_what_was_entered_is_in_the_file(dialog: NewSelfEvaluationDialog, qtbot: QtBot, tmp_path: Path) -> None:
    step = dialog.committee_step
    dialog.go_to(COMMITTEE)
    QTest.keyClicks(step.committee, "Eilean Public Protection Committee")
    step.cpc_short.selectAll()
    QTest.keyClicks(step.cpc_short, "PPC")
    dialog.go_to(AGENCIES)
    dialog.agencies_step.add_agency()
    typed_in = QApplication.focusWidget()
    assert typed_in is not None
    QTest.keyClicks(typed_in, "Coastguard")
    dialog.go_to(SCOPE)
    scope = dialog.scope_step
    scope.add_meeting()
    row = scope._meetings[0]
    QTest.keyClicks(row.on.line, "12/05/2027")
    QTest.keyClick(row.on.line, Qt.Key.Key_Return)
    first = scope._indicators[0]
    QTest.mouseClick(first.covered, Qt.MouseButton.LeftButton)
    second = scope._indicators[1]
    second.due.setFocus()
    QTest.keyClick(second.due, Qt.Key.Key_Down)
    dialog.go_to(PLACE)
    _press(dialog)
    work = begin(dialog.target(), dialog.beginning(), Person("Isla Grant"))
    contents = work.contents
    assert contents.committee.name == "Eilean Public Protection Committee"
    assert contents.committee.cpc_short == "PPC"
    assert "Coastguard" in [agency.name for agency in contents.agencies]
    assert [(m.body, m.on) for m in contents.meetings] == [(Body.CPC, date(2027, 5, 12))]
    assert position(contents, first.code).state is State.NOT_IN_CYCLE
    assert contents.scope(second.code).meeting == contents.meetings[0].key
    work.close()
    assert dialog.target().parent == tmp_path


def test_a_file_that_is_there_is_never_replaced(dialog: NewSelfEvaluationDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.committee_step.committee, "Northshire CPC")
    dialog.go_to(PLACE)
    dialog.target().write_text("somebody's work")
    _press(dialog)
    assert dialog.isVisible()
    assert "already" in dialog.place_step.missing.text()
    assert dialog.target().read_text() == "somebody's work"


def test_a_name_that_windows_does_not_take_is_told_at_once_there(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = PlaceStep(tmp_path)
    qtbot.addWidget(step)
    step.file_name.show_text("Plan: 2026")
    assert step.fault() is None
    monkeypatch.setattr("cpc_selfeval.ui.start.new_place.sys.platform", "win32")
    fault = step.fault()
    assert fault is not None
    assert fault[0].startswith("On Windows a file’s name has none of these signs")
    assert fault[1] is step.file_name


def test_a_wrong_framework_file_is_told_with_all_its_faults(
    dialog: NewSelfEvaluationDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "own.toml"
    wrong.write_text('id = "x"\nyear = "soon"\n')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(wrong), ""))
    dialog.framework_step.choose_file()
    assert "own.toml" in dialog.framework_step.missing.text()
    assert "year" in dialog.framework_step.missing.text()
    assert dialog.framework_step.framework().id == "care-inspectorate-2019"


def test_another_edition_offers_its_own_indicators(dialog: NewSelfEvaluationDialog) -> None:
    for button in dialog.framework_step._group.buttons():
        if "2005" in button.accessibleName():
            button.click()
    assert dialog.framework_step.framework().id == "hmie-2005"
    assert len(dialog.scope_step._indicators) == 18


def test_every_box_has_a_name(dialog: NewSelfEvaluationDialog) -> None:
    dialog.scope_step.add_meeting()
    for place in range(len(dialog.steps)):
        dialog.go_to(place)
        assert unnamed_focusable(dialog) == []


def test_in_a_low_window_the_boxes_for_a_password_and_what_is_missing_come_into_sight(
    dialog: NewSelfEvaluationDialog, qtbot: QtBot
) -> None:
    dialog.committee_step.committee.setText("Northshire")
    _press(dialog, 4)
    step = dialog.place_step
    dialog.setMinimumSize(0, 0)
    dialog.resize(667, 344)
    qtbot.waitUntil(lambda: dialog.height() == 344)

    def in_sight(widget: QWidget) -> bool:
        place = QRect(widget.mapTo(step.viewport(), QPoint()), widget.size())
        return widget.isVisible() and step.viewport().rect().contains(place)

    step.protects.click()
    qtbot.waitUntil(lambda: in_sight(step.new_password.first))
    _press(dialog)
    assert step.missing.text() == "Please type a password."
    qtbot.waitUntil(lambda: in_sight(step.missing))
