"""The boxes in which cells of the table of evidence are changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.record import Record
from cpc_selfeval.ui.choices.agency_choice import AgencyChoice
from cpc_selfeval.ui.evidence.fields import EvidenceFields
from cpc_selfeval.ui.evidence.impact_choice import ANSWERS, NAME
from cpc_selfeval.ui.evidence.rows import (
    AGENCY,
    FROM,
    IMPACT,
    PERIOD,
    REFERENCE,
    SHOWS,
    SOURCE,
    TITLE,
    TO,
    Column,
    EvidenceRow,
)
from cpc_selfeval.ui.evidence.source_card import SOURCE_OPTIONS
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import ChoiceBox
from cpc_selfeval.ui.tables.cell_delegate import CellDelegate, CellIndex, mark_current


class EvidenceCells(CellDelegate[EvidenceRow]):
    """The period is two days, so it is changed in the editor; its two columns can be shown instead."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: CellIndex) -> None:
        """The words, and where the keyboard is."""
        super().paint(painter, option, index)
        mark_current(painter, self._table, QRectF(option.rect), index)

    def box_for(self, parent: QWidget, key: str, row: EvidenceRow, column: Column) -> QWidget | None:
        """The box for a cell."""
        ref = row.evidence.ref
        if column is TITLE or column is REFERENCE:
            field = "title" if column is TITLE else "reference"
            return self.line_box(parent, key, f"{column.heading} of {ref}", field)
        if column is SHOWS:
            return self.text_box(parent, key, f"What {ref} shows", "shows")
        if column is FROM or column is TO:
            return self.day_box(
                parent, key, f"{column.heading} of {ref}", "period_from" if column is FROM else "period_to"
            )
        return None if column is PERIOD else self._choice_box(parent, key, ref, column)

    def _choice_box(self, parent: QWidget, key: str, ref: str, column: Column) -> QWidget:
        if column is AGENCY:
            agency = AgencyChoice(self._workspace, parent, name=f"Agency of {ref}")
            self.fields_for(agency, key).chooser("agency", agency)
            return self.chosen_box(agency)
        assert column is SOURCE or column is IMPACT, column.heading
        options = SOURCE_OPTIONS if column is SOURCE else list(ANSWERS)
        name = f"Source type of {ref}" if column is SOURCE else f"{NAME}: {ref}"
        box = ChoiceBox(name, options, parent=parent)
        self.fields_for(box, key).choice("source_type" if column is SOURCE else "shows_impact", box)
        return self.chosen_box(box)

    def fields_for(self, box: QWidget, key: str) -> RecordFields:
        """The verbs on evidence."""
        fields = EvidenceFields(self._workspace, box)
        fields.key = key
        return fields

    def record_of(self, key: str) -> Record | None:
        """The piece."""
        return self._workspace.contents.get(Evidence, key)
