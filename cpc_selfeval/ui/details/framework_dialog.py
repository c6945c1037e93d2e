"""Choosing another framework edition, while nothing is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.ui.kit import PlainButton, PrimaryButton, px
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.start.new_framework import FrameworkStep, ReadFramework


class FrameworkDialog(QDialog):
    """Run with ``exec()``; then :meth:`framework` gives the chosen edition."""

    def __init__(
        self, frameworks: Sequence[Framework], read_framework: ReadFramework, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Use another edition")
        self.resize(on_screen(self, 760, 600))
        self.step = FrameworkStep(frameworks, read_framework)
        use = PrimaryButton("&Use this edition")
        keep = PlainButton("&Keep the present one")
        use.clicked.connect(self.accept)
        keep.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(12), px(20), px(12))
        row.addStretch(1)
        row.addWidget(keep)
        row.addWidget(use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.step, 1)
        column.addLayout(row)

    def framework(self) -> Framework:
        """The chosen edition."""
        return self.step.framework()
