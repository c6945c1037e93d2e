"""The level of an indicator: what stands, who proposed what, choosing and recording; or why it takes none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.committee import Agency, Committee, IndicatorScope
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, Moderation
from cpc_selfeval.domain.position import position
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.ui.indicator.judgement_history import JudgementHistory
from cpc_selfeval.ui.indicator.level_recording import LevelRecording
from cpc_selfeval.ui.indicator.level_words import standing_words
from cpc_selfeval.ui.indicator.proposals_view import ProposalsView
from cpc_selfeval.ui.indicator.standing_line import StandingLine
from cpc_selfeval.ui.kit import CheckChoice, LinkButton, PlainText, px
from cpc_selfeval.ui.window.beside import show_beside
from cpc_selfeval.ui.workspace import Workspace

NO_LEVEL = (
    "No level is offered for this indicator: no published text that was seen says that it takes one of the scale. "
    "Strengths, areas, evidence and actions are recorded as for any other. Agreeing that a level does not apply lets "
    "it count as done."
)
SWITCHED_OFF = (
    "The committee chose to offer no level for this indicator in this cycle. Agreeing that a level does not apply lets "
    "it count as done."
)
OFFER = "Offer a level for this indicator"


class LevelSection(QWidget):
    """``looked_at_changed`` follows where another level or reason is looked at; ``rearranged`` where widgets came or
    went; ``questions_requested`` asks for the questions about the level, which stand elsewhere."""

    looked_at_changed = Signal()
    card_chosen = Signal()
    rearranged = Signal()
    questions_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = ""
        self._workspace = workspace
        self.standing = StandingLine()
        self.proposals = ProposalsView()
        self.recording = LevelRecording(workspace)
        self.no_level = PlainText(NO_LEVEL)
        self.offer = CheckChoice(OFFER)
        self.questions = LinkButton("Questions")
        self.questions.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        for part in (self.standing, self.proposals, self.no_level, self.recording, self.questions, self.offer):
            column.addWidget(part)
        self.standing.history_requested.connect(self.show_history)
        self.proposals.fold.opened_changed.connect(self.rearranged)
        self.proposals.moderation_requested.connect(lambda: workspace.page_requested.emit("moderation"))
        self.recording.looked_at_changed.connect(self.looked_at_changed)
        self.recording.card_chosen.connect(self.card_chosen)
        self.recording.rearranged.connect(self.rearranged)
        self.offer.clicked.connect(self._offered)
        self.questions.clicked.connect(self.questions_requested)

    def show_indicator(self, code: str) -> None:
        """Show another indicator's level."""
        self.code = code
        self._show_standing()
        self._show_offer()
        self.recording.show_indicator(code)

    def take(self, event: Applied) -> None:
        """Show what a change altered."""
        kinds = {row.kind for row in event.change.rows}
        if kinds & {Judgement, Agency, Committee, IndicatorScope, Moderation, LevelsShown}:
            self._show_standing()
            self._show_offer()
        if Committee in kinds:
            self.recording.show_names()
        self.recording.take(event)

    def take_refusal(self, event: Refused) -> None:
        """Show why nothing was recorded."""
        self.recording.take_refusal(event)

    def show_questions(self, asked: int, answered: int) -> None:
        """Say how many questions there are about the level, and lead to them; nothing where there are none."""
        count = "1 question" if asked == 1 else f"{asked} questions"
        done = f", {answered} answered" if answered else ""
        self.questions.setText(f"{count} about this level{done}")
        self.questions.setVisible(asked > 0)

    def _show_standing(self) -> None:
        contents = self._workspace.contents
        where = position(contents, self.code)
        events = len([event for event in contents.judgements_of(self.code) if event.withdraws is None])
        self.standing.show_standing(*standing_words(contents, where), events)
        self.proposals.show_proposals(contents, where)

    def _show_offer(self) -> None:
        contents = self._workspace.contents
        takes = contents.takes_level(self.code)
        by_itself = contents.framework.indicator(self.code).takes_level
        self.no_level.setText(SWITCHED_OFF if by_itself else NO_LEVEL)
        self.no_level.setVisible(not takes)
        self.recording.show_offered(levels=takes)
        self.offer.setVisible(not (takes and by_itself))
        self.offer.setChecked(takes)
        self.rearranged.emit()

    def _offered(self, offered: bool) -> None:
        self._workspace.work.setup.scope(self.code, origin=self.offer, offer_level=offered)

    def show_history(self) -> None:
        """Open the history of the level."""
        window = self.window()
        show_beside(window, JudgementHistory, lambda: JudgementHistory(self._workspace, self.code, window), self.code)
