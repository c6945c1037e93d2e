"""Looking through texts, records and whole files. Each text is looked at once; what is found first covers its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Final

from cpc_selfeval.domain.action import Action, Origin, Reading
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence, SourceType
from cpc_selfeval.domain.guard.addresses import addresses
from cpc_selfeval.domain.guard.births import births
from cpc_selfeval.domain.guard.counts import small_counts
from cpc_selfeval.domain.guard.find import Find, Hit, Kind
from cpc_selfeval.domain.guard.names import names
from cpc_selfeval.domain.guard.numbers import numbers
from cpc_selfeval.domain.guard.small_counts import FEWER, shown_number, shown_reading
from cpc_selfeval.domain.guard.stories import stories
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import naming_fields, table_name
from cpc_selfeval.domain.returns.records import ReturnedValue, Verdict

NOT_TYPED: Final = frozenset(
    {"key", "cycle", "code", "framework", "framework_hash", "sha256", "at", "workbook", "written_at", "snapshot"}
    | {"record_table", "record", "field", "question", "came_from", "from_cycle", "content", "content_hash", "programme"}
    | {"logo", "paper", "position_at", "stood"}
    | {"snapshot_sha256", "ground", "guard_kind", "passage_sha256", "priority_name"}
)
"""Fields of text that the program writes, and links to other records."""

_STAFF: Final = frozenset({"by", "by_name", "by_role", "reopened_by"})
"""Who recorded something: names of staff that stand there by their right."""

_NOT_LOOKED_AT: Final = frozenset({"Committee", "Agency", "Tag", "StatusWord", "IndicatorScope", "AdoptedPriority"})
"""Types of record that name bodies, sets and published words."""

WHOLE_FILE: Final = "text"
"""What the words of an attached file are called that has no pages or sheets."""

_LONGEST: Final = 300_000
"""Characters of one text that are looked at: a book has as many."""

_known: dict[type[Record], tuple[str, ...]] = {}

_PLACES: Final = (births, addresses, names, small_counts)


def look_at_text(text: str, *, of_review: bool = False) -> tuple[Hit, ...]:
    """What a text holds, in the order of its places. ``of_review``: it is about a learning review."""
    if len(text) < 5:
        return ()
    text = text[:_LONGEST]
    kept: list[Hit] = []
    for rule in (numbers, *_PLACES):
        for hit in rule(text):
            _keep(kept, hit)
    kept.extend(stories(text, of_review=of_review))
    return tuple(sorted(kept, key=_place))


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end


def _keep(kept: list[Hit], hit: Hit) -> None:
    """Put a hit in its place among those that are kept, unless one of them covers a part of it; none overlap."""
    at = bisect_left(kept, _place(hit), key=_place)
    clear_before = at == 0 or kept[at - 1].end <= hit.start
    clear_after = at == len(kept) or hit.end <= kept[at].start
    if clear_before and clear_after:
        kept.insert(at, hit)


def look_at_record(record: Record) -> tuple[Find, ...]:
    """What the texts of one record hold, field by field."""
    return tuple(
        find for name, text in texts_of(record) for find in (*_finds(record, name, text), *_bare(record, name))
    )


def look_at(records: Iterable[Record]) -> Iterator[Find]:
    """What the texts of records hold, one after the other, so that whoever asks can stop in between."""
    for record in records:
        yield from look_at_record(record)


def look_through(contents: Contents) -> tuple[Find, ...]:
    """Everything that the rules find in a file, in the order of its records."""
    return tuple(look_at(records_to_look_at(contents)))


def records_to_look_at(contents: Contents) -> tuple[Record, ...]:
    """All records that hold text of people."""
    return tuple(record for kind in looked_at_types() for record in contents.of(kind).values())


def looked_at_types() -> tuple[type[Record], ...]:
    """The types of record that are looked at."""
    return tuple(kind for kind in RECORD_TYPES if kind.__name__ not in _NOT_LOOKED_AT and text_fields(kind))


def text_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a type of record in which people write."""
    if kind not in _known:
        _known[kind] = _text_fields(kind)
    return _known[kind]


def _text_fields(kind: type[Record]) -> tuple[str, ...]:
    if kind.__name__ in _NOT_LOOKED_AT:
        return ()
    if kind is ReturnedValue:
        return ("theirs",)
    names_of = (field.name for field in fields(kind) if field.type == "str")
    unfit = NOT_TYPED | _STAFF | naming_fields(kind).keys()
    return tuple(name for name in names_of if name not in unfit)


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """The fields of a record in which people wrote something, with what they wrote."""
    if isinstance(record, ReturnedValue) and record.verdict is Verdict.TAKEN:
        return  # it stands where it was taken to
    for name in text_fields(type(record)):
        if text := getattr(record, name):
            yield name, text


def look_at_words(attachment: Attachment, place: str, text: str) -> tuple[Find, ...]:
    """What words of an attached file hold; ``place`` ("page 3") stands for the field."""
    return tuple(_found(attachment, place or WHOLE_FILE, text, of_review=False))


def _finds(record: Record, name: str, text: str) -> Iterator[Find]:
    return _found(record, name, text, of_review=_is_of_review(record))


def _found(record: Record, name: str, text: str, *, of_review: bool) -> Iterator[Find]:
    for hit in look_at_text(text, of_review=of_review):
        passage = text[hit.start : hit.end]
        yield Find(hit.kind, table_name(type(record)), record.key, name, hit.start, hit.end, passage)


def _bare(record: Record, name: str) -> Iterator[Find]:
    """A bare number below five where the field says of whom it is: how many were asked, and readings of people."""
    if isinstance(record, Evidence) and name == "views_number":
        shown, said = shown_number(record.views_number), record.views_number
    elif isinstance(record, Reading) and name == "value":
        shown, said = shown_reading(record).value, record.value
    else:
        return
    if shown == FEWER:
        yield Find(Kind.SMALL_COUNT, table_name(type(record)), record.key, name, 0, len(said), said)


def _is_of_review(record: Record) -> bool:
    if isinstance(record, Evidence):
        return record.source_type is SourceType.LEARNING_REVIEW
    return isinstance(record, Action) and record.origin is Origin.LEARNING_REVIEW
