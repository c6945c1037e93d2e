"""Agencies by indicators as a table: each cell says who, of what, which level, and whether there is a rationale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.moderation.lines import ProposalLine, own_line, proposal_line, spread_in_words
from cpc_selfeval.domain.moderation.matrix import Matrix, MatrixRow
from cpc_selfeval.domain.support import VERDICTS, support_in_words

LEVEL_ROLE: Final = Qt.ItemDataRole.UserRole + 59
"""What is drawn first in a cell: the level without its stage, which the line above the table says."""
NOTE_ROLE: Final = Qt.ItemDataRole.UserRole + 60
"""The second line of a cell."""
WANTING_ROLE: Final = Qt.ItemDataRole.UserRole + 61
"""Whether the second line says what is wanting."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: two short lines, and all of it in a sentence. ``line`` is the proposal, None where there is none."""

    text: str
    note: str
    wanting: bool
    spoken: str
    line: ProposalLine | None = None


class MatrixModel(QAbstractTableModel):
    """A row for each covered indicator; a column for each agency, then the lead officer and the support."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._cells: tuple[tuple[Cell, ...], ...] = ()

    def show_matrix(self, contents: Contents, of: Matrix) -> bool:
        """Show another matrix; True where rows or columns are others, so that a view begins anew."""
        codes = tuple(row.code for row in of.rows)
        heads = (*(agency.name for agency in of.agencies), words.LEAD_OFFICER, "Support")
        cells = tuple(_row(contents, row) for row in of.rows)
        titles = tuple(f"{code}  {contents.title(code)}" for code in codes)
        if (codes, heads, titles) == (self.codes, self._heads, self._titles):
            self._cells = cells
            self.dataChanged.emit(self.index(0, 0), self.index(len(codes) - 1, len(heads) - 1))
            return False
        self.beginResetModel()
        self.codes, self._heads, self._titles, self._cells = codes, heads, titles, cells
        self.endResetModel()
        return True

    def silent(self) -> tuple[int, ...]:
        """The columns of agencies that propose nothing at all."""
        columns = range(len(self._heads) - 2)
        return tuple(column for column in columns if all(row[column].line is None for row in self._cells))

    def cell(self, index: _Index) -> Cell:
        """What stands at a place."""
        return self._cells[index.row()][index.column()]

    def heading(self, index: _Index) -> str:
        """ "Education on 2.1 Impact on children"."""
        return f"{self._heads[index.column()]} on {' '.join(self._titles[index.row()].split())}"

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many indicators."""
        return 0 if parent is not None and parent.isValid() else len(self.codes)

    def columnCount(self, parent: _Index | None = None) -> int:
        """How many agencies, and two."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Proposed: {cell.text}" if cell.line is not None else cell.text
        if role == LEVEL_ROLE:
            return cell.text
        if role == NOTE_ROLE:
            return cell.note
        if role == WANTING_ROLE:
            return cell.wanting
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heading(index)}: {cell.spoken}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Agencies above, indicators at the left."""
        named = self._heads if orientation == Qt.Orientation.Horizontal else self._titles
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and section < len(named):
            return named[section]
        if role == Qt.ItemDataRole.ToolTipRole and section < len(named):
            return named[section].replace("<", "&lt;")
        return None


def _row(contents: Contents, row: MatrixRow) -> tuple[Cell, ...]:
    proposed = tuple(_cell(proposal_line(contents, each), row) for each in row.proposed)
    own = _cell(own_line(contents, row.own), row) if row.own is not None else NOTHING
    verdict = Cell(
        VERDICTS[row.support.verdict],
        "" if row.covered else _shortly(spread_in_words(row)),  # every covered cell of the row says so already
        False,
        f"{support_in_words(contents, row.support)}. {_shortly(spread_in_words(row))}",
    )
    return (*proposed, own, verdict)


def _shortly(spread: str) -> str:
    return f"levels: {spread}" if spread else ""


NOTHING: Final = Cell("–", "", False, "proposes nothing")


def _cell(line: ProposalLine, row: MatrixRow) -> Cell:
    if not line.judged:
        return NOTHING
    rationale = "with a rationale" if line.has_rationale else "no rationale"
    place = _place(line.level, row)
    note = " · ".join(part for part in (place, "" if line.has_rationale else "no rationale") if part)
    spoken = ", ".join(part for part in (f"proposed: {line.judged}", place, rationale) if part)
    text = "Covered" if line.covered else line.judged
    return Cell(text, note, not line.has_rationale, spoken, line)


def _place(level: int | None, row: MatrixRow) -> str:
    """ "lowest" or "highest", where levels differ and are shown."""
    if level is None or row.covered or row.spread is None or not row.levels_apart:
        return ""
    return {row.spread[0]: "lowest", row.spread[1]: "highest"}.get(level, "")
