"""The line over the cards: what stands, at which stage, and how it came to stand there."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from cpc_selfeval.ui.kit import Icon, LinkButton, colours, px, theme


class StandingLine(QWidget):
    """The headline in bold and the rest in quiet ink, one text that wraps; the history is a link beside it."""

    history_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("", "")
        self.line = QLabel()
        self.line.setTextFormat(Qt.TextFormat.RichText)
        self.line.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.line.setSizePolicy(policy)
        self.history = LinkButton("History", name="History of the level", icon=Icon.HISTORY)
        self.history.clicked.connect(self.history_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.history, 0, Qt.AlignmentFlag.AlignTop)
        theme().changed.connect(self._write)

    def show_standing(self, headline: str, rest: str, events: int) -> None:
        """Show what stands; ``events`` is how many events the history holds."""
        self._words = (headline, rest)
        self.line.setAccessibleName(self.words())
        self.history.setText(f"History ({events})" if events else "History")
        self.history.setEnabled(bool(events))
        self._write()

    def words(self) -> str:
        """The whole line as it reads."""
        return " · ".join(part for part in self._words if part)

    def _write(self) -> None:
        headline, rest = (escape(part) for part in self._words)
        quiet = f' <span style="color:{colours().quiet}">· {rest}</span>' if rest else ""
        self.line.setText(f"<b>{headline}</b>{quiet}")
