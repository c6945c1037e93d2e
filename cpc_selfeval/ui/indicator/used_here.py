"""In the dialog of a piece of evidence or an action: that it is used for the indicator, and no longer using it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import LinkButton, QuietText, px


def add_use_line(dialog: QDialog, words: str, code: str) -> LinkButton:
    """Put a line at the top of a dialog: what the entry is used for, and the button that ends it, which is returned."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    leave = LinkButton("No longer use here", name=f"No longer use for {code}")
    row.addWidget(QuietText(words), 1)
    row.addWidget(leave, 0, Qt.AlignmentFlag.AlignTop)
    column = dialog.layout()
    assert isinstance(column, QVBoxLayout), "the dialogs of entries are columns"
    column.insertWidget(0, line)
    return leave
