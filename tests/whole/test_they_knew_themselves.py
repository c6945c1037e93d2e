"""Real input: the inspection of 2023 in East Dunbartonshire, held beside a self-evaluation, typed into the real window.

Facts are those of the council's technical note 064-23 (seed 004_84b999fd0e3ca32a.txt, by line), in own words: the
inspectors' level of 2.1 (line 23), confidence and its seven grounds (36-44), five areas for improvement (46).

**What the self-evaluation had before, and its levels, are invented**: the note says only that many points were known.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Origin
from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.inspecting.recorded import answer_to, points_of
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.inspecting import Inspection, Known, PointKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.ui.inspecting.actions_dialog import ActionsDialog
from cpc_selfeval.ui.inspecting.page import InspectionsPage
from cpc_selfeval.ui.inspecting.point_editor import PointEditor
from cpc_selfeval.ui.kit import hand_over_all, unnamed_focusable
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.ui.evidence.typing import pick, tick, write, write_day
from tests.whole.conftest import OFFICER, Opening

KNOWN_BEFORE = {
    "5.4": "Advocacy is not offered to every child at the same time.",
    "5.2": "Chronologies differ in quality from team to team.",
    "6.4": "We count what we do, and seldom what came of it.",
}
AREAS = (
    "Not all children know of advocacy, and it is not there for all alike",
    "Children who were at risk have few ways to inform strategic planning",
    "The quality of chronologies can be better",
    "Children wait too long for specialist mental health services",
    "Impact and outcomes for children and families can be analysed further",
)
GROUNDS = (
    "Partners work well together and want better outcomes",
    "Staff are confident in what they know, and records bear it out",
    "Staff trust their leaders to go on changing things",
    "Management information and self-evaluation find what to improve",
    "Agencies work together, with the third sector in it",
    "Recent commitments to new ways of working",
    "Their own self-evaluation had found many of the same areas",
)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The self-evaluation as it stood before the inspection: entries, and a level agreed in August 2022."""
    path = tmp_path / "east-dunbartonshire.cpcse"
    beginning = Beginning(
        framework=shipped_framework(DEFAULT_FRAMEWORK),
        committee="East Dunbartonshire Child Protection Committee",
        area="East Dunbartonshire",
        title="Self-evaluation 2022",
    )
    work = begin(path, beginning, OFFICER)
    for code, text in KNOWN_BEFORE.items():
        work.findings.record(FindingKind.AREA, code, text)
    meeting = work.setup.add_meeting(Body.CPC, on=date(2022, 8, 30))
    work.levels.choose("2.1", Stage.AGREED, level=4)
    work.levels.draft("2.1", Stage.AGREED, meeting=meeting, on=date(2022, 8, 30), reason="Invented for this test.")
    work.levels.record("2.1", Stage.AGREED)
    work.close()
    return path


def inspections_page(window: MainWindow) -> InspectionsPage:
    window.menus.actions["inspections"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, InspectionsPage)
    return page


def record_inspection(page: InspectionsPage, qtbot: QtBot) -> None:
    assert page.empty.button is not None
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    write(page.facts.title, "Joint inspection of services for children at risk of harm")
    hand_over_all(page)
    qtbot.waitUntil(page.points.isVisible)
    write(page.facts.publisher, "Care Inspectorate and three others")
    write_day(page.facts.notified, "26 Sep 2022")
    write_day(page.facts.published, "18 April 2023")
    write(page.facts.reference, "Technical note 064-23")
    write(page.facts.confidence, "confident that partners have the capacity to make changes")
    hand_over_all(page)


def paste_points(page: InspectionsPage, qtbot: QtBot, kind: PointKind, texts: tuple[str, ...]) -> None:
    section = page.points.sections[kind]
    QTest.mouseClick(section.add, Qt.MouseButton.LeftButton)
    editor = section.editor
    assert isinstance(editor, PointEditor)
    QApplication.clipboard().setText("\n".join(f"• {text}" for text in texts))
    QTest.keyClick(editor.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hand_over_all(page)
    assert editor.split.text() == f"Make {len(texts)} points of these lines, without their bullets"
    QTest.mouseClick(editor.split, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(section.rows.keys) == len(texts))


def grade(page: InspectionsPage, qtbot: QtBot) -> None:
    tick(page.grades.more, ("2.1",))
    qtbot.waitUntil(lambda: len(page.grades.rows) == 1)
    (row,) = page.grades.rows.values()
    pick(row.level, "4 Good")
    qtbot.waitUntil(lambda: row.said.text() == "The self-evaluation was at the same level as the inspectors.")
    assert row.ours.text() == "4 Good, agreed by the CPC 30 Aug 2022"


def mark(page: InspectionsPage, qtbot: QtBot, place: int, words: str, entry: str = "") -> None:
    section = page.points.sections[PointKind.AREA]
    QTest.mouseClick(section.rows._rows[place].card, Qt.MouseButton.LeftButton)
    editor = section.editor
    assert isinstance(editor, PointEditor)
    pick(editor.known, words)
    if entry:
        tick(editor.entries, (entry,))
    QTest.mouseClick(editor.done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.editor is None)


def test_they_knew_themselves(open_window: Opening, before: Path, qtbot: QtBot) -> None:
    window = open_window(before)
    page = inspections_page(window)
    record_inspection(page, qtbot)
    grade(page, qtbot)
    paste_points(page, qtbot, PointKind.AREA, AREAS)
    paste_points(page, qtbot, PointKind.GROUND, GROUNDS)
    mark(page, qtbot, 0, "Had it", "5.4")
    mark(page, qtbot, 2, "Had it", "5.2")
    mark(page, qtbot, 4, "Had part of it", "6.4")
    for place in (1, 3):
        mark(page, qtbot, place, "Did not have it")
    areas = page.points.sections[PointKind.AREA]
    qtbot.waitUntil(lambda: areas.said.text() == "Of the 5, we already had 2, had part of 1 and did not have 2.")

    def make_three() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ActionsDialog)
        for tickbox in list(dialog.ticks.values())[3:]:
            tickbox.click()
        assert dialog.make.text() == "Make 3 actions"
        dialog.make.click()

    QTimer.singleShot(0, make_three)
    QTest.mouseClick(page.points.make, Qt.MouseButton.LeftButton)
    session = window.workspace.work.session
    assert session.drain(20)
    qtbot.waitUntil(lambda: page.points.made.text() == "3 actions were made, one for each point. Undo: Ctrl+Z")
    contents = window.workspace.contents
    assert [action.text for action in contents.actions_in_order] == list(AREAS[:3])
    assert {action.origin for action in contents.actions_in_order} == {Origin.INSPECTION}
    (inspection,) = contents.of(Inspection).values()
    assert (inspection.notified_on, inspection.published_on) == (date(2022, 9, 26), date(2023, 4, 18))
    assert inspection.confidence == "confident that partners have the capacity to make changes"
    points = points_of(contents, inspection.key, PointKind.AREA)
    assert [point.text for point in points] == list(AREAS)
    assert tuple(point.text for point in points_of(contents, inspection.key, PointKind.GROUND)) == GROUNDS
    answer = answer_to(contents, points[0].key)
    (entry,) = answer.findings
    assert (contents.findings[entry].text, answer.known) == (KNOWN_BEFORE["5.4"], Known.YES)
    assert contents.actions_in_order[0].findings == (entry,)
    assert unnamed_focusable(page) == []
    window.menus.actions["undo"].trigger()
    assert session.drain(20)
    assert window.workspace.contents.actions == {}


def test_the_facts_are_those_of_the_published_note() -> None:
    """Only where the published texts are at hand: counts and the level that this test types in are theirs."""
    for seed in sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("004_*.txt")):
        note = seed.read_text(encoding="utf-8")
        grounds = note[note.index("7. The scrutiny partners") : note.index("8. Scope for improvement")]
        assert grounds.count("•") == len(GROUNDS) == 7
        assert "‘Good’" in note
        for word in ("advocacy", "strategic planning", "chronologies", "CAMHS", "impact and outcomes"):
            assert word in note[note.index("8. Scope for improvement") :]
    assert len(AREAS) == 5
