"""The painting of a drawing: sharp at any scale, walked by the arrow keys, read aloud row by row."""

from __future__ import annotations

from math import ceil
from typing import Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QSizePolicy, QToolTip, QWidget

from cpc_selfeval.domain.drawings.description import Drawing, alternative
from cpc_selfeval.domain.drawings.picture import Area, Picture
from cpc_selfeval.ui.drawings.painting import in_room, paint_picture
from cpc_selfeval.ui.kit import announce, colours, paint_focus_ring, px
from cpc_selfeval.ui.kit.measures import text_scale

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Home: -9999,
    Qt.Key.Key_End: 9999,
}
LEAST_WIDTH = 210
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


_MOST_WIDTHS: Final = 8
"""Widths in which a drawing is kept laid out: layouts ask for its height in two or three by turns."""


class _RowButton(QAbstractButton):
    """A row of the drawing for a screen reader: its words, its place, that it can be pressed. Nothing of it is seen.

    The arrow keys walk over the drawing itself, and the mouse goes through.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing shows the row."""


class DrawingView(QLabel):
    """Arrow keys walk from row to row (cycle to cycle, of a trend), each of which is said; Enter or a click opens one.

    ``opened`` carries its key, ``walked`` the key of the one that the keyboard went to. Where nothing ``opens``, rows
    can still be walked, so that whoever sees nothing hears all of it. It is a label with a picture, since to a screen
    reader any other widget of our own would be no more than a frame; ``rows`` are what it finds in it.
    """

    opened = Signal(str)
    walked = Signal(str)

    def __init__(self, *, opens: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self._current = 0
        self._opens = opens
        self._sized = False
        self._laid: dict[tuple[float, float], Picture] = {}
        self.rows: list[_RowButton] = []
        self.setPixmap(QPixmap(1, 1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("draws_own_focus", True)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show this one; the keyboard stays on the row with the same key."""
        if drawing == self._drawing:
            return
        key = self.current_key()
        self._drawing, self._laid = drawing, {}
        keys = [place for place, _words in drawing.places]
        self._current = keys.index(key) if key in keys else min(self._current, max(0, len(keys) - 1))
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(alternative(drawing))
        self._place_rows()
        self.updateGeometry()
        self.update()

    def _place_rows(self) -> None:
        """One row for each area, where it is drawn in the present width."""
        areas = self.picture().areas
        while len(self.rows) < len(areas):
            row, next_place = _RowButton(self), len(self.rows)
            row.clicked.connect(lambda _checked=False, place=next_place: self._choose(place))
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(areas))
            if place < len(areas):
                area = areas[place]
                row.setAccessibleName(area.words)
                row.setGeometry(QRectF(area.x, area.y, area.width, area.height).toAlignedRect())

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._drawing

    def current_key(self) -> str | None:
        """The key of the row that the keyboard is on."""
        places = self._drawing.places if self._drawing is not None else ()
        return places[self._current][0] if self._current < len(places) else None

    def go_to(self, key: str) -> None:
        """Put the keyboard's place on this row, saying nothing; no row has it: stay."""
        places = self._drawing.places if self._drawing is not None else ()
        for place, (here, _words) in enumerate(places):
            if here == key:
                self._current = place
                self.update()

    def picture(self) -> Picture:  # type: ignore[override]  # a label has another, which is not virtual
        """The picture in the present width."""
        return self._in(float(self.width()))

    def hasHeightForWidth(self) -> bool:
        """Always: the key goes on over as many lines as it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as what is drawn in this width."""
        return ceil(self._in(float(width)).height)

    def sizeHint(self) -> QSize:
        """A width that reads well; as high as it is drawn in the width that it has."""
        return QSize(px(560), self.heightForWidth(self.width() if self._sized else px(560)))

    def minimumSizeHint(self) -> QSize:
        """Narrower it could not be read."""
        return QSize(px(LEAST_WIDTH), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs: not every layout around it asks by width."""
        super().resizeEvent(event)
        self._sized = True
        self._place_rows()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, and the ring around the row that the keyboard is on."""
        painter = QPainter(self)
        picture = self.picture()
        paint_picture(painter, picture, colours(), text_scale())
        if self.hasFocus() and (row := self._row()) is not None:
            paint_focus_ring(painter, row.adjusted(1, 0, -1, 0), colours(), px(5))
        painter.end()

    def _row(self) -> QRectF | None:
        """Where the row is that the keyboard is on."""
        areas = self.picture().areas
        if self._current >= len(areas):
            return None
        area = areas[self._current]
        return QRectF(area.x, area.y, area.width, area.height)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """The row that the keyboard is on, by which a page scrolls to it and not to the middle of the drawing."""
        if query == Qt.InputMethodQuery.ImCursorRectangle and (row := self._row()) is not None:
            return row.toAlignedRect()
        return super().inputMethodQuery(query)

    def _bring_into_view(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self, px(24), px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        key = self.current_key()
        if event.key() in _OPENS and key is not None and self._opens:
            self.opened.emit(key)
        elif event.key() in _STEPS and key is not None:
            self._walk(self._current + _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens, or goes to the row where nothing opens."""
        place = self._place_at(event.position())
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._choose(place)

    def _choose(self, place: int) -> None:
        """Open a row, or go to it where nothing opens."""
        self._current = place
        self.update()
        signal = self.opened if self._opens else self.walked
        signal.emit(self.picture().areas[place].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens."""
        over = self._opens and self._place_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say a row in full where the mouse rests; measure anew in another text size."""
        if isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            words = self.picture().areas[place].words if place is not None else ""
            QToolTip.showText(event.globalPos(), words.replace("<", "&lt;"), self)
            return True
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._laid = {}
            self._place_rows()
            self.updateGeometry()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _in(self, width: float) -> Picture:
        scale = text_scale()
        if self._drawing is None:
            return Picture(width, 0, (), ())
        if (found := self._laid.get((width, scale))) is None:
            if len(self._laid) >= _MOST_WIDTHS:
                self._laid.clear()
            found = self._laid[width, scale] = in_room(self._drawing, width, scale)
        return found

    def _walk(self, place: int) -> None:
        areas: tuple[Area, ...] = self.picture().areas
        self._current = max(0, min(len(areas) - 1, place))
        announce(self, areas[self._current].words)
        self.update()
        self._bring_into_view()
        self.walked.emit(areas[self._current].key)

    def _place_at(self, where: QPointF) -> int | None:
        areas = self.picture().areas
        return next((n for n, area in enumerate(areas) if area.holds(where.x(), where.y())), None)
