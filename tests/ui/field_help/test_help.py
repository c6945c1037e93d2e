"""Help about a field: from within its box and back, with nothing typed lost and the keyboard where it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cpc_selfeval.domain.field_help import FIELD_HELP
from cpc_selfeval.ui.field_help.watch import FieldHelpWatch, help_watch
from cpc_selfeval.ui.guide.window import the_window
from cpc_selfeval.ui.kit import TextEntry
from cpc_selfeval.ui.kit.labelled import Labelled

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Dialog(QDialog):
    """A form with two boxes of which there is help, and one that nobody knows."""

    def __init__(self) -> None:
        super().__init__()
        self.shows = TextEntry("What it shows")
        self.why = TextEntry("Reason for this level")
        self.other = QLineEdit()
        self.other.setAccessibleName("Nothing of ours")
        column = QVBoxLayout(self)
        for label, box in (("What it shows", self.shows), ("Reason", self.why), ("Other", self.other)):
            column.addWidget(Labelled(label, box))
        self.resize(600, 500)


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[FieldHelpWatch]:
    before = qapp.findChild(FieldHelpWatch, "field_help_watch")
    made = help_watch()
    yield made
    made.leave()
    if before is None:
        delete(made)


@pytest.fixture
def dialog(watch: FieldHelpWatch, qtbot: QtBot) -> Dialog:
    made = Dialog()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.shows.setFocus()
    qtbot.waitUntil(lambda: watch.box is made.shows)
    return made


def test_shift_f1_says_what_a_box_is_and_one_goes_on_typing(dialog: Dialog, watch: FieldHelpWatch) -> None:
    QTest.keyClicks(dialog.shows, "34 of ")
    QTest.keyClick(dialog.shows, Key.Key_F1, SHIFT)
    assert watch.is_open
    assert watch.panel is not None
    assert watch.panel.said is FIELD_HELP["evidence.shows"]
    assert dialog.shows.hasFocus()
    QTest.keyClicks(dialog.shows, "120")
    assert dialog.shows.text() == "34 of 120"
    typed_in = QRect(dialog.shows.mapTo(dialog, QPoint(0, 0)), dialog.shows.size())
    assert not watch.panel.geometry().intersects(typed_in)


def test_esc_closes_the_help_and_not_the_dialogue(dialog: Dialog, watch: FieldHelpWatch) -> None:
    watch.toggle()
    QTest.keyClick(dialog.shows, Key.Key_Escape)
    assert not watch.is_open
    assert dialog.isVisible()
    QTest.keyClick(dialog.shows, Key.Key_Escape)
    assert not dialog.isVisible(), "Esc is the dialogue's again"


def test_shift_f1_again_closes_it_and_going_on_does(dialog: Dialog, watch: FieldHelpWatch, qtbot: QtBot) -> None:
    assert watch.toggle()
    assert watch.toggle()
    assert not watch.is_open
    watch.toggle()
    QTest.keyClick(dialog.shows, Key.Key_Tab)
    qtbot.waitUntil(lambda: watch.box is dialog.why)
    assert not watch.is_open


def test_the_mark_is_beside_the_box_that_has_the_keyboard_and_is_no_stop_of_tab(
    dialog: Dialog, watch: FieldHelpWatch, qtbot: QtBot
) -> None:
    mark = watch.mark
    assert mark is not None
    assert mark.isVisible()
    assert mark.accessibleName() == "Help about What it shows"
    assert mark.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert watch.is_open
    assert dialog.shows.hasFocus()
    dialog.other.setFocus()
    qtbot.waitUntil(lambda: watch.box is None)
    assert not mark.isVisible()
    assert not watch.toggle(), "there is nothing to say of it"


def test_the_box_has_the_first_sentence_as_its_description(dialog: Dialog) -> None:
    assert dialog.shows.accessibleDescription() == FIELD_HELP["evidence.shows"].what
    assert dialog.why.accessibleDescription() == "", "until the keyboard comes to it"


def test_f1_opens_the_guide_at_the_field(dialog: Dialog, watch: FieldHelpWatch) -> None:
    dialog.why.setFocus()
    watch.toggle()
    QTest.keyClick(dialog.why, Key.Key_F1)
    guide = the_window()
    assert guide.isVisible()
    assert guide.windowTitle().startswith("Choose and propose a level")
    guide.close()
    assert dialog.why.text() == ""


def test_it_follows_its_box_and_stays_inside_a_small_window(dialog: Dialog, watch: FieldHelpWatch) -> None:
    watch.toggle()
    assert watch.panel is not None
    for _ in range(5):
        QTest.keyClick(dialog.shows, Key.Key_Return)
    dialog.resize(360, 300)
    QApplication.processEvents()
    assert dialog.rect().contains(watch.panel.geometry())
    dialog.shows.deleteLater()
    QApplication.sendPostedEvents(dialog.shows, QEvent.Type.DeferredDelete)
    assert not watch.toggle(), "a box that is gone has none"
