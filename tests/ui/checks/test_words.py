"""The words meter on the page of checks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.checks.limit_box import NO_NUMBER, LimitBox
from cpc_selfeval.ui.checks.lines import Lines
from cpc_selfeval.ui.checks.page import ChecksPage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening


def shown(qtbot: QtBot, workspace: Workspace) -> ChecksPage:
    page = ChecksPage(workspace)
    qtbot.addWidget(page)
    page.resize(1300, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> ChecksPage:
    """The page of checks of a new file."""
    return shown(qtbot, workspace)


def type_limit(box: LimitBox, text: str) -> None:
    box.entry.setFocus()
    box.entry.selectAll()
    QTest.keyClicks(box.entry, text)
    box.entry.hand_over()


def words(lines: Lines) -> list[tuple[str, str, str]]:
    return [card.words() for card in lines.cards if card.isVisible()]


def test_at_first_there_is_no_limit_and_nothing_to_say(page: ChecksPage) -> None:
    assert page.words.said.text() == "0 words in all."
    assert not page.words.fold.isVisible()
    assert not page.words.unknown.isVisible()
    assert not page.words.activity.isVisible()
    assert page.words.most.entry.text() == ""


def test_a_limit_is_saved_as_typed_undone_and_measured_against(page: ChecksPage, workspace: Workspace) -> None:
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children are safe and say so.")
    type_limit(page.words.most, "4")
    assert workspace.contents.word_limit.most_words == 4
    assert page.words.said.text() == "6 words in all: 2 more than 4."
    type_limit(page.words.most_each, "1 000")
    assert workspace.contents.word_limit.most_words_each == 1000
    assert page.words.most_each.entry.text() == "1 000"
    page.words.fold.button.click()
    assert words(page.words.sections) == [("2.1 Impact on children and young people", "6 words", "")]
    workspace.work.session.undo()
    assert page.words.most_each.entry.text() == ""
    workspace.work.session.undo()
    assert page.words.said.text() == "6 words in all."
    workspace.work.setup.limit_words(most_words=5000)
    assert page.words.most.entry.text() == "5,000"
    assert page.words.said.text() == "6 words in all, of at most 5,000."
    type_limit(page.words.most, " ")
    assert workspace.contents.word_limit.most_words is None


def test_what_is_no_number_stays_and_changes_nothing(page: ChecksPage, workspace: Workspace) -> None:
    type_limit(page.words.most, "300")
    type_limit(page.words.most, "about 500")
    assert page.words.most.note.text() == NO_NUMBER
    assert page.words.most.note.isVisible()
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children are safe.")
    assert page.words.most.entry.text() == "about 500"
    assert workspace.contents.word_limit.most_words == 300
    type_limit(page.words.most, "500")
    assert not page.words.most.note.isVisible()
    assert workspace.contents.word_limit.most_words == 500


def test_references_and_sentences_lead_to_their_indicator(page: ChecksPage, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.work.findings.record(FindingKind.STRENGTH, "5.1", "We held six training days (E-999).")
    assert words(page.words.unknown) == [("E-999", "5.1", "")]
    assert words(page.words.activity) == [("We held six training days (E-999).", "5.1", "")]
    with qtbot.waitSignal(workspace.indicator_requested) as asked:
        QTest.keyClick(page.words.activity.cards[0], Qt.Key.Key_Return)
    assert asked.args == ["5.1"]
    assert unnamed_focusable(page) == []


def test_typing_a_limit_while_the_file_is_slow(qtbot: QtBot, new_file: Path, opening: Opening) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    page = shown(qtbot, workspace)
    page.words.most.entry.setFocus()
    for digit in "5000":
        QTest.keyClicks(page.words.most.entry, digit)
        page.words.most.entry.hand_over()
    workspace.work.session.drain(5)
    qtbot.waitUntil(lambda: workspace.contents.word_limit.most_words == 5000)
    assert page.words.most.entry.text() == "5000"
    workspace.work.session.undo()
    qtbot.waitUntil(lambda: workspace.contents.word_limit.most_words is None)
    qtbot.waitUntil(lambda: page.words.most.entry.text() == "")
    assert faults == []
