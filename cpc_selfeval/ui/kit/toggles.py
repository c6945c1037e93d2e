"""A choice that is made by a screen reader or by voice counts as one that is made by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

if TYPE_CHECKING:
    _Mixed = QAbstractButton
else:
    _Mixed = object


class HearsToggles(_Mixed):
    """To be mixed into a radio button, a check box or any button that stays down, before Qt's class.

    Assistive programs do not click such a button but ask Qt to turn it over, upon which Qt shows the new state and
    emits ``toggled``, and never ``clicked`` (``QAccessibleButton::doAction``, Qt 6.11): what is shown would not be what
    is recorded. So whatever turns it over, and is neither a click nor ``setChecked`` from our side, is told as a click.
    """

    _expected = False

    def hear_toggles(self) -> None:
        """To be called at the end of the constructor."""
        self.toggled.connect(self._turned_over)

    def setChecked(self, checked: bool) -> None:
        """Show another state from outside, of which no click is told."""
        before, self._expected = self._expected, True
        try:
            super().setChecked(checked)
        finally:
            self._expected = before

    def nextCheckState(self) -> None:
        """What a click does."""
        before, self._expected = self._expected, True
        try:
            super().nextCheckState()
        finally:
            self._expected = before

    def _turned_over(self, checked: bool) -> None:
        group: QButtonGroup | None = self.group()
        gives_way = not checked and group is not None and group.exclusive()
        if self._expected or gives_way:
            return
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus and not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clicked[bool].emit(checked)  # type: ignore[index]  # PySide tells it as without any
        if group is not None:
            group.buttonClicked.emit(self)
