"""The place of the message bar in the window: with some room around it, and none while the bar is hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import MessageBar, px


class BarPlace(QWidget):
    """Holds a message bar, and comes and goes with it."""

    def __init__(self, bar: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(2))
        column.addWidget(bar)
        bar.installEventFilter(self)
        self.setVisible(not bar.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the bar."""
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return False
