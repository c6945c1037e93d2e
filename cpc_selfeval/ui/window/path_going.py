"""Going to the place of a step of the first self-evaluation, with the keyboard there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Agency, Committee
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.first_steps import FirstStep, first_steps, next_step
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.judging_records.papers import PaperMade
from cpc_selfeval.domain.path_steps import PathStep
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.first_steps.shown import is_shown
from cpc_selfeval.ui.first_steps.words import STEPS
from cpc_selfeval.ui.kit import announce, px
from cpc_selfeval.ui.window.page_stack import Begins, HasCards, ShowsPath, TakesLevel
from cpc_selfeval.ui.window.pages import DETAILS, INDICATORS, OVERVIEW
from cpc_selfeval.ui.window.window_frame import WindowFrame

_STEPPING: Final = frozenset({Committee, Agency, Evidence, Judgement, Action, PaperMade})
"""The records from which steps are marked."""


class PathGoing(QObject):
    """Follows ``first_step_requested``. ``make_paper`` opens the dialog for papers."""

    def __init__(self, window: WindowFrame, make_paper: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._make_paper = make_paper
        self._gone_to: PathStep | None = None
        self._offered: FirstStep | None = None
        window.workspace.first_step_requested.connect(self.go)
        window.workspace.changed.connect(self._on_changed)
        window.status_line.next_requested.connect(self._go_on)

    def go(self, step: FirstStep) -> None:
        """Show where a step is done; once it is, the line at the bottom offers the next one."""
        self._gone_to = step.step
        self._offer(None)
        acts: Mapping[PathStep, Callable[[], object]] = {
            PathStep.COMMITTEE: lambda: self._to_card("CommitteeCard"),
            PathStep.AGENCIES: lambda: self._to_card("AgenciesCard"),
            PathStep.EVIDENCE: lambda: self._on_indicator(step, "evidence"),
            PathStep.LEVEL: lambda: self._to_level(step, Stage.PROPOSED),
            PathStep.AGREED: lambda: self._to_level(step, Stage.AGREED),
            PathStep.ACTION: lambda: self._on_indicator(step, "action"),
            PathStep.PAPER: self._make_paper,
        }
        acts[step.step]()
        QTimer.singleShot(0, self, self._keep_in_sight)  # once what was begun has its place

    def _on_changed(self, event: Applied) -> None:
        if self._gone_to is None or not any(row.kind in _STEPPING for row in event.change.rows):
            return
        steps = first_steps(self._window.workspace.contents)
        following = next_step(steps)
        is_done = any(step.done for step in steps if step.step is self._gone_to)
        self._offer(following if is_done and is_shown(self._window.workspace, steps) else None)

    def _offer(self, step: FirstStep | None) -> None:
        if step == self._offered:
            return
        self._offered = step
        line = self._window.status_line
        if step is None:
            line.offer_next("", "")
            return
        words = STEPS[step.step]
        line.offer_next(words.short, f"Next step: {words.act}")
        announce(line, f"Done. Next step, in the line at the bottom, Alt+X: {words.act}.")
        if QApplication.activeModalWidget() is not None:
            line.next_step.setFocus(Qt.FocusReason.OtherFocusReason)  # once the dialog in which it was done is closed

    def _go_on(self) -> None:
        if self._offered is not None:
            self.go(self._offered)

    def _keep_in_sight(self) -> None:
        """Scroll to what has the keyboard: it was given it before it was laid out."""
        box: QWidget | None = self._window.focusWidget()
        place = box
        while box is not None and place is not None:
            if isinstance(place, QScrollArea):
                place.ensureWidgetVisible(box, px(24), px(32))
            place = place.parentWidget()

    def show_path(self) -> None:
        """Show the path on the overview, also where it was put away, with the keyboard on its next step."""
        self._window.show_page(OVERVIEW)
        page = self._window.stack.page(OVERVIEW)
        if isinstance(page, ShowsPath):
            page.show_path()

    def _to_card(self, kind: str) -> None:
        self._window.show_page(DETAILS)
        page = self._window.stack.page(DETAILS)
        if isinstance(page, HasCards):
            page.focus_card(kind)

    def _on_indicator(self, step: FirstStep, what: str) -> None:
        page = self._indicator(step)
        if isinstance(page, Begins):
            page.begin(what)

    def _to_level(self, step: FirstStep, stage: Stage) -> None:
        page = self._indicator(step)
        if isinstance(page, TakesLevel):
            page.choose_level_at(stage)

    def _indicator(self, step: FirstStep) -> QWidget:
        if step.indicator is None:
            self._window.show_page(INDICATORS)
        else:
            self._window.show_indicator(step.indicator)
        return self._window.stack.page(INDICATORS)
