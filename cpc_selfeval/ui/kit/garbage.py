"""Python's search for garbage, on the window's thread only.

Left to itself Python searches in whichever thread happens to make the next object, and ends there what it finds. Among
that are widgets and timers that lay in a circle of references; Qt's may only be ended on the thread that they live on,
and the program fell ("Timers cannot be stopped from another thread", and then a segmentation fault in the window).
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

from cpc_selfeval.ui.kit.going import Going

EVERY: Final = 1000
"""Milliseconds between two looks, which cost microseconds where there is nothing to do."""
_OLD_AT_MOST_EVERY: Final = 60
"""Looks from one search through everything to the next at the earliest: it takes as long as a key may wait."""


class Garbage(QObject):
    """From its making on Python searches by itself nowhere; this looks every second whether it is time to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._since_old = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Search as deep as Python's own thresholds say (``gc.get_threshold``)."""
        self._since_old += 1
        young, middle, old = (count > least for count, least in zip(gc.get_count(), gc.get_threshold(), strict=True))
        if old and self._since_old > _OLD_AT_MOST_EVERY:
            gc.collect()
            self._since_old = 0
        elif middle:
            gc.collect(1)
        elif young:
            gc.collect(0)

    def look_soon_at_all(self) -> None:
        """Search through everything, also what was left out before, once nobody waits: a window was closed."""
        QTimer.singleShot(EVERY, self, collect_all)


def collect_all() -> None:
    """Search through everything, also what was left out before, and leave out all that stays."""
    Going.let_all_go()
    gc.unfreeze()
    gc.collect()
    gc.freeze()
