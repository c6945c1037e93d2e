"""What shows a chapter of the guide: in the program's colours and text size, its pictures as wide as there is room.

Back and forward, links, and walking the text by keyboard are Qt's own.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from cpc_selfeval.ui.guide.pages import Chapter, folder, guide
from cpc_selfeval.ui.guide.writing import SCHEME, Writing, address
from cpc_selfeval.ui.kit import colours, px, theme
from cpc_selfeval.ui.kit.measures import SIZES

COLUMN: Final = 700
"""The widest that lines are: longer ones are hard to read."""

EDGE: Final = 20
MOST_MARKED: Final = 500


class GuideReader(QTextBrowser):
    """One chapter at a time. ``place_shown`` carries the chapter's name and the heading ("" for its beginning)."""

    place_shown = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: tuple[str, ...] = ()
        self.setAccessibleName("The guide’s text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sourceChanged.connect(self._arrived)
        theme().changed.connect(self.show_again)

    def show_place(self, chapter: Chapter, anchor: str = "") -> None:
        """Show a chapter at one of its headings."""
        self.setSource(QUrl(address(chapter, anchor)))

    def show_again(self) -> None:
        """Write the chapter anew in the colours and size now in force, at the same place."""
        if self.source().isEmpty():
            return
        height = max(1, self.verticalScrollBar().maximum())
        share = self.verticalScrollBar().value() / height
        self.reload()
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))
        self.mark(self._marked)

    def mark(self, words: tuple[str, ...]) -> None:
        """Mark each place of these words in the chapter."""
        self._marked = words
        found: list[QTextEdit.ExtraSelection] = []
        for word in words:
            at = self.document().find(word)
            while not at.isNull() and len(found) < MOST_MARKED:
                found.append(_marking(at))
                at = self.document().find(word, at)
        self.setExtraSelections(found)

    def to_first(self, words: tuple[str, ...]) -> None:
        """Go on from the heading to the first of these words after it, where one is there."""
        places = [self.document().find(word, self.textCursor()) for word in words]
        places = [place for place in places if not place.isNull()]
        if places:
            first = min(places, key=lambda place: place.position())
            self.setTextCursor(first)
            self.ensureCursorVisible()

    # What Qt asks

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A chapter as rich text, or a picture that comes with the program; never anything else."""
        url = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource:
            return self._image(url.path(), int(url.fragment() or 0))
        chapter = guide().chapter(url.path().lstrip("/")) if url.scheme() == SCHEME else None
        if chapter is None:
            return None
        self.document().setDefaultStyleSheet(_style())
        return Writing(guide(), chapter, self._picture).text()

    def _arrived(self, url: QUrl) -> None:
        self._set_margins()
        heading = self._heading(url.fragment())
        self.setTextCursor(QTextCursor(heading) if heading.isValid() else QTextCursor(self.document()))
        self._scroll_to(heading)
        self.mark(self._marked)
        self.place_shown.emit(url.path().lstrip("/"), url.fragment())

    def _scroll_to(self, block: QTextBlock) -> None:
        """Have a block at the top; the beginning where there is none, or nothing stands above it."""
        layout = self.document().documentLayout()
        layout.documentSize()  # has all of it laid out, without which one can only scroll as far as it was
        top = layout.blockBoundingRect(block).top() if block.isValid() else 0.0
        self.verticalScrollBar().setValue(round(top) - px(4) if block.previous().isValid() else 0)

    def _heading(self, anchor: str) -> QTextBlock:
        block = self.document().begin()
        while block.isValid():
            each = block.begin()
            while not each.atEnd():
                if anchor and anchor in each.fragment().charFormat().anchorNames():
                    return block
                each += 1
            block = block.next()
        return QTextBlock()

    # As wide as there is room

    def _room(self) -> int:
        """The width of a line in pixels."""
        return max(1, min(px(COLUMN), self.viewport().width() - 2 * px(EDGE)))

    def _set_margins(self) -> None:
        root = self.document().rootFrame()
        form = root.frameFormat()
        form.setLeftMargin(px(EDGE))
        form.setTopMargin(px(12))
        form.setBottomMargin(px(EDGE))
        form.setRightMargin(self.viewport().width() - px(EDGE) - self._room())
        root.setFrameFormat(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let lines and pictures be as wide as there is room now, with the same words at the top."""
        at_top = self.cursorForPosition(QPoint(px(EDGE), px(EDGE)))
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self.source().isEmpty():
            self._set_margins()
            self._fit_pictures()
            self._scroll_to(at_top.block())

    def _fit_pictures(self) -> None:
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            each = block.begin()
            while not each.atEnd():
                if each.fragment().charFormat().isImageFormat():
                    cursor.setPosition(each.fragment().position())
                    cursor.setPosition(each.fragment().position() + 1, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(self._fitted(each.fragment().charFormat().toImageFormat()))
                    break
                each += 1
            block = block.next()

    def _fitted(self, form: QTextImageFormat) -> QTextImageFormat:
        size = self._size_of(QUrl(form.name()).path())
        form.setName(f"{QUrl(form.name()).path()}#{size.width()}")
        form.setWidth(size.width())
        form.setHeight(size.height())
        return form

    def _picture(self, name: str) -> str:
        """A picture, or nothing where its file is not there: its words stand below it all the same."""
        if not os.path.isfile(_path_of(name)):
            return ""
        size = self._size_of(name)
        return f'<img src="{name}#{size.width()}" width="{size.width()}" height="{size.height()}">'

    def _size_of(self, name: str) -> QSize:
        """A picture's size here: as it was taken, at most as wide as a line."""
        natural = QImageReader(str(_path_of(name))).size()
        if "@2x" in name:
            natural = natural / 2
        widest = self._room()
        return (
            natural
            if natural.width() <= widest
            else natural.scaled(widest, 100_000, Qt.AspectRatioMode.KeepAspectRatio)
        )

    def _image(self, name: str, width: int) -> QImage:
        """A picture scaled once for this width and screen, which looks better than scaling at each painting."""
        image = QImage(str(_path_of(name)))
        sharp = self.devicePixelRatioF()
        wanted = round((width or image.width()) * sharp)
        if wanted < image.width():
            image = image.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(image.width() / max(1, width or image.width()))
        return image

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the beginning and the end of the chapter; Esc is the window's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


def _path_of(name: str) -> Path:
    """A picture among those that come with the program, by its name alone."""
    return folder() / "pictures" / Path(name).name


def _marking(at: QTextCursor) -> QTextEdit.ExtraSelection:
    marking = QTextEdit.ExtraSelection()
    form = QTextCharFormat()
    form.setBackground(QColor(colours().warning_soft))
    form.setForeground(QColor(colours().text))
    form.setFontUnderline(True)
    marking.cursor, marking.format = at, form
    return marking


def _style() -> str:
    c = colours()
    small, quiet, body = px(SIZES["small"]), px(SIZES["quiet"]), px(SIZES["body"])
    return f"""
    h1 {{ font-size: {px(25)}px; font-weight: 700; margin: 0px 0px {px(10)}px 0px; }}
    h2 {{ font-size: {px(22)}px; font-weight: 700; margin: 0px 0px {px(10)}px 0px; }}
    h3 {{ font-size: {px(18)}px; font-weight: 700; margin: {px(24)}px 0px {px(8)}px 0px; }}
    h4 {{ font-size: {body}px; font-weight: 700; margin: {px(16)}px 0px {px(6)}px 0px; }}
    p {{ font-size: {body}px; margin: 0px 0px {px(10)}px 0px; line-height: 115%; }}
    li {{ font-size: {body}px; margin: 0px 0px {px(6)}px 0px; line-height: 115%; }}
    ul, ol {{ margin: 0px 0px {px(10)}px 0px; -qt-list-indent: 1; }}
    p.picture {{ margin: {px(6)}px 0px {px(2)}px 0px; line-height: 100%; }}
    p.caption {{ font-size: {quiet}px; color: {c.quiet}; margin: 0px 0px {px(14)}px 0px; line-height: 120%; }}
    pre {{ font-size: {small}px; background-color: {c.page}; white-space: pre-wrap; }}
    code {{ font-size: {quiet}px; }}
    a {{ color: {c.accent}; }}
    table {{ border-collapse: collapse; border: 1px solid {c.line}; }}
    th {{ font-size: {quiet}px; color: {c.quiet}; background-color: {c.page}; font-weight: 600;
        border: 1px solid {c.line}; padding: {px(6)}px; }}
    td {{ font-size: {quiet}px; border: 1px solid {c.line}; padding: {px(6)}px; vertical-align: top; }}
    """
