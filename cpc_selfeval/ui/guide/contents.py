"""The list of chapters and headings beside the guide's text, narrowed down to those where some words stand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from cpc_selfeval.ui.guide.pages import Chapter, Section, guide
from cpc_selfeval.ui.kit import FindLine, QuietText, announce, px

_PLACE: Final = Qt.ItemDataRole.UserRole
_HIT: Final = Qt.ItemDataRole.UserRole + 1


class ContentsTree(QTreeWidget):
    """Chapters with their headings. Enter or a click chooses; ``chosen`` carries the chapter's name and the heading."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_narrowed = False
        self.setAccessibleName("Contents")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(px(16))
        self.itemClicked.connect(self._choose)

    def fill(self, words: tuple[str, ...]) -> int:
        """List what has these words (all of it for none); give how many headings have them."""
        self.clear()
        self._is_narrowed = bool(words)
        count = 0
        for chapter in guide().chapters:
            having = [section for section in chapter.sections if section.has(words)]
            if having and not (words and chapter is guide().chapters[0]):  # it only lists the others
                count += len(having)
                self._add(chapter, having, opened=bool(words))
        return count

    def _add(self, chapter: Chapter, sections: list[Section], *, opened: bool) -> None:
        top = _item(chapter.title, chapter.name, "", hit=chapter.sections[0] in sections)
        self.addTopLevelItem(top)
        for section in sections:
            if section is not chapter.sections[0]:
                top.addChild(_item(section.title, chapter.name, section.anchor))
        top.setExpanded(opened)

    def show_current(self, chapter: str, anchor: str) -> None:
        """Mark the place that is shown, with its chapter opened, and no other unless words are looked for."""
        self.setCurrentIndex(QModelIndex())
        for top in self._tops():
            is_shown = top.data(0, _PLACE)[0] == chapter
            top.setExpanded(is_shown or (top.isExpanded() and self._is_narrowed))
            if is_shown:
                places = (item for item in _below(top) if item.data(0, _PLACE)[1] == anchor)
                self.setCurrentItem(next(places, top))

    def step(self, steps: int) -> None:
        """Choose the next or previous line that has the words, round to the first."""
        items = [item for item in self._lines() if item.data(0, _HIT)]
        if not items:
            return
        now = self.currentItem()
        place = items.index(now) + steps if now in items else (0 if steps > 0 else -1)
        self.setCurrentItem(items[place % len(items)])
        self._choose(self.currentItem())

    def _lines(self) -> list[QTreeWidgetItem]:
        return [item for top in self._tops() for item in (top, *_below(top))]

    def _tops(self) -> list[QTreeWidgetItem]:
        tops = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [top for top in tops if top is not None]

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(*item.data(0, _PLACE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentItem())
            return
        super().keyPressEvent(event)


class Contents(QWidget):
    """A box to find words, and the contents. ``words_changed`` carries what is looked for."""

    words_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()
        self.box = FindLine()
        self.box.setPlaceholderText("Find in the guide")
        self.box.setAccessibleName("Find in the guide")
        self.box.setClearButtonEnabled(True)
        self.count = QuietText()
        self.count.hide()
        self.tree = ContentsTree()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), 0, px(8))
        column.setSpacing(px(6))
        column.addWidget(self.box)
        column.addWidget(self.count)
        column.addWidget(self.tree, 1)
        self.box.textChanged.connect(self._narrow)
        self.tree.fill(())

    def _narrow(self, typed: str) -> None:
        self.words = tuple(typed.casefold().split())
        count = self.tree.fill(self.words)
        told = f"{count} headings" if count > 1 else "1 heading" if count else "Nothing in the guide has these words."
        self.count.setText(told)
        self.count.setVisible(bool(self.words))
        if self.words:
            announce(self.box, told)
        self.words_changed.emit(self.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the box, Enter leads to the next place, Shift+Enter to the one before, Down to the list."""
        if self.box.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.tree.step(-1 if back else 1)
        elif self.box.hasFocus() and event.key() == Qt.Key.Key_Down:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            first = self.tree.topLevelItem(0)
            if self.tree.currentItem() is None and first is not None:
                self.tree.setCurrentItem(first)
        else:
            super().keyPressEvent(event)


def _below(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (top.child(number) for number in range(top.childCount()))
    return [child for child in children if child is not None]


def _item(title: str, chapter: str, anchor: str, *, hit: bool = True) -> QTreeWidgetItem:
    item = QTreeWidgetItem([title])
    item.setData(0, _PLACE, (chapter, anchor))
    item.setData(0, _HIT, hit)
    item.setToolTip(0, title)
    return item
