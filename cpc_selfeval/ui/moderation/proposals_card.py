"""What agencies propose for one indicator, for all in the room to see: covered at first where the cycle has it so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import uncovered
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.moderation.lines import ProposalLine, own_line, proposal_line
from cpc_selfeval.domain.moderation.matrix import MatrixRow
from cpc_selfeval.domain.words import meeting_in_words
from cpc_selfeval.ui.kit import Card, LevelChip, PlainText, PrimaryButton, QuietText, px

NOBODY = "Nobody has proposed a level."


class ProposalsCard(Card):
    """``uncover_asked`` follows the button that shows the levels to all."""

    uncover_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What is proposed", parent=parent)
        self.said = PlainText()
        self.uncover = PrimaryButton("Uncover the levels")
        self.when = QuietText()
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(px(8))
        self.add(self.said)
        self.body.addWidget(self.uncover, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._column)
        self.add(self.when)
        self.uncover.clicked.connect(self.uncover_asked)

    def show_row(self, contents: Contents, row: MatrixRow, *, read_only: bool) -> None:
        """Show who proposes what for an indicator, or that it is covered."""
        lines = [proposal_line(contents, each) for each in row.proposed if each.proposal is not None]
        own = [own_line(contents, row.own)] if row.own is not None else []
        self.said.setText(_said(lines, covered=row.covered, anybody=bool(own)))
        self.said.setVisible(bool(self.said.text()))
        self.uncover.setVisible(row.covered)
        self.uncover.setEnabled(not read_only)
        self._show_lines([*([] if row.covered else lines), *own])
        shown = uncovered(contents, row.code)
        at = meeting_in_words(contents, shown.meeting) if shown else ""
        self.when.setText(f"Uncovered {day_in_words(shown.on)}{f' at {at}' if at else ''}." if shown else "")
        self.when.setVisible(shown is not None)

    def words(self) -> tuple[str, ...]:
        """What is shown of each proposal."""
        return tuple(line.headline.text() for line in self._lines if not line.isHidden())

    def _show_lines(self, lines: Sequence[ProposalLine]) -> None:
        while len(self._lines) < len(lines):
            self._lines.append(_Line())
            self._column.addWidget(self._lines[-1])
        for place, widget in enumerate(self._lines):
            widget.setVisible(place < len(lines))
            if place < len(lines):
                widget.show_line(lines[place])


class _Line(QWidget):
    """One proposal: the level as segments and in words, its rationale below."""

    def __init__(self) -> None:
        super().__init__()
        self.chip = LevelChip(show_words=False)
        self.headline = PlainText()
        self.why = QuietText()
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(self.chip)
        top.addWidget(self.headline, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(top)
        column.addWidget(self.why)

    def show_line(self, line: ProposalLine) -> None:
        words = f"{line.by} proposes {line.judged}" if line.level else f"{line.by} says: {line.judged.lower()}"
        self.chip.show_level(line.level, False, words)
        self.headline.setText(words)
        self.why.setText(line.rationale.strip() or "No rationale.")


def _said(lines: Sequence[ProposalLine], *, covered: bool, anybody: bool) -> str:
    if covered:
        names = ", ".join(line.by for line in lines)
        count = "1 agency has" if len(lines) == 1 else f"{len(lines)} agencies have"
        return f"{count} proposed a level: {names}. They are covered."
    return "" if lines or anybody else NOBODY
