"""The table of rows of one height, and labels above boxes."""

from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit import apply_theme, colours, font, px
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


@pytest.fixture
def wide(qtbot: QtBot, qapp: QApplication) -> RowTable:
    """Four columns, of which the last two may give way, the last first."""
    apply_theme(qapp)
    model = QStandardItemModel(0, 4, qapp)
    model.appendRow([QStandardItem(words) for words in ("A-01", "Offer advocacy", "Police", "2")])
    table = RowTable("Rows", (Width(60), Width(200, 1), Width(100, gives_way=1), Width(100, gives_way=2)))
    table.setModel(model)
    table.resize(600, 300)
    qtbot.addWidget(table)
    table.show()
    return table


def _shows(table: RowTable, columns: list[int]) -> bool:
    return _shown(table) == columns


def _shown(table: RowTable) -> list[int]:
    return [column for column in range(4) if not table.isColumnHidden(column)]


def test_columns_give_way_in_their_order_and_come_back_with_the_room(wide: RowTable, qtbot: QtBot) -> None:
    assert _shown(wide) == [0, 1, 2, 3]
    for width, left in ((400, [0, 1, 2]), (320, [0, 1]), (150, [0, 1]), (400, [0, 1, 2]), (600, [0, 1, 2, 3])):
        wide.resize(width, 300)
        qtbot.waitUntil(partial(_shows, wide, left))
        assert all(wide.is_wanted(column) for column in range(4))


def test_the_keyboard_is_never_left_in_a_column_that_gave_way(wide: RowTable, qtbot: QtBot) -> None:
    wide.setCurrentIndex(wide.model().index(0, 3))
    wide.resize(320, 300)
    qtbot.waitUntil(lambda: wide.currentIndex().column() == 0)
    assert wide.currentIndex().row() == 0
    assert wide.selectionModel().isRowSelected(0)


def test_a_column_that_nobody_wants_does_not_come_back_with_the_room(wide: RowTable, qtbot: QtBot) -> None:
    wide.resize(320, 300)
    qtbot.waitUntil(lambda: _shown(wide) == [0, 1])
    wide.show_column(2, shown=False)
    wide.resize(600, 300)
    qtbot.waitUntil(lambda: _shown(wide) == [0, 1, 3])
    assert not wide.is_wanted(2)


def test_whoever_set_a_width_scrolls(wide: RowTable, qtbot: QtBot) -> None:
    wide.setColumnWidth(1, 700)
    wide.resize(400, 300)
    qtbot.waitUntil(lambda: wide.viewport().width() < 410)
    assert _shown(wide) == [0, 1, 2, 3]
    assert wide.horizontalScrollBar().maximum() > 0


def test_a_selected_row_has_a_bar_besides_its_ground(wide: RowTable) -> None:
    wide.selectRow(0)
    wide.clearFocus()  # whose ring lies over it
    assert wide.viewport().grab().toImage().pixelColor(1, row_height(2) // 2) == QColor(colours().accent)
