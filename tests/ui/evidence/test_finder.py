"""Finding evidence to use again."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.ui.evidence.finder import EvidenceFinder
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show, tick


@pytest.fixture
def keys(workspace: Workspace) -> list[str]:
    """Three pieces."""
    record = workspace.work.evidence.record
    return [
        record("Survey of children", source_type=SourceType.VIEWS_OF_CHILDREN),
        record("Audit", agency=workspace.contents.agencies[0].key),
        record("Survey of parents"),
    ]


def test_pieces_are_found_ticked_and_used_by_keyboard(qtbot: QtBot, workspace: Workspace, keys: list[str]) -> None:
    finder = EvidenceFinder(workspace, None, frozenset({keys[0]}))
    show(qtbot, finder)
    assert finder.filters.search.hasFocus()
    assert not finder.use.isEnabled()
    QTest.keyClicks(finder.filters.search, "survey")
    assert refs_of(finder) == ["E-001", "E-003"]
    QTest.keyClick(finder.filters.search, Qt.Key.Key_Down)
    QTest.keyClick(finder.table, Qt.Key.Key_Space)
    assert finder.use.text() == "&Use"
    QTest.keyClick(finder.table, Qt.Key.Key_Down)
    QTest.keyClick(finder.table, Qt.Key.Key_Space)
    assert finder.use.text() == "&Use 1 piece"
    finder.filters.search.clear()
    QTest.keyClicks(finder.filters.search, "e2")
    QTest.keyClick(finder.filters.search, Qt.Key.Key_Return)
    QTest.keyClick(finder.table, Qt.Key.Key_Space)
    assert finder.use.text() == "&Use 2 pieces"
    QTest.keyClick(finder.use, Qt.Key.Key_Space)
    assert finder.result() == QDialog.DialogCode.Accepted
    assert finder.chosen() == (keys[2], keys[1])


def test_exec_runs_until_the_choice_is_made(qtbot: QtBot, workspace: Workspace, keys: list[str]) -> None:
    finder = EvidenceFinder(workspace)
    qtbot.addWidget(finder)
    finder.model.flip(finder.model.index(0, 0))
    QTimer.singleShot(0, finder.accept)
    assert finder.exec() == QDialog.DialogCode.Accepted
    assert finder.chosen() == (keys[0],)


def refs_of(finder: EvidenceFinder) -> list[str]:
    """The references shown."""
    return [str(finder.model.index(row, 1).data()) for row in range(finder.model.rowCount())]


def test_cancelling_chooses_nothing(qtbot: QtBot, workspace: Workspace, keys: list[str]) -> None:
    finder = EvidenceFinder(workspace)
    show(qtbot, finder)
    QTest.mouseClick(finder.table.viewport(), Qt.MouseButton.LeftButton, pos=finder.table.viewport().rect().topLeft())
    finder.reject()
    assert finder.chosen() == ()
    assert len(keys) == 3


def test_a_click_on_the_box_ticks_and_a_second_unticks(qtbot: QtBot, workspace: Workspace, keys: list[str]) -> None:
    finder = EvidenceFinder(workspace)
    show(qtbot, finder)
    box = finder.table.visualRect(finder.model.index(1, 0)).center()
    QTest.mouseClick(finder.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert finder.model.ticked() == (keys[1],)
    words = finder.table.visualRect(finder.model.index(1, 2)).center()
    QTest.mouseClick(finder.table.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert finder.model.ticked() == (keys[1],)
    QTest.mouseClick(finder.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert finder.model.ticked() == ()


def test_source_and_agency_narrow(qtbot: QtBot, workspace: Workspace, keys: list[str]) -> None:
    finder = EvidenceFinder(workspace, None, frozenset(keys[:1]))
    show(qtbot, finder)
    tick(finder.filters.source, ["Views of children"])
    assert refs_of(finder) == ["E-001"]
    finder.filters.clear_all()
    tick(finder.filters.agency, [workspace.contents.agencies[0].name])
    assert refs_of(finder) == ["E-002"]


def test_what_is_used_already_is_said(qtbot: QtBot, workspace: Workspace, keys: list[str]) -> None:
    finder = EvidenceFinder(workspace, None, frozenset(keys[:1]))
    show(qtbot, finder)
    assert finder.model.index(0, 2).data() == "Used here already: Survey of children"
    spoken = [finder.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["Used here already", "Not chosen"]
    assert unnamed_focusable(finder) == []
