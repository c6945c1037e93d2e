"""The second step: what each column and each status word becomes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.cells import word_key
from cpc_selfeval.domain.importing.fields import Field, ListKind
from cpc_selfeval.domain.importing.mapping import Column, ListMapping
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.ui.importing.words import ASK, field_choices, samples, shortened, status_choices
from cpc_selfeval.ui.kit import CheckChoice, ChoiceBox, Heading, PlainText, QuietText, px

_KEEP_OTHERS = {
    ListKind.ACTIONS: "Keep other columns as a progress note",
    ListKind.EVIDENCE: "Keep other columns in what it shows",
}
_JOIN_ROWS = {
    ListKind.ACTIONS: "Join rows without an action to the one above",
    ListKind.EVIDENCE: "Join rows without a title to the one above",
}
_KEEP_HEADINGS = "Keep headings of groups with their rows"


class MappingRow(QWidget):
    """Words of theirs at the left, what they become at the right."""

    def __init__(self, theirs: str, more: str, choice: ChoiceBox) -> None:
        super().__init__()
        self.choice = choice
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainText(theirs))
        if more:
            words.addWidget(QuietText(more))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addLayout(words, 1)
        choice.setFixedWidth(px(250))
        row.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)


class MappingStep(QWidget):
    """``changed`` follows every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapping: ListMapping | None = None
        self.columns: dict[int, ChoiceBox] = {}
        self.statuses: dict[str, ChoiceBox] = {}
        self.status_heading = Heading("Their status words", 3)
        self.status_note = QuietText("“Overdue” is worked out from the due date, so no word becomes it.")
        self.keep_others = CheckChoice(_KEEP_OTHERS[ListKind.ACTIONS])
        self.keep_headings = CheckChoice(_KEEP_HEADINGS)
        self.join_rows = CheckChoice(_JOIN_ROWS[ListKind.ACTIONS])
        self._column_rows = _rows()
        self._status_rows = _rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Heading("Their columns, and what each becomes", 3))
        column.addLayout(self._column_rows)
        for box in (self.keep_others, self.keep_headings, self.join_rows):
            column.addWidget(box)
        for widget in (self.status_heading, self.status_note):
            column.addWidget(widget)
        column.addLayout(self._status_rows)
        column.addStretch(1)
        self.keep_others.toggled.connect(lambda on: self._set(keep_others=on))
        self.keep_headings.toggled.connect(lambda on: self._set(keep_headings=on))
        self.join_rows.toggled.connect(lambda on: self._set(join_rows=on))

    @property
    def mapping(self) -> ListMapping:
        """As it was chosen until now."""
        assert self._mapping is not None, "a list is shown"
        return self._mapping

    def show_list(self, sheet: SheetCells, mapping: ListMapping) -> None:
        """Show another list or other headings, as they are guessed."""
        self._mapping = mapping
        _empty(self._column_rows)
        self.columns = {column.index: self._column_choice(column) for column in mapping.columns}
        for column in mapping.columns:
            name = f"{column.letter}  {shortened(column.name)}"
            row = MappingRow(name, samples(sheet, mapping, column), self.columns[column.index])
            self._column_rows.addWidget(row)
        _show_switch(self.keep_others, _KEEP_OTHERS[mapping.kind], on=mapping.keep_others)
        _show_switch(self.keep_headings, _KEEP_HEADINGS, on=mapping.keep_headings)
        _show_switch(self.join_rows, _JOIN_ROWS[mapping.kind], on=mapping.join_rows)

    def show_plan(self, contents: Contents, plan: Import) -> None:
        """Show the status words of the rows that come in."""
        keys = [word_key(word) for word in plan.words]
        if keys != list(self.statuses):
            _empty(self._status_rows)
            self.statuses = {}
            for word, key in zip(plan.words, keys, strict=True):
                box = ChoiceBox(f"“{shortened(word)}” becomes", status_choices(contents), none_words="Choose…")
                box.chosen.connect(lambda status, key=key: self._word_chosen(key, status))
                self.statuses[key] = box
                self._status_rows.addWidget(MappingRow(shortened(word), "", box))
        for key, box in self.statuses.items():
            box.show_choice(self.mapping.statuses.get(key, ASK))
        for widget in (self.status_heading, self.status_note):
            widget.setVisible(bool(keys))

    def decide(self, mapping: ListMapping) -> None:
        """Go on with a mapping that differs only in the rows that a person took or left."""
        self._mapping = mapping
        self.changed.emit()

    def focus_first(self) -> None:
        """Put the keyboard on the first word that is asked for, else on the first column."""
        asking = [box for key, box in self.statuses.items() if key not in self.mapping.statuses]
        for box in (*asking, *self.columns.values()):
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _column_choice(self, column: Column) -> ChoiceBox:
        box = ChoiceBox(f"“{shortened(column.name)}” becomes", field_choices(self.mapping))
        box.show_choice(column.field)
        box.chosen.connect(lambda field: self._column_chosen(column.index, field))
        return box

    def _column_chosen(self, index: int, field: object) -> None:
        """A field that another column has already is not taken from it: keys pass over it on their way down."""
        chosen = field if isinstance(field, Field) else None
        columns = (replace(c, field=chosen) if c.index == index else c for c in self.mapping.columns)
        self._set(columns=tuple(columns))

    def _word_chosen(self, key: str, status: object) -> None:
        self._set(statuses={**self.mapping.statuses, key: status if isinstance(status, Status) else None})

    def _set(self, **values: object) -> None:
        self._mapping = replace(self.mapping, **values)  # type: ignore[arg-type]
        if "keep_others" in values:
            for column in self.mapping.columns:
                self.columns[column.index].set_options(field_choices(self.mapping))
                self.columns[column.index].show_choice(column.field)
        self.changed.emit()


def _show_switch(box: CheckChoice, words: str, *, on: bool) -> None:
    box.words = words
    box.setAccessibleName(words)
    box.updateGeometry()
    box.update()
    box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(False)


def _rows() -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(px(8))
    return rows


def _empty(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
