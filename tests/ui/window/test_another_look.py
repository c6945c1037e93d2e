"""Another text size or colour set is put on what is seen, once; hidden pages catch up when they are turned to."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit import Card, Heading, theme
from cpc_selfeval.ui.kit.colours import DARK, LIGHT
from cpc_selfeval.ui.kit.dressing import waits_for_look
from cpc_selfeval.ui.window.page_stack import PageStack
from cpc_selfeval.ui.window.pages import ACTIONS, EVIDENCE
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.window.conftest import SMALL_PAGES, SmallPage


class Told(QObject):
    """How often each widget was told of another style."""

    def __init__(self, told: list[QWidget]) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()
        for widget in told:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


@pytest.fixture
def stack(workspace: Workspace, qtbot: QtBot) -> Iterator[PageStack]:
    """The page of evidence, and hidden behind it that of actions, with a card and a heading in it."""
    stack = PageStack(workspace, SMALL_PAGES)
    qtbot.addWidget(stack)
    stack.show()
    actions = stack.turn_to(ACTIONS)
    card = Card("What is planned")
    layout = actions.layout()
    assert layout is not None
    layout.addWidget(card)
    card.show()
    stack.turn_to(EVIDENCE)
    yield stack
    theme().choose("light")
    theme().enlarge(1.0)


def hidden(stack: PageStack) -> SmallPage:
    """The page that is hidden."""
    page = stack.page(ACTIONS)
    assert isinstance(page, SmallPage)
    return page


def ink(widget: QWidget) -> QColor:
    """The colour of its words."""
    return widget.palette().windowText().color()


def test_what_is_seen_is_told_of_another_look_once_however_deep_it_lies(stack: PageStack, qtbot: QtBot) -> None:
    inner = outer = QWidget()
    qtbot.addWidget(outer)
    for _ in range(12):
        deeper = QWidget(inner)
        QVBoxLayout(inner).addWidget(deeper)
        inner = deeper
    outer.show()
    told = Told([outer, inner])
    theme().enlarge(1.25)
    assert told.times == {outer: 1, inner: 1}


def test_a_hidden_page_catches_up_when_it_is_turned_to(stack: PageStack) -> None:
    page = hidden(stack)
    heading = page.findChildren(Heading)[0]
    told, small = Told([heading]), heading.font().pixelSize()
    theme().enlarge(1.5)
    theme().choose("dark")
    assert waits_for_look(page)
    assert told.times == {}
    assert stack.turn_to(ACTIONS) is page
    assert not waits_for_look(page)
    assert told.times == {heading: 1}
    assert heading.font().pixelSize() == pytest.approx(small * 1.5, abs=1)
    assert ink(heading) == QColor(DARK.text)
    theme().choose("light")
    theme().enlarge(1.0)
    assert (heading.font().pixelSize(), ink(heading)) == (small, QColor(LIGHT.text))


def test_words_and_the_place_in_them_stay_on_a_page_that_waits(stack: PageStack) -> None:
    box = hidden(stack).box
    box.setPlainText("Not finished, and not handed over")
    cursor = box.textCursor()
    cursor.setPosition(4)
    box.setTextCursor(cursor)
    theme().enlarge(2.0)
    theme().enlarge(1.5)
    stack.turn_to(ACTIONS)
    assert box.toPlainText() == "Not finished, and not handed over"
    assert box.textCursor().position() == 4
    assert box.pending


def test_what_comes_onto_a_page_that_waits_has_the_look_with_it(stack: PageStack) -> None:
    page = hidden(stack)
    theme().choose("dark")
    layout = page.layout()
    assert layout is not None
    late = Heading("Came later")
    layout.addWidget(late)
    stack.turn_to(ACTIONS)
    assert ink(late) == QColor(DARK.text)


def test_a_dialogue_of_a_hidden_page_does_not_wait(stack: PageStack) -> None:
    dialog = QDialog(hidden(stack))
    heading = Heading("Beside the window")
    QVBoxLayout(dialog).addWidget(heading)
    dialog.show()
    theme().choose("dark")
    assert ink(heading) == QColor(DARK.text)
    dialog.close()


def test_no_widget_is_left_with_a_style_of_its_own(stack: PageStack) -> None:
    page = hidden(stack)
    theme().enlarge(1.25)
    stack.turn_to(ACTIONS)
    for widget in (stack, *stack.findChildren(QWidget), page):
        assert widget.style() is stack.style()
