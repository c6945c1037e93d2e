"""Finding a passage in all texts: as it is typed, stepped through, gone to; and the keyboard given back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.kit import TextEntry, unnamed_focusable
from cpc_selfeval.ui.window import carried_passage
from cpc_selfeval.ui.window.commands import COMMANDS
from cpc_selfeval.ui.window.find_bar import FindBar
from cpc_selfeval.ui.window.finder import Finder
from cpc_selfeval.ui.window.finding_commands import command_places
from cpc_selfeval.ui.window.finding_words import Kind
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import ISLA, Opening


@pytest.fixture
def whole(workspace: Workspace, preferences: Preferences, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window with the real pages on a few entries."""
    work = workspace.work
    work.findings.record(FindingKind.AREA, "5.3", "Plans come late", impact="Families wait for plans")
    work.evidence.record("Survey", shows="Two of ten\nplans were late")
    work.actions.plan("Shorter plans")
    window = MainWindow(workspace, preferences)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close_at_once()
    window.deleteLater()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def bar_of(window: MainWindow) -> FindBar:
    return window.acts.finding_text.bar


def find(window: MainWindow, typed: str) -> FindBar:
    QTest.keySequence(window, "Ctrl+F")
    bar = bar_of(window)
    assert bar.box.hasFocus()
    QTest.keyClicks(bar.box, typed)
    return bar


def selected() -> tuple[str, str]:
    """What is selected in which box."""
    box = focused()
    assert isinstance(box, TextEntry)
    return box.accessibleName(), box.textCursor().selectedText()


def test_hits_are_shown_with_their_places_as_one_types(whole: MainWindow) -> None:
    bar = find(whole, "plan")
    assert bar.count.text() == "1 of 4"
    assert unnamed_focusable(bar) == []
    assert [bar.model.place(row) for row in range(4)] == [
        "Area for improvement of 5.3, text",
        "Area for improvement of 5.3, what it means for children",
        "Evidence E-001, what it shows",
        "Action A-01, text",
    ]
    QTest.keyClicks(bar.box, "s were")
    assert (bar.count.text(), bar.model.found[0].hit.passage) == ("1 of 1", "plans were")
    QTest.keyClicks(bar.box, "x")
    assert (bar.count.text(), bar.list.isVisible(), bar.next.isEnabled()) == ("Not found", False, False)
    bar.box.clear()
    assert bar.count.text() == ""


def test_enter_leads_to_the_field_and_f3_goes_on_from_there(whole: MainWindow, qtbot: QtBot) -> None:
    bar = find(whole, "plans")
    QTest.keyClick(bar.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(focused(), TextEntry) and focused() is not bar.box)
    assert whole.stack.name == "indicators"
    assert selected()[1] == "Plans"
    met = [selected()[0]]
    for keys, count in (("F3", 2), ("F3", 3), ("Shift+F3", 2)):
        QTest.keySequence(whole, keys)
        assert bar.count.text() == f"{count} of 4"
        qtbot.waitUntil(lambda: isinstance(focused(), TextEntry) and selected()[0] != met[-1])
        met.append(selected()[0])
    assert met[1] == met[3]
    assert len(set(met)) == 3, "three places in three boxes"
    assert whole.stack.name == "indicators"


def test_down_chooses_in_the_list_and_a_click_goes_there(whole: MainWindow, qtbot: QtBot) -> None:
    bar = find(whole, "plans")
    QTest.keyClick(bar.box, Qt.Key.Key_Up)
    assert (bar.count.text(), bar.box.hasFocus()) == ("4 of 4", True)
    QTest.keyClick(bar.box, Qt.Key.Key_Down)
    QTest.keyClick(bar.box, Qt.Key.Key_Down)
    assert bar.count.text() == "2 of 4"
    row = bar.list.visualRect(bar.model.index(2, 0))
    QTest.mouseClick(bar.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    qtbot.waitUntil(lambda: whole.stack.name == "evidence" and isinstance(focused(), TextEntry))
    assert selected() == ("What it shows", "plans")


def test_escape_gives_the_keyboard_back_where_it_was(whole: MainWindow) -> None:
    whole.show_page("evidence")
    box = whole.stack.page("evidence").findChildren(TextEntry)[0]
    box.setFocus()
    bar = find(whole, "plans")
    QTest.keyClick(bar.box, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert box.hasFocus()
    QTest.keySequence(whole, "Ctrl+F")
    assert (bar.box.text(), bar.box.selectedText()) == ("plans", "plans"), "what was typed stays, to be typed over"


def test_what_is_selected_is_what_to_find(whole: MainWindow) -> None:
    whole.show_page("evidence")
    box = whole.stack.page("evidence").findChildren(TextEntry)[0]
    box.setFocus()
    box.selectAll()
    assert find(whole, "").box.text() in ("", box.text())
    QTest.keyClick(bar_of(whole).box, Qt.Key.Key_Escape)
    cursor = box.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    assert find(whole, "").box.text() == "Two"


def test_what_changed_meanwhile_is_found_anew_and_the_place_is_kept(whole: MainWindow, qtbot: QtBot) -> None:
    bar = find(whole, "plans")
    for _ in range(3):
        QTest.keyClick(bar.box, Qt.Key.Key_Down)
    QTest.keyClick(bar.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: whole.stack.name == "actions")
    work = whole.workspace.work
    work.findings.record(FindingKind.STRENGTH, "1.1", "New plans")
    QTest.keySequence(whole, "F3")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 5")
    assert bar.model.found[0].hit.passage == "plans"


def test_f3_without_anything_to_find_asks_for_it(whole: MainWindow) -> None:
    QTest.keySequence(whole, "F3")
    assert bar_of(whole).box.hasFocus()


def test_a_place_that_has_no_box_shows_its_page(whole: MainWindow, qtbot: QtBot) -> None:
    bar = find(whole, "Example Area Child")
    assert bar.model.place(0) == "Committee, name"
    QTest.keyClick(bar.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: whole.stack.name == "details")


# The palette


def palette(window: MainWindow, typed: str) -> Finder:
    QTest.keySequence(window, "Ctrl+K")
    finder = QApplication.activePopupWidget()
    assert isinstance(finder, Finder)
    QTest.keyClicks(finder.box, typed)
    return finder


def test_every_command_that_can_be_done_is_found_by_its_words(window: MainWindow) -> None:
    actions = window.menus.actions
    found = {place.found.target: place for place in command_places(actions)}
    enabled = {command.id for command in COMMANDS if command.id in actions and actions[command.id].isEnabled()}
    assert set(found) == enabled - {"find"}
    for command in COMMANDS:
        if command.id in found:
            assert found[command.id].found.words == command.words.removesuffix("…")
            assert all(key in found[command.id].found.quiet for key in command.keys[:1])
    assert {place.found.kind for place in found.values()} == {Kind.PAGE, Kind.COMMAND}


def test_a_page_is_gone_to_and_a_command_done(window: MainWindow, qtbot: QtBot) -> None:
    finder = palette(window, "check")
    QTest.keyClick(finder.box, Qt.Key.Key_Return)
    assert window.stack.name == "checks"
    finder = palette(window, "full scr")
    assert finder.count.text() == "1 found."
    QTest.keyClick(finder.box, Qt.Key.Key_Return)
    qtbot.waitUntil(window.isFullScreen)
    window.acts.viewing.switch_full_screen()


def test_escape_from_the_palette_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_indicator("2.1")
    box = window.stack.page("indicators").findChildren(TextEntry)[0]
    box.setFocus()
    finder = palette(window, "pap")
    QTest.keyClick(finder.box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not finder.isVisible())
    assert window.focusWidget() is box


# Other cycles


@pytest.fixture
def second(new_file: Path, opening: Opening, preferences: Preferences, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on the second cycle of a file, in whose first one something is done and stays there."""
    first = open_file(new_file, ISLA)
    first.actions.plan("Quarterly audits", status=Status.COMPLETE_IMPACT_SHOWN)
    first.cycles.start_next("The next one")
    first.close()
    workspace = opening(new_file, InlineExecutor())
    workspace.work.actions.plan("Audits of plans")
    window = MainWindow(workspace, preferences)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close_at_once()
    window.deleteLater()


def test_other_cycles_are_found_in_below_this_one(second: MainWindow) -> None:
    bar = find(second, "audits")
    assert [bar.model.place(row) for row in range(bar.model.rowCount())] == [
        "Action A-01, text",
        "In Self-evaluation 2026–27: Action A-01, text",
    ]
    QTest.keyClicks(bar.box, " of")
    assert bar.count.text() == "1 of 1"
    bar.box.setText("Example Area Child")
    assert bar.count.text() == "1 of 1", "what is of the whole file is found once"


def test_going_to_another_cycle_carries_the_passage_there(second: MainWindow, qtbot: QtBot) -> None:
    bar = find(second, "quarterly")
    with qtbot.waitSignal(second.workspace.cycle_requested) as asked:
        QTest.keyClick(bar.box, Qt.Key.Key_Return)
    (there,) = second.workspace.contents.other_cycles
    assert asked.args == [there.cycle.key]
    assert carried_passage.is_carried()
    another = MainWindow(second.workspace, second.remembered)
    qtbot.addWidget(another)
    another.show()
    qtbot.waitUntil(lambda: bar_of(another).box.text() == "quarterly")
    assert not carried_passage.is_carried()
