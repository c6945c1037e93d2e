"""Who changed what, when: of one record, and of everything lately."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.domain.record import Record
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.kit import PlainText, QuietText, hand_over_all, px
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.window.answers import Answer
from cpc_selfeval.ui.window.history_lines import history_lines, recent_lines
from cpc_selfeval.ui.window.note_dialog import FramedDialog
from cpc_selfeval.ui.window.table_dialog import LinesTable
from cpc_selfeval.ui.workspace import Workspace


class HistoryDialog(FramedDialog):
    """The history of one record, newest first, kept up to date while it is open. Open it with ``open()``."""

    def __init__(self, workspace: Workspace, kind: type[Record], key: str, parent: QWidget | None = None) -> None:
        record = workspace.contents.get(kind, key)
        name = name_of(workspace.contents, record) if record else f"removed {kind.noun}"
        super().__init__(parent, f"History: {name}", f"History of {name}", width=760)
        self._workspace = workspace
        self._kind = kind
        self._key = key
        self._answer = Answer()
        self._answer.came.connect(self._show)
        self.nothing = PlainText("Reading…")
        self.table = LinesTable(
            f"History of {name}", ("When", "Who", "What", "Was", "Became"), (15, 17, 15, 25, 28), self
        )
        self.table.setMinimumHeight(px(120))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(QuietText("Nothing here is ever taken away; what is undone stays in the history too."))
        self.add_close()
        self.resize(on_screen(self, 900, 520))
        workspace.changed.connect(self._on_changed)
        if parent is not None:
            hand_over_all(parent.window())
        self._read()

    def _read(self) -> None:
        self._workspace.work.session.history(self._kind, self._key, self._answer.bring)

    def _show(self, entries: tuple[LogEntry, ...]) -> None:
        lines = history_lines(self._workspace.contents, entries)
        self.table.show_lines([(line.when, line.by, line.what, line.before, line.after) for line in lines])
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.setText("Nothing was recorded here yet.")

    def _on_changed(self, event: Applied) -> None:
        if any(row.kind is self._kind and row.key == self._key for row in event.change.rows):
            self._read()


class LastChangesDialog(FramedDialog):
    """What was changed last in the whole file."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Last changes", "Last changes", width=640)
        self._workspace = workspace
        self.nothing = PlainText("Nothing was changed yet.")
        self.table = LinesTable("Last changes", ("When", "What", "Who"), (24, 46, 30), self)
        self.table.setMinimumHeight(px(120))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(QuietText("Undo and redo (Ctrl+Z, Ctrl+Y) reach back to when the file was opened."))
        self.add_close()
        self.resize(on_screen(self, 760, 480))
        workspace.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the last changes again."""
        lines = recent_lines(self._workspace.work.session.recent)
        self.table.show_lines([(line.when, line.what, line.by) for line in lines])
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def _on_changed(self, _event: Applied) -> None:
        self.refresh()
