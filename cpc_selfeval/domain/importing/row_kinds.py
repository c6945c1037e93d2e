"""Which rows are the list's own, and which are titles, headings of groups, totals, keys or repeated headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Final

from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.importing.cells import Row, cell_text, column_letter, folded, is_blank
from cpc_selfeval.domain.importing.fields import NEEDED, ListKind
from cpc_selfeval.domain.importing.mapping import Column, ListMapping

_TOTAL: Final = re.compile(r"(?:grand |sub)?totals?\b(?!\w)|overall total\b")
_NUMBER: Final = re.compile(r"[£(-]?\d[\d,. ]*[%)]?")
_KEY: Final = re.compile(r"(?:b?rag |status |colour )?(?:key|legend)\b")
_TYPICAL: Final = 3
"""A row of one cell heads the rows below it only in a list whose rows have as many cells as this or more."""

ABOVE: Final = "It stands above the headings."
REPEATED: Final = "It repeats the headings."
TOTAL: Final = "It is a total."
KEY: Final = "It explains the words or colours of the list."
HEADING: Final = "It heads the rows below it."
BY_CHOICE: Final = "You left it out."
NO_TEXT: Final[dict[ListKind, str]] = {
    ListKind.ACTIONS: "There is no action in it.",
    ListKind.EVIDENCE: "There is no title of evidence in it.",
}


@dataclass(frozen=True, slots=True)
class RowKinds:
    """The rows of one list, told apart."""

    sheet: SheetCells
    mapping: ListMapping
    needed: tuple[Column, ...]
    headings: tuple[str, ...]
    typical: float

    def why_left_out(self, row: Row) -> str:
        """Why a row in which something stands is not one of the list; "" for one that is, whatever people decided."""
        number, cells = row
        if number < self.mapping.header_row:
            return ABOVE
        if self._repeats_headings(cells):
            return REPEATED
        if not self.needed_text(cells):
            return self._why_without_text(cells)
        filled = (cell for cell in cells if not is_blank(cell))
        first = folded(cell_text(next(filled)))
        second = next(filled, None)
        if _TOTAL.match(first) and all(cell is None or _is_number(cell) for cell in (second, *filled)):
            return TOTAL
        if second is None and self.typical >= _TYPICAL:
            return KEY if _KEY.match(first) else HEADING
        return ""

    def needed_text(self, cells: tuple[Cell, ...]) -> str:
        """The text without which a row is nothing: the action's, or the evidence's title. "" where there is none."""
        return _needed(self.needed, cells)

    def _why_without_text(self, cells: tuple[Cell, ...]) -> str:
        filled = [cell for cell in cells if not is_blank(cell)]
        first = folded(cell_text(filled[0]))
        if _TOTAL.match(first):
            return TOTAL
        if len(filled) <= 2 and _KEY.match(first):
            return KEY
        return HEADING if len(filled) == 1 and isinstance(filled[0], str) else NO_TEXT[self.mapping.kind]

    def _repeats_headings(self, cells: tuple[Cell, ...]) -> bool:
        texts = (folded(cell_text(cell)) for cell in cells)
        if any(text != heading for text, heading in zip(texts, self.headings, strict=False)):
            return False  # nearly every row, at its first cell
        return sum(bool(folded(cell_text(cell))) for cell in cells) > 1


def row_kinds(sheet: SheetCells, mapping: ListMapping) -> RowKinds:
    """What is needed to tell the rows of a list apart."""
    width = max((len(cells) for _, cells in sheet.rows), default=0)
    headings = [""] * width
    for column in mapping.columns:
        if column.index < width:
            headings[column.index] = folded(column.heading)
    needed = mapping.of(NEEDED[mapping.kind])
    counts = [
        sum(not is_blank(cell) for cell in cells)
        for number, cells in sheet.rows
        if number > mapping.header_row and _needed(needed, cells)
    ]
    return RowKinds(sheet, mapping, needed, tuple(headings), median(counts) if counts else 0)


def texts_of(mapping: ListMapping, row: Row) -> tuple[str, ...]:
    """All that stands in a row, each cell with its heading where it stands below one."""
    number, cells = row
    names = {column.index: column.name for column in mapping.columns} if number > mapping.header_row else {}
    filled = [(place, cell_text(cell)) for place, cell in enumerate(cells) if not is_blank(cell)]
    if len(filled) == 1 or not names or all(folded(names.get(place, "")) == folded(text) for place, text in filled):
        return tuple(text for _, text in filled)
    return tuple(f"{names.get(place, column_letter(place))}: {text}" for place, text in filled)


def _is_number(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(_NUMBER.fullmatch(cell.strip()))


def _needed(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> str:
    texts = (cell_text(cells[column.index]) for column in columns if column.index < len(cells))
    return next((text for text in texts if text.strip()), "")
