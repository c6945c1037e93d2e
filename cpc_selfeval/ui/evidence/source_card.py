"""Where evidence comes from, the period that it is about, and for views how they were given."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.evidence import Evidence, Quotable, SourceType
from cpc_selfeval.ui.choices.agency_choice import AgencyChoice
from cpc_selfeval.ui.evidence.fields import EvidenceFields, said_of_period
from cpc_selfeval.ui.evidence.impact_choice import ImpactChoice
from cpc_selfeval.ui.kit import Card, ChoiceBox, ColumnsLayout, DateEntry, LineEntry, QuietText, TextEntry, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

SOURCE_OPTIONS: list[tuple[object, str]] = [(None, "Not said yet"), *words.SOURCE_TYPES.items()]
_QUOTABLE: list[tuple[object, str]] = [(None, "Not said yet"), *words.QUOTABLE.items()]

IMPACT: Final = (
    "Yes where it shows what changed for children, and not only what services did. Whether a level is well supported "
    "is asked of this answer and of how many kinds of source there are."
)


class SourceCard(Card):
    """Source type, agency, period, impact on children, reference."""

    def __init__(self, workspace: Workspace, fields: EvidenceFields, parent: QWidget | None = None) -> None:
        super().__init__("Where it comes from", parent=parent)
        self.source_type = ChoiceBox("Source type", SOURCE_OPTIONS)
        self.agency = AgencyChoice(workspace)
        self.period_from = DateEntry("Period from")
        self.period_to = DateEntry("Period to")
        self.impact = ImpactChoice()
        self.reference = LineEntry("Reference", hint="For example a report’s name, page or file number")
        fields.choice("source_type", self.source_type)
        fields.chooser("agency", self.agency)
        fields.day("period_from", self.period_from)
        fields.day("period_to", self.period_to)
        fields.impact("shows_impact", self.impact)
        fields.text("reference", self.reference)
        self.period_note = QuietText(tone="warning")
        self._lay_out()
        for box in (self.period_from, self.period_to):
            box.date_chosen.connect(self.refresh)

    def _lay_out(self) -> None:
        who = ColumnsLayout(most=2, least_width=px(220), spacing=px(12))
        who.addWidget(Labelled("&Source type", self.source_type))
        who.addWidget(Labelled("&Agency", self.agency))
        when = ColumnsLayout(most=2, least_width=px(148), spacing=px(12))
        when.addWidget(Labelled("About the period from", self.period_from))
        when.addWidget(Labelled("to", self.period_to))
        self.add(who)
        self.add(when)
        self.add(self.period_note)
        self.add(Labelled("Does it show impact on children?", self.impact))
        self.add(QuietText(IMPACT))
        self.add(Labelled("&Reference", self.reference))

    def refresh(self) -> None:
        """Say it where the period ends before it begins."""
        note = said_of_period(self.period_from.day(), self.period_to.day())
        self.period_note.setText(note)
        self.period_note.setVisible(bool(note))


class ViewsCard(Card):
    """For evidence of views: how people were asked, how many, whose voice is missing, quoting, what they were told."""

    def __init__(self, fields: EvidenceFields, parent: QWidget | None = None) -> None:
        super().__init__("How people were heard", parent=parent)
        self.asked = TextEntry("How people were asked", hint="Survey, conversation, group, advocate, …")
        self.number = LineEntry("How many were asked and answered", hint="34 of 120")
        self.missing = TextEntry("Whose voice is missing")
        self.quotable = ChoiceBox("May they be quoted?", _QUOTABLE)
        self.told = TextEntry("What they were told afterwards")
        self._kept = QuietText(
            "This source type is not one of views. What was written here is kept; it shows while anything stands here."
        )
        fields.text("views_asked", self.asked)
        fields.text("views_number", self.number)
        fields.text("views_missing", self.missing)
        fields.choice("views_quotable", self.quotable)
        fields.text("views_told", self.told)
        self.add(self._kept)
        self.add(Labelled("How people were asked", self.asked))
        columns = ColumnsLayout(most=2, least_width=px(200), spacing=px(12))
        columns.addWidget(Labelled("How many", self.number))
        columns.addWidget(Labelled("May they be quoted?", self.quotable))
        self.add(columns)
        self.add(Labelled("Whose voice is missing", self.missing))
        self.add(Labelled("What they were told afterwards", self.told))

    def refresh(self, source_type: object, evidence: Evidence | None) -> None:
        """Show for source types of views, and wherever something was written here already."""
        of_views = isinstance(source_type, SourceType) and source_type.is_views
        self._kept.setVisible(not of_views)
        self.setVisible(of_views or (evidence is not None and views_given(evidence)))


def views_given(evidence: Evidence) -> bool:
    """Whether any of the fields for views holds something."""
    texts = (evidence.views_asked, evidence.views_number, evidence.views_missing, evidence.views_told)
    return any(texts) or isinstance(evidence.views_quotable, Quotable)
