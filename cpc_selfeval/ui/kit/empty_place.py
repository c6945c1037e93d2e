"""What stands where a list is still empty: a kind sentence, and the button that begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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


class EmptyPlaces(QScrollArea):
    """Holds empty places in a list's stead: they scroll up and down where a window is too low for their words."""

    def __init__(self, name: str, *places: EmptyPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(px(56))
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(px(10), px(6), px(10), px(6))
        for place in places:
            column.addWidget(place)
        column.addStretch(1)
        self.setWidget(sheet)
        for part in (self.viewport(), sheet):
            part.setAutoFillBackground(False)  # it stands on a card
