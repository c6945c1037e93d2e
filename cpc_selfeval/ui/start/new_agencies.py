"""Step 3: the partner agencies."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.committee import OFFERED_AGENCIES, AgencyKind
from cpc_selfeval.ui.kit import LineEntry, LinkButton, PlainButton, px
from cpc_selfeval.ui.kit.naming import number_names
from cpc_selfeval.ui.start.new_step import Step


class _AgencyRow(QWidget):
    """One agency: its name, which can be changed, and a button that takes it off the list."""

    def __init__(self, name: str, kind: AgencyKind) -> None:
        super().__init__()
        self.kind = kind
        self.entry = LineEntry("Name of the agency")
        self.entry.show_text(name)
        self.remove = LinkButton("Remove", name=f"Remove {name or 'this agency'}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.entry, 1)
        row.addWidget(self.remove)


class AgenciesStep(Step):
    """The usual partners, to rename, remove and add to."""

    name = "Partner agencies"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Who are your partner agencies?",
            "They propose levels, give evidence and lead actions. Name them as your area does; "
            "you can add and rename them later, and retire those that leave.",
            parent,
        )
        self._rows: list[_AgencyRow] = []
        self._places = QVBoxLayout()
        self._places.setSpacing(px(8))
        self.add(self._places)
        for kind, name in OFFERED_AGENCIES.items():
            self._append(name, kind)
        add = PlainButton("+ &Add an agency")
        add.clicked.connect(self.add_agency)
        self.add(add)
        self.add(self.missing)
        self.end()

    def agencies(self) -> tuple[tuple[str, AgencyKind], ...]:
        """Names and kinds in their order; rows left empty are left out."""
        return tuple((row.entry.text(), row.kind) for row in self._rows if row.entry.text().strip())

    def fault(self) -> tuple[str, QWidget] | None:
        seen: set[str] = set()
        for row in self._rows:
            name = row.entry.text().strip().casefold()
            if name and name in seen:
                return f"“{row.entry.text()}” is there twice. Please rename or remove one of them.", row.entry
            seen.add(name)
        return None

    def add_agency(self) -> None:
        """Add an empty row and go to it."""
        self._append("", AgencyKind.OTHER).entry.setFocus()

    def _append(self, name: str, kind: AgencyKind) -> _AgencyRow:
        row = _AgencyRow(name, kind)
        row.remove.clicked.connect(lambda: self._take_off(row))
        self._rows.append(row)
        self._places.addWidget(row)
        self._number()
        return row

    def _number(self) -> None:
        for place, row in enumerate(self._rows):
            number_names(place, row.entry)

    def _take_off(self, row: _AgencyRow) -> None:
        place = self._rows.index(row)
        self._rows.remove(row)
        self._places.removeWidget(row)
        row.deleteLater()
        self._number()
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].entry.setFocus()
