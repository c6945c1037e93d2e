"""The checks over the whole file: what a committee would want to put right, each line leading to its place."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.standing_checks import Check, by_kind, standing_checks
from cpc_selfeval.ui.checks.ageing_card import AgeingCard
from cpc_selfeval.ui.checks.group import CheckGroup
from cpc_selfeval.ui.checks.lines import Lines
from cpc_selfeval.ui.checks.words_card import WordsCard
from cpc_selfeval.ui.kit import Card, EmptyPlace, Heading, Icon, LinkButton, QuietText, ScrollPage, announce, px
from cpc_selfeval.ui.kit.as_room_is import UpToDateWhenSeen, beside_or_below
from cpc_selfeval.ui.workspace import Workspace

NARROW: Final = 860
"""Under this width (pixels of the design) the other cards go below the checks."""
_ASKS: Final = "They follow from what is recorded, change nothing and judge nobody."


class ChecksPage(UpToDateWhenSeen, QWidget):
    """It is brought up to date when it is seen, and where the day is another one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._said = ""
        self._left: tuple[Lines, int] | None = None
        self.title = Heading("Checks", 1)
        self.facts = QuietText()
        self.back = LinkButton("Back to the overview", icon=Icon.BEFORE)
        self.groups = {check: CheckGroup(check) for check in Check}
        self.nothing = EmptyPlace(
            "The checks find nothing to put right.",
            icon=Icon.GOOD,
            more="Checks look at levels, areas for improvement, actions and evidence, and are worked out anew whenever "
            "something changes.",
        )
        self.ageing = AgeingCard()
        self.words = WordsCard(workspace)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.back.clicked.connect(lambda: workspace.page_requested.emit("overview"))
        for lines in (*(group.lines for group in self.groups.values()), self.ageing.lines, *self.words.lists):
            lines.opened.connect(lambda place, lines=lines: self._open(lines, place))
        workspace.changed.connect(self._on_changed)
        workspace.day_turned.connect(self.changed_behind)

    def _lay_out(self) -> None:
        page = ScrollPage("Checks")
        page.fill(self)
        page.add_head(self.title, self.facts, beside=self.back)
        found = Card()
        for group in self.groups.values():
            found.add(group)
        found.add(self.nothing)
        self._row.setSpacing(px(16))
        side = QVBoxLayout()
        side.setSpacing(px(12))
        side.addWidget(self.ageing)
        side.addWidget(self.words)
        side.addStretch(1)
        self._row.addWidget(found, 8, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(side, 5)
        page.add(self._row)
        page.end()

    def resume(self) -> bool:
        """Put the keyboard back on the line that was opened last, or what stands in its place; False without one."""
        return self._left is not None and self._left[0].focus_line(self._left[1])

    def shows_for(self) -> date:
        """What it says of days, it says of today."""
        return self._workspace.today()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside the checks, or below."""
        super().resizeEvent(event)
        beside_or_below(self._row, narrow=self.width() < px(NARROW))

    def refresh(self) -> None:
        """Work everything out for today."""
        contents, today = self._workspace.contents, self._workspace.today()
        points = standing_checks(contents, today)
        found = by_kind(points)
        for check, group in self.groups.items():
            group.show_points(found.get(check, ()))
        self.nothing.setVisible(not points)
        self.nothing.sentence.setText(_nothing(contents))
        self.facts.setText(_facts(len(points), len(found)))
        self.facts.setVisible(bool(points))
        self.ageing.show_contents(contents, today)
        self.words.show_contents(contents)
        self.shown_anew()
        self._say_aloud(self.facts.text() if points else self.nothing.sentence.text())

    def _say_aloud(self, result: str) -> None:
        """What the checks find, once for each result."""
        if result != self._said:
            self._said = result
            announce(self, result)

    def _open(self, lines: Lines, place: int) -> None:
        self._left = (lines, place)
        lines.line(place).go(self._workspace)

    def _on_changed(self, _event: object) -> None:
        self.changed_behind()


def _facts(points: int, kinds: int) -> str:
    found = "1 thing" if points == 1 else f"{points:,} things"
    sorts = "" if kinds == 1 else f" of {kinds} kinds"
    return f"{found}{sorts} to look at, the weightiest kind first. {_ASKS}"


def _nothing(contents: Contents) -> str:
    if contents.anything_recorded:
        return "The checks find nothing to put right."
    return "Nothing is recorded yet, so there is nothing to check."
