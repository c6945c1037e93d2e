"""Who proposed what, and why: quietly below the line that says what stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.position import Position
from cpc_selfeval.ui.agencies.from_return import taken_in_words
from cpc_selfeval.ui.kit import Collapsible, LinkButton, PlainText, QuietText, px


def proposal_words(contents: Contents, proposal: Judgement) -> tuple[str, str]:
    """One proposal in two parts: ("Education: 5 Very good", "Very sure · 3 May 2026 · their reason")."""
    headline = f"{words.proposer(contents, proposal)}: {words.judged_in_words(contents, proposal)}"
    parts = (
        words.CONFIDENCES[proposal.confidence] if proposal.confidence else "",
        day_short(proposal.on),
        proposal.reason.strip() or "no reason given",
        taken_in_words(contents, proposal.key),
    )
    return headline, " · ".join(part for part in parts if part)


class _Proposal(QWidget):
    """One proposal: who said what, and quietly why."""

    def __init__(self) -> None:
        super().__init__()
        self._headline = PlainText()
        self._reason = QuietText()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._headline)
        column.addWidget(self._reason)

    def show_proposal(self, headline: str, reason: str) -> None:
        self._headline.setText(headline)
        self._reason.setText(reason)


class ProposalsView(QWidget):
    """Open while proposals differ and nobody has decided yet, else folded, until the user folds or opens it.

    ``moderation_requested`` asks for all agencies' levels side by side.
    """

    moderation_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.moderation = LinkButton("All agencies side by side", name="All agencies’ levels side by side: moderation")
        self.moderation.clicked.connect(self.moderation_requested)
        self._chosen: bool | None = None
        self._shown: tuple[tuple[str, str], ...] = ()
        self.fold = Collapsible("Proposals", opened=False)
        self.fold.opened_changed.connect(self._folded)
        self.fold.body.setSpacing(px(6))
        self._lines: list[_Proposal] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        column.addWidget(self.moderation, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_proposals(self, contents: Contents, where: Position) -> None:
        """Show the standing proposals of an indicator; nothing when there is none."""
        lines = tuple(proposal_words(contents, proposal) for proposal in where.proposals)
        differ = len({(p.level, p.absence) for p in where.proposals}) > 1
        self.setVisible(bool(lines) or where.covered)
        self.fold.setVisible(bool(lines))
        self.moderation.setVisible(differ or where.covered)
        title = f"Proposals differ: {_spread(where)}" if differ else "What was proposed, and why"
        if title != self.fold.title:
            self.fold.title = self.fold.button.words = title
            self.fold.button.updateGeometry()
            self.fold.button.update()
        undecided = differ and not where.standing
        self.fold.show_opened(undecided if self._chosen is None else self._chosen)
        if lines != self._shown:
            self._shown = lines
            self._write(lines)

    def words(self) -> tuple[tuple[str, str], ...]:
        """The proposals as they read."""
        return self._shown

    def _write(self, lines: tuple[tuple[str, str], ...]) -> None:
        while len(self._lines) < len(lines):
            line = _Proposal()
            self._lines.append(line)
            self.fold.add(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(lines))
            if place < len(lines):
                line.show_proposal(*lines[place])

    def _folded(self, opened: bool) -> None:
        self._chosen = opened


def _spread(where: Position) -> str:
    return f"{where.spread[0]} to {where.spread[1]}" if where.spread else "not all say the same"
