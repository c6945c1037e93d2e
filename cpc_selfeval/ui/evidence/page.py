"""The page of all evidence: found, filtered, sorted, and edited beside the table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.ui.evidence.cells import EvidenceCells
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.evidence.filters import EvidenceFilters
from cpc_selfeval.ui.evidence.library import EvidenceLibrary
from cpc_selfeval.ui.evidence.rows import PERIOD, TITLE
from cpc_selfeval.ui.evidence.shared import SHARED
from cpc_selfeval.ui.forms.sort_choice import SortChoice
from cpc_selfeval.ui.kit import Icon, px
from cpc_selfeval.ui.tables.record_page import PageWords, RecordPage
from cpc_selfeval.ui.tables.record_table import RecordTable
from cpc_selfeval.ui.tables.table_acts import TableActs
from cpc_selfeval.ui.workspace import Workspace

SIDE_BY_SIDE = 980
"""From this width in pixels of the design, table and editor stand side by side; else one takes the other's place."""

_WORDS = PageWords(
    heading="Evidence",
    icon=Icon.EVIDENCE,
    one="piece",
    several="pieces",
    none="No evidence",
    add="+ Add evidence",
    nothing_yet="No evidence is recorded yet.",
    more="Evidence says how you know: figures, audits, what children, parents and staff said, what was seen. "
    "Type each piece once; it can support any number of indicators, strengths, areas and actions.",
    nothing_found="No evidence matches this search and these filters.",
    back="Back to the list",
    back_in_full="Back to all evidence",
)


class EvidencePage(RecordPage):
    """All evidence. ``show_evidence`` shows one piece, whatever is filtered."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _WORDS, parent)
        self.filters: EvidenceFilters = EvidenceFilters(workspace, self)
        self.model: EvidenceLibrary = EvidenceLibrary(workspace.contents, parent=self)
        self.table = RecordTable("Evidence", workspace, self.model)
        self.cells = EvidenceCells(workspace, self.model, self.table)
        self.table.use_cells(self.cells, frozenset({PERIOD}))
        self.acts = TableActs(workspace, self.table, self.model, Evidence, SHARED, "evidence")
        self.sort = SortChoice(self.table, [column.heading for column in self.model.columns])
        self.editor: EvidenceEditor = EvidenceEditor(workspace)
        self.cells.asked.connect(self._ask_period)
        self.assemble()

    def show_evidence(self, key: str | None) -> None:
        """Show a piece in the table and in the editor. With None, or a key that is gone, the page stays as it is."""
        if key is not None and key in self._workspace.entered.of(Evidence):
            self.show_record(key)

    def begin(self, what: str) -> bool:
        """Begin a new one by a key; False for anything but evidence."""
        if what == "evidence":
            self.add()
        return what == "evidence"

    # What this page says for itself

    def first_column(self) -> int:
        """The title's column."""
        return self.model.columns.index(TITLE)

    def has_room(self, width: int, height: int) -> bool:
        """Wide enough for both."""
        return width >= px(SIDE_BY_SIDE)

    def divide(self, splitter: QSplitter, editor_side: QVBoxLayout) -> None:
        """The editor stands on the right, as wide as a form needs."""
        self.editor_side.setMinimumWidth(px(340))
        editor_side.setContentsMargins(px(12), 0, 0, 0)
        splitter.setOrientation(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([px(900), px(420)])

    def _ask_period(self, _index: QModelIndex, typed: str) -> None:
        """A period is two days: go to its boxes."""
        self._turn_to_editor()
        line = self.editor.form.source.period_from.line
        line.setFocus(Qt.FocusReason.TabFocusReason)
        if typed:
            line.insert(typed)
