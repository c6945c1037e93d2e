"""Choosing the inspection programme that the cycle prepares for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cpc_selfeval.domain.programme import Programme
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.kit import Card, FlowLayout, Heading, LinkButton, PlainButton, PlainText, QuietText, px
from cpc_selfeval.ui.workspace import Workspace

WHY = (
    "A programme is what inspectors look at in a run of years. Choosing one copies it into this file, and makes a tag "
    "for each of its statements: what you record can then be tagged to them. A later change of the programme’s file "
    "alters nothing here."
)


class ChoosingCard(QWidget):
    """A card for each programme. ``chosen`` carries the :class:`Programme`; ``left`` follows when none is to be
    prepared for."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self.buttons: dict[str, PlainButton] = {}
        self.fault = PlainText()
        self.own = LinkButton("Read a programme &file…")
        self.leave = LinkButton("Prepare for none")
        asked = QVBoxLayout()
        asked.setSpacing(px(2))
        asked.addWidget(Heading("Which programme do you prepare for?", 2))
        asked.addWidget(QuietText(WHY))
        self._column.addLayout(asked)
        for programme in workspace.work.programmes.offered():
            self._column.addWidget(self._offer(programme))
        links = FlowLayout(spacing=px(8))
        links.addWidget(self.own)
        links.addWidget(self.leave)
        self._column.addLayout(links)
        self.fault.hide()
        self._column.addWidget(self.fault)
        self.own.clicked.connect(self.choose_file)
        self.leave.clicked.connect(self.left)

    def show_present(self, programme_id: str | None) -> None:
        """Say which is prepared for already."""
        for each, button in self.buttons.items():
            button.setEnabled(each != programme_id)
            button.setText("This one is chosen" if each == programme_id else "Prepare for this one")
        self.leave.setVisible(programme_id is not None)

    def choose_file(self) -> None:
        """Ask for a programme file and choose it, or say everything that is wrong with it."""
        name, _ = QFileDialog.getOpenFileName(self, "Read a programme", "", "Programmes (*.toml);;All files (*)")
        if not name:
            return
        try:
            programme = self._workspace.work.programmes.read(Path(name))
        except Refusal as refusal:
            self.fault.setText(str(refusal))
            self.fault.show()
            return
        self.fault.hide()
        self.chosen.emit(programme)

    def _offer(self, programme: Programme) -> Card:
        card = Card(programme.title)
        use = PlainButton("Prepare for this one", name=f"Prepare for: {programme.title}")
        self.buttons[programme.id] = use
        use.clicked.connect(lambda: self.chosen.emit(programme))
        card.add(QuietText(f"{programme.publisher} · {programme.runs}"))
        card.add(PlainText(programme.summary))
        card.body.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
        card.add(QuietText(f"How far it is verified: {programme.verification}"))
        return card
