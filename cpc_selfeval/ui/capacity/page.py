"""Capacity for improvement: factors with what they stand on, and the paragraph that is made of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.capacity.drafting import factors, has_links, stands_on
from cpc_selfeval.domain.capacity.grounds import Ground
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.improving import CapacityFactor
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.capacity.factor_editor import FactorEditor
from cpc_selfeval.ui.capacity.grounds_card import GroundsCard
from cpc_selfeval.ui.capacity.paragraph_card import ParagraphCard
from cpc_selfeval.ui.indicator.entry_rows import EntryRow
from cpc_selfeval.ui.indicator.entry_words import EntryWords
from cpc_selfeval.ui.inspecting.opened_entries import OpenedEntries
from cpc_selfeval.ui.kit import Card, Heading, Icon, LinkButton, QuietText, ScrollPage, hand_over_all, px
from cpc_selfeval.ui.kit.as_room_is import UpToDateWhenSeen, beside_or_below
from cpc_selfeval.ui.workspace import Workspace

NARROW: Final = 860
"""Under this width (pixels of the design) the paragraph goes below the factors."""
_ABOUT: Final = (
    "Why can others be confident that you will improve? Link each factor to what shows it. There is no list of ratings "
    "here: how sure you are, you say in your own words."
)
_SHOWN: Final = 6


class CapacityPage(UpToDateWhenSeen, QWidget):
    """It is brought up to date when it is seen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.title = Heading("Capacity for improvement", 1)
        self.back = LinkButton("Back to the overview", icon=Icon.BEFORE)
        self.factors = OpenedEntries(
            "Factors",
            "Factor",
            "+ Add a factor of your own",
            lambda key: FactorEditor(workspace, key),
            workspace.work.capacity.remove,
            level=2,
        )
        self.grounds = GroundsCard()
        self.paragraph = ParagraphCard(workspace)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.back.clicked.connect(lambda: workspace.page_requested.emit("overview"))
        self.grounds.chosen.connect(self._begin_from)
        self.factors.outdated.connect(self.refresh)
        workspace.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        page = ScrollPage("Capacity for improvement")
        page.fill(self)
        page.add_head(self.title, QuietText(_ABOUT), beside=self.back)
        card = Card()
        card.add(self.factors)
        side = QVBoxLayout()
        side.setSpacing(px(12))
        side.addWidget(card)
        side.addWidget(self.grounds)
        side.addStretch(1)
        self._row.setSpacing(px(16))
        self._row.addLayout(side, 1)
        self._row.addWidget(self.paragraph, 1, Qt.AlignmentFlag.AlignTop)
        page.add(self._row)
        page.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the paragraph beside the factors, or below."""
        super().resizeEvent(event)
        beside_or_below(self._row, narrow=self.width() < px(NARROW))

    def refresh(self, besides: object = None) -> None:
        """Show everything as it is now, except in the box that a change came from."""
        contents = self._workspace.entered
        found = factors(contents)
        self.factors.show_rows([_row(contents, factor) for factor in found])
        self.grounds.show_taken(frozenset(factor.ground for factor in found))
        self.paragraph.show_contents(contents, besides)
        self.shown_anew()

    def _begin_from(self, chosen: Ground) -> None:
        hand_over_all(self)
        key = self._workspace.work.capacity.begin_from(chosen)
        self.refresh()
        self.factors.open(key)

    def _on_changed(self, event: Applied) -> None:
        self.is_stale = True
        if self.isVisible():
            self.factors.take(event)
            self.refresh(event.origin)


def _row(contents: Contents, factor: CapacityFactor) -> EntryRow:
    stands = stands_on(contents, factor)
    shown = ", ".join(stands[:_SHOWN]) + (f" and {len(stands) - _SHOWN} more" if len(stands) > _SHOWN else "")
    quiet = " · ".join(part for part in (factor.confidence, f"stands on {shown}" if stands else "") if part)
    note = "" if has_links(factor) else "nothing linked yet"
    return EntryRow(factor.key, EntryWords(factor.title or "No title yet", quiet, note))
