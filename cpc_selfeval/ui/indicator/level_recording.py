"""Choosing a level and making it an event: the stage switch, the cards, the draft, and the button that records.

Choosing a card saves a draft and no more. The cards show the draft, or without one what stands already at the stage
(of the proposer); whatever is entered goes into the draft together with what is shown, so that what is recorded is
what was seen.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.asking.made_for import agency_of
from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.covering import judgements_shown
from cpc_selfeval.domain.judgement import Absence, Judgement, LevelDraft, Stage
from cpc_selfeval.domain.position import standing_judgements
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.editing.verbs.levels import NothingChosen, ReasonNeeded, WrongMeeting
from cpc_selfeval.ui.guide import open_guide
from cpc_selfeval.ui.indicator.draft_form import DraftForm
from cpc_selfeval.ui.indicator.level_words import (
    draft_note,
    is_blank,
    nothing_new,
    recorded_aloud,
    stage_option,
    still_to_come,
)
from cpc_selfeval.ui.kit import (
    NOT_ENOUGH_EVIDENCE,
    FlowLayout,
    LevelCards,
    LevelWords,
    LinkButton,
    MessageBar,
    QuietText,
    RadioChoice,
    announce,
    hand_over_all,
    has_pending,
    px,
)
from cpc_selfeval.ui.kit.in_view import bring_into_view
from cpc_selfeval.ui.kit.toggles import ChoiceGroup
from cpc_selfeval.ui.workspace import Workspace

_EMPTY: dict[str, Any] = {
    "level": None,
    "absence": None,
    "reason": "",
    "confidence": None,
    "meeting": None,
    "on": None,
    "present": "",
    "dissent": "",
}


class LevelRecording(QWidget):
    """``looked_at_changed`` follows where :meth:`looked_at` may be another; ``card_chosen`` follows a user's act."""

    looked_at_changed = Signal()
    card_chosen = Signal()
    rearranged = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("shows_refusals", True)
        self.code = ""
        self.stage = Stage.PROPOSED
        self._workspace = workspace
        self._agency = agency_of(workspace.contents)
        self._stage_picked = False
        self._meetings: dict[Stage, str | None] = {}
        self._only_at: str | None = None
        self._levels_offered = True
        self._drafted = False
        self._standing: Judgement | None = None
        self.stages = QWidget()
        self._group = ChoiceGroup(self)
        self._options: dict[Stage, RadioChoice] = {}
        scale = workspace.contents.framework.scale
        self.cards = LevelCards([LevelWords(level.value, level.label, level.short) for level in scale])
        self.note = QuietText()
        self.discard = LinkButton("Discard the draft")
        self.form = self._new_form()
        self.bar = MessageBar()
        self._lay_out()
        self.cards.chosen.connect(self._card_chosen)
        workspace.stepping.connect(self._follow_steps)
        self.discard.clicked.connect(self.discard_draft)

    def _lay_out(self) -> None:
        self.stages.setAccessibleName("What is being recorded")
        self.which = LinkButton("Which?", name="Which to record as: opens the guide")
        self.which.clicked.connect(lambda: open_guide("record-what-a-meeting-decided", near=self))
        asked, options = QHBoxLayout(), QWidget()
        asked.setSpacing(px(4))
        asked.addWidget(QuietText("Record as", wrap=False))
        asked.addWidget(self.which)
        asked.addStretch(1)
        switch = FlowLayout(options, spacing=px(4))
        lines = QVBoxLayout(self.stages)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(asked)
        lines.addWidget(options)
        for stage in Stage:
            option = RadioChoice(stage_option(self._workspace.contents.committee, stage))
            self._group.addButton(option)
            self._options[stage] = option
            option.clicked.connect(lambda _checked=False, stage=stage: self._stage_chosen(stage))
            switch.addWidget(option)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addWidget(self.stages)
        self._column.addWidget(self.cards)
        self._column.addWidget(self.note)
        self._column.addWidget(self.form)
        # Last, so that who chose a level and goes on by Tab comes to the reason: the first space typed would discard it
        self._column.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self.bar)

    def _follow_steps(self) -> None:
        """Show the draft that undo or redo brings, its level too: what is typed next is saved with the level shown."""
        if self.code:
            self._show_draft()

    def _new_form(self) -> DraftForm:
        form = DraftForm(self._workspace)
        form.entered.connect(self._entered)
        form.proposer_chosen.connect(self._proposer_chosen)
        form.record_requested.connect(self.record)
        return form

    def _renew_form(self) -> None:
        """A box that cannot let go of what was typed in it must not show it with another draft."""
        if not has_pending(self.form):
            return
        old, self.form = self.form, self._new_form()
        self._column.replaceWidget(old, self.form)
        self.form.take_the_place_of(old)
        old.hide()
        old.deleteLater()
        self.form.show_stage(self.stage)
        if self._only_at is not None:
            self.form.keep_meeting()

    @property
    def agency(self) -> str | None:
        """Who proposes: an agency's key, or None for the lead officer and for every stage after proposed."""
        return self._agency if self.stage is Stage.PROPOSED else None

    def stay_at(self, stage: Stage, meeting: str) -> None:
        """Record at this stage and this meeting only, as in a meeting that is going on."""
        self.stage, self._stage_picked, self._only_at = stage, True, meeting
        self.stages.hide()
        self.form.keep_meeting()

    def go_on_from(self, other: LevelRecording) -> None:
        """Take the place of another: at its stage, for whom it was, with what it could not record."""
        self.stage, self._stage_picked, self._agency = other.stage, other._stage_picked, other._agency
        self._meetings = other._meetings
        self.form.take_the_place_of(other.form)

    def stage_options(self) -> dict[Stage, RadioChoice]:
        """The radio button of each stage."""
        return dict(self._options)

    # What is shown

    def show_indicator(self, code: str) -> None:
        """Show another indicator at the stage last picked, or else at the stage that its level has reached."""
        self.code = code
        self.bar.hide()
        if not self._stage_picked:
            standing = standing_judgements(self._workspace.entered.judgements_of(code))
            self.stage = standing[-1].stage if standing else Stage.PROPOSED
        self._show_all()

    def _show_all(self) -> None:
        self._options[self.stage].setChecked(True)
        self.form.show_stage(self.stage)
        self._renew_form()
        self._show_draft()
        self.rearranged.emit()

    def _draft(self) -> LevelDraft:
        """The draft as it was entered last."""
        return self._workspace.entered.draft(self.code, self.stage, self.agency)

    def _show_draft(self, besides: object = None) -> None:
        draft = self._draft()
        self.form.show_draft(draft, self._remembered_meeting(), only=self._only_at, besides=besides)
        self._show_choice(draft)

    def _remembered_meeting(self) -> str | None:
        """The meeting at which the last level of this stage was recorded in this sitting, to be offered again."""
        key = self._meetings.get(self.stage)
        return key if self._workspace.entered.get(Meeting, key) else None

    def _show_choice(self, draft: LevelDraft) -> None:
        self._drafted = not is_blank(draft)
        self._standing = self._standing_here()
        shown: LevelDraft | Judgement | None = draft if self._drafted else self._standing
        self.cards.show_choice(_choice_of(shown) if shown is not None else None)
        self._keep_tab_stop()
        self._say()

    def _standing_here(self) -> Judgement | None:
        contents = self._workspace.entered
        standing = standing_judgements(judgements_shown(contents, self.code))
        return next((j for j in standing if j.stage is self.stage and j.agency == self.agency), None)

    def _say(self) -> None:
        contents = self._workspace.contents
        said = [draft_note(contents, self.stage, self._standing, drafted=self._drafted)]
        if self._drafted:
            said.append(still_to_come(self._workspace.entered, self._draft(), self._workspace.today()))
        self.note.setText(" ".join(filter(None, said)))
        self.note.show_tone("warning" if self._drafted else "quiet")
        self.discard.setVisible(self._drafted)
        self.looked_at_changed.emit()

    def looked_at(self) -> tuple[int | None, str]:
        """The level shown as chosen, if any, and the reason that is written for it so far."""
        chosen = self.cards.choice()
        draft = self._draft()
        reason = draft.reason if self._drafted else self._standing.reason if self._standing else ""
        return (chosen if isinstance(chosen, int) else None), reason

    def show_offered(self, *, levels: bool) -> None:
        """Offer the six levels, or only the two answers that are none."""
        self._levels_offered = levels
        for level in self._workspace.contents.framework.scale:
            card = self.cards.button_for(level.value)
            card.setVisible(levels)
            card.setEnabled(levels)
        self.cards.show_choice(self.cards.choice())
        self._keep_tab_stop()

    def _keep_tab_stop(self) -> None:
        """Tab must come to an answer that is there, also while the cards are not."""
        if not self._levels_offered:
            self.cards.button_for(NOT_ENOUGH_EVIDENCE).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_names(self) -> None:
        """The committee may have renamed its bodies."""
        for stage, option in self._options.items():
            option.words = stage_option(self._workspace.contents.committee, stage)
            option.setAccessibleName(option.words)
            option.updateGeometry()
            option.update()

    def take(self, event: Applied) -> None:
        """Show what a change altered: the draft, what stands, the meeting."""
        key = self._draft().key
        for row in event.change.rows:
            if row.kind is LevelDraft and row.key == key:
                self._show_draft(event.origin)
            elif row.kind is Meeting:
                self.form.show_meeting_words()
        if any(row.kind is Judgement for row in event.change.rows):
            self._show_choice(self._draft())
            if event.origin is self:
                self._say_aloud(event)

    def _say_aloud(self, event: Applied) -> None:
        """What was just recorded here, for whoever does not see the line above the cards change."""
        for row in event.change.rows:
            if isinstance(row.after, Judgement) and row.before is None:
                announce(self, recorded_aloud(self._workspace.contents, row.after))

    def take_refusal(self, event: Refused) -> None:
        """Say in place why nothing was recorded, and bring the keyboard to what is missing."""
        if event.origin is self.cards and not event.waiting:
            self._show_choice(self._draft())  # the level that was chosen will not be in it
        if event.origin is not self:
            return
        refusal: Refusal = event.refusal
        self.bar.tell("warning", refusal.what_happened, refusal.what_is_safe, refusal.what_to_do)
        bring_into_view(self.bar)
        if isinstance(refusal, NothingChosen):
            self.focus_cards()
        elif isinstance(refusal, ReasonNeeded):
            self.form.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(refusal, WrongMeeting):
            self.form.meeting.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is entered

    def _stage_chosen(self, stage: Stage) -> None:
        if stage is not self.stage:
            hand_over_all(self)
            self.stage = stage
            self._stage_picked = True
            self.bar.hide()
            self._show_all()

    def _proposer_chosen(self, agency: str | None) -> None:
        hand_over_all(self)
        self._agency = agency
        self.bar.hide()
        self._show_all()

    def _card_chosen(self, value: object) -> None:
        self._write(self.cards, None, {})
        self.card_chosen.emit()

    def _entered(self, box: QWidget, visit: str | None, values: dict[str, Any]) -> None:
        if "meeting" in values:
            self._meetings[self.stage] = values["meeting"]
        self._write(box, visit, values)

    def _write(self, box: QWidget, visit: str | None, values: dict[str, Any]) -> None:
        """Save into the draft what was entered, with the card and the meeting that are shown beside it."""
        level, absence = _chosen(self.cards.choice())
        shown: dict[str, Any] = {"level": level, "absence": absence}
        if self.stage is not Stage.PROPOSED:
            shown["meeting"] = self._only_at or self.form.meeting.value()
        self.bar.hide()
        self._drafted = True
        self._workspace.work.levels.draft(
            self.code, self.stage, self.agency, origin=box, visit=visit, **(shown | values)
        )
        self._say()

    def discard_draft(self) -> None:
        """Empty the draft; what stands stays. Undo brings the draft back."""
        hand_over_all(self)
        self._workspace.work.levels.draft(self.code, self.stage, self.agency, origin=self, **_EMPTY)
        self._show_choice(self._draft())
        announce(self, "Draft discarded. Undo: Ctrl+Z")
        self.focus_cards()

    def focus_cards(self) -> None:
        """Put the keyboard on the card that is chosen, or the first one."""
        buttons = [button for button in self.cards.buttons() if button.isEnabled()]
        chosen = next((button for button in buttons if button.isChecked()), buttons[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Propose, or record what a meeting decided: the draft becomes an event."""
        hand_over_all(self)
        self.bar.hide()
        self._drafted = not is_blank(self._draft())
        self._standing = self._standing_here()  # pressed twice, the first is still on its way into the file
        if not self._drafted and self._standing is not None:
            self.bar.tell(
                "warning",
                nothing_new(self._workspace.entered, self.stage, self._standing),
                "",
                "To record another decision, choose a level, a reason or a meeting first.",
            )
            bring_into_view(self.bar)
            return
        levels = self._workspace.work.levels
        if self._drafted and self._only_at is not None:  # a draft may have been begun for another meeting
            levels.draft(self.code, self.stage, self.agency, origin=self, meeting=self._only_at)
        levels.record(self.code, self.stage, self.agency, origin=self)


def _choice_of(record: LevelDraft | Judgement) -> object:
    """What the cards call it: 1 to 6, or the absence's own word, which the kit uses too."""
    if record.level is not None:
        return record.level
    return record.absence.value if record.absence is not None else None


def _chosen(choice: object) -> tuple[int | None, Absence | None]:
    if isinstance(choice, int):
        return choice, None
    return None, Absence(choice) if isinstance(choice, str) else None
