"""What a list is sorted by, for the keyboard; a click on a heading does the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import FilterSentence
from cpc_selfeval.ui.kit.row_table import RowTable

_UP = Qt.SortOrder.AscendingOrder
_DOWN = Qt.SortOrder.DescendingOrder


class SortChoice(FilterSentence):
    """Reads "Sorted by: title", and stays in step with the headings. ``first`` is the column sorted by at first."""

    def __init__(self, table: RowTable, headings: Sequence[str], first: int = 0, parent: QWidget | None = None) -> None:
        self._at_first = (first, _UP)
        options: list[tuple[object, str]] = []
        for place, heading in enumerate(headings):
            options.append(((place, _UP), heading.lower()))
            options.append(((place, _DOWN), f"{heading.lower()}, last first"))
        others = [option for option in options if option[0] != self._at_first]
        super().__init__("Sorted by", others, all_words=headings[first].lower(), several=False, parent=parent)
        self._header = table.horizontalHeader()
        self._header.setSortIndicator(first, _UP)
        table.setSortingEnabled(True)
        self._header.sortIndicatorChanged.connect(self._headed)
        self.chosen.connect(self._sort)

    def _sort(self, values: tuple[tuple[int, Qt.SortOrder], ...]) -> None:
        place, order = values[0] if values else self._at_first
        self._header.setSortIndicator(place, order)

    def _headed(self, place: int, order: Qt.SortOrder) -> None:
        self.show_choice(() if (place, order) == self._at_first else ((place, order),))
