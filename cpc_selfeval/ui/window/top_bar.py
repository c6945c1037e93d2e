"""The bar below the menus: whose self-evaluation this is, the pages, finding, and making a paper."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import FlowLayout, Icon, PrimaryButton, colours, font, paint_icon, px
from cpc_selfeval.ui.kit.measures import CONTROL_CORNER, CONTROL_HEIGHT, ICON, ICON_GAP
from cpc_selfeval.ui.window.pages import Page
from cpc_selfeval.ui.window.whose_title import WhoseTitle

FIND: Final = "Find anything"
FIND_KEYS: Final = "Ctrl+K"
_ENOUGH_TITLE: Final = 240
"""The room in pixels of the design for which icons and long words give way to a title at most."""


class PageButton(QPushButton):
    """One page. The one that is shown says so in its name.

    Told as a button: Qt tells one that stays down as a box to tick, which nobody looks for among the pages.
    """

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.tight = self.plain = False
        self.is_open = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_open(False)

    def show_open(self, opened: bool) -> None:
        """Show whether this is the page that is open."""
        self.is_open = opened
        self.update()
        self.setAccessibleName(f"{self.page.words}, this page" if opened else self.page.words)

    def sizeHint(self) -> QSize:
        """Around icon and words; where the bar is narrow without the icon, then with less room."""
        width = QFontMetrics(font("body", semibold=True)).horizontalAdvance(self.page.words)
        return QSize(self._before() + width + px(6 if self.tight else 24), px(CONTROL_HEIGHT))

    def _before(self) -> int:
        """The room that the icon takes before the words."""
        return 0 if self.plain or self.page.icon is None else px(ICON) + px(ICON_GAP)

    def minimumSizeHint(self) -> QSize:
        """The same: the words are not cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter turns the page, as space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, on the accent's soft ground where the page is open."""
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_open or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent_soft if self.is_open else c.page))
            painter.drawRoundedRect(self.rect(), CONTROL_CORNER, CONTROL_CORNER)
        if self.is_open:
            # Seen without colour too
            painter.fillRect(px(8), self.height() - px(3), self.width() - px(16), px(2), QColor(c.accent))
        shape = font("body", semibold=self.is_open)
        self._paint_icon(painter, QFontMetrics(shape).horizontalAdvance(self.page.words))
        painter.setPen(QColor(c.accent if self.is_open else c.text))
        painter.setFont(shape)
        painter.drawText(self.rect().adjusted(self._before(), 0, 0, 0), Qt.AlignmentFlag.AlignCenter, self.page.words)
        painter.end()

    def _paint_icon(self, painter: QPainter, words: int) -> None:
        if self.page.icon is None or self.plain:
            return
        c, side = colours(), px(ICON)
        left = (self.width() - self._before() - words) / 2
        box = QRectF(left, (self.height() - side + 1) // 2, side, side)
        paint_icon(painter, box, self.page.icon, c.accent if self.is_open else c.quiet)


class FindButton(QPushButton):
    """Looks like a box to type in, and opens the finder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tight = False
        self.setAccessibleName(f"{FIND}, {FIND_KEYS}")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _words(self) -> str:
        return "Find" if self.tight else f"{FIND}  {FIND_KEYS}"

    def _before(self) -> int:
        """The room that the icon takes before the words; there is none for it in a narrow window."""
        return 0 if self.tight else px(ICON) + px(ICON_GAP)

    def sizeHint(self) -> QSize:
        """Room to look like a box, or just the word."""
        width = QFontMetrics(font("body")).horizontalAdvance(self._words()) + px(16) + self._before()
        return QSize(width if self.tight else max(px(180), width), px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.accent if self.underMouse() else c.control_line), 1))
        painter.setBrush(QColor(c.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), CONTROL_CORNER, CONTROL_CORNER)
        painter.setPen(QColor(c.quiet))
        painter.setFont(font("body"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not self.tight:
            box = QRectF(px(8), (self.height() - px(ICON)) // 2, px(ICON), px(ICON))
            paint_icon(painter, box, Icon.FIND, c.quiet)
        painter.drawText(self.rect().adjusted(px(8) + self._before(), 0, -px(4), 0), int(flags), self._words())
        painter.end()


class TopBar(QWidget):
    """``page_requested`` carries a page's name; ``find_requested`` and ``paper_requested`` follow the two others."""

    page_requested = Signal(str)
    find_requested = Signal()
    paper_requested = Signal()

    def __init__(self, pages: tuple[Page, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName("Pages")
        self.title = WhoseTitle()
        self.page_buttons = [PageButton(page) for page in pages if page.on_bar]
        self.find_button = FindButton()
        self.paper_button = PrimaryButton("Make a paper…", icon=Icon.PAPER)
        self._tabs = QWidget()
        flow = FlowLayout(self._tabs, spacing=px(4))
        for button in self.page_buttons:
            flow.addWidget(button)
            button.clicked.connect(lambda _checked=False, name=button.page.name: self._page_clicked(name))
        self.find_button.clicked.connect(self.find_requested)
        self.paper_button.clicked.connect(self.paper_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.setContentsMargins(px(12), px(6), px(12), px(6))
        self._row.setSpacing(px(10))
        self._row.addWidget(self.title)
        self._row.addWidget(self._tabs)
        self._row.addStretch(1)
        self._row.addWidget(self.find_button)
        self._row.addWidget(self.paper_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addLayout(self._row)

    def show_title(self, lines: tuple[str, str]) -> None:
        """Say whose self-evaluation is open, and which."""
        self.title.show_lines(lines)
        self._fit()

    def show_page(self, name: str) -> None:
        """Mark the page that is open."""
        for button in self.page_buttons:
            button.show_open(button.page.name == name)

    def _page_clicked(self, name: str) -> None:
        self.page_requested.emit(name)

    def _fit(self) -> None:
        """Give way as the window narrows: icons, the room around the pages' words, long words, and last the title.

        Whose self-evaluation it is can be read nowhere else on the page; what gives way has its name and tip.
        """
        room = self.width() - px(24)
        wanted = self.title.sizeHint().width()
        for given_way in range(4):
            self._give_way(given_way)
            if self._needed() + px(10) + min(wanted, px(_ENOUGH_TITLE)) <= room:
                break
        self.title.setVisible(self._needed() + px(60) <= room)
        spare = room - self._needed() - px(10)
        self.title.setMaximumWidth(max(0, min(wanted, spare)))
        self._tabs.updateGeometry()

    def _give_way(self, steps: int) -> None:
        plain, close, tight = steps >= 1, steps >= 2, steps >= 3
        for button in self.page_buttons:
            button.tight, button.plain = close, plain
            button.updateGeometry()
        self.find_button.tight = tight
        self.find_button.updateGeometry()
        self.paper_button.show_sign(None if plain else Icon.PAPER)
        self.paper_button.setText("Paper…" if tight else "Make a paper…")
        self.paper_button.setAccessibleName("Make a paper…")

    def _needed(self) -> int:
        tabs = sum(button.sizeHint().width() + px(4) for button in self.page_buttons)
        return tabs + self.find_button.sizeHint().width() + self.paper_button.sizeHint().width() + px(30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below the bar."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours().line), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
