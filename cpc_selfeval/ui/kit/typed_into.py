"""What the boxes of one line and of several have in common: they keep what is typed until somebody is given it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import passing_on
from cpc_selfeval.ui.kit.hand_over import HandOver, new_visit
from cpc_selfeval.ui.kit.kept_words import KeptWords

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


class TypedInto(_Mixed):
    """To be mixed into a box, before Qt's class. The box makes ``_hand_over``, which asks it for its text.

    ``visit`` is a token that is new each time the box gains the focus, after undo, and when another text was shown in
    it: changes of one visit may be taken as one step.
    """

    visit: str
    _hand_over: HandOver
    _preedit = ""

    @property
    def pending(self) -> bool:
        """Whether something was typed that has not been handed over."""
        return self._hand_over.pending

    def hand_over(self) -> None:
        """Emit ``handed_over`` now if the user changed something since the last time."""
        self._hand_over.hand_over()

    def show_text(self, text: str) -> bool:
        """Show a text from outside: no signal, the cursor kept, and never over typing that was not handed over.

        True where the box shows another text than before.
        """
        changed = self._hand_over.show_text(text)
        if changed:
            self.visit = new_visit()
        return changed

    @property
    def given(self) -> KeptWords | None:
        """What was handed over last."""
        return self._hand_over.given

    def keep_unsaved(self) -> None:
        """What was handed over was not recorded: keep it here, and hand it over again at the next occasion."""
        self._hand_over.keep_unsaved()

    def give_way(self) -> None:
        """Be for another record from now on: what was not recorded of this one is kept elsewhere."""
        self._hand_over.give_way()

    # What is composed by an input method

    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return bool(self._preedit)

    def end_composing(self) -> None:
        """Ask the input method to finish; where it does not answer, take what it shows as typed."""
        if self._preedit and self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self._preedit:
            event = QInputMethodEvent()
            event.setCommitString(self._preedit)
            QCoreApplication.sendEvent(self, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what an input method is composing."""
        preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._preedit = preedit

    # When it is handed over

    def event(self, event: QEvent) -> bool:
        """Leave undo and the window's keys to the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            keys = cast(QKeyEvent, event)
            if passing_on.is_for_the_window(keys):
                if passing_on.is_undo_or_redo(keys):
                    self.hand_over()
                    self.visit = new_visit()
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over at once."""
        self.hand_over()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hand over when the page is turned or the window closed."""
        self.hand_over()
        super().hideEvent(event)
