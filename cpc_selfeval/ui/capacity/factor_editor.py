"""One factor of the capacity for improvement: its words, how sure the committee is, and what it stands on."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.capacity.grounds import ground
from cpc_selfeval.domain.judging_records.improving import CapacityFactor
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.several import ActionsChoice, EvidenceChoice, FindingsChoice, IndicatorsChoice
from cpc_selfeval.ui.evidence.supports import ListedChoice
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.inspecting.opened_entries import OpenedEditor
from cpc_selfeval.ui.kit import LineEntry, QuietText, TextEntry, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace


class FactorEditor(OpenedEditor):
    """Edits one factor, or begins one: what is typed first records it."""

    def __init__(self, workspace: Workspace, key: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._workspace = workspace
        self.fields = RecordFields(workspace, self._record, workspace.work.capacity.revise, self)
        self.title = LineEntry("Factor", hint="What gives you grounds for confidence")
        self.asked = QuietText()
        self.text = TextEntry("What you can say of this factor", hint="What it is, and what it changed for children")
        self.confidence = LineEntry("How sure you are, in your own words", hint="In your own words; there is no list")
        evidence = EvidenceChoice(workspace, name="Evidence for this factor")
        actions = ActionsChoice(workspace, name="Actions that bear it out")
        findings = FindingsChoice(workspace, name="Strengths and areas that bear it out")
        indicators = IndicatorsChoice(workspace, name="Indicators that bear it out", none_words="No indicator chosen")
        self.fields.text("title", self.title)
        self.fields.text("text", self.text)
        self.fields.text("confidence", self.confidence)
        self.links = {
            "supporting": ListedChoice("Evidence", evidence),
            "actions": ListedChoice("Actions", actions),
            "findings": ListedChoice("Strengths and areas for improvement", findings),
            "indicators": ListedChoice("Indicators, with their levels", indicators),
        }
        for field, listed in self.links.items():
            self.fields.chooser(field, listed.box)
            listed.box.chosen.connect(listed.refresh)
        self._lay_out()
        self._lead_on()
        self.fields.recorded.connect(self._recorded)
        self.fields.begun_again.connect(self._show_begun_again)
        self.fields.gone.connect(self.gone)
        self._show(None)

    def _record(self, **values: Any) -> str:
        title = values.pop("title", "")
        return self._workspace.work.capacity.add(title, **values)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(13), px(4), 0, px(8))
        column.setSpacing(px(6))
        column.addWidget(Labelled("Factor", self.title))
        column.addWidget(self.asked)
        column.addWidget(Labelled("What we can say of it", self.text))
        column.addWidget(Labelled("How sure we are", self.confidence))
        for listed in self.links.values():
            column.addWidget(listed)
        column.addWidget(self.make_acts("factor"))

    def _lead_on(self) -> None:
        self.links["supporting"].opened.connect(self._workspace.evidence_requested)
        self.links["actions"].opened.connect(self._workspace.action_requested)
        self.links["indicators"].opened.connect(self._workspace.indicator_requested)
        self.links["findings"].opened.connect(self._workspace.request_entry)

    def first_box(self) -> QWidget:
        """What can be said of a factor that has its title; else the title."""
        return self.text if self.title.text() else self.title

    def take(self, event: Applied) -> None:
        """Follow a change."""
        self._show(event.origin)

    def _show(self, besides: object) -> None:
        factor = self._workspace.entered.get(CapacityFactor, self.key)
        self.remove.setVisible(self.key is not None)
        if factor is None:
            if self.key is None and not self.fields.is_begun:
                self.fields.begin(CapacityFactor(key="", cycle="", title=""), {})
        else:
            self.fields.show(factor, besides)
        offered = ground(factor.ground) if factor is not None else None
        self.asked.setText(f"{offered.question} ({offered.source})" if offered is not None else "")
        self.asked.setVisible(offered is not None)
        for listed in self.links.values():
            listed.refresh()

    def _show_begun_again(self) -> None:
        self.key = None
        self._show(None)
        self.begun_again.emit()

    def _recorded(self, key: object) -> None:
        self.key = str(key)
        self.recorded.emit(self.key)
        self.remove.show()
