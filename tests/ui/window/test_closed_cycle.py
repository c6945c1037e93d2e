"""What is typed into a cycle that is closed cannot be saved; it is kept, wherever it was typed, and can be copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.ui.details.page import DetailsPage
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import LineEntry, TextEntry
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.workspace import Workspace


def kept_of(page: QWidget) -> list[str]:
    return [words.text for words in words_kept().of(page)]


def type_into(page: QWidget, name: str, text: str) -> None:
    """Put a text into the box that a screen reader calls so, as if it were typed."""
    boxes: list[LineEntry | TextEntry] = [*page.findChildren(LineEntry), *page.findChildren(TextEntry)]
    (box,) = (box for box in boxes if box.accessibleName() == name and box.isVisibleTo(page))
    box.setText(text) if isinstance(box, LineEntry) else box.setPlainText(text)
    box.hand_over()


@pytest.fixture
def closed(workspace: Workspace) -> Workspace:
    """A self-evaluation with one strength, in a cycle that is closed."""
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children are listened to")
    workspace.work.cycles.close()
    return workspace


@pytest.fixture
def details(closed: Workspace, qtbot: QtBot) -> Iterator[DetailsPage]:
    """The page of the committee and cycle."""
    page = DetailsPage(closed)
    qtbot.addWidget(page)
    page.show()
    yield page
    words_kept().give_up(page)


def test_words_about_the_cycle_are_kept_and_those_about_the_committee_saved(
    details: DetailsPage, closed: Workspace
) -> None:
    type_into(details, "Your sentence for improving", "Chronologies are better")
    type_into(details, "Title of this self-evaluation", "Another title")
    type_into(details, "Area", "Harbour")
    assert kept_of(details) == ["Chronologies are better", "Another title"]
    assert closed.contents.committee.area == "Harbour"


def test_what_was_kept_is_saved_from_its_box_once_the_cycle_is_open_again(
    details: DetailsPage, closed: Workspace
) -> None:
    type_into(details, "Your sentence for improving", "Chronologies are better")
    closed.work.cycles.reopen("Closed too early", "Isla Grant")
    details.hide()
    assert closed.contents.cycle.improving == "Chronologies are better"
    assert kept_of(details) == []


def test_the_first_words_of_a_new_entry_are_kept(closed: Workspace, qtbot: QtBot) -> None:
    page = IndicatorPage(closed)
    qtbot.addWidget(page)
    page.show_indicator("2.1")
    page.show()
    page.strengths.begin()
    type_into(page, "Text of the strength", "They trust us")
    assert kept_of(page) == ["They trust us"]
    words_kept().give_up(page)
