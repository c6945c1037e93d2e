"""Finding a passage in all texts: what the bar asks for, on the window's contents, and going to where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.places import place_of
from cpc_selfeval.domain.text_search import MOST, TextIndex
from cpc_selfeval.editing.texts_elsewhere import CycleTexts, TextsElsewhere
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.guard.going import go_to
from cpc_selfeval.ui.kit import announce, hand_over_all
from cpc_selfeval.ui.window import carried_passage
from cpc_selfeval.ui.window.find_bar import FindBar
from cpc_selfeval.ui.window.text_hits import FoundText
from cpc_selfeval.ui.window.window_frame import WindowFrame

_AT_ONCE: Final = 0.02
"""Seconds for which texts are read before the window has its turn again."""
_LONGEST: Final = 100
"""Characters of a selection that are taken as what to find."""


class FindingText(QObject):
    """One window's finding. The bar is made when it is first asked for, and texts are read when it is shown.

    Those of other cycles are read each time that the bar comes, on the file's thread, and found below those of this.
    """

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._index = TextIndex()
        self._of: Contents | None = None
        self._reading: Iterator[None] | None = None
        self._elsewhere: list[CycleTexts] = []
        self._asked: int | None = None
        self._times = 0
        self._answer = Answer()
        self._answer.came.connect(self._read_elsewhere)
        self._came_from: QWidget | None = None
        self._gone_to: FoundText | None = None
        self._then = 0
        self.bar = FindBar()
        central = window.centralWidget()
        layout = central.layout() if central is not None else None
        assert isinstance(layout, QVBoxLayout), "the window's parts stand below each other"
        layout.addWidget(self.bar)
        self.bar.hide()
        self.bar.wanted.connect(self._find)
        self.bar.go_to.connect(self._go)
        self.bar.stepped.connect(self.step)
        self.bar.left.connect(self.leave)

    def show(self) -> None:
        """Show the bar with the keyboard in it, and what is selected as what to find."""
        focused = QApplication.focusWidget()
        selected = carried_passage.take()
        if focused is not None and not self.bar.isAncestorOf(focused):
            self._came_from = focused
            selected = selected or _selected_in(focused)
        if selected:
            self.bar.box.setText(selected)
        hand_over_all(self._window)
        self._come()
        self.bar.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.box.selectAll()
        self._find()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round to the other end; first to the one that is chosen."""
        if not self.bar.box.text().strip():
            self.show()
            return
        hand_over_all(self._window)
        self._come()
        self._then = by
        self._find()

    def leave(self) -> None:
        """Put the bar away, and give the keyboard back to where it was."""
        focused = QApplication.focusWidget()
        had = focused is not None and self.bar.isAncestorOf(focused)
        self.bar.hide()
        self._asked, self._elsewhere = None, []
        back = self._came_from
        if not had:
            return
        if back is not None and isValid(back) and back.isVisible() and back.isEnabled():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.focus_page()

    def _come(self) -> None:
        """Show the bar; the first time since it left, have the other cycles read."""
        self.bar.show()
        if self._asked is None:
            self._times += 1
            asked, bring = self._times, self._answer.bring
            self._asked = asked
            TextsElsewhere(self._workspace.work.session).read(lambda texts: bring((asked, texts)))

    def _read_elsewhere(self, answer: tuple[int, object]) -> None:
        """Find in another cycle too; one that cannot be read is left out, as the page of cycles says why."""
        asked, texts = answer
        if asked == self._asked and isinstance(texts, CycleTexts):
            self._elsewhere.append(texts)
            if self.bar.box.text().strip():
                self._find()

    def _find(self, _typed: str = "") -> None:
        """Read what is new, a little at a time, then find."""
        contents = self._workspace.entered
        if contents is not self._of:
            self._of = contents
            self._reading = self._index.catching_up(contents)
            self._read_on()
        elif self._reading is None:
            self._show_found()

    def _read_on(self) -> None:
        if self._reading is None:
            return
        until = perf_counter() + _AT_ONCE
        for _ in self._reading:
            if perf_counter() > until:
                self.bar.show_waiting()
                QTimer.singleShot(0, self, self._read_on)
                return
        self._reading = None
        self._show_found()

    def _show_found(self) -> None:
        typed = self.bar.box.text()
        before, place = self.bar.chosen(), self.bar.place
        found, more = self._found(typed)
        self.bar.show_found(found, typed, more=more, place=_same_place(found, before, place))
        by, self._then = self._then, 0
        if by and found:
            if self._gone_to is not None and _is_same(found[self.bar.place], self._gone_to):
                self.bar.choose((self.bar.place + by) % len(found))
            self._go(found[self.bar.place])
        elif typed.strip():
            announce(self.bar.box, self.bar.said())

    def _found(self, typed: str) -> tuple[tuple[FoundText, ...], bool]:
        """What is found in this cycle and then in the others, and whether there is more."""
        assert self._of is not None, "it was read before it is found in"
        here = self._index.find(typed)
        found = [FoundText(hit, self._of) for hit in here.hits]
        more = here.more
        for texts in self._elsewhere:
            there = texts.index.find(typed, most=MOST - len(found), of_cycle=True)
            found += (FoundText(hit, texts.contents, texts.cycle) for hit in there.hits)
            more = more or there.more
        return tuple(found), more

    def _go(self, found: FoundText) -> None:
        if found.cycle is not None:
            carried_passage.carry(self.bar.box.text())
            self._workspace.cycle_requested.emit(found.cycle.key)
            return
        place = place_of(self._workspace.entered, found.hit)
        if place is None:
            return
        self._gone_to = found
        go_to(self._workspace, place, found.hit, found.hit.text, self._window)
        self._came_from = None
        announce(self._window, self.bar.said())


def _same_place(found: tuple[FoundText, ...], before: FoundText | None, place: int) -> int:
    """Where the hit stands that was chosen before; 0 where it is found no more."""
    if before is None:
        return 0
    if 0 <= place < len(found) and _is_same(found[place], before):
        return place
    return next((number for number, each in enumerate(found) if _is_same(each, before)), 0)


def _is_same(one: FoundText, other: FoundText) -> bool:
    return _settled(one) == _settled(other)


def _settled(found: FoundText) -> tuple[str, str, int]:
    return found.hit.record, found.hit.field, found.hit.start


def _selected_in(widget: QWidget) -> str:
    """What is selected in a text box, where it is one line that can be looked for."""
    if isinstance(widget, QPlainTextEdit):
        text = widget.textCursor().selectedText()
    else:
        text = widget.selectedText() if isinstance(widget, QLineEdit) else ""
    return text if len(text) <= _LONGEST and "\u2029" not in text else ""
