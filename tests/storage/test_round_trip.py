"""Whatever a record can hold comes back from the file as it went in."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.record import Record
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.shape import shape_of
from cpc_selfeval.storage.store import Store
from tests.drawn import examples
from tests.storage.samples import (
    ATTACHMENT,
    BEGINNING,
    CYCLE,
    ISLA,
    NOON,
    RECORDED,
    added,
    dumped,
    full_file,
    unset_fields,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A file with one record of every type, for tests that leave it as they found it."""
    store = full_file(tmp_path_factory.mktemp("round-trip") / "full.cpcse")
    yield store
    store.close()


def test_the_samples_set_every_field_of_every_type() -> None:
    fullest = {type(record): unset_fields(record) for record in (*BEGINNING, *RECORDED) if not unset_fields(record)}

    assert set(fullest) == set(RECORD_TYPES)


def test_every_record_comes_back_after_closing_and_opening(tmp_path: Path) -> None:
    full_file(tmp_path / "full.cpcse").close()

    store = open_store(tmp_path / "full.cpcse")
    contents = store.load()
    store.close()

    found = {record.key: record for table in contents.tables.values() for record in table.values()}
    assert found == {record.key: record for record in (*BEGINNING, *RECORDED)}
    assert {type(record) for record in found.values()} == set(RECORD_TYPES)
    assert all(hash(record) == hash(twin) for record, twin in zip(RECORDED, _in_order(found, RECORDED), strict=True))


def _in_order(found: dict[str, Record], like: tuple[Record, ...]) -> list[Record]:
    return [found[record.key] for record in like]


_LATEST = datetime(9998, 12, 31, tzinfo=UTC).replace(tzinfo=None)
"""The last year is of no use: a moment in it may lie beyond the calendar elsewhere, so the file refuses it."""

_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "level": st.none() | st.integers(1, 6),
    "at": st.datetimes(max_value=_LATEST, timezones=st.just(UTC)).map(datetime.isoformat),
}
"""Fields that hold no more than their type says: others are refused when the file is read."""


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    """A record of any type with any values, whose references are to records of the samples."""
    kind = draw(st.sampled_from(RECORD_TYPES))
    shape = shape_of(kind)
    refers = {column.name: column.refers_to for column in shape.columns}
    refers |= {link.field: link.refers_to for link in shape.links}
    values = {
        name: draw(_BY_NAME[name] if name in _BY_NAME else _values(hint, refers.get(name)))
        for name, hint in get_type_hints(kind).items()
        if name in refers and (name, kind) not in (("framework", Cycle), ("framework_hash", Cycle))
    }
    if "framework_hash" in refers:
        values |= {"framework": CYCLE.framework, "framework_hash": CYCLE.framework_hash}
    if kind is Attachment:
        values |= {"size": ATTACHMENT.size, "sha256": ATTACHMENT.sha256}
    return kind(key=str(uuid.UUID(int=draw(st.integers(0, 2**128 - 1)))), **values)


def _values(hint: Any, refers_to: str | None) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        item = _values(str, refers_to)
        return st.lists(item, unique=True, max_size=5).map(tuple)
    choices = [kind for kind in get_args(hint) or (hint,) if kind is not type(None)]
    plain = _plain_values(choices[0], refers_to)
    return plain if len(get_args(hint)) == 0 else st.none() | plain


def _plain_values(plain: Any, refers_to: str | None) -> st.SearchStrategy[Any]:
    if refers_to is not None:
        keys = [record.key for record in (*BEGINNING, *RECORDED) if shape_of(type(record)).table == refers_to]
        return st.sampled_from(keys)
    if issubclass(plain, StrEnum):
        return st.sampled_from([member for member in plain if member is not Status.OVERDUE])  # derived, never stored
    if plain is date:
        return st.dates()
    if plain is bool:
        return st.booleans()
    return st.integers(-(2**63), 2**63 - 1) if plain is int else TEXTS


RECORDS = given(records=st.lists(any_record(), min_size=1, max_size=4, unique_by=lambda record: record.key))


@settings(max_examples=examples(40))
@RECORDS
def test_any_records_come_back_and_undo_takes_every_trace(store: Store, records: list[Record]) -> None:
    _comes_back_and_goes(store, records)


@pytest.mark.long
@settings(max_examples=400)
@RECORDS
def test_any_of_many_records_come_back_and_undo_takes_every_trace(store: Store, records: list[Record]) -> None:
    _comes_back_and_goes(store, records)


def _comes_back_and_goes(store: Store, records: list[Record]) -> None:
    before = dumped(store)
    change = added(*records)

    store.apply(change, by=ISLA, at=NOON)
    try:
        contents = store.load(CYCLE.key)
        assert all(contents.of(type(record))[record.key] == record for record in records)
    finally:  # all examples share one file: what one leaves would be taken for a fault of the next
        store.apply(change.reversed(), by=ISLA, at=NOON)
    assert dumped(store) == before
