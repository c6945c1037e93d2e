"""Everything that came back and was decided upon, newest first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.returns.records import AgencyReturn
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.words import changed_by, whose_return
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import EmptyPlace, PrimaryButton, px
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.window.table_dialog import LinesTable
from cpc_selfeval.ui.workspace import Workspace


class AllReturnsDialog(FramedDialog):
    """``look_asked`` carries the key of a return that is to be shown. Kept up to date while it is open."""

    look_asked = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, "All that came back", "All that came back", width=600)
        self._workspace = workspace
        self._returns: tuple[AgencyReturn, ...] = ()
        self.nothing = EmptyPlace(
            "Nothing has come back yet.",
            more="Returns, action plan workbooks and merged copies of the file are listed here once they were decided "
            "upon, with everything that they brought.",
        )
        headings = ("Came", "What", "What it changed", "File")
        self.table = LinesTable("All that came back", headings, (15, 33, 24, 28), self)
        self.table.setMinimumHeight(px(110))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.table, 1)
        self.column.addStretch(0)  # takes the room while there is no table
        close = self.add_close()
        self.look = PrimaryButton("&Look at it")
        self.buttons.addWidget(self.look)
        self.look.clicked.connect(self._look)
        self.table.activated.connect(lambda _index: self._look())
        workspace.changed.connect(self._on_changed)
        if workspace.contents.returns:
            self.resize(on_screen(self, 820, 420))
        self.refresh()
        (self.table if workspace.contents.returns else close).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """List them again."""
        self._returns = self._workspace.contents.returns
        self.table.show_lines([self._line(returned) for returned in self._returns])
        self.table.setVisible(bool(self._returns))
        self.nothing.setVisible(not self._returns)
        self.look.setVisible(bool(self._returns))

    def _line(self, returned: AgencyReturn) -> tuple[str, ...]:
        contents = self._workspace.contents
        what = whose_return(contents, returned)
        return (
            day_short(returned.returned_on),
            what[:1].upper() + what[1:],
            changed_by(contents, returned),
            returned.name,
        )

    def _look(self) -> None:
        index: QModelIndex = self.table.currentIndex()
        if index.isValid():
            self.look_asked.emit(self._returns[index.row()].key)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, AgencyReturn):
            self.refresh()
