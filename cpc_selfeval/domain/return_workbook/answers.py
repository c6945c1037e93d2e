"""What the cells of a workbook that came back say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from cpc_selfeval.domain.cells import SheetCells, WorkbookCells
from cpc_selfeval.domain.importing.cells import cell_text, is_blank
from cpc_selfeval.domain.judgement import LevelDraft
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.return_workbook.asked import says_something
from cpc_selfeval.domain.return_workbook.columns import JobSheet
from cpc_selfeval.domain.return_workbook.entries import Entry, entries_of, written_piece
from cpc_selfeval.domain.return_workbook.hidden import (
    MARK,
    Hidden,
    HiddenPartNewer,
    HiddenPartSpoiled,
    hidden_part,
)
from cpc_selfeval.domain.return_workbook.leftovers import remark_on_leftovers, remark_on_missing
from cpc_selfeval.domain.return_workbook.own_writing import is_our_writing
from cpc_selfeval.domain.return_workbook.remarks import Remarks, place
from cpc_selfeval.domain.return_workbook.returned import Returned
from cpc_selfeval.domain.return_workbook.sheets import BY_JOB, PLAN
from cpc_selfeval.domain.return_workbook.tables import CameTable, came_tables
from cpc_selfeval.domain.return_workbook.taken_up import TakenUp, taken_up
from cpc_selfeval.domain.return_workbook.values import is_same
from cpc_selfeval.domain.returns.records import Comment
from cpc_selfeval.domain.returns_refusals import NewerReturn, NotAReturn, SpoiledReturn


def understood(cells: WorkbookCells, name: str, on: date | None = None) -> Returned:
    """What came back, from the cells of the workbook with this file name. Pure: the same cells give the same.

    ``on`` is the day that progress without a day of its own is given: the day on which the workbook was written where
    it is None. Raises NotAReturn, NewerReturn, SpoiledReturn.
    """
    hidden, sheets = _opened(cells, name)
    jobs = [BY_JOB[job] for job in dict.fromkeys([row.job for row in hidden.rows] + list(hidden.rooms))]
    tables = came_tables(sheets, jobs)
    reading = _Reading(hidden, on or datetime.fromisoformat(hidden.identity.written_at).date(), Remarks())
    for sheet in jobs:
        reading.take(sheet, tuple(table for table in tables if table.sheet.job is sheet.job))
    remark_on_leftovers(sheets, tables, hidden, reading.remarks)
    remark_on_missing(tables, hidden, reading.remarks)
    return Returned(
        identity=hidden.identity,
        base=_tables(row.record for row in hidden.rows if row.key in hidden.stored),
        theirs=_tables(iter(reading.records.values())),
        notes=reading.remarks.sentences,
        name=name,
        sha256=cells.sha256,
    )


def _opened(cells: WorkbookCells, name: str) -> tuple[Hidden, tuple[SheetCells, ...]]:
    """The hidden part, and all other sheets."""
    for number, sheet in enumerate(cells.sheets):
        rows = tuple(_hidden_rows(sheet))
        if rows:
            try:
                return _as_we_write(hidden_part(rows)), (*cells.sheets[:number], *cells.sheets[number + 1 :])
            except HiddenPartNewer as error:
                raise NewerReturn(name) from error
            except HiddenPartSpoiled as error:
                raise SpoiledReturn(name) from error
    heads = {cell for sheet in cells.sheets for _number, row in sheet.rows for cell in row if isinstance(cell, str)}
    if any(sheet.key_header in heads for sheet in BY_JOB.values() if sheet is not PLAN):
        raise SpoiledReturn(name)
    raise NotAReturn(name)


def _as_we_write(hidden: Hidden) -> Hidden:
    if not is_our_writing(hidden):
        raise HiddenPartSpoiled
    return hidden


def _hidden_rows(sheet: SheetCells) -> Iterator[tuple[str, str]]:
    """The labels and values of the hidden sheet, from its mark on; nothing where it is another sheet."""
    place: int | None = None
    for _number, cells in sheet.rows:
        if place is None and MARK in cells:
            place = cells.index(MARK)
        if place is not None and place + 1 < len(cells):
            yield cell_text(cells[place]), cell_text(cells[place + 1])


def _tables(records: Iterator[Record]) -> dict[type[Record], dict[str, Record]]:
    tables: dict[type[Record], dict[str, Record]] = {}
    for record in records:
        tables.setdefault(type(record), {})[record.key] = record
    return tables


@dataclass
class _Reading:
    """What is known so far: theirs by key, in the order of the sheets."""

    hidden: Hidden
    on: date
    remarks: Remarks
    records: dict[str, Record] = field(default_factory=dict)

    def take(self, sheet: JobSheet, tables: tuple[CameTable, ...]) -> None:
        """One job's sheet: what did not come back stands as it was written."""
        for row in self.hidden.rows_of(sheet.job):
            if row.key in self.hidden.stored:
                self.records[row.key] = row.record
        came = entries_of(sheet, tables, self.hidden)
        for entry in came.entries:
            self._take_up(entry)
        for copy, first in came.copies:
            self._copy(copy, first)

    def _take_up(self, entry: Entry) -> None:
        took = taken_up(entry, self.hidden, self.on, self.remarks)
        if took is None:
            return
        if took.record is None:
            self.records.pop(entry.key, None)
        elif entry.key in self.hidden.stored or _is_there(took):
            self.records[entry.key] = took.record
        if took.note is not None:
            self.records[took.note.key] = took.note

    def _copy(self, copy: Entry, first: Entry) -> None:
        """A row that stands there twice: a new entry where there can be new ones, else quoted where it differs."""
        begun = f"{place(copy.first)} is a copy of row {first.first.number}"
        if copy.written is None and copy.key != first.key:
            self.remarks.add(f"{begun}, with other words; it is taken as a new entry.")
            self._take_up(copy)
            return
        self.remarks.add(f"{begun}; the first of them counts.")
        for part, row in sorted(copy.rows.items()):
            for column in copy.sheet.columns:
                cell = row.cells.get(column.name)
                said = first.cells(column.name).get(part)
                same = is_same(cell, cell_text(said)) or is_same(cell, written_piece(copy.written, column.name, part))
                if not is_blank(cell) and not same:
                    self.remarks.on_cell(row, column.header, cell, "The copy says something else.")


def _is_there(took: TakenUp) -> bool:
    """Whether a record that was not in the file before says anything now."""
    if isinstance(took.record, LevelDraft):
        return says_something(took.record)
    if isinstance(took.record, Comment):
        return bool(took.record.text.strip())
    return True
