"""The filters of the action plan, as sentences."""

from __future__ import annotations

from operator import itemgetter
from typing import cast

from PySide6.QtCore import QObject

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Status, StatusWord
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.actions.rows import ActionFilter, DueWithin, lead_of
from cpc_selfeval.ui.kit import FilterSentence
from cpc_selfeval.ui.tables.record_filters import RecordFilters
from cpc_selfeval.ui.tables.search_box import wanted_words
from cpc_selfeval.ui.workspace import Workspace


class ActionFilters(RecordFilters):
    """``wanted`` carries an :class:`ActionFilter` at each change by the user."""

    offered_by = (*RecordFilters.offered_by, StatusWord)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(workspace, "Find in the action plan", parent)
        self.status = FilterSentence("Status")
        self.lead = FilterSentence("Lead", all_words="any")
        self.due = FilterSentence("Due", [(due, due.value) for due in DueWithin], all_words="any", several=False)
        self.ready(self.agency, self.lead, self.status, self.due, self.indicator, self.tag)

    def filter(self) -> ActionFilter:
        """What is looked for now."""
        due = self.due.value()
        return ActionFilter(
            words=wanted_words(self.search.text()),
            agencies=frozenset(self.agency.value()),
            statuses=frozenset(self.status.value()),
            leads=frozenset(self.lead.value()),
            due=cast(DueWithin, due[0]) if due else None,
            indicators=frozenset(self.indicator.value()),
            tags=frozenset(self.tag.value()),
        )

    def offer(self) -> None:
        """The statuses have the committee's own words."""
        super().offer()
        contents = self._workspace.contents
        self.status.set_options([(status, words.status_word(contents, status)) for status in Status])
        self._offer_leads()

    def _offer_leads(self) -> None:
        """Everybody who leads an action, and those who are looked for although they lead none any more."""
        leads = {lead_of(action): " ".join(action.lead.split()) for action in self._workspace.contents.actions_in_order}
        named: dict[object, str] = {lead: str(lead) for lead in self.lead.value() if lead is not None}
        named.update((key, name) for key, name in leads.items() if key is not None)
        self.lead.set_options([(None, "nobody"), *sorted(named.items(), key=itemgetter(1))])

    def _on_changed(self, event: Applied) -> None:
        if any(row.kind is Action and "lead" in row.changed_fields() for row in event.change.rows):
            self._offer_leads()
        super()._on_changed(event)
