"""Finding anything: what is found by which words, in which order, and how the keyboard goes to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.ui.kit import TextEntry
from cpc_selfeval.ui.window.finder import Finder
from cpc_selfeval.ui.window.finding_words import MOST, Kind, find, places, plain
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Two pieces of evidence, two actions and two entries."""
    work = workspace.work
    work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe where they live")
    area = work.findings.record(FindingKind.AREA, "5.2", "Chronologies differ", impact="Sgoil Ghàidhlig is left out")
    agency = workspace.contents.agencies[0].key
    work.evidence.record("Survey of children", shows="Nine in ten feel safe", indicators=("2.1",), agency=agency)
    work.evidence.record("Audit of chronologies", reference="QA-77")
    work.actions.plan("One format for chronologies", findings=(area,), lead="Service manager")
    work.actions.plan("Offer advocacy", help_needed="Trainers for two days")
    return workspace


def labels(workspace: Workspace, words: str) -> list[str]:
    return [found.label for found in find(places(workspace.contents), words)]


def test_all_words_must_occur_anywhere_in_any_order(filled: Workspace) -> None:
    assert labels(filled, "survey nine") == ["E-001"], "title and what it shows together have both"
    assert set(labels(filled, "live feel")) == {"2.1"}
    assert labels(filled, "manager format") == ["A-01"]
    assert labels(filled, "zebra") == []
    assert labels(filled, "children zebra") == []


def test_numbers_stand_first(filled: Workspace) -> None:
    assert labels(filled, "a-02") == ["A-02"]
    assert labels(filled, "e-001")[0] == "E-001"
    assert labels(filled, "2.1")[0] == "2.1"
    found = find(places(filled.contents), "2.1")
    assert [one.kind for one in found] == [Kind.INDICATOR, Kind.FINDING, Kind.EVIDENCE]


def test_names_come_before_other_words(filled: Workspace) -> None:
    kinds = [found.kind for found in find(places(filled.contents), "chronologies")]
    assert kinds == [Kind.FINDING, Kind.ACTION, Kind.EVIDENCE]


def test_what_is_called_just_so_stands_before_what_only_begins_so(filled: Workspace) -> None:
    """As the page “Inspections” before evidence whose title begins with that word."""
    filled.work.evidence.record("Audit of chronologies and plans")
    filled.work.evidence.record("Audit")
    assert labels(filled, "audit")[0] == "E-004"


def test_case_and_accents_do_not_matter(filled: Workspace) -> None:
    assert plain("Gàidhlig ÉLAN") == "gaidhlig elan"
    assert labels(filled, "GHAIDHLIG") == ["5.2"]


@pytest.mark.parametrize(
    ("words", "label"),
    [("QA-77", "E-002"), ("trainers", "A-02"), ("police survey", "E-001"), ("ten", "E-001")],
    ids=["reference", "help needed", "agency", "what it shows"],
)
def test_every_kind_of_text_is_looked_through(filled: Workspace, words: str, label: str) -> None:
    assert label in labels(filled, words)


def test_without_words_the_indicators_are_offered(filled: Workspace) -> None:
    assert labels(filled, "  ") == list(filled.contents.framework.codes)


def opened_finder(window: MainWindow) -> Finder:
    """Press Ctrl+K and give what opens."""
    QTest.keySequence(window, "Ctrl+K")
    finder = QApplication.activePopupWidget()
    assert isinstance(finder, Finder)
    return finder


def test_from_the_key_to_the_thing_found(filled: Workspace, window: MainWindow) -> None:
    finder = opened_finder(window)
    assert finder.box.hasFocus()
    QTest.keyClicks(finder.box, "advocacy")
    assert finder.count.text() == "1 found."
    high = finder.height()
    QTest.keyClicks(finder.box, "zzz")
    assert finder.height() < high / 3, "where nothing is found there is no list"
    for _ in "zzz":
        QTest.keyClick(finder.box, Qt.Key.Key_Backspace)
    assert finder.height() == high
    QTest.keyClick(finder.box, Qt.Key.Key_Return)
    assert window.stack.name == "actions"
    assert not finder.isVisible()


def test_down_goes_into_the_list_letters_go_back_to_the_box(filled: Workspace, window: MainWindow) -> None:
    finder = opened_finder(window)
    QTest.keyClicks(finder.box, "chrono")
    QTest.keyClick(finder.box, Qt.Key.Key_Down)
    assert finder.list.hasFocus()
    assert finder.list.currentIndex().row() == 1
    QTest.keyClicks(finder.list, "l")
    assert finder.box.hasFocus()
    assert finder.box.text() == "chronol"
    QTest.keyClick(finder.box, Qt.Key.Key_Down)
    QTest.keyClick(finder.list, Qt.Key.Key_Up)
    QTest.keyClick(finder.list, Qt.Key.Key_Up)
    assert finder.box.hasFocus()
    QTest.keyClick(finder.box, Qt.Key.Key_Down)
    QTest.keyClick(finder.list, Qt.Key.Key_Return)
    assert window.stack.name == "actions"


def test_a_strength_leads_to_its_indicator_and_a_click_will_do(filled: Workspace, window: MainWindow) -> None:
    finder = opened_finder(window)
    finder.box.setText("where they live")
    row = finder.list.visualRect(finder.rows.index(0, 0))
    QTest.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert (window.stack.name, window.code) == ("indicators", "2.1")


def test_escape_closes_it_and_leaves_everything(filled: Workspace, window: MainWindow) -> None:
    finder = opened_finder(window)
    QTest.keyClick(finder.box, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert window.stack.name == "overview"


def test_what_is_being_typed_is_found_too(window: MainWindow, qtbot: QtBot) -> None:
    window.show_indicator("2.1")
    box = window.stack.page("indicators").findChildren(TextEntry)[0]
    box.setFocus()
    QTest.keyClicks(box, "Just being typed")
    finder = opened_finder(window)
    finder.box.setText("just being")
    assert finder.count.text() == "1 found."
    finder.close()


def test_it_says_how_many_there_are(workspace: Workspace, window: MainWindow) -> None:
    for number in range(MOST + 5):
        workspace.work.evidence.record(f"Record {number}")
    finder = opened_finder(window)
    assert finder.count.text().startswith("Type any words")
    finder.box.setText("record evidence")
    assert finder.count.text() == f"{MOST + 5} found, the first {MOST} shown. More words narrow it down."
    assert finder.rows.rowCount() == MOST
    finder.box.setText("no such thing")
    assert finder.count.text().startswith("Nothing has all of these words")
    QTest.keyClick(finder.box, Qt.Key.Key_Return)
    assert finder.isVisible(), "Enter on nothing does nothing"
    finder.close()
