"""The page of one quality indicator: how good are we now, how do we know, what do we plan to do next?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action, DueMove, StatusWord
from cpc_selfeval.domain.committee import Agency, IndicatorScope, Meeting
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.expecting import ChallengeAnswer, Expectations, ShelfLife
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage
from cpc_selfeval.domain.judging_records.closing import CarriedOver
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, Moderation
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import Comment
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.ui.agencies.comments_card import CommentsCard
from cpc_selfeval.ui.indicator.actions_section import ActionsSection
from cpc_selfeval.ui.indicator.built_anew import AsItWas, Parts
from cpc_selfeval.ui.indicator.evidence_section import EvidenceSection
from cpc_selfeval.ui.indicator.findings_column import FindingsColumn
from cpc_selfeval.ui.indicator.from_files import FilesDrop
from cpc_selfeval.ui.indicator.header import IndicatorHeader
from cpc_selfeval.ui.indicator.level_section import LevelSection
from cpc_selfeval.ui.indicator.not_in_cycle import NotInCycle
from cpc_selfeval.ui.indicator.side_notes import SideNotes
from cpc_selfeval.ui.kit import Card, ColumnsLayout, ScrollPage, SidePanel, announce, hand_over_all, px, theme
from cpc_selfeval.ui.kit.dressing import waits_for_look
from cpc_selfeval.ui.kit.measures import text_scale
from cpc_selfeval.ui.kit.reading_order import chain_reading_order
from cpc_selfeval.ui.workspace import Workspace

WIDE: Final = 820
"""From this many pixels on the notes stand beside the page; in less they stand below it."""
HIGH: Final = 460
"""From this many pixels on the header stays in view; in less it scrolls with the page."""

_FINDINGS: Final[frozenset[type[Record]]] = frozenset({Finding, Evidence, Action, Agency, CarriedOver})
_EVIDENCE: Final[frozenset[type[Record]]] = frozenset(
    {Evidence, Finding, Action, Agency, Expectations, ShelfLife, CarriedOver}
)
_ACTIONS: Final[frozenset[type[Record]]] = frozenset({Action, Finding, Agency, DueMove, StatusWord, AdoptedPriority})
_HEADER: Final[frozenset[type[Record]]] = frozenset(
    {Finding, Evidence, Action, Judgement, LevelDraft, IndicatorScope, Meeting, Moderation, LevelsShown}
)
_ASKED_OF: Final[frozenset[type[Record]]] = frozenset(
    {Finding, Evidence, Action, Agency, Judgement, Moderation, LevelsShown}
)
_COMMENTS: Final[frozenset[type[Record]]] = frozenset({Comment, Agency})
_SCOPE: Final[frozenset[type[Record]]] = frozenset({IndicatorScope})
_WORDED: Final[frozenset[type[Record]]] = frozenset({Finding, Evidence, Action, LevelDraft, ChallengeAnswer})


class IndicatorPage(QWidget):
    """``side_panel_toggled`` tells that the user showed or hid the notes beside the page."""

    side_panel_toggled = Signal(bool)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._code: str | None = None
        self._notes_wanted = True
        self._settling = False
        self._rearranged = False
        self._before: AsItWas | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._files_drop = FilesDrop(self, workspace)
        self._build()
        workspace.changed.connect(self._on_changed)
        workspace.refused.connect(self._on_refused)
        theme().changing.connect(self._on_theme_changing)
        theme().changed.connect(self._on_theme_changed)

    def _build(self) -> None:
        workspace = self._workspace
        self._text_scale = text_scale()
        self._holder = QWidget()
        self._whole.addWidget(self._holder)
        self.header = IndicatorHeader(workspace)
        self.not_in_cycle = NotInCycle()
        self.strengths = FindingsColumn(workspace, FindingKind.STRENGTH)
        self.areas = FindingsColumn(workspace, FindingKind.AREA)
        self.level = LevelSection(workspace)
        self.now = Card("How good are we now?")
        self.comments = CommentsCard(workspace)
        self.evidence = EvidenceSection(workspace)
        self._files_drop.dropped.connect(self.evidence.take_files)
        self.planned = ActionsSection(workspace)
        self.notes = SideNotes(workspace)
        self.sheet = ScrollPage("Indicator", most_width=1080)
        self.panel = SidePanel("Notes on this indicator")
        self.notes_card = Card()
        self._sections = (self.strengths, self.areas, self.level, self.evidence, self.planned)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        """From without to within: whatever gets another place is dressed anew with all that lies in it."""
        whole = QVBoxLayout(self._holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.setContentsMargins(px(22), px(12), px(22), 0)
        whole.addLayout(self._top)
        self._top.addWidget(self.header)
        self._beside = QHBoxLayout()
        self._beside.setContentsMargins(0, 0, px(22), 0)
        self._beside.setSpacing(0)
        whole.addLayout(self._beside, 1)
        self._beside.addWidget(self.sheet, 1)
        self._panel_place = QVBoxLayout()
        self._panel_place.setContentsMargins(px(6), px(12), 0, px(12))
        self._beside.addLayout(self._panel_place)
        self._panel_place.addWidget(self.panel)
        for part in (self.not_in_cycle, self.now, self.comments, self.evidence, self.planned, self.notes_card):
            self.sheet.add(part)
        self.sheet.end()
        column = self.sheet.widget()
        if column is not None and (layout := column.layout()) is not None:
            layout.setContentsMargins(px(22), px(12), px(6), px(16))
        columns = ColumnsLayout(most=2, least_width=px(270), spacing=px(20))
        self.now.add(columns)
        columns.addWidget(self.strengths)
        columns.addWidget(self.areas)
        self.now.add(self.level)
        self.panel.add(self.notes)

    def _connect(self) -> None:
        self.header.code_requested.connect(self._workspace.indicator_requested)
        self.header.due_chosen.connect(self._due_chosen)
        self.header.notes_toggled.connect(self._notes_toggled)
        self.not_in_cycle.taken_in.connect(self._take_in)
        self.level.looked_at_changed.connect(self._level_looked_at)
        self.level.card_chosen.connect(self._level_considered)
        self.level.questions_requested.connect(self._go_to_questions)
        self.notes.questions.rearranged.connect(self._settle_tab_order)
        self.notes.questions.counted.connect(self.level.show_questions)
        for section in self._sections:
            section.rearranged.connect(self._settle_tab_order)
        for column, other in ((self.strengths, self.areas), (self.areas, self.strengths)):
            column.opened.connect(lambda other=other: other.close_editor(focus=False))
            column.new_evidence_requested.connect(lambda key: self.evidence.begin(findings=(key,)))
            column.action_requested.connect(self._plan_for)

    def _on_theme_changing(self, later: list[QWidget]) -> None:
        if text_scale() != self._text_scale:
            later.append(self._holder)  # built anew; the look need not be put on what goes
            self._before = AsItWas(self._parts(), self._text_scale)  # larger text moves things at once

    def _on_theme_changed(self) -> None:
        if not waits_for_look(self):
            self.measure_again()

    def measure_again(self) -> None:
        """In another text size every measure is another one: build the page anew, with what is open and typed in it."""
        if text_scale() == self._text_scale:
            return
        before = self._before or AsItWas(self._parts(), self._text_scale)
        hand_over_all(self)
        self._before = None
        self._whole.removeWidget(self._holder)
        self._holder.hide()
        if not any(dialog.isVisible() for dialog in self._holder.findChildren(QDialog)):
            self._holder.deleteLater()  # else a dialogue would go with it, which somebody is still in
        self._build()
        before.begin_level(self.level.recording)
        self._show_all()
        self._arrange()
        self._holder.show()  # else it is shown only in a moment, and the keyboard stays in the old one until then
        before.bring_back(self._parts())

    def _parts(self) -> Parts:
        works_in = (self.level.recording, self.strengths, self.areas, self.evidence, self.planned)
        return Parts(self._holder, self.sheet, *works_in)

    # What the window asks

    @property
    def current_code(self) -> str | None:
        """The code of the indicator shown; None before the first."""
        return self._code

    def show_indicator(self, code: str) -> None:
        """Show an indicator from its top. What was typed on the one before is handed over first.

        The one that is shown already stays as it is, so that coming back to the page finds it as it was left.
        """
        hand_over_all(self)
        if code == self._code:
            self.planned.refresh()
            return
        self._code = code
        self._show_all()
        self.sheet.verticalScrollBar().setValue(0)
        announce(self, f"{code} {self._workspace.contents.title(code)}")

    def show_previous(self) -> None:
        """Ask for the indicator before this one."""
        self.header.ask_previous()

    def show_next(self) -> None:
        """Ask for the indicator after this one."""
        self.header.ask_next()

    def show_next_unfinished(self) -> None:
        """Ask for the next indicator that is not agreed yet, round to the first."""
        self.header.ask_next_unfinished()

    def begin(self, what: str) -> bool:
        """Begin a "strength", "area", "evidence" or "action" here; False where this cycle does not cover it."""
        if not self._is_covered:
            return False
        begun: dict[str, Callable[[], object]] = {
            "strength": self.strengths.begin,
            "area": self.areas.begin,
            "evidence": self.evidence.begin,
            "action": self.planned.begin,
        }
        if what == "evidence" and not isinstance(self.window().focusWidget(), QLineEdit | QPlainTextEdit):
            self.evidence.add_button.setFocus(Qt.FocusReason.OtherFocusReason)  # where one is when its window closes
        begun[what]()
        return True

    def choose_level(self) -> bool:
        """Put the keyboard on the levels; False where this cycle does not cover the indicator."""
        if self._is_covered:
            self.level.recording.focus_cards()
        return self._is_covered

    def choose_level_at(self, stage: Stage) -> bool:
        """The same for the level of a stage."""
        if self._is_covered:
            self.level.recording.stage_options()[stage].click()
        return self.choose_level()

    def record_level(self) -> bool:
        """Propose or record the level that is chosen; False where this cycle does not cover the indicator."""
        if self._is_covered:
            self.level.recording.record()
        return self._is_covered

    @property
    def _is_covered(self) -> bool:
        return self._code is not None and self._workspace.contents.scope(self._code).covered

    @property
    def side_panel_shown(self) -> bool:
        """Whether the notes are shown."""
        return self._notes_wanted

    def show_side_panel(self, shown: bool) -> None:
        """Show or hide the notes beside or below the page."""
        self._notes_wanted = shown
        self._arrange()

    # What is shown

    def _show_all(self) -> None:
        if self._code is None:
            return
        contents = self._workspace.contents
        self._settling = True
        self._hide_parts()
        self.header.show_indicator(contents, self._code)
        self.notes.show_indicator(contents, self._code)
        for section in self._sections:
            section.show_indicator(self._code)
        self._show_covered()
        self.comments.show_indicator(self._code)
        self._settling = False
        self._settle_tab_order()

    def _hide_parts(self) -> None:
        """Take the parts out of sight while they change, so that they are laid out once; not where the keyboard is."""
        inside = self.window().focusWidget()
        for part in (self.now, self.evidence, self.planned):
            if not part.isAncestorOf(inside):
                part.hide()

    def _show_covered(self) -> None:
        if self._code is None:
            return
        contents = self._workspace.contents
        covered = contents.scope(self._code).covered
        self.not_in_cycle.show_indicator(contents, self._code)
        self.not_in_cycle.setVisible(not covered)
        for part in (self.now, self.evidence, self.planned):
            part.setVisible(covered)

    def _level_looked_at(self) -> None:
        if self._code is not None:
            self.notes.show_level(self._workspace.contents, self._code, *self.level.recording.looked_at())

    def _keep_reason_in_sight(self) -> None:
        """Whoever chose a level sees where its reason is written, and in a low window at least the level still."""
        recording = self.level.recording
        self.sheet.ensureWidgetVisible(recording.form, 0, px(12))
        self.sheet.ensureWidgetVisible(recording.cards, 0, px(12))

    def _go_to_questions(self) -> None:
        if not self._notes_wanted:
            self._notes_toggled(True)
        self.notes.go_to_questions()

    def _level_considered(self) -> None:
        QTimer.singleShot(0, self, self._keep_reason_in_sight)
        if self.panel.isVisible():
            QTimer.singleShot(0, self.notes, self.notes.bring_level_into_view)

    def _on_changed(self, event: Applied) -> None:
        if self._code is None:
            return
        kinds = {row.kind for row in event.change.rows}
        self._settling = True
        self.level.take(event)
        if kinds & _FINDINGS:
            self.strengths.take(event)
            self.areas.take(event)
        if kinds & _EVIDENCE:
            self.evidence.take(event)
        if kinds & _ACTIONS:
            self.planned.take(event)
        if kinds & _COMMENTS:
            self.comments.show_indicator(self._code)
        if kinds & _HEADER:
            self._refresh_header(kinds)
        if kinds & _ASKED_OF:
            self._level_looked_at()
        self.notes.questions.take(event)
        self._settling = False
        if self._rearranged or not _is_revision(event):
            self._settle_tab_order()

    def _refresh_header(self, kinds: set[type[Record]]) -> None:
        if self._code is None:
            return
        contents = self._workspace.contents
        self.header.show_indicator(contents, self._code)
        if kinds & _SCOPE:
            self._show_covered()
        if kinds & {Judgement, Moderation, LevelsShown}:
            self.notes.show_last_judged(contents, self._code)

    def _on_refused(self, event: Refused) -> None:
        self.level.take_refusal(event)

    def _settle_tab_order(self) -> None:
        self._rearranged = self._settling
        if not self._settling:
            chain_reading_order(self)

    # What is done on the page

    def _due_chosen(self, meeting: str | None) -> None:
        if self._code is not None:
            self._workspace.work.setup.scope(self._code, origin=self.header.due, meeting=meeting)

    def _take_in(self) -> None:
        if self._code is not None:
            self._workspace.work.setup.scope(self._code, origin=self.not_in_cycle, covered=True)

    def _plan_for(self, finding: str) -> None:
        self.planned.begin((finding,))

    def _notes_toggled(self, shown: bool) -> None:
        self.show_side_panel(shown)
        self.side_panel_toggled.emit(shown)

    # Where things stand in the room that there is

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes beside or below, header fixed or scrolling."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Settle in the room that there is."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= px(WIDE)
        self._put_header(fixed=wide and self.height() >= px(HIGH))
        self._put_notes(beside=wide)
        self.header.show_notes_shown(self._notes_wanted)

    def _put_header(self, *, fixed: bool) -> None:
        here = self._top.indexOf(self.header) >= 0
        if fixed and not here:
            self._top.addWidget(self.header)
        elif not fixed and here:
            self.sheet.body.insertWidget(0, self.header)
        else:
            return
        self._settle_tab_order()

    def _put_notes(self, *, beside: bool) -> None:
        if beside and self.notes_card.isAncestorOf(self.notes):
            self.panel.add(self.notes)
        elif not beside and not self.notes_card.isAncestorOf(self.notes):
            self.notes_card.add(self.notes)
        self.panel.setVisible(self._notes_wanted and beside)
        self.notes_card.setVisible(self._notes_wanted and not beside)


def _is_revision(event: Applied) -> bool:
    """Whether it only revised the words of what was there and stays there, as typing does again and again."""
    return all(row.before is not None and row.after is not None and row.kind in _WORDED for row in event.change.rows)
