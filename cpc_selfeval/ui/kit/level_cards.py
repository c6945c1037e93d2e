"""The level as six cards, which are radio buttons, and two more for no level: choosing is a draft, never an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.flow_layout import ColumnsLayout, FlowLayout
from cpc_selfeval.ui.kit.kept_words import Held
from cpc_selfeval.ui.kit.measures import CORNER, font, px
from cpc_selfeval.ui.kit.radio_choice import INDICATOR, RadioChoice, paint_radio
from cpc_selfeval.ui.kit.theme import colours
from cpc_selfeval.ui.kit.toggles import ChoiceGroup, group_of
from cpc_selfeval.ui.kit.wrapped_text import height_of, paint_text

NOT_ENOUGH_EVIDENCE: Final = "not_enough_evidence"
NOT_APPLICABLE: Final = "not_applicable"
_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True)
class LevelWords:
    """One level of the framework's scale: its value 1 to 6, its label there, and an own-words definition."""

    value: int
    label: str
    definition: str


class LevelCard(RadioChoice):
    """A radio button as large as a card, with the level's value, label and definition."""

    def __init__(self, words: LevelWords, *, parent: QWidget | None = None) -> None:
        super().__init__(f"{words.value} {words.label}", parent=parent)
        self.level = words
        self.setAccessibleName(f"{self.words}: {words.definition}" if words.definition else self.words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("focus_radius", float(CORNER))

    def hasHeightForWidth(self) -> bool:
        """Definitions wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Label, definition and the space around them."""
        inner = width - self._left() - px(10)
        label = height_of(self.words, font("body", bold=True), inner)
        definition = height_of(self.level.definition, font("quiet"), inner) if self.level.definition else 0
        return round(label + definition) + px(16)

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        return QSize(px(220), self.heightForWidth(px(220)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a column of its own."""
        return QSize(px(150), px(48))

    def _left(self) -> int:
        return px(10) + px(INDICATOR) + px(10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move as the cards lie; the parent knows how."""
        group = group_of(self)
        owner = group.holder() if group is not None else None
        if not (isinstance(owner, LevelCards) and owner.take_key(self, event)):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = 2.0 if chosen else 1.0
        painter.setPen(QPen(QColor(c.accent if chosen or self.underMouse() else c.line), edge))
        painter.setBrush(QColor(c.accent_soft if chosen else c.surface))
        half = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), CORNER, CORNER)
        side = px(INDICATOR)
        paint_radio(
            painter,
            QRectF(px(10), px(10), side, side),
            checked=chosen,
            enabled=self.isEnabled(),
            hovered=self.underMouse(),
        )
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        c = colours()
        ink = c.text if self.isEnabled() else c.off
        area = QRectF(self._left(), px(7), self.width() - self._left() - px(10), self.height())
        used = paint_text(painter, area, self.words, font("body", bold=True), ink)
        paint_text(painter, area.adjusted(0, used, 0, 0), self.level.definition, font("quiet"), c.quiet)


class LevelCards(QWidget):
    """The whole choice. ``chosen`` carries 1 to 6, NOT_ENOUGH_EVIDENCE or NOT_APPLICABLE, by the user's act only.

    Best level first, in rows of three, of two or of one as the width allows. Keys: arrows move (and choose, once
    something is chosen), space chooses, 1 to 6 choose directly.
    """

    chosen = Signal(object)

    def __init__(self, levels: Sequence[LevelWords], *, name: str = "Level", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._shown: object = None
        self._held = Held(self)
        self._group = ChoiceGroup(self)
        self._values: dict[QAbstractButton, object] = {}
        self._buttons: list[QRadioButton] = []
        best_first = sorted(levels, key=lambda level: level.value, reverse=True)
        self._cards = [LevelCard(level) for level in best_first]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._grid = ColumnsLayout(most=3, least_width=px(186), spacing=px(8))
        for card in self._cards:
            self._take(card, card.level.value)
            self._grid.addWidget(card)
        column.addLayout(self._grid)
        others = FlowLayout(spacing=px(16))
        for value, words in (
            (NOT_ENOUGH_EVIDENCE, "Not enough evidence to say"),
            (NOT_APPLICABLE, "Not applicable"),
        ):
            button = _OtherChoice(words)
            self._take(button, value)
            others.addWidget(button)
        column.addLayout(others)
        self._group.buttonClicked.connect(self._clicked)
        self._settle_tab_stop()

    def _take(self, button: QRadioButton, value: object) -> None:
        self._group.addButton(button)
        self._values[button] = value
        self._buttons.append(button)

    def buttons(self) -> list[QRadioButton]:
        """All eight radio buttons in reading order."""
        return list(self._buttons)

    def button_for(self, value: object) -> QRadioButton:
        """The radio button of a level or of one of the two others. Raises KeyError where there is none."""
        for button, held in self._values.items():
            if held == value and isinstance(button, QRadioButton):
                return button
        raise KeyError(value)

    def choice(self) -> object:
        """What is chosen: 1 to 6, NOT_ENOUGH_EVIDENCE, NOT_APPLICABLE, or None."""
        button = self._group.checkedButton()
        return None if button is None else self._values[button]

    def show_choice(self, value: object) -> None:
        """Show a choice from outside without emitting; None, or a value that is not there, shows nothing chosen."""
        self._shown = value
        wanted = next((button for button, held in self._values.items() if held == value), None)
        if wanted is not None:
            wanted.setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
        self._settle_tab_stop()

    def _clicked(self, button: QAbstractButton) -> None:
        value = self._values[button]
        if value != self._shown or self._held:
            self._shown = value
            self._held.give(lambda: self.chosen.emit(value), button.accessibleName() or button.text())

    def _settle_tab_stop(self) -> None:
        """Tab comes to what is chosen, or else to the first card; the arrows do the rest."""
        focused = next((button for button in self._buttons if button.hasFocus()), None)
        stop = focused or self._group.checkedButton() or self._buttons[0]
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)

    def take_key(self, button: QRadioButton, event: QKeyEvent) -> bool:
        """Answer a key pressed on one of the buttons; False where it is none of ours."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button.click()
            return True
        target = self._target(button, event.key())
        if target is None:
            digit = event.key() - Qt.Key.Key_0
            if digit not in self._values.values():
                return False
            target = self.button_for(digit)
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            target.click()
            return True
        chooses = button.isChecked()
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if chooses:
            target.click()
        return True

    def _target(self, button: QRadioButton, key: int) -> QRadioButton | None:
        move = _MOVES.get(Qt.Key(key)) if key in set(_MOVES) else None
        if move is None:
            return None
        across, down = move
        place = self._buttons.index(button)
        if across:
            return self._buttons[(place + across) % len(self._buttons)]
        cards = len(self._cards)
        columns = self._grid.columns_in(self.width())
        if place >= cards:
            return (
                self._buttons[place + down]
                if down > 0 and place + 1 < len(self._buttons)
                else (self._buttons[cards - columns] if down < 0 else self._buttons[0])
            )
        wanted = place + down * columns
        if wanted < 0:
            return self._buttons[-1]
        return self._buttons[min(wanted, cards)]


class _OtherChoice(RadioChoice):
    """One of the two answers that are no level."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move as among the cards."""
        group = group_of(self)
        owner = group.holder() if group is not None else None
        if not (isinstance(owner, LevelCards) and owner.take_key(self, event)):
            super().keyPressEvent(event)
