"""A choice that is made by a screen reader or by voice counts as one that is made by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

if TYPE_CHECKING:
    _Mixed = QAbstractButton
else:
    _Mixed = object


class ChoiceGroup(QButtonGroup):
    """Buttons of which one is chosen, each of which knows the group: Qt's own answer is never asked for.

    PySide takes what a getter without arguments answers for a child of the object asked, and would end the group with
    whichever button was asked last.
    """

    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self.holder = ref(holder)

    def addButton(self, button: QAbstractButton, place: int = -1) -> None:
        """Add a button, and let it know."""
        super().addButton(button, place)
        button.in_group = ref(self)  # type: ignore[attr-defined]


def group_of(button: QAbstractButton) -> ChoiceGroup | None:
    """The group that a button was added to, or None."""
    known: ref[ChoiceGroup] | None = getattr(button, "in_group", None)
    return known() if known is not None else None


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
        group = group_of(self)
        gives_way = not checked and (group.exclusive() if group is not None else self.autoExclusive())
        if self._expected or gives_way:
            return
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus and not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clicked[bool].emit(checked)  # type: ignore[index]  # PySide tells it as without any
        if group is not None:
            group.buttonClicked.emit(self)
