"""A heading that folds what is below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.icons import Icon, paint_icon
from cpc_selfeval.ui.kit.measures import ICON, font, px
from cpc_selfeval.ui.kit.theme import colours
from cpc_selfeval.ui.kit.toggles import HearsToggles


class _FoldButton(HearsToggles, QPushButton):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.words = title
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hear_toggles()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font("heading3", bold=True))
        return QSize(px(20) + metrics.horizontalAdvance(self.words) + px(4), metrics.height() + px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self)
        ink = c.accent if self.underMouse() else c.text
        side = px(ICON)
        sign = QRectF(px(-1), (self.height() - side) / 2, side, side)
        paint_icon(painter, sign, Icon.OPENED if self.isChecked() else Icon.AFTER, ink)
        painter.setPen(QColor(ink))
        shape = font("heading3", bold=True)
        painter.setFont(shape)
        room = self.width() - px(20)
        shown = QFontMetrics(shape).elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        area = self.rect().adjusted(px(20), 0, 0, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


class Collapsible(QWidget):
    """Put things in with ``add`` or through ``body``. ``opened_changed`` says whether the user opened or folded it."""

    opened_changed = Signal(bool)

    def __init__(self, title: str, *, opened: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.button = _FoldButton(title)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, px(2), 0, px(6))
        self.body.setSpacing(px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.button)
        column.addWidget(self.content)
        self.button.clicked.connect(self._folded)
        self.show_opened(opened)

    def add(self, item: QWidget | QLayout) -> None:
        """Put something below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        else:
            self.body.addLayout(item)

    def is_opened(self) -> bool:
        """Whether what is below the heading is shown."""
        return self.button.isChecked()

    def show_opened(self, opened: bool) -> None:
        """Open or fold without emitting."""
        self.button.setChecked(opened)
        self.content.setVisible(opened)
        self.button.setAccessibleName(f"{self.title}, {'shown' if opened else 'folded'}")

    def _folded(self, opened: bool) -> None:
        self.show_opened(opened)
        self.opened_changed.emit(opened)
