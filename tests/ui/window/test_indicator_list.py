"""The list of indicators: what it shows, what it says aloud, how the keyboard goes through it."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Absence, Stage
from cpc_selfeval.domain.position import PROGRESS_DEFINITION
from cpc_selfeval.ui.kit.note_dialog import NoteDialog
from cpc_selfeval.ui.window.indicator_list import IndicatorList
from cpc_selfeval.ui.window.indicator_model import IndicatorModel
from cpc_selfeval.ui.window.indicator_panel import IndicatorPanel
from cpc_selfeval.ui.window.indicator_rows import IndicatorRow, Listed, question_rows
from cpc_selfeval.ui.workspace import Workspace

TODAY = date(2026, 11, 22)


def record(workspace: Workspace, code: str, stage: Stage, level: int | None, absence: Absence | None = None) -> None:
    """Record a level of an indicator at a stage."""
    workspace.work.levels.choose(code, stage, level=level, absence=absence)
    workspace.work.levels.record(code, stage)


def row(workspace: Workspace, code: str) -> IndicatorRow:
    rows = [row for question in question_rows(workspace.contents, None, TODAY) for row in question.rows]
    return next(row for row in rows if row.code == code)


def codes(workspace: Workspace, listed: Listed | None) -> list[str]:
    return [row.code for question in question_rows(workspace.contents, listed, TODAY) for row in question.rows]


@pytest.fixture
def panel(qtbot: QtBot, workspace: Workspace) -> IndicatorPanel:
    made = IndicatorPanel(workspace)
    qtbot.addWidget(made)
    made.resize(292, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_each_indicator_says_its_state_and_level_with_its_stage(workspace: Workspace) -> None:
    assert row(workspace, "2.1").quiet_line == "Not started"
    assert row(workspace, "2.2").quiet_line == "Not started · due 3 Dec 2026"
    assert row(workspace, "4.1").quiet_line == "Not started · due for the Sub-group"
    assert row(workspace, "6.3").quiet_line == "Not in this cycle"

    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    assert row(workspace, "2.1").quiet_line == "In progress"
    record(workspace, "2.1", Stage.PROPOSED, 4)
    assert row(workspace, "2.1").quiet_line == "Proposed: Good"
    assert not row(workspace, "2.1").filled
    record(workspace, "2.1", Stage.AGREED, 3)
    assert row(workspace, "2.1").quiet_line == "Agreed: Adequate"
    assert row(workspace, "2.1").filled
    record(workspace, "2.2", Stage.AGREED, None, Absence.NOT_ENOUGH_EVIDENCE)
    assert row(workspace, "2.2").quiet_line == "Agreed: not enough evidence to say"
    assert row(workspace, "2.2").level is None


def test_the_filter_shows_what_it_says(workspace: Workspace) -> None:
    record(workspace, "1.1", Stage.AGREED, 3)
    record(workspace, "2.1", Stage.RECOMMENDED, 4)
    record(workspace, "2.2", Stage.AGREED, 4)
    everything = codes(workspace, None)
    assert everything == list(workspace.contents.framework.codes)
    assert codes(workspace, Listed.AGREED) == ["1.1", "2.2"]
    assert codes(workspace, Listed.PROPOSED) == ["2.1"]
    assert codes(workspace, Listed.DUE) == ["4.1"], "what is agreed is no longer due"
    assert codes(workspace, Listed.NOT_IN_CYCLE) == ["6.3", "10.1"]
    assert codes(workspace, Listed.TO_DO) == [
        code for code in everything if code not in ("1.1", "2.1", "2.2", "6.3", "10.1")
    ]


def test_the_model_keeps_qts_rules_through_every_change(workspace: Workspace) -> None:
    model = IndicatorModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(question_rows(workspace.contents, None, TODAY))
    record(workspace, "2.1", Stage.AGREED, 4)
    told: list[str] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.data()))
    assert not model.show_rows(question_rows(workspace.contents, None, TODAY))
    assert told == ["2.1 Impact on children and young people"], "only the row that differs"
    assert model.show_rows(question_rows(workspace.contents, Listed.AGREED, TODAY))
    assert model.codes() == ("2.1",)


def test_a_screen_reader_hears_code_title_and_state(panel: IndicatorPanel, workspace: Workspace) -> None:
    record(workspace, "2.1", Stage.AGREED, 4)
    index = panel.list.rows.index_of("2.1")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "2.1 Impact on children and young people. Agreed: Good"
    panel.list.setCurrentIndex(index)
    interface = QAccessible.queryAccessibleInterface(panel.list)
    spoken = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    assert "2.1 Impact on children and young people. Agreed: Good" in spoken
    assert "2 How well do we meet the needs of our stakeholders?" in spoken


def test_progress_is_the_one_count_and_its_definition_is_at_hand(
    panel: IndicatorPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    assert panel.progress.words.text() == "0 of 20 agreed · 0 proposed · 20 to do"
    record(workspace, "2.1", Stage.AGREED, 4)
    record(workspace, "2.2", Stage.PROPOSED, 4)
    assert panel.progress.words.text() == "1 of 20 agreed · 1 proposed · 18 to do"
    assert panel.progress.toolTip() == PROGRESS_DEFINITION
    assert panel.progress.accessibleDescription() == PROGRESS_DEFINITION
    QTest.keyClick(panel.counts, Qt.Key.Key_Space)
    (told,) = panel.findChildren(NoteDialog)
    assert told.isVisible()
    assert PROGRESS_DEFINITION in told.accessibleDescription()
    told.close()


def test_arrow_keys_pass_and_enter_enters(panel: IndicatorPanel, qtbot: QtBot) -> None:
    panel.show_indicator("1.1")
    panel.list.setFocus()
    with qtbot.waitSignal(panel.passed) as passed:
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert passed.args == ["2.1"], "over the key question to the next indicator, told once the keyboard rests"
    with qtbot.waitSignal(panel.entered) as entered:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert entered.args == ["2.1"]


def test_all_indicators_can_be_walked_with_the_down_key(panel: IndicatorPanel, qtbot: QtBot) -> None:
    panel.list.setFocus()
    walked = [panel.list.current_code()]
    for _ in range(60):
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
        if panel.list.current_code() not in walked:
            walked.append(panel.list.current_code())
    assert [code for code in walked if code] == list(panel.list.rows.codes())
    assert len(panel.list.rows.codes()) == 22


def test_a_click_chooses_an_indicator_and_folds_a_key_question(panel: IndicatorPanel, qtbot: QtBot) -> None:
    view = panel.list
    with qtbot.waitSignal(panel.chosen) as chosen:
        click(qtbot, view, "2.2")
    assert chosen.args == ["2.2"]
    question = view.rows.index_of("2.2").parent()
    assert view.isExpanded(question)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(question).center())
    assert not view.isExpanded(question)
    view.setCurrentIndex(question)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.isExpanded(question)


def click(qtbot: QtBot, view: IndicatorList, code: str) -> None:
    """Click on an indicator."""
    index = view.rows.index_of(code)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def test_a_change_elsewhere_keeps_the_keyboard_where_it_is(panel: IndicatorPanel, workspace: Workspace) -> None:
    panel.show_indicator("5.2")
    panel.list.setFocus()
    top = panel.list.verticalScrollBar().value()
    question = panel.list.rows.index(0, 0)
    panel.list.setExpanded(question, False)
    record(workspace, "2.1", Stage.AGREED, 4)
    assert panel.list.current_code() == "5.2"
    assert panel.list.verticalScrollBar().value() <= top
    assert not panel.list.isExpanded(panel.list.rows.index(0, 0))


def test_the_indicator_shown_stays_in_the_list_whatever_the_filter(panel: IndicatorPanel, workspace: Workspace) -> None:
    panel.show_indicator("2.1")
    panel.filter.chosen.emit(())
    panel.filter.show_choice((Listed.AGREED,))
    panel.refresh()
    assert panel.list.rows.codes() == ("2.1",)
    assert panel.nothing.text() == "No indicator is agreed now."
    record(workspace, "1.1", Stage.AGREED, 4)
    assert panel.list.rows.codes() == ("1.1", "2.1")
    assert not panel.nothing.isVisible()


def test_rows_are_as_high_as_their_words_in_the_width_that_there_is(panel: IndicatorPanel, qtbot: QtBot) -> None:
    index = panel.list.rows.index_of("1.1")
    narrow = panel.list.visualRect(index).height()
    panel.resize(600, 700)
    qtbot.waitUntil(lambda: panel.list.visualRect(index).height() < narrow)
    assert panel.list.horizontalScrollBar().maximum() == 0
    assert panel.list.indexAt(QPoint(20, 5)).isValid()


def test_the_list_can_show_what_evidence_does_not_support(workspace: Workspace) -> None:
    covered = set(workspace.contents.covered_codes)
    workspace.work.setup.expect(source_types=1, needs_impact=False, needs_views=False)
    workspace.work.evidence.record("Audit", source_type=SourceType.CASE_FILE_AUDIT, indicators=("2.1",))

    assert set(codes(workspace, Listed.NOT_SUPPORTED)) == covered - {"2.1"}
