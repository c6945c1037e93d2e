"""What the list is sorted by, for the keyboard; a click on a heading does the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.evidence.library import EvidenceLibrary
from cpc_selfeval.ui.kit import FilterSentence
from cpc_selfeval.ui.kit.row_table import RowTable

_UP = Qt.SortOrder.AscendingOrder
_DOWN = Qt.SortOrder.DescendingOrder


class SortChoice(FilterSentence):
    """Reads "Sorted by: title", and stays in step with the headings."""

    def __init__(self, table: RowTable, model: EvidenceLibrary, parent: QWidget | None = None) -> None:
        headings = [column.heading for column in model.columns]
        options: list[tuple[object, str]] = []
        for place, heading in enumerate(headings):
            options.append(((place, _UP), heading.lower()))
            options.append(((place, _DOWN), f"{heading.lower()}, last first"))
        super().__init__("Sorted by", options[1:], all_words=options[0][1], several=False, parent=parent)
        self._header = table.horizontalHeader()
        self._header.setSortIndicator(0, _UP)
        table.setSortingEnabled(True)
        self._header.sortIndicatorChanged.connect(self._headed)
        self.chosen.connect(self._sort)

    def _sort(self, values: tuple[tuple[int, Qt.SortOrder], ...]) -> None:
        place, order = values[0] if values else (0, _UP)
        self._header.setSortIndicator(place, order)

    def _headed(self, place: int, order: Qt.SortOrder) -> None:
        self.show_choice(() if (place, order) == (0, _UP) else ((place, order),))
