"""The search box and the filters of the action plan, as sentences."""

from __future__ import annotations

from operator import itemgetter
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Status, StatusWord
from cpc_selfeval.domain.committee import Agency, IndicatorScope
from cpc_selfeval.domain.judging_records.improving import ProgrammeCopy
from cpc_selfeval.domain.programme_tags import carried_tags, tags_on_offer
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.actions.rows import ActionFilter, DueWithin, lead_of
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.evidence.filters import SearchBox
from cpc_selfeval.ui.evidence.rows import wanted_words
from cpc_selfeval.ui.kit import FilterSentence, FlowLayout, LinkButton, px
from cpc_selfeval.ui.workspace import Workspace


class ActionFilters(QObject):
    """The widgets of one filter. ``wanted`` carries an :class:`ActionFilter` at each change by the user."""

    wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.search = SearchBox("Find in the action plan", "Find by words or number")
        self.agency = FilterSentence("Agency")
        self.status = FilterSentence("Status")
        self.lead = FilterSentence("Lead", all_words="any")
        self.due = FilterSentence("Due", [(due, due.value) for due in DueWithin], all_words="any", several=False)
        self.indicator = FilterSentence("Indicator")
        self.tag = FilterSentence("Tag", all_words="any")
        self.clear = LinkButton("Clear", name="Clear search and filters")
        self.clear.hide()
        self.clear.clicked.connect(self.clear_all)
        self._offer()
        self.search.textChanged.connect(self._changed)
        for sentence in self.sentences:
            sentence.chosen.connect(self._changed)
        workspace.changed.connect(self._on_changed)

    @property
    def sentences(self) -> tuple[FilterSentence, ...]:
        """All filters but the search."""
        return (self.agency, self.lead, self.status, self.due, self.indicator, self.tag)

    def row(self, *widgets: QWidget) -> FlowLayout:
        """These sentences and whatever stands beside them, one after the other, then "Clear"."""
        flow = FlowLayout(spacing=px(8))
        for widget in (*widgets, self.clear):
            flow.addWidget(widget)
        return flow

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

    def clear_all(self) -> None:
        """Look for everything again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        for sentence in self.sentences:
            sentence.show_choice(())
        self._changed()
        self.search.setFocus()

    def show_tag(self, key: str) -> None:
        """Look for what carries this tag and for nothing else."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        for sentence in self.sentences:
            sentence.show_choice((key,) if sentence is self.tag else ())
        self._changed()

    def _changed(self, *_: object) -> None:
        wanted = self.filter()
        self.clear.setVisible(wanted != ActionFilter())
        self.wanted.emit(wanted)

    def _offer(self) -> None:
        contents = self._workspace.contents
        agencies = ((agency.key, agency.name) for agency in contents.agencies)
        self.agency.set_options([(None, "none named"), *agencies])
        self.status.set_options([(status, words.status_word(contents, status)) for status in Status])
        self._offer_leads()
        codes = ((code, f"{code} {contents.title(code)}") for code in contents.framework.codes)
        self.indicator.set_options([(None, "none"), *codes])
        tags = ((tag.key, f"{tag.set_title}: {tag.name}") for tag in tags_on_offer(contents, carried_tags(contents)))
        self.tag.set_options([(None, "none"), *tags])

    def _offer_leads(self) -> None:
        """Everybody who leads an action, and those who are looked for although they lead none any more."""
        leads = {lead_of(action): " ".join(action.lead.split()) for action in self._workspace.contents.actions_in_order}
        named: dict[object, str] = {lead: str(lead) for lead in self.lead.value() if lead is not None}
        named.update((key, name) for key, name in leads.items() if key is not None)
        self.lead.set_options([(None, "nobody"), *sorted(named.items(), key=itemgetter(1))])

    def _on_changed(self, event: Applied) -> None:
        if any(row.kind is Action and "lead" in row.changed_fields() for row in event.change.rows):
            self._offer_leads()
        if concerns(event, Agency, IndicatorScope, Tag, StatusWord, ProgrammeCopy):
            before = self.filter()
            self._offer()
            if self.filter() != before:
                self._changed()
