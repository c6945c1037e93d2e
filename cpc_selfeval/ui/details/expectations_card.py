"""The card that says what the evidence of a level should hold, and how long each kind of source keeps."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.expecting import Expectations, ShelfLife
from cpc_selfeval.domain.support import shelf_life
from cpc_selfeval.domain.words import SOURCE_TYPES
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import Card, CheckChoice, ChoiceBox, Heading, PlainText, QuietText, px
from cpc_selfeval.ui.workspace import Workspace

MONTHS: Final = (3, 6, 12, 18, 24, 36, 48, 60)
_FOR_EVER: Final = "for ever"


class ExpectationsCard(Card):
    """Thresholds of this cycle. They only decide what is said of a level, never the level."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("What a level needs to be supported", parent=parent)
        self._workspace = workspace
        self.add(QuietText("The page of each indicator says whether its evidence holds this. It changes no level."))
        kinds = [(number, str(number)) for number in range(1, 7)]
        self.kinds = ChoiceBox("At least so many kinds of source", kinds)
        self.impact = CheckChoice("Something shows impact on children")
        self.views = CheckChoice("Children or families were asked")
        self.keeps: dict[SourceType, ChoiceBox] = {}
        self._lay_out()
        self.kinds.chosen.connect(lambda number: workspace.work.setup.expect(source_types=number))
        self.impact.clicked.connect(lambda on: workspace.work.setup.expect(needs_impact=on))
        self.views.clicked.connect(lambda on: workspace.work.setup.expect(needs_views=on))
        self._show()
        workspace.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(10))
        line.addWidget(PlainText("Kinds of source, at least"))
        line.addWidget(self.kinds)
        line.addStretch(1)
        self.add(line)
        self.add(self.impact)
        self.add(self.views)
        self.add(Heading("How long evidence counts as up to date, after the period that it is about", 3))
        self.add(QuietText("No published source says how long: these are the committee’s own."))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(4))
        for row, kind in enumerate(SourceType):
            keep = ChoiceBox(f"{SOURCE_TYPES[kind]}: up to date for", _options(None))
            keep.chosen.connect(lambda months, kind=kind: self._workspace.work.setup.keep_for(kind, months or None))
            self.keeps[kind] = keep
            grid.addWidget(PlainText(SOURCE_TYPES[kind]), row, 0)
            grid.addWidget(keep, row, 1)
        self.add(grid)

    def _show(self) -> None:
        contents = self._workspace.entered
        expected = contents.expectations
        self.kinds.show_choice(expected.source_types)
        self.impact.setChecked(expected.needs_impact)
        self.views.setChecked(expected.needs_views)
        for kind, keep in self.keeps.items():
            months = shelf_life(contents, kind)
            keep.set_options(_options(months))
            keep.show_choice(months or 0)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Expectations, ShelfLife):
            self._show()


def _options(months: int | None) -> list[tuple[object, str]]:
    """The choices, with what is set where it is none of them; 0 stands for ever."""
    numbers = sorted({*MONTHS, *([months] if months else [])})
    return [*((number, f"{number} months") for number in numbers), (0, _FOR_EVER)]
