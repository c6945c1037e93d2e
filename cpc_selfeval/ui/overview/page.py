"""Where we stand: the profile of levels, what needs somebody now, actions by status, last changes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.attention import attention
from cpc_selfeval.domain.days import moment_in_words
from cpc_selfeval.domain.first_steps import first_steps
from cpc_selfeval.domain.position import PROGRESS_DEFINITION, progress
from cpc_selfeval.domain.standing_checks import standing_checks
from cpc_selfeval.ui.first_steps.card import FirstStepsCard
from cpc_selfeval.ui.first_steps.shown import bring_back, is_shown, put_away
from cpc_selfeval.ui.kit import Heading, QuietText, ScrollPage, px
from cpc_selfeval.ui.kit.as_room_is import UpToDateWhenSeen, beside_or_below
from cpc_selfeval.ui.overview.attention_card import AttentionCard
from cpc_selfeval.ui.overview.counts_card import ActionCountsCard, LastChangesCard
from cpc_selfeval.ui.overview.outside_card import OutsideCard
from cpc_selfeval.ui.overview.profile_card import ProfileCard
from cpc_selfeval.ui.workspace import Workspace

NARROW = 860
"""Under this width (pixels of the design) the side cards go below the profile."""


class OverviewPage(UpToDateWhenSeen, QWidget):
    """The whole at a glance. It is brought up to date when it is seen, not at every change behind it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.title = Heading("Where we stand", 1)
        self.facts = QuietText()
        self.facts.setToolTip(PROGRESS_DEFINITION)
        self.facts.setAccessibleDescription(PROGRESS_DEFINITION)
        self.path = FirstStepsCard()
        self._path_asked_for = False
        self.profile = ProfileCard()
        self.attention = AttentionCard()
        self.counts = ActionCountsCard()
        self.changes = LastChangesCard()
        self.outside = OutsideCard()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.profile.opened.connect(workspace.indicator_requested)
        self.profile.moderation_requested.connect(lambda: workspace.page_requested.emit("moderation"))
        self.attention.indicator_opened.connect(workspace.indicator_requested)
        self.attention.action_opened.connect(workspace.action_requested)
        self.attention.agency_opened.connect(lambda _key: workspace.page_requested.emit("agencies"))
        self.attention.checks_requested.connect(lambda: workspace.page_requested.emit("checks"))
        self.counts.opened.connect(lambda: workspace.page_requested.emit("actions"))
        self.outside.page_requested.connect(workspace.page_requested)
        self.path.step_chosen.connect(workspace.first_step_requested)
        self.path.put_away.connect(self._put_path_away)
        workspace.changed.connect(self._on_changed)
        workspace.day_turned.connect(self.changed_behind)

    def shows_for(self) -> date:
        """What it says of days, it says of today."""
        return self._workspace.today()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside_or_below(self._row, narrow=self.width() < px(NARROW))

    def refresh(self) -> None:
        """Bring everything up to date."""
        contents, session = self._workspace.contents, self._workspace.work.session
        today = self._workspace.today()
        self.facts.setText(f"Position at {moment_in_words(session.clock())} · {progress(contents).in_words()}")
        steps = first_steps(contents)
        self.path.show_steps(steps)
        self.path.setVisible(self._path_asked_for or is_shown(self._workspace, steps))
        self.profile.show_contents(contents)
        points = standing_checks(contents, today)
        self.attention.show_lines(attention(contents, today, points), len(points))
        self.counts.show_contents(contents, today)
        self.changes.show_changes(session.recent, today)
        self.shown_anew()

    def resume(self) -> bool:
        """Put the keyboard on the next step of the path; False where that is not shown."""
        if self.path.isHidden():
            return False
        self.path.focus_next()
        return True

    def show_path(self) -> None:
        """Show the path to a first paper, also where it was put away, and put the keyboard on its next step."""
        bring_back(self._workspace)
        self._path_asked_for = True
        self.refresh()
        self.path.focus_next()

    def _put_path_away(self) -> None:
        put_away(self._workspace)
        self._path_asked_for = False
        self.path.hide()
        self.profile.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, _event: object) -> None:
        self.changed_behind()

    def _lay_out(self) -> None:
        page = ScrollPage("Overview")
        page.fill(self)
        page.add_head(self.title, self.facts)
        page.add(self.path)
        self._row.setSpacing(px(16))
        self._row.addWidget(self.profile, 8, Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.setSpacing(px(12))
        for card in (self.attention, self.counts, self.outside, self.changes):
            side.addWidget(card)
        side.addStretch(1)
        self._row.addLayout(side, 5)
        page.add(self._row)
        page.end()
