"""The search box and the filters of a table of records, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.committee import Agency, IndicatorScope
from cpc_selfeval.domain.judging_records.improving import ProgrammeCopy
from cpc_selfeval.domain.programme_tags import carried_tags, tags_on_offer
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.forms.record_list import RowFilter
from cpc_selfeval.ui.kit import FilterSentence, FlowLayout, LinkButton, px
from cpc_selfeval.ui.tables.search_box import SearchBox
from cpc_selfeval.ui.workspace import Workspace


class RecordFilters(QObject):
    """The widgets of one filter. ``wanted`` carries what is looked for at each change by the user.

    Whoever derives from it gives :meth:`filter`, adds sentences of its own and ends with :meth:`ready`.
    """

    wanted = Signal(object)
    offered_by: tuple[type, ...] = (Agency, IndicatorScope, Tag, ProgrammeCopy)
    """The kinds of record whose changes change what the sentences offer."""

    def __init__(self, workspace: Workspace, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.sentences: tuple[FilterSentence, ...] = ()
        self.search = SearchBox(name, "Find by words or number")
        self.agency = FilterSentence("Agency")
        self.indicator = FilterSentence("Indicator")
        self.tag = FilterSentence("Tag", all_words="any")
        self.clear = LinkButton("Clear", name="Clear search and filters")
        self.clear.hide()

    def ready(self, *sentences: FilterSentence) -> None:
        """Begin, with all filters but the search, in the order in which they are read."""
        self.sentences = sentences
        self.offer()
        self.clear.clicked.connect(self.clear_all)
        self.search.textChanged.connect(self.tell)
        for sentence in sentences:
            sentence.chosen.connect(self.tell)
        self._workspace.changed.connect(self._on_changed)

    def filter(self) -> RowFilter[Any]:
        """What is looked for now."""
        raise NotImplementedError

    def row(self, *widgets: QWidget) -> FlowLayout:
        """Sentences and whatever stands beside them, one after the other, then "Clear"."""
        flow = FlowLayout(spacing=px(8))
        for widget in (*widgets, self.clear):
            flow.addWidget(widget)
        return flow

    def clear_all(self) -> None:
        """Look for everything again."""
        self._show_only(None, ())
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tag(self, key: str) -> None:
        """Look for what carries this tag and for nothing else."""
        self._show_only(self.tag, (key,))

    def tell(self, *_: object) -> None:
        """Say what is looked for now."""
        wanted = self.filter()
        self.clear.setVisible(not wanted.is_empty)
        self.wanted.emit(wanted)

    def offer(self) -> None:
        """Fill the sentences with what the file holds now."""
        contents = self._workspace.contents
        agencies = ((agency.key, agency.name) for agency in contents.agencies)
        self.agency.set_options([(None, "none named"), *agencies])
        codes = ((code, f"{code} {contents.title(code)}") for code in contents.framework.codes)
        self.indicator.set_options([(None, "none"), *codes])
        tags = ((tag.key, f"{tag.set_title}: {tag.name}") for tag in tags_on_offer(contents, carried_tags(contents)))
        self.tag.set_options([(None, "none"), *tags])

    def _show_only(self, one: FilterSentence | None, choice: Sequence[object]) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        for sentence in self.sentences:
            sentence.show_choice(choice if sentence is one else ())
        self.tell()

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, *self.offered_by):
            before = self.filter()
            self.offer()
            if self.filter() != before:
                self.tell()
