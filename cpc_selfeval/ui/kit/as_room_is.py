"""What pages do by their room, and by whether anybody sees them: parts beside or below, shown anew in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


def beside_or_below(row: QBoxLayout, *, narrow: bool) -> bool:
    """Have the parts of a row stand below each other where it is narrow, else beside; whether that is new."""
    way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
    if row.direction() == way:
        return False
    row.setDirection(way)
    return True


class UpToDateWhenSeen(_Mixed):
    """To be mixed into a page, before Qt's class: what changed while nobody saw it is shown once somebody does.

    ``refresh`` ends with :meth:`shown_anew`.
    """

    is_stale = True
    _shown_for: object = None

    def shows_for(self) -> object:
        """What it is shown for, where that changes without the file: the day."""
        return None

    def shown_anew(self) -> None:
        """All is as it is now."""
        self.is_stale, self._shown_for = False, self.shows_for()

    def refresh(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date."""
        super().showEvent(event)
        if self.is_stale or self._shown_for != self.shows_for():
            self.refresh()

    def changed_behind(self) -> None:
        """What it shows is another: now where it is seen, else later."""
        self.is_stale = True
        if self.isVisible():
            self.refresh()
