"""An entry that came, as a record: what was written, with what was changed, added or cleared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from cpc_selfeval.domain.action import Action, ProgressNote
from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.importing.cells import cell_text, is_blank
from cpc_selfeval.domain.judgement import Absence
from cpc_selfeval.domain.record import Record, settled_key
from cpc_selfeval.domain.return_workbook.columns import Choice, Holds, Job, SheetColumn
from cpc_selfeval.domain.return_workbook.entries import Entry, written_piece
from cpc_selfeval.domain.return_workbook.hidden import Hidden
from cpc_selfeval.domain.return_workbook.meanings import meant_by
from cpc_selfeval.domain.return_workbook.remarks import Remarks, place
from cpc_selfeval.domain.return_workbook.values import (
    CLEARED,
    Cleared,
    chosen,
    is_clear,
    is_same,
    named_codes,
    returned_day,
    returned_text,
)

_NEVER_EMPTY: Final = frozenset(
    {
        *((Job.FINDINGS, "kind"), (Job.ACTIONS, "status")),
        *((Job.PLAN, "text"), (Job.PLAN, "status"), (Job.PLAN, "progress")),
    }
)
_NOTES: Final = frozenset({"progress", "progress_on"})
"""Columns that become a record of their own: a note of progress."""
_NOTHING_TYPED: Final = "(nothing was typed under “{}”)"


@dataclass(frozen=True)
class TakenUp:
    """What became of an entry: the record as it is now (None: taken out), and a note of progress beside it."""

    record: Record | None
    note: ProgressNote | None = None


def taken_up(entry: Entry, hidden: Hidden, on: date, remarks: Remarks) -> TakenUp | None:
    """The entry as a record; None where a row that was made ready for something new stayed empty.

    ``on`` is the day of progress that has no day of its own.
    """
    changes = _changes(entry, hidden, remarks)
    for column in entry.sheet.columns:
        if not column.open:
            _remark_on_shown(entry, column, remarks)
    if entry.written is None:
        return _new(entry, changes, hidden, on, remarks)
    main = entry.sheet.main
    if main and changes.get(main) is CLEARED:
        return TakenUp(None)
    if entry.sheet.job is Job.FINDINGS and "kind" in changes:
        _remark_on_kind(entry, remarks)
        del changes["kind"]
    note = _note(entry, entry.written.record, changes, hidden, on, remarks)
    fields = {name: value for column, new in changes.items() for name, value in _fields(entry, column, new).items()}
    return TakenUp(replace(entry.written.record, **fields), note)


def _changes(entry: Entry, hidden: Hidden, remarks: Remarks) -> dict[str, Any]:
    """What differs from what was written, by column name: a value, or CLEARED."""
    found: dict[str, Any] = {}
    for column in entry.sheet.columns:
        came = entry.cells(column.name)
        if not column.open or not came:
            continue
        written = entry.written.cells.get(column.name, "") if entry.written else ""
        if column.holds is Holds.TEXT:
            said = returned_text(written, came, entry.shown(column.name))
            if said != written:
                found[column.name] = said
            continue
        for part in sorted(came):
            new = _single(entry, column, part, written, hidden, remarks)
            if new is not None:
                found.setdefault(column.name, new)
    return _without_needless_clears(entry, found, remarks)


def _single(entry: Entry, column: SheetColumn, part: int, written: str, hidden: Hidden, remarks: Remarks) -> Any:
    """The new value of a choice or a day; None where the cell says nothing new or was not understood."""
    row = entry.rows[part]
    cell = row.cells[column.name]
    if is_blank(cell) or (column.holds is Holds.CHOICE and is_same(cell, written)):
        return None
    if is_clear(cell):
        return CLEARED
    if column.holds is Holds.DATE:
        day = returned_day(cell)
        if day is None:
            remarks.on_cell(row, column.header, cell, "This is not understood as one day, and was left aside.")
        return day if day is not None and day.isoformat() != written else None
    if column.choice is Choice.INDICATORS:
        return _codes(row.cells[column.name], entry, part, column, hidden, remarks)
    assert column.choice is not None, "a column of choices has a list"
    words = hidden.words.get(column.choice, ())
    value = chosen(cell, column.choice, words)
    if value is None:
        remarks.on_cell(row, column.header, cell, "This is none of the choices, and was left aside.")
        return None
    before = chosen(written, column.choice, words)
    return None if value == before else meant_by(column.choice, value)


def _codes(
    cell: Cell, entry: Entry, part: int, column: SheetColumn, hidden: Hidden, remarks: Remarks
) -> tuple[str, ...] | None:
    words = hidden.words.get(Choice.INDICATORS, ())
    named = named_codes(cell, words)
    if named.rest:
        taken = (
            f"Only {', '.join(named.codes)} was understood." if named.codes else "No indicator was understood in it."
        )
        remarks.on_cell(entry.rows[part], column.header, cell, taken)
    before = getattr(entry.written.record, "indicators", ()) if entry.written else ()
    return named.codes if named.codes and set(named.codes) != set(before) else None


def _without_needless_clears(entry: Entry, found: dict[str, Any], remarks: Remarks) -> dict[str, Any]:
    """CLEAR where nothing stood changes nothing; and some things cannot be empty."""
    kept = {}
    for name, value in found.items():
        if value is CLEARED:
            if entry.written is None or not entry.written.cells.get(name, ""):
                continue
            if (entry.sheet.job, name) in _NEVER_EMPTY:
                header = entry.sheet.column(name).header
                remarks.on_cell(entry.first, header, "CLEAR", "This cannot be empty, and stays as it was.")
                continue
        kept[name] = value
    return kept


def _fields(entry: Entry, name: str, value: Any) -> dict[str, Any]:
    """The fields of a record that a column's value settles."""
    if name in _NOTES:
        return {}
    if name == "level":
        if value is CLEARED:
            return {"level": None, "absence": None}
        return {"level": None, "absence": value} if isinstance(value, Absence) else {"level": value, "absence": None}
    if isinstance(value, Cleared):
        if name == "indicators":
            return {name: ()}
        return {name: "" if entry.sheet.column(name).holds is Holds.TEXT else None}
    return {name: value}


def _new(entry: Entry, changes: dict[str, Any], hidden: Hidden, on: date, remarks: Remarks) -> TakenUp | None:
    """A new entry, where there can be new ones and something was typed; else all of it is quoted."""
    typed = any(entry.sheet.column(name).holds is Holds.TEXT for name in changes)
    if typed and entry.sheet.takes_new:
        record = _new_record(entry, changes, hidden, remarks)
        return TakenUp(record, _note(entry, record, changes, hidden, on, remarks))
    why = "Nothing was typed in this row beside it." if entry.sheet.takes_new else "No row can be added to this sheet."
    for name in changes:
        for part, cell in entry.cells(name).items():
            remarks.on_cell(entry.rows[part], entry.sheet.column(name).header, cell, why)
    return None


def _new_record(entry: Entry, changes: Mapping[str, Any], hidden: Hidden, remarks: Remarks) -> Record:
    fields = {name: value for column, new in changes.items() for name, value in _fields(entry, column, new).items()}
    identity = hidden.identity
    about: dict[str, Any] = {"key": entry.key, "cycle": identity.cycle}
    main = entry.sheet.column(entry.sheet.main)
    fields.setdefault(main.name, _NOTHING_TYPED.format(main.header))
    if entry.sheet.job is Job.PLAN:
        return Action(**about, number=0, **fields)
    about["agency"] = identity.agency
    if entry.sheet.job is Job.EVIDENCE:
        return Evidence(**about, number=0, **fields)
    if "kind" not in fields:
        fields["kind"] = FindingKind.AREA
        said = "nobody said whether this is a strength, so it is taken as an area for improvement."
        remarks.add(f"{place(entry.first)}: {said}")
    return Finding(**about, **{**fields, "position": entry.first.number})


def _note(
    entry: Entry, record: Record, changes: Mapping[str, Any], hidden: Hidden, on: date, remarks: Remarks
) -> ProgressNote | None:
    if not isinstance(record, Action):
        return None
    text, day = changes.get("progress"), changes.get("progress_on")
    if not isinstance(text, str):
        if isinstance(day, date):
            remarks.on_cell(entry.first, entry.sheet.column("progress_on").header, day, "A day without any progress.")
        return None
    identity = hidden.identity
    return ProgressNote(
        key=settled_key("returned progress", identity.workbook, entry.key),
        cycle=identity.cycle,
        action=entry.key,
        on=day if isinstance(day, date) else on,
        text=text,
        by=identity.agency_name,
        at=identity.written_at,
    )


def _remark_on_shown(entry: Entry, column: SheetColumn, remarks: Remarks) -> None:
    for part, cell in entry.cells(column.name).items():
        if is_blank(cell) or is_same(cell, written_piece(entry.written, column.name, part)):
            continue
        remarks.on_cell(entry.rows[part], column.header, cell, "This is only shown there, and stays as it is here.")


def _remark_on_kind(entry: Entry, remarks: Remarks) -> None:
    cell = entry.cells("kind").get(1)
    remarks.on_cell(
        entry.first,
        entry.sheet.column("kind").header,
        cell_text(cell),
        "A strength and an area for improvement are different entries, so this stays what it was. If it is "
        "meant, record "
        "it anew here and remove the old one.",
    )
