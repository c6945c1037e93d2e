"""Keys as a person presses them, for the tests of evidence."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit import ChoiceBox, DateEntry, FilterSentence, SeveralChoice
from cpc_selfeval.ui.kit.check_list import CheckListPopUp


def show(qtbot: QtBot, window: QWidget) -> None:
    """Show a window, with the keyboard in it."""
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def write(box: QWidget, text: str) -> None:
    """Type into a box, line by line."""
    box.setFocus()
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(box, Qt.Key.Key_Return)
        QTest.keyClicks(box, line)


def write_day(box: DateEntry, text: str) -> None:
    """Type a day and press Enter."""
    box.line.setFocus()
    box.line.selectAll()
    QTest.keyClicks(box.line, text)
    QTest.keyClick(box.line, Qt.Key.Key_Return)


def pick(box: ChoiceBox, words: str) -> None:
    """Go down a box of choices with the arrow until it reads ``words``."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"“{words}” is not offered")


def tick(box: SeveralChoice | FilterSentence, beginnings: Sequence[str]) -> None:
    """Open a list with Enter, flip the entries that begin so with Space, close it with Enter."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CheckListPopUp)
    words = [popup.list.item(row).text() for row in range(popup.list.count())]
    for beginning in beginnings:
        popup.list.setCurrentRow(next(row for row, text in enumerate(words) if text.startswith(beginning)))
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
