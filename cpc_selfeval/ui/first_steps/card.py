"""The card that shows how far a file is on the way to its first paper, each step leading to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cpc_selfeval.domain.first_steps import FirstStep, next_step
from cpc_selfeval.domain.path_steps import PathStep
from cpc_selfeval.ui.first_steps.words import STEPS, TITLE
from cpc_selfeval.ui.kit import Card, LinkButton, QuietText, StatusMark, StatusShape, px

DONE = "Done"
TO_DO = "To do"


class FirstStepsCard(Card):
    """The seven steps. ``step_chosen`` carries the :class:`FirstStep` to go to; ``put_away`` asks to hide the card."""

    step_chosen = Signal(object)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent=parent)
        self._steps: dict[PathStep, FirstStep] = {}
        self.marks: dict[PathStep, StatusMark] = {}
        self.links: dict[PathStep, LinkButton] = {}
        self.told = QuietText()
        self.away = LinkButton("Put away", name=f"Put away: {TITLE}")
        self.away.setToolTip("Hides this list for this file on this computer. The Help menu shows it again.")
        self.away.clicked.connect(self.put_away)
        self.add(self.told)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(0))
        grid.setColumnStretch(1, 1)
        for line, step in enumerate(PathStep):
            self._add_line(grid, line, step)
        self.add(grid)
        self.body.addWidget(self.away, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_line(self, grid: QGridLayout, line: int, step: PathStep) -> None:
        mark = StatusMark(StatusShape.NOT_STARTED, TO_DO)
        link = LinkButton(STEPS[step].act)
        link.setToolTip(STEPS[step].why)
        link.clicked.connect(lambda _checked=False, step=step: self.step_chosen.emit(self._steps[step]))
        self.marks[step], self.links[step] = mark, link
        grid.addWidget(mark, line, 0)
        grid.addWidget(link, line, 1, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, steps: tuple[FirstStep, ...]) -> None:
        """Show what is done and what comes next."""
        for found in steps:
            self._steps[found.step] = found
            shape = StatusShape.COMPLETE_IMPACT_SHOWN if found.done else StatusShape.NOT_STARTED
            state = DONE if found.done else TO_DO
            self.marks[found.step].show_status(shape, state)
            self.links[found.step].setAccessibleName(f"{STEPS[found.step].act}: {state.lower()}")
            self.links[found.step].setAccessibleDescription(STEPS[found.step].why)
        self.told.setText(_how_far(steps))

    def focus_next(self) -> None:
        """Put the keyboard on the first step that is not done, or on the first one."""
        following = next_step(tuple(self._steps.values()))
        step = following.step if following is not None else PathStep.COMMITTEE
        self.links[step].setFocus(Qt.FocusReason.OtherFocusReason)


def _how_far(steps: tuple[FirstStep, ...]) -> str:
    done = sum(step.done for step in steps)
    following = next_step(steps)
    if following is None:
        return "All seven steps are done: you know the way now. Go on with the next indicator."
    words = STEPS[following.step]
    return f"{done} of {len(steps)} done. Next: {words.act[0].lower()}{words.act[1:]}. {words.why}"
