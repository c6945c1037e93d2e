"""The filters of evidence, as sentences."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cpc_selfeval.domain import words
from cpc_selfeval.ui.evidence.rows import EvidenceFilter
from cpc_selfeval.ui.kit import FilterSentence
from cpc_selfeval.ui.tables.record_filters import RecordFilters
from cpc_selfeval.ui.tables.search_box import wanted_words
from cpc_selfeval.ui.workspace import Workspace

_IMPACT: tuple[tuple[object, str], ...] = ((True, "yes"), (False, "no"), (None, "not said"))


class EvidenceFilters(RecordFilters):
    """``wanted`` carries an :class:`EvidenceFilter` at each change by the user."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(workspace, "Find in evidence", parent)
        self.source = FilterSentence("Source type", [(None, "not said"), *words.SOURCE_TYPES.items()])
        self.impact = FilterSentence("Shows impact", _IMPACT, all_words="any")
        self.use = FilterSentence("Used", [(True, "not used yet")], all_words="any", several=False)
        self.ready(self.source, self.agency, self.indicator, self.impact, self.tag, self.use)

    def filter(self) -> EvidenceFilter:
        """What is looked for now."""
        return EvidenceFilter(
            words=wanted_words(self.search.text()),
            sources=frozenset(self.source.value()),
            agencies=frozenset(self.agency.value()),
            indicators=frozenset(self.indicator.value()),
            impacts=frozenset(self.impact.value()),
            tags=frozenset(self.tag.value()),
            unused=bool(self.use.value()),
        )
