"""Nothing is cut in a narrow place: labels of choices wrap, and a word without an end breaks where it must."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui import kit

LONG = "Verantwortung" * 770
WORDS = "Care Inspectorate quality framework for children and young people in need, 2019 edition (revised)"


@pytest.mark.parametrize("kind", [kit.RadioChoice, kit.CheckChoice])
def test_a_long_choice_wraps_where_there_is_less_room(
    qtbot: QtBot, kind: Callable[[str], kit.RadioChoice | kit.CheckChoice]
) -> None:
    choice = kind(WORDS)
    qtbot.addWidget(choice)
    line = choice.sizeHint()
    assert choice.heightForWidth(line.width()) == line.height()
    assert choice.minimumSizeHint().width() <= kit.px(200)
    assert choice.heightForWidth(300) > 1.5 * line.height()


def test_a_short_choice_is_never_pressed_below_its_words(qtbot: QtBot) -> None:
    choice = kit.RadioChoice("As a table")
    qtbot.addWidget(choice)
    assert choice.minimumSizeHint() == choice.sizeHint()


def test_an_entry_in_a_plain_narrow_column_has_all_its_lines(qtbot: QtBot) -> None:
    card = kit.Card()
    qtbot.addWidget(card)
    inner = QWidget()
    entries = QVBoxLayout()
    column = QVBoxLayout(inner)
    column.addLayout(entries)
    entry = kit.EntryCard(WORDS)
    entries.addWidget(entry)
    card.add(inner)
    card.setFixedWidth(220)
    card.show()
    qtbot.waitUntil(lambda: entry.height() == entry.heightForWidth(entry.width()))


def test_a_wrapped_choice_is_as_high_as_its_label_in_a_column(qtbot: QtBot) -> None:
    page = kit.ScrollPage("Choices")
    qtbot.addWidget(page)
    choice = kit.CheckChoice(WORDS)
    page.add(choice)
    page.end()
    page.resize(340, 400)
    page.show()
    qtbot.waitUntil(lambda: choice.width() < 330)
    qtbot.waitUntil(lambda: choice.height() >= choice.heightForWidth(choice.width()))
    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("kind", [kit.PlainText, kit.QuietText, kit.Heading])
def test_a_word_without_an_end_does_not_widen_a_page(qtbot: QtBot, kind: Callable[[str], kit.PlainText]) -> None:
    page = kit.ScrollPage("Words")
    qtbot.addWidget(page)
    label = kind(f"Said: {LONG}")
    page.add(label)
    page.resize(340, 400)
    page.show()
    QApplication.processEvents()
    assert page.horizontalScrollBar().maximum() == 0
    assert label.text() == f"Said: {LONG}", "what it says is what it was given"


def test_what_can_be_copied_holds_nothing_that_was_not_there(qtbot: QtBot) -> None:
    label = kit.PlainText(LONG)
    qtbot.addWidget(label)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSelection(0, 60)
    assert label.selectedText() == LONG[:60]
