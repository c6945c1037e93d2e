"""Misspelt words are marked in the box, by the real dictionary in its own process, and nothing typed is touched."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.spelling import SPELL_APART
from cpc_selfeval.ui.kit.line_entry import LineEntry
from cpc_selfeval.ui.kit.spelling import Spelling, spelling
from cpc_selfeval.ui.kit.text_entry import TextEntry

PROJECT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "cpc_selfeval", SPELL_APART]
TEXT = "Children recieve help 🙂 and the safegaurding of recieve"


@pytest.fixture(scope="module")
def asked() -> Iterator[Spelling]:
    """The program's spelling, asking the real process."""
    spelling().use(COMMAND, str(PROJECT))
    yield spelling()
    spelling().end()
    spelling.cache_clear()


@pytest.fixture
def box(asked: Spelling, qtbot: QtBot) -> TextEntry:
    """A box in a window, with the keyboard in it."""
    window = QWidget()
    column = QVBoxLayout(window)
    entry = TextEntry("Strength")
    column.addWidget(entry)
    entry.show_text(TEXT)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    entry.setFocus()
    qtbot.waitUntil(lambda: entry.hasFocus() and len(entry.extraSelections()) > 0, timeout=20_000)
    return entry


def marked(box: TextEntry) -> list[str]:
    return [selection.cursor.selectedText() for selection in box.extraSelections()]


def menu_at(box: TextEntry, word: str, qtbot: QtBot) -> QMenu:
    """The box's menu as the menu key opens it in a word."""
    cursor = box.textCursor()
    cursor.setPosition(box.toPlainText().index(word) + 2)
    box.setTextCursor(cursor)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(box, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_what_is_wrong_is_underlined_wherever_it_stands(box: TextEntry) -> None:
    assert marked(box) == ["recieve", "safegaurding", "recieve"]
    wavy = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    assert all(selection.format.underlineStyle() is wavy for selection in box.extraSelections())
    assert box.text() == TEXT
    assert not box.pending


def test_marks_come_while_typing_but_not_under_the_word_that_is_typed(box: TextEntry, qtbot: QtBot) -> None:
    box.moveCursor(box.textCursor().MoveOperation.End)
    QTest.keyClicks(box, " teh")
    qtbot.waitUntil(lambda: spelling().is_wrong("teh") is True, timeout=10_000)
    qtbot.wait(450)
    assert "teh" not in marked(box)
    QTest.keyClicks(box, " plan")
    qtbot.waitUntil(lambda: "teh" in marked(box), timeout=10_000)


def test_a_suggestion_replaces_the_word_as_if_it_were_typed(box: TextEntry, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: spelling().suggestions("recieve") is not None, timeout=10_000)
    menu = menu_at(box, "recieve", qtbot)
    receive = next(action for action in menu.actions() if action.text() == "receive")

    with qtbot.waitSignal(box.handed_over, timeout=5000) as handed:
        receive.trigger()
    menu.close()

    assert handed.args == ["Children receive help 🙂 and the safegaurding of recieve"]
    assert marked(box) == ["safegaurding", "recieve"]


@pytest.mark.parametrize("in_file", [True, False])
def test_a_word_can_be_accepted_in_the_file_or_on_this_computer(box: TextEntry, qtbot: QtBot, in_file: bool) -> None:
    menu = menu_at(box, "safegaurding", qtbot)
    where = "in this self-evaluation" if in_file else "on this computer"
    accept = next(action for action in menu.actions() if action.text() == f"“safegaurding” is right {where}")

    with qtbot.waitSignal(spelling().accept_requested) as asked:
        accept.trigger()
    menu.close()
    spelling().accept("a test", ["Safegaurding"])

    assert asked.args == [box.window(), "safegaurding", in_file]
    assert marked(box) == ["recieve", "recieve"]
    spelling().forget("a test")


def test_a_right_word_has_the_usual_menu(box: TextEntry, qtbot: QtBot) -> None:
    menu = menu_at(box, "Children", qtbot)

    assert not [action for action in menu.actions() if "is right" in action.text()]
    menu.close()


def test_one_goes_from_one_to_the_next_and_round(box: TextEntry) -> None:
    box.moveCursor(box.textCursor().MoveOperation.Start)
    seen = []
    for _ in range(4):
        assert box.select_next_misspelt()
        seen.append((box.textCursor().selectedText(), box.textCursor().selectionStart()))

    assert [word for word, _ in seen] == ["recieve", "safegaurding", "recieve", "recieve"]
    assert seen[3] == seen[0]


def test_a_line_has_its_marks_suggestions_and_ways_too(asked: Spelling, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    line = LineEntry("Title")
    column.addWidget(line)
    line.show_text("🙂 Teh plan of chidlren")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    bare = window.grab().toImage()
    line.setFocus()
    qtbot.waitUntil(lambda: line._marks is not None and len(line._marks.wrong) == 2, timeout=20_000)
    line.clearFocus()
    assert window.grab().toImage() != bare
    qtbot.waitUntil(lambda: spelling().suggestions("chidlren") is not None, timeout=10_000)

    assert line.select_next_misspelt()
    assert line.selectedText() == "Teh"
    line.select_next_misspelt()
    assert line.selectedText() == "chidlren"
    with qtbot.waitSignal(line.handed_over, timeout=5000) as handed:
        asked_menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), line.mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(line, asked_menu)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == "children").trigger()
        menu.close()

    assert handed.args == ["🙂 Teh plan of children"]


def test_switched_off_nothing_is_marked(box: TextEntry) -> None:
    spelling().switch(on=False)
    assert marked(box) == []
    spelling().switch(on=True)
    assert len(marked(box)) == 3


def test_a_process_that_cannot_be_begun_troubles_nobody(qtbot: QtBot) -> None:
    alone = Spelling()
    alone.use(["/there/is/no/such/program"], "/")

    alone.ask(["recieve"])

    qtbot.waitUntil(lambda: not alone.is_on)
    assert alone.is_wrong("recieve") is None


def test_a_process_that_dies_is_begun_again_a_few_times_only(qtbot: QtBot) -> None:
    alone = Spelling()
    alone.use([sys.executable, "-c", "pass"], str(PROJECT))
    for word in ("one", "two", "three", "four"):
        alone.ask([word])
        qtbot.waitUntil(lambda: alone._process is None, timeout=10_000)

    assert not alone.is_on


def test_nothing_is_begun_where_nobody_said_whom_to_ask(qtbot: QtBot) -> None:
    alone = Spelling()
    alone.ask(["recieve"])

    assert not alone.is_on
    assert alone._process is None


ANSWERS_AT_ITS_END = 'import sys; sys.stdin.read(); print(\'{"asked": ["one"], "wrong": []}\', flush=True)'


def test_what_is_answered_at_the_end_begins_no_other_process(qtbot: QtBot) -> None:
    alone = Spelling()
    alone.use([sys.executable, "-c", ANSWERS_AT_ITS_END], str(PROJECT))
    alone.ask(["one"])
    alone.learned.connect(lambda: alone.ask(["another"]))
    alone.end()
    assert alone._process is None


def test_once_the_program_ends_nothing_is_begun(qtbot: QtBot) -> None:
    alone = Spelling()
    alone.use([sys.executable, "-c", ANSWERS_AT_ITS_END], str(PROJECT))
    alone.ask(["one"])
    alone.end_for_good()
    alone.ask(["another"])
    assert not alone.is_on
    assert alone._process is None
