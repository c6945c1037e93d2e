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
from cpc_selfeval.domain.text_search import Hits, TextHit, TextIndex
from cpc_selfeval.ui.guard.going import go_to
from cpc_selfeval.ui.kit import announce, hand_over_all
from cpc_selfeval.ui.window.find_bar import FindBar
from cpc_selfeval.ui.window.window_frame import WindowFrame

_AT_ONCE: Final = 0.02
"""Seconds for which texts are read before the window has its turn again."""
_LONGEST: Final = 100
"""Characters of a selection that are taken as what to find."""


class FindingText(QObject):
    """One window's finding. The bar is made when it is first asked for, and texts are read when it is shown."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._index = TextIndex()
        self._reading: Iterator[None] | None = None
        self._of: Contents | None = None
        self._came_from: QWidget | None = None
        self._gone_to: TextHit | None = None
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
        if focused is not None and not self.bar.isAncestorOf(focused):
            self._came_from = focused
            if selected := _selected_in(focused):
                self.bar.box.setText(selected)
        hand_over_all(self._window)
        self.bar.show()
        self.bar.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.box.selectAll()
        self._find()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round to the other end; first to the one that is chosen."""
        if not self.bar.box.text().strip():
            self.show()
            return
        hand_over_all(self._window)
        if not self.bar.isVisible():
            self.bar.show()
        self._then = by
        self._find()

    def leave(self) -> None:
        """Put the bar away, and give the keyboard back to where it was."""
        focused = QApplication.focusWidget()
        had = focused is not None and self.bar.isAncestorOf(focused)
        self.bar.hide()
        back = self._came_from
        if not had:
            return
        if back is not None and isValid(back) and back.isVisible() and back.isEnabled():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.focus_page()

    def _find(self, _typed: str = "") -> None:
        """Read what is new, a little at a time, then find."""
        contents = self._workspace.contents
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
        before, place = self.bar.hit(), self.bar.place
        found = self._index.find(typed)
        self.bar.show_found(self._workspace.contents, found, typed, _same_place(found, before, place))
        by, self._then = self._then, 0
        if by and found.hits:
            chosen = found.hits[self.bar.place]
            if self._gone_to is not None and _is_same(chosen, self._gone_to):
                self.bar.choose((self.bar.place + by) % len(found.hits))
            self._go(found.hits[self.bar.place])
        elif typed.strip():
            announce(self.bar.box, self.bar.said())

    def _go(self, hit: TextHit) -> None:
        contents = self._workspace.contents
        place = place_of(contents, hit)
        if place is None:
            return
        self._gone_to = hit
        go_to(self._workspace, place, hit, hit.text, self._window)
        self._came_from = None
        announce(self._window, self.bar.said())


def _same_place(found: Hits, before: TextHit | None, place: int) -> int:
    """Where the hit stands that was chosen before; 0 where it is found no more."""
    if before is None:
        return 0
    if 0 <= place < len(found.hits) and _is_same(found.hits[place], before):
        return place
    return next((number for number, hit in enumerate(found.hits) if _is_same(hit, before)), 0)


def _is_same(one: TextHit, other: TextHit) -> bool:
    return (one.record, one.field, one.start) == (other.record, other.field, other.start)


def _selected_in(widget: QWidget) -> str:
    """What is selected in a text box, where it is one line that can be looked for."""
    if isinstance(widget, QPlainTextEdit):
        text = widget.textCursor().selectedText()
    else:
        text = widget.selectedText() if isinstance(widget, QLineEdit) else ""
    return text if len(text) <= _LONGEST and "\u2029" not in text else ""
