"""A strength, an area for improvement, a piece of evidence in a list: a coloured bar, the text, a quiet line."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cpc_selfeval.ui.kit.measures import font, px
from cpc_selfeval.ui.kit.theme import colours
from cpc_selfeval.ui.kit.wrapped_text import height_of, paint_text

EntryKind = Literal["strength", "area", "evidence", "bad"]
BETWEEN: Final = " · "
WIDTH: Final = 280
"""Pixels of the design in which an entry is comfortably read."""
SHORT: Final = 16
"""Letters of a fact that is not parted at the end of a line."""


class EntryCard(QPushButton):
    """One entry, opened by a click or Enter: ``opened``. A button to a screen reader, which reads text and quiet line.

    ``note`` ends the quiet line in red, for what is wanting: "no action yet".
    """

    opened = Signal()

    def __init__(
        self,
        text: str,
        quiet: str = "",
        *,
        note: str = "",
        kind: EntryKind = "strength",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: EntryKind = kind
        self._narrow = 0
        self._name = name
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.opened)
        self.show_entry(text, quiet, note=note)

    def show_entry(self, text: str, quiet: str = "", *, note: str = "") -> None:
        """Show other words. All of the text is shown, however long."""
        self._text, self._quiet, self._note = text, quiet, note
        spoken = ". ".join(part for part in (self._name, text, self._quiet_line()) if part)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def _quiet_line(self) -> str:
        return BETWEEN.join(part for part in (self._quiet, self._note) if part)

    def words(self) -> tuple[str, str, str]:
        """Text, quiet line and note, as shown."""
        return self._text, self._quiet, self._note

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The whole text, and the quiet line."""
        inner = width - self._left() - px(4)
        height = height_of(self._text, font("body"), inner)
        if self._quiet_line():
            height += height_of(_held_together(self._quiet_line()), font("quiet"), inner) + px(1)
        return round(height) + px(8)

    def sizeHint(self) -> QSize:
        """A comfortable width. A plain column gives no more height than this says, so in a narrow one it says more."""
        return QSize(px(WIDTH), self.heightForWidth(min(px(WIDTH), self._narrow or px(WIDTH))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a column narrower than is comfortable the words take more lines."""
        super().resizeEvent(event)
        width = event.size().width()
        narrow = width if width < px(WIDTH) else 0
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for half a small page."""
        return QSize(px(140), px(32))

    def _left(self) -> int:
        return px(13)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Redraw as the mouse comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bar, text and quiet line."""
        c = colours()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), QColor(c.accent_soft))
        bar = {"strength": c.strength_bar, "evidence": c.strength_bar, "area": c.area_bar, "bad": c.bad}[self._kind]
        painter.fillRect(QRectF(0, 0, px(3), self.height()), QColor(bar))
        area = QRectF(self._left(), px(3), self.width() - self._left() - px(4), self.height())
        used = paint_text(painter, area, self._text, font("body"), c.text)
        area.adjust(0, used + px(1), 0, 0)
        self._paint_quiet(painter, area)
        painter.end()

    def _paint_quiet(self, painter: QPainter, area: QRectF) -> None:
        c = colours()
        line = self._quiet_line()
        if not line:
            return
        marked = len(self._note.encode("utf-16-le")) // 2 if self._note else 0
        paint_text(painter, area, _held_together(line), font("quiet"), c.quiet, tail=marked, tail_colour=c.bad)


def _held_together(line: str) -> str:
    """Its short facts go on in the next line whole: "1 action" and "also 5.4" are not parted."""
    facts = line.split(BETWEEN)
    return BETWEEN.join(fact.replace(" ", "\u00a0") if len(fact) <= SHORT else fact for fact in facts)
