"""Days and choices that are not in the file: named as not saved, held for the record that they were entered for, and
never dropped with a window that closes. In the real window with its real pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.editing.session import Session
from cpc_selfeval.ui.actions.due_box import DueBox
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.kit import ChoiceBox, DateEntry, PlainText, SeveralChoice
from cpc_selfeval.ui.window.closing import NotSavedDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.indicator.conftest import in_file, pick
from tests.ui.window.test_closing import answer

faults: list[BaseException] = []


@pytest.fixture
def window(qtbot: QtBot, new_file: Path, opening: Opening, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with its real pages; faults told meanwhile are collected, as in the program."""
    workspace = opening(new_file, ThreadExecutor(faults.append))
    shown = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    faults.clear()
    told = sys.excepthook
    sys.excepthook = lambda _kind, fault, _trace: faults.append(fault)
    yield shown
    sys.excepthook = told
    shown.close_at_once()
    shown.deleteLater()


@contextmanager
def fault_of_ours() -> Iterator[None]:
    """Nothing can be queued meanwhile, for a fault of the program."""

    def raises(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "make", raises)
        yield


def settled(workspace: Workspace) -> None:
    assert workspace.work.session.drain(20)
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    QApplication.processEvents()


def two_pieces(window: MainWindow) -> tuple[str, str]:
    """The keys of two pieces of evidence; the first is shown."""
    record = window.workspace.work.evidence.record
    keys = record("Survey", period_from=date(2026, 1, 5)), record("Audit", period_from=date(2026, 2, 6))
    settled(window.workspace)
    window.show_page("evidence")
    window.show_evidence(keys[0])
    return keys


def date_box(window: MainWindow, name: str) -> DateEntry:
    boxes = [box for box in window.findChildren(DateEntry) if box.name == name]
    (box,) = [box for box in boxes if box.isVisible()]
    return box


def enter(box: DateEntry, text: str) -> None:
    """Type over what stands there, and leave the box."""
    box.line.setFocus()
    box.line.selectAll()
    QTest.keyClicks(box.line, text)
    QTest.keyClick(box.line, Qt.Key.Key_Return)


def begins_with(window: MainWindow, words: str) -> bool:
    return window.save_state.now.words.startswith(words)


FROM = "Period from"


def test_a_day_that_cannot_be_read_is_not_saved_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    key, _ = two_pieces(window)
    box = date_box(window, FROM)
    enter(box, "end of March")
    assert box.fault.text()
    assert window.save_state.now.words == f"Not saved: {FROM}"
    assert not window.message_bar.isVisible(), "what is wrong stands below the box"
    window.setFocus()

    def go_back(dialog: NotSavedDialog) -> None:
        assert "Period from” (end of March)" in " ".join(label.text() for label in dialog.findChildren(PlainText))
        assert dialog.again.isHidden(), "to try again would change nothing"
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answer(go_back)
    assert not window.close(), "nothing that was typed goes unasked"
    assert window.focusWidget() is box.line
    enter(box, "31 March 2026")
    qtbot.waitUntil(lambda: begins_with(window, "Saved "))
    assert window.workspace.contents.evidence[key].period_from == date(2026, 3, 31)


def test_what_stood_there_before_is_nothing_to_ask_about(window: MainWindow, qtbot: QtBot) -> None:
    two_pieces(window)
    box = date_box(window, FROM)
    before = box.line.text()
    enter(box, "soon")
    enter(box, before)
    qtbot.waitUntil(lambda: begins_with(window, "Saved "))
    assert window.close()


def test_a_day_that_cannot_be_read_stays_with_its_own_record(window: MainWindow, qtbot: QtBot) -> None:
    first, second = two_pieces(window)
    enter(date_box(window, FROM), "31 Febr 2026")
    window.show_evidence(second)
    assert date_box(window, FROM).day() == date(2026, 2, 6), "the other piece shows its own"
    assert not date_box(window, FROM).fault.text()
    assert begins_with(window, "Not saved: ")
    window.show_evidence(first)
    box = date_box(window, FROM)
    assert box.line.text() == "31 Febr 2026"
    assert box.fault.text()
    enter(box, "28 Feb 2026")
    qtbot.waitUntil(lambda: begins_with(window, "Saved "))
    contents = in_file(window.workspace)
    assert [contents.evidence[key].period_from for key in (first, second)] == [date(2026, 2, 28), date(2026, 2, 6)]


def test_a_day_that_a_fault_kept_out_is_given_again(window: MainWindow, qtbot: QtBot) -> None:
    key, _ = two_pieces(window)
    box = date_box(window, FROM)
    with fault_of_ours():
        enter(box, "3 April 2026")
    assert [type(fault) for fault in faults] == [ZeroDivisionError]
    assert window.save_state.now.words == f"Not saved: {FROM}"
    assert window.message_bar.happened.text().startswith("Not saved: what you typed into")
    next(button for button in window.message_bar.buttons() if button.text() == "Try again").click()
    qtbot.waitUntil(lambda: begins_with(window, "Saved "))
    assert window.workspace.contents.evidence[key].period_from == date(2026, 4, 3)


def test_a_choice_that_a_fault_kept_out_is_named_and_can_be_made_again(window: MainWindow, qtbot: QtBot) -> None:
    key, _ = two_pieces(window)
    (box,) = [b for b in window.findChildren(ChoiceBox) if b.accessibleName() == "Source type"]
    words = "Staff views"
    with fault_of_ours():
        pick(box, words)
    assert faults
    assert window.save_state.now.words == "Not saved: Source type"

    def stay(dialog: NotSavedDialog) -> None:
        dialog.copy_words.click()
        dialog.stay.click()

    answer(stay)
    assert not window.close()
    assert QApplication.clipboard().text() == words
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: begins_with(window, "Saved "))
    assert window.workspace.contents.evidence[key].source_type is SourceType.STAFF_VIEWS


def test_ticks_that_a_fault_kept_out_are_given_again(window: MainWindow, qtbot: QtBot) -> None:
    key, _ = two_pieces(window)
    (box,) = [b for b in window.findChildren(SeveralChoice) if b.name == "Indicators"]
    box._ticked(("2.1",))
    with fault_of_ours():
        box.hand_over()
    assert faults
    assert begins_with(window, "Not saved: ")
    window.show_page("overview")  # leaving hands over
    qtbot.waitUntil(lambda: begins_with(window, "Saved "))
    assert window.workspace.contents.evidence[key].indicators == ("2.1",)


class TestMovingADueDate:
    """Once set, a date is moved with a reason; until that is given nothing of it is in the file."""

    def two_actions(self, window: MainWindow) -> tuple[str, str]:
        plan = window.workspace.work.actions.plan
        keys = plan("Write it down", due=date(2026, 6, 1)), plan("Tell everybody", due=date(2026, 7, 1))
        settled(window.workspace)
        window.show_page("actions")
        window.show_action(keys[0])
        return keys

    def box(self, window: MainWindow) -> DueBox:
        page = window.stack.currentWidget()
        assert isinstance(page, ActionPlanPage)
        (box,) = [box for box in page.findChildren(DueBox) if box.day.isVisible()]
        return box

    def test_until_the_reason_is_given_the_date_is_not_saved(self, window: MainWindow, qtbot: QtBot) -> None:
        key, _ = self.two_actions(window)
        enter(self.box(window).day, "1 Sept 2026")
        assert window.save_state.now.words == "Not saved: Due"
        QTest.keyClicks(self.box(window).reason, "The partner agency asked for it")
        answer(lambda dialog: dialog.stay.click())
        assert not window.close()
        self.box(window).move_button.click()
        qtbot.waitUntil(lambda: begins_with(window, "Saved "))
        (move,) = window.workspace.contents.due_moves_of(key)
        assert move.reason == "The partner agency asked for it"
        assert window.workspace.contents.actions[key].due == date(2026, 9, 1)

    def test_another_action_shown_meanwhile_changes_nothing_of_it(self, window: MainWindow, qtbot: QtBot) -> None:
        first, second = self.two_actions(window)
        enter(self.box(window).day, "1 Sept 2026")
        QTest.keyClicks(self.box(window).reason, "Asked for")
        window.show_action(second)
        assert self.box(window).question.isHidden()
        assert self.box(window).day.day() == date(2026, 7, 1)
        assert window.save_state.now.words == "Not saved: Due"
        window.show_action(first)
        assert self.box(window).question.isVisible()
        assert self.box(window).reason.text() == "Asked for"
        self.box(window).keep_button.click()
        qtbot.waitUntil(lambda: begins_with(window, "Saved "))
        assert self.box(window).day.day() == date(2026, 6, 1)
        assert window.close()
        assert not window.workspace.contents.due_moves_of(first)

    def test_a_day_that_cannot_be_read_comes_back_with_its_action(self, window: MainWindow) -> None:
        first, second = self.two_actions(window)
        enter(self.box(window).day, "asap")
        window.show_action(second)
        assert self.box(window).day.day() == date(2026, 7, 1)
        window.show_action(first)
        assert self.box(window).day.line.text() == "asap"
        assert window.save_state.now.words == "Not saved: Due"
