"""The page of all cycles, inside the real window on the worked example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.cycle_refusals import CycleClosed
from cpc_selfeval.domain.cycles.closing import closings
from cpc_selfeval.domain.cycles.looking import not_looked_at, waiting_to_be_looked_at
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.ui.checks.page import ChecksPage
from cpc_selfeval.ui.cycles.closing_dialogs import CloseCycleDialog, ReopenCycleDialog
from cpc_selfeval.ui.cycles.cycle_rows import FIRST
from cpc_selfeval.ui.cycles.next_dialog import NextCycleDialog, comes_over
from cpc_selfeval.ui.cycles.page import CyclesPage
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace
from tests.domain.example import example_at
from tests.ui.conftest import Opening


@pytest.fixture
def window(qtbot: QtBot, opening: Opening, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the worked example."""
    workspace = opening(example_at(tmp_path / "example.cpcse"), InlineExecutor())
    shown = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    yield shown
    shown.hide()
    shown.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> CyclesPage:
    """The page, gone to by its command."""
    window.menus.actions["cycles"].trigger()
    shown = window.stack.currentWidget()
    assert isinstance(shown, CyclesPage)
    return shown


def answering(dialog: type, does: Callable[[object], None]) -> None:
    """Do something with the dialog of this type that opens next."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, dialog):
            does(shown)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_all_cycles_are_listed_and_everything_has_a_name(page: CyclesPage) -> None:
    titles = [row.title.text() for row in page.rows.rows]
    assert titles == ["Self-evaluation 2026–27", "Self-evaluation 2023–26", "Self-evaluation 2010–11", titles[3]]
    here, before = page.rows.rows[:2]
    assert [here.turn.isVisible(), here.start.isVisible(), here.shut.isVisible()] == [False, True, True]
    assert [before.turn.isVisible(), before.start.isVisible(), before.shut.isVisible()] == [True, False, False]
    assert before.turn.accessibleName() == "Open: Self-evaluation 2023–26"
    assert unnamed_focusable(page) == []


def test_opening_another_cycle_is_asked_of_the_program(page: CyclesPage, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.workspace.cycle_requested) as asked:
        page.rows.rows[1].turn.click()
    assert asked.args == [window.workspace.contents.other_cycles[-1].cycle.key]


def test_the_window_names_the_cycle(page: CyclesPage, window: MainWindow) -> None:
    assert window.windowTitle().startswith("Cycles – Self-evaluation 2026–27 – ")


def test_closing_says_what_is_unfinished_and_hinders_nobody(page: CyclesPage, window: MainWindow) -> None:
    said: list[str] = []

    def agree(dialog: object) -> None:
        assert isinstance(dialog, CloseCycleDialog)
        said.extend(dialog.unfinished)
        dialog.shut.click()

    answering(CloseCycleDialog, agree)
    page.rows.rows[0].shut.click()
    assert "2 entries from the last cycle were not looked at." in said
    contents = window.workspace.contents
    assert contents.cycle.closed_on == window.workspace.today()
    assert window.message_bar.isVisible()
    assert page.rows.rows[0].reopen.isVisible()
    assert window.top_bar.title.text().endswith("Self-evaluation 2026–27 (closed)")


def test_a_closed_cycle_takes_nothing_in_and_keeps_what_was_typed_to_copy(page: CyclesPage, window: MainWindow) -> None:
    work = window.workspace.work
    work.cycles.close()
    refused: list[type] = []
    window.workspace.refused.connect(lambda event: refused.append(type(event.refusal)))
    window.show_indicator("2.1")
    shown = window.stack.currentWidget()
    assert isinstance(shown, IndicatorPage)
    shown.strengths.begin()
    assert shown.strengths.editor is not None
    shown.strengths.editor.text.setPlainText("Typed too late")
    shown.strengths.editor.text.hand_over()
    assert refused == [CycleClosed]
    assert "Go to the cycles" in [button.text() for button in window.message_bar.buttons()]
    assert "Typed too late" not in {finding.text for finding in work.contents.findings.values()}


def test_opening_again_asks_why_and_by_whom(page: CyclesPage, window: MainWindow) -> None:
    window.workspace.work.cycles.close()

    def say_why(dialog: object) -> None:
        assert isinstance(dialog, ReopenCycleDialog)
        dialog.again.click()
        assert dialog.missing.text() == "Please write why it is opened again."
        dialog.reason.setPlainText("A level was wrong")
        dialog.again.click()

    answering(ReopenCycleDialog, say_why)
    page.rows.rows[0].reopen.click()
    (closing,) = closings(window.workspace.contents)
    assert (closing.reopened_because, closing.reopened_by) == ("A level was wrong", "Isla Grant")
    assert window.workspace.contents.cycle.closed_on is None
    assert not window.message_bar.isVisible()
    assert "A level was wrong" in page.rows.rows[0].past.text()


def test_the_next_cycle_is_started_and_offered_without_leaving_this_one(page: CyclesPage, window: MainWindow) -> None:
    def start(dialog: object) -> None:
        assert isinstance(dialog, NextCycleDialog)
        assert dialog.title.selectedText() == "Self-evaluation 2027–28", "offered, and typed over by the first letter"
        QTest.keyClick(dialog.title, Qt.Key.Key_Backspace)
        dialog.start.click()
        assert dialog.missing.text() == "Please give the next cycle a title."
        dialog.title.setText("Self-evaluation 2027–28")
        dialog.covered.ticks["1.1"].setChecked(False)
        to = dialog.ends.line.text()
        dialog.ends.line.setText("31 Nov 2028")
        dialog.start.click()
        assert dialog.missing.text() == dialog.ends.fault.text() != ""
        dialog.ends.line.setText("31 Mar 2020")
        dialog.start.click()
        assert dialog.missing.text() == "The period ends before it begins. Please change one of the two dates."
        dialog.ends.line.setText(to)
        dialog.start.click()

    answering(NextCycleDialog, start)
    page.rows.rows[0].start.click()
    contents = window.workspace.contents
    begun = next(cycle for cycle in contents.of(Cycle).values() if cycle.number == 5)
    assert (begun.title, contents.cycle.title) == ("Self-evaluation 2027–28", "Self-evaluation 2026–27")
    assert page.rows.rows[0].title.text() == "Self-evaluation 2027–28"
    assert page.rows.rows[0].turn.isVisible()
    window.acts.undo()
    assert len(window.workspace.contents.of(Cycle)) == 4


def test_another_edition_says_what_has_no_indicator_there(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    cycles = workspace.work.cycles
    dialog = NextCycleDialog(workspace, cycles.editions(), cycles.crosswalk, window)
    assert dialog.unplaced.text() == ""
    assert dialog.covered.left_out() == {"4.1", "8.2"}
    dialog.edition.show_choice(shipped_framework("hmie-2005"))
    dialog.edition.chosen.emit(dialog.edition.value())
    assert "52 strengths and areas" in dialog.unplaced.text()
    assert dialog.covered.left_out() == frozenset()
    dialog.close()


def test_cycles_are_compared_in_words(page: CyclesPage) -> None:
    assert "4 higher, 1 lower" in page.compare.says.text()
    rows = {row[0]: row for row in page.compare.rows.words()}
    assert rows["2.1"][1:4] == ("3 Adequate", "4 Good", "one level higher")
    page.compare.earlier.chosen.emit(page.compare.earlier.value())
    assert page.compare.rows.words()[0][0] == "1.1"


def test_an_indicator_leads_to_its_trend_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_indicator("5.4")
    shown = window.stack.currentWidget()
    assert isinstance(shown, IndicatorPage)
    note = shown.notes.last_cycle
    assert note is not None
    assert note.said.text() == "Self-evaluation 2023–26: 2 Weak, agreed by the CPC 10 Mar 2026"
    assert note.reason.text().startswith("Children were asked")
    note.more.click()
    page = window.stack.currentWidget()
    assert isinstance(page, CyclesPage)
    assert page.trend.code == "5.4"
    page.trend.panel.show_as_table(shown=True)
    assert len(page.trend.panel.table.words()) == 4
    page.trend.go.click()
    assert window.stack.currentWidget() is shown


def test_what_came_over_is_marked_until_somebody_says_that_it_holds(window: MainWindow) -> None:
    workspace = window.workspace
    contents = workspace.contents
    (key,) = waiting_to_be_looked_at(contents) & set(contents.findings)
    window.show_indicator("5.1")
    shown = window.stack.currentWidget()
    assert isinstance(shown, IndicatorPage)
    shown.strengths.open(key)
    editor = shown.strengths.editor
    assert editor is not None
    assert editor.carried.words.text() == "From last cycle, not looked at yet"
    editor.carried.still_holds.click()
    assert not not_looked_at(workspace.contents, key)
    assert editor.carried.words.text() == "From last cycle"
    assert not editor.carried.still_holds.isVisible()


def test_what_nobody_looked_at_is_among_the_checks(window: MainWindow) -> None:
    window.menus.actions["checks"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, ChecksPage)
    group = next(group for check, group in page.groups.items() if check.value == "from_last_cycle")
    assert len(group.lines.cards) == 2


def test_a_new_file_has_nothing_to_take_over(workspace: Workspace) -> None:
    assert comes_over(workspace.contents).startswith("Nothing is recorded that it could take over.")


def test_a_new_file_says_that_this_is_its_first_cycle(workspace: Workspace, qtbot: QtBot) -> None:
    page = CyclesPage(workspace)
    qtbot.addWidget(page)
    page.show()
    assert page.facts.text().startswith("This is the first cycle")
    assert page.compare.isHidden()
    assert page.trend.isHidden()


def test_many_cycles_are_listed_a_few_at_first(workspace: Workspace, qtbot: QtBot) -> None:
    for year in range(FIRST + 2):
        workspace.work.cycles.start_next(f"Cycle {year}")
    workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Here still")
    page = CyclesPage(workspace)
    qtbot.addWidget(page)
    page.show()
    shown = [row for row in page.rows.rows if row.isVisible()]
    assert shown[-1].here.isVisible(), "the one that is shown is always listed"
