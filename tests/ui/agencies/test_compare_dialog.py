"""Comparing: every conflict is decided by a person, what is accepted is in the file in one step, and comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.returns.records import AgencyReturn, Verdict
from cpc_selfeval.ui.agencies import compare_dialog
from cpc_selfeval.ui.agencies.compare_dialog import BLANKS, KEPT, CompareDialog
from cpc_selfeval.ui.agencies.compared import Choice
from cpc_selfeval.ui.kit import PlainText, unnamed_focusable
from cpc_selfeval.ui.kit.note_dialog import NoteDialog
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.agencies.conftest import CameBack, comment_of, opened, with_changes
from tests.ui.agencies.samples import OURS, line, overfull, preview, typical

THEIRS = "Officers meet the child on the first day."


def shown(qtbot: QtBot, workspace: Workspace, preview: Preview) -> CompareDialog:
    """The dialog, open."""
    dialog = CompareDialog(workspace, preview)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog, before_close_func=lambda _dialog: dialog.decisions.begin_again())
    dialog.begin()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> CompareDialog:
    """Every case, made by hand."""
    return shown(qtbot, workspace, typical())


@pytest.fixture
def conflict(workspace: Workspace, strength: Finding, came_back_as: CameBack, police: Agency) -> Preview:
    """The agency changed its strength, which was changed here too, and commented."""
    tables = workspace.contents.tables
    workspace.work.findings.revise(strength.key, text=OURS)
    return came_back_as(
        with_changes(tables, replace(strength, text=THEIRS), comment_of(workspace, police, "A comment"))
    )


def test_it_begins_on_the_first_line_to_decide_and_says_what_is_to_come(dialog: CompareDialog) -> None:
    line = dialog.comparing.list.current_line()
    assert line is not None
    assert line.place == 2
    assert dialog.comparing.list.hasFocus()
    assert dialog.summary.text() == "5 changes will be taken, 1 stays as ours, 3 still to decide."
    assert not dialog.take_over.isEnabled()
    assert dialog.take_over.accessibleDescription() == "Possible once 3 changes more are decided."
    assert dialog.late.text() == "It came 5 days after the day it was asked for."
    assert dialog.notes.text().startswith("2 rows were not understood")
    assert dialog.all_notes.text() == "All 2 notes…"
    assert dialog.rules.text() == BLANKS
    assert unnamed_focusable(dialog) == []


def test_it_is_decided_by_keyboard_alone(dialog: CompareDialog) -> None:
    listed = dialog.comparing.list
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert dialog.decisions.of(2) is Choice.TAKE
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert dialog.decisions.of(2) is Choice.KEEP
    QTest.keyClick(listed, Qt.Key.Key_Return)
    details = dialog.comparing.details
    assert details.keep.hasFocus()
    details.next.setFocus()
    QTest.keyClick(details.next, Qt.Key.Key_Return)
    line = listed.current_line()
    assert line is not None
    assert line.place == 6
    QTest.keyClick(details.take, Qt.Key.Key_Space)
    assert dialog.decisions.of(6) is Choice.TAKE
    QTest.keyClick(details.take, Qt.Key.Key_Escape)
    assert listed.hasFocus()
    assert dialog.isVisible()


def test_several_are_decided_in_the_same_way(dialog: CompareDialog) -> None:
    menu = dialog.several.menu()
    words = [act.text() for act in menu.actions()]
    assert words[:2] == ["Take theirs: all 3 still to decide", "Keep ours: all 3 still to decide"]
    menu.actions()[1].trigger()
    assert dialog.take_over.isEnabled()
    assert dialog.summary.text() == "5 changes will be taken, 4 stay as ours."
    menu.actions()[-1].trigger()
    assert dialog.decisions.undecided == (2, 6, 7)


def test_a_line_that_cannot_be_taken_says_so(dialog: CompareDialog) -> None:
    dialog.comparing.list.go_to(8)
    details = dialog.comparing.details
    assert not details.take.isEnabled()
    assert "Only the committee moves a due date." in details.sentence.text()
    spoken = dialog.comparing.model.index_of(8).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Cannot be taken. Action A-07 One chronology format, Due date.")


def test_what_is_accepted_is_in_the_file_in_one_step_and_undone_in_one(
    qtbot: QtBot, workspace: Workspace, strength: Finding, came_back_as: CameBack, police: Agency
) -> None:
    tables = workspace.contents.tables
    theirs = with_changes(tables, replace(strength, text=THEIRS), comment_of(workspace, police, "A comment"))
    dialog = shown(qtbot, workspace, came_back_as(theirs))
    assert dialog.take_over.isEnabled()
    before = workspace.contents
    with qtbot.waitSignal(dialog.accepted_all):
        QTest.keyClick(dialog.take_over, Qt.Key.Key_Return)
    assert workspace.contents.findings[strength.key].text == THEIRS
    comment = workspace.contents.comment(police.key, "2.1")
    assert comment is not None
    assert comment.text == "A comment"
    workspace.work.session.undo()
    assert workspace.contents.findings == before.findings
    assert workspace.contents.returns == ()


def test_what_is_kept_as_ours_stays_readable_with_the_return(
    qtbot: QtBot, workspace: Workspace, strength: Finding, conflict: Preview, came_back_as: CameBack
) -> None:
    workspace.work.findings.revise(strength.key, text="Changed here since.")
    theirs = with_changes(workspace.contents.tables, replace(strength, text=THEIRS))
    dialog = shown(qtbot, workspace, came_back_as(theirs))
    assert not dialog.take_over.isEnabled()
    dialog._decide(dialog.decisions.undecided, Choice.KEEP)
    with qtbot.waitSignal(dialog.accepted_all):
        dialog.accept_all()
    (returned,) = workspace.contents.of(AgencyReturn).values()
    (value,) = workspace.contents.values_of_return(returned.key)
    assert (value.theirs, value.ours, value.verdict) == (THEIRS, "Changed here since.", Verdict.NOT_TAKEN)
    assert workspace.contents.findings[strength.key].text == "Changed here since."


def test_what_was_changed_here_meanwhile_is_compared_again(
    qtbot: QtBot, workspace: Workspace, strength: Finding, came_back_as: CameBack
) -> None:
    theirs = with_changes(workspace.contents.tables, replace(strength, text=THEIRS))
    dialog = shown(qtbot, workspace, came_back_as(theirs))
    workspace.work.findings.revise(strength.key, text="Typed while it was compared.")
    dialog.accept_all()
    assert "Something was changed here since" in dialog.fault.text()
    assert workspace.contents.findings[strength.key].text == "Typed while it was compared."
    assert workspace.contents.returns == ()
    with qtbot.waitSignal(dialog.again_asked):
        dialog.again.click()


def test_leaving_asks_once_something_was_decided(dialog: CompareDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, question: str, *_: object, **__: object) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(compare_dialog, "confirm", answer)
    QTest.keyClick(dialog.comparing.list, Qt.Key.Key_Space)
    dialog.close_button.click()
    assert asked == ["Leave without taking anything over?"]
    assert dialog.isVisible()


def test_leaving_untouched_asks_nothing(dialog: CompareDialog) -> None:
    dialog.close_button.click()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_a_return_that_changes_nothing_can_be_noted(qtbot: QtBot, workspace: Workspace, came_back_as: CameBack) -> None:
    dialog = shown(qtbot, workspace, came_back_as(workspace.contents.tables))
    assert dialog.nothing.isVisible()
    assert dialog.take_over.text() == "Note that it came"
    with qtbot.waitSignal(dialog.accepted_all):
        dialog.take_over.click()
    assert len(workspace.contents.returns) == 1


def test_two_hundred_lines_of_long_texts_are_laid_out_one_at_a_time(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = shown(qtbot, workspace, overfull())
    comparing = dialog.comparing
    first = comparing.details.line
    for _ in range(40):
        QTest.keyClick(comparing.list, Qt.Key.Key_Down)
    assert comparing.details.line == first, "while the keyboard moves on, nothing is laid out"
    here = comparing.list.current_line()
    qtbot.waitUntil(lambda: comparing.details.line == here)
    assert here is not None
    theirs = [side for side in comparing.details.sides if not side.isHidden()][-1]
    assert theirs.text.toPlainText().startswith(f"{here.place} Children")


def test_in_little_room_the_texts_take_the_place_of_the_list(dialog: CompareDialog, qtbot: QtBot) -> None:
    dialog.resize(660, 420)
    comparing = dialog.comparing
    qtbot.waitUntil(comparing.details.isHidden)
    assert comparing.list.isVisible()
    QTest.keyClick(comparing.list, Qt.Key.Key_Return)
    assert comparing.list.isHidden()
    assert comparing.details.isVisible()
    QTest.keyClick(comparing.details.back, Qt.Key.Key_Return)
    assert comparing.list.isVisible()
    assert comparing.details.isHidden()


def test_what_was_decided_while_nothing_can_be_saved_is_kept_and_decided_once(
    qtbot: QtBot, workspace: Workspace, strength: Finding, came_back_as: CameBack
) -> None:
    theirs = with_changes(workspace.contents.tables, replace(strength, text=THEIRS))
    dialog = shown(qtbot, workspace, came_back_as(theirs))
    path = workspace.work.session.path
    away = path.rename(path.with_name("put away.cpcse"))
    dialog.accept_all()
    assert KEPT in dialog.fault.text()
    assert not dialog.take_over.isEnabled()
    assert dialog.isVisible()
    away.rename(path)
    with qtbot.waitSignal(dialog.accepted_all):
        workspace.work.session.try_again()
    assert not dialog.isVisible()
    assert len(workspace.contents.returns) == 1
    assert workspace.contents.findings[strength.key].text == THEIRS


def test_a_long_note_gives_way_to_the_lines_and_is_read_in_full_elsewhere(qtbot: QtBot, workspace: Workspace) -> None:
    note = "This row was left aside. It says: " + "word " * 5_000
    dialog = shown(qtbot, workspace, preview(line(0), notes=(note,)))
    assert len(dialog.notes.text()) <= 161
    dialog.all_notes.click()
    told = opened(NoteDialog)
    assert note in [label.text() for label in told.findChildren(PlainText)]
    told.close()
