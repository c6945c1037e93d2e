"""Backups and restore: all backups of one file, what is in each, a look at one, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.domain.backup import Backup, BackupPlaces
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.restoring import LookedAt, LookingThrough, list_backups
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.backups.places_card import PlacesCard
from cpc_selfeval.ui.backups.table import WIDTHS, BackupsModel
from cpc_selfeval.ui.backups.words import fault_in_words, last_in_words
from cpc_selfeval.ui.kit import (
    Collapsible,
    EmptyPlace,
    Icon,
    LinkButton,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    announce,
    px,
)
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.row_table import RowTable
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.passwords.asking import AskPasswordDialog

Chosen = tuple[Backup, Password | None]
"""A backup, and the password that opens it."""

BackUp = Callable[[Callable[[Backup | Refusal], None]], None]
"""Backs up now, and tells what became of it on any thread."""


@dataclass(frozen=True, slots=True)
class OfFile:
    """Whose backups are shown: the file's path, its identity and password where they are known, and today's date."""

    path: Path
    today: date
    identity: str | None = None
    password: Password | None = None


class BackupsDialog(FramedDialog):
    """``look_requested`` and ``restore_requested`` carry a :data:`Chosen`; ``places_changed`` the new places.

    ``back_up`` makes a backup now; None where the file is not open to be written. Open the dialog with ``open()``.
    """

    look_requested = Signal(object)
    restore_requested = Signal(object)
    places_changed = Signal(object)

    def __init__(
        self, of: OfFile, places: BackupPlaces, back_up: BackUp | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, "Backups and restore", f"Backups of “{of.path.name}”", width=620)
        self._of = of
        self._places = places
        self._back_up = back_up
        self._password = of.password
        self._looking: LookingThrough | None = None
        self._looked = Answer()
        self._looked.came.connect(self._show_looked)
        self._backed_up = Answer()
        self._backed_up.came.connect(self._show_backed_up)
        self.model = BackupsModel(of.today, self)
        self.table = RowTable("Backups, the newest first", WIDTHS, lines=3)
        self.now = PlainButton("&Back up now", icon=Icon.BACKUP)
        self.said = QuietText()
        self.password = LinkButton("Type the password to look inside…")
        self.last = QuietText()
        self.fault = QuietText(tone="bad")
        self.nothing = EmptyPlace(
            "There are no backups yet.",
            more="One is made by itself before the first change of a session, then every half hour while you work.",
        )
        self.places = PlacesCard(of.path.with_name(of.path.name + ".backups"), places)
        self.look = PlainButton("&Look at it", icon=Icon.LOOK)
        self.restore = PrimaryButton("&Restore this…", icon=Icon.RESTORE)
        self._lay_out()
        self._connect()
        self.refresh()
        if self.model.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        what = "Restoring one puts the present file aside first, so nothing is lost by it."
        self.column.addWidget(PlainText(f"Each is the whole self-evaluation as it was then. {what}"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.now)
        row.addWidget(self.said, 1)
        self.column.addLayout(row)
        self.now.setVisible(self._back_up is not None)
        self.table.setModel(self.model)
        self.table.setMinimumHeight(px(150))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.table, 1000)  # all the room, where it is shown
        self.column.addWidget(self.last)
        self.column.addWidget(self.fault)
        self.column.addWidget(self.password, 0, Qt.AlignmentFlag.AlignLeft)
        self.kept = Collapsible("Where backups are kept", opened=False)
        self.kept.add(self.places)
        self.column.addWidget(self.kept)
        self.column.addStretch(1)
        self.add_close()
        self.buttons.addWidget(self.look)
        self.buttons.addWidget(self.restore)
        self.resize(on_screen(self, 980, 620))

    def _connect(self) -> None:
        self.now.clicked.connect(self._back_up_now)
        self.look.clicked.connect(lambda: self._choose(self.look_requested))
        self.restore.clicked.connect(lambda: self._choose(self.restore_requested))
        self.table.activated_row.connect(lambda _index: self.look.click())
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.password.clicked.connect(self._ask_password)
        self.places.changed.connect(self._change_places)
        self.finished.connect(lambda _result: self._stop())

    def refresh(self) -> None:
        """List the backups again, and look into them one after another."""
        self._stop()
        backups = list_backups(self._of.path, self._places, self._of.identity)
        known = {looked.backup: looked for looked in self.model.rows}
        chosen = self.chosen()
        self.model.show_backups([known.get(backup, LookedAt(backup)) for backup in backups])
        self.table.setVisible(bool(backups))
        self.nothing.setVisible(not backups)
        row = next((number for number, backup in enumerate(backups) if chosen and backup == chosen.backup), 0)
        if backups:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._show_chosen()
        todo = tuple(looked.backup for looked in self.model.rows if not looked.is_sound)
        self._looking = LookingThrough(todo, self._password, self._looked.bring)

    def chosen(self) -> LookedAt | None:
        """The backup that is chosen, and what is known of it."""
        index = self.table.currentIndex()
        return self.model.rows[index.row()] if index.isValid() and index.row() < len(self.model.rows) else None

    def wait(self) -> None:
        """Wait until every backup was looked at."""
        if self._looking is not None:
            self._looking.wait()

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.stop()

    def _show_looked(self, looked: LookedAt) -> None:
        if self.model.show_looked(looked) == self.table.currentIndex().row():
            self._show_chosen()
        self.password.setVisible(any(row.needs_password for row in self.model.rows))

    def _show_chosen(self, _now: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        looked = self.chosen()
        self.restore.setEnabled(looked is not None and not looked.is_damaged)
        self.look.setEnabled(looked is not None and looked.refusal is None)
        self.last.setText(last_in_words(looked) if looked else "")
        self.last.setVisible(bool(self.last.text()))
        self.fault.setText(fault_in_words(looked) if looked else "")
        self.fault.setVisible(bool(self.fault.text()))
        self.password.setVisible(any(row.needs_password for row in self.model.rows))

    def _choose(self, signal: SignalInstance) -> None:
        looked = self.chosen()
        if looked is None:
            return
        if looked.needs_password:
            self._ask_password()
            return
        signal.emit((looked.backup, self._password))

    def _ask_password(self) -> None:
        question = AskPasswordDialog(self._of.path.name, self)
        password = question.ask("Backups open with the password that the file had when they were made.")
        question.done_with()
        if password is not None:
            self._password = password
            self.refresh()

    def _back_up_now(self) -> None:
        if self._back_up is None:
            return
        self.now.setEnabled(False)
        self.said.show_tone("quiet")
        self.said.setText("Backing up…")
        self._back_up(self._backed_up.bring)

    def _show_backed_up(self, outcome: Backup | Refusal) -> None:
        self.now.setEnabled(True)
        if isinstance(outcome, Refusal):
            self.said.show_tone("bad")
            words = str(outcome)
        else:
            words = f"Backed up at {outcome.at.astimezone():%H:%M}, and checked."
            self.refresh()
        self.said.setText(words)
        announce(self.said, words)

    def _change_places(self, places: BackupPlaces) -> None:
        self._places = places
        self.places_changed.emit(places)
        self.refresh()
