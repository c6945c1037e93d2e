"""Where backups go besides the folder beside the file, and how much room they may take."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.backup import DEFAULT_MOST_BYTES, BackupPlaces
from cpc_selfeval.ui.kit import ChoiceBox, FlowLayout, LinkButton, PlainText, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled

_MB: Final = 1_000_000
ROOMS: Final = (250 * _MB, 500 * _MB, DEFAULT_MOST_BYTES, 2_000 * _MB, 5_000 * _MB, 20_000 * _MB)
"""The choices of how much room the backups of one file take at most, in bytes."""


class PlacesCard(QWidget):
    """``changed`` carries the :class:`BackupPlaces` that were chosen. They hold for all files on this computer."""

    changed = Signal(object)

    def __init__(self, folder: Path, places: BackupPlaces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self.beside = PlainText(f"Beside the file, in “{folder.name}”: whoever may open the file may open them.")
        self.second = PlainText()
        self.choose = LinkButton("Choose a second place…")
        self.none = LinkButton("No second place", name="No second place for backups")
        self.room = ChoiceBox("Most room for the backups of one file", [(room, _words(room)) for room in ROOMS])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.beside)
        column.addWidget(self.second)
        links = FlowLayout(spacing=px(12))
        links.addWidget(self.choose)
        links.addWidget(self.none)
        column.addLayout(links)
        row = QHBoxLayout()
        row.addWidget(Labelled("Most &room for the backups of one file", self.room))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(
            QuietText(
                "All backups of the last two days are kept, then one for each of 12 days, 10 weeks and 9 months, as "
                "far as there is room. The newest three always stay."
            )
        )
        self.choose.clicked.connect(self._choose)
        self.none.clicked.connect(lambda: self._change(BackupPlaces(None, self._places.most_bytes)))
        self.room.chosen.connect(self._choose_room)
        self._show()

    def show_places(self, places: BackupPlaces) -> None:
        """Show what was chosen elsewhere."""
        self._places = places
        self._show()

    def _choose(self) -> None:
        title = "A second place for backups, such as another disk or a memory stick"
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._places.second or Path.home()))
        if chosen:
            self._change(BackupPlaces(Path(chosen), self._places.most_bytes))

    def _choose_room(self, room: object) -> None:
        if isinstance(room, int):
            self._change(BackupPlaces(self._places.second, room))

    def _change(self, places: BackupPlaces) -> None:
        self._places = places
        self._show()
        self.changed.emit(places)

    def _show(self) -> None:
        second = self._places.second
        self.second.setText(
            f"And in “{second}”." if second else "Nowhere else: a second place keeps you safe if this disk fails."
        )
        self.none.setVisible(second is not None)
        if self.none.hasFocus() and second is None:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        nearest = min(ROOMS, key=lambda room: abs(room - self._places.most_bytes))
        self.room.show_choice(nearest)


def _words(room: int) -> str:
    return f"{room // _MB} MB" if room < 1_000 * _MB else f"{room // (1_000 * _MB)} GB"
