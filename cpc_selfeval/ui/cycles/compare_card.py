"""Two cycles beside each other, in words and as a table."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.comparing import Comparison, compare
from cpc_selfeval.domain.cycles.crosswalk import Crosswalk
from cpc_selfeval.domain.cycles.levels import all_cycles
from cpc_selfeval.domain.drawings.description import Table
from cpc_selfeval.domain.other_cycle import OtherCycle
from cpc_selfeval.ui.drawings.table import DrawingTable
from cpc_selfeval.ui.kit import Card, ChoiceBox, FlowLayout, PlainText, QuietText, px

_RULE = (
    "Compared is the level at the highest stage of each cycle. Between editions, indicators count as the same only "
    "where a published text says so; levels are never averaged."
)


class CompareCard(Card):
    """The two cycles before each other at first; any others can be chosen."""

    def __init__(self, crosswalk: Crosswalk, parent: QWidget | None = None) -> None:
        super().__init__("Compare two cycles", parent=parent)
        self._crosswalk = crosswalk
        self._cycles: dict[str, OtherCycle] = {}
        self.earlier = ChoiceBox("The earlier cycle")
        self.later = ChoiceBox("The later cycle")
        self.says = PlainText()
        self.rows = DrawingTable()
        choices = QWidget()
        flow = FlowLayout(choices, spacing=px(8))
        for words, box in (("From", self.earlier), ("to", self.later)):
            flow.addWidget(_behind(words, box))
        for shown in (choices, self.says, self.rows, QuietText(_RULE)):
            self.add(shown)
        for box in (self.earlier, self.later):
            box.chosen.connect(lambda _key: self._compare())

    def show_contents(self, contents: Contents) -> None:
        """Offer all cycles; what was chosen stays chosen."""
        cycles = all_cycles(contents)
        self._cycles = {each.cycle.key: each for each in cycles}
        chosen = (self.earlier.value(), self.later.value())
        for box in (self.earlier, self.later):
            box.set_options([(each.cycle.key, each.cycle.title) for each in reversed(cycles)])
        first, second = chosen if all(key in self._cycles for key in chosen) else _at_first(contents, cycles)
        self.earlier.show_choice(first)
        self.later.show_choice(second)
        self._compare()

    def _compare(self) -> None:
        one = self._cycles.get(str(self.earlier.value()))
        other = self._cycles.get(str(self.later.value()))
        if one is None or other is None:
            return
        if one.cycle.number > other.cycle.number:
            one, other = other, one
        found = compare(one, other, self._crosswalk)
        self.says.setText(found.in_words)
        self.rows.show_table("Two cycles compared", _table(found), tuple(row.codes for row in found.rows))


def _behind(words: str, box: QWidget) -> QWidget:
    """A box and the word before it, which stay in one line."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(QuietText(words, wrap=False))
    row.addWidget(box, 1)
    return pair


def _at_first(contents: Contents, cycles: tuple[OtherCycle, ...]) -> tuple[str, str]:
    """The shown cycle and the one before it; for the first cycle the one after it."""
    keys = [each.cycle.key for each in cycles]
    here = max(keys.index(contents.cycle_key), min(1, len(keys) - 1))
    return keys[max(0, here - 1)], keys[here]


def _table(found: Comparison) -> Table:
    head = ("Indicator", "Then", "Now", "What became of it", "Title")
    rows = tuple((row.codes, row.was_words, row.now_words, row.in_words, row.title) for row in found.rows)
    return Table(head, rows)
