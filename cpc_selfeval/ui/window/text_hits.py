"""The list of what was found in texts: where it stands, and the passage with what is around it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.places import place_of
from cpc_selfeval.domain.text_search import TextHit
from cpc_selfeval.ui.kit import colours, font, px

_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_BEFORE: Final = 36
"""Characters before the passage that a row shows, so that the passage itself is always in it."""


def place_in_words(contents: Contents, hit: TextHit) -> str:
    """ "Evidence E-014, what it shows"; that it was removed, where it is there no more."""
    place = place_of(contents, hit)
    if place is None:
        return "Removed in the meantime"
    return f"{place.entry}, {place.field[:1].lower()}{place.field[1:]}"


class HitModel(QAbstractListModel):
    """Hits, with words that are made when a row is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[TextHit, ...] = ()
        self._contents: Contents | None = None

    def show_hits(self, contents: Contents, hits: tuple[TextHit, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._contents, self.hits = contents, hits
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Place and passage in one sentence."""
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            hit = self.hits[index.row()]
            return f"{self.place(index.row())}: {hit.before}{hit.passage}{hit.after}"
        return None

    def place(self, row: int) -> str:
        """Where the hit of a row stands."""
        return place_in_words(self._contents, self.hits[row]) if self._contents is not None else ""


class HitDelegate(QStyledItemDelegate):
    """Two lines: where it stands, and the passage in bold with what is around it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The same height for every row."""
        height = QFontMetrics(font("body")).height() + QFontMetrics(font("quiet")).height() + px(8)
        return QSize(px(200), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one hit."""
        model = index.model()
        assert isinstance(model, HitModel)
        hit = model.hits[index.row()]
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
