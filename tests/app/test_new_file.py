"""What is entered for a new self-evaluation outlives Escape, and so do the words about who is working."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpc_selfeval.app.desk import Desk
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.password import Password
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from cpc_selfeval.ui.window import person_dialog
from cpc_selfeval.ui.window.person_dialog import PersonDialog
from tests.app.test_window import desk, preferences

__all__ = ["desk", "preferences"]

Does = Callable[[NewSelfEvaluationDialog], None]


def asked(desk: Desk, *acts: Does) -> None:
    """Begin anew, and do this with the dialogue; the next act is for the one that comes after it."""
    waiting = list(acts)

    def act() -> None:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, NewSelfEvaluationDialog)]
        dialog = next(each for each in shown if each.isVisible())
        if waiting[1:]:
            QTimer.singleShot(0, act)
        waiting.pop(0)(dialog)

    QTimer.singleShot(0, act)
    desk.new()
    assert waiting == []


def escape(dialog: NewSelfEvaluationDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_was_entered_is_there_again_after_escape(desk: Desk, tmp_path: Path) -> None:
    seen: list[NewSelfEvaluationDialog] = []

    def enter(dialog: NewSelfEvaluationDialog) -> None:
        dialog.go_to(1)
        dialog.committee_step.committee.setText("Harbour CPC")
        dialog.committee_step.title.setText("Our year")
        dialog.place_step.protects.click()
        escape(dialog)

    def look(dialog: NewSelfEvaluationDialog) -> None:
        seen.append(dialog)
        assert dialog.beginning().committee == "Harbour CPC"
        assert dialog.beginning().title == "Our year"
        assert dialog.afresh.isVisible()
        escape(dialog)

    def begin(dialog: NewSelfEvaluationDialog) -> None:
        dialog.place_step.protects.setChecked(False)
        dialog.place_step.folder.setText(str(tmp_path))
        dialog.go_to(4)
        dialog.forward.click()

    asked(desk, enter)
    asked(desk, look)
    asked(desk, begin)
    assert desk.windows[0].workspace.contents.committee.name == "Harbour CPC"
    asked(desk, leave_empty)


def leave_empty(dialog: NewSelfEvaluationDialog) -> None:
    """Nothing is in it; Escape."""
    assert dialog.committee_step.committee.text() == ""
    assert not dialog.afresh.isVisible()
    escape(dialog)


def test_empty_boxes_are_had_for_the_asking(desk: Desk) -> None:
    def enter(dialog: NewSelfEvaluationDialog) -> None:
        dialog.committee_step.committee.setText("Harbour CPC")
        escape(dialog)

    asked(desk, enter)
    asked(desk, lambda dialog: dialog.afresh.click(), leave_empty)
    asked(desk, leave_empty)


def test_a_password_is_not_among_what_is_kept(desk: Desk) -> None:
    def enter(dialog: NewSelfEvaluationDialog) -> None:
        dialog.committee_step.committee.setText("Harbour CPC")
        dialog.place_step.protects.setChecked(True)
        new = dialog.place_step.new_password
        for line in (new.first, new.again):
            line.setText("battery staple")
        assert dialog.password() == Password("battery staple")
        escape(dialog)

    def look(dialog: NewSelfEvaluationDialog) -> None:
        assert dialog.place_step.new_password.first.text() == ""
        escape(dialog)

    asked(desk, enter)
    asked(desk, look)


@pytest.fixture
def nobody_began() -> None:
    """Nothing was begun by an earlier test."""
    person_dialog._BEGUN.clear()


@pytest.mark.usefixtures("nobody_began")
def test_words_about_who_is_working_are_there_again_until_they_are_kept(qapp: QApplication) -> None:
    first = PersonDialog(None, Person("Isla Grant", "lead officer"))
    first.open()
    QTest.keyClicks(first.role, " of Harbour")
    QTest.keyClick(first, Qt.Key.Key_Escape)

    again = PersonDialog(None, Person("Isla Grant", "lead officer"))
    assert again.role.text() == "lead officer of Harbour"
    again.go_on.click()
    assert again.person == Person("Isla Grant", "lead officer of Harbour")

    last = PersonDialog(None, Person("Isla Grant", "lead officer of Harbour"))
    assert last.role.text() == "lead officer of Harbour"
    last.reject()
    assert person_dialog._BEGUN == []
    for each in (first, again, last):
        each.deleteLater()
