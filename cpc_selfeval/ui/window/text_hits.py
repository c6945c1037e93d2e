"""The list of what was found in texts: where it stands, and the passage with what is around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.places import place_of
from cpc_selfeval.domain.text_search import TextHit
from cpc_selfeval.ui.kit import colours, font, px
from cpc_selfeval.ui.window.found_rows import FoundRows, Index

_BEFORE: Final = 36
"""Characters before the passage that a row shows, so that the passage itself is always in it."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """A hit with the contents in which it was found; ``cycle`` is None for one in the open cycle."""

    hit: TextHit
    contents: Contents
    cycle: Cycle | None = None

    @property
    def place(self) -> str:
        """ "Evidence E-014, what it shows", "In Self-evaluation 2023–26: …"; that it is there no more."""
        place = place_of(self.contents, self.hit)
        if place is None:
            return "Removed in the meantime"
        where = f"In {self.cycle.title}: " if self.cycle is not None else ""
        return f"{where}{place.entry}, {place.field[:1].lower()}{place.field[1:]}"


class HitModel(FoundRows[FoundText]):
    """Hits, with words that are made when a row is shown."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Place and passage in one sentence."""
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            hit = self.found[index.row()].hit
            return f"{self.place(index.row())}: {hit.before}{hit.passage}{hit.after}"
        return None

    def place(self, row: int) -> str:
        """Where the hit of a row stands."""
        return self.found[row].place


class HitDelegate(QStyledItemDelegate):
    """Two lines: where it stands, and the passage in bold with what is around it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same height for every row."""
        height = QFontMetrics(font("body")).height() + QFontMetrics(font("quiet")).height() + px(8)
        return QSize(px(200), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one hit."""
        model = index.model()
        assert isinstance(model, HitModel)
        hit = model.found[index.row()].hit
        c = colours()
        area = QRectF(option.rect).adjusted(px(10), px(3), -px(10), 0)
        painter.save()
        if bool(option.state & QStyle.StateFlag.State_Selected):
            painter.fillRect(option.rect, QColor(c.accent_soft))
            painter.fillRect(QRectF(option.rect).adjusted(0, 0, px(3) - option.rect.width(), 0), QColor(c.accent))
        _line(painter, area, model.place(index.row()), font("quiet"), c.quiet)
        below = area.adjusted(0, QFontMetrics(font("quiet")).height(), 0, 0)
        before = hit.before if len(hit.before) <= _BEFORE else f"…{hit.before[-_BEFORE:]}"
        for text, shape in ((before, font("body")), (hit.passage, font("body", bold=True)), (hit.after, font("body"))):
            below.setLeft(below.left() + _line(painter, below, text.replace("\n", " "), shape, c.text))
        painter.restore()


def _line(painter: QPainter, area: QRectF, text: str, shape: QFont, ink: str) -> int:
    """Draw one line as far as there is room; the width that it took."""
    if area.width() <= px(6):
        return 0
    painter.setFont(shape)
    painter.setPen(QColor(ink))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown) if shown == text else int(area.width())
