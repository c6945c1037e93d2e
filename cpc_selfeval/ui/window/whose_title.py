"""Whose self-evaluation is open, in two short lines that take half the room of one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.ui.kit import colours, font
from cpc_selfeval.ui.window.elided_text import ElidedText

_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


def _whose(contents: Contents) -> str:
    committee = contents.committee
    return f"{committee.area} {committee.cpc_short}".strip() if committee.area else committee.name


def title_lines(contents: Contents) -> tuple[str, str]:
    """Whose it is and which: "Example Area CPC" and "Self-evaluation 2026–27", with "(closed)" where it is."""
    closed = " (closed)" if contents.cycle.closed_on is not None else ""
    return _whose(contents), f"{contents.cycle.title}{closed}"


def title_of(contents: Contents) -> str:
    """ "Example Area CPC · Self-evaluation 2026–27"."""
    return f"{_whose(contents)} · {contents.cycle.title}"


class WhoseTitle(ElidedText):
    """Two lines, each cut with "…" where it must be. Its text, name and tip are both in one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines = ("", "")
        super().__init__(size="small", parent=parent)

    def show_lines(self, lines: tuple[str, str]) -> None:
        """Say whose self-evaluation this is, and which."""
        self._lines = lines
        self.show_words(" · ".join(lines))

    def sizeHint(self) -> QSize:
        """As wide as the longer line."""
        shapes = [QFontMetrics(shape) for shape in _shapes()]
        width = max(metrics.horizontalAdvance(line) for metrics, line in zip(shapes, self._lines, strict=True))
        return QSize(width + 2, sum(metrics.height() for metrics in shapes))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of each line as there is room for."""
        c = colours()
        painter = QPainter(self)
        top = (self.height() - self.sizeHint().height()) // 2
        for line, shape, ink in zip(self._lines, _shapes(), (c.text, c.quiet), strict=True):
            metrics = QFontMetrics(shape)
            painter.setFont(shape)
            painter.setPen(QColor(ink))
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRect(0, top, self.width(), metrics.height()), int(_LINE), words)
            top += metrics.height()
        painter.end()


def _shapes() -> tuple[QFont, QFont]:
    return font("quiet", bold=True), font("small")
