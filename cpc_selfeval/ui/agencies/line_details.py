"""One line of a comparison in full: its texts side by side, who changed what, and the choice between them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.ui.agencies.compared import Choice, ComparedLine, sides
from cpc_selfeval.ui.agencies.marked_text import SideView
from cpc_selfeval.ui.kit import Heading, Icon, LinkButton, QuietText, RadioChoice, px
from cpc_selfeval.ui.kit.changed_words import LEGEND
from cpc_selfeval.ui.kit.toggles import ChoiceGroup

_MOST_SIDES: Final = 3
LOW: Final = 480
"""On a screen lower than this, in pixels of the design, what only explains gives way to the texts."""
VERDICTS: Final = {Choice.TAKE: "It was taken.", Choice.KEEP: "It was not taken: ours stayed.", Choice.OPEN: ""}


class LineDetails(QWidget):
    """``chosen`` carries the :class:`Choice` that the user made; ``next_asked`` asks for the next line to decide,
    ``left`` to go back to the list. With ``decided`` the line is only shown."""

    chosen = Signal(object)
    next_asked = Signal()
    left = Signal()

    def __init__(self, whose: str, *, decided: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whose = whose
        self._decided = decided
        self.line: ComparedLine | None = None
        self.back = LinkButton("Back to the list", icon=Icon.BEFORE)
        self.heading = Heading("", 3)
        self.sentence = QuietText()
        self.legend = QuietText(LEGEND)
        self.sides = tuple(SideView() for _ in range(_MOST_SIDES))
        self.take = RadioChoice("Take theirs")
        self.keep = RadioChoice("Keep ours")
        self.verdict = QuietText(wrap=False)
        self.next = LinkButton("Next to decide")
        self._group = ChoiceGroup(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(px(10))
        for side in self.sides:
            texts.addWidget(side, 1)
        choices = QHBoxLayout()
        choices.setSpacing(px(16))
        for part in (self.take, self.keep, self.verdict):
            choices.addWidget(part)
        choices.addStretch(1)
        choices.addWidget(self.next)
        choices.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), 0, 0, 0)
        column.setSpacing(px(4))
        for label in (self.heading, self.sentence, self.legend):
            column.addWidget(label)
        column.addLayout(texts, 1)
        column.addLayout(choices)

    def _connect(self) -> None:
        for choice in (self.take, self.keep):
            self._group.addButton(choice)
            choice.setVisible(not self._decided)
        self.next.setVisible(not self._decided)
        self.verdict.setVisible(self._decided)
        self.take.clicked.connect(lambda: self.chosen.emit(Choice.TAKE))
        self.keep.clicked.connect(lambda: self.chosen.emit(Choice.KEEP))
        self.next.clicked.connect(self.next_asked)
        self.back.clicked.connect(self.left)

    def show_line(self, line: ComparedLine | None, choice: Choice = Choice.OPEN) -> None:
        """Show a line with what was decided of it; None shows nothing."""
        self.setEnabled(line is not None)
        if line is not None and line != self.line:
            self._show_texts(line)
        self.line = line
        self.show_choice(choice)

    def _show_texts(self, line: ComparedLine) -> None:
        self.heading.setText(f"{line.heading}: {line.about}" if line.about else line.heading)
        self.sentence.setText(line.sentence)
        shown = sides(line, self._whose, over=self._decided)
        for view, side in zip(self.sides, shown, strict=False):
            view.show_side(side)
        for place, view in enumerate(self.sides):
            view.setVisible(place < len(shown))
        is_low = self.screen().availableGeometry().height() < px(LOW)
        self.legend.setVisible(not is_low and any(side.is_marked for side in shown))

    def show_choice(self, choice: Choice) -> None:
        """Show what is decided."""
        self._group.setExclusive(False)
        self.take.setChecked(choice is Choice.TAKE)
        self.keep.setChecked(choice is Choice.KEEP)
        self._group.setExclusive(True)
        self.verdict.setText(VERDICTS[choice])
        about = self.heading.text()
        self.take.setEnabled(self.line is not None and self.line.can_be_taken)
        self.take.setAccessibleName(f"Take theirs: {about}")
        self.keep.setAccessibleName(f"Keep ours: {about}")

    def focus_first(self) -> None:
        """Put the keyboard on the choice, or on the text."""
        chosen = self._group.checkedButton() or self.take
        widget = self.sides[0].text if self._decided else chosen
        widget.setFocus(Qt.FocusReason.TabFocusReason)
