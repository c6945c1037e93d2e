"""Whether evidence shows impact on children: yes, no, or not said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from cpc_selfeval.ui.kit import FlowLayout, RadioChoice, px
from cpc_selfeval.ui.kit.hand_over import new_visit
from cpc_selfeval.ui.kit.kept_words import Held
from cpc_selfeval.ui.kit.toggles import ChoiceGroup

NAME: Final = "Shows impact on children"
ANSWERS: Final[tuple[tuple[bool | None, str], ...]] = ((True, "Yes"), (False, "No"), (None, "Not said"))


class ImpactChoice(QWidget):
    """Three radio buttons. ``chosen`` carries True, False or None. ``visit`` is new each time the keyboard comes in."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit = new_visit()
        self._shown: bool | None = None
        self._held = Held(self)
        self._group = ChoiceGroup(self)
        self._answers: dict[QAbstractButton, bool | None] = {}
        row = FlowLayout(self, spacing=px(12))
        for answer, words in ANSWERS:
            button = RadioChoice(words)
            button.setAccessibleName(f"{NAME}: {words}")
            button.installEventFilter(self)
            self._group.addButton(button)
            self._answers[button] = answer
            row.addWidget(button)
        self.setAccessibleName(NAME)
        self._group.buttonClicked.connect(self._clicked)
        self.show_value(None)

    def value(self) -> bool | None:
        """What is shown."""
        return self._shown

    def show_value(self, value: bool | None) -> None:
        """Show an answer from outside without a signal."""
        self._shown = value
        self.button_for(value).setChecked(True)
        self._let_tab_come_to(value)

    def button_for(self, value: bool | None) -> QAbstractButton:
        """The button of an answer."""
        return next(button for button, answer in self._answers.items() if answer is value)

    def _let_tab_come_to(self, value: bool | None) -> None:
        """Tab comes to the answer shown; by itself, Qt lets it come to the first."""
        for button, answer in self._answers.items():
            is_shown = answer is value
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_shown else Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The button of the answer takes the keyboard. No focus proxy, as in a box for a day."""
        self.button_for(self._shown).setFocus(event.reason())

    def _clicked(self, button: QAbstractButton) -> None:
        value = self._answers[button]
        self._let_tab_come_to(value)
        if value is not self._shown or self._held:
            self._shown = value
            self._held.give(lambda: self.chosen.emit(value), button.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Coming in by keyboard or mouse begins a new visit; moving among the buttons does not."""
        if event.type() == QEvent.Type.FocusOut:
            self.visit = new_visit()
        return False
