"""One indicator over all cycles: drawn, with a break wherever edition or scale changed, or as a table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.crosswalk import Crosswalk
from cpc_selfeval.domain.cycles.trend import last_time, last_time_in_words
from cpc_selfeval.domain.drawings.trend import trend_drawing
from cpc_selfeval.ui.drawings.panel import DrawingPanel
from cpc_selfeval.ui.kit import Card, ChoiceBox, FlowLayout, LinkButton, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class TrendCard(Card):
    """An indicator of the shown cycle, chosen here or from its own page."""

    def __init__(self, workspace: Workspace, crosswalk: Crosswalk, parent: QWidget | None = None) -> None:
        super().__init__("Over all cycles", parent=parent)
        self._workspace = workspace
        self._crosswalk = crosswalk
        self.code = ""
        self.indicator = ChoiceBox("Indicator")
        self.go = LinkButton("Go to this indicator")
        self.panel = DrawingPanel("Level over all cycles", opens=False)
        self.last = QuietText()
        choices = QWidget()
        flow = FlowLayout(choices, spacing=px(8))
        flow.addWidget(self.indicator)
        flow.addWidget(self.go)
        for part in (choices, self.panel, self.last):
            self.add(part)
        self.indicator.chosen.connect(lambda code: self.show_indicator(str(code)))
        self.go.clicked.connect(lambda: workspace.indicator_requested.emit(self.code))

    def show_contents(self, contents: Contents) -> None:
        """Offer the indicators of the cycle, and show the one that was shown."""
        codes = contents.covered_codes or contents.framework.codes
        self.indicator.set_options([(code, f"{code} {contents.title(code)}") for code in codes])
        self.show_indicator(self.code if self.code in contents.framework.codes else codes[0])

    def show_indicator(self, code: str) -> None:
        """Show an indicator's trend."""
        contents = self._workspace.contents
        self.code = code
        self.indicator.show_choice(code)
        self.panel.show_drawing(trend_drawing(contents, code, self._crosswalk))
        before = last_time(contents, code, self._crosswalk)
        said, reason = last_time_in_words(contents, before) if before is not None else ("", "")
        self.last.setText("\n".join(part for part in (said, f"The reason then: {reason}" if reason else "") if part))
        self.last.setVisible(bool(said))
