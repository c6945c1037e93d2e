"""Every command by its keys, from within a text box: typed words stay, and the keyboard is somewhere sensible after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import TextEntry, apply_theme, hand_over_all
from cpc_selfeval.ui.kit.level_cards import LevelCard
from cpc_selfeval.ui.window.command import VIEW, Command
from cpc_selfeval.ui.window.commands import COMMANDS
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.pages import PAGES
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.domain.example import example_at
from tests.whole.conftest import OFFICER
from tests.whole.keyboard import Key, focus

ENDS = {"close", "quit"}
"""After these there is no window whose focus could be looked at."""
DONE = sorted((each for each in COMMANDS if each.id not in {*ENDS, "recent"}), key=lambda each: each.menu != VIEW)
"""How it looks first: while few pages are made, other colours and sizes take little."""
SLOW = {"larger", "text_110", "text_125", "text_150", "text_175", "text_200", "smaller", "appearance_dark"}
"""Each of them dresses the whole window twice."""
WINDOWS_OWN = {"Alt+F4", "Alt+Tab", "Alt+Space", "Ctrl+Esc", "Ctrl+Shift+Esc", "Shift+F10", "F10", "Ctrl+F4"}
"""Keys that belong to Windows."""


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One real window on the worked example for all commands, as somebody works through them in turn."""
    folder = tmp_path_factory.mktemp("every_command")
    apply_theme(qapp)
    signals = SessionSignals()
    work = open_file(example_at(folder / "example.cpcse"), OFFICER, InlineExecutor(), signals)
    preferences = Preferences(folder / "preferences.json")
    preferences.update(person=OFFICER)
    made = MainWindow(Workspace(work, signals), preferences)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close_at_once()
    made.deleteLater()


@pytest.fixture
def box(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[TextEntry]:
    """The text of a strength, open on the page of indicator 2.2 with the keyboard in it. Nobody chooses a file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    window.show_indicator("2.2")
    window.show_list(shown=True)
    page = indicator_page(window)
    page.strengths.open(page.strengths.rows.keys[0])
    front(window)
    assert page.strengths.editor is not None
    yield page.strengths.editor.text
    close_what_opened(window)


def indicator_page(window: MainWindow) -> IndicatorPage:
    page = window.stack.page("indicators")
    assert isinstance(page, IndicatorPage)
    return page


def front(window: MainWindow) -> None:
    """Give the window the keyboard, as the system does once what was in front is closed."""
    window.activateWindow()
    QApplication.processEvents()


def close_what_opened(window: MainWindow) -> None:
    """Close every dialog and pop-up that is open."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    front(window)


def in_sight(widget: QWidget | None, window: MainWindow) -> bool:
    return widget is not None and widget.isVisible() and widget.isEnabled() and window.isAncestorOf(widget)


@pytest.mark.parametrize(
    "command",
    [pytest.param(each, id=each.id, marks=[pytest.mark.long] if each.id in SLOW else []) for each in DONE],
)
def test_typed_words_stay_and_the_keyboard_is_in_sight(window: MainWindow, box: TextEntry, command: Command) -> None:
    box.setFocus()
    text = box.text()
    QTest.keyClicks(box, "z")
    typed = box.text()
    assert len(typed) == len(text) + 1
    if command.keys:
        QTest.keySequence(box, QKeySequence(command.keys[0]))
    else:
        window.menus.actions[command.id].trigger()
    close_what_opened(window)
    hand_over_all(window)
    texts = {finding.text for finding in window.workspace.contents.of(Finding).values()}
    assert typed in texts or (command.id == "undo" and text in texts)
    assert in_sight(QApplication.focusWidget(), window), QApplication.focusWidget()
    if window.isFullScreen():
        window.menus.actions["full_screen"].trigger()
    if command.id in ("larger", "smaller") or command.id.startswith("text_"):
        window.menus.actions["text_100"].trigger()


def test_no_keys_of_windows_or_of_screen_readers_are_taken() -> None:
    """NVDA and JAWS take Insert and Caps Lock; Ctrl+Alt is AltGr, which types letters on UK keyboards; Alt and a letter
    opens menus; Ctrl+Shift and a digit switches keyboards on Windows."""
    for command in COMMANDS:
        for keys in command.keys:
            parts = set(keys.removesuffix("+").split("+"))
            assert not parts & {"Alt", "Meta", "Ins", "Insert", "CapsLock"}, keys
            assert not (parts >= {"Ctrl", "Shift"} and any(part.isdigit() for part in parts)), keys
            assert keys not in WINDOWS_OWN, keys


def test_every_page_of_the_window_has_a_command_of_its_name() -> None:
    assert {page.name for page in PAGES} <= {command.id for command in COMMANDS}


@pytest.mark.parametrize(
    ("keys", "name"),
    [("Ctrl+T", "Text of the strength"), ("Ctrl+M", "Text of the area"), ("Ctrl+D", "Text of the action")],
)
def test_keys_begin_an_entry_with_the_keyboard_in_its_text(
    window: MainWindow, box: TextEntry, keys: str, name: str
) -> None:
    QTest.keySequence(box, QKeySequence(keys))
    begun = QApplication.focusWidget()
    assert isinstance(begun, TextEntry)
    assert begun.text() == ""
    assert begun.accessibleName().startswith(name)


def test_keys_begin_evidence_for_the_indicator(window: MainWindow, box: TextEntry) -> None:
    QTest.keySequence(box, QKeySequence("Ctrl+E"))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "Add evidence"


@pytest.mark.parametrize(("page", "keys"), [("evidence", "Ctrl+E"), ("actions", "Ctrl+D")])
def test_on_the_page_of_all_it_begins_there(window: MainWindow, box: TextEntry, page: str, keys: str) -> None:
    window.show_page(page)
    front(window)
    QTest.keySequence(focus(), QKeySequence(keys))
    assert window.stack.name == page
    shown = window.stack.currentWidget()
    assert isinstance(shown, EvidencePage | ActionPlanPage)
    assert shown.editor.is_begun
    assert shown.editor.isAncestorOf(focus())


def test_a_level_is_proposed_by_three_keys_from_a_text(window: MainWindow, box: TextEntry) -> None:
    """Ctrl+J goes to the levels, a number chooses, Ctrl+Enter proposes."""
    contents = window.workspace.contents
    code = next(
        each for each in contents.covered_codes if not contents.judgements_of(each) and contents.takes_level(each)
    )
    window.show_indicator(code)
    QTest.keySequence(window, QKeySequence("Ctrl+J"))
    card = QApplication.focusWidget()
    assert isinstance(card, LevelCard)
    QTest.keyClick(card, Key.Key_4)
    QTest.keySequence(focus(), QKeySequence("Ctrl+Enter"))
    (proposed,) = window.workspace.contents.judgements_of(code)
    assert (proposed.stage, proposed.level) == (Stage.PROPOSED, 4)


def test_where_the_cycle_leaves_an_indicator_out_it_says_so(window: MainWindow, box: TextEntry) -> None:
    code = window.workspace.contents.framework.codes[-1]
    window.workspace.work.setup.scope(code, covered=False)
    window.show_indicator(code)
    for keys in ("Ctrl+T", "Ctrl+J", "Ctrl+Enter"):
        QTest.keySequence(focus(), QKeySequence(keys))
        assert code in window.status_line.answer.text()
        assert in_sight(QApplication.focusWidget(), window)
