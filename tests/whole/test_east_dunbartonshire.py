"""Real input: the published facts of the 2023 inspection in East Dunbartonshire, typed into the real window.

Facts are those of the council's technical note 064-23 (seed 004_84b999fd0e3ca32a.txt, by line), in own words. The
note gives the inspectors' grade of 2.1 (line 23), eight strengths (27-34), confidence in capacity (36-44), five areas
for improvement (46) and that an action plan follows, overseen by the Child Protection Committee (48).

**The committee's own levels, the actions' leads and dates in this test are invented**: no source gives them.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.papers import Written
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.indicator.findings_column import FindingsColumn
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.exports.tagged_pdf.reading import failed_rules, structure
from tests.ui.evidence.typing import pick, write, write_day
from tests.whole.conftest import OFFICER, Opening, new_file

STRENGTHS: dict[str, tuple[str, ...]] = {
    "2.1": (
        "Many children get the right help to make and keep loving relationships, also with brothers and sisters.",
        "Regulated care inspections rate wellbeing, care planning and nurturing relationships good or better.",
        "Almost all children feel safe where they live; young asylum seekers are supported and keep their culture.",
        "Young people are listened to, feel involved and know their rights; many have lasting bonds with key staff.",
        "Safety and wellbeing stayed a priority of leaders throughout the pandemic, and children gained from it.",
    ),
    "6.3": ("Young people shaped services directly, such as the House project, and how records are kept.",),
    "3.1": ("Staff are centred on the child in how they work.",),
    "5.1": ("Statutory and voluntary agencies give practical, early help together, from before birth to the teens.",),
}
AREAS: dict[str, tuple[str, ...]] = {
    "5.4": ("Not all children know of advocacy, and it is not offered everywhere alike.",),
    "6.3": ("Children who were at risk of harm have few ways to inform strategic planning.",),
    "5.2": ("The quality of chronologies can be better.",),
    "2.1": ("Children wait too long for specialist mental health services.",),
    "6.4": ("Impact and outcomes for children and families are not analysed enough.",),
}
ACTIONS = {
    "5.4": "Offer advocacy to every child before the first child protection planning meeting.",
    "6.3": "Set up a standing group of young people that reads strategic plans in draft.",
    "5.2": "Agree one chronology format and read twenty each quarter.",
    "2.1": "Agree with the health board what is offered while children wait.",
    "6.4": "Report once a year what changed for children, with figures and their own words.",
}
INSPECTION = "Joint inspection of services for children at risk of harm, report of 18 April 2023"
GRADE = "Indicator 2.1 was graded good: important strengths clearly outweigh what can be better."


def _column(page: IndicatorPage, kind: FindingKind) -> FindingsColumn:
    return page.strengths if kind is FindingKind.STRENGTH else page.areas


def _go_to(window: MainWindow, qtbot: QtBot, code: str) -> IndicatorPage:
    window.workspace.indicator_requested.emit(code)
    page = window.findChild(IndicatorPage)
    assert isinstance(page, IndicatorPage)
    qtbot.waitUntil(lambda: page.current_code == code)
    return page


def _type_entry(page: IndicatorPage, kind: FindingKind, text: str) -> None:
    column = _column(page, kind)
    QTest.mouseClick(column.add, Qt.MouseButton.LeftButton)
    box = QApplication.focusWidget()
    assert box is not None
    assert box.accessibleName().startswith("Text of the")
    QTest.keyClicks(box, text)
    assert column.editor is not None
    QTest.mouseClick(column.editor.done, Qt.MouseButton.LeftButton)


def _type_action(page: IndicatorPage, text: str) -> None:
    QTest.mouseClick(page.planned.plan_button, Qt.MouseButton.LeftButton)
    assert page.planned.new is not None
    QTest.keyClicks(page.planned.new.text, text)
    QTest.mouseClick(page.planned.new.done, Qt.MouseButton.LeftButton)


def _type_inspection(page: IndicatorPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.evidence.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), EvidenceDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EvidenceDialog)
    form = dialog.editor.form
    write(form.title, INSPECTION)
    write(form.shows, GRADE)
    pick(form.source.source_type, "Inspection finding")
    write_day(form.source.period_from, "1 Oct 2022")
    write_day(form.source.period_to, "28 Feb 2023")
    write(form.source.reference, "Technical note 064-23, paragraph 5")
    dialog.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def _propose_good(page: IndicatorPage, qtbot: QtBot) -> None:
    recording = page.level.recording
    QTest.mouseClick(recording.cards.button_for(4), Qt.MouseButton.LeftButton)
    write(recording.form.reason, "Invented for this test: we see it as the inspectors did.")
    hand_over_all(page)
    QTest.mouseClick(recording.form.button, Qt.MouseButton.LeftButton)


@pytest.fixture
def filled(open_window: Opening, qtbot: QtBot, tmp_path: Path) -> Path:
    """Everything typed in, the window closed."""
    path = new_file(
        tmp_path / "east-dunbartonshire.cpcse",
        Beginning(
            framework=shipped_framework(DEFAULT_FRAMEWORK),
            committee="East Dunbartonshire Child Protection Committee",
            area="East Dunbartonshire",
            title="After the inspection of 2023",
        ),
    )
    window = open_window(path)
    for code in ("2.1", "3.1", "5.1", "5.2", "5.4", "6.3", "6.4"):
        page = _go_to(window, qtbot, code)
        for text in STRENGTHS.get(code, ()):
            _type_entry(page, FindingKind.STRENGTH, text)
        for text in AREAS.get(code, ()):
            _type_entry(page, FindingKind.AREA, text)
        if code in ACTIONS:
            _type_action(page, ACTIONS[code])
        if code == "2.1":
            _type_inspection(page, qtbot)
            _propose_good(page, qtbot)
    assert window.workspace.work.session.drain(20)
    assert window.close()
    return path


def test_what_was_typed_is_in_the_file_and_in_both_papers(filled: Path, qtbot: QtBot, tmp_path: Path) -> None:
    work = open_file(filled, OFFICER)
    contents = work.contents
    for code, texts in STRENGTHS.items():
        assert tuple(f.text for f in contents.findings_of(code, FindingKind.STRENGTH)) == texts
    for code, texts in AREAS.items():
        assert tuple(f.text for f in contents.findings_of(code, FindingKind.AREA)) == texts
    assert [action.text for action in contents.actions_of("5.2")] == [ACTIONS["5.2"]]
    (inspection,) = contents.evidence_of("2.1")
    assert (inspection.title, inspection.shows, inspection.source_type) == (INSPECTION, GRADE, SourceType.INSPECTION)
    where = position(contents, "2.1")
    assert (where.state, where.stage, where.level) == (State.PROPOSED, Stage.PROPOSED, 4)
    workbook, summary = tmp_path / "plan.xlsx", tmp_path / "summary.pdf"
    outcomes: list[Written] = []
    for paper, target in ((Paper.WORKBOOK, workbook), (Paper.FULL, summary)):
        work.papers.write(paper, target, outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == 2, timeout=60_000)
    assert [outcome.refusal for outcome in outcomes] == [None, None]
    work.close()
    typed = [*_all(STRENGTHS), *_all(AREAS), *ACTIONS.values(), INSPECTION]
    cells = _cells(workbook)
    assert [text for text in (*typed, GRADE) if text not in cells] == []
    said = " ".join(structure(summary.read_bytes()).text.split())
    assert [text for text in typed if text not in said] == []
    assert "Proposed: 4 Good" in said
    assert "Agreed: " not in said
    assert failed_rules(summary.read_bytes()) == []


def _all(entries: dict[str, tuple[str, ...]]) -> list[str]:
    return [text for texts in entries.values() for text in texts]


def _cells(workbook: Path) -> set[object]:
    book = openpyxl.load_workbook(workbook)
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def test_the_facts_are_those_of_the_published_note() -> None:
    """Only where the published texts are at hand: the counts and the grade that this test types in are theirs."""
    seeds = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("004_*.txt"))
    for seed in seeds:
        note = seed.read_text(encoding="utf-8")
        strengths = note[note.index("6. The report highlighted") : note.index("7. The scrutiny partners")]
        assert strengths.count("•") == len(_all(STRENGTHS)) == 8
        assert "‘Good’" in note
        for word in ("advocacy", "strategic planning", "chronologies", "CAMHS", "impact and outcomes"):
            assert word in note[note.index("8. Scope for improvement") :]
    assert len(_all(AREAS)) == 5
