"""What a screen reader or a voice turns over is told as a click is: what is shown is what is recorded."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit import NOT_APPLICABLE, CheckChoice, Collapsible, LevelCards, LevelWords, RadioChoice
from cpc_selfeval.ui.kit.toggles import ChoiceGroup

LEVELS = [LevelWords(value, f"Level {value}", "") for value in range(1, 7)]


def turn_over(button: QAbstractButton) -> None:
    """As Qt does where an assistive program asks for it."""
    acts = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert "Toggle" in acts.actionNames()
    acts.doAction("Toggle")


@pytest.fixture
def told() -> list[bool]:
    return []


def test_a_check_box_that_is_turned_over_tells_of_it_once(
    dressed: QApplication, qtbot: QtBot, told: list[bool]
) -> None:
    box = CheckChoice("Shows counts")
    qtbot.addWidget(box)

    def hear(on: bool) -> None:
        told.append(on)

    box.clicked.connect(hear)
    turn_over(box)
    turn_over(box)
    assert told == [True, False]
    box.click()
    assert told == [True, False, True], "a click is told once"
    box.setChecked(False)
    assert told == [True, False, True], "what is shown from outside is no click"
    assert not box.isChecked()


def test_a_radio_button_that_is_turned_over_is_chosen(dressed: QApplication, qtbot: QtBot) -> None:
    first, second = RadioChoice("First"), RadioChoice("Second")
    holder = QWidget()
    qtbot.addWidget(holder)
    group = ChoiceGroup(holder)
    chosen: list[QAbstractButton] = []
    group.buttonClicked.connect(chosen.append)
    for button in (first, second):
        qtbot.addWidget(button)
        group.addButton(button)
    first.setChecked(True)
    assert chosen == []
    turn_over(second)
    assert chosen == [second]
    assert not first.isChecked(), "the other gives way, and is not told as chosen"
    turn_over(second)
    assert second.isChecked(), "one of them stays chosen"
    assert chosen == [second]
    first.click()
    assert chosen == [second, first]


def test_a_level_card_that_is_turned_over_is_chosen(dressed: QApplication, qtbot: QtBot) -> None:
    cards = LevelCards(LEVELS)
    qtbot.addWidget(cards)
    chosen: list[object] = []
    cards.chosen.connect(chosen.append)
    turn_over(cards.button_for(4))
    turn_over(cards.button_for(NOT_APPLICABLE))
    assert chosen == [4, NOT_APPLICABLE]
    cards.show_choice(None)
    cards.show_choice(2)
    assert chosen == [4, NOT_APPLICABLE], "what is shown from outside is not chosen"


def test_a_fold_that_is_turned_over_opens(dressed: QApplication, qtbot: QtBot, told: list[bool]) -> None:
    fold = Collapsible("What was proposed, and why", opened=False)
    qtbot.addWidget(fold)
    fold.opened_changed.connect(told.append)
    turn_over(fold.button)
    assert fold.is_opened()
    assert not fold.content.isHidden()
    assert fold.button.accessibleName() == "What was proposed, and why, shown"
    assert told == [True]
