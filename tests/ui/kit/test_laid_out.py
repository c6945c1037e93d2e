"""What a layout holds is asked without items of layouts, which Qt frees under Python's wrappers."""

from __future__ import annotations

import ast
import gc
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cpc_selfeval.ui.kit import FlowLayout
from cpc_selfeval.ui.kit.laid_out import held_by, widgets_in
from cpc_selfeval.ui.kit.reading_order import chain_reading_order

PACKAGE = Path(__file__).parents[3] / "cpc_selfeval"
ARRANGES_ITEMS_ITSELF = {"ui/kit/flow_layout.py"}


def items_wrapped() -> int:
    """How many items of layouts Python has wrappers of; layouts are items too, but Qt's objects."""
    return sum(isinstance(one, QLayoutItem) and not isinstance(one, QLayout) for one in gc.get_objects())


def test_widgets_come_in_the_order_of_the_layout_and_of_those_within(dressed: QApplication) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    first, second, third, last = (QLabel(words) for words in ("1", "2", "3", "4"))
    column.addWidget(last)
    column.addStretch(1)
    row = QHBoxLayout()
    row.addWidget(second)
    flow = FlowLayout()
    flow.addWidget(third)
    row.addLayout(flow)
    column.insertLayout(0, row)
    column.insertWidget(0, first)
    QLabel("in no layout", page)
    assert widgets_in(column) == [first, second, third, last]
    assert held_by(column) == [first, row, last]
    assert held_by(row) == [second, flow]


def test_a_layout_that_is_in_no_widget_yet_holds_nothing(dressed: QApplication) -> None:
    assert held_by(QVBoxLayout()) == []


def test_what_is_read_in_order_leaves_no_wrapper_of_an_item_that_qt_frees(dressed: QApplication) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    before = items_wrapped()
    for _turn in range(5):
        row = QHBoxLayout()
        column.addLayout(row)
        for _label in range(3):
            row.addWidget(QLabel("goes by itself"))
        column.addStretch(1)
        chain_reading_order(page)
        for label in page.findChildren(QLabel)[::2]:
            label.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        chain_reading_order(page)
    assert items_wrapped() == before


def test_a_page_does_not_become_the_child_of_what_was_put_in_last_and_is_read_first(dressed: QApplication) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    made_last = [QLineEdit(page) for _line in range(2)][1]
    for line in reversed(page.findChildren(QLineEdit)):
        column.addWidget(line)
    chain_reading_order(page)
    assert "children" in shiboken6.dump(page)
    assert "children" not in shiboken6.dump(made_last)


def test_no_module_asks_for_the_next_in_the_chain_of_focus() -> None:
    asks = {
        f"{path.relative_to(PACKAGE).as_posix()}: {name}"
        for path in PACKAGE.rglob("*.py")
        for name in ("nextInFocusChain", "previousInFocusChain", "focusProxy", "setFocusProxy")
        if f".{name}(" in path.read_text(encoding="utf-8")
    }
    assert asks == set(), "PySide takes the answer for a child of the widget that was asked"


def test_no_module_takes_a_widget_from_its_parent_to_end_it() -> None:
    taking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "setParent(None)" in path.read_text(encoding="utf-8")
    }
    assert taking == set(), "it is Python's then, which ends it at once, also while Qt still tells it something"


def test_no_module_asks_a_layout_what_stands_at_a_place() -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "itemAt" in path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("itemAt", "itemAtPosition")
    }
    assert asking <= ARRANGES_ITEMS_ITSELF
