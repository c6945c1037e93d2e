"""A list of entries of which one may be open for editing in its place, with a link to begin another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import removed_by
from cpc_selfeval.ui.indicator.entry_rows import EntryRow, EntryRows
from cpc_selfeval.ui.kit import (
    FlowLayout,
    Heading,
    LinkButton,
    Pill,
    PlainButton,
    QuietText,
    announce,
    colours,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.entry_card import EntryKind
from cpc_selfeval.ui.workspace import Workspace


class OpenedEditor(QWidget):
    """What edits one entry. ``key`` is the entry's, None while it is only begun; Escape is done.

    ``recorded`` carries the key once what was begun is recorded, ``begun_again`` tells that undo took that back,
    ``gone`` carries the key of another that undo takes away;
    ``removal_requested`` asks to remove it.
    """

    recorded = Signal(str)
    begun_again = Signal()
    gone = Signal(str)
    closed = Signal()
    removal_requested = Signal(str)

    key: str | None = None
    _workspace: Workspace

    @property
    def entered(self) -> Contents:
        """The contents as they were entered last."""
        return self._workspace.entered

    def make_acts(self, noun: str) -> QWidget:
        """The buttons ``done`` and ``remove`` in a line, for an entry that is called this."""
        self.done = PlainButton("Done", name=f"Done with this {noun}")
        self.remove = LinkButton("Remove", name=f"Remove this {noun}")
        self.done.clicked.connect(self.finish)
        self.remove.clicked.connect(self.ask_removal)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=px(8))
        flow.addWidget(self.done)
        flow.addWidget(self.remove)
        return acts

    def take(self, event: Applied) -> None:
        """Show what a change altered, but never in the box that is being typed in."""
        raise NotImplementedError

    def first_box(self) -> QWidget:
        """Where the keyboard goes when it opens."""
        raise NotImplementedError

    def bring_into_view(self) -> None:
        """Scroll to where the keyboard is."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.first_box(), px(24), px(120))

    def finish(self) -> None:
        """Hand over what was typed, and ask to be closed."""
        hand_over_all(self)
        self.closed.emit()

    def ask_removal(self) -> None:
        """Hand over what was typed, so that undo brings back the last word too, and ask to remove the entry."""
        hand_over_all(self)
        if self.key is not None:
            self.removal_requested.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is done; what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar that shows how far the open entry reaches."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, px(3), self.height()), QColor(colours().accent))
        painter.end()


MakeEditor = Callable[[str | None], OpenedEditor]
"""Makes the editor of the entry with this key, or of one to begin."""


class OpenedEntries(QWidget):
    """``opened`` tells that one was opened, so that others can close theirs; ``outdated`` that the rows are to be shown
    as they were entered, before the file answers. ``noun`` names one entry: "Strength"."""

    opened = Signal()
    outdated = Signal()

    def __init__(
        self,
        title: str,
        noun: str,
        add_words: str,
        make_editor: MakeEditor,
        remove: Callable[[str], None],
        *,
        kind: EntryKind = "strength",
        level: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._noun = title, noun
        self._make_editor, self._remove = make_editor, remove
        self.heading = Heading(title, level)
        self.count = Pill("0")
        self.said = QuietText()
        self.said.hide()
        self.told = QuietText()
        self.told.hide()
        self.rows = EntryRows(kind, noun)
        self._all: Sequence[EntryRow] = ()
        self.add = LinkButton(add_words)
        self.editor: OpenedEditor | None = None
        self._lay_out()
        self.rows.opened.connect(self.open)
        self.rows.more_wanted.connect(lambda: self.show_rows(self._all))
        self.rows.editor_orphaned.connect(self.close_editor)
        self.add.clicked.connect(lambda: self.open(None))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.heading)
        top.addWidget(self.count)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(6))
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self.rows)
        column.addWidget(self.told)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[EntryRow]) -> None:
        """Show these entries in this order."""
        self._all = rows
        self.rows.show_rows(self.rows.at_once(rows))
        self.count.show_words(f"{len(rows):,}")
        self.count.setAccessibleName(f"{self._title}: {len(rows):,}")

    def say(self, sentence: str) -> None:
        """Say something of all of them below the heading; "" for nothing."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def take(self, event: Applied) -> None:
        """Let the open editor follow a change; call it before the rows are shown anew."""
        if self.editor is not None:
            self.rows.note_removed(removed_by(event, self.editor.entered))
            self.editor.take(event)

    def open(self, key: str | None) -> None:
        """Open an entry where it stands, or begin one, with the keyboard in its first box."""
        if self.editor is not None and self.editor.key == key:
            self.editor.first_box().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_editor(focus=False)
        self.opened.emit()
        self.told.hide()
        editor = self._make_editor(key)
        editor.recorded.connect(self.rows.settle_editor)
        editor.begun_again.connect(self._begun_again)
        editor.gone.connect(self._gone)
        editor.closed.connect(self.close_editor)
        editor.removal_requested.connect(self.remove)
        self.editor = editor
        self.rows.put_editor(editor, key)
        editor.first_box().setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, editor, editor.bring_into_view)  # only once the page is laid out with it

    def _begun_again(self) -> None:
        self.rows.settle_editor(None)
        self.outdated.emit()

    def _gone(self, key: str) -> None:
        self.rows.note_removed([key])
        self.outdated.emit()

    def close_editor(self, *, focus: bool = True) -> None:
        """Close what is open; an entry in which nothing was typed is not recorded."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        hand_over_all(editor)
        key = editor.key
        had_focus = editor.isAncestorOf(editor.window().focusWidget())
        if key is not None and key not in self.rows.keys:
            self.outdated.emit()
        self.rows.take_editor()
        editor.deleteLater()
        if (focus or had_focus) and not self.rows.focus_row(key):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, key: str) -> None:
        """Remove an entry; undo brings it back."""
        self.close_editor(focus=False)
        keys = self.rows.keys
        place = keys.index(key) if key in keys else 0
        self._remove(key)
        self.outdated.emit()
        self.told.setText(f"{self._noun} removed. Undo: Ctrl+Z")
        self.told.show()
        announce(self, self.told.text())
        rest = [other for other in keys if other != key]
        if not (rest and self.rows.focus_row(rest[min(place, len(rest) - 1)])):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
