"""One page of a paper, as it will be printed, in a frame that scrolls."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cpc_selfeval.ui.kit import colours, paint_focus_ring, px
from cpc_selfeval.ui.papers.rendering import PdfPages

ZOOMS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Times the width of the frame."""
_AROUND: Final = 12
_REMEMBERED: Final = 4
"""Pages that are kept as pictures: turning back and forth shows them at once."""


class PageView(QScrollArea):
    """Shows a page of a PDF as wide as the frame, times the zoom: only one that is larger scrolls sideways.

    ``turned`` says which page the keyboard asks for.
    PgUp and PgDn scroll, and turn the page at its end; Home and End go to the first and last page; + and - zoom.
    """

    turned = Signal(int)
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._number = 0
        self._zoom = 1.0
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Always there: one that comes and goes would make the page narrower and wider again
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(200), px(160))

    def sizeHint(self) -> QSize:
        """As wide as a page can be read in."""
        return QSize(px(460), px(480))

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another PDF, or none, at the page that was shown, if it still has it."""
        self._pages = pages
        self._pictures.clear()
        self.show_page(min(self._number, len(pages) - 1) if pages else 0)

    def show_page(self, number: int) -> None:
        """Show a page, counted from 0, from its top."""
        turned = number != self._number
        self._number = number
        self._draw()
        if turned:
            self.verticalScrollBar().setValue(0)

    def show_zoom(self, zoom: float) -> None:
        """Show it so many times as wide as the frame."""
        self._zoom = zoom
        wider = Qt.ScrollBarPolicy.ScrollBarAsNeeded if zoom > 1 else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(wider)
        self._pictures.clear()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on filling the width."""
        super().resizeEvent(event)
        self._pictures.clear()
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, turn pages, zoom."""
        if self._pages is None or not self._did(Qt.Key(event.key()), event.text()):
            super().keyPressEvent(event)

    def _did(self, key: Qt.Key, text: str) -> bool:
        bar = self.verticalScrollBar()
        if key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(self._number + 1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(self._number - 1)
        elif key == Qt.Key.Key_Home:
            self.turned.emit(0)
        elif key == Qt.Key.Key_End:
            self.turned.emit(len(self._pages) - 1 if self._pages else 0)
        elif text in {"+", "="}:
            self.zoom_asked.emit(1)
        elif text == "-":
            self.zoom_asked.emit(-1)
        else:
            return False
        return True

    def _draw(self) -> None:
        if self._pages is None:
            self._sheet.show_picture(None, 1.0)
            return
        # One pixel less: the last dot of a page is a whole one, and what fits the width never scrolls sideways
        room = max(px(120), self.viewport().width() - 2 * px(_AROUND) - 1)
        ratio = self.devicePixelRatioF()
        across = self._pages.size(self._number).width() / 72
        dots = max(24, int(room * self._zoom * ratio / across))
        self._sheet.show_picture(self._picture(self._number, dots), ratio)

    def _picture(self, number: int, dots: int) -> QImage:
        assert self._pages is not None
        found = self._pictures.pop((number, dots), None)
        if found is None:
            found = self._pages.picture(number, dots)
        self._pictures[number, dots] = found
        while len(self._pictures) > _REMEMBERED:
            self._pictures.pop(next(iter(self._pictures)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring around it while it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, QRectF(self.viewport().rect()), colours())
            painter.end()


class _Sheet(QWidget):
    """The picture of a page with a thin edge, as paper on a desk."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self._ratio = 1.0

    def show_picture(self, picture: QImage | None, ratio: float) -> None:
        """Show it at ``ratio`` of its dots to a pixel."""
        self._picture, self._ratio = picture, ratio
        around = px(_AROUND)
        if picture is None:
            self.resize(around, around)
        else:
            size = picture.size() / ratio
            self.resize(size.width() + 2 * around, size.height() + 2 * around)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        if self._picture is None:
            return
        around = px(_AROUND)
        size = self._picture.size() / self._ratio
        sheet = QRectF(around, around, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, self._picture)
        painter.setPen(QPen(QColor(colours().control_line), 1))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()
