"""About the framework: what it is, how far its content is verified, item by item, and corrections of titles."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import IndicatorScope
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.framework import Provenance, QualityIndicator
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import Card, Collapsible, LineEntry, PlainButton, PlainText, QuietText
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

_KINDS = {
    "seed": "read in a published text",
    "retrieved": "seen on a published page",
    "recalled": "written from memory, not confirmed against the published text",
    "editorial": "our own words or choice",
    "derived": "worked out from published facts",
    "committee": "written by a committee",
}


class FrameworkCard(Card):
    """The edition that this cycle is pinned to."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("About the framework", parent=parent)
        self._workspace = workspace
        framework = workspace.contents.framework
        self.add(PlainText(f"{framework.title}. {framework.publisher}, {framework.edition} ({framework.year})."))
        self.add(QuietText(framework.summary))
        self.add(QuietText(f"How far it is verified: {framework.verification}"))
        self.add(
            QuietText(
                f"Source: {framework.source.rstrip('.')}. Revision {framework.revision}, {framework.content_hash[:12]}."
            )
        )
        self.change = PlainButton("Use another edition…")
        self.change.clicked.connect(workspace.framework_change_requested)
        self.fixed = QuietText("The edition is fixed, because something is recorded in this self-evaluation.")
        self.add(self.change)
        self.add(self.fixed)
        self._scale()
        self._titles: dict[str, LineEntry] = {}
        fold = Collapsible("Indicators: what is confirmed, and your corrections of titles", opened=False)
        for indicator in framework.indicators:
            fold.add(self._indicator(indicator))
        self.add(fold)
        self._show()
        workspace.changed.connect(self._on_changed)
        workspace.stepping.connect(self._show)

    def _scale(self) -> None:
        fold = Collapsible("The scale", opened=False)
        for level in sorted(self._workspace.contents.framework.scale, key=lambda one: -one.value):
            fold.add(PlainText(f"{level.value} {level.label}: {level.definition}"))
        self.add(fold)

    def _indicator(self, indicator: QualityIndicator) -> QWidget:
        known = "Title confirmed" if indicator.verified else "Title not confirmed"
        note = f"{known}: {_provenance(indicator.provenance)}."
        box = LineEntry(f"Your correction of the title of {indicator.code}", hint=indicator.title)
        box.handed_over.connect(lambda text: self._correct(indicator, box, text))
        self._titles[indicator.code] = box
        return Labelled(f"{indicator.code} {indicator.title}", box, note=note)

    def _correct(self, indicator: QualityIndicator, box: LineEntry, text: str) -> None:
        self._workspace.work.setup.scope(
            indicator.code, origin=box, visit=box.visit, corrected_title="" if text == indicator.title else text
        )

    def _show(self, besides: object = None) -> None:
        recorded = self._workspace.contents.anything_recorded
        self.change.setVisible(not recorded)
        self.fixed.setVisible(recorded)
        for code, box in self._titles.items():
            if box is not besides:
                box.show_text(self._workspace.entered.scope(code).corrected_title)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, IndicatorScope, Finding, Evidence, Action, Judgement, LevelDraft):
            self._show(event.origin)


def _provenance(provenance: Provenance) -> str:
    kind = _KINDS.get(provenance.kind, provenance.kind)
    return f"{kind} ({', '.join(provenance.sources)})" if provenance.sources else kind
