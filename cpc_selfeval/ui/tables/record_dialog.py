"""The editor of a record in a window of its own, for pages that show such records only in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.kit import PlainButton, QuietText, px
from cpc_selfeval.ui.kit.pending_text import HandsOverWhenDone
from cpc_selfeval.ui.kit.reading_order import ReadsInOrder
from cpc_selfeval.ui.tables.record_editor import RecordEditor
from cpc_selfeval.ui.workspace import Workspace

HIGH = 700
"""How high such a window is where the screen has room, in pixels of the design."""


class RecordDialog(HandsOverWhenDone, ReadsInOrder, QDialog):
    """Whoever derives from it makes the ``editor`` and ends with :meth:`open_at`.

    ``key`` is the key of the record shown, also of one that was recorded here.
    """

    def __init__(self, workspace: Workspace, title: str, editor: RecordEditor[Any], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setSizeGripEnabled(True)
        self._editor = editor
        close = PlainButton("&Close")
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(editor, 1)
        row = QHBoxLayout()
        row.addWidget(QuietText("Saved as you type."))
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        give_undo_keys(self, workspace)

    @property
    def key(self) -> str | None:
        """The key of the record shown; None while nothing was entered."""
        return self._editor.key

    def open_at(self, key: str | None, wide: int, **values: Any) -> None:
        """Show the record with ``key``, or begin one with ``values``, ``wide`` in pixels of the design."""
        room = self.screen().availableGeometry().size()
        self.resize(QSize(min(px(wide), room.width() - px(16)), min(px(HIGH), room.height() - px(48))))
        if key is None:
            self._editor.begin(**values)
        else:
            self._editor.show_record(key)
            self._editor.first_box().setFocus(Qt.FocusReason.OtherFocusReason)
