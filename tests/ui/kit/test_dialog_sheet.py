"""What a dialogue shows scrolls where it must, and only there."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit import PlainText
from cpc_selfeval.ui.kit.dialog_sheet import DialogSheet


def test_a_bar_that_is_no_longer_needed_goes(qtbot: QtBot) -> None:
    """Words that need the bar's own room to fit without one: Qt by itself measures them beside it, and keeps it."""
    sheet = DialogSheet()
    qtbot.addWidget(sheet)
    sheet.column.addWidget(PlainText("what families said of the help that they had, and what became of it " * 6))
    sheet.resize(300, 60)
    sheet.show()
    QApplication.processEvents()
    assert sheet.verticalScrollBar().isVisible()

    sheet.resize(300, sheet.heightForWidth(300))
    QApplication.processEvents()

    assert not sheet.verticalScrollBar().isVisible()


def test_what_does_not_fit_scrolls(qtbot: QtBot) -> None:
    sheet = DialogSheet()
    qtbot.addWidget(sheet)
    sheet.column.addWidget(PlainText("what families said of the help that they had, and what became of it " * 6))
    sheet.resize(300, sheet.heightForWidth(300))
    sheet.show()
    QApplication.processEvents()

    sheet.resize(300, sheet.heightForWidth(300) - 4)
    QApplication.processEvents()

    assert sheet.verticalScrollBar().isVisible()
