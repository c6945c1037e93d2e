"""The quiet mark on an entry that came over from the last cycle, with "Still holds" until somebody looked at it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.domain.cycles.looking import STILL_HOLDS, came_from_in_words, not_looked_at
from cpc_selfeval.domain.judging_records.closing import CarriedOver
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.kit import LinkButton, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class CarriedLine(QWidget):
    """Hidden for an entry of this cycle."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._key: str | None = None
        self.words = QuietText(wrap=False)
        self.still_holds = LinkButton(STILL_HOLDS, name=f"{STILL_HOLDS}: this entry from the last cycle")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.words)
        row.addWidget(self.still_holds)
        row.addStretch(1)
        self.still_holds.clicked.connect(self._say_so)
        workspace.changed.connect(self._on_changed)
        self.hide()

    def show_record(self, key: str | None) -> None:
        """Show the mark on an entry; None for one that is only begun."""
        self._key = key
        contents = self._workspace.contents
        said = came_from_in_words(contents, key) if key is not None else ""
        waits = key is not None and not_looked_at(contents, key) and not self._workspace.read_only
        had_keyboard = self.still_holds.hasFocus() and not waits
        self.words.setText(said)
        self.setVisible(bool(said))
        self.still_holds.setVisible(waits)
        if had_keyboard:
            self.focusNextChild()

    def _say_so(self) -> None:
        if self._key is not None:
            self._workspace.work.cycles.still_holds(self._key)

    def _on_changed(self, event: Applied) -> None:
        if CarriedOver in event.change.kinds:
            self.show_record(self._key)
