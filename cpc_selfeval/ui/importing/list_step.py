"""The first step: which sheet, what its rows are, and which row has the headings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Origin
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.importing.fields import ListKind
from cpc_selfeval.domain.importing.guessing import guessed_kind, guessed_sheet
from cpc_selfeval.domain.importing.mapping import ListMapping
from cpc_selfeval.domain.words import ORIGINS
from cpc_selfeval.editing.importing import Importing, ReadList
from cpc_selfeval.ui.importing.words import KINDS, columns_in_words, header_rows, shortened
from cpc_selfeval.ui.kit import ChoiceBox, ColumnsLayout, PlainButton, PlainText, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled

_HIDDEN = "This sheet is hidden in the workbook."


class ListStep(QWidget):
    """``changed`` follows every choice by which the columns are guessed anew; ``origin_chosen`` carries where the
    actions come from; ``another_asked`` follows a wish for another file."""

    changed = Signal()
    origin_chosen = Signal(object)
    another_asked = Signal()

    def __init__(self, importing: Importing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importing = importing
        self._read: ReadList | None = None
        self.said = PlainText()
        self.another = PlainButton("Choose another &file…")
        self.sheet = ChoiceBox("Sheet")
        self.kind = ChoiceBox("What its rows are", list(KINDS.items()))
        self.header = ChoiceBox("Row with the headings")
        self.origin = ChoiceBox("Where its actions come from", list(ORIGINS.items()))
        self.origin.show_choice(Origin.SELF_EVALUATION)
        self.origin_box = Labelled("Where its actions &come from", self.origin)
        self.columns = QuietText()
        self.sheet_box = Labelled("&Sheet", self.sheet)
        self.others = QuietText()
        self._lay_out()
        self.sheet.chosen.connect(self._sheet_chosen)
        self.kind.chosen.connect(self._kind_chosen)
        self.header.chosen.connect(self._headings_chosen)
        self.origin.chosen.connect(self.origin_chosen)
        self.another.clicked.connect(self.another_asked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.said, 1)
        row.addWidget(self.another, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.choices = QWidget()
        boxes = QVBoxLayout(self.choices)
        boxes.setContentsMargins(0, 0, 0, 0)
        boxes.setSpacing(px(12))
        pair = ColumnsLayout(most=2, least_width=px(240), spacing=px(16))
        for box in (Labelled("What its &rows are", self.kind), self.origin_box):
            pair.addWidget(box)
        boxes.addWidget(self.sheet_box)
        boxes.addWidget(self.others)
        boxes.addLayout(pair)
        boxes.addWidget(Labelled("Row with the &headings", self.header, note="Rows above it do not come in."))
        boxes.addWidget(self.columns)
        column.addWidget(self.choices)
        column.addStretch(1)
        self.choices.hide()

    def say(self, words: str) -> None:
        """Say what is going on, or why a file was not read."""
        self.said.setText(words)
        self.choices.setVisible(self._read is not None)

    def forget(self) -> None:
        """Show no list, while another is read."""
        self._read = None
        self.choices.hide()

    def show_read(self, read: ReadList) -> None:
        """Offer what was read, as it is guessed."""
        self._read = read
        options = [(number, sheet.title) for number, sheet in enumerate(read.sheets) if sheet.rows]
        self.sheet.set_options([(number, shortened(title, 60)) for number, title in options])
        guessed = guessed_sheet(read.sheets)
        self.sheet.show_choice(next(n for n, sheet in enumerate(read.sheets) if sheet is guessed))
        self.sheet_box.setVisible(len(options) > 1)
        self.others.setVisible(len(options) > 1)
        what = "The copied rows were" if read.pasted else f"“{read.path.name}” was"
        self.say(f"{what} read. Nothing of {'them' if read.pasted else 'it'} is in the self-evaluation yet.")
        self.another.setVisible(not read.pasted)
        self._show_sheet()

    def mapping(self) -> ListMapping:
        """What is guessed of the columns below the chosen headings."""
        guessed = self._importing.guess(self.chosen_sheet, self.chosen_kind, self.chosen_header)
        origin = self.origin.value()
        return replace(guessed, origin=origin) if isinstance(origin, Origin) else guessed

    @property
    def chosen_kind(self) -> ListKind:
        """What the rows are."""
        kind = self.kind.value()
        return kind if isinstance(kind, ListKind) else ListKind.ACTIONS

    @property
    def chosen_header(self) -> int:
        """The number of the row with the headings."""
        row = self.header.value()
        return row if isinstance(row, int) else 0

    @property
    def chosen_sheet(self) -> SheetCells:
        """The sheet."""
        assert self._read is not None, "a list was read"
        number = self.sheet.value()
        return self._read.sheets[number if isinstance(number, int) else 0]

    def _sheet_chosen(self, _number: object) -> None:
        self._show_sheet()
        self.changed.emit()

    def _show_sheet(self) -> None:
        sheet = self.chosen_sheet
        hidden = f" {_HIDDEN}" if sheet.hidden else ""
        self.others.setText(f"One sheet comes in at a time; nothing of the others.{hidden}")
        self.kind.show_choice(guessed_kind(sheet))
        self._show_headings()

    def choose_kind(self, kind: ListKind) -> None:
        """The rows are most likely of this kind: they were pasted among others of it."""
        self.kind.show_choice(kind)
        self._show_headings()

    def _kind_chosen(self, _kind: object) -> None:
        self._show_headings()
        self.changed.emit()

    def _show_headings(self) -> None:
        sheet = self.chosen_sheet
        self.header.set_options(header_rows(sheet))
        self.header.show_choice(self._importing.guess(sheet, self.chosen_kind).header_row)
        self.origin_box.setVisible(self.chosen_kind is ListKind.ACTIONS)
        self.columns.setText(columns_in_words(self.mapping()))

    def _headings_chosen(self, _row: object) -> None:
        self.columns.setText(columns_in_words(self.mapping()))
        self.changed.emit()
