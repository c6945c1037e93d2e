"""Small editable rows of records that hang on an action: progress notes and readings of its measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import ProgressNote, Reading
from cpc_selfeval.domain.record import Record
from cpc_selfeval.ui.forms.record_fields import RecordFields, Revise
from cpc_selfeval.ui.kit import ColumnsLayout, DateEntry, LineEntry, LinkButton, PlainButton, QuietText, TextEntry, px
from cpc_selfeval.ui.kit.kept_words import KeptWords, words_kept
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.naming import focusable, number_names
from cpc_selfeval.ui.workspace import Workspace

Unread = dict[str, tuple[str, KeptWords | None]]
"""What stood in the date boxes of a row and is no day, by their fields."""


class _Row(QWidget):
    """One record's boxes, with the verbs that revise and remove it."""

    def __init__(self, workspace: Workspace, revise: Revise, remove: Callable[[], object]) -> None:
        super().__init__()
        self._fields = RecordFields(workspace, None, revise, self)
        self._days: dict[str, DateEntry] = {}
        self._remove = remove
        self._removed = False

    def text(self, field: str, box: LineEntry | TextEntry) -> LineEntry | TextEntry:
        """Let a text box show and save a field."""
        self._fields.text(field, box)
        return box

    def day(self, field: str, box: DateEntry) -> DateEntry:
        """Let a date box show and save a field."""
        self._fields.day(field, box)
        self._days[field] = box
        return box

    def remove_link(self, name: str) -> LinkButton:
        """What removes the record."""
        link = LinkButton("Remove", name=name)
        link.clicked.connect(self._begin_removing)
        return link

    def _begin_removing(self) -> None:
        self._removed = True
        self._remove()

    def leave(self) -> Unread:
        """Give what is no day back before the row goes; it stays named as not saved, but with a record removed here."""
        left = {field: box.give_way() for field, box in self._days.items()}
        for _typed, kept in left.values():
            if self._removed and kept is not None:
                words_kept().let_go(kept)
        return {field: (typed, None if self._removed else kept) for field, (typed, kept) in left.items() if typed}

    def take_up(self, left: Unread) -> None:
        """Show again what is no day."""
        for field, unread in left.items():
            self._days[field].take_up(*unread)

    def show_record(self, record: Record, besides: object) -> None:
        """Show the fields, except in the box that the change came from."""
        self._fields.show(record, besides)


class NoteRow(_Row):
    """A progress note: its day, its text, who wrote it."""

    def __init__(self, workspace: Workspace, key: str) -> None:
        actions = workspace.work.actions
        super().__init__(workspace, actions.revise_note, lambda: actions.remove_note(key))
        self.words = self.text("text", TextEntry("Progress note", most_lines=8))
        self.on = self.day("on", DateEntry("Day of the progress note"))
        self.on.always_has_one()
        self.by = QuietText(wrap=False)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.on)
        foot.addWidget(self.by)
        foot.addStretch(1)
        foot.addWidget(self.remove_link("Remove this progress note"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(3))
        column.addWidget(self.words)
        column.addLayout(foot)

    def show_record(self, record: Record, besides: object) -> None:
        super().show_record(record, besides)
        if isinstance(record, ProgressNote):
            self.by.setText(record.by)


class ReadingRow(_Row):
    """A reading of the measure: value, of what base, which quarter, on which day, from which source."""

    def __init__(self, workspace: Workspace, key: str) -> None:
        actions = workspace.work.actions
        super().__init__(workspace, actions.revise_reading, lambda: actions.remove_reading(key))
        self.value = self.text("value", LineEntry("Value of the reading", hint="34%"))
        first = ColumnsLayout(most=3, least_width=px(92), spacing=px(8))
        second = ColumnsLayout(most=2, least_width=px(150), spacing=px(8))
        first.addWidget(Labelled("Value", self.value))
        first.addWidget(Labelled("Of what", self.text("base", LineEntry("Base of the reading", hint="120 plans"))))
        first.addWidget(Labelled("Quarter", self.text("quarter", LineEntry("Quarter", hint="Q2 2026–27"))))
        second.addWidget(Labelled("Source", self.text("source", LineEntry("Source of the reading"))))
        second.addWidget(Labelled("Day", self.day("on", DateEntry("Day of the reading"))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(3))
        column.addLayout(first)
        column.addLayout(second)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.remove_link("Remove this reading"))
        column.addLayout(foot)


class KeptRows(QWidget):
    """Rows kept in step with records, so that typing in one goes on while others change."""

    def __init__(
        self, add_words: str, new_row: Callable[[str], _Row], add: Callable[[], str | None], aside: dict[str, Any]
    ) -> None:
        super().__init__()
        self.rows: dict[str, _Row] = {}
        self._new_row = new_row
        self._add = add
        self._aside = aside
        self._wanted: str | None = None
        self.add_button = PlainButton(add_words)
        self.add_button.clicked.connect(self._begin)
        self._places = QVBoxLayout()
        self._places.setSpacing(px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.add_button)
        column.addLayout(self._places)

    def show_records(self, records: Sequence[Record], besides: object) -> None:
        """Show these, in this order."""
        keys = [record.key for record in records]
        for gone in [key for key in self.rows if key not in keys]:
            self._let_go(gone)
        for place, record in enumerate(records):
            row = self.rows.get(record.key) or self._new_row(record.key)
            self.rows[record.key] = row
            if self._places.indexOf(row) != place:
                self._places.removeWidget(row)
                self._places.insertWidget(place, row)
            row.show_record(record, besides)
            number_names(place, *focusable(row))
            row.take_up(self._aside.pop(record.key, {}))
        if self._wanted in self.rows:
            self._focus(self.rows[self._wanted])
            self._wanted = None

    def put_aside(self) -> None:
        """Other rows are shown next. What is no day comes back with its own."""
        for key, row in self.rows.items():
            self._put_aside(key, row)

    def _put_aside(self, key: str, row: _Row) -> None:
        if left := row.leave():
            self._aside[key] = left

    def _let_go(self, key: str) -> None:
        row = self.rows.pop(key)
        self._put_aside(key, row)
        with_keyboard = QApplication.focusWidget()
        if with_keyboard is not None and row.isAncestorOf(with_keyboard):
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._places.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _begin(self) -> None:
        self._wanted = self._add()
        if self._wanted in self.rows:
            self._focus(self.rows[self._wanted])
            self._wanted = None

    def _focus(self, row: _Row) -> None:
        box = row.words if isinstance(row, NoteRow) else row.value if isinstance(row, ReadingRow) else row
        box.setFocus()


def reading_records(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings, the latest first, as the editor lists them."""
    return tuple(reversed(readings))
