"""New self-evaluation: five short steps, of which only the committee's name must be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.password import Password
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.ui.kit import Heading, Icon, LinkButton, PlainButton, PrimaryButton, QuietText, px
from cpc_selfeval.ui.kit.reading_order import ReadsInOrder
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.start.new_agencies import AgenciesStep
from cpc_selfeval.ui.start.new_committee import CommitteeStep
from cpc_selfeval.ui.start.new_framework import FrameworkStep, ReadFramework
from cpc_selfeval.ui.start.new_place import PlaceStep
from cpc_selfeval.ui.start.new_scope import ScopeStep
from cpc_selfeval.ui.start.new_step import Step

_AS_WIDE_AS_THE_SIGN: Final = "\u2003"
"""After a step's number: its words then begin where those of the step do that is shown."""


class NewSelfEvaluationDialog(ReadsInOrder, QDialog):
    """Asks for everything that a self-evaluation begins with. Nothing is written until "Begin" is pressed.

    It may be shown again after it was left: everything in it is then as it was. ``exec()`` gives :attr:`AFRESH` where
    empty boxes are wanted instead.
    """

    AFRESH: Final = 2

    def __init__(
        self,
        frameworks: Sequence[Framework],
        read_framework: ReadFramework,
        folder: Path,
        lead_officer: str = "",
        today: date | None = None,
        parent: QWidget | None = None,
        *,
        asks_who: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("New self-evaluation")
        self.resize(on_screen(self, 960, 660))
        self.framework_step = FrameworkStep(frameworks, read_framework)
        self.committee_step = CommitteeStep(today or date.today(), lead_officer, asks_who=asks_who)
        self.agencies_step = AgenciesStep()
        self.scope_step = ScopeStep()
        self.place_step = PlaceStep(folder)
        self.steps: tuple[Step, ...] = (
            self.framework_step,
            self.committee_step,
            self.agencies_step,
            self.scope_step,
            self.place_step,
        )
        self._stack = QStackedWidget()
        self._links: list[LinkButton] = []
        self.back = PlainButton("Bac&k")
        self.forward = PrimaryButton("Ne&xt")
        self.cancel = PlainButton("Cancel")
        self._nothing = QuietText("Nothing is written until you press Begin.")
        self._again = QuietText("What you entered before is here again.")
        self.afresh = LinkButton("Begin with empty boxes")
        self._lay_out()
        self.framework_step.chosen.connect(self.scope_step.show_framework)
        self.scope_step.show_framework(self.framework_step.framework())
        self.back.clicked.connect(lambda: self.go_to(self._stack.currentIndex() - 1))
        self.forward.clicked.connect(self._forward)
        self.cancel.clicked.connect(self.reject)
        self.afresh.clicked.connect(lambda: self.done(self.AFRESH))
        self.forward.setDefault(True)
        self.go_to(0)
        self._offered = self._entered()

    @property
    def has_entries(self) -> bool:
        """Whether anything in it is other than it was offered."""
        return self._entered() != self._offered

    def come_back(self) -> None:
        """Say that it is as it was left, and offer empty boxes."""
        self._nothing.hide()  # in a small window there is room for one of them
        self._again.show()
        self.afresh.show()

    def _entered(self) -> tuple[object, ...]:
        return (self.beginning(), self.committee_step.person(), self.target())

    def beginning(self) -> Beginning:
        """Everything that was entered."""
        committee, scope = self.committee_step, self.scope_step
        return Beginning(
            framework=self.framework_step.framework(),
            committee=committee.committee.text(),
            area=committee.area.text(),
            title=committee.title.text(),
            period_from=committee.period_from.day(),
            period_to=committee.period_to.day(),
            cpc_name=committee.cpc_name.text(),
            cpc_short=committee.cpc_short.text(),
            cog_name=committee.cog_name.text(),
            cog_short=committee.cog_short.text(),
            lead_officer=committee.lead(),
            agencies=self.agencies_step.agencies(),
            meetings=scope.meetings(),
            left_out=scope.left_out(),
            due_for=scope.due_for(),
        )

    def person(self) -> Person | None:
        """Who works here, where that was asked; else None."""
        return self.committee_step.person()

    def target(self) -> Path:
        """Where the file is to be made."""
        return self.place_step.target()

    def password(self) -> Password | None:
        """The password that the file is to have; None for none."""
        return self.place_step.password()

    def go_to(self, place: int) -> None:
        """Show a step."""
        self._stack.setCurrentIndex(place)
        self.scope_step.show_bodies(self.committee_step.cpc_short.text(), self.committee_step.cog_short.text())
        self.place_step.offer_name(self.committee_step.committee.text(), self.committee_step.title.text())
        last = place == len(self.steps) - 1
        self.back.setEnabled(place > 0)
        self.forward.setText("Be&gin" if last else "Ne&xt")
        for number, link in enumerate(self._links):
            state = "this step" if number == place else f"step {number + 1} of {len(self.steps)}"
            link.setAccessibleName(f"{self.steps[number].name}, {state}")
            words = self.steps[number].name
            link.setText(words if number == place else f"{number + 1}{_AS_WIDE_AS_THE_SIGN}{words}")
            link.show_sign(Icon.AFTER if number == place else None)
            link.show_chosen(here=number == place)
        self.steps[place].focus_first()

    def _forward(self) -> None:
        step = self.steps[self._stack.currentIndex()]
        if step.show_fault():
            return
        if self._stack.currentIndex() < len(self.steps) - 1:
            self.go_to(self._stack.currentIndex() + 1)
            return
        for place, earlier in enumerate(self.steps):
            if earlier.fault():
                self.go_to(place)
                earlier.show_fault()
                return
        self.accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._list_of_steps())
        middle.addWidget(self._stack, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())
        for step in self.steps:
            self._stack.addWidget(step)

    def _list_of_steps(self) -> QWidget:
        side = QFrame()
        side.setFixedWidth(px(220) if on_screen(self, 800, 0).width() >= px(800) else px(208))
        places = QVBoxLayout(side)
        places.setContentsMargins(px(20), px(20), px(12), px(12))
        places.setSpacing(px(8))
        places.addWidget(Heading("New self-evaluation", 3))
        for number, step in enumerate(self.steps):
            link = LinkButton(step.name)
            link.clicked.connect(lambda _checked=False, number=number: self.go_to(number))
            self._links.append(link)
            places.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        places.addStretch(1)
        places.addWidget(self._again)
        places.addWidget(self.afresh, 0, Qt.AlignmentFlag.AlignLeft)
        self._again.hide()
        self.afresh.hide()
        places.addWidget(self._nothing)
        return side

    def _foot(self) -> QWidget:
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(20), px(12), px(20), px(12))
        row.setSpacing(px(8))
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        return foot
