"""The parts that pages are put together from."""

import pytest
from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.judgement import Absence
from cpc_selfeval.ui import kit
from tests.ui.kit.gallery import Gallery


def drawn(width: int, height: int, draw: object) -> QImage:
    """A picture of what ``draw(painter, rect)`` paints on white."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    assert callable(draw)
    draw(painter, QRectF(0, 0, width, height))
    painter.end()
    return picture


def inked(picture: QImage, area: QRect) -> float:
    """The part of an area, 0 to 1, that is darker than half."""
    dark = [
        picture.pixelColor(x, y).lightness() < 128
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    ]
    return sum(dark) / len(dark)


def test_everything_in_the_gallery_can_be_named(qtbot: QtBot) -> None:
    page = Gallery()
    qtbot.addWidget(page)
    page.show()
    assert kit.unnamed_focusable(page) == []


def test_what_has_no_name_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    named, label = QLineEdit(page), QLabel("Area", page)
    label.setBuddy(named)
    nameless = QLineEdit(page)
    nameless.setObjectName("nobody")
    QPushButton("Propose", page)
    QPushButton(page)
    found = kit.unnamed_focusable(page)
    assert len(found) == 2
    assert "QLineEdit 'nobody'" in found[0]
    assert "QPushButton" in found[1]


def test_no_words_are_cut_on_the_page(qtbot: QtBot) -> None:
    page = Gallery()
    qtbot.addWidget(page)
    page.show()
    for width in (1366, 1024):
        page.resize(width, 900)
        QApplication.processEvents()
        for label in page.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
                assert label.width() >= label.minimumSizeHint().width(), label.text()
        for card in page.findChildren(kit.EntryCard):
            assert card.height() >= card.heightForWidth(card.width())
        assert page.page.horizontalScrollBar().maximum() == 0


def test_shapes_are_those_of_the_programs_statuses() -> None:
    assert [shape.value for shape in kit.StatusShape] == [status.value for status in Status]


def test_the_two_answers_that_are_no_level_are_the_programs() -> None:
    assert {kit.NOT_ENOUGH_EVIDENCE, kit.NOT_APPLICABLE} == {absence.value for absence in Absence}


def test_each_status_has_a_shape_of_its_own() -> None:
    def picture(shape: kit.StatusShape) -> bytes:
        image = drawn(24, 24, lambda painter, rect: kit.paint_status(painter, rect, shape, "#000000"))
        return bytes(image.constBits())

    assert len({picture(shape) for shape in kit.StatusShape}) == len(kit.StatusShape)


def test_half_of_the_circle_of_on_track_is_filled() -> None:
    image = drawn(40, 40, lambda painter, rect: kit.paint_status(painter, rect, "on_track", "#000000"))
    left, right = QRect(10, 10, 8, 20), QRect(22, 10, 8, 20)
    assert {inked(image, left), inked(image, right)} == {0.0, 1.0}


@pytest.mark.parametrize("level", [None, 1, 4, 6])
def test_as_many_segments_are_filled_as_the_level_says(level: int | None) -> None:
    image = drawn(120, 24, lambda painter, rect: kit.paint_level(painter, rect, level, stage_filled=True))
    filled = [inked(image, QRect(4 + 20 * place + place // 2, 6, 10, 10)) > 0.9 for place in range(6)]
    assert filled == [place < (level or 0) for place in range(6)]


def test_a_level_that_is_only_proposed_is_hatched() -> None:
    image = drawn(120, 24, lambda painter, rect: kit.paint_level(painter, rect, 2, stage_filled=False))
    for place in (0, 1):
        assert 0.15 < inked(image, QRect(4 + 20 * place, 4, 10, 16)) < 0.85
    assert inked(image, QRect(46, 6, 8, 10)) == 0


def test_a_chip_is_read_as_its_words(qtbot: QtBot) -> None:
    chip = kit.LevelChip(show_words=False)
    qtbot.addWidget(chip)
    chip.show_level(4, True, "Agreed: Good")
    assert chip.accessibleName() == "Agreed: Good"
    mark = kit.StatusMark("overdue", "Overdue 41 days")
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "Overdue 41 days"
    mark.show_status("at_risk", "At risk")
    assert mark.accessibleName() == "At risk"


def test_an_entry_opens_by_click_enter_and_space(qtbot: QtBot) -> None:
    entry = kit.EntryCard("Health & <b>care</b>", "NHS board", note="no action yet", name="Area for improvement")
    qtbot.addWidget(entry)
    opened: list[None] = []
    entry.opened.connect(lambda: opened.append(None))
    entry.show()
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.keyClick(entry, Qt.Key.Key_Space)
    assert len(opened) == 3
    assert entry.accessibleName() == "Area for improvement. Health & <b>care</b>. NHS board · no action yet"
    assert entry.shortcut().isEmpty()


def test_an_entry_is_as_high_as_its_whole_text(qtbot: QtBot) -> None:
    entry = kit.EntryCard("word " * 200)
    qtbot.addWidget(entry)
    assert entry.heightForWidth(300) > 3 * entry.heightForWidth(1500)
    assert kit.EntryCard("w" * 400).heightForWidth(200) > 10 * 15


def test_text_of_users_is_never_mark_up(qtbot: QtBot) -> None:
    for label in (kit.PlainText("<b>x</b>"), kit.Heading("<b>x</b>", 1), kit.QuietText("<b>x</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == "<b>x</b>"


def test_a_message_says_three_things_and_its_action_closes_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = kit.MessageBar()
    QVBoxLayout(window).addWidget(bar)
    window.show()
    assert not bar.isVisible()
    done: list[str] = []
    bar.tell(
        "bad", "The disk is full.", "Your text is safe.", "Make room.", [("Try again", lambda: done.append("again"))]
    )
    assert bar.isVisible()
    assert bar.accessibleName() == "The disk is full. Your text is safe. Make room."
    QTest.mouseClick(bar.buttons()[0], Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert not bar.isVisible()
    bar.tell("good", "Saved.")
    assert bar.isVisible()
    assert bar.buttons() == []
    assert [label.isVisible() for label in bar.labels()] == [True, False, False]
    assert kit.unnamed_focusable(bar) == []


def test_a_message_stays_when_its_action_brings_another(qtbot: QtBot) -> None:
    bar = kit.MessageBar()
    qtbot.addWidget(bar)
    again = [("Try again", lambda: bar.tell("bad", "Still full."))]
    bar.tell("bad", "The disk is full.", actions=again)
    QTest.mouseClick(bar.buttons()[0], Qt.MouseButton.LeftButton)
    assert bar.isVisible()
    assert bar.happened.text() == "Still full."


def test_folding_hides_the_content_and_says_so(qtbot: QtBot) -> None:
    fold = kit.Collapsible("Think about")
    qtbot.addWidget(fold)
    words = kit.PlainText("Whose voice is missing?")
    fold.add(words)
    fold.show()
    heard: list[bool] = []
    fold.opened_changed.connect(heard.append)
    QTest.keyClick(fold.button, Qt.Key.Key_Return)
    assert not words.isVisible()
    assert fold.button.accessibleName() == "Think about, folded"
    fold.show_opened(True)
    assert words.isVisible()
    assert heard == [False]


def test_progress_is_said_in_words(qtbot: QtBot) -> None:
    strip = kit.ProgressStrip()
    qtbot.addWidget(strip)
    strip.show_progress(10, 5, 7)
    assert strip.words.text() == "10 of 22 agreed · 5 proposed · 7 to do"
    assert strip.accessibleName() == strip.words.text()


@pytest.mark.parametrize(("button", "answer"), [("verb", True), ("keep", False)])
def test_a_question_is_answered_by_its_verbs(qtbot: QtBot, button: str, answer: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    found: list[object] = []

    def press() -> None:
        dialog = parent.findChild(kit.ConfirmDialog)
        if dialog is None:
            return
        found.extend((dialog.focusWidget() is dialog.keep, kit.unnamed_focusable(dialog)))
        QTest.keyClick(getattr(dialog, button), Qt.Key.Key_Space)

    QTimer.singleShot(0, press)
    said = kit.confirm(parent, "Withdraw this action?", "Its notes stay in the history.", "Withdraw")
    assert said is answer
    assert found == [True, []]


def test_escape_goes_back(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def press() -> None:
        dialog = parent.findChild(kit.ConfirmDialog)
        if dialog is not None:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press)
    assert not kit.confirm(parent, "Withdraw this action?", "", "Withdraw")


def test_flowing_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = kit.FlowLayout(window)
    pills = [kit.Pill(f"pill number {number}") for number in range(6)]
    for pill in pills:
        flow.addWidget(pill)
    window.resize(2000, 100)
    window.show()
    assert len({pill.y() for pill in pills}) == 1
    window.resize(260, 300)
    QApplication.processEvents()
    assert len({pill.y() for pill in pills}) >= 3
    assert all(pill.geometry().right() <= 260 for pill in pills)


def test_columns_share_the_width_and_leave_hidden_things_out(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    columns = kit.ColumnsLayout(window, most=3, least_width=100, spacing=10)
    cards = [kit.Card(f"Card {number}") for number in range(3)]
    for card in cards:
        columns.addWidget(card)
    window.resize(620, 200)
    window.show()
    assert [card.x() for card in cards] == [0, 210, 420]
    cards[1].hide()
    QApplication.processEvents()
    assert cards[2].x() == 210


def test_an_empty_place_begins_something(qtbot: QtBot) -> None:
    place = kit.EmptyPlace("No evidence yet.", "Add evidence")
    qtbot.addWidget(place)
    assert place.button is not None
    with qtbot.waitSignal(place.begun):
        QTest.keyClick(place.button, Qt.Key.Key_Space)


def test_a_side_panel_can_be_filled_anew(qtbot: QtBot) -> None:
    panel = kit.SidePanel("Thinking along")
    qtbot.addWidget(panel)
    panel.section("What this is about").addWidget(kit.PlainText("one"))
    panel.show()
    panel.clear()
    panel.section("Think about", foldable=True).addWidget(kit.PlainText("two"))
    QApplication.processEvents()
    assert [label.text() for label in panel.findChildren(kit.PlainText) if label.isVisible()] == ["two"]
    assert kit.unnamed_focusable(panel) == []


def long_page() -> tuple[kit.ScrollPage, list[kit.LineEntry]]:
    """A page of forty boxes, and those."""
    page = kit.ScrollPage("Long")
    boxes = [kit.LineEntry(f"Box {n}") for n in range(40)]
    for box in boxes:
        page.add(box)
    return page, boxes


@pytest.mark.parametrize("opened", [QLineEdit, QDialog])
def test_a_page_stays_as_it_was_scrolled_while_another_window_had_the_keyboard(
    opened: type[QLineEdit | QDialog], qtbot: QtBot
) -> None:
    page, boxes = long_page()
    other = opened()
    inner = QLineEdit(other) if isinstance(other, QDialog) else other
    for window in (page, other):
        qtbot.addWidget(window)
        window.resize(400, 200)
    page.show()
    page.activateWindow()
    boxes[0].setFocus()
    qtbot.waitUntil(boxes[0].hasFocus)
    read = page.verticalScrollBar()
    read.setValue(read.maximum())

    for _ in range(2):
        other.show()
        other.activateWindow()
        inner.setFocus()
        qtbot.waitUntil(inner.hasFocus)
        other.hide()
        page.activateWindow()
        qtbot.waitUntil(boxes[0].hasFocus)
        QApplication.processEvents()
        assert read.value() == read.maximum()

    boxes[1].setFocus()
    QApplication.processEvents()
    assert not boxes[1].visibleRegion().isEmpty()


def test_a_page_goes_back_to_what_has_the_keyboard_from_another_place_in_its_window(qtbot: QtBot) -> None:
    window, beside = QWidget(), kit.LineEntry("Beside the page")
    page, boxes = long_page()
    row = QHBoxLayout(window)
    row.addWidget(beside)
    row.addWidget(page)
    qtbot.addWidget(window)
    window.resize(400, 200)
    window.show()
    window.activateWindow()
    boxes[0].setFocus()
    qtbot.waitUntil(boxes[0].hasFocus)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    beside.setFocus()
    boxes[0].setFocus()
    assert not boxes[0].visibleRegion().isEmpty()
