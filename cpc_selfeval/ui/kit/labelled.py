"""A box with its label above it: reads well however narrow the page is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.ui.kit.labels import QuietText
from cpc_selfeval.ui.kit.measures import px


class Labelled(QWidget):
    """A label, the box that it names, and a quiet sentence below where ``note`` is given.

    A "&" in the label marks its access key, which goes to the box.
    """

    def __init__(self, label: str, box: QWidget, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = box
        self.label = QuietText(label, wrap=False)
        self.label.setBuddy(box)
        self.note = QuietText(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        column.addWidget(self.label)
        column.addWidget(box)
        column.addWidget(self.note)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Only once it has its place: shown before, it would flash up as a window of its own and take the keyboard
        self.note.setVisible(bool(note))

    def show_note(self, sentence: str) -> None:
        """Show another sentence below the box, or none."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
