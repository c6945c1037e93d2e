"""No text of any cell disappears: it is in a record, in what was left out, or told with the value that it became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.domain.action import SETTABLE_STATUSES, Action, ProgressNote
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.importing.accepting import change
from cpc_selfeval.domain.importing.cells import cell_text, word_key
from cpc_selfeval.domain.importing.fields import FIELDS, NEEDED, SEVERAL, Field, ListKind
from cpc_selfeval.domain.importing.guessing import guessed_mapping
from cpc_selfeval.domain.importing.mapping import Column, ListMapping, columns_of
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.domain.importing.planning import planned
from cpc_selfeval.domain.record import Record
from tests.domain.contents import holding
from tests.domain.importing.plans import EVIDENCE, IMPROVEMENT, INSPECTION, LEARNING_REVIEW, agencies, sheet, texts
from tests.drawn import examples

HERE = holding(*agencies())
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
REAL = sorted({text for rows in (INSPECTION, LEARNING_REVIEW, IMPROVEMENT, EVIDENCE) for text in texts(rows)})
HEADINGS = ["Action", "Lead", "Due", "Status", "Update", "Agency", "Evidence", "QI", "Period", "Priority", ""]

CELLS = st.one_of(
    st.none(),
    st.sampled_from(REAL),
    st.text(max_size=12),
    st.integers(-10, 60_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)
ROWS = st.lists(st.lists(CELLS, max_size=7).map(tuple), max_size=9)


@st.composite
def lists(draw: st.DrawFn) -> tuple[SheetCells, ListMapping]:
    """A list of any cells and any mapping of it in which each field has as many columns as it may have."""
    cells = sheet(draw(ROWS))
    kind = draw(st.sampled_from(ListKind))
    header_row = draw(st.sampled_from([0, *(number for number, _ in cells.rows)]))
    if draw(st.booleans()):
        mapping = guessed_mapping(HERE, cells, kind, header_row)
    else:
        mapping = ListMapping(kind, header_row, tuple(drawn_columns(draw, cells, kind, header_row)))
    statuses = {word_key(word): None for word in planned(HERE, cells, mapping).words}
    some = {key: draw(st.sampled_from([None, *SETTABLE_STATUSES])) for key in statuses}
    rows = st.frozensets(st.integers(1, 9), max_size=3)
    join = draw(st.booleans())
    return cells, replace(mapping, statuses=some, take=draw(rows), leave=draw(rows), join_rows=join)


def drawn_columns(draw: st.DrawFn, cells: SheetCells, kind: ListKind, header_row: int) -> Iterator[Column]:
    free = [*FIELDS[kind]]
    for place, column in enumerate(columns_of(cells, header_row)):
        field = NEEDED[kind] if place == 0 else draw(st.sampled_from([None, *free]))
        if field in free and field not in SEVERAL:
            free.remove(field)
        yield replace(column, field=field)


def record_texts(record: Record) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str):
            yield value


def all_told(cells: SheetCells, mapping: ListMapping, plan: Import) -> list[str]:
    """Everything that a person can still read: what came in, what was left out, and what was understood."""
    told = [text for left in plan.left_out for text in left.texts]
    told += [words.text for words in plan.understood]
    told += [column.heading for column in mapping.columns]
    if plan.is_ready:
        rows = change(HERE, plan, by=Person("Isla"), at=NOW, seed="s").rows
        told += [text for row in rows for text in record_texts(row.record)]
    else:
        told += [text for entry in plan.entries for text in (*record_texts(entry.record), *entry.notes)]
    return [flat(text) for text in told]


def flat(text: str) -> str:
    """Without line ends, which become spaces where a field is one line."""
    return text.replace("\n", " ")


@given(lists())
@settings(max_examples=examples(50))
def test_no_text_of_any_cell_disappears(given_list: tuple[SheetCells, ListMapping]) -> None:
    cells, mapping = given_list
    plan = planned(HERE, cells, mapping)
    told = "\x00".join(all_told(cells, mapping, plan))
    for number, row in cells.rows:
        for cell in row:
            text = flat(cell_text(cell))
            assert not text.strip() or text in told, (number, text)


@given(lists())
@settings(max_examples=examples(50))
def test_every_row_comes_in_or_is_listed_once(given_list: tuple[SheetCells, ListMapping]) -> None:
    cells, mapping = given_list
    plan = planned(HERE, cells, mapping)
    rows = [entry.row for entry in plan.entries] + [left.row for left in plan.left_out]
    filled = [number for number, row in cells.rows if any(cell_text(cell).strip() for cell in row)]
    assert sorted(rows) == [number for number in filled if number != mapping.header_row]
    assert all(left.why for left in plan.left_out)


@given(lists())
@settings(max_examples=examples(50))
def test_what_comes_in_is_sound(given_list: tuple[SheetCells, ListMapping]) -> None:
    cells, mapping = given_list
    plan = planned(HERE, cells, mapping)
    if not plan.is_ready:
        return
    after = HERE.after(change(HERE, plan, by=Person("Isla"), at=NOW, seed="s"))
    records: Mapping[str, Action | Evidence] = after.actions if mapping.kind is ListKind.ACTIONS else after.evidence
    assert len(records) == len(plan.entries)
    assert sorted(record.number for record in records.values()) == list(range(1, len(records) + 1))
    for record in records.values():
        assert record.agency is None or record.agency in {agency.key for agency in after.agencies}
        assert {*record.indicators} <= {*after.framework.codes}
    assert all(note.action in records for note in after.of(ProgressNote).values())


@given(lists())
@settings(max_examples=examples(50))
def test_the_same_list_comes_in_only_once(given_list: tuple[SheetCells, ListMapping]) -> None:
    cells, mapping = given_list
    plan = planned(HERE, cells, mapping)
    if plan.is_ready:
        after = HERE.after(change(HERE, plan, by=Person("Isla"), at=NOW, seed="s"))
        assert planned(after, cells, replace(mapping, take=frozenset())).entries == ()


def test_the_status_field_is_only_for_actions() -> None:
    assert Field.STATUS not in FIELDS[ListKind.EVIDENCE]
