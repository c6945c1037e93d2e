"""What stands where a list is still empty: a kind sentence, and the button that begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.buttons import PlainButton
from cpc_selfeval.ui.kit.labels import PlainText, QuietText
from cpc_selfeval.ui.kit.measures import px


class EmptyPlace(QWidget):
    """``begun`` follows the button. Without button words there is only the sentence."""

    begun = Signal()

    def __init__(self, sentence: str, button: str = "", *, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = PlainText(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(8))
        column.setSpacing(px(6))
        column.addWidget(self.sentence)
        if more:
            column.addWidget(QuietText(more))
        self.button: PlainButton | None = None
        if button:
            self.button = PlainButton(button)
            self.button.clicked.connect(self.begun)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
