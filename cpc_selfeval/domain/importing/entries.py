"""What one row of a list becomes: an action with its notes, or a piece of evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.importing.agencies import agencies_named, known_names
from cpc_selfeval.domain.importing.cells import Row, cell_text, folded, word_key
from cpc_selfeval.domain.importing.fields import Field, ListKind
from cpc_selfeval.domain.importing.mapping import ListMapping
from cpc_selfeval.domain.importing.planned import Entry, Understood
from cpc_selfeval.domain.importing.row_reading import RowReading, Understanding
from cpc_selfeval.domain.importing.statuses import known_words
from cpc_selfeval.domain.importing.values import read_indicators, read_origin, read_priority, read_source, read_yes
from cpc_selfeval.domain.words import ORIGINS, PRIORITIES, SOURCE_TYPES, status_word

_YES_WORDS = {True: "Yes", False: "No"}
_ACTION_TEXTS = {
    Field.OUTCOME: "outcome",
    Field.MEASURE: "measure",
    Field.BASELINE: "baseline",
    Field.TARGET: "target",
    Field.RESOURCES: "resources",
    Field.HELP: "help_needed",
    Field.DECISION: "cog_decision",
}


@dataclass(frozen=True, slots=True)
class Coming:
    """A row that comes in: below which heading ("" for none), and the rows that go on with it."""

    row: Row
    heading: str
    more: list[Row] = dataclasses.field(default_factory=list)


class EntryReader:
    """Reads the rows of one list. ``shared`` are status words that become the same as another word of the list."""

    def __init__(self, contents: Contents, mapping: ListMapping, shared: Iterable[str]) -> None:
        self._contents = contents
        self._mapping = mapping
        self._columns = mapping.by_field()
        self._shared = frozenset(shared)
        self._words = frozenset(known_words(contents))
        self._understanding = Understanding(
            lru_cache(maxsize=None)(partial(agencies_named, known_names(contents))),
            lru_cache(maxsize=None)(partial(read_indicators, contents.framework)),
        )
        self._texts = {field: name for field, name in _ACTION_TEXTS.items() if field in self._columns}
        self._areas = {
            folded(finding.text): key
            for key, finding in contents.findings.items()
            if finding.kind is FindingKind.AREA and folded(finding.text)
        }

    def read(self, coming: Coming) -> tuple[Entry, list[Understood]]:
        """One row that comes in, and the words of it that became values."""
        number, cells = coming.row
        reading = RowReading(self._contents, self._mapping, self._columns, cells, self._understanding)
        if coming.heading and self._mapping.keep_headings:
            reading.keep("under the heading", coming.heading)
        for row, more in coming.more:
            reading.said.append(f"Row {row} goes on with it.")
            self._take_more(reading, more)
        entry = (
            self._action(number, reading) if self._mapping.kind is ListKind.ACTIONS else self._evidence(number, reading)
        )
        return entry, reading.understood

    def _action(self, number: int, reading: RowReading) -> Entry:
        reading.take_text(Field.ACTION, "text")
        for field, name in self._texts.items():
            reading.take_text(field, name)
        reading.take_agency()
        reading.take_lead()
        reading.take_contributing()
        reading.take_date(Field.START, "start", end=False)
        reading.take_date(Field.DUE, "due")
        reading.take_chosen(Field.PRIORITY, "priority", read_priority, PRIORITIES)
        reading.take_chosen(Field.ORIGIN, "origin", read_origin, ORIGINS)
        reading.take_indicators()
        self._take_area(reading)
        self._take_status(reading)
        reading.values.setdefault("origin", self._mapping.origin)
        reading.take_others()
        notes = self._progress(reading)
        kept = ("\n".join(reading.kept),) if reading.kept else ()
        action = Action(key="", cycle=self._contents.cycle_key, number=0, **reading.values)
        return Entry(number, action, (*kept, *notes), tuple(reading.said))

    def _evidence(self, number: int, reading: RowReading) -> Entry:
        reading.may_have = frozenset()
        reading.take_text(Field.TITLE, "title", line=True)
        self._take_lines(reading, Field.SHOWS, "shows", "\n\n")
        self._take_lines(reading, Field.LINK, "web_links", "\n")
        reading.take_text(Field.REFERENCE, "reference", line=True)
        reading.take_agency()
        reading.take_chosen(Field.SOURCE, "source_type", read_source, SOURCE_TYPES)
        reading.take_chosen(Field.IMPACT, "shows_impact", read_yes, _YES_WORDS)
        reading.take_period()
        reading.take_date(Field.PERIOD_FROM, "period_from", end=False)
        reading.take_date(Field.PERIOD_TO, "period_to")
        reading.take_indicators()
        reading.take_others()
        parts = [part for part in (reading.values.get("shows", ""), "\n".join(reading.kept)) if part]
        reading.values["shows"] = "\n\n".join(parts)
        evidence = Evidence(key="", cycle=self._contents.cycle_key, number=0, **reading.values)
        return Entry(number, evidence, (), tuple(reading.said))

    def _take_more(self, reading: RowReading, cells: tuple[Cell, ...]) -> None:
        """All words of a row that goes on with the one being read."""
        for column in self._mapping.columns:
            text = cell_text(cells[column.index]) if column.index < len(cells) else ""
            if text.strip():
                reading.keep(column.name, text)

    def _take_status(self, reading: RowReading) -> None:
        """The status by the mapping. Its words are kept too, where the status alone would not tell them apart."""
        for column, text in reading.filled(Field.STATUS):
            status = self._mapping.statuses.get(word_key(text))
            if status is None or "status" in reading.values:
                reading.keep(column.name, text)
                continue
            reading.values["status"] = status
            reading.tell(column, text, status_word(self._contents, status))
            if word_key(text) in self._shared or word_key(text) not in self._words:
                reading.keep(column.name, text)

    def _take_area(self, reading: RowReading) -> None:
        """The area for improvement that has just these words in the file; other words are kept."""
        for column, text in reading.filled(Field.AREA):
            key = self._areas.get(folded(text))
            if key is None:
                reading.keep(column.name, text)
            else:
                reading.values["findings"] = tuple(dict.fromkeys((*reading.values.get("findings", ()), key)))
                reading.tell(column, text, "the area for improvement of these words")

    def _progress(self, reading: RowReading) -> tuple[str, ...]:
        """A note for each column of progress; where there are several, each says which."""
        several = len(self._columns.get(Field.PROGRESS, ())) > 1
        filled = reading.filled(Field.PROGRESS)
        return tuple(f"{column.name}: {text}" if several else text for column, text in filled)

    def _take_lines(self, reading: RowReading, field: Field, name: str, between: str) -> None:
        """The texts of all columns of a field; where there are several, each after its heading."""
        filled = reading.filled(field)
        prefix = len(self._columns.get(field, ())) > 1 and field is Field.SHOWS
        texts = [f"{column.name}: {text}" if prefix else text for column, text in filled]
        if texts:
            reading.values[name] = between.join(texts)
