"""A list of entries, each opened by a click or Enter, with room to edit one of them in its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.indicator.entry_words import EntryWords
from cpc_selfeval.ui.kit import EntryCard, LinkButton, StatusMark, px
from cpc_selfeval.ui.kit.entry_card import EntryKind
from cpc_selfeval.ui.kit.measures import text_scale

AT_ONCE: Final = 40
"""Rows that a list shows at once. Each is several widgets, and all of them are laid out anew while somebody types."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What one row shows. ``status`` is a status's value and its word, for actions."""

    key: str
    words: EntryWords
    status: tuple[str, str] | None = None


class ListedEntry(QWidget):
    """One row: an entry card and, for actions, the status beside it."""

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, kind: EntryKind, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self._shown: EntryRow | None = None
        self._noun = noun
        self.card = MeasuredCard(kind)
        self.card.opened.connect(lambda: self.opened.emit(self.key))
        self.mark: StatusMark | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addWidget(self.card, 1)

    def show_row(self, row: EntryRow) -> None:
        """Show another entry, or other words for the same one."""
        self.key = row.key
        if row == self._shown:
            return
        self._shown = row
        self.card.show_entry(row.words.text, row.words.quiet, note=row.words.note)
        if row.status is not None:
            self._mark_for(*row.status)
        spoken = (self._noun, row.words.text, row.status[1] if row.status else "", row.words.quiet, row.words.note)
        self.card.setAccessibleName(". ".join(part.replace("\n", ". ") for part in spoken if part))

    def _mark_for(self, shape: str, word: str) -> None:
        if self.mark is None:
            self.mark = StatusMark(shape, word)
            self._row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.mark.show_status(shape, word)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button, or the menu key on the card."""
        self.menu_wanted.emit(self.key, event.globalPos())


_MOST_HEIGHTS = 8000
_heights: dict[tuple[str, str, str, int, float], int] = {}


class MeasuredCard(EntryCard):
    """An entry card whose height is measured once for each width: a page of many is laid out several times over."""

    def __init__(self, kind: EntryKind, parent: QWidget | None = None) -> None:
        super().__init__("", kind=kind, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """The whole text, and the quiet line."""
        key = (*self.words(), width, text_scale())
        height = _heights.get(key)
        if height is None:
            if len(_heights) >= _MOST_HEIGHTS:
                _heights.clear()
            height = _heights[key] = super().heightForWidth(width)
        return height

    def sizeHint(self) -> QSize:
        """A comfortable width; the height follows from the width that there is."""
        return QSize(px(280), px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows do not wander among unrelated buttons."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)


class EntryRows(QWidget):
    """The rows. ``opened`` carries a key; ``editor_orphaned`` tells that the entry being edited is no longer there.

    A long list shows its last rows, where a new entry comes, and a link above them to show more (``more_wanted``).
    ``put_editor`` lets a widget take an entry's place, or stand at the end for an entry that is not recorded yet.
    """

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    editor_orphaned = Signal()
    more_wanted = Signal()

    def __init__(self, kind: EntryKind, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: EntryKind = kind
        self._noun = noun
        self._rows: list[ListedEntry] = []
        self._spare: list[ListedEntry] = []
        self._editor: QWidget | None = None
        self._editing: str | None = None
        self._was_there = False
        self._most = AT_ONCE
        self.earlier = LinkButton("Show more before these")
        self.earlier.hide()
        self.earlier.clicked.connect(self._show_more)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(7))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(7))
        whole.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(self._column)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the entries in their order, also of the one being edited."""
        return tuple(row.key for row in self._rows)

    @property
    def editing(self) -> str | None:
        """The key of the entry whose place the editor has taken."""
        return self._editing

    def row(self, key: str) -> ListedEntry | None:
        """The row of an entry."""
        return next((row for row in self._rows if row.key == key), None)

    def begin_anew(self) -> None:
        """Show no more than at first again, for another list."""
        self._most = AT_ONCE

    def go_on_from(self, other: EntryRows) -> None:
        """Show as many as another did."""
        self._most = other._most

    def at_once(self, entries: Sequence[T]) -> Sequence[T]:
        """Those of all entries that are shown now; the link above the rows says how many stand before them."""
        earlier = max(0, len(entries) - self._most)
        if earlier:
            self.earlier.setText(f"Show {min(earlier, AT_ONCE)} more of {earlier:,} before these")
        self.earlier.setVisible(earlier > 0)
        return entries[earlier:]

    def show_rows(self, wanted: Sequence[EntryRow]) -> None:
        """Show these entries in this order. Rows that are there already are kept, whatever their place."""
        before = self.keys
        keys = tuple(row.key for row in wanted)
        if keys != before:
            self._rearrange_unseen(keys)
        for row, words in zip(self._rows, wanted, strict=True):
            row.show_row(words)
        self._place_editor(moved=keys != before)

    def put_editor(self, editor: QWidget, key: str | None) -> None:
        """Let ``editor`` take the place of the entry ``key``, or stand at the end (None: not recorded yet)."""
        self.take_editor()
        self._editor, self._editing = editor, key
        self._was_there = False
        self._place_editor(moved=True)
        editor.show()

    def note_removed(self, removed: Collection[str]) -> None:
        """Hear which entries a change removed, before the rows that are left are shown.

        An entry that is begun and undone at once is never among the rows that are shown; only this tells of its end.
        """
        if self._editing in removed:
            self._was_there = True

    def settle_editor(self, key: str | None) -> None:
        """The entry that the editor began is recorded now, under this key; None: that was taken back."""
        if self._editor is None:
            return  # it was closed since, and all entries are rows
        self._editing = key
        self._was_there = False
        self._place_editor(moved=True)

    def take_editor(self) -> None:
        """Take the editor out and show its entry again."""
        if self._editor is None:
            return
        editor, key = self._editor, self._editing
        self._editor = self._editing = None
        self._column.removeWidget(editor)
        row = self.row(key) if key is not None else None
        if row is not None:
            row.show()
        editor.hide()

    def focus_row(self, key: str | None) -> bool:
        """Give an entry the keyboard; False when it is not there."""
        row = self.row(key) if key is not None else None
        if row is None:
            return False
        row.card.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show_more(self) -> None:
        first = self.keys[0] if self.keys else None
        had_keyboard = self.earlier.hasFocus()
        self._most += AT_ONCE
        self.more_wanted.emit()
        if had_keyboard and self.earlier.isHidden():
            self.focus_row(first)

    def _rearrange_unseen(self, keys: tuple[str, ...]) -> None:
        """Rearrange while not visible, so that the page is laid out once and not for every row.

        Not while somebody works in here: hiding takes the keyboard away.
        """
        if self.isHidden() or self.isAncestorOf(self.window().focusWidget()):
            self._rearrange(keys)
            return
        self.hide()
        self._rearrange(keys)
        self.show()

    def _rearrange(self, keys: tuple[str, ...]) -> None:
        by_key = {row.key: row for row in self._rows}
        self._spare += [row for key, row in by_key.items() if key not in keys]
        self._rows = [by_key.get(key) or self._fresh(key) for key in keys]
        for row in self._spare:
            row.hide()
            self._column.removeWidget(row)
        for place, row in enumerate(self._rows):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            row.setVisible(row.key != self._editing)

    def _fresh(self, key: str) -> ListedEntry:
        if self._spare:
            row = self._spare.pop()
        else:
            row = ListedEntry(self._kind, self._noun, self)
            row.opened.connect(self.opened)
            row.menu_wanted.connect(self.menu_wanted)
        row.key = key
        return row

    def _place_editor(self, *, moved: bool) -> None:
        if self._editor is None:
            return
        row = self.row(self._editing) if self._editing is not None else None
        if row is not None:
            self._was_there = True
            row.hide()
        elif self._was_there:
            self._was_there = False
            self.editor_orphaned.emit()
            return
        if moved:
            self._column.removeWidget(self._editor)
            place = self._column.indexOf(row) + 1 if row is not None else self._column.count()
            self._column.insertWidget(place, self._editor)
