"""The preview of a paper: the real PDF, page by page, by mouse and keyboard, and in words for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import Icon, PlainButton, PlainText, QuietText, announce, px
from cpc_selfeval.ui.papers.page_view import ZOOMS, PageView
from cpc_selfeval.ui.papers.rendering import PdfPages

_MOST_WORDS = 20_000
"""Characters of a page that a screen reader is given; no page that people read has more."""


class Preview(QWidget):
    """Shows a PDF, or says why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: PdfPages | None = None
        self._title = ""
        self._number = 0
        self._zoom = ZOOMS.index(1.0)
        self.view = PageView()
        self.said = QuietText()
        self.where = PlainText("", wrap=False)
        self.back = PlainButton("", name="Previous page", icon=Icon.BEFORE)
        self.on = PlainButton("", name="Next page", icon=Icon.AFTER)
        self.smaller = PlainButton("", name="Smaller", icon=Icon.LESS)
        self.larger = PlainButton("", name="Larger", icon=Icon.ADD)
        self.zoomed = QuietText("", wrap=False)
        self._lay_out()
        self._connect()
        self.show_words("")

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(px(6))
        bar.addWidget(self.back)
        bar.addWidget(self.where)
        bar.addWidget(self.on)
        bar.addStretch(1)
        bar.addWidget(self.smaller)
        bar.addWidget(self.zoomed)
        bar.addWidget(self.larger)
        for button in (self.back, self.on, self.smaller, self.larger):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setFixedWidth(px(36))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(bar)
        column.addWidget(self.said)
        column.addWidget(self.view, 1000)
        column.addStretch(1)  # where there is no page, words stand at the top

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.turn_to(self._number - 1))
        self.on.clicked.connect(lambda: self.turn_to(self._number + 1))
        self.smaller.clicked.connect(lambda: self.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.zoom_by(1))
        self.view.turned.connect(self.turn_to)
        self.view.zoom_asked.connect(self.zoom_by)
        if (application := QApplication.instance()) is not None:
            application.aboutToQuit.connect(self.close_pages)

    @property
    def number(self) -> int:
        """The page shown, counted from 0."""
        return self._number

    def show_pdf(self, title: str, content: bytes) -> None:
        """Show this PDF, at the page that was shown before, where it has one."""
        self._let_go()
        self.pages = PdfPages(content)
        self._title = title
        self._number = min(self._number, len(self.pages) - 1)
        self.said.hide()
        self.view.show()
        self.view.show_pages(self.pages)
        self._tell()

    def show_words(self, words: str) -> None:
        """Show no page, and say this instead."""
        self._let_go()
        self._number = 0
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.view.setVisible(not words)
        self._tell()

    def say_beside(self, words: str) -> None:
        """Say this above the page that is shown; "" to say nothing more."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def turn_to(self, number: int) -> None:
        """Show a page, if there is one of this number."""
        if self.pages is None or not 0 <= number < len(self.pages) or number == self._number:
            return
        self._number = number
        self.view.show_page(number)
        self._tell()
        announce(self, self.where.text())

    def zoom_by(self, steps: int) -> None:
        """Show the page larger or smaller."""
        zoom = max(0, min(len(ZOOMS) - 1, self._zoom + steps))
        if zoom != self._zoom:
            self._zoom = zoom
            self.view.show_zoom(ZOOMS[zoom])
            self._tell()
            announce(self, self.zoomed.text())

    def close_pages(self) -> None:
        """Let go of the PDF."""
        self._let_go()

    def _let_go(self) -> None:
        self.view.show_pages(None)
        if self.pages is not None:
            self.pages.close()
            self.pages = None

    def _tell(self) -> None:
        """Which page of how many, what can be done, and the page's words for a screen reader."""
        count = len(self.pages) if self.pages else 0
        self.where.setText(f"Page {self._number + 1} of {count}" if count else "No pages")
        self.where.setMinimumWidth(self.where.sizeHint().width())
        self.zoomed.setText(f"{round(ZOOMS[self._zoom] * 100)}%")
        self.back.setEnabled(self._number > 0)
        self.on.setEnabled(self._number + 1 < count)
        self.smaller.setEnabled(bool(count) and self._zoom > 0)
        self.larger.setEnabled(bool(count) and self._zoom + 1 < len(ZOOMS))
        self.view.setAccessibleName(f"Preview of {self._title}, {self.where.text().lower()}" if count else "Preview")
        words = self.pages.words(self._number) if self.pages else self.said.text()
        self.view.setAccessibleDescription(words[:_MOST_WORDS])
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus if count else Qt.FocusPolicy.NoFocus)
