"""Every value that a return brought, as text: what is kept with it, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.merging.difference import WHOLE, Difference
from cpc_selfeval.domain.merging.preview import Line, Preview
from cpc_selfeval.domain.merging.telling import with_theirs
from cpc_selfeval.domain.merging.wording import told_fields, whole_in_words
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.record_words import held_in_words, name_of_field


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one difference of a line. ``record`` is the record's key in the return; texts as shown."""

    line: Line
    difference: Difference
    record: str
    field: str
    about: str
    base: str | None
    theirs: str | None
    ours: str | None


def values_of(contents: Contents, shown: Preview) -> Iterator[Value]:
    """A value for each field that differs; of a record that came whole, for each field that says something."""
    told = with_theirs(contents, (each for line in shown.lines for each in line.differences))
    for line in shown.lines:
        for difference in line.differences:
            for field in _fields(difference):
                yield Value(
                    line,
                    difference,
                    difference.key,
                    field,
                    _about(line, difference, field),
                    _text(told, difference.base, field),
                    _text(told, difference.theirs, field),
                    _text(told, difference.ours, field),
                )


def _fields(difference: Difference) -> tuple[str, ...]:
    if difference.field != WHOLE:
        return (difference.field,)
    return (told_fields(difference.theirs) if difference.theirs is not None else ()) or (WHOLE,)


def _about(line: Line, difference: Difference, field: str) -> str:
    """ "2.1 How well …: New strength: What it means for children"; the field only where the line has more than one."""
    said = f"{line.heading}: {line.about}"
    if difference is not line.differences[0] and difference.kind is not line.differences[0].kind:
        said = f"{said}: {difference.kind.noun}"
    name = name_of_field(field) if field else ""
    return said if not name or said.endswith(name) else f"{said}: {name}"


def _text(told: Contents, record: Record | None, field: str) -> str | None:
    if record is None:
        return None
    return held_in_words(told, field, getattr(record, field)) if field else whole_in_words(told, record)
