"""The page of the inspection programme: chosen, its days, its statements, and what is tagged to them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLayout
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.programme import NO_LISTS_OF_CHILDREN
from cpc_selfeval.domain.programme_tags import programme_copy, statement_tag_key
from cpc_selfeval.ui.choices.tags_choice import TagsChoice
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.kit.laid_out import widgets_in
from cpc_selfeval.ui.programme.page import ProgrammePage
from cpc_selfeval.ui.workspace import Workspace

PRESENT, BEFORE = "supervision-orders-at-home-2025", "children-at-risk-of-harm-2021"


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ProgrammePage:
    page = ProgrammePage(workspace)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def words_in(layout: QLayout) -> list[str]:
    return [widget.text() for widget in widgets_in(layout) if isinstance(widget, QLabel)]


def test_a_programme_is_chosen_by_one_button_and_left_again(page: ProgrammePage, workspace: Workspace) -> None:
    assert (page.choosing.isVisible(), page.notice.isVisible(), page.cards) == (True, False, [])
    QTest.mouseClick(page.choosing.buttons[PRESENT], Qt.MouseButton.LeftButton)
    assert programme_copy(workspace.contents) is not None
    assert (page.choosing.isVisible(), page.notice.isVisible()) == (False, True)
    assert [card.accessibleName() for card in page.cards] == [
        "Line of enquiry 1: Support to live with their families",
        "Line of enquiry 2: Planning with children at the centre",
        "Line of enquiry 3: Leading a system that holds together",
    ]
    assert page.window().focusWidget() is page.notice.notice.line, "its button went"
    assert all(card.isAncestorOf(card.words) and card.words.isHidden() for card in page.cards)
    assert unnamed_focusable(page) == []
    page.notice.change.click()
    assert page.choosing.isVisible()
    assert not page.choosing.buttons[PRESENT].isEnabled()
    page.choosing.leave.click()
    assert programme_copy(workspace.contents) is None
    assert (page.choosing.isVisible(), page.cards) == (True, [])


def test_the_days_follow_from_the_day_of_the_notice(page: ProgrammePage, workspace: Workspace) -> None:
    page.choosing.buttons[BEFORE].click()
    assert page.notice.days_said.isVisible()
    assert page.notice.children_words.text() == NO_LISTS_OF_CHILDREN
    page.notice.notice.date_chosen.emit(date(2026, 10, 5))
    days = words_in(page.notice.days)
    assert [line.split(":")[0] for line in days[::2]] == [
        "12 October 2026",
        "19 October 2026",
        "26 October 2026",
        "26 October 2026",
    ]
    assert all(line.startswith("Confirmed: ") for line in days[1::2])
    workspace.work.session.undo()
    assert words_in(page.notice.days) == []


def test_what_is_tagged_is_counted_and_one_click_away(page: ProgrammePage, workspace: Workspace, qtbot: QtBot) -> None:
    page.choosing.buttons[PRESENT].click()
    card = page.cards[0]
    qtbot.waitUntil(card.said.isVisible)
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children are safe", tags=(card.key,))
    workspace.work.findings.record(FindingKind.AREA, "5.3", "Plans are late", tags=(card.key,))
    for title in ("Survey", "Audit"):
        workspace.work.evidence.record(title, tags=(card.key,))
    workspace.work.evidence.record("Another")
    workspace.work.actions.plan("Ask", tags=(card.key,))
    assert not card.said.isVisible()
    assert (card.strengths_heading.text(), card.areas_heading.text()) == ("1 strength", "1 area for improvement")
    assert (card.to_evidence.text(), card.to_actions.text()) == ("2 pieces of evidence: show", "1 action: show")
    with qtbot.waitSignal(workspace.tagged_requested) as asked:
        card.to_evidence.click()
    assert asked.args == ["evidence", card.key]
    library = EvidencePage(workspace)
    qtbot.addWidget(library)
    library.show()
    library.show_tag(card.key)
    assert library.model.rowCount() == 2
    with qtbot.waitSignal(workspace.indicator_requested) as led:
        card.areas.cards[0].click()
    assert led.args == ["5.3"]
    page.window().activateWindow()
    assert page.resume(), "coming back, the keyboard is on the line"


def test_a_statement_without_words_takes_those_of_the_committee(
    page: ProgrammePage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.choosing.buttons[BEFORE].click()
    card = page.cards[1]
    qtbot.waitUntil(card.words.isVisible)
    card.words.setFocus()
    QTest.keyClicks(card.words, "Help comes in time")
    card.words.hand_over()
    tag = next(each for each in workspace.contents.tags if each.key == card.key)
    assert tag.name == "2 Help comes in time"
    workspace.work.session.undo()
    assert card.words.text() == ""
    tag = next(each for each in workspace.contents.tags if each.key == card.key)
    assert tag.name == "2 Second statement"


def test_a_file_is_read_or_its_faults_are_shown(
    page: ProgrammePage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ours.toml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    path.write_text("format = 1\n", encoding="utf-8")
    page.choosing.choose_file()
    assert page.choosing.fault.isVisible()
    assert "ours.toml, statements: found nothing" in page.choosing.fault.text()
    assert programme_copy(workspace.contents) is None
    path.write_text(
        'id = "ours"\ntitle = "Ours"\npublisher = "CPC"\nsummary = "Own."\n'
        '[[statements]]\ncode = "1"\ntitle = "Heard"\n',
        encoding="utf-8",
    )
    page.choosing.choose_file()
    path.unlink()
    assert not page.choosing.fault.isVisible()
    copy = programme_copy(workspace.contents)
    assert copy is not None
    assert copy.title == "Ours"
    assert [card.key for card in page.cards] == [statement_tag_key("ours", "1")]


def test_tags_of_another_programme_are_offered_only_where_they_are_chosen(
    page: ProgrammePage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.choosing.buttons[PRESENT].click()
    key = page.cards[0].key
    chooser = TagsChoice(workspace)
    qtbot.addWidget(chooser)
    assert key in [value for value, _ in chooser._options]
    piece = workspace.work.evidence.record("Survey", tags=(key,))
    page.choosing.buttons[BEFORE].click()
    assert key not in [value for value, _ in chooser._options]
    chooser.show_value(workspace.contents.of(Evidence)[piece].tags)
    assert key in [value for value, _ in chooser._options]


def test_the_page_says_that_a_copy_cannot_be_read(page: ProgrammePage, workspace: Workspace) -> None:
    programme = workspace.work.programmes.offered()[0]
    workspace.work.programmes.choose(replace(programme, content="= broken"))
    assert page.unreadable.isVisible()
    assert page.choosing.isVisible()
    assert all(button.isEnabled() for button in page.choosing.buttons.values())
