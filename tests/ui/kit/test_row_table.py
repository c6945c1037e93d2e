"""The table of rows of one height, and labels above boxes."""

import pytest
from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit import apply_theme, font, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.naming import spoken_name
from cpc_selfeval.ui.kit.row_table import RowTable, Width, paint_lines, row_height


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> RowTable:
    """Three rows of a tick and two texts."""
    apply_theme(qapp)
    model = QStandardItemModel(0, 3, qapp)
    for number in range(3):
        tick = QStandardItem()
        tick.setCheckable(True)
        model.appendRow([tick, QStandardItem(f"row {number}"), QStandardItem("more")])
    table = RowTable("Rows", (Width(36), Width(100, 2), Width(100, 1)))
    table.setModel(model)
    table.resize(600, 300)
    qtbot.addWidget(table)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()
    return table


def test_rows_have_one_height_and_columns_share_the_width(table: RowTable) -> None:
    assert {table.rowHeight(row) for row in range(3)} == {row_height(2)}
    widths = [table.columnWidth(column) for column in range(3)]
    assert widths[0] == px(36)
    left = table.viewport().width() - px(236)
    assert abs(widths[1] - (px(100) + left * 2 / 3)) <= 1
    assert sum(widths) <= table.viewport().width()


def test_space_ticks_enter_opens_and_arrows_go_on_where_they_were(table: RowTable) -> None:
    ticked: list[QModelIndex] = []
    opened: list[QModelIndex] = []
    table.ticked_row.connect(ticked.append)
    table.activated_row.connect(opened.append)
    table.resume_at(1)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().row() == 1
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert [index.row() for index in ticked] == [1]
    assert [index.row() for index in opened] == [1]


def _inked_lines(text: str, most: int) -> list[int]:
    """In which of the lines, counted from 0, anything is drawn."""
    image = QImage(QSize(120, 200), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_lines(painter, QRectF(0, 0, 120, 200), text, font("body"), "#000000", most)
    painter.end()
    height = (row_height(2) - px(10) - 1) // 2
    dark = {y // height for y in range(200) for x in range(120) if image.pixelColor(x, y).lightness() < 100}
    return sorted(dark)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", []), ("one", [0]), ("a word and more words to wrap", [0, 1]), ("word " * 400, [0, 1]), ("W" * 80, [0, 1])],
)
def test_words_wrap_to_so_many_lines_and_no_more(table: RowTable, text: str, lines: list[int]) -> None:
    assert table.isVisible()
    assert _inked_lines(text, 2) == lines


def test_a_label_above_names_its_box(qtbot: QtBot) -> None:
    labelled = Labelled("&Reference", QLineEdit(), note="For example a page")
    qtbot.addWidget(labelled)
    labelled.show()
    assert spoken_name(labelled.box) == "Reference"
    assert labelled.note.isVisible()
    labelled.show_note("")
    assert not labelled.note.isVisible()
