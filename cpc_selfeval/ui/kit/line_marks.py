"""Misspelt words of a box of one line, for which Qt has no marks: they are drawn over it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit

from cpc_selfeval.ui.kit.measures import px
from cpc_selfeval.ui.kit.spell_marks import Place, SpellMarks, places_in
from cpc_selfeval.ui.kit.theme import colours


class LineMarks(SpellMarks):
    """The marks of a line; whoever paints the line calls :meth:`paint` after it."""

    def __init__(self, entry: QLineEdit) -> None:
        super().__init__(entry)
        self._entry = entry
        self.wrong: list[Place] = []
        entry.textChanged.connect(self._changed)

    def in_view(self) -> Iterator[Place]:
        """All words: there is one line."""
        return self.everywhere()

    def everywhere(self) -> Iterator[Place]:
        """All words."""
        return places_in(self._entry.text())

    def show_marks(self, wrong: list[Place]) -> None:
        """Have them drawn."""
        if wrong != self.wrong:
            self.wrong = wrong
            self._entry.update()

    def replace(self, place: Place, text: str) -> None:
        """Type it over the word."""
        self.select(place)
        self._entry.insert(text)

    def select(self, place: Place) -> None:
        """Select it, which scrolls to it."""
        self._entry.setSelection(place.start, place.end - place.start)

    def cursor_place(self) -> tuple[int, bool]:
        """The end of the selection, else the cursor."""
        selected = self._entry.hasSelectedText()
        return (self._entry.selectionEnd() if selected else self._entry.cursorPosition()), selected

    def paint(self) -> None:
        """Draw a wavy line under each misspelt word."""
        if not self.wrong:
            return
        entry, metrics = self._entry, self._entry.fontMetrics()
        text, cursor = entry.text(), entry.cursorRect()
        encoded = text.encode("utf-16-le", "surrogatepass")
        origin = cursor.center().x() - metrics.horizontalAdvance(_first(encoded, entry.cursorPosition()))
        below = entry.rect().center().y() + metrics.height() / 2 - metrics.descent() + px(2)
        painter = QPainter(entry)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(entry.rect().adjusted(px(3), 0, -px(3), 0))
        painter.setPen(QPen(QColor(colours().bad), px(1), Qt.PenStyle.SolidLine))
        for place in self.wrong:
            left, right = (metrics.horizontalAdvance(_first(encoded, at)) for at in (place.start, place.end))
            painter.drawPolyline(_wave(origin + left, origin + right, below))
        painter.end()

    def _changed(self) -> None:
        self.show_marks([])
        self.timer.start()


def _first(encoded: bytes, characters: int) -> str:
    return encoded[: 2 * characters].decode("utf-16-le", "surrogatepass")


def _wave(left: float, right: float, middle: float) -> QPolygonF:
    step, height = px(2), px(1)
    points = [QPointF(left, middle)]
    while points[-1].x() < right:
        points.append(QPointF(points[-1].x() + step, middle + (height if len(points) % 2 else -height)))
    return QPolygonF(points)
