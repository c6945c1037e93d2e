"""The boxes and dialogs of passwords by themselves: nothing cut, nothing kept, every box named."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.password import MOST_CHARACTERS, Password
from cpc_selfeval.ui.kit import CheckChoice, unnamed_focusable
from cpc_selfeval.ui.passwords.asking import AskPasswordDialog
from cpc_selfeval.ui.passwords.changing import ChangePasswordDialog, PasswordChange
from cpc_selfeval.ui.passwords.new_password import ADVICE, SHORT, NewPassword
from cpc_selfeval.ui.passwords.password_line import PasswordLine

CANARY = "Corrieshalloch 'rains' 😀"


@pytest.fixture
def change(dressed: QApplication, qtbot: QtBot) -> ChangePasswordDialog:
    """For a file that has a password."""
    dialog = ChangePasswordDialog("harbour.cpcse", Password(CANARY), 3)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def boxes(widget: QWidget) -> list[PasswordLine]:
    return widget.findChildren(PasswordLine)


def test_every_box_and_button_has_a_name(change: ChangePasswordDialog, qtbot: QtBot) -> None:
    ask = AskPasswordDialog("harbour.cpcse")
    qtbot.addWidget(ask)
    for dialog in (change, ask):
        assert unnamed_focusable(dialog) == []
        assert len({box.accessibleName() for box in boxes(dialog)}) == len(boxes(dialog))


def test_letters_are_hidden_until_somebody_wants_to_see_them(change: ChangePasswordDialog, qtbot: QtBot) -> None:
    for box in boxes(change):
        assert box.echoMode() is QLineEdit.EchoMode.Password
        assert box.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    QTest.mouseClick(change.new.shown, Qt.MouseButton.LeftButton)
    assert [box.echoMode() for box in boxes(change.new)] == [QLineEdit.EchoMode.Normal] * 2
    change.findChildren(CheckChoice)
    change.new.shown.click()
    assert [box.echoMode() for box in boxes(change.new)] == [QLineEdit.EchoMode.Password] * 2


def test_a_hidden_password_is_not_copied(change: ChangePasswordDialog) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    change.new.first.setText(CANARY)
    change.new.first.selectAll()
    change.new.first.copy()
    assert clipboard.text() == "before"


def test_what_is_pasted_is_never_cut_to_fit(dressed: QApplication, qtbot: QtBot) -> None:
    new = NewPassword()
    qtbot.addWidget(new)
    for box in boxes(new):
        box.setText("y" * (MOST_CHARACTERS + 1))
    found = new.fault()
    assert found is not None
    assert "longer than" in found[0]
    for box in boxes(new):
        box.setText("y" * MOST_CHARACTERS)
    assert new.fault() is None
    assert new.password() == Password("y" * MOST_CHARACTERS)


def test_a_short_one_is_advised_against_and_taken(dressed: QApplication, qtbot: QtBot) -> None:
    new = NewPassword()
    qtbot.addWidget(new)
    assert new.advice.text() == ADVICE
    for box in boxes(new):
        box.setText("short")
    assert new.advice.text().startswith(SHORT)
    assert new.fault() is None, "whose file it is decides"
    new.first.setText("three random words")
    assert new.advice.text() == ADVICE


def test_what_is_chosen(change: ChangePasswordDialog, qtbot: QtBot) -> None:
    change.now.setText(CANARY)
    change.go_on.click()
    assert "Please type a password" in change.missing.text()
    assert change.isVisible()
    for box in boxes(change.new):
        box.setText("another")
    change.without_earlier.click()
    change.go_on.click()
    assert change.result() == ChangePasswordDialog.DialogCode.Accepted
    assert change.change() == PasswordChange(Password("another"), without_earlier=True)
    change.wipe()
    assert [box.text() for box in boxes(change)] == ["", "", ""]
    assert not any(box.isUndoAvailable() for box in boxes(change))


def test_what_is_not_asked_belongs_to_the_dialog_and_goes_with_it(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = ChangePasswordDialog("a.cpcse", None, 0)
    qtbot.addWidget(dialog)
    for unasked in (dialog.now, dialog.another, dialog.away):
        assert unasked.window() is dialog
        assert not unasked.isVisibleTo(dialog)


def test_taking_it_away_asks_for_no_new_one(change: ChangePasswordDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(change.away, Qt.MouseButton.LeftButton)
    assert change.away.hasFocus(), "the one that gives way takes nothing"
    assert not change.new.isVisible()
    assert change.go_on.text() == "&Take it away"
    change.go_on.click()
    assert "not the password of the file" in change.missing.text()
    change.now.setText(CANARY)
    change.go_on.click()
    assert change.change() == PasswordChange(None, without_earlier=False)


def test_backups_are_spoken_of_only_where_there_are_any(dressed: QApplication, qtbot: QtBot) -> None:
    for count, words in (
        (0, None),
        (1, "Remove the earlier backup, which has no password"),
        (7, "Remove the 7 earlier backups, which have no password"),
    ):
        dialog = ChangePasswordDialog("harbour.cpcse", None, count)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.without_earlier.isVisible() is (count > 0)
        assert words is None or dialog.without_earlier.words == words


def test_enter_opens_and_nothing_typed_is_nothing_to_try(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = AskPasswordDialog("harbour.cpcse")
    qtbot.addWidget(dialog)
    assert not dialog.go_on.isEnabled()
    dialog.show()
    QTest.keyClicks(dialog.box, "words")
    assert dialog.go_on.isEnabled()
    with qtbot.waitSignal(dialog.go_on.clicked):
        # Not by QTest, which warns where a dialog takes the key that its box leaves to it
        QApplication.sendEvent(
            dialog.box, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        )
