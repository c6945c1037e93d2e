"""What a list is sorted by, for the keyboard; a click on a heading does the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from cpc_selfeval.ui.kit import FilterSentence, literal
from cpc_selfeval.ui.kit.row_table import RowTable

_UP = Qt.SortOrder.AscendingOrder
_DOWN = Qt.SortOrder.DescendingOrder


class SortChoice(FilterSentence):
    """Reads "Sorted by: title", and stays in step with the headings. ``first`` is the column sorted by at first."""

    def __init__(self, table: RowTable, headings: Sequence[str], first: int = 0, parent: QWidget | None = None) -> None:
        self._at_first: tuple[int, Qt.SortOrder] = (first, _UP)
        options: list[tuple[object, str]] = []
        for place, heading in enumerate(headings):
            options.append(((place, _UP), heading.lower()))
            options.append(((place, _DOWN), f"{heading.lower()}, last first"))
        others = [option for option in options if option[0] != self._at_first]
        self._headings = tuple(heading.lower() for heading in headings)
        super().__init__("Sorted by", others, all_words=headings[first].lower(), several=False, parent=parent)
        self._header = table.horizontalHeader()
        self._header.setSortIndicator(first, _UP)
        table.setSortingEnabled(True)
        self._header.sortIndicatorChanged.connect(self._headed)
        self.chosen.connect(self._sort)

    def menu_of_options(self) -> QMenu:
        """Each heading once, and below them which way round: a menu of both together filled a laptop's screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by = self._header.sortIndicatorSection()
        order = self._header.sortIndicatorOrder()

        def offer(words: str, checked: bool, wanted: tuple[int, Qt.SortOrder]) -> None:
            entry = menu.addAction(literal(words))
            entry.setCheckable(True)
            entry.setChecked(checked)
            entry.triggered.connect(lambda: self._picked(() if wanted == self._at_first else (wanted,)))

        for place, heading in enumerate(self._headings):
            offer(heading, place == by, (place, _UP))
        menu.addSeparator()
        offer("last first", order == _DOWN, (by, _UP if order == _DOWN else _DOWN))
        return menu

    def _sort(self, values: tuple[tuple[int, Qt.SortOrder], ...]) -> None:
        place, order = values[0] if values else self._at_first
        self._header.setSortIndicator(place, order)

    def _headed(self, place: int, order: Qt.SortOrder) -> None:
        self.show_choice(() if (place, order) == self._at_first else ((place, order),))
