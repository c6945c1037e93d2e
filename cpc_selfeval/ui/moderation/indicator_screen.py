"""One indicator on the screen of a meeting: what is proposed and recorded at the left, what is decided at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.moderation.matrix import MatrixRow, matrix
from cpc_selfeval.domain.moderation.notes import notes_of_others
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.support import support_in_words
from cpc_selfeval.domain.words import meeting_in_words, position_in_words, stage_by_whom
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.editing.verbs.levels import BODY_OF_STAGE
from cpc_selfeval.ui.indicator.level_recording import LevelRecording
from cpc_selfeval.ui.kit import Card, PlainText, QuietText, ScrollPage, px
from cpc_selfeval.ui.kit.as_room_is import beside_or_below
from cpc_selfeval.ui.moderation.note_box import NoteBox
from cpc_selfeval.ui.moderation.proposals_card import ProposalsCard
from cpc_selfeval.ui.workspace import Workspace

NARROW: Final = 760
"""Under this width (pixels of the design) what is decided stands below what is proposed."""
NO_STAGE: Final = (
    "A meeting of this kind records no level: a sub-group recommends, the committee agrees, the chief officers "
    "endorse. Notes can be taken."
)


class IndicatorScreen(QWidget):
    """The same widgets for every indicator of a meeting; :meth:`show_indicator` says which."""

    def __init__(self, workspace: Workspace, meeting: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._meeting = meeting
        self.code = ""
        self.proposals = ProposalsCard()
        self.stands = PlainText()
        self.support = PlainText()
        self.counts = QuietText()
        self.before = QuietText()
        self.meanings = QWidget()
        self.meanings_column = QVBoxLayout(self.meanings)
        self._meanings: list[PlainText] = []
        self.recording = LevelRecording(workspace)
        self.no_stage = PlainText(NO_STAGE)
        self.notes = NoteBox(workspace)
        self.stage = stage_of(workspace.entered, meeting)
        if self.stage is not None:
            self.recording.stay_at(self.stage, meeting)
        self.recording.setVisible(self.stage is not None)
        self.no_stage.setVisible(self.stage is None)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.proposals.uncover_asked.connect(self._uncover)

    def _lay_out(self) -> None:
        self.page = ScrollPage("The indicator", most_width=2400)
        facts = Card("What is recorded")
        for part in (self.stands, self.support, self.counts, self.before):
            facts.add(part)
        meaning = Card("What the levels mean")
        self.meanings_column.setContentsMargins(0, 0, 0, 0)
        meaning.add(self.meanings)
        decided = Card(self._decides())
        decided.add(self.no_stage)
        decided.add(self.recording)
        noted = Card("Notes")
        noted.add(self.notes)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self.proposals, facts, meaning)), (right, (decided, noted))):
            column.setSpacing(px(10))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._row.setSpacing(px(10))
        self._row.addLayout(left, 1)
        self._row.addLayout(right, 1)
        self.page.add(self._row)
        self.page.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def _decides(self) -> str:
        if self.stage is None:
            return "What the meeting decides"
        by_whom = stage_by_whom(self._workspace.contents.committee, self.stage)
        return f"Decision: {by_whom}"

    def show_indicator(self, code: str) -> None:
        """Show another indicator, from its top; what was typed for the last one is kept first."""
        self.code = code
        self.recording.show_indicator(code)
        self.recording.show_offered(levels=self._workspace.contents.takes_level(code))
        self.notes.show_note(self._meeting, code)
        self.refresh()
        self.page.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show what is recorded now."""
        contents = self._workspace.contents
        row = self._matrix_row()
        self.proposals.show_row(contents, row, read_only=self._workspace.work.session.read_only)
        self.stands.setText(f"Where it stands: {position_in_words(contents, position(contents, self.code))}")
        self.support.setText(support_in_words(contents, row.support))
        self.counts.setText(_counts(contents, self.code))
        self.before.setText(_noted_before(contents, self.code, self._meeting))
        self.before.setVisible(bool(self.before.text()))
        self._show_meanings(contents, row)

    def _matrix_row(self) -> MatrixRow:
        return matrix(self._workspace.contents, self._workspace.today()).row(self.code)

    def _show_meanings(self, contents: Contents, row: MatrixRow) -> None:
        said = meanings(contents, row)
        while len(self._meanings) < len(said):
            self._meanings.append(PlainText())
            self.meanings_column.addWidget(self._meanings[-1])
        for place, label in enumerate(self._meanings):
            label.setVisible(place < len(said))
            label.setText(said[place] if place < len(said) else "")

    def take(self, event: Applied) -> None:
        """Follow what changes."""
        if self.code:
            self.recording.take(event)
            self.notes.take(event)
            self.refresh()

    def take_refusal(self, event: Refused) -> None:
        """Say why a level was not recorded."""
        self.recording.take_refusal(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two columns beside or below each other."""
        super().resizeEvent(event)
        beside_or_below(self._row, narrow=self.width() < px(NARROW))

    def _uncover(self) -> None:
        self._workspace.work.moderating.uncover(self.code, self._meeting, origin=self.proposals)


def stage_of(contents: Contents, meeting: str) -> Stage | None:
    """The one stage that a meeting records: a sub-group recommends, the CPC agrees, the COG endorses; None for none."""
    held = contents.get(Meeting, meeting)
    return next((stage for stage, body in BODY_OF_STAGE.items() if held is not None and held.body is body), None)


def meanings(contents: Contents, row: MatrixRow) -> tuple[str, ...]:
    """The meanings of the levels at hand, the highest first: those that are proposed, with all between them.

    All of the scale while levels are covered, so that nothing tells them, and while none is proposed.
    """
    low, high = (1, 6) if row.covered or row.spread is None else row.spread
    levels = sorted(contents.framework.scale, key=lambda level: -level.value)
    return tuple(f"{each.value} {each.label}: {each.definition}" for each in levels if low <= each.value <= high)


def _noted_before(contents: Contents, code: str, meeting: str) -> str:
    notes = notes_of_others(contents, code, meeting)
    return "\n".join(f"Noted at {meeting_in_words(contents, note.meeting)}: {note.text}" for note in notes)


def _counts(contents: Contents, code: str) -> str:
    strengths = len(contents.findings_of(code, FindingKind.STRENGTH))
    areas = len(contents.findings_of(code, FindingKind.AREA))
    evidence = len(contents.evidence_of(code))
    return (
        f"{_of(strengths, 'strength', 'strengths')} · {_of(areas, 'area for improvement', 'areas for improvement')} · "
        f"{_of(evidence, 'piece of evidence', 'pieces of evidence')}"
    )


def _of(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
