"""The page of all evidence, by keyboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.editing.executor import Executor, ThreadExecutor
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.test_library import refs
from tests.ui.evidence.typing import pick, show, tick, write

Opening = Callable[[Path, Executor], Workspace]


def page_on(qtbot: QtBot, workspace: Workspace, width: int = 1366, height: int = 660) -> EvidencePage:
    """A page of this size, shown."""
    page = EvidencePage(workspace)
    page.resize(width, height)
    show(qtbot, page)
    QApplication.processEvents()
    return page


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> EvidencePage:
    """A page with three pieces."""
    for title, kind in (
        ("Survey of children", SourceType.VIEWS_OF_CHILDREN),
        ("Audit of 30 files", SourceType.CASE_FILE_AUDIT),
        ("Survey of parents", SourceType.VIEWS_OF_PARENTS),
    ):
        workspace.work.evidence.record(title, source_type=kind)
    return page_on(qtbot, workspace)


def current_ref(page: EvidencePage) -> str | None:
    """The reference of the row with the keyboard."""
    index = page.table.currentIndex()
    return str(index.siblingAtColumn(0).data()) if index.isValid() else None


def is_current(page: EvidencePage, ref: str) -> bool:
    """Whether this piece has the keyboard in the table."""
    return current_ref(page) == ref


def test_an_empty_page_says_what_to_do(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_on(qtbot, workspace)
    assert page.nothing_yet.isVisibleTo(page)
    assert not page.editor_side.isVisibleTo(page)
    assert page.count.text() == "0 pieces"
    button = page.nothing_yet.button
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert page.editor.form.title.hasFocus()
    write(page.editor.form.title, "First")
    page.editor.form.title.hand_over()
    assert refs(page.model) == ["E-001"]
    assert current_ref(page) == "E-001"
    assert page.count.text() == "1 piece"
    assert page.editor.form.title.hasFocus()
    workspace.work.session.undo()
    assert page.nothing_yet.isVisibleTo(page)
    assert page.editor.is_begun
    assert page.editor.form.title.hasFocus(), "who types on records it after all"


def test_search_narrows_as_it_is_typed_and_leads_into_the_table(page: EvidencePage) -> None:
    search = page.filters.search
    search.setFocus()
    QTest.keyClicks(search, "survey")
    assert refs(page.model) == ["E-001", "E-003"]
    assert page.count.text() == "2 of 3 pieces"
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert current_ref(page) == "E-003"
    assert page.editor.form.title.text() == "Survey of parents"
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.editor.form.title.hasFocus()


def test_nothing_found_offers_to_clear(page: EvidencePage) -> None:
    QTest.keyClicks(page.filters.search, "zebra")
    assert page.nothing_found.isVisibleTo(page)
    assert not page.table.isVisibleTo(page)
    button = page.nothing_found.button
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert refs(page.model) == ["E-001", "E-002", "E-003"]
    assert page.filters.search.text() == ""
    assert not page.filters.clear.isVisibleTo(page)


def test_filters_read_as_sentences_and_stay_while_editing(workspace: Workspace, page: EvidencePage) -> None:
    tick(page.filters.source, ["Case file audit"])
    assert page.filters.source.words() == "Source type: Case file audit"
    assert refs(page.model) == ["E-002"]
    QTest.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert page.editor.form.title.text() == "Audit of 30 files"
    pick(page.editor.form.source.source_type, "Other")
    write(page.editor.form.title, "Joint ")
    page.editor.form.title.hand_over()
    assert refs(page.model) == ["E-002"]
    assert current_ref(page) == "E-002"
    assert page.filters.source.words() == "Source type: Case file audit"
    assert page.editor.form.title.hasFocus()


def test_sorting_by_keyboard_and_by_heading_agree(page: EvidencePage) -> None:
    page.sort.chosen.emit(((1, Qt.SortOrder.AscendingOrder),))
    assert refs(page.model) == ["E-002", "E-001", "E-003"]
    assert page.sort.words() == "Sorted by: title"
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert refs(page.model) == ["E-003", "E-002", "E-001"]
    assert page.sort.words() == "Sorted by: ref, last first"


def test_the_selection_stays_through_changes_filters_and_sorting(workspace: Workspace, page: EvidencePage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert current_ref(page) == "E-003"
    workspace.work.evidence.record("Another")
    workspace.work.setup.revise_agency(workspace.contents.agencies[0].key, name="Police")
    page.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert current_ref(page) == "E-003"
    QTest.keyClicks(page.filters.search, "another")
    assert current_ref(page) is None
    assert page.editor.form.title.text() == "Survey of parents"
    page.filters.search.clear()
    assert current_ref(page) == "E-003"


def test_delete_removes_undo_brings_back_and_the_arrows_go_on(workspace: Workspace, page: EvidencePage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert refs(page.model) == ["E-001", "E-003"]
    assert "Undo: Ctrl+Z" in page.editor.empty.text()
    assert current_ref(page) is None
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert current_ref(page) == "E-003"
    workspace.work.session.undo()
    assert refs(page.model) == ["E-001", "E-002", "E-003"]


def test_a_piece_that_is_asked_for_is_shown_whatever_is_filtered(workspace: Workspace, page: EvidencePage) -> None:
    QTest.keyClicks(page.filters.search, "parents")
    key = next(piece.key for piece in workspace.contents.evidence.values() if piece.number == 2)
    page.show_evidence(key)
    assert refs(page.model) == ["E-002", "E-003"]
    assert current_ref(page) == "E-002"
    assert page.editor.form.title.text() == "Audit of 30 files"
    page.show_evidence("gone")
    assert page.editor.form.title.text() == "Audit of 30 files"


def test_in_a_narrow_window_list_and_editor_take_turns(qtbot: QtBot, page: EvidencePage) -> None:
    page.resize(683, 300)
    QApplication.processEvents()
    assert page.table.isVisible()
    assert not page.editor.isVisible()
    assert not page.filters.source.isVisible()
    QTest.mouseClick(page.filters_button, Qt.MouseButton.LeftButton)
    assert page.filters.source.isVisible()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.editor.form.title.hasFocus()
    assert not page.table.isVisible()
    assert not page.add_button.isVisible()
    QTest.keyClick(page.editor.form.title, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.table.hasFocus()
    page.resize(1366, 660)
    QApplication.processEvents()
    assert page.table.isVisible()
    assert page.editor.isVisible()
    assert page.filters.source.isVisible()


def test_every_widget_has_a_name(page: EvidencePage) -> None:
    assert unnamed_focusable(page) == []


def test_new_evidence_on_the_files_own_thread_is_selected_once_it_is_there(
    qtbot: QtBot, new_file: Path, opening: Opening
) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    page = page_on(qtbot, workspace)
    for number, title in enumerate(("One", "Two"), start=1):
        QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
        write(page.editor.form.title, title)
        qtbot.waitUntil(partial(is_current, page, f"E-{number:03d}"))
        assert page.editor.form.title.hasFocus()
        assert page.editor.heading.text() == f"Evidence E-{number:03d}"
    assert [piece.title for piece in workspace.contents.evidence_in_order] == ["One", "Two"]
    assert faults == []
