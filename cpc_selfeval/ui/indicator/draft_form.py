"""Everything besides the card that a level is proposed or recorded with. Saved as typed, as part of the draft."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.judgement import LevelDraft, Stage
from cpc_selfeval.editing.verbs.levels import BODY_OF_STAGE
from cpc_selfeval.ui.choices import AgencyChoice, MeetingChoice, MeetingDialog
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.indicator.labelled import Labelled
from cpc_selfeval.ui.indicator.level_words import STAGE_BUTTONS
from cpc_selfeval.ui.indicator.stacking_line import StackingLine
from cpc_selfeval.ui.kit import (
    ChoiceBox,
    ColumnsLayout,
    DateEntry,
    FlowLayout,
    Icon,
    LinkButton,
    PlainButton,
    PlainText,
    TextEntry,
    px,
)
from cpc_selfeval.ui.workspace import Workspace

HOW_SURE: Final = (
    "How firmly the evidence stands behind this level. It helps the meeting to see what to talk about, "
    "and changes no level."
)

_REASONS = {
    Stage.PROPOSED: "Why this level? What shows it?",
    Stage.RECOMMENDED: "Why does the sub-group recommend this?",
    Stage.AGREED: "What decided it? What was discussed?",
    Stage.ENDORSED: "What was said or asked?",
}


class DraftForm(QWidget):
    """``entered`` carries a box, its visit and the draft's new values; ``proposer_chosen`` an agency's key or None."""

    entered = Signal(object, object, object)
    proposer_chosen = Signal(object)
    record_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.stage = Stage.PROPOSED
        self.proposer = AgencyChoice(workspace, name="Who proposes", none_words=words.LEAD_OFFICER)
        self.proposer.setMaximumWidth(px(260))
        self.confidence = ChoiceBox("How sure", [(None, "Not said"), *words.CONFIDENCES.items()], none_words="Not said")
        self.meeting = MeetingChoice(workspace, name="Meeting")
        self.meeting.setMaximumWidth(px(320))
        self.details = LinkButton("Change the meeting…")
        self.on = DateEntry("Date of the decision")
        self.reason = TextEntry("Reason for this level", least_lines=1, most_lines=10)
        self.present = TextEntry("Who was there", least_lines=1, most_lines=8)
        self.dissent = TextEntry("Dissent", hint="Who saw it otherwise, and why?", least_lines=1, most_lines=8)
        self.button = PlainButton(STAGE_BUTTONS[Stage.PROPOSED], icon=Icon.TICK)
        self._meeting_kept = False
        self._fields = RecordFields(workspace, None, self._enter, self)
        self._fields.text("reason", self.reason)
        self._fields.choice("confidence", self.confidence)
        self._fields.shows("meeting", self.meeting, self._show_meeting)
        self._fields.day("on", self.on)
        self._fields.text("present", self.present)
        self._fields.text("dissent", self.dissent)
        self._lay_out()
        self._connect()
        self.show_stage(Stage.PROPOSED)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.confidence.setToolTip(HOW_SURE)
        self.confidence.setAccessibleDescription(HOW_SURE)
        self._proposing = _in_a_line(("as", self.proposer), ("How sure", self.confidence))
        self._meeting_line = _in_a_line(("at", self.meeting), ("", self.details), ("on", self.on))
        self.on.setMaximumWidth(px(180))
        column.addWidget(self._proposing)
        column.addWidget(self._meeting_line)
        column.addWidget(StackingLine(self.reason, self.button, narrow=400))
        self._minutes = QWidget()
        minutes = ColumnsLayout(self._minutes, most=2, least_width=px(240), spacing=px(8))
        minutes.addWidget(Labelled("Who was there", self.present))
        minutes.addWidget(Labelled("Dissent", self.dissent))
        column.addWidget(self._minutes)

    def _connect(self) -> None:
        self.proposer.chosen.connect(self.proposer_chosen)
        self.button.clicked.connect(self.record_requested)
        self.details.clicked.connect(self._change_meeting)
        self.meeting.chosen.connect(self._meeting_chosen)

    def _enter(self, _key: str, *, origin: QWidget, visit: str | None, **values: Any) -> None:
        self.entered.emit(origin, visit, values)

    # What is shown

    def show_stage(self, stage: Stage) -> None:
        """Ask for what a level of this stage is recorded with."""
        self.stage = stage
        proposing = stage is Stage.PROPOSED
        self._proposing.setVisible(proposing)
        self._meeting_line.setVisible(not proposing)
        self._minutes.setVisible(not proposing)
        self.reason.setPlaceholderText(_REASONS[stage])
        self.button.setText(STAGE_BUTTONS[stage])
        if not proposing:
            self.meeting.offer_body(BODY_OF_STAGE[stage])

    def keep_meeting(self) -> None:
        """Offer no other meeting: it is the one that is going on."""
        self._meeting_kept = True
        pair = self.meeting.parentWidget()
        if pair is not None:
            pair.hide()
        self.details.hide()

    def show_draft(
        self, draft: LevelDraft, meeting: str | None, *, only: str | None = None, besides: object = None
    ) -> None:
        """Show a draft; ``meeting`` is the one to offer where the draft names none yet, ``only`` the one to show.

        ``besides`` is the box that a change came from.
        """
        self.proposer.show_value(draft.agency)
        self._fields.show(draft, besides)
        if (only is not None or draft.meeting is None) and self.meeting is not besides:
            self._show_meeting(only or meeting)

    def take_the_place_of(self, other: DraftForm) -> None:
        """Show again with its draft what the other could not let go of, which it hands over no more."""
        self._fields.adopt_unsaved(other._fields)

    def show_meeting_words(self) -> None:
        """Say in the empty boxes what comes from the meeting."""
        meeting = self._workspace.entered.get(Meeting, self.meeting.value())
        today = self._workspace.today()
        self.details.setVisible(meeting is not None and not self._meeting_kept)
        self.on.line.setPlaceholderText(day_short(meeting.on if meeting and meeting.on else today))
        there = meeting.present if meeting and meeting.present else "Names or roles"
        self.present.setPlaceholderText(there)

    def _show_meeting(self, key: str | None) -> None:
        self.meeting.show_value(key)
        self.show_meeting_words()

    def _meeting_chosen(self, key: str | None) -> None:
        self.show_meeting_words()
        self._fields.save(self.meeting, meeting=key)

    def _change_meeting(self) -> None:
        key = self.meeting.value()
        if key is not None:
            dialog = MeetingDialog(self._workspace, key, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()


def _in_a_line(*boxes: tuple[str, QWidget]) -> QWidget:
    """Boxes with short words before them, going on in the next line where there is no room."""
    line = QWidget()
    flow = FlowLayout(line, spacing=px(8))
    for label, box in boxes:
        if not label:
            flow.addWidget(box)
            continue
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, px(8), 0)
        row.setSpacing(px(8))
        said = PlainText(label, wrap=False)
        said.setBuddy(box)
        row.addWidget(said)
        row.addWidget(box)
        flow.addWidget(pair)
    return line
