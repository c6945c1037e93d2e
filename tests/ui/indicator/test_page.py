"""The whole page: walking it by keyboard, its room, its names, many entries, and the cycle around it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind, PaperHeading
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.ui.indicator.entry_rows import ListedEntry
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import hand_over_all, theme, unnamed_focusable
from cpc_selfeval.ui.kit.naming import focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.indicator.conftest import Showing, focused, in_file, opened_dialog, pick, tab_to


def test_header_says_where_one_is(page: IndicatorPage) -> None:
    assert page.header.place.text().endswith(" · indicator 2 of 22")
    assert page.header.title.heading.text() == "2.1 Impact on children and young people"
    assert page.header.title.pill.text() == "Not started"
    assert page.header.previous_button.text() == "1.1"
    assert page.header.next_button.accessibleName() == "Next indicator: 2.2 Impact on families"


def test_next_unfinished_skips_what_is_agreed(page: IndicatorPage, workspace: Workspace) -> None:
    for code in ("2.2", "3.1"):
        workspace.work.levels.choose(code, Stage.AGREED, level=4)
        workspace.work.levels.record(code, Stage.AGREED)
    page.show_next_unfinished()
    assert page.current_code == "4.1"


def test_when_all_are_agreed_there_is_no_next(page: IndicatorPage, workspace: Workspace) -> None:
    for code in workspace.contents.framework.codes:
        if code != "2.1":
            workspace.work.setup.scope(code, covered=False)
    assert page.header.unfinished_button.text() == "All others agreed"
    workspace.work.levels.choose("2.1", Stage.AGREED, level=4)
    workspace.work.levels.record("2.1", Stage.AGREED)
    assert page.header.unfinished_button.text() == "All agreed"
    assert not page.header.unfinished_button.isEnabled()


def test_previous_and_next_pass_over_what_this_cycle_leaves_out(page: IndicatorPage, workspace: Workspace) -> None:
    workspace.work.setup.scope("2.2", covered=False)
    assert page.header.next_button.text() == "3.1"
    page.show_next()
    assert page.header.previous_button.text() == "2.1"


def test_coming_back_finds_the_page_as_it_was_left(page: IndicatorPage, workspace: Workspace) -> None:
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    page.strengths.open(key)
    page.sheet.verticalScrollBar().setValue(40)
    page.show_indicator("2.1")
    assert page.strengths.rows.editing == key
    assert page.sheet.verticalScrollBar().value() == 40


def test_previous_and_next_end_at_the_ends(page: IndicatorPage, workspace: Workspace) -> None:
    page.show_previous()
    assert page.current_code == "1.1"
    page.show_previous()
    assert page.current_code == "1.1"
    assert not page.header.previous_button.isEnabled()
    page.show_indicator("10.1")
    page.show_next()
    assert page.current_code == "10.1"


@pytest.mark.long  # in the whole window tests/whole/test_keyboard_walk.py does it each time
def test_all_22_indicators_are_walked_and_worked_on_by_keyboard_alone(
    page: IndicatorPage, workspace: Workspace
) -> None:
    page.show_indicator("1.1")
    page.header.next_button.setFocus()
    codes = workspace.contents.framework.codes
    for code in codes:
        assert page.current_code == code
        tab_to(page.strengths.add)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        QTest.keyClicks(focused(), f"A strength of {code}")
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        if not workspace.contents.takes_level(code):
            tab_to(page.level.offer)
            QTest.keyClick(focused(), Qt.Key.Key_Space)
        tab_to(page.level.recording.cards.button_for(6))
        QTest.keyClick(focused(), Qt.Key.Key_4)
        tab_to(page.level.recording.form.button)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        if code != codes[-1]:
            tab_to(page.header.next_button)
            QTest.keyClick(focused(), Qt.Key.Key_Return)
    contents = in_file(workspace)
    for code in codes:
        assert position(contents, code).state is State.PROPOSED
        assert [finding.text for finding in contents.findings_of(code)] == [f"A strength of {code}"]


def settled() -> None:
    """Let the layouts come to rest."""
    for _ in range(5):
        QApplication.processEvents()


def walked(key: Qt.Key) -> list[QWidget]:
    """What has the keyboard, one after the other, until it comes round."""
    met: list[QWidget] = []
    while focused() not in met:
        met.append(focused())
        QTest.keyClick(focused(), key)
    return met


@pytest.mark.parametrize("stage", [Stage.PROPOSED, Stage.AGREED])
def test_tab_goes_through_the_page_as_it_is_read_and_back(
    page: IndicatorPage, workspace: Workspace, stage: Stage
) -> None:
    fill(workspace, 3)
    page.show_indicator("2.2")
    page.show_indicator("2.1")
    page.level.recording.stage_options()[stage].click()
    strengths = page.strengths.rows
    page.strengths.open(strengths.keys[1])
    page.header.previous_button.setFocus()
    met = walked(Qt.Key.Key_Tab)
    page.header.previous_button.setFocus()
    back = walked(Qt.Key.Key_Backtab)
    assert met[1:] == back[1:][::-1]
    first, last = strengths.row(strengths.keys[0]), strengths.row(strengths.keys[2])
    evidence, editor = page.evidence.rows.row(page.evidence.rows.keys[0]), page.strengths.editor
    assert first is not None
    assert last is not None
    assert evidence is not None
    assert editor is not None
    form = page.level.recording.form
    date_line = [form.on.line] if stage is Stage.AGREED else []
    wanted = [
        page.header.next_button,
        first.card,
        editor.text,
        editor.done,
        last.card,
        page.strengths.add,
        page.areas.add,
        *date_line,
        form.reason,
        form.button,
        page.evidence.add_button,
        evidence.card,
        page.planned.plan_button,
    ]
    places = [met.index(widget) for widget in wanted]
    assert places == sorted(places)


def fill(workspace: Workspace, number: int, code: str = "2.1") -> None:
    """Give an indicator many entries, some of them long."""
    work = workspace.work
    for place in range(number):
        strength = work.findings.record(FindingKind.STRENGTH, code, f"Strength {place}. " * (1 + place % 5))
        area = work.findings.record(FindingKind.AREA, code, f"Area {place}. " * (1 + place % 7))
        for half in range(2):
            work.evidence.record(
                f"Evidence {place}.{half} with a title that says what it is about and for whom it was written",
                indicators=(code,),
                findings=(strength,),
                source_type=list(SourceType)[place % 10],
            )
        work.actions.plan(f"Action {place} " * (1 + place % 9), indicators=(code,), findings=(area,))


def test_every_focusable_widget_has_a_name(qtbot: QtBot, page: IndicatorPage, workspace: Workspace) -> None:
    fill(workspace, 2)
    page.strengths.open(page.strengths.rows.keys[0])
    page.areas.begin()
    page.planned.begin()
    for stage in Stage:
        page.level.recording.stage_options()[stage].click()
    assert len(focusable(page)) > 50
    assert unnamed_focusable(page) == []
    page.level.recording.cards.button_for(4).click()
    page.level.recording.form.button.click()
    page.level.show_history()
    dialog = opened_dialog(qtbot)
    assert unnamed_focusable(dialog) == []
    dialog.close()
    page.evidence.find_existing()
    dialog = opened_dialog(qtbot)
    assert unnamed_focusable(dialog) == []
    dialog.close()


def test_an_overfull_page_stays_usable(page: IndicatorPage, workspace: Workspace) -> None:
    page.show_indicator("1.1")
    fill(workspace, 30)
    page.show_indicator("2.1")
    assert [len(rows.keys) for rows in (page.strengths.rows, page.areas.rows, page.evidence.rows)] == [30, 30, 40]
    made = len(page.findChildren(ListedEntry))
    for code in ("2.2", "2.1", "1.1", "2.1"):
        page.show_indicator(code)
    assert len(page.findChildren(ListedEntry)) == made
    key = page.strengths.rows.keys[29]
    last = page.strengths.rows.row(key)
    assert last is not None
    settled()
    last.card.setFocus(Qt.FocusReason.TabFocusReason)
    settled()
    top = last.mapTo(page.sheet.viewport(), last.rect().topLeft()).y()
    assert 0 <= top < page.sheet.viewport().height()
    assert page.sheet.horizontalScrollBar().maximum() == 0
    page.strengths.open(key)
    assert page.strengths.editor is not None
    QTest.keyClicks(page.strengths.editor.text, "More. ")
    QTest.keyClick(page.strengths.editor.text, Qt.Key.Key_Escape)
    assert workspace.contents.findings[key].text.startswith("More. ")


def test_no_text_is_cut(page: IndicatorPage, workspace: Workspace) -> None:
    fill(workspace, 9)
    settled()
    for entry in page.findChildren(ListedEntry):
        if entry.isVisible():
            assert entry.card.height() >= entry.card.heightForWidth(entry.card.width())


@pytest.mark.parametrize("size", [(1074, 662), (683, 300), (400, 300), (2400, 1300)])
def test_nothing_lies_outside_of_what_scrolls(page: IndicatorPage, workspace: Workspace, size: tuple[int, int]) -> None:
    fill(workspace, 3)
    page.strengths.open(page.strengths.rows.keys[0])
    page.resize(*size)
    settled()
    assert page.sheet.horizontalScrollBar().maximum() == 0
    sheet = page.sheet.widget()
    assert sheet is not None
    for widget in focusable(sheet):
        if widget.isVisibleTo(sheet) and sheet.isAncestorOf(widget):
            right = widget.mapTo(sheet, widget.rect().topRight()).x()
            assert right <= sheet.width(), widget.accessibleName()


def test_notes_go_below_where_there_is_no_room_beside(page: IndicatorPage) -> None:
    assert page.panel.isVisible()
    page.resize(700, 600)
    assert not page.panel.isVisible()
    assert page.notes_card.isAncestorOf(page.notes)
    assert page.notes.isVisible()
    page.resize(1074, 662)
    assert page.panel.isAncestorOf(page.notes)
    assert not page.notes_card.isVisible()


def test_notes_are_hidden_and_stay_hidden(page: IndicatorPage) -> None:
    told = QSignalSpy(page.side_panel_toggled)
    tab_to(page.header.notes)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert told.count() == 1
    assert not page.panel.isVisible()
    assert page.header.notes.text() == "Show notes"
    page.show_indicator("2.2")
    page.resize(1200, 700)
    assert not page.panel.isVisible()
    page.show_side_panel(True)
    assert page.panel.isVisible()
    assert page.header.notes.text() == "Hide notes"


def test_an_indicator_outside_the_cycle_says_so_and_is_taken_in(page: IndicatorPage, workspace: Workspace) -> None:
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe.")
    workspace.work.setup.scope("2.1", covered=False)
    assert page.not_in_cycle.isVisible()
    assert not page.now.isVisible()
    assert page.header.title.pill.text() == "Not in this cycle"
    assert "1 strength or area for improvement" in page.not_in_cycle.kept.text()
    tab_to(page.not_in_cycle.button)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert workspace.contents.scope("2.1").covered
    assert page.now.isVisible()
    assert not page.not_in_cycle.isVisible()


def test_the_meeting_that_it_is_due_for_is_chosen(page: IndicatorPage, workspace: Workspace) -> None:
    meeting = workspace.work.setup.add_meeting(Body.CPC, on=date(2026, 12, 3))
    tab_to(page.header.due)
    pick(page.header.due, "CPC, 3 December")
    assert in_file(workspace).scope("2.1").meeting == meeting


def test_the_light_changes_and_all_is_drawn(page: IndicatorPage, workspace: Workspace) -> None:
    fill(workspace, 2)
    for stage in (Stage.PROPOSED, Stage.AGREED):
        workspace.work.levels.choose("2.1", stage, level=4)
        workspace.work.levels.record("2.1", stage)
    light = page.grab().toImage().pixelColor(4, 4).lightness()
    theme().choose("dark")
    try:
        assert page.grab().toImage().pixelColor(4, 4).lightness() < light
        assert theme().colours.quiet in page.level.standing.line.text()
    finally:
        theme().choose("light")


def test_larger_text_builds_the_page_anew_and_loses_nothing(page: IndicatorPage, workspace: Workspace) -> None:
    page.show_side_panel(False)
    page.level.recording.stage_options()[Stage.AGREED].click()
    QTest.keyClicks(page.level.recording.form.on.line, "31 June")
    page.strengths.begin()
    QTest.keyClicks(focused(), "Not handed over yet")
    narrow = page.strengths.add.width()
    theme().enlarge(2.0)
    try:
        settled()
        assert page.strengths.count.text() == "1"
        assert page.header.title.heading.text().startswith("2.1 ")
        assert page.level.recording.stage is Stage.AGREED
        assert page.level.recording.form.on.line.text() == "31 June"
        assert page.strengths.add.width() > narrow
        assert page.sheet.horizontalScrollBar().maximum() == 0
        assert not page.panel.isVisible()
        assert unnamed_focusable(page) == []
        workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Another")
        assert page.strengths.count.text() == "2"
    finally:
        theme().enlarge(1.0)
    (first, _) = workspace.contents.findings_of("2.1")
    assert first.text == "Not handed over yet"


@pytest.fixture
def larger_text() -> Iterator[None]:
    """Text is as large as it was afterwards."""
    yield
    theme().enlarge(1.0)


def test_larger_text_leaves_the_editor_open_and_the_keyboard_in_its_place(
    page: IndicatorPage, workspace: Workspace, larger_text: None, qtbot: QtBot
) -> None:
    page.areas.begin()
    QTest.keyClicks(focused(), "Chronologies differ")
    QTest.keyClick(focused(), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    settled()
    stood = focused().mapTo(page.sheet, QPoint()).y()
    theme().enlarge(2.0)
    settled()
    (area,) = workspace.contents.findings_of("2.1")
    editor = page.areas.editor
    assert editor is not None
    assert editor.isVisible()
    assert editor.key == area.key
    assert focused() is editor.text
    qtbot.waitUntil(lambda: abs(editor.text.mapTo(page.sheet, QPoint()).y() - stood) <= 30)
    QTest.keyClicks(focused(), "X")
    editor.done.click()
    (area,) = workspace.contents.findings_of("2.1")
    assert area.text == "Chronologies diffeXr"
    assert not editor.isVisible()


def test_larger_text_keeps_what_was_begun_and_is_not_enough_yet(
    page: IndicatorPage, workspace: Workspace, larger_text: None
) -> None:
    page.strengths.begin()
    assert page.strengths.editor is not None
    page.strengths.editor.heading.show_choice(PaperHeading.IMPROVING)
    page.strengths.editor.heading.chosen.emit(PaperHeading.IMPROVING)
    page.planned.begin()
    assert page.planned.new is not None
    QTest.keyClicks(focused(), "One format")
    theme().enlarge(2.0)
    settled()
    assert focused() is page.planned.new.text
    QTest.keyClicks(focused(), " for all")
    page.planned.close_new()
    assert [action.text for action in workspace.contents.actions_of("2.1")] == ["One format for all"]
    QTest.keyClicks(page.strengths.editor.text, "They talk to each other")
    page.strengths.close_editor()
    (strength,) = workspace.contents.findings_of("2.1")
    assert strength.paper_heading is PaperHeading.IMPROVING


def test_larger_text_leaves_to_undo_and_redo_what_they_did_before_it(
    page: IndicatorPage, workspace: Workspace, larger_text: None
) -> None:
    """Undo closed what was begun before it, and what redo brought back was recorded a second time."""
    page.planned.begin()
    QTest.keyClicks(focused(), "One format")
    page.strengths.begin()
    QTest.keyClicks(focused(), "They talk")
    hand_over_all(page)
    for scale, step in ((2.0, workspace.work.session.undo), (1.0, workspace.work.session.redo)):
        theme().enlarge(scale)
        settled()
        step()
        step()
        assert page.strengths.editor is not None
        assert page.planned.new is not None
        strength, action = page.strengths.editor.text, page.planned.new.text
        assert strength.isVisible()
        assert action.isVisible()
        assert (strength.text(), action.text()) == (("", "") if scale == 2.0 else ("They talk", "One format"))
        assert focused() is strength
    QTest.keyClicks(focused(), " to each other")
    page.strengths.close_editor()
    assert [finding.text for finding in workspace.contents.findings_of("2.1")] == ["They talk to each other"]


def test_larger_text_takes_the_keyboard_from_nobody(page: IndicatorPage, larger_text: None) -> None:
    page.level.recording.cards.button_for(4).click()
    QTest.keyClicks(page.level.recording.form.reason, "Because")
    page.strengths.begin()
    page.level.recording.form.reason.setFocus()
    theme().enlarge(1.5)
    settled()
    assert focused() is page.level.recording.form.reason
    assert page.strengths.editor is not None
    assert page.strengths.editor.isVisible()


def test_larger_text_leaves_a_dialogue_open_that_somebody_is_in(page: IndicatorPage, workspace: Workspace) -> None:
    dialog = page.evidence.begin()
    QTest.keyClicks(dialog.editor.form.title, "Sur")
    theme().enlarge(2.0)
    try:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        settled()
        QTest.keyClicks(dialog.editor.form.title, "vey")
        dialog.close()
        assert [piece.title for piece in workspace.contents.evidence.values()] == ["Survey"]
        assert page.evidence.rows.keys == tuple(workspace.contents.evidence)
    finally:
        theme().enlarge(1.0)


def test_the_worked_example_is_shown_at_every_indicator(filled_workspace: Workspace, showing: Showing) -> None:
    page = showing(filled_workspace, "1.1")
    contents = filled_workspace.contents
    for code in contents.framework.codes:
        page.show_indicator(code)
        assert page.strengths.rows.keys == tuple(f.key for f in contents.findings_of(code, FindingKind.STRENGTH))
        assert page.evidence.rows.keys == tuple(piece.key for piece in contents.evidence_of(code))
        assert page.planned.rows.keys == tuple(action.key for action in contents.actions_of(code))
        where = position(contents, code)
        assert page.now.isVisible() is (where.state is not State.NOT_IN_CYCLE)
        if where.stage is not None and where.state is not State.NOT_IN_CYCLE:
            assert where.stage.value in page.level.standing.words()
    assert unnamed_focusable(page) == []
