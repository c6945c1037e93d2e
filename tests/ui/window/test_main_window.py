"""The window itself, driven by keys: going places, undo, what it says of the file, what it remembers."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.ui.kit import theme, unnamed_focusable
from cpc_selfeval.ui.kit.naming import focusable
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.walk import after, before, first
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.ui.conftest import ISLA, Opening
from tests.ui.kit.test_file_drop import dragged, drop
from tests.ui.window.conftest import Opened, SmallPage


def page(window: MainWindow) -> SmallPage:
    """The small page that is shown."""
    shown = window.stack.currentWidget()
    assert type(shown).__name__ == "SmallPage"
    return shown  # type: ignore[return-value]


def press(widget: QWidget, keys: str) -> None:
    """Press keys with the keyboard where ``widget`` is."""
    QTest.keySequence(widget, keys)


def test_its_name_says_where_one_is_and_in_which_file(window: MainWindow) -> None:
    assert window.windowTitle() == "Overview – example-2026.cpcse – CPC Self-Evaluation"
    window.show_indicator("2.1")
    assert window.windowTitle() == "2.1 Impact on children and young people – example-2026.cpcse – CPC Self-Evaluation"
    assert window.top_bar.title.text() == "Example Area CPC · Self-evaluation 2026–27"
    window.workspace.work.setup.revise_committee(cpc_short="PPC")
    assert window.top_bar.title.text() == "Example Area PPC · Self-evaluation 2026–27"


def test_what_is_made_up_says_so(tmp_path: Path, beginning: Beginning, opening: Opening, opened: Opened) -> None:
    path = tmp_path / "example-2026.cpcse"
    begin(path, replace(beginning, made_up=True), ISLA).close()
    window = opened(opening(path, InlineExecutor()))
    assert "example-2026.cpcse (made-up example)" in window.windowTitle()
    assert window.status_line.made_up.isVisible()
    assert window.status_line.made_up.text() == "Made-up example"


def test_keys_turn_the_pages(window: MainWindow) -> None:
    for keys, name in (
        ("Ctrl+3", "evidence"),
        ("Ctrl+4", "actions"),
        ("Ctrl+5", "agencies"),
        ("Ctrl+6", "details"),
        ("Ctrl+1", "overview"),
        ("Ctrl+2", "indicators"),
    ):
        press(window, keys)
        assert window.stack.name == name
        assert [button.page.name for button in window.top_bar.page_buttons if button.is_open] == [name]
        assert window.panel.isVisible() == (name in ("overview", "indicators"))
    assert page(window).shown.text() == "1.1", "the first that is not finished"


def test_a_page_button_answers_to_enter(window: MainWindow, qtbot: QtBot) -> None:
    button = window.top_bar.page_buttons[3]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert window.stack.name == "actions"
    assert button.accessibleName() == "Action plan, this page"


def test_all_indicators_of_the_cycle_are_walked_by_keyboard_alone(window: MainWindow) -> None:
    contents = window.workspace.contents
    press(window, "Ctrl+2")
    walked = [window.code]
    for _ in range(len(contents.covered_codes) - 1):
        press(window, "Ctrl+PgDown")
        walked.append(window.code)
    assert walked == list(contents.covered_codes)
    assert len(walked) == 20
    press(window, "Ctrl+PgDown")
    assert window.code == walked[-1]
    assert window.status_line.answer.text() == "This is the last indicator of this cycle."
    for code in reversed(walked[:-1]):
        press(window, "Ctrl+PgUp")
        assert window.code == code
        assert window.panel.list.shown == code


def test_next_unfinished_goes_round_and_ends(window: MainWindow) -> None:
    workspace = window.workspace
    for code in workspace.contents.covered_codes:
        if code not in ("2.1", "9.4"):
            workspace.work.levels.choose(code, Stage.AGREED, level=4)
            workspace.work.levels.record(code, Stage.AGREED)
    press(window, "Ctrl+Shift+N")
    assert window.code == "2.1"
    press(window, "Ctrl+Shift+N")
    assert window.code == "9.4"
    press(window, "Ctrl+Shift+N")
    assert window.code == "2.1"
    for code in ("2.1", "9.4"):
        workspace.work.levels.choose(code, Stage.AGREED, level=4)
        workspace.work.levels.record(code, Stage.AGREED)
    press(window, "Ctrl+Shift+N")
    assert window.status_line.answer.text() == "Every indicator of this cycle has an agreed level."


def test_the_walk_leaves_out_what_the_cycle_does_not_cover(workspace: Workspace) -> None:
    contents = workspace.contents
    assert first(contents) == "1.1"
    assert after(contents, "6.2") == "6.4"
    assert before(contents, "6.4") == "6.2"
    assert after(contents, "6.3") == "6.4", "from one that is not in the cycle back onto the way"
    assert before(contents, "1.1") is None
    assert after(contents, "9.4") is None


def test_the_list_leads_to_the_page_and_keys_lead_back(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Ctrl+L")
    assert window.panel.list.hasFocus()
    QTest.keyClick(window.panel.list, Qt.Key.Key_Down)
    QTest.keyClick(window.panel.list, Qt.Key.Key_Down)
    assert window.stack.name == "overview", "looking through the list does not turn the page"
    QTest.keyClick(window.panel.list, Qt.Key.Key_Return)
    assert (window.stack.name, window.code) == ("indicators", "2.1")
    assert page(window).box.hasFocus()
    press(window, "Ctrl+L")
    QTest.keyClick(window.panel.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.code == "2.2")
    assert window.panel.list.hasFocus(), "the page follows and the keyboard stays in the list"
    press(window, "F6")
    assert page(window).box.hasFocus()


def test_pages_ask_the_window_to_show_things(window: MainWindow) -> None:
    work = window.workspace.work
    evidence = work.evidence.record("Survey of children")
    action = work.actions.plan("Offer advocacy")
    window.workspace.evidence_requested.emit(evidence)
    assert (window.stack.name, page(window).shown.text()) == ("evidence", "E-001")
    window.workspace.action_requested.emit(action)
    assert (window.stack.name, page(window).shown.text()) == ("actions", "A-01")
    window.workspace.indicator_requested.emit("5.2")
    assert (window.stack.name, window.code) == ("indicators", "5.2")
    window.workspace.page_requested.emit("details")
    assert window.stack.name == "details"


def test_undo_takes_back_what_was_typed_until_now(window: MainWindow, qtbot: QtBot) -> None:
    window.show_indicator("2.1")
    box = page(window).box
    box.setFocus()
    QTest.keyClicks(box, "Children feel safe")
    assert box.pending, "nothing was handed over yet"
    press(box, "Ctrl+Z")
    assert window.workspace.contents.findings == {}
    assert window.status_line.answer.text() == "Undone: new strength of 2.1."
    assert window.menus.actions["redo"].text() == "&Redo: new strength of 2.1"

    press(window, "Ctrl+Y")
    (finding,) = window.workspace.contents.findings.values()
    assert finding.text == "Children feel safe"
    assert window.menus.actions["undo"].text() == "&Undo: new strength of 2.1"
    assert window.status_line.undo.text() == "Undo: new strength of 2.1  Ctrl+Z"
    QTest.mouseClick(window.status_line.undo, Qt.MouseButton.LeftButton)
    assert window.workspace.contents.findings == {}


def test_with_nothing_to_undo_it_says_so(window: MainWindow) -> None:
    press(window, "Ctrl+Z")
    assert window.status_line.answer.text() == "There is nothing to undo."
    press(window, "Ctrl+Shift+Z")
    assert window.status_line.answer.text() == "There is nothing to make again."
    assert not window.status_line.undo.isVisible()


def test_turning_the_page_hands_over_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.show_indicator("2.1")
    box = page(window).box
    box.setFocus()
    QTest.keyClicks(box, "For 2.1")
    window.show_indicator("2.2")
    (finding,) = window.workspace.contents.findings.values()
    assert (finding.text, finding.indicators) == ("For 2.1", ("2.1",)), "under the indicator it was typed for"


def test_save_answers_that_everything_is_saved_and_when(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Ctrl+S")
    assert (
        window.status_line.answer.text()
        == "Everything is already saved: nothing was changed since the file was opened."
    )
    window.show_indicator("2.1")
    box = page(window).box
    box.setFocus()
    QTest.keyClicks(box, "Typed a moment ago")
    press(box, "Ctrl+S")
    at = window.workspace.work.session.saved_at
    assert at is not None
    assert window.status_line.answer.text() == f"Everything is already saved ({at:%H:%M:%S})."
    assert len(window.workspace.contents.findings) == 1


def test_what_the_user_chose_is_there_at_the_next_start(
    window: MainWindow, opened: Opened, preferences: Preferences, opening: Opening, qtbot: QtBot
) -> None:
    press(window, "F8")
    assert not window.panel.isVisible()
    window.menus.actions["appearance_dark"].trigger()
    press(window, "Ctrl++")
    try:
        assert theme().appearance == "dark"
        qtbot.waitUntil(lambda: theme().zoom == pytest.approx(1.1))
        assert window.status_line.answer.text() == "Text size 110%."
        window.close()
        again = opened(opening(window.workspace.work.session.path, InlineExecutor()))
        assert not again.panel.isVisible()
        assert again.menus.actions["appearance_dark"].isChecked()
        assert again.menus.actions["text_110"].isChecked()
        assert not again.menus.actions["list_shown"].isChecked()
        press(again, "Ctrl+L")
        assert again.panel.isVisible(), "whoever asks for the list gets it"
        assert preferences.kept.list_shown
    finally:
        theme().enlarge(1.0)
        theme().choose("system")


def test_text_grows_and_shrinks_in_steps_and_stops(window: MainWindow, preferences: Preferences, qtbot: QtBot) -> None:
    try:
        changes: list[float] = []

        def note() -> None:
            changes.append(theme().zoom)

        theme().changed.connect(note)
        for _ in range(9):
            window.menus.actions["larger"].trigger()
        assert preferences.kept.text_size == 200
        qtbot.waitUntil(lambda: changes == [2.0])
        theme().changed.disconnect(note)
        for _ in range(9):
            press(window, "Ctrl+-")
        assert preferences.kept.text_size == 100
        press(window, "Ctrl+=")
        press(window, "Ctrl+0")
        assert preferences.kept.text_size == 100
    finally:
        theme().enlarge(1.0)


def test_the_bar_of_pages_gives_way_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    assert window.top_bar.paper_button.text() == "Make a paper…"
    window.resize(683, 384)
    qtbot.waitUntil(lambda: window.top_bar.width() < 700)
    QApplication.processEvents()
    bar = window.top_bar
    shown = [*bar.page_buttons, bar.find_button, bar.paper_button]
    places = [widget.rect().translated(widget.mapTo(bar, widget.rect().topLeft())) for widget in shown]
    for place in places:
        assert bar.rect().contains(place), "nothing is cut"
    for number, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[number + 1 :])
    assert bar.paper_button.accessibleName() == "Make a paper…"


def test_whose_self_evaluation_it_is_can_be_read_in_windows_of_usual_width(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.work.setup.revise_committee(area="Dumfries and Galloway")
    bar = window.top_bar
    for width, words in ((1366, "Make a paper…"), (960, "Paper…")):
        window.resize(width, 600)
        qtbot.waitUntil(lambda width=width: bar.width() == width)  # type: ignore[misc]
        QApplication.processEvents()
        assert bar.title.width() >= bar.title.sizeHint().width(), "nothing of it is cut"
        assert bar.paper_button.text() == words
    assert bar.title.accessibleName() == "Dumfries and Galloway CPC · Self-evaluation 2026–27"


def test_the_list_leaves_the_page_the_greater_part_of_a_window_that_is_not_wide(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.panel.width() == pytest.approx(292, abs=3)
    window.resize(780, 500)
    qtbot.waitUntil(lambda: window.panel.width() < 290)
    assert window.stack.width() > window.panel.width()


def test_the_list_is_put_away_in_a_narrow_window_until_it_is_asked_for(
    window: MainWindow, preferences: Preferences, qtbot: QtBot
) -> None:
    window.resize(683, 384)
    qtbot.waitUntil(lambda: not window.panel.isVisible())
    assert not window.menus.actions["list_shown"].isChecked()
    assert preferences.kept.list_shown, "a wide window has it again"
    window.show_indicator("9.1")
    press(window, "F8")
    assert window.panel.isVisible()
    qtbot.waitUntil(lambda: window.panel.width() <= 250)
    assert window.stack.width() > 430, "however wide the list was in a wide window"
    shown = window.panel.list
    assert shown.current_code() == "9.1"
    qtbot.waitUntil(lambda: shown.viewport().rect().intersects(shown.visualRect(shown.currentIndex())))
    press(window, "F8")
    assert not window.panel.isVisible()
    press(window, "Ctrl+L")
    assert window.panel.isVisible()
    press(window, "F8")
    window.resize(1200, 700)
    qtbot.waitUntil(window.panel.isVisible)
    assert preferences.kept.list_shown


def test_large_text_makes_a_window_narrow_as_a_small_screen_does(window: MainWindow, qtbot: QtBot) -> None:
    try:
        window.acts.by_command()["text_200"]()
        qtbot.waitUntil(lambda: not window.panel.isVisible())
    finally:
        theme().enlarge(1.0)
    qtbot.waitUntil(window.panel.isVisible)


def test_a_long_undo_gives_way_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    agency = window.workspace.work.setup.add_agency("A partner agency with & a very long name indeed, and then some")
    window.workspace.work.setup.revise_agency(agency, retired=True)
    full = "Undo: agency A partner agency with && a very long name indeed, and then some  Ctrl+Z"
    window.resize(2000, 768)
    qtbot.waitUntil(lambda: window.status_line.undo.text() == full)
    window.resize(683, 384)
    qtbot.waitUntil(lambda: window.width() == 683)
    assert window.status_line.undo.text().endswith("…  Ctrl+Z")
    qtbot.waitUntil(lambda: window.status_line.undo.width() >= window.status_line.undo.sizeHint().width())
    assert window.status_line.undo.accessibleName() == full.removesuffix("  Ctrl+Z").replace("&&", "&")
    window.status_line.file.show_words("A self-evaluation with a long name, final, version 3 (my laptop).cpcse " * 2)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.width() == 1366)
    qtbot.waitUntil(lambda: window.status_line.undo.width() >= window.status_line.undo.sizeHint().width())


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    for name in ("overview", "indicators", "evidence", "actions", "details"):
        window.show_page(name)
        assert unnamed_focusable(window) == []
    assert len(focusable(window)) > 10


def test_tab_goes_round_the_window_and_leaves_nothing_out(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("indicators")
    wanted = {
        widget for widget in focusable(window) if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    seen: set[QWidget] = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        if focus is not None:
            seen.add(focus)
        QTest.keyClick(focus or window, Qt.Key.Key_Tab)
    assert [type(widget).__name__ for widget in wanted - seen] == []


def test_a_file_open_to_read_only_says_so(new_file: Path, opened: Opened, opening: Opening) -> None:
    signals = SessionSignals()
    workspace = Workspace(open_file(new_file, ISLA, None, signals, read_only=True), signals)
    window = opened(workspace)
    assert window.status_line.saved.accessibleName() == "Read only"
    assert window.message_bar.isVisible()
    assert "read only" in window.message_bar.happened.text()
    press(window, "Ctrl+S")
    assert window.status_line.answer.text() == "This file is open to read only, so there is nothing to save."
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Not taken")
    assert "cannot be written to" in window.message_bar.happened.text()


def test_a_self_evaluation_that_is_dragged_onto_the_window_is_asked_to_be_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.file_requested) as asked:
        assert drop(window, dragged("harbour.cpcse"))
    assert asked.args == [Path("/somewhere/harbour.cpcse")]


def test_whether_it_is_saved_is_said_whole_and_names_give_way(window: MainWindow, qtbot: QtBot) -> None:
    line = window.status_line
    window.resize(683, 384)
    try:
        for zoom, named in ((1.0, True), (2.0, False)):
            theme().enlarge(zoom)
            qtbot.waitUntil(lambda named=named: line.file.isVisible() is named)  # type: ignore[misc]
            assert line.saved._words == "Saved, nothing changed yet"
            qtbot.waitUntil(lambda: line.saved.width() == line.saved.sizeHint().width())
    finally:
        theme().enlarge(1.0)
