"""The page of committee and cycle: everything that "New" asked for is changed by hand and is in the file."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.tag import OWN_OUTCOMES
from cpc_selfeval.domain.words import status_letter, status_word
from cpc_selfeval.ui.details.agencies_card import AgenciesCard, AgencyRow
from cpc_selfeval.ui.details.framework_card import FrameworkCard
from cpc_selfeval.ui.details.names_cards import CommitteeCard, PaperCard
from cpc_selfeval.ui.details.page import DetailsPage
from cpc_selfeval.ui.details.scope_card import ScopeCard
from cpc_selfeval.ui.details.words_cards import OutcomesCard, StatusWordsCard
from cpc_selfeval.ui.kit import TextEntry, hand_over_all, unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace

C = TypeVar("C", bound=QWidget)


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> DetailsPage:
    """The page of a new file."""
    page = DetailsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def _card(page: DetailsPage, kind: type[C]) -> C:
    return next(card for card in page.cards if isinstance(card, kind))


def _retype(box: QLineEdit, text: str) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)


def test_names_are_saved_as_typed(page: DetailsPage, workspace: Workspace, qtbot: QtBot) -> None:
    box = next(
        b
        for b in _card(page, CommitteeCard).findChildren(QLineEdit)
        if b.accessibleName().startswith("Chief officers’ body, short")
    )
    _retype(box, "CSOG")
    qtbot.waitUntil(lambda: workspace.contents.committee.cog_short == "CSOG", timeout=5000)
    workspace.work.session.undo()
    assert workspace.contents.committee.cog_short == "COG"
    assert box.text() == "COG"


def test_an_agency_is_renamed_retired_once_named_and_removed_while_unused(
    page: DetailsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    card = _card(page, AgenciesCard)
    first, second = workspace.contents.agencies[:2]
    row = card.rows[first.key]
    assert isinstance(row, AgencyRow)
    _retype(row.name, "Police Scotland, N Division")
    hand_over_all(page)
    assert workspace.contents.of(Agency)[first.key].name == "Police Scotland, N Division"
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Seen", agency=first.key)
    assert row.leave.text() == "Retire"
    QTest.mouseClick(row.leave, Qt.MouseButton.LeftButton)
    assert workspace.contents.of(Agency)[first.key].retired
    other = card.rows[second.key]
    assert isinstance(other, AgencyRow)
    QTest.mouseClick(other.leave, Qt.MouseButton.LeftButton)
    assert second.key not in workspace.contents.of(Agency)
    assert card.rows[card.keys()[1]].first_box().hasFocus(), "the row that took its place"
    workspace.work.session.undo()
    assert second.key in card.rows


def test_an_added_agency_has_the_keyboard(page: DetailsPage, workspace: Workspace, qtbot: QtBot) -> None:
    card = _card(page, AgenciesCard)
    before = len(workspace.contents.agencies)
    QTest.mouseClick(card.add_button, Qt.MouseButton.LeftButton)
    assert len(workspace.contents.agencies) == before + 1
    newest = workspace.contents.agencies[-1]
    assert card.rows[newest.key].isAncestorOf(page.focusWidget())


def test_an_indicator_is_taken_out_of_the_cycle(page: DetailsPage, workspace: Workspace, qtbot: QtBot) -> None:
    card = _card(page, ScopeCard)
    QTest.mouseClick(card.ticks["4.1"], Qt.MouseButton.LeftButton)
    assert "4.1" not in workspace.contents.covered_codes
    workspace.work.session.undo()
    assert card.ticks["4.1"].isChecked()


def test_status_words_change_and_meanings_stay(page: DetailsPage, workspace: Workspace, qtbot: QtBot) -> None:
    word, letter = _card(page, StatusWordsCard)._boxes[Status.ON_TRACK]
    _retype(word, "Going well")
    _retype(letter, "GR")
    hand_over_all(page)
    assert status_word(workspace.contents, Status.ON_TRACK) == "Going well"
    assert status_letter(workspace.contents, Status.ON_TRACK) == "GR"


def test_own_outcomes_become_tags(page: DetailsPage, workspace: Workspace, qtbot: QtBot) -> None:
    card = _card(page, OutcomesCard)
    QTest.mouseClick(card.add_button, Qt.MouseButton.LeftButton)
    box = page.focusWidget()
    assert isinstance(box, QLineEdit)
    _retype(box, "Children recover")
    hand_over_all(page)
    own = [tag.name for tag in workspace.contents.tags if tag.tag_set == OWN_OUTCOMES]
    assert own == ["Children recover"]


def test_the_sentences_of_the_summary_are_saved(page: DetailsPage, workspace: Workspace, qtbot: QtBot) -> None:
    box = _card(page, PaperCard).findChildren(TextEntry)[1]
    box.setFocus()
    QTest.keyClicks(box, "We hear more children.")
    hand_over_all(page)
    assert workspace.contents.cycle.improving == "We hear more children."


def test_a_title_is_corrected_and_the_framework_stays(page: DetailsPage, workspace: Workspace, qtbot: QtBot) -> None:
    box = _card(page, FrameworkCard)._titles["3.1"]
    box.setText("")
    QTest.keyClicks(box, "Impact on our staff")
    hand_over_all(page)
    assert workspace.contents.title("3.1") == "Impact on our staff"
    assert workspace.contents.framework.indicator("3.1").title == "Impact on staff"


def test_the_edition_can_be_changed_until_something_is_recorded(
    page: DetailsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    card = _card(page, FrameworkCard)
    assert card.change.isVisibleTo(card)
    with qtbot.waitSignal(workspace.framework_change_requested):
        card.change.click()
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    assert not card.change.isVisibleTo(card)
    assert card.fixed.isVisibleTo(card)


def test_every_box_has_a_name(page: DetailsPage) -> None:
    assert unnamed_focusable(page) == []
