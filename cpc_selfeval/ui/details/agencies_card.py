"""The card of partner agencies: add, rename, retire, bring back, remove while unused."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.verbs.setup import agency_in_use
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.details.rows_card import RecordRow, RowsCard
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import LineEntry, LinkButton, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class AgencyRow(RecordRow):
    """One agency: its name, and retire, bring back or remove, whichever fits."""

    def __init__(self, workspace: Workspace, key: str) -> None:
        super().__init__()
        self.key = key
        self._workspace = workspace
        self.name = LineEntry("Name of the agency")
        self.state = QuietText(wrap=False)
        self.leave = LinkButton("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.name, 1)
        row.addWidget(self.state)
        row.addWidget(self.leave)
        self._fields = RecordFields(workspace, None, workspace.work.setup.revise_agency, self)
        self._fields.text("name", self.name)
        self.leave.clicked.connect(self._leave)

    def refresh(self, besides: object) -> None:
        agency = self._workspace.entered.get(Agency, self.key)
        if agency is None:
            return
        self._fields.show(agency, besides)
        used = agency_in_use(self._workspace.entered, self.key)
        self.state.setText("retired" if agency.retired else "")
        self.leave.setText("Bring back" if agency.retired else "Retire" if used else "Remove")
        self.leave.setAccessibleName(f"{self.leave.text()}: {agency.name or 'agency without a name'}")

    def first_box(self) -> QWidget:
        return self.name

    def _leave(self) -> None:
        setup = self._workspace.work.setup
        agency = self._workspace.entered.get(Agency, self.key)
        if agency is None:
            return
        if agency.retired:
            setup.revise_agency(self.key, retired=False)
        elif agency_in_use(self._workspace.entered, self.key):
            setup.revise_agency(self.key, retired=True)
        else:
            setup.remove_agency(self.key)


class AgenciesCard(RowsCard):
    """All agencies in their order."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            "Partner agencies",
            "An agency that entries name is retired instead of removed: it is no longer offered, and its entries stay.",
            "+ Add an agency",
            parent,
        )
        self._workspace = workspace
        self._named: frozenset[str] = frozenset()
        self.keep_in_step(None)
        workspace.changed.connect(self._on_changed)

    def begin(self) -> str:
        return self._workspace.work.setup.add_agency("New agency")

    def keys(self) -> tuple[str, ...]:
        return tuple(agency.key for agency in self._workspace.entered.agencies)

    def new_row(self, key: str) -> RecordRow:
        return AgencyRow(self._workspace, key)

    def keep_in_step(self, besides: object) -> None:
        self._named = self._workspace.entered.agencies_named
        super().keep_in_step(besides)

    def _on_changed(self, event: Applied) -> None:
        named = self._workspace.entered.agencies_named
        if concerns(event, Agency) or named != self._named:
            self.keep_in_step(event.origin)
