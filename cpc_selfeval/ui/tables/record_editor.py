"""The editor of one record, whatever its kind: everything is saved as it is entered, and what first is, records it."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.change import ChangeKind
from cpc_selfeval.domain.record import Record
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.from_return import FromReturn
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import (
    Heading,
    Icon,
    LinkButton,
    QuietText,
    ScrollPage,
    announce,
    hand_over_all,
    has_pending,
    px,
)
from cpc_selfeval.ui.workspace import Workspace

R = TypeVar("R", bound=Record)


class RecordEditor(QWidget, Generic[R]):
    """Whoever derives from it says what its kind of record needs, and ends with :meth:`assemble`.

    ``shown_changed`` carries the key shown, or None: when another is shown, recorded, removed or brought back.
    """

    shown_changed = Signal(object)
    form: ScrollPage
    fields: RecordFields

    def __init__(self, workspace: Workspace, kind: type[R], nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kind = kind
        self._nothing = nothing
        self._removed: str | None = None
        self.heading = Heading("", 2, wrap=False)
        self.history_button = LinkButton("History", icon=Icon.HISTORY)
        self.history_button.clicked.connect(self.show_history)
        self.remove_button = LinkButton("Remove", icon=Icon.REMOVE)
        self.remove_button.clicked.connect(self.remove)
        self.from_return = FromReturn(workspace)
        self.empty = QuietText(nothing)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)

    # What each kind of record says for itself

    def first_box(self) -> QWidget:
        """The box that is entered first."""
        raise NotImplementedError

    def make_form(self) -> tuple[ScrollPage, RecordFields]:
        """A new form with the boxes of a record, and what saves them."""
        raise NotImplementedError

    def empty_record(self, **values: Any) -> R:
        """A record with nothing in it but ``values``, to show before there is one."""
        raise NotImplementedError

    def called(self, record: R) -> str:
        """What stands above the form of a record."""
        raise NotImplementedError

    def called_new(self) -> str:
        """What stands above the form of a record that is begun."""
        raise NotImplementedError

    def refresh_form(self, record: R, besides: object) -> None:
        """Show what follows from the fields; ``besides`` is the box that the change came from."""
        raise NotImplementedError

    def remove_record(self, key: str) -> None:
        """Take a record out of the file."""
        raise NotImplementedError

    def put_aside(self) -> None:
        """What the form asked or said of the record shown goes, before another is."""

    def show_whence(self, key: str | None) -> None:
        """Say from whose return the record came; None while no record is shown."""
        self.from_return.show_records(key)

    def on_others_changed(self, event: Applied) -> None:
        """Something else of the file changed, while a record is shown."""

    # The record shown

    @property
    def key(self) -> str | None:
        """The key of the record shown; None while nothing is, or while one is begun that nothing was entered in."""
        return self.fields.key

    @property
    def is_begun(self) -> bool:
        """Whether an empty record is shown that nothing was entered in yet."""
        return self.fields.is_begun

    def show_record(self, key: str | None) -> None:
        """Show a record; what was typed before is handed over first. None shows nothing."""
        self._leave()
        record = self._workspace.entered.get(self._kind, key)
        if record is None:
            self.fields.forget()
            self._show_nothing(self._nothing)
        else:
            self._show(record)
        self.shown_changed.emit(self.key)

    def begin(self, **values: Any) -> None:
        """Show an empty record, with ``values`` of its fields: whatever is entered first records it."""
        self._leave()
        empty = self.empty_record(**values)
        self.fields.begin(empty, values)
        self.refresh_form(empty, None)
        self._show_form(self.called_new(), None)
        self.form.verticalScrollBar().setValue(0)
        self.first_box().setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown_changed.emit(None)

    def remove(self) -> None:
        """Remove the record shown; undo brings it back."""
        if self.key is not None:
            hand_over_all(self.form)
            self.remove_record(self.key)

    def show_history(self) -> None:
        """Show who changed what of this record, and when."""
        from cpc_selfeval.ui.window.beside import show_beside
        from cpc_selfeval.ui.window.history import HistoryDialog

        if self.key is not None:
            hand_over_all(self.form)
            window, key, kind = self.window(), self.key, self._kind
            show_beside(window, HistoryDialog, lambda: HistoryDialog(self._workspace, kind, key, window), key)

    def assemble(self, *lines: QWidget) -> None:
        """Put the parts in their places, ``lines`` between the heading and the form, and follow the file."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        row = QHBoxLayout()
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.history_button)
        row.addWidget(self.remove_button)
        self._column.addLayout(row)
        self._column.addWidget(self.from_return, 0, Qt.AlignmentFlag.AlignLeft)
        for line in lines:
            self._column.addWidget(line)
        self._column.addWidget(self.empty, 1)
        self._take_form()
        self._show_nothing(self._nothing)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.stepping.connect(self._bring_back)

    def _take_form(self) -> None:
        self.form, self.fields = self.make_form()
        self.fields.recorded.connect(self.shown_changed)
        self.fields.begun_again.connect(self._show_begun_again)
        self.fields.gone.connect(self._say_stepped_away)
        self._column.addWidget(self.form, 1)

    def _leave(self) -> None:
        """Hand over what was typed. A box that cannot let go of it must not show it with the next record."""
        hand_over_all(self.form)
        self._removed = None
        self.put_aside()
        if has_pending(self.form):
            self.form.hide()
            self.form.deleteLater()
            left = self.fields
            self._take_form()
            self.fields.adopt_unsaved(left)
            left.deleteLater()

    def _show_begun_again(self, empty: R) -> None:
        """Undo took back what recorded it: what is entered next records one again, and redo brings it back."""
        self.put_aside()
        self.refresh_form(empty, None)
        self._show_form(self.called_new(), None)
        self.shown_changed.emit(None)

    def _show(self, record: R, besides: object = None) -> None:
        another = self.fields.key != record.key
        self.fields.show(record, besides)
        self.refresh_form(record, besides)
        self._show_form(self.called(record), record.key)
        if another:
            self.form.verticalScrollBar().setValue(0)

    def _show_form(self, heading: str, key: str | None) -> None:
        self.heading.setText(heading)
        for widget in (self.history_button, self.remove_button):
            widget.setVisible(key is not None)
        self.show_whence(key)
        self.heading.show()
        self.empty.hide()
        self.form.show()

    def _show_nothing(self, sentence: str) -> None:
        self.empty.setText(sentence)
        self.show_whence(None)
        self.form.hide()
        for widget in (self.heading, self.history_button, self.remove_button):
            widget.hide()
        self.empty.show()

    # The file

    def _on_changed(self, event: Applied) -> None:
        key = self.key or self._removed
        own = next((row for row in event.change.rows if row.kind is self._kind and row.key == key), None)
        if own is not None and own.after is None and self._workspace.entered.get(self._kind, own.key) is None:
            if self.key is not None:  # else it is said already
                self._say_removed(event.kind)
        elif own is not None:
            self.show_anew(event.origin)
        elif self.key is not None:
            self.on_others_changed(event)

    def show_anew(self, origin: object) -> None:
        """Show the record as the file has it now, or one that was removed and is back."""
        record = self._workspace.entered.get(self._kind, self.key or self._removed)
        if record is not None:
            back, self._removed = self._removed is not None, None
            self._show(record, origin)
            if back:
                self.shown_changed.emit(self.key)

    def _bring_back(self) -> None:
        """Show one again that was removed while it was shown, where undo or redo brings it back."""
        if self.key is None and self._removed is not None:
            self.show_anew(None)

    def _say_stepped_away(self, _key: str) -> None:
        self._say_removed(self._workspace.work.session.step_asked or ChangeKind.MADE)

    def _say_removed(self, kind: ChangeKind) -> None:
        undone = kind is ChangeKind.UNDONE
        how = "was taken back. Redo: Ctrl+Y" if undone else "was removed. Undo: Ctrl+Z"
        ref = self.heading.text()
        self._removed = self.key
        self.fields.forget()
        self._show_nothing(f"{ref} {how}")
        announce(self, self.empty.text())
        self.shown_changed.emit(None)
