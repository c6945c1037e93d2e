"""What one kind of check found: its title and count, its rule for who asks, and a line for each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.standing_checks import RULES, TITLES, Check, Point
from cpc_selfeval.ui.checks.lines import Line, Lines
from cpc_selfeval.ui.kit import FlowLayout, Heading, LinkButton, Pill, QuietText, px
from cpc_selfeval.ui.kit.entry_card import EntryKind

_PRESSING = frozenset({Check.UNSUPPORTED_LEVEL, Check.OVERDUE})
_QUIET = frozenset({Check.PROPOSALS_APART, Check.NO_RATIONALE, Check.OUT_OF_DATE, Check.UNLINKED})


class CheckGroup(QWidget):
    """``opened`` carries the place of the line that was opened. Hidden while the check finds nothing."""

    opened = Signal(int)

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = check
        self.title = Heading(TITLES[check], 3)
        self.count = Pill("")
        self.why = LinkButton("Why?", name=f"{TITLES[check]}: the rule")
        self.rule = QuietText(RULES[check])
        self.rule.hide()
        self.lines = Lines(TITLES[check], _kind(check))
        self.setAccessibleName(TITLES[check])
        head = QWidget()
        row = FlowLayout(head, spacing=px(8))
        for part in (self.title, self.count, self.why):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        for widget in (head, self.rule, self.lines):
            column.addWidget(widget)
        self.why.clicked.connect(self._swap)
        self.lines.opened.connect(self.opened)
        self.hide()

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Show what was found."""
        self.count.show_words(f"{len(points):,}")
        self.lines.show_lines(tuple(_line(point) for point in points))
        self.setVisible(bool(points))

    def _swap(self) -> None:
        shown = self.rule.isHidden()
        self.rule.setVisible(shown)
        self.why.setText("Hide the rule" if shown else "Why?")


def _line(point: Point) -> Line:
    return Line(point.words, indicator=point.indicator, action=point.action, evidence=point.evidence)


def _kind(check: Check) -> EntryKind:
    return "bad" if check in _PRESSING else "strength" if check in _QUIET else "area"
