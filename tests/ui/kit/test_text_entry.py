"""What is typed is handed over soon, once, exactly; nothing from outside ever takes its place before that."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.text import entered, entered_line
from cpc_selfeval.ui import kit
from cpc_selfeval.ui.kit import text_cleaning

Box = kit.TextEntry | kit.LineEntry
HOSTILE = [
    "- bullet",
    "=1+1",
    "+44 131",
    "@",
    "1/2",
    "007",
    "\U0001f600\U0001f469\u200d\U0001f467",
    "Gàidhlig: Àrd-bhùth",
    "a\u00a0b",
    " both ends ",
    "a\tb",
    "e\u0301",
    "<b>not bold</b> & so on",
]


class Page(QMainWindow):
    """A page with two boxes, an undo action as the program has it, and a page to turn to."""

    def __init__(self, make: Callable[[str], Box]) -> None:
        super().__init__()
        self.pages = QStackedWidget()
        first = QWidget()
        self.box, self.other = make("Strength"), make("Other")
        column = QVBoxLayout(first)
        column.addWidget(self.box)
        column.addWidget(self.other)
        self.pages.addWidget(first)
        self.pages.addWidget(QWidget())
        self.setCentralWidget(self.pages)
        self.heard: list[str] = []
        self.undone: list[list[str]] = []
        self.box.handed_over.connect(self.heard.append)
        for keys in ("Ctrl+Z", "Ctrl+Shift+Z"):
            action = QAction(keys, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda: self.undone.append(list(self.heard)))
            self.addAction(action)


@pytest.fixture(params=[kit.TextEntry, kit.LineEntry], ids=["paragraph", "line"])
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> Page:
    """The page shown, with the keyboard in the first box."""
    window = Page(request.param)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.box.setFocus(Qt.FocusReason.TabFocusReason)
    return window


def compose(box: Box, preedit: str, commit: str = "") -> None:
    """What an input method sends."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(box, event)


def paste(box: Box, text: str) -> None:
    """Put a text on the clipboard and press Ctrl+V."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_text_is_handed_over_when_the_keys_rest(page: Page, qtbot: QtBot) -> None:
    QTest.keyClicks(page.box, "safe")
    assert page.heard == []
    assert page.box.pending
    qtbot.waitUntil(lambda: page.heard == ["safe"], timeout=20_000)
    assert not page.box.pending


def test_text_is_handed_over_while_typing_goes_on(page: Page, qtbot: QtBot) -> None:
    typed = ""

    def type_on() -> bool:
        nonlocal typed
        typed += "a"
        QTest.keyClicks(page.box, "a")
        return bool(page.heard)

    qtbot.waitUntil(type_on, timeout=20_000)
    assert typed.startswith(page.heard[0])


def test_leaving_the_box_hands_over_at_once_and_only_once(page: Page) -> None:
    QTest.keyClicks(page.box, "safe")
    page.other.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.heard == ["safe"]
    page.box.setFocus(Qt.FocusReason.TabFocusReason)
    page.other.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.heard == ["safe"]


def test_tab_moves_on(page: Page) -> None:
    QTest.keyClick(page.box, Qt.Key.Key_Tab)
    assert page.other.hasFocus()
    assert page.heard == []


def test_turning_the_page_hands_over(page: Page) -> None:
    QTest.keyClicks(page.box, "safe")
    page.pages.setCurrentIndex(1)
    assert page.heard == ["safe"]


def test_closing_the_window_hands_over(page: Page) -> None:
    QTest.keyClicks(page.box, "safe")
    page.close()
    assert page.heard == ["safe"]


def test_every_box_below_a_widget_can_be_told(page: Page) -> None:
    others: list[str] = []
    page.other.handed_over.connect(others.append)
    QTest.keyClicks(page.box, "one")
    page.other.insert("two") if isinstance(page.other, kit.LineEntry) else page.other.insertPlainText("two")
    assert kit.has_pending(page)
    kit.hand_over_all(page)
    assert (page.heard, others) == (["one"], ["two"])
    assert not kit.has_pending(page)


def test_typing_that_ends_where_it_began_is_not_handed_over(page: Page) -> None:
    page.box.show_text("safe")
    QTest.keyClick(page.box, Qt.Key.Key_End)
    QTest.keyClicks(page.box, "r")
    QTest.keyClick(page.box, Qt.Key.Key_Backspace)
    page.box.hand_over()
    assert page.heard == []
    assert not page.box.pending


def test_showing_a_text_is_silent_and_keeps_the_cursor(page: Page) -> None:
    page.box.show_text("children are safe")
    QTest.keyClick(page.box, Qt.Key.Key_Home)
    for _ in range(8):
        QTest.keyClick(page.box, Qt.Key.Key_Right)
    assert page.box.show_text("children are safer")
    QTest.keyClick(page.box, Qt.Key.Key_X)
    page.box.hand_over()
    assert page.heard == ["childrenx are safer"]


def test_who_types_at_the_end_goes_on_at_the_end_of_what_redo_brings(page: Page) -> None:
    QTest.keyClicks(page.box, "They talk")
    page.box.hand_over()
    for undone in ("They", "They talk", "", "They talk"):
        page.box.show_text(undone)
    QTest.keyClicks(page.box, "!")
    page.box.hand_over()
    assert page.heard[-1] == "They talk!"


def test_showing_a_text_never_takes_the_place_of_typing(page: Page) -> None:
    QTest.keyClicks(page.box, "mine")
    assert not page.box.show_text("theirs")
    assert page.box.text() == "mine"
    page.box.hand_over()
    assert page.heard == ["mine"]
    assert page.box.show_text("theirs")
    assert page.box.text() == "theirs"


def test_a_text_that_was_not_recorded_stays_and_can_be_handed_over_again(page: Page) -> None:
    QTest.keyClicks(page.box, "mine")
    page.box.hand_over()
    page.box.keep_unsaved()
    assert not page.box.show_text("")
    assert page.box.text() == "mine"
    page.box.hand_over()
    assert page.heard == ["mine", "mine"]


def test_each_visit_has_a_token_of_its_own(page: Page) -> None:
    first = page.box.visit
    QTest.keyClicks(page.box, "safe")
    page.box.hand_over()
    QTest.keyClicks(page.box, "r")
    assert page.box.visit is first
    page.other.setFocus(Qt.FocusReason.TabFocusReason)
    page.box.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.box.visit is not first


def test_a_menu_does_not_end_the_visit(page: Page, qtbot: QtBot) -> None:
    first = page.box.visit
    menu = QMenu(page)
    menu.addAction("Copy")
    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    menu.close()
    qtbot.waitUntil(page.box.hasFocus)
    assert page.box.visit is first


def test_undo_is_always_the_windows_after_a_hand_over(page: Page) -> None:
    QTest.keyClicks(page.box, "safe")
    before = page.box.visit
    QTest.keyClick(page.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.undone == [["safe"]]
    assert page.box.text() == "safe"
    assert page.box.visit is not before


def test_undo_with_nothing_typed_is_the_windows_too(page: Page) -> None:
    page.box.show_text("from the file")
    QTest.keyClick(page.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page.undone == [[], []]
    assert page.box.text() == "from the file"


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y])
def test_without_an_undo_action_the_keys_change_nothing(page: Page, key: Qt.Key) -> None:
    for action in page.actions():
        page.removeAction(action)
    QTest.keyClicks(page.box, "safe")
    QTest.keyClick(page.box, key, Qt.KeyboardModifier.ControlModifier)
    assert page.box.text() == "safe"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_back_exactly(page: Page, text: str) -> None:
    paste(page.box, text)
    page.box.hand_over()
    assert page.heard == [text]
    page.box.show_text("")
    page.box.show_text(text)
    assert page.box.text() == text


def test_an_input_methods_word_is_not_handed_over_half_way(page: Page, qtbot: QtBot) -> None:
    QTest.keyClicks(page.box, "a ")
    compose(page.box, "Gàid")
    qtbot.wait(1300)
    assert page.heard == []
    assert not page.box.show_text("theirs")
    compose(page.box, "", commit="Gàidhlig")
    qtbot.waitUntil(lambda: page.heard == ["a Gàidhlig"], timeout=20_000)


def test_an_input_methods_word_is_not_lost_when_the_box_is_left(page: Page) -> None:
    compose(page.box, "Gàidhlig")
    page.other.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.heard == ["Gàidhlig"]
    assert page.box.text() == "Gàidhlig"


def test_characters_that_cannot_be_stored_are_taken_out_and_it_is_said(page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.box.cleaned) as told:
        paste(page.box, "safe\x07\x00r")
        page.box.hand_over()
    assert page.heard == ["safer"]
    assert "All the words are as you entered them" in told.args[0]
    assert page.box.text() == "safer"


def test_a_paste_beyond_reason_is_refused_whole(page: Page, qtbot: QtBot) -> None:
    page.box.show_text("before ")
    QTest.keyClick(page.box, Qt.Key.Key_End)
    with qtbot.waitSignal(page.box.refused) as told:
        paste(page.box, "a" * (text_cleaning.MOST_CHARACTERS + 1))
    assert "unchanged" in told.args[0]
    assert page.box.text() == "before "
    page.box.hand_over()
    assert page.heard == []


def test_the_box_has_the_name_it_was_given(page: Page) -> None:
    assert kit.unnamed_focusable(page.box) == []
    assert page.box.accessibleName() == "Strength"


def test_the_context_menu_offers_no_undo_of_its_own(page: Page) -> None:
    QTest.keyClicks(page.box, "safe")
    middle = page.box.rect().center()
    click = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, page.box.mapToGlobal(middle))
    QCoreApplication.sendEvent(page.box.viewport() if isinstance(page.box, kit.TextEntry) else page.box, click)
    menu = next(widget for widget in page.box.findChildren(QMenu) if widget.isVisible())
    words = [action.text() for action in menu.actions()]
    menu.close()
    assert any("Paste" in text for text in words)
    assert not any("Undo" in text or "Redo" in text for text in words)
    assert words[0]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\n"])
def test_line_ends_become_lf_in_a_paragraph_and_spaces_in_a_line(page: Page, end: str) -> None:
    paste(page.box, f"one{end}two")
    page.box.hand_over()
    assert page.heard == ["one two" if isinstance(page.box, kit.LineEntry) else "one\ntwo"]


@pytest.mark.parametrize("start", range(0, 0x11000, 0x1000))
def test_the_boxes_take_out_what_the_program_does_not_store(start: int) -> None:
    text = "".join(map(chr, range(start, min(start + 0x1000, 0x110000))))
    assert text_cleaning.cleaned(text) == entered(text)
    assert text_cleaning.cleaned_line(text) == entered_line(text)


def test_copying_keeps_no_break_spaces(qtbot: QtBot) -> None:
    box = kit.TextEntry("Text")
    qtbot.addWidget(box)
    box.show_text("10\u00a0km\nnext")
    box.selectAll()
    box.copy()
    assert QGuiApplication.clipboard().text() == "10\u00a0km\nnext"


def test_a_program_that_copied_something_ends_well() -> None:
    script = """
from PySide6.QtWidgets import QApplication
from cpc_selfeval.ui import kit
app = QApplication([])
box = kit.TextEntry("Text")
box.show_text("Whose voice is missing?")
box.selectAll()
box.copy()
"""
    ended = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, timeout=120)
    assert ended.returncode == 0, ended.stderr.decode()


def test_only_text_is_pasted(qtbot: QtBot) -> None:
    box = kit.TextEntry("Text")
    qtbot.addWidget(box)
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    box.insertFromMimeData(rich)
    assert box.text() == "bold"


def test_a_paragraph_grows_with_its_text_to_a_most_and_shrinks_again(qtbot: QtBot) -> None:
    window = QWidget()
    box = kit.TextEntry("Text", most_lines=6)
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addStretch(1)
    window.resize(400, 600)
    qtbot.addWidget(window)
    window.show()
    empty = box.height()
    box.show_text("\n".join("abcd"))
    qtbot.waitUntil(lambda: box.height() > empty * 1.5)
    assert box.verticalScrollBar().maximum() == 0
    box.show_text("word " * 400)
    qtbot.waitUntil(lambda: box.height() > empty * 2)
    assert box.verticalScrollBar().maximum() > 0
    most = box.height()
    box.show_text("word " * 800)
    QCoreApplication.processEvents()
    assert box.height() == most
    box.show_text("")
    qtbot.waitUntil(lambda: box.height() == empty)
