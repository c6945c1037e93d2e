"""The search box and the filters of evidence, as sentences."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Agency, IndicatorScope
from cpc_selfeval.domain.judging_records.improving import ProgrammeCopy
from cpc_selfeval.domain.programme_tags import carried_tags, tags_on_offer
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.evidence.rows import EvidenceFilter, wanted_words
from cpc_selfeval.ui.kit import FilterSentence, FlowLayout, LinkButton, passing_on, px
from cpc_selfeval.ui.workspace import Workspace

_IMPACT: tuple[tuple[object, str], ...] = ((True, "yes"), (False, "no"), (None, "not said"))


class SearchBox(QLineEdit):
    """Finds as it is typed in. ``left_downwards`` follows Down and Enter, which lead to what was found."""

    left_downwards = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(px(160))

    def event(self, event: QEvent) -> bool:
        """Leave undo and the window's keys to the window."""
        shortcut = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if shortcut and passing_on.is_for_the_window(cast(QKeyEvent, event)):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go to what was found; Escape empties the box."""
        if passing_on.is_undo_or_redo(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class EvidenceFilters(QObject):
    """The widgets of one filter. ``wanted`` carries an :class:`EvidenceFilter` at each change by the user."""

    wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.search = SearchBox("Find in evidence", "Find by words or number")
        self.source = FilterSentence("Source type", [(None, "not said"), *words.SOURCE_TYPES.items()])
        self.agency = FilterSentence("Agency")
        self.indicator = FilterSentence("Indicator")
        self.impact = FilterSentence("Shows impact", _IMPACT, all_words="any")
        self.tag = FilterSentence("Tag", all_words="any")
        self.use = FilterSentence("Used", [(True, "not used yet")], all_words="any", several=False)
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
        return (self.source, self.agency, self.indicator, self.impact, self.tag, self.use)

    def row(self, *widgets: QWidget) -> FlowLayout:
        """These sentences and whatever stands beside them, one after the other, then "Clear"."""
        flow = FlowLayout(spacing=px(8))
        for widget in (*widgets, self.clear):
            flow.addWidget(widget)
        return flow

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

    def clear_all(self) -> None:
        """Look for everything again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        for sentence in self.sentences:
            sentence.show_choice(())
        self._changed()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.clear.setVisible(wanted != EvidenceFilter())
        self.wanted.emit(wanted)

    def _offer(self) -> None:
        contents = self._workspace.contents
        agencies = ((agency.key, agency.name) for agency in contents.agencies)
        self.agency.set_options([(None, "none named"), *agencies])
        codes = ((code, f"{code} {contents.title(code)}") for code in contents.framework.codes)
        self.indicator.set_options([(None, "none"), *codes])
        tags = ((tag.key, f"{tag.set_title}: {tag.name}") for tag in tags_on_offer(contents, carried_tags(contents)))
        self.tag.set_options([(None, "none"), *tags])

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Agency, IndicatorScope, Tag, ProgrammeCopy):
            before = self.filter()
            self._offer()
            if self.filter() != before:
                self._changed()
