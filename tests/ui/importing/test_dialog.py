"""Importing a list in the window: chosen, mapped, looked at, accepted, undone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cpc_selfeval.domain.action import Origin, Status
from cpc_selfeval.domain.change import Change, ChangeKind
from cpc_selfeval.domain.importing.fields import Field
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.domain.importing_refusals import PreviewOutdated
from cpc_selfeval.domain.saving_refusals import DiskFull
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.ui.importing.asking import came_in_words, page_of
from cpc_selfeval.ui.importing.dialog import ImportDialog
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.domain.importing.plans import EVIDENCE, IMPROVEMENT, INSPECTION, LEARNING_REVIEW, Rows
from tests.editing.test_importing import listed, workbook
from tests.ui.conftest import ISLA, Opening
from tests.ui.held_up import held_up

Begun = Callable[[Path], ImportDialog]


@pytest.fixture
def begun(workspace: Workspace, qtbot: QtBot) -> Begun:
    """Opens the dialog on a list, once that was read."""
    window = QWidget()
    qtbot.addWidget(window)

    def read(path: Path, wanted: Workspace = workspace) -> ImportDialog:
        dialog = ImportDialog(wanted, window)
        dialog.read(path)
        dialog.open()
        qtbot.waitUntil(lambda: not dialog.list_step.said.text().startswith("Reading"), timeout=20_000)
        return dialog

    return read


@pytest.fixture
def inspection(begun: Begun, tmp_path: Path) -> ImportDialog:
    """The dialog on a plan after an inspection."""
    return begun(listed(tmp_path / "plan.csv"))


def pick(box: QComboBox, words: str) -> None:
    """Choose by keyboard the option that begins with some words."""
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText().startswith(words):
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{box.accessibleName()} does not offer {words!r}")


def tick(dialog: ImportDialog, row: int) -> None:
    """Press Space on the row of the list with this number."""
    table = dialog.preview_step.table
    place = [each.row for each in dialog.preview_step.model.rows].index(row)
    table.setCurrentIndex(dialog.preview_step.model.index(place, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)


def plan_of(dialog: ImportDialog) -> Import:
    assert dialog.plan is not None
    return dialog.plan


def texts(workspace: Workspace) -> list[str]:
    return [action.text for action in workspace.contents.actions_in_order]


def test_a_workbook_comes_in_by_three_presses_and_goes_out_by_one_undo(
    begun: Begun, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = begun(workbook(tmp_path / "plan.xlsx"))
    came: list[Import] = []
    dialog.came_in.connect(came.append)
    assert dialog.list_step.sheet.currentText() == "Plan"
    assert dialog.list_step.header.currentText().startswith("Row 4: Ref, Area for improvement")
    dialog.forward.click()
    assert dialog.mapping_step.isVisible()
    dialog.forward.click()
    assert dialog.preview_step.summary.text() == "4 actions come in. 6 rows do not; why stands beside each."
    assert dialog.forward.text() == "&Bring in 4 actions"
    assert texts(workspace) == []
    dialog.forward.click()
    assert not dialog.isVisible()
    assert len(texts(workspace)) == 4
    assert [page_of(plan) for plan in came] == ["actions"]
    assert came_in_words(came[0]) == "4 actions came in. Undo takes them out again."
    workspace.work.session.undo()
    assert texts(workspace) == []


def test_it_comes_in_through_the_file_s_own_thread(
    begun: Callable[..., ImportDialog], opening: Opening, beginning: Beginning, tmp_path: Path, qtbot: QtBot
) -> None:
    faults: list[BaseException] = []
    begin(tmp_path / "threaded.cpcse", beginning, ISLA).close()
    threaded = opening(tmp_path / "threaded.cpcse", ThreadExecutor(faults.append))
    dialog = begun(listed(tmp_path / "plan.csv"), threaded)
    with qtbot.waitSignal(dialog.came_in, timeout=20_000), held_up(threaded):
        for _ in dialog.steps:
            dialog.forward.click()
        assert dialog.coming.text() == "4 actions on the way into the file. A long list takes some seconds."
        assert dialog.progress.isVisible()
        assert dialog.cancel.text() == "Close", "nothing is cancelled any more, only undone"
        threaded.changed.emit(Applied(Change("something else", ()), ChangeKind.MADE, datetime.now(UTC), None))
        assert not dialog.forward.isEnabled(), "they would come in twice"
        assert not dialog.back.isEnabled()
    assert len(texts(threaded)) == 4
    assert faults == []


def test_a_column_can_become_something_else(inspection: ImportDialog, workspace: Workspace) -> None:
    inspection.forward.click()
    pick(inspection.mapping_step.columns[0], "Resources")
    pick(inspection.mapping_step.columns[1], "Measure")
    assert inspection.fault.text() == (
        "“Area for improvement” and “Measure of success” both become “Measure”: only one of them can."
    )
    assert not inspection.forward.isEnabled()
    pick(inspection.mapping_step.columns[5], "Kept")
    assert not inspection.fault.isVisible()
    fields = {column.name: column.field for column in inspection.mapping_step.mapping.columns}
    assert (fields["Ref"], fields["Area for improvement"]) == (Field.RESOURCES, Field.MEASURE)
    assert fields["Measure of success"] is None
    assert plan_of(inspection).faults == ()
    inspection.forward.click()
    inspection.forward.click()
    first = workspace.contents.actions_in_order[0]
    assert (first.resources, first.measure) == ("1.1", "Chronologies")


def test_without_an_action_there_is_no_next(inspection: ImportDialog) -> None:
    inspection.forward.click()
    pick(inspection.mapping_step.columns[2], "Kept")
    assert inspection.fault.text() == "No column is the action yet."
    assert not inspection.forward.isEnabled()
    pick(inspection.mapping_step.columns[2], "Action")
    assert inspection.forward.isEnabled()


def test_a_word_that_nobody_knows_is_asked_for(begun: Begun, workspace: Workspace, tmp_path: Path) -> None:
    dialog = begun(listed(tmp_path / "plan.csv", LEARNING_REVIEW))
    dialog.forward.click()
    asked = dialog.mapping_step.statuses["zebra"]
    assert asked.currentIndex() == -1
    assert dialog.focusWidget() is asked
    assert not dialog.forward.isEnabled()
    pick(asked, "Withdrawn")
    assert dialog.forward.isEnabled()
    dialog.forward.click()
    dialog.forward.click()
    assert workspace.contents.actions_in_order[4].status is Status.WITHDRAWN


def test_a_word_can_be_kept_without_a_status(begun: Begun, tmp_path: Path) -> None:
    dialog = begun(listed(tmp_path / "plan.csv", LEARNING_REVIEW))
    dialog.forward.click()
    pick(dialog.mapping_step.statuses["zebra"], "No status: keep the words")
    assert "Imported: RAG: Zebra" in plan_of(dialog).entries[4].notes[0]


def test_other_columns_and_headings_need_not_be_kept(inspection: ImportDialog) -> None:
    inspection.forward.click()
    QTest.keyClick(inspection.mapping_step.keep_others, Qt.Key.Key_Space)
    QTest.keyClick(inspection.mapping_step.keep_headings, Qt.Key.Key_Space)
    assert plan_of(inspection).entries[0].notes == ("Imported: Area for improvement: Chronologies",)
    assert inspection.mapping_step.columns[0].currentText() == "Not taken"


def test_rows_without_an_action_can_go_on_with_the_one_above(inspection: ImportDialog) -> None:
    inspection.forward.click()
    QTest.keyClick(inspection.mapping_step.join_rows, Qt.Key.Key_Space)
    assert "Imported: Timescale: TBC" in plan_of(inspection).entries[3].notes[0]


def test_the_words_of_evidence_stand_at_its_choices(begun: Begun, tmp_path: Path) -> None:
    dialog = begun(listed(tmp_path / "list.csv", EVIDENCE))
    dialog.forward.click()
    assert dialog.mapping_step.keep_others.words == "Keep other columns in what it shows"
    assert dialog.mapping_step.columns[3].currentText() == "Agency"


def test_a_row_can_be_left_out_and_taken_again(inspection: ImportDialog, workspace: Workspace) -> None:
    inspection.go_to(2)
    tick(inspection, 7)
    assert [entry.row for entry in plan_of(inspection).entries] == [6, 9, 10]
    assert inspection.preview_step.details_heading.text() == "Row 7 does not come in. You left it out."
    assert inspection.forward.text() == "&Bring in 3 actions"
    tick(inspection, 7)
    tick(inspection, 12)
    tick(inspection, 9)
    inspection.forward.click()
    assert "Audit thirty files" in texts(workspace)
    assert len(texts(workspace)) == 3


def test_what_is_in_the_file_already_can_be_taken_all_the_same(
    begun: Begun, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.work.actions.plan("Audit thirty files")
    dialog = begun(listed(tmp_path / "plan.csv"))
    dialog.go_to(2)
    assert len(plan_of(dialog).entries) == 3
    tick(dialog, 7)
    dialog.forward.click()
    assert texts(workspace).count("Audit thirty files") == 2


def test_what_is_saved_meanwhile_is_seen(inspection: ImportDialog, workspace: Workspace) -> None:
    inspection.go_to(2)
    workspace.work.actions.plan("Audit thirty files")
    assert [entry.row for entry in plan_of(inspection).entries] == [6, 9, 10]
    inspection.forward.click()
    assert texts(workspace).count("Audit thirty files") == 1


def test_a_row_is_shown_as_what_it_becomes(inspection: ImportDialog) -> None:
    inspection.go_to(2)
    step = inspection.preview_step
    assert step.details_heading.text() == "Row 6 becomes"
    assert step.details.text().splitlines()[:3] == [
        "Action: Agree one way of keeping chronologies and train all teams in it",
        "Status: On track",
        "Lead: Head of service, Children and Families",
    ]
    words = step.model.data(step.model.index(0, 3), Qt.ItemDataRole.AccessibleTextRole)
    assert words == "What happens: It stands above the headings."
    assert step.model.data(step.model.index(0, 0), Qt.ItemDataRole.CheckStateRole) is None
    assert step.model.data(QModelIndex()) is None


def test_the_chosen_row_stays_in_sight_however_long_its_words_are(qtbot: QtBot, begun: Begun, tmp_path: Path) -> None:
    """The words below the table take room from it: the last rows were chosen below its edge."""
    head = ["Action", "Lead", "Due", "Status", "Outcome", "Measure", "Baseline"]
    many: Rows = [head, *([f"{word} {n}" for word in head] for n in range(60)), ["Total"]]
    dialog = begun(listed(tmp_path / "plan.csv", many))
    dialog.go_to(2)
    table = dialog.preview_step.table
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)

        def in_sight() -> bool:
            row = table.visualRect(table.currentIndex())
            return row.top() >= 0 and row.bottom() <= table.viewport().height()

        for _ in range(3):
            QApplication.processEvents()  # the words below are laid out anew, and then the table
        qtbot.waitUntil(in_sight)


def test_where_actions_come_from_is_said_once_for_all(inspection: ImportDialog, workspace: Workspace) -> None:
    pick(inspection.list_step.origin, "Inspection")
    inspection.go_to(2)
    inspection.forward.click()
    assert {action.origin for action in workspace.contents.actions.values()} == {Origin.INSPECTION}


def test_another_row_can_have_the_headings(begun: Begun, tmp_path: Path) -> None:
    dialog = begun(listed(tmp_path / "plan.csv", IMPROVEMENT))
    pick(dialog.list_step.header, "Row 1")
    assert dialog.list_step.columns.text().startswith("10 columns: Harbour CPC improvement plan 2026/27 · Column C")
    pick(dialog.list_step.header, "Row 3")
    assert "Action · Lead agency" in dialog.list_step.columns.text()
    assert plan_of(dialog).counted == "3 actions"


def test_evidence_comes_in(begun: Begun, workspace: Workspace, tmp_path: Path) -> None:
    dialog = begun(listed(tmp_path / "list.csv", EVIDENCE))
    assert dialog.list_step.kind.currentText() == "Evidence"
    assert not dialog.list_step.origin_box.isVisible()
    dialog.go_to(2)
    assert "Title: Autumn file audit" in dialog.preview_step.details.text()
    dialog.forward.click()
    assert len(workspace.contents.evidence) == 3
    assert page_of(plan_of(dialog)) == "evidence"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF\x00", "“plan.csv” was not read as a list"),
        (b"\n", "There is no list in “plan.csv”"),
    ],
)
def test_what_cannot_be_read_is_told_and_another_file_can_be_chosen(
    begun: Begun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, content: bytes, said: str
) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(content)
    dialog = begun(path)
    assert dialog.list_step.said.text().startswith(said)
    assert not dialog.forward.isEnabled()
    other = str(listed(tmp_path / "other.csv"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (other, ""))
    dialog.list_step.another.click()
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
    assert "“other.csv” was read" in dialog.list_step.said.text()


def test_what_waits_to_be_saved_closes_the_dialog_and_what_is_refused_does_not(
    inspection: ImportDialog, workspace: Workspace
) -> None:
    inspection.go_to(2)
    workspace.refused.emit(Refused("import", PreviewOutdated(), inspection, waiting=False))
    assert inspection.fault.text().startswith("The self-evaluation was changed since the list was looked at")
    assert inspection.forward.isEnabled()
    assert not inspection.progress.isVisible()
    assert inspection.cancel.text() == "Cancel"
    workspace.refused.emit(Refused("other", PreviewOutdated(), None, waiting=True))
    assert inspection.isVisible()
    workspace.refused.emit(Refused("import", DiskFull(Path("plan.cpcse")), inspection, waiting=True))
    assert not inspection.isVisible()


def test_closing_stops_the_reading(begun: Begun, tmp_path: Path, inspection: ImportDialog) -> None:
    inspection.read(workbook(tmp_path / "plan.xlsx"))
    inspection.cancel.click()
    QTest.qWait(50)
    assert inspection.plan is None


def test_what_was_read_for_a_dialogue_that_is_gone_is_told_to_nobody(tmp_path: Path, inspection: ImportDialog) -> None:
    inspection.read(listed(tmp_path / "another.csv"))
    for reading in threading.enumerate():
        if reading.name == "list":
            reading.join(20)
    delete(inspection)
    QApplication.processEvents()  # with what it told by then


def test_cancelling_brings_nothing_in(inspection: ImportDialog, workspace: Workspace) -> None:
    inspection.go_to(2)
    inspection.cancel.click()
    assert texts(workspace) == []
    assert not inspection.isVisible()


@pytest.mark.parametrize("rows", [INSPECTION, LEARNING_REVIEW, EVIDENCE], ids=["actions", "asked", "evidence"])
def test_everything_has_a_name_for_screen_readers(begun: Begun, tmp_path: Path, rows: Rows) -> None:
    dialog = begun(listed(tmp_path / "plan.csv", rows))
    for place in range(3):
        dialog.go_to(place)
        QApplication.processEvents()
        assert unnamed_focusable(dialog) == []
