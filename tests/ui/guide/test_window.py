"""The guide’s window: opened at a place, walked, searched, folded where it is narrow, read by keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.guide import open_guide
from cpc_selfeval.ui.guide.keys import HelpKey
from cpc_selfeval.ui.guide.pages import guide
from cpc_selfeval.ui.guide.window import GuideWindow, the_window
from cpc_selfeval.ui.kit import px, theme, unnamed_focusable
from cpc_selfeval.ui.kit.colours import DARK

WITH_PICTURES = "gather"


@pytest.fixture(scope="module", autouse=True)
def _one_window() -> Iterator[None]:
    """One window serves all tests here, as it serves a whole day."""
    yield
    the_window().close()
    the_window().deleteLater()


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> Iterator[GuideWindow]:
    """The guide at its beginning, wide enough for its contents."""
    shown = the_window()
    shown.resize(900, 680)
    open_guide()
    shown.reader.clearHistory()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and shown.reader.x() + shown.reader.width() == 900)
    yield shown
    shown.contents.box.clear()
    shown.close()
    if theme().zoom != 1.0 or theme().appearance != "light":
        theme().enlarge(1.0)
        theme().choose("light")


def first_seen(window: GuideWindow) -> str:
    """The words of the line at the top of the text."""
    cursor = window.reader.cursorForPosition(window.reader.viewport().rect().topLeft())
    while not cursor.block().text():
        cursor.movePosition(cursor.MoveOperation.NextBlock)
    return cursor.block().text()


def listed(window: GuideWindow) -> list[str]:
    """The titles of the chapters in the list."""
    tree = window.contents.tree
    return [item.text(0) for number in range(tree.topLevelItemCount()) if (item := tree.topLevelItem(number))]


def pictures(window: GuideWindow) -> list[Any]:
    """The formats of the pictures in the text."""
    formats = []
    block = window.reader.document().begin()
    while block.isValid():
        each = block.begin()
        while not each.atEnd():
            if each.fragment().charFormat().isImageFormat():
                formats.append(each.fragment().charFormat().toImageFormat())
            each += 1
        block = block.next()
    return formats


def test_it_opens_at_a_heading_with_the_keyboard_in_the_text(window: GuideWindow) -> None:
    open_guide("links-and-files")
    assert first_seen(window) == "Links and files"
    assert window.reader.hasFocus()
    assert window.reader.textCursor().block().text() == "Links and files"
    assert window.windowTitle() == "Links and files – User guide"
    current = window.contents.tree.currentItem()
    assert current is not None
    assert current.text(0) == "Links and files"


def test_the_last_heading_of_a_chapter_is_in_view(window: GuideWindow) -> None:
    open_guide("is-the-level-supported")
    assert window.reader.viewport().rect().contains(window.reader.cursorRect().center())
    assert window.reader.textCursor().block().text() == "Is the level supported?"


def test_the_words_at_the_top_stay_there_where_lines_become_shorter(window: GuideWindow, qtbot: QtBot) -> None:
    open_guide("ask-partner-agencies")
    before = window.reader.viewport().width()
    window.resize(760, 680)
    qtbot.waitUntil(lambda: window.reader.viewport().width() < before)
    assert first_seen(window) == "Ask partner agencies"


@pytest.mark.parametrize("anchor", ["", "no-such-heading"])
def test_without_a_heading_it_opens_at_its_beginning(window: GuideWindow, anchor: str) -> None:
    open_guide("judge")
    open_guide(anchor)
    assert first_seen(window) == "User guide"
    assert window.windowTitle() == "User guide"


def test_there_is_one_window(window: GuideWindow) -> None:
    open_guide("judge")
    assert the_window() is window
    assert window.windowModality() == Qt.WindowModality.NonModal
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_a_link_leads_within_the_guide_and_back_and_forward_too(window: GuideWindow, qtbot: QtBot) -> None:
    assert not window.back_button.isEnabled()
    window.reader.setSource(window.reader.source().resolved(QUrl("guide:/report#make-a-paper")))
    assert first_seen(window) == "Make a paper"
    QTest.mouseClick(window.back_button, Qt.MouseButton.LeftButton)
    assert first_seen(window) == "User guide"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert first_seen(window) == "Make a paper"
    assert not window.forward_button.isEnabled()


def test_tab_goes_from_link_to_link_and_enter_follows_it(window: GuideWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.reader, Qt.Key.Key_Tab)
    QTest.keyClick(window.reader, Qt.Key.Key_Return)
    assert first_seen(window) == "Begin"


def test_nothing_but_its_own_pages_and_pictures_is_read(window: GuideWindow) -> None:
    kinds = QTextDocument.ResourceType
    assert window.reader.loadResource(kinds.HtmlResource, QUrl("file:///etc/hostname")) is None
    assert window.reader.loadResource(kinds.HtmlResource, QUrl("guide:/no-such-chapter")) is None
    assert window.reader.loadResource(kinds.ImageResource, QUrl("file:///../../icon/cpc-selfeval-256.png")).isNull()


def test_the_list_leads_to_a_heading(window: GuideWindow, qtbot: QtBot) -> None:
    tree = window.contents.tree
    judge = tree.topLevelItem(listed(window).index("Judge"))
    assert judge is not None
    tree.setCurrentItem(judge)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert first_seen(window) == "Judge"
    assert judge.isExpanded()


def test_words_narrow_the_list_down_and_are_marked(window: GuideWindow, qtbot: QtBot) -> None:
    everything = listed(window)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.contents.box.hasFocus()
    QTest.keyClicks(window.contents.box, "wavy line")
    assert listed(window)[0] == "Find anything"
    assert len(listed(window)) < 4
    assert window.contents.count.text().endswith("headings")
    QTest.keyClick(window.contents.box, Qt.Key.Key_Return)
    assert window.windowTitle() == "Spelling – User guide"
    assert window.reader.textCursor().selectedText().casefold() in ("wavy", "line")
    assert {mark.cursor.selectedText().casefold() for mark in window.reader.extraSelections()} == {"wavy", "line"}
    QTest.keyClick(window.contents.box, Qt.Key.Key_Escape)
    assert listed(window) == everything
    assert window.reader.extraSelections() == []
    assert window.isVisible()


def test_enter_goes_on_to_the_next_heading_with_the_words_and_shift_enter_back(
    window: GuideWindow, qtbot: QtBot
) -> None:
    window.find_words()
    QTest.keyClicks(window.contents.box, "memory stick")
    titles = []
    for _ in range(3):
        QTest.keyClick(window.contents.box, Qt.Key.Key_Return)
        titles.append(window.windowTitle())
    assert len(set(titles)) == 3
    QTest.keyClick(window.contents.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.windowTitle() == titles[1]


def test_words_that_are_nowhere_are_said_to_be(window: GuideWindow, qtbot: QtBot) -> None:
    window.find_words()
    QTest.keyClicks(window.contents.box, "zeppelin")
    assert listed(window) == []
    assert window.contents.count.text() == "Nothing in the guide has these words."
    QTest.keyClick(window.contents.box, Qt.Key.Key_Return)
    QTest.keyClick(window.contents.box, Qt.Key.Key_Down)
    assert first_seen(window) == "User guide"


def test_where_it_is_narrow_the_contents_take_the_place_of_the_text(window: GuideWindow, qtbot: QtBot) -> None:
    assert not window.list_button.isVisible()
    assert window.contents.isVisible()
    window.resize(667, 344)
    qtbot.waitUntil(window.list_button.isVisible)
    assert not window.contents.isVisible()
    QTest.mouseClick(window.list_button, Qt.MouseButton.LeftButton)
    assert window.contents.isVisible()
    assert not window.reader.isVisible()
    assert window.contents.tree.hasFocus()
    tree = window.contents.tree
    tree.setCurrentItem(tree.topLevelItem(listed(window).index("Judge")))  # type: ignore[arg-type]
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.reader.hasFocus()
    assert not window.contents.isVisible()
    assert first_seen(window) == "Judge"


def test_f6_goes_between_contents_and_text(window: GuideWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.contents.tree.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.reader.hasFocus()


@pytest.mark.parametrize("width", [667, 900, 1600])
def test_pictures_are_as_wide_as_a_line_at_most(window: GuideWindow, qtbot: QtBot, width: int) -> None:
    open_guide(WITH_PICTURES)
    window.resize(width, 680)
    qtbot.waitUntil(lambda: window.reader.x() + window.reader.width() == width)
    room = min(px(700), window.reader.viewport().width() - 2 * px(20))
    shown = pictures(window)
    assert len(shown) > 3
    for form in shown:
        image = window.reader.loadResource(QTextDocument.ResourceType.ImageResource, QUrl(form.name()))
        assert isinstance(image, QImage)
        assert form.width() <= room
        assert form.width() == room or form.width() == image.width()
        assert abs(form.height() / form.width() - image.height() / image.width()) < 0.01
    assert window.reader.document().size().width() <= window.reader.viewport().width()


def test_it_follows_text_size_and_appearance_at_the_same_place(window: GuideWindow) -> None:
    open_guide("make-a-paper")
    before = window.reader.textCursor().blockCharFormat().font().pixelSize()
    theme().enlarge(2.0)
    theme().choose("dark")
    assert window.windowTitle().startswith("Make a paper")
    block = window.reader.document().begin()
    sizes: set[int] = set()
    while block.isValid():
        sizes.update(form.format.font().pixelSize() for form in block.textFormats())
        block = block.next()
    assert min(size for size in sizes if size > 0) >= 2 * 12
    assert before < max(sizes)
    assert window.reader.palette().base().color().name().upper() == DARK.surface


def test_every_part_has_a_name(window: GuideWindow) -> None:
    assert unnamed_focusable(window) == []
    levels = {block.blockFormat().headingLevel() for block in _blocks(window)}
    assert {1} <= levels
    open_guide("judge")
    assert {2, 3} <= {block.blockFormat().headingLevel() for block in _blocks(window)}


def _blocks(window: GuideWindow) -> Iterator[Any]:
    block = window.reader.document().begin()
    while block.isValid():
        yield block
        block = block.next()


@pytest.mark.parametrize("chapter", [chapter.name for chapter in guide().chapters])
def test_every_chapter_fits_its_width(window: GuideWindow, qtbot: QtBot, chapter: str) -> None:
    window.resize(667, 344)
    qtbot.waitUntil(lambda: window.reader.viewport().width() > 600)
    found = guide().chapter(chapter)
    assert found is not None
    window.reader.show_place(found)
    assert window.reader.document().size().width() <= window.reader.viewport().width() + 1


# ---- beside the work


def in_a_window(kind: type[QWidget], qtbot: QtBot) -> tuple[QWidget, QLineEdit]:
    """A window with a box that has the keyboard."""
    outer = kind()
    qtbot.addWidget(outer)
    box = QLineEdit()
    if isinstance(outer, QMainWindow):
        outer.setCentralWidget(box)
    else:
        QVBoxLayout(outer).addWidget(box)
    outer.show()
    outer.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    return outer, box


class DueDialog(QDialog):
    """A dialog with a place in the guide."""


def test_esc_closes_it_and_gives_the_keyboard_back(window: GuideWindow, qtbot: QtBot) -> None:
    work, box = in_a_window(QWidget, qtbot)
    open_guide("judge", work)
    qtbot.waitUntil(window.reader.hasFocus)
    QTest.keyClick(window.reader, Qt.Key.Key_Escape)
    assert not window.isVisible()
    qtbot.waitUntil(box.hasFocus)


def test_f1_in_a_dialog_opens_it_at_the_dialogs_place(window: GuideWindow, qtbot: QtBot, qapp: QApplication) -> None:
    keys = HelpKey(qapp)
    _dialog, box = in_a_window(DueDialog, qtbot)
    QTest.keyClick(box, Qt.Key.Key_F1)
    assert first_seen(window) == "Due dates"
    keys.deleteLater()


def test_a_window_with_menus_keeps_f1_for_its_command(window: GuideWindow, qtbot: QtBot, qapp: QApplication) -> None:
    keys = HelpKey(qapp)
    _main, box = in_a_window(QMainWindow, qtbot)
    open_guide("judge")
    box.window().activateWindow()
    QTest.keyClick(box, Qt.Key.Key_F1)
    assert first_seen(window) == "Judge"
    keys.deleteLater()


def test_it_can_be_used_beside_a_dialog_that_blocks_everything_and_outlives_it(
    window: GuideWindow, qtbot: QtBot
) -> None:
    dialog = DueDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    open_guide("due-dates", dialog)
    assert window.parentWidget() is dialog
    assert window.isWindow()
    dialog.reject()
    assert window.parentWidget() is None
    assert window.isVisible()
    assert first_seen(window) == "Due dates"
