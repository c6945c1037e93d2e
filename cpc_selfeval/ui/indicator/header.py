"""Where you are, and what is next: key question, title, state, the meeting that it is due for, and the way on."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.position import next_unfinished, position
from cpc_selfeval.ui.choices import MeetingChoice
from cpc_selfeval.ui.indicator.level_words import pill_words
from cpc_selfeval.ui.indicator.stacking_line import StackingLine
from cpc_selfeval.ui.kit import FlowLayout, Heading, Icon, LinkButton, Pill, PlainButton, PrimaryButton, QuietText, px
from cpc_selfeval.ui.kit.as_room_is import beside_or_below
from cpc_selfeval.ui.kit.labels import Tone
from cpc_selfeval.ui.window import walk
from cpc_selfeval.ui.workspace import Workspace

NARROW: Final = 640
"""Below this many pixels what stands at the right of a line goes below it."""
PILL_BELOW: Final = 420
"""Below this many pixels the state goes below the title."""


class IndicatorHeader(QWidget):
    """``code_requested`` asks for another indicator; ``due_chosen`` carries a meeting's key or None."""

    code_requested = Signal(str)
    due_chosen = Signal(object)
    notes_toggled = Signal(bool)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._before: str | None = None
        self._after: str | None = None
        self._next: str | None = None
        self.place = QuietText()
        self.title = TitleLine()
        self.due_label = QuietText("Due for", wrap=False)
        self.due = MeetingChoice(workspace, name="Due for which meeting", none_words="No meeting yet")
        self.due.setMaximumWidth(px(230))
        self.due_label.setBuddy(self.due)
        self.notes = LinkButton("Hide notes")
        self.previous_button = PlainButton("", icon=Icon.BEFORE)
        self.next_button = PlainButton("", icon=Icon.AFTER, after=True)
        self.unfinished_button = PrimaryButton("Next unfinished")
        self._lay_out()
        self.previous_button.clicked.connect(lambda: self._ask(self._before))
        self.next_button.clicked.connect(lambda: self._ask(self._after))
        self.unfinished_button.clicked.connect(lambda: self._ask(self._next))
        self.due.chosen.connect(self.due_chosen)
        self.notes.clicked.connect(lambda: self.notes_toggled.emit(self.notes.text() == "Show notes"))

    def _lay_out(self) -> None:
        due = QWidget()
        due_row = QHBoxLayout(due)
        due_row.setContentsMargins(0, 0, 0, 0)
        due_row.setSpacing(px(6))
        due_row.addWidget(self.due_label)
        due_row.addWidget(self.due)
        beside = QWidget()
        beside_row = FlowLayout(beside, spacing=px(12))
        beside_row.addWidget(due)
        beside_row.addWidget(self.notes)
        ways = QWidget()
        ways_row = FlowLayout(ways, spacing=px(4))
        for button in (self.previous_button, self.next_button, self.unfinished_button):
            ways_row.addWidget(button)
        # The keyboard comes to the ways on first: an arrow key pressed on arriving must not choose another meeting
        column = QBoxLayout(QBoxLayout.Direction.BottomToTop, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(StackingLine(self.title, ways, narrow=NARROW))
        column.addWidget(StackingLine(self.place, beside, narrow=NARROW))

    def show_indicator(self, contents: Contents, code: str) -> None:
        """Show where an indicator stands, among the others and in its work."""
        codes = contents.framework.codes
        place = codes.index(code)
        question = contents.framework.key_question(contents.framework.indicator(code).key_question)
        self.place.setText(f"{question.code} {question.question} · indicator {place + 1} of {len(codes)}")
        words, tone = pill_words(contents, position(contents, code))
        self.title.show_title(f"{code} {contents.title(code)}", words, cast(Tone, tone))
        self._show_neighbours(contents, code)
        self._show_unfinished(contents, code)
        covered = contents.scope(code).covered
        self.due_label.setVisible(covered)
        self.due.setVisible(covered)
        self.due.show_value(contents.scope(code).meeting)

    def _show_neighbours(self, contents: Contents, shown: str) -> None:
        self._before, self._after = walk.before(contents, shown), walk.after(contents, shown)
        for button, code, spoken in (
            (self.previous_button, self._before, "Previous indicator"),
            (self.next_button, self._after, "Next indicator"),
        ):
            button.setEnabled(code is not None)
            button.setText(code or "")
            button.setAccessibleName(f"{spoken}: {code} {contents.title(code)}" if code else spoken)

    def _show_unfinished(self, contents: Contents, code: str) -> None:
        found = next_unfinished(contents, code)
        self._next = found if found != code else None
        self.unfinished_button.setEnabled(self._next is not None)
        words = "Next unfinished" if self._next else "All others agreed" if found else "All agreed"
        self.unfinished_button.setText(words)
        spoken = f"Next unfinished indicator: {self._next} {contents.title(self._next)}" if self._next else words
        self.unfinished_button.setAccessibleName(spoken)

    def show_notes_shown(self, shown: bool) -> None:
        """Let the button offer to hide the side panel, or to show it."""
        self.notes.setText("Hide notes" if shown else "Show notes")

    def _ask(self, code: str | None) -> None:
        if code is not None:
            self.code_requested.emit(code)

    def ask_previous(self) -> None:
        """Ask for the indicator of this cycle before this one, if there is one."""
        self._ask(self._before)

    def ask_next(self) -> None:
        """Ask for the indicator of this cycle after this one, if there is one."""
        self._ask(self._after)

    def ask_next_unfinished(self) -> None:
        """Ask for the next indicator that is not agreed, if there is another."""
        self._ask(self._next)


class TitleLine(QWidget):
    """The title and, right behind its first line or below it, the pill with its state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading("", 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.heading.setSizePolicy(policy)
        self.pill = Pill("")
        pill_place = QVBoxLayout()
        pill_place.setContentsMargins(0, px(5), 0, 0)
        pill_place.addWidget(self.pill)
        pill_place.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addWidget(self.heading, 1000)
        self._row.addLayout(pill_place)
        self._row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow place the pill goes below the title."""
        stacked = event.size().width() < px(PILL_BELOW)
        beside_or_below(self._row, narrow=stacked)
        self._row.setSpacing(0 if stacked else px(12))
        self._fit(event.size().width())
        super().resizeEvent(event)

    def show_title(self, title: str, state: str, tone: Tone) -> None:
        """Show a title and its state."""
        self.heading.setText(title)
        self.pill.show_words(state, tone)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        """Let the title be as wide as its longest line, so that the pill stands right behind it."""
        self.heading.ensurePolished()
        beside = self._row.direction() == QBoxLayout.Direction.LeftToRight
        room = max(px(120), width - (self.pill.sizeHint().width() + px(12) if beside else 0))
        flags = int(Qt.TextFlag.TextWordWrap)
        lines = self.heading.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), flags, self.heading.text())
        self.heading.setMaximumWidth(min(room, lines.width() + px(4)))
