"""The page of inspections in its narrow corners: slow files, follow-through, what is removed and undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.inspecting.recorded import answer_to, evaluations_of, grades_of, points_of
from cpc_selfeval.domain.judging_records.inspecting import Inspection, InspectionPoint, Known, PointKind
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.ui.inspecting.page import InspectionsPage
from cpc_selfeval.ui.inspecting.point_editor import PointEditor
from cpc_selfeval.ui.kit import hand_over_all, unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.evidence.typing import pick, write, write_day


def shown(qtbot: QtBot, workspace: Workspace) -> InspectionsPage:
    page = InspectionsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1300, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def inspection(workspace: Workspace) -> str:
    """An inspection with one graded indicator and two areas."""
    verbs = workspace.work.inspecting
    key = verbs.record("Joint inspection", published_on=date(2026, 10, 1))
    verbs.grade(key, ("2.1",))
    verbs.add_points(key, PointKind.AREA, ("Advocacy", "Chronologies"))
    return key


@pytest.fixture
def page(workspace: Workspace, inspection: str, qtbot: QtBot) -> InspectionsPage:
    """The page with that inspection."""
    return shown(qtbot, workspace)


def opened(page: InspectionsPage, place: int = 0, kind: PointKind = PointKind.AREA) -> PointEditor:
    section = page.points.sections[kind]
    section.open(section.rows.keys[place])
    assert isinstance(section.editor, PointEditor)
    return section.editor


def test_what_is_typed_first_records_it_also_while_the_file_is_slow(
    qtbot: QtBot, new_file: Path, opening: Opening
) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    page = shown(qtbot, workspace)
    assert page.empty.isVisible()
    page.begin()
    assert page.facts.isVisible()
    assert not page.points.isVisible()
    for letter in "Joint  inspection ":
        QTest.keyClicks(page.facts.title, letter)
        page.facts.title.hand_over()
    write(page.facts.publisher, "Care Inspectorate")
    hand_over_all(page)
    assert workspace.work.session.drain(20)
    qtbot.waitUntil(page.points.isVisible)
    (inspection,) = workspace.contents.of(Inspection).values()
    assert (inspection.title, inspection.publisher) == ("Joint  inspection ", "Care Inspectorate")
    assert (page.facts.title.text(), page.key, page.is_beginning) == ("Joint  inspection ", inspection.key, False)
    section = page.points.sections[PointKind.STRENGTH]
    section.open(None)
    editor = section.editor
    assert isinstance(editor, PointEditor)
    for letter in "Safe":
        QTest.keyClicks(editor.text, letter)
        editor.text.hand_over()
    assert workspace.work.session.drain(20)
    qtbot.waitUntil(editor.known.isVisible)
    pick(editor.known, "Had it")
    assert workspace.work.session.drain(20)
    (point,) = workspace.contents.of(InspectionPoint).values()
    assert (point.text, point.kind) == ("Safe", PointKind.STRENGTH)
    qtbot.waitUntil(lambda: section.said.text() == "We already had it.")
    assert faults == []


def test_an_entry_begun_and_left_empty_is_not_recorded(page: InspectionsPage, workspace: Workspace) -> None:
    before = len(workspace.contents.of(InspectionPoint))
    section = page.points.sections[PointKind.GROUND]
    QTest.mouseClick(section.add, Qt.MouseButton.LeftButton)
    begun = section.editor
    assert begun is not None
    QTest.keyClick(begun, Qt.Key.Key_Escape)
    assert section.editor is None
    assert len(workspace.contents.of(InspectionPoint)) == before


def test_levels_stand_beside_each_other_as_they_change(
    page: InspectionsPage, workspace: Workspace, inspection: str
) -> None:
    (grade,) = grades_of(workspace.contents, inspection)
    row = page.grades.rows[grade.key]
    assert (row.title.text(), row.ours.text()) == ("2.1 Impact on children and young people", "no level")
    pick(row.level, "3 Adequate")
    write(row.text, "Strengths just outweigh.")
    hand_over_all(page)
    assert grades_of(workspace.contents, inspection)[0].level == 3
    assert grades_of(workspace.contents, inspection)[0].text == "Strengths just outweigh."
    assert not page.facts.edition.isEnabled(), "its codes would mean other indicators in another edition"
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert page.grades.none.isVisible()
    assert page.facts.edition.isEnabled()


def test_own_entries_of_the_points_indicators_come_first(page: InspectionsPage, workspace: Workspace) -> None:
    workspace.work.findings.record(FindingKind.AREA, "1.1", "First in the framework")
    area = workspace.work.findings.record(FindingKind.AREA, "5.2", "Chronologies")
    point = page.points.sections[PointKind.AREA].rows.keys[1]
    workspace.work.inspecting.revise_point(point, indicators=("5.2",))
    editor = opened(page, 1)
    assert next(value for value, _words in editor.entries._options) == area
    workspace.work.inspecting.answer(point, findings=(area,), known=Known.YES)
    assert len(editor.listed_entries.cards()) == 1
    asked: list[str] = []
    workspace.indicator_requested.connect(asked.append)
    QTest.keyClick(editor.listed_entries.cards()[0], Qt.Key.Key_Return)
    assert asked == ["5.2"]


def test_progress_is_evaluated_again_and_again(page: InspectionsPage, workspace: Workspace) -> None:
    editor = opened(page)
    assert editor.progress is not None
    assert editor.progress.said.text() == "Progress is not evaluated yet."
    QTest.mouseClick(editor.progress.add, Qt.MouseButton.LeftButton)
    (row,) = editor.progress.rows.values()
    assert page.window().focusWidget() is row.level
    pick(row.level, "2 Weak")
    write_day(row.on, "5 Jan 2026")
    row.on.line.clear()
    write(row.text, "Few know of it.")
    hand_over_all(page)
    assert row.on.line.text() == "5 Jan 2026", "an evaluation always has a day"
    (evaluation,) = evaluations_of(workspace.contents, str(editor.key))
    assert (evaluation.level, evaluation.on, evaluation.text) == (2, date(2026, 1, 5), "Few know of it.")
    assert evaluation.by == "Isla Grant"
    workspace.work.inspecting.evaluate(str(editor.key), on=date(2026, 6, 1), level=4)
    said = "Progress: first 2 Weak on 5 Jan 2026, latest 4 Good on 1 Jun 2026: two levels higher."
    assert editor.progress.said.text() == said
    assert len(editor.progress.rows) == 2
    assert unnamed_focusable(page) == []
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert [each.level for each in evaluations_of(workspace.contents, str(editor.key))] == [4]


def test_strengths_and_grounds_are_not_followed_through(page: InspectionsPage, workspace: Workspace) -> None:
    assert page.key is not None
    workspace.work.inspecting.add_points(page.key, PointKind.GROUND, ("They knew",))
    assert opened(page, kind=PointKind.GROUND).progress is None


def test_another_cycle_shows_what_was_marked_in_it_and_takes_what_was_not(
    page: InspectionsPage, workspace: Workspace, inspection: str, qtbot: QtBot, new_file: Path, opening: Opening
) -> None:
    marked, unmarked = page.points.sections[PointKind.AREA].rows.keys
    area = workspace.work.findings.record(FindingKind.AREA, "5.4", "No advocate")
    workspace.work.inspecting.answer(marked, known=Known.YES, reason="In spring.", findings=(area,))
    workspace.work.cycles.start_next("Self-evaluation 2027–28")
    page.hide()
    workspace.work.close()
    later = opening(new_file, InlineExecutor())
    assert later.contents.cycle.title == "Self-evaluation 2027–28"
    page = shown(qtbot, later)
    editor = opened(page)
    assert not editor.mark.isVisible()
    said = "Marked in “Self-evaluation 2026–27”: Had it. In spring. It links 1 entry of that cycle."
    assert editor.elsewhere.text() == said
    editor = opened(page, 1)
    assert editor.elsewhere.text().startswith("Held beside “Self-evaluation 2026–27”, which is not open.")
    pick(editor.known, "Did not have it")
    assert page.points.sections[PointKind.AREA].said.text() == "Of the 2, we already had 1 and did not have 1."
    assert answer_to(later.contents, unmarked).known is Known.NO


def test_removing_and_undoing(page: InspectionsPage, workspace: Workspace, inspection: str) -> None:
    editor = opened(page)
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    section = page.points.sections[PointKind.AREA]
    assert section.told.text() == "Area for improvement removed. Undo: Ctrl+Z"
    assert section.count.text() == "1"
    workspace.work.session.undo()
    assert section.rows.keys == tuple(point.key for point in points_of(workspace.contents, inspection))
    QTest.mouseClick(page.facts.remove, Qt.MouseButton.LeftButton)
    assert page.empty.isVisible()
    assert page.said.text().startswith("Inspection removed")
    workspace.work.session.undo()
    assert page.key == inspection
    assert page.facts.title.text() == "Joint inspection"
    assert len(points_of(workspace.contents, inspection)) == 2


def test_another_inspection_is_shown_and_nothing_typed_goes_to_the_wrong_one(
    page: InspectionsPage, workspace: Workspace, inspection: str
) -> None:
    other = workspace.work.inspecting.record("Earlier one", published_on=date(2019, 1, 1))
    write(page.facts.reference, "Page 4")
    page.show_inspection(other)
    write(page.facts.reference, "Page 9")
    page.show_inspection(inspection)
    found = workspace.contents.of(Inspection)
    assert (found[inspection].reference, found[other].reference) == ("Page 4", "Page 9")
    assert page.facts.reference.text() == "Page 4"
    assert "Joint inspection · report of 1 October 2026" in [page.which.itemText(n) for n in range(page.which.count())]


def test_days_the_wrong_way_round_are_told(page: InspectionsPage, inspection: str) -> None:
    write_day(page.facts.begun, "14 Sep 2026")
    write_day(page.facts.ended, "2 Sep 2026")
    assert page.facts.days_note.text() == "This inspection ends before it begins. Both days are saved as they stand."
    write_day(page.facts.ended, "2 Oct 2026")
    assert page.facts.days_note.isHidden()


def test_every_widget_has_a_name(page: InspectionsPage) -> None:
    opened(page)
    assert unnamed_focusable(page) == []
