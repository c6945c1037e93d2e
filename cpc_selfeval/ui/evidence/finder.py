"""Finding evidence that is there already, to use it again instead of typing it again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.ui.evidence.filters import EvidenceFilters
from cpc_selfeval.ui.evidence.library import EvidenceLibrary
from cpc_selfeval.ui.evidence.rows import FOUND, Column, EvidenceRow
from cpc_selfeval.ui.kit import Heading, PlainButton, PrimaryButton, QuietText, announce, px
from cpc_selfeval.ui.kit.laid_out import keep_aside
from cpc_selfeval.ui.kit.row_table import QUIET_ROLE, RowTable, Width
from cpc_selfeval.ui.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
TICK = Column("", lambda _row: "", lambda _row: 0, Width(36), "Chosen")


class TickedLibrary(EvidenceLibrary):
    """All evidence with a tick for each piece that is to be used; pieces used already have theirs for good."""

    def __init__(self, contents: Contents, already: frozenset[str], parent: QObject | None = None) -> None:
        self._already = already
        self._ticked: dict[str, None] = {}
        super().__init__(contents, (TICK, *FOUND), parent)

    def ticked(self) -> tuple[str, ...]:
        """Keys of the pieces ticked here, in the order of ticking."""
        return tuple(self._ticked)

    def flip(self, index: _Index) -> None:
        """Tick or untick the piece of a row, unless it is used already."""
        key = self.key_at(index)
        if key is None or key in self._already:
            return
        if key in self._ticked:
            del self._ticked[key]
        else:
            self._ticked[key] = None
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(self.columns) - 1))

    def cell(self, row: EvidenceRow, column: Column, role: int) -> object:
        """The tick, and what is said of a piece used already."""
        used = row.key in self._already
        if column is TICK and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if used or row.key in self._ticked else Qt.CheckState.Unchecked
        if column is TICK and role == Qt.ItemDataRole.AccessibleTextRole:
            return "Used here already" if used else "Chosen" if row.key in self._ticked else "Not chosen"
        if used and role == QUIET_ROLE:
            return True
        if used and role == Qt.ItemDataRole.DisplayRole and column is FOUND[1]:
            return f"Used here already: {column.text(row)}"
        return super().cell(row, column, role)


class EvidenceFinder(QDialog):
    """Run with ``exec()``; then :meth:`chosen` gives the keys. ``already`` are keys of pieces used here already."""

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        already: frozenset[str] = frozenset(),
        *,
        title: str = "Use existing evidence",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setSizeGripEnabled(True)
        self._chosen: tuple[str, ...] = ()
        self._workspace = workspace
        self.filters = EvidenceFilters(workspace, self)
        self.model = TickedLibrary(workspace.contents, already, self)
        self.table = RowTable("Evidence found", [column.width for column in self.model.columns])
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.count = QuietText(wrap=False)
        self.use = PrimaryButton("&Use")
        self.cancel = PlainButton("Cancel")
        self.use.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.table.ticked_row.connect(self._flip)
        self.table.activated_row.connect(self._flip)
        self.filters.wanted.connect(self.model.show_filter)
        self.filters.search.left_downwards.connect(self._into_table)
        self.model.counted.connect(self._say_count)
        self._lay_out(title)
        self._say_count()
        self._say_chosen()
        self.resize(self._fitting())
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[str, ...]:
        """Keys of the pieces chosen; () when the dialog was cancelled."""
        return self._chosen

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(Heading(title, 2))
        column.addWidget(self.filters.search)
        column.addLayout(self.filters.row(self.filters.source, self.filters.agency, self.filters.indicator))
        keep_aside(self, self.filters.impact, self.filters.tag, self.filters.use)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.use)
        column.addLayout(row)

    def _fitting(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(min(px(960), room.width() - px(16)), min(px(640), room.height() - px(48)))

    def _into_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.model.index(0, 1))

    def _flip(self, index: QModelIndex) -> None:
        self.model.flip(index)
        self._say_chosen()

    def _say_chosen(self) -> None:
        count = len(self.model.ticked())
        words = {0: "&Use", 1: "&Use 1 piece"}.get(count, f"&Use {count:,} pieces")
        self.use.setText(words)
        self.use.setEnabled(count > 0)
        self.table.setAccessibleDescription(f"{count:,} chosen")

    def _say_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        if not total:
            self.count.setText("No evidence is recorded yet.")
        else:
            self.count.setText(f"{shown:,} of {total:,} pieces. Space or a click on the box chooses one.")

    def accept(self) -> None:
        """Keep what is ticked, of what is still there."""
        there = self._workspace.entered.of(Evidence)
        self._chosen = tuple(key for key in self.model.ticked() if key in there)
        announce(self, f"{len(self._chosen):,} chosen")
        super().accept()
