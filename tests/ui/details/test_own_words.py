"""The words that spelling takes as right: added to the file, taken away again, from the file and from this computer."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.own_word import OwnWord
from cpc_selfeval.ui.details.own_words_card import OwnWordsCard
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.kit.spelling import COMPUTER, spelling
from cpc_selfeval.ui.window.spelling_words import SpellingWords
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def card(workspace: Workspace, qtbot: QtBot) -> OwnWordsCard:
    card = OwnWordsCard(workspace)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitExposed(card)
    return card


@pytest.fixture
def remembered(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "config" / "preferences.json")


def words(workspace: Workspace) -> list[str]:
    return sorted(own.word for own in workspace.contents.of(OwnWord).values())


def test_a_word_is_added_is_right_and_can_be_taken_away(
    card: OwnWordsCard, workspace: Workspace, remembered: Preferences, qtbot: QtBot
) -> None:
    kept = SpellingWords(card, workspace, remembered)
    QTest.keyClicks(card.word, "Innerlay")
    QTest.keyClick(card.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words(workspace) == ["Innerlay"])
    qtbot.waitUntil(lambda: len(card.in_file.buttons) == 1)

    assert card.word.text() == ""
    assert spelling().is_wrong("innerlay") is False
    assert unnamed_focusable(card) == []

    card.in_file.buttons[0].click()
    qtbot.waitUntil(lambda: words(workspace) == [])
    assert spelling().is_wrong("innerlay") is None
    assert card.in_file.label.text() == "In this self-evaluation: none yet"
    assert kept is not None


def test_a_word_that_is_there_with_other_capitals_is_not_added_twice(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.work.own_words.accept("Innerlay")
    workspace.work.own_words.accept("innerlay")
    workspace.work.own_words.accept("Portcarran")

    qtbot.waitUntil(lambda: words(workspace) == ["Innerlay", "Portcarran"])
    workspace.work.session.undo()
    qtbot.waitUntil(lambda: words(workspace) == ["Innerlay"])


def test_words_of_this_computer_are_kept_there_and_not_in_the_file(
    card: OwnWordsCard, workspace: Workspace, remembered: Preferences, qtbot: QtBot
) -> None:
    kept = SpellingWords(card, workspace, remembered)
    spelling().accept_requested.emit(card, "Portcarran", False)

    assert list(remembered.kept.words) == ["Portcarran"]
    assert words(workspace) == []
    assert spelling().is_wrong("Portcarran's") is False
    card.on_computer.buttons[0].click()
    assert not remembered.kept.words
    assert spelling().accepted(COMPUTER) == ()
    assert kept is not None


def test_what_another_window_accepts_goes_into_its_own_file(
    card: OwnWordsCard, workspace: Workspace, remembered: Preferences, qtbot: QtBot
) -> None:
    kept = SpellingWords(card, workspace, remembered)
    spelling().accept_requested.emit(object(), "Portcarran", True)

    assert words(workspace) == []
    assert kept is not None


def test_a_name_of_several_words_comes_in_word_by_word_and_tab_finds_them(
    card: OwnWordsCard, workspace: Workspace, remembered: Preferences, qtbot: QtBot
) -> None:
    kept = SpellingWords(card, workspace, remembered)
    spelling().accept_requested.emit(card, "Portcarran", False)
    QTest.keyClicks(card.word, "Sgoil an Innerlay")
    QTest.keyClick(card.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(card.in_file.buttons) == 3 and card.in_file.buttons[-1].isVisible())
    assert words(workspace) == ["Innerlay", "Sgoil", "an"]
    assert spelling().is_wrong("Innerlay") is False

    buttons = [*card.in_file.buttons, *card.on_computer.buttons]
    card.activateWindow()
    card.add_button.setFocus()
    for before, button in pairwise([card.add_button, *buttons]):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert button.hasFocus(), "Tab goes on to what was put in, where it stands"

    card.in_file.buttons[1].setFocus()
    for place in (1, 1, 0):
        QTest.keyClick(card.in_file.buttons[place], Qt.Key.Key_Space)
        box = card.in_file.buttons[-1] if card.in_file.buttons else card.word
        qtbot.waitUntil(box.hasFocus)
    assert words(workspace) == []
    assert kept is not None
