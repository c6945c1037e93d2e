"""Strengths and areas for improvement: typed with real keys, and found again in the file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading, Priority
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.indicator.finding_editor import FindingEditor
from cpc_selfeval.ui.indicator.findings_column import FindingsColumn
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.indicator.conftest import Showing, focused, in_file, opened_dialog, tab_to


def editor_of(column: FindingsColumn) -> FindingEditor:
    assert column.editor is not None
    assert column.editor.isVisible()
    return column.editor


def only(workspace: Workspace) -> Finding:
    (finding,) = workspace.contents.findings.values()
    return finding


def begin(column: FindingsColumn) -> FindingEditor:
    column.add.setFocus()
    QTest.keyClick(column.add, Qt.Key.Key_Space)
    return editor_of(column)


def test_a_strength_is_typed_and_in_the_file(page: IndicatorPage, workspace: Workspace) -> None:
    editor = begin(page.strengths)
    assert focused() is editor.text
    QTest.keyClicks(editor.text, "- =1+1: nine in ten feel safe ")
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert page.strengths.count.text() == "1"
    assert focused() is page.strengths.rows.row(only(workspace).key).card  # type: ignore[union-attr]
    contents = in_file(workspace)
    (finding,) = contents.findings_of("2.1", FindingKind.STRENGTH)
    assert finding.text == "- =1+1: nine in ten feel safe "


def test_an_entry_left_empty_records_nothing(page: IndicatorPage, workspace: Workspace) -> None:
    editor = begin(page.areas)
    QTest.keyClicks(editor.text, "  ")
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert not workspace.contents.findings
    assert workspace.work.session.undo_act is None


def test_what_is_chosen_before_the_text_is_recorded_with_it(page: IndicatorPage, workspace: Workspace) -> None:
    editor = begin(page.areas)
    agency = workspace.contents.agencies[2]
    QTest.keyClick(editor.agency, Qt.Key.Key_Down)
    QTest.keyClick(editor.agency, Qt.Key.Key_Down)
    QTest.keyClick(editor.agency, Qt.Key.Key_Down)
    QTest.keyClicks(editor.priority, "High")
    assert not workspace.contents.findings
    QTest.keyClicks(editor.text, "Waits are long.")
    hand_over_all(editor)
    assert (only(workspace).agency, only(workspace).priority) == (agency.key, Priority.HIGH)


def test_typing_pauses_save_by_themselves(qtbot: QtBot, page: IndicatorPage, workspace: Workspace) -> None:
    editor = begin(page.strengths)
    QTest.keyClicks(editor.text, "Brothers and sisters")
    qtbot.waitUntil(lambda: bool(workspace.contents.findings), timeout=3000)
    QTest.keyClicks(editor.text, " are kept together.")
    qtbot.waitUntil(lambda: only(workspace).text == "Brothers and sisters are kept together.", timeout=3000)
    assert editor.text.textCursor().atEnd()
    assert editor.isVisible()


def test_one_visit_is_one_step_to_undo(page: IndicatorPage, workspace: Workspace) -> None:
    editor = begin(page.strengths)
    for part in ("Children ", "feel ", "safe."):
        QTest.keyClicks(editor.text, part)
        hand_over_all(editor)
    workspace.work.session.undo()
    assert not workspace.contents.findings
    assert focused() is editor.text
    assert editor.text.text() == "", "as it was begun"
    workspace.work.session.redo()
    assert page.strengths.count.text() == "1"
    assert only(workspace).text == editor.text.text() == "Children feel safe."


def test_undo_shows_the_text_before_in_the_open_entry(page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe.")
    page.strengths.open(key)
    editor = editor_of(page.strengths)
    QTest.keyClick(editor.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor.text, " Most of them.")
    hand_over_all(editor)
    assert only(workspace).text == "Children feel safe. Most of them."
    workspace.work.session.undo()
    assert editor.text.text() == "Children feel safe."
    workspace.work.session.redo()
    assert editor.text.text() == "Children feel safe. Most of them."


def test_change_from_elsewhere_does_not_lose_typing(page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.AREA, "2.1", "Waits are long.")
    page.areas.open(key)
    editor = editor_of(page.areas)
    QTest.keyClick(editor.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor.text, " In two localities.")
    place = editor.text.textCursor().position()
    workspace.work.findings.revise(key, text="Somebody else's words.", impact="They lose heart.")
    assert editor.text.text() == "Waits are long. In two localities."
    assert editor.text.textCursor().position() == place
    assert editor.impact.text() == "They lose heart."
    QTest.keyClicks(editor.text, "!")
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert only(workspace).text == "Waits are long. In two localities.!"


def test_other_entries_come_and_go_without_rebuilding_the_open_one(page: IndicatorPage, workspace: Workspace) -> None:
    verbs = workspace.work.findings
    keys = [verbs.record(FindingKind.STRENGTH, "2.1", f"Strength {number}") for number in range(3)]
    page.strengths.open(keys[1])
    editor = editor_of(page.strengths)
    QTest.keyClicks(editor.text, "Now: ")
    verbs.remove(keys[0])
    verbs.record(FindingKind.STRENGTH, "2.1", "Strength 3")
    verbs.move(keys[1], "2.1", 2)
    assert editor_of(page.strengths) is editor
    assert focused() is editor.text
    assert editor.text.text() == "Now: Strength 1"
    hand_over_all(editor)
    assert workspace.contents.findings[keys[1]].text == "Now: Strength 1"
    assert page.strengths.rows.keys[-1] == keys[1]


def test_what_it_means_may_be_typed_first_and_is_kept(page: IndicatorPage, workspace: Workspace) -> None:
    editor = begin(page.areas)
    tab_to(editor.impact)
    QTest.keyClicks(focused(), "They lose heart.")
    page.show_indicator("1.1")
    (finding,) = workspace.contents.findings.values()
    assert (finding.text, finding.impact, finding.indicators) == ("", "They lose heart.", ("2.1",))
    page.show_indicator("2.1")
    assert page.areas.rows.keys == (finding.key,)
    page.areas.open(finding.key)
    QTest.keyClicks(focused(), "Waits are long.")
    page.areas.close_editor()
    (finding,) = in_file(workspace).findings.values()
    assert (finding.text, finding.impact) == ("Waits are long.", "They lose heart.")


def test_every_field_is_saved_from_the_keyboard(page: IndicatorPage, workspace: Workspace) -> None:
    editor = begin(page.areas)
    QTest.keyClicks(focused(), "Waits are long.")
    tab_to(editor.impact)
    QTest.keyClicks(focused(), "They lose heart.")
    tab_to(editor.agency)
    QTest.keyClicks(focused(), "Education")
    tab_to(editor.priority)
    QTest.keyClicks(focused(), "Medium")
    tab_to(editor.heading)
    QTest.keyClicks(focused(), "Still")
    tab_to(editor.done)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    contents = in_file(workspace)
    (finding,) = contents.findings.values()
    assert finding.impact == "They lose heart."
    assert contents.agency_name(finding.agency) == "Education"
    assert finding.priority is Priority.MEDIUM
    assert finding.paper_heading is PaperHeading.STILL_TO_IMPROVE


def test_several_indicators_are_ticked_and_never_none(page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    page.strengths.open(key)
    editor = editor_of(page.strengths)
    editor.indicators.setFocus()
    QTest.keyClick(editor.indicators, Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert popup is not None
    assert only(workspace).indicators == ("1.1", "2.1")
    editor.indicators.chosen.emit(())
    assert only(workspace).indicators == ("2.1",)


def test_leaving_the_indicator_closes_the_entry(page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.", indicators=("2.1", "1.1"))
    page.strengths.open(key)
    workspace.work.findings.revise(key, indicators=("1.1",))
    assert not editor_hidden_text(page)
    assert page.strengths.count.text() == "0"


def editor_hidden_text(page: IndicatorPage) -> bool:
    return page.strengths.editor is not None and page.strengths.editor.isVisible()


def test_evidence_is_ticked_for_an_entry(page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    piece = workspace.work.evidence.record("Survey", indicators=("2.1",))
    page.strengths.open(key)
    editor = editor_of(page.strengths)
    editor.evidence.setFocus()
    QTest.keyClick(editor.evidence, Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert workspace.contents.evidence[piece].findings == (key,)
    assert "E-001" in editor.evidence.words()
    QTest.keyClick(editor.evidence, Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert workspace.contents.evidence[piece].findings == ()


def test_other_evidence_is_found_by_its_words_and_supports_entry_and_indicator(
    qtbot: QtBot, page: IndicatorPage, workspace: Workspace
) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    workspace.work.evidence.record("Audit of plans", indicators=("5.3",))
    survey = workspace.work.evidence.record("Survey of families", indicators=("2.2",), shows="Parents felt heard.")
    page.strengths.open(key)
    editor_of(page.strengths).other_evidence.click()
    dialog = opened_dialog(qtbot)
    QTest.keyClicks(focused(), "heard parents")
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    tab_to(dialog.take)  # type: ignore[attr-defined]
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert workspace.contents.evidence[survey].findings == (key,)
    assert workspace.contents.evidence[survey].indicators == ("2.1", "2.2")
    assert page.evidence.rows.keys == (survey,)


def test_an_area_is_answered_by_an_action_planned_from_it(page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.AREA, "2.1", "Waits are long.")
    assert "no action yet" in page.areas.rows.row(key).card.accessibleName()  # type: ignore[union-attr]
    page.areas.open(key)
    editor_of(page.areas).new_action.click()
    QTest.keyClicks(focused(), "One waiting list.")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    (action,) = workspace.contents.actions.values()
    assert action.findings == (key,)
    assert page.areas.rows.row(key).card.words()[2] == ""  # type: ignore[union-attr]


def test_removal_says_how_to_undo_it(page: IndicatorPage, workspace: Workspace) -> None:
    keys = [workspace.work.findings.record(FindingKind.STRENGTH, "2.1", f"Strength {n}") for n in range(2)]
    page.strengths.open(keys[0])
    editor = editor_of(page.strengths)
    tab_to(editor.remove)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert page.strengths.rows.keys == (keys[1],)
    assert page.strengths.said.text() == "Strength removed. Undo: Ctrl+Z"
    assert page.strengths.said.isVisible()
    assert focused() is page.strengths.rows.row(keys[1]).card  # type: ignore[union-attr]
    workspace.work.session.undo()
    assert page.strengths.rows.keys == tuple(keys)


def test_entries_are_moved_from_the_keyboard(page: IndicatorPage, workspace: Workspace) -> None:
    keys = [workspace.work.findings.record(FindingKind.STRENGTH, "2.1", f"Strength {n}") for n in range(3)]
    page.strengths.open(keys[2])
    editor = editor_of(page.strengths)
    assert not editor.down.isEnabled()
    tab_to(editor.up)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert focused() is editor.up
    assert page.strengths.rows.keys == (keys[0], keys[2], keys[1])
    assert editor.down.isEnabled()


def test_only_one_entry_is_open(page: IndicatorPage, workspace: Workspace) -> None:
    strength = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    area = workspace.work.findings.record(FindingKind.AREA, "2.1", "Waits.")
    page.strengths.open(strength)
    page.areas.open(area)
    assert not editor_of(page.areas).isHidden()
    assert page.strengths.editor is not None
    assert page.strengths.editor.isHidden()
    assert page.strengths.rows.row(strength).isVisible()  # type: ignore[union-attr]


def test_another_indicator_takes_typing_along(page: IndicatorPage, workspace: Workspace) -> None:
    editor = begin(page.strengths)
    QTest.keyClicks(editor.text, "Not handed over yet")
    page.show_indicator("2.2")
    assert only(workspace).indicators == ("2.1",)
    assert only(workspace).text == "Not handed over yet"
    assert not editor.isVisible()
    begin(page.strengths)
    assert editor.text.text() == ""


def test_history_opens_for_an_entry(qtbot: QtBot, page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    page.strengths.open(key)
    editor_of(page.strengths).history.click()
    dialog = opened_dialog(qtbot)
    assert "strength of 2.1" in dialog.windowTitle()
    dialog.close()


@pytest.fixture
def threaded(new_file: object, opening: Opening) -> Workspace:
    failures: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(failures.append))  # type: ignore[arg-type]
    workspace.setProperty("failures", failures)
    return workspace


def test_typing_with_the_file_on_its_own_thread(qtbot: QtBot, threaded: Workspace, showing: Showing) -> None:
    page = showing(threaded, "2.1")
    editor = begin(page.strengths)
    for word in ("Children ", "tell ", "us ", "that ", "they ", "feel ", "safe."):
        QTest.keyClicks(editor.text, word)
        hand_over_all(editor)
    assert editor.text.text() == "Children tell us that they feel safe."
    threaded.work.session.drain(5)
    qtbot.waitUntil(lambda: page.strengths.count.text() == "1")
    assert editor_of(page.strengths).text.text() == "Children tell us that they feel safe."
    threaded.work.session.undo()
    threaded.work.session.drain(5)
    qtbot.waitUntil(lambda: page.strengths.count.text() == "0")
    assert editor.text.text() == ""
    threaded.work.session.redo()
    threaded.work.session.drain(5)
    qtbot.waitUntil(lambda: page.strengths.count.text() == "1")
    (finding,) = in_file(threaded).findings.values()
    assert finding.text == "Children tell us that they feel safe."
