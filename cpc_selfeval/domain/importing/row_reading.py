"""One row being read: its values, what is kept of it in words, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words, period_in_words
from cpc_selfeval.domain.importing.agencies import Named
from cpc_selfeval.domain.importing.cells import cell_text, folded
from cpc_selfeval.domain.importing.dates import read_date, read_period
from cpc_selfeval.domain.importing.fields import Field
from cpc_selfeval.domain.importing.mapping import Column, ListMapping
from cpc_selfeval.domain.importing.planned import Understood
from cpc_selfeval.domain.text import entered_line

IMPORTED = "Imported"
"""With this word begins whatever is kept of a list in words."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What words of agencies and indicators mean in this file; the same words stand in many rows of a list."""

    agencies: Callable[[str], Named]
    indicators: Callable[[str], tuple[tuple[str, ...], bool]]
    """The codes in a text, and whether it says nothing else."""


@dataclass(slots=True)
class RowReading:
    """What has been read of a row so far."""

    contents: Contents
    mapping: ListMapping
    columns: Mapping[Field | None, tuple[Column, ...]]
    """Those of each field that has any, those that become none under None."""
    cells: tuple[Cell, ...]
    understanding: Understanding
    values: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    may_have: frozenset[str] = frozenset({"lead", "contributing"})
    """Which of the fields that only actions have the record has."""
    _texts: dict[int, str] = field(init=False)
    """What stands in the row, by its place: nothing where nothing can be read."""

    def __post_init__(self) -> None:
        self._texts = {place: text for place, cell in enumerate(self.cells) if (text := cell_text(cell)).strip()}

    def filled(self, wanted: Field | None) -> list[tuple[Column, str]]:
        """The columns of a field (None: of those that become none) in which something stands in this row, and what."""
        columns = self.columns.get(wanted)
        if columns is None:
            return []
        return [(column, self._texts[column.index]) for column in columns if column.index in self._texts]

    def keep(self, heading: str, text: str) -> None:
        """Keep words that have no field of their own."""
        self.kept.append(f"{IMPORTED}: {heading}: {text}")

    def tell(self, column: Column, text: str, becomes: str) -> None:
        """Note that words were understood as a value."""
        self.understood.append(Understood(column.name, text, becomes))

    def take_text(self, wanted: Field, name: str, *, line: bool = False) -> None:
        """A text as it stands there; on one line where it is one line everywhere."""
        for column, text in self.filled(wanted):
            if name in self.values:
                self.keep(column.name, text)
            else:
                self.values[name] = entered_line(text) if line else text

    def take_others(self) -> None:
        """Keep what stands in columns that become no field, unless that is not wanted."""
        if self.mapping.keep_others:
            for column, text in self.filled(None):
                self.keep(column.name, text)

    def take_date(self, wanted: Field, name: str, *, end: bool = True) -> None:
        """A day; of a month or quarter its last (or first) one, with its words kept; what is no date is only kept."""
        for column, text in self.filled(wanted):
            span = read_date(self.cells[column.index])
            day = span.last if end else span.first
            self._set_days(column, text, {name: day}, day_in_words(day) if day else "", exact=span.exact)

    def take_period(self) -> None:
        """First and last day of a period, in the same way."""
        for column, text in self.filled(Field.PERIOD):
            span = read_period(self.cells[column.index])
            days = {"period_from": span.first, "period_to": span.last}
            self._set_days(column, text, days, period_in_words(span.first, span.last), exact=span.exact)

    def _set_days(self, column: Column, text: str, days: Mapping[str, date | None], words: str, *, exact: bool) -> None:
        if set(text) == {"#"}:
            self.said.append(f"“{_short(text)}” ({column.name}) is no date: its column was too narrow to show it.")
        elif not words:
            self.said.append(f"“{_short(text)}” ({column.name}) is no date, so its words are kept.")
        elif not days.keys() & self.values.keys():
            self.values.update(days)
            self.tell(column, text, words)
            if exact:
                return
            self.said.append(f"“{_short(text)}” ({column.name}) is taken as {words}; its words are kept.")
        self.keep(column.name, text)

    def take_chosen(self, wanted: Field, name: str, read: Any, words: Any) -> None:
        """A value of a fixed choice by its words; others are kept. ``words`` gives ours for the value."""
        for column, text in self.filled(wanted):
            value = read(text)
            if value is None or name in self.values:
                self.keep(column.name, text)
                if value is None:
                    self.said.append(
                        f"“{_short(text)}” ({column.name}) is none of the choices here; its words are kept."
                    )
            else:
                self.values[name] = value
                self.tell(column, text, words[value])

    def take_indicators(self) -> None:
        """The codes of the framework's indicators; words beside them are kept."""
        codes: list[str] = []
        for column, text in self.filled(Field.INDICATORS):
            found, whole = self.understanding.indicators(text)
            codes += found
            if found:
                self.tell(column, text, ", ".join(found))
            if not whole:
                self.keep(column.name, text)
            if not found:
                edition = self.contents.framework.short_title
                self.said.append(f"“{_short(text)}” ({column.name}) is no indicator of {edition}, so it is kept.")
        if codes:
            self.values["indicators"] = self.contents.framework_order(codes)

    def take_agency(self) -> None:
        """The agency that a column of agencies names, and others after it as contributing (for actions)."""
        for column, text in self.filled(Field.AGENCY):
            named = self.understanding.agencies(text)
            if named.whole or len(named.agencies) == 1:
                self.values.setdefault("agency", named.agencies[0])
                self._name_agencies(column, text, named.agencies)
            if named.whole and (len(named.agencies) == 1 or "contributing" in self.may_have):
                self._contribute(named.agencies)
            else:
                self._keep_agency_words(column, text, some=bool(named.agencies))

    def _keep_agency_words(self, column: Column, text: str, *, some: bool) -> None:
        """Words that are no agency of the file stand as lead, where nothing else does."""
        as_lead = "lead" in self.may_have and not self.filled(Field.LEAD) and "lead" not in self.values
        if as_lead:
            self.values["lead"] = entered_line(text)
        else:
            self.keep(column.name, text)
        if not some:
            then = "it stands as lead" if as_lead else "its words are kept"
            self.said.append(f"“{_short(text)}” ({column.name}) is not an agency of this file; {then}.")

    def take_contributing(self) -> None:
        """The agencies that contribute; words that are none of the file's are kept."""
        for column, text in self.filled(Field.CONTRIBUTING):
            named = self.understanding.agencies(text)
            self._contribute(named.agencies)
            if named.agencies:
                self._name_agencies(column, text, named.agencies)
            if not named.whole:
                self.keep(column.name, text)

    def take_lead(self) -> None:
        """Who leads, in words; an agency named there is the lead agency where no other column says which."""
        for column, text in self.filled(Field.LEAD):
            named = self.understanding.agencies(text)
            if named.agencies and "agency" not in self.values and (named.whole or len(named.agencies) == 1):
                self.values["agency"] = named.agencies[0]
                self._contribute(named.agencies)
                self._name_agencies(column, text, named.agencies)
            is_its_name = folded(text) == folded(self.contents.agency_name(self.values.get("agency"))) != ""
            if self.values.get("lead"):
                self.keep(column.name, text)
            elif not is_its_name:
                self.values["lead"] = entered_line(text)

    def _contribute(self, agencies: tuple[str, ...]) -> None:
        if "contributing" in self.may_have:
            all_of_them = dict.fromkeys((*self.values.get("contributing", ()), *agencies))
            lead = self.values.get("agency")
            self.values["contributing"] = tuple(key for key in all_of_them if key != lead)

    def _name_agencies(self, column: Column, text: str, agencies: tuple[str, ...]) -> None:
        self.tell(column, text, ", ".join(self.contents.agency_name(key) for key in agencies))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
