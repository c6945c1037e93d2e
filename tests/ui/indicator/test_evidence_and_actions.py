"""How do we know, and what do we plan to do next: adding, reusing, opening, and no longer using."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.indicator.entry_rows import AT_ONCE
from cpc_selfeval.ui.indicator.finder_dialog import FinderDialog
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import LinkButton, hand_over_all
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.indicator.conftest import focused, in_file, opened_dialog, tab_to


def use_button(dialog: object) -> LinkButton:
    found = [b for b in dialog.findChildren(LinkButton) if b.text() == "No longer use here"]  # type: ignore[attr-defined]
    assert len(found) == 1
    return found[0]  # type: ignore[no-any-return]


def test_evidence_is_added_with_the_keyboard_in_its_title(
    qtbot: QtBot, page: IndicatorPage, workspace: Workspace
) -> None:
    tab_to(page.evidence.add_button)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    dialog = opened_dialog(qtbot)
    assert isinstance(dialog, EvidenceDialog)
    assert isinstance(focused(), QLineEdit)
    QTest.keyClicks(focused(), "Survey of children")
    dialog.close()
    assert page.evidence.summary.text() == "1 piece"
    (piece,) = in_file(workspace).evidence.values()
    assert (piece.title, piece.indicators) == ("Survey of children", ("2.1",))


def test_evidence_dialog_left_empty_records_nothing(qtbot: QtBot, page: IndicatorPage, workspace: Workspace) -> None:
    page.evidence.add_button.click()
    opened_dialog(qtbot).close()
    assert not workspace.contents.evidence
    assert page.evidence.none.isVisible()


def test_new_evidence_from_an_entry_supports_it(qtbot: QtBot, page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    page.strengths.open(key)
    assert page.strengths.editor is not None
    page.strengths.editor.new_evidence.click()
    dialog = opened_dialog(qtbot)
    QTest.keyClicks(focused(), "Survey")
    dialog.close()
    (piece,) = workspace.contents.evidence.values()
    assert (piece.findings, piece.indicators) == ((key,), ("2.1",))
    assert page.strengths.editor.evidence.words().startswith("E-001")


def test_existing_evidence_is_found_and_several_are_used(
    qtbot: QtBot, page: IndicatorPage, workspace: Workspace
) -> None:
    record = workspace.work.evidence.record
    first = record("Audit of 40 plans", indicators=("5.3",), source_type=SourceType.CASE_FILE_AUDIT)
    second = record("Survey", shows="An audit was asked for.", indicators=("1.1",))
    record("Minutes", indicators=("9.1",))
    used = record("Audit of referrals", indicators=("2.1",))
    tab_to(page.evidence.existing)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    dialog = opened_dialog(qtbot)
    assert isinstance(dialog, FinderDialog)
    assert not dialog.take.isEnabled()
    QTest.keyClicks(focused(), "AUDIT")
    assert dialog.model.rowCount() == 2
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.take.text() == "Use 2 pieces"
    tab_to(dialog.take)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert page.evidence.rows.keys == (first, second, used)
    assert set(workspace.contents.evidence[first].indicators) == {"2.1", "5.3"}


def test_a_tick_stays_while_the_search_changes(qtbot: QtBot, page: IndicatorPage, workspace: Workspace) -> None:
    first = workspace.work.evidence.record("Audit")
    workspace.work.evidence.record("Survey")
    page.evidence.existing.click()
    dialog = opened_dialog(qtbot)
    assert isinstance(dialog, FinderDialog)
    dialog.model.flip(0)
    dialog.search.setText("survey")
    dialog.search.setText("nothing like this")
    assert dialog.said.text() == "No other evidence holds these words"
    assert dialog.model.picked() == (first,)
    dialog.reject()


def test_evidence_is_opened_and_no_longer_used_here(qtbot: QtBot, page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.evidence.record("Survey", indicators=("2.1", "1.1"))
    row = page.evidence.rows.row(key)
    assert row is not None
    tab_to(row.card)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    dialog = opened_dialog(qtbot)
    assert isinstance(dialog, EvidenceDialog)
    assert dialog.key == key
    use_button(dialog).click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert workspace.contents.evidence[key].indicators == ("1.1",)
    assert page.evidence.said.text() == "E-001 is no longer used here. It stays in the evidence library. Undo: Ctrl+Z"
    workspace.work.session.undo()
    assert page.evidence.rows.keys == (key,)


def test_a_long_list_shows_its_end_and_more_of_it_when_asked(page: IndicatorPage, workspace: Workspace) -> None:
    record = workspace.work.evidence.record
    keys = [record(f"Survey {place}", indicators=("2.1",)) for place in range(AT_ONCE + 3)]
    rows = page.evidence.rows
    assert rows.keys == tuple(keys[3:])
    assert page.evidence.summary.text().startswith("43 pieces"), "all are counted"
    tab_to(rows.earlier)
    assert rows.earlier.text() == "Show 3 more of 3 before these"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert rows.keys == tuple(keys)
    assert rows.earlier.isHidden()
    row = rows.row(keys[3])
    assert row is not None
    assert row.card.hasFocus(), "the keyboard is where the list began until now"
    new = record("One more", indicators=("2.1",))
    assert rows.keys == (*keys, new), "what was asked for stays"


def test_a_list_that_was_shown_whole_begins_anew_elsewhere(page: IndicatorPage, workspace: Workspace) -> None:
    for place in range(AT_ONCE + 50):
        workspace.work.actions.plan(f"Action {place}", indicators=("2.1", "2.2"))
    rows = page.planned.rows
    assert len(rows.keys) == AT_ONCE
    rows.earlier.click()
    assert len(rows.keys) == 2 * AT_ONCE
    assert rows.earlier.text() == "Show 10 more of 10 before these"
    page.show_indicator("2.2")
    assert len(rows.keys) == AT_ONCE


def test_what_evidence_supports_is_told_as_findings_come_and_go(page: IndicatorPage, workspace: Workspace) -> None:
    work = workspace.work
    strength = work.findings.record(FindingKind.STRENGTH, "2.1", "Heard early")
    key = work.evidence.record("Survey", indicators=("2.1",), findings=(strength,))
    row = page.evidence.rows.row(key)
    assert row is not None
    assert "supports 1 strength" in row.card.words()[1]
    work.findings.remove(strength)
    assert "supports" not in row.card.words()[1]
    work.session.undo()
    assert "supports 1 strength" in row.card.words()[1]


def test_evidence_revised_elsewhere_is_shown(page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.evidence.record("Survey", indicators=("2.1",))
    row = page.evidence.rows.row(key)
    assert row is not None
    workspace.work.evidence.revise(key, title="Survey of 214 children", source_type=SourceType.VIEWS_OF_CHILDREN)
    assert page.evidence.rows.row(key) is row
    assert row.card.words()[:2] == ("E-001  Survey of 214 children", "Views of children and young people")


def test_an_action_is_planned_with_the_areas_that_it_answers(page: IndicatorPage, workspace: Workspace) -> None:
    area = workspace.work.findings.record(FindingKind.AREA, "2.1", "Waits are long.")
    tab_to(page.planned.plan_button)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    new = page.planned.new
    assert new is not None
    assert focused() is new.text
    QTest.keyClicks(focused(), "One waiting list")
    hand_over_all(new)
    QTest.keyClicks(focused(), " for all localities.")
    tab_to(new.areas)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(new.areas, Qt.Key.Key_Escape)
    assert focused() is page.planned.plan_button
    (action,) = in_file(workspace).actions.values()
    assert action.text == "One waiting list for all localities."
    assert (action.findings, action.indicators) == ((area,), ("2.1",))


def test_an_action_left_empty_is_not_planned(page: IndicatorPage, workspace: Workspace) -> None:
    page.planned.plan_button.click()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not workspace.contents.actions
    assert page.planned.none.isVisible()


def test_status_is_said_in_shape_and_word(page: IndicatorPage, workspace: Workspace) -> None:
    actions = workspace.work.actions
    late = actions.plan("Late", indicators=("2.1",), due=date(2020, 1, 1), status=Status.ON_TRACK)
    workspace.work.setup.word_status(Status.OVERDUE, "Late", "R")
    row = page.planned.rows.row(late)
    assert row is not None
    assert row.mark is not None
    assert row.mark.accessibleName() == "Late"
    assert "Late" in row.card.accessibleName()
    assert page.planned.summary.text() == "1 action · 1 overdue"


def test_existing_actions_are_used_and_left_again(qtbot: QtBot, page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.actions.plan("Train staff", indicators=("5.1",))
    page.planned.existing.click()
    dialog = opened_dialog(qtbot)
    assert isinstance(dialog, FinderDialog)
    dialog.model.flip(0)
    dialog._say()
    dialog.take.click()
    assert page.planned.rows.keys == (key,)
    page.planned.open(key)
    use_button(opened_dialog(qtbot)).click()
    assert workspace.contents.actions[key].indicators == ("5.1",)
    assert not page.planned.rows.keys


def test_an_action_that_answers_an_area_here_cannot_be_left(
    qtbot: QtBot, page: IndicatorPage, workspace: Workspace
) -> None:
    area = workspace.work.findings.record(FindingKind.AREA, "2.1", "Waits are long.")
    key = workspace.work.actions.plan("Shorten them.", findings=(area,))
    dialog = page.planned.open(key)
    opened_dialog(qtbot)
    assert not use_button(dialog).isEnabled()
    dialog.close()
