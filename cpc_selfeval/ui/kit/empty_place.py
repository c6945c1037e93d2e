"""What stands where a list is still empty: a kind sentence, and the button that begins it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.buttons import PlainButton
from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.labels import PlainText, QuietText
from cpc_selfeval.ui.kit.measures import ICON_LARGE, px
from cpc_selfeval.ui.kit.theme import colours


class EmptyPlace(QWidget):
    """``begun`` follows the button. Without button words there is only the sentence. ``icon`` says what it is of."""

    begun = Signal()

    def __init__(
        self,
        sentence: str,
        button: str = "",
        *,
        more: str = "",
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon = icon
        self.sentence = PlainText(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0 if icon is None else px(ICON_LARGE) + px(10), px(4), 0, px(8))
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon beside the sentence."""
        if self.icon is None:
            return
        place = self.contentsRect().topLeft()
        painter = QPainter(self)
        box = QRectF(place.x(), place.y() + px(4), px(ICON_LARGE), px(ICON_LARGE))
        paint_icon(painter, box, self.icon, colours().quiet)
        painter.end()


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
        self._sheet = sheet
        for part in (self.viewport(), sheet):
            part.setAutoFillBackground(False)  # it stands on a card

    def height_in(self, width: int) -> int:
        """The height in pixels that its words need in this width."""
        return max(self.minimumHeight(), self._sheet.heightForWidth(width))
