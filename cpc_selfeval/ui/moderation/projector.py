"""Large type for a room: the whole program's text grows with the screen while a meeting is shown, and goes back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize

from cpc_selfeval.ui.kit import theme
from cpc_selfeval.ui.kit.measures import text_scale

ROOM: Final = (640, 480)
"""The least width and height, in pixels of the design, that a screen of the meeting is laid out for. Body text of 15
pixels is then a thirty-second of the screen's height, which is read from the back of a room."""
LARGEST: Final = 3.0


def projector_scale(screen: QSize, own: float) -> float:
    """How much larger than the design text is shown on a screen of this size (logical pixels).

    Never smaller than whoever works here has it (``own``), and never larger than three times the design.
    """
    fits = min(screen.width() / ROOM[0], screen.height() / ROOM[1])
    return min(LARGEST, max(own, fits))


class LargeType:
    """The text size of a meeting, from its making until :meth:`end`."""

    def __init__(self, screen: QSize) -> None:
        self._zoom = theme().zoom
        self._own = text_scale()
        self._ended = False
        self.fit(screen)

    def fit(self, screen: QSize) -> None:
        """Be as large as this screen has room for: the window may have been moved to another one."""
        wanted = projector_scale(screen, self._own) / (self._own / self._zoom)
        if not self._ended and wanted != theme().zoom:
            theme().enlarge(wanted)

    def end(self) -> None:
        """Show text as before."""
        if not self._ended:
            self._ended = True
            theme().enlarge(self._zoom)
