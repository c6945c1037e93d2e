"""Buttons that open a list to tick in: for a field that holds several things, and for a filter that reads as words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from cpc_selfeval.ui.kit.buttons import literal
from cpc_selfeval.ui.kit.check_list import CheckListPopUp
from cpc_selfeval.ui.kit.choice_box import paint_choice_frame
from cpc_selfeval.ui.kit.kept_words import Held
from cpc_selfeval.ui.kit.measures import CONTROL_HEIGHT, font, px


class _OpeningButton(QPushButton):
    """A button with words and a chevron that opens something."""

    def __init__(self, name: str, options: Sequence[tuple[object, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.name = name
        self._options = list(options)
        self._words = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_list)

    def words(self) -> str:
        """What the button reads."""
        return self._words

    def open_list(self) -> None:
        """Open what there is to choose from."""
        raise NotImplementedError

    def _words_of(self, value: object) -> str:
        return next((words for held, words in self._options if held == value), "")

    def _read(self, words: str, spoken: str) -> None:
        self._words = words
        self.setAccessibleName(spoken)
        self.setToolTip(words.replace("&", "&amp;").replace("<", "&lt;") if len(words) > 40 else "")
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and down open the list, as space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Redraw as the mouse comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As wide as the words, within reason."""
        width = QFontMetrics(font("body")).horizontalAdvance(self._words) + px(42)
        return QSize(min(px(360), max(px(120), width)), px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """May be narrower; the words are then cut with an ellipsis, and stand in full in the tool tip."""
        return QSize(px(96), px(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, words and chevron."""
        painter = QPainter(self)
        paint_choice_frame(painter, self, self._words, quiet=not self._has_choice())
        painter.end()

    def _has_choice(self) -> bool:
        return True


class SeveralChoice(_OpeningButton):
    """A field that holds several of the options. ``chosen`` carries the tuple of values when the list is closed."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]] = (),
        *,
        none_words: str = "None chosen",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, options, parent)
        self._none_words = none_words
        self._handed: tuple[object, ...] = ()
        self._chosen: tuple[object, ...] = ()
        self._held = Held(self)
        self._list: CheckListPopUp | None = None
        self.show_choice(())

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options; what is chosen stays chosen."""
        self._options = list(options)
        self._say()

    def value(self) -> tuple[object, ...]:
        """What is chosen, in the options' order."""
        return self._chosen

    def show_choice(self, values: Collection[object]) -> None:
        """Show a choice from outside without emitting; not while the user is ticking."""
        if self.pending:
            return
        self._chosen = self._handed = tuple(values)
        self._say()

    @property
    def pending(self) -> bool:
        """Whether ticks were changed that have not been handed over."""
        return set(self._chosen) != set(self._handed)

    def hand_over(self) -> None:
        """Emit ``chosen`` now if the ticks changed."""
        if self.pending:
            before, self._handed = self._handed, self._chosen
            if not self._held.give(lambda: self.chosen.emit(self._handed), self._chosen_words()):
                self._handed = before

    def open_list(self) -> None:
        """Open the list to tick in."""
        self._list = CheckListPopUp(self.name, self._options, self._chosen, self)
        self._list.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list.ticked.connect(self._ticked)
        self._list.closed.connect(self.hand_over)
        self._list.begin(self)

    def _ticked(self, values: tuple[object, ...]) -> None:
        offered = {value for value, _ in self._options}
        gone = tuple(value for value in self._chosen if value not in offered)
        self._chosen = values + gone
        self._say()

    def _chosen_words(self) -> str:
        return ", ".join(filter(None, (self._words_of(value) for value in self._chosen))) or self._none_words

    def _say(self) -> None:
        words = self._chosen_words()
        self._read(words, f"{self.name}: {words}")

    def _has_choice(self) -> bool:
        return bool(self._chosen)


_SAY_IT: Final = ("Filter", "Show", "Sorted by")
"""Names that say by themselves what the choice does."""


class FilterSentence(_OpeningButton):
    """A filter that reads as a sentence: "Agency: all". ``chosen`` carries a tuple of values at each change; () is all.

    With ``several=False`` one is picked from a menu, and the tuple has at most one value.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]] = (),
        *,
        all_words: str = "all",
        several: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, options, parent)
        self._all_words = all_words
        self._several = several
        self._chosen: tuple[object, ...] = ()
        self.show_choice(())

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options; a value that is no longer among them is no longer filtered by (no signal)."""
        self._options = list(options)
        offered = [value for value, _ in options]
        self.show_choice(tuple(value for value in self._chosen if value in offered))

    def value(self) -> tuple[object, ...]:
        """What is filtered by; () for all."""
        return self._chosen

    def show_choice(self, values: Collection[object]) -> None:
        """Show a filter from outside without emitting."""
        self._chosen = tuple(values)
        words = ", ".join(filter(None, (self._words_of(value) for value in self._chosen))) or self._all_words
        reads = f"{self.name}: {words}"
        self._read(reads, reads if self.name in _SAY_IT else f"Filter by {reads}")

    def kept(self) -> list[str]:
        """What is filtered by, as texts that :meth:`resume` knows again."""
        return [_as_text(value) for value in self._chosen]

    def resume(self, kept: Collection[str]) -> None:
        """Filter as somebody did before, as far as it is still offered."""
        self._picked(tuple(value for value, _ in self._options if _as_text(value) in kept))

    def open_list(self) -> None:
        """Open the list, or the menu."""
        if self._several:
            opened = CheckListPopUp(self.name, self._options, self._chosen, self)
            opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            opened.ticked.connect(self._picked)
            opened.begin(self)
        else:
            self.menu_of_options().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_of_options(self) -> QMenu:
        """The menu from which one is picked, or all."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices: list[tuple[tuple[object, ...], str]] = [((), self._all_words)]
        choices += [((value,), words) for value, words in self._options]
        for values, words in choices:
            action = menu.addAction(literal(words))
            action.setCheckable(True)
            action.setChecked(values == self._chosen)
            action.triggered.connect(lambda _checked=False, picked=values: self._picked(picked))
        return menu

    def _picked(self, values: tuple[object, ...]) -> None:
        if values != self._chosen:
            self.show_choice(values)
            self.chosen.emit(values)


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(_as_text(part) for part in value)
    return value.name if isinstance(value, Enum) else str(value)
