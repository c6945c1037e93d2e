"""The tag sets that come with the program: themes, wellbeing indicators, articles, foundations."""

from __future__ import annotations

from collections.abc import Mapping

from cpc_selfeval.domain.framework import OfferedTag, OfferedTagSet
from cpc_selfeval.storage.frameworks.check import FORMAT
from cpc_selfeval.storage.frameworks.faults import FaultsSoFar, LineFinder
from cpc_selfeval.storage.frameworks.fields import TableFields

_MOST_SETS = 50
_MOST_TAGS = 500


def tag_sets_of(values: Mapping[str, object], file: str, lines: LineFinder | None = None) -> tuple[OfferedTagSet, ...]:
    """The tag sets that these values describe. Raises FrameworkFaults with all faults at once."""
    faults = FaultsSoFar(file, lines)
    top = TableFields(values, (), faults)
    top.whole_number("format", FORMAT, FORMAT, default=FORMAT)
    ids: set[str] = set()
    sets = tuple(_tag_set(table, ids) for table in top.tables("sets", _MOST_SETS))
    top.finish()
    faults.raise_if_any()
    return sets


def _tag_set(table: TableFields, ids: set[str]) -> OfferedTagSet:
    set_id = table.identifier("id")
    if set_id in ids:
        table.wrong("id", f"“{set_id}” again", "an id that no other set has")
    ids.add(set_id)
    codes: set[str] = set()
    tag_set = OfferedTagSet(
        id=set_id,
        title=table.text("title", 200),
        source=table.text("source", 600),
        tags=tuple(_tag(tag, codes) for tag in table.tables("tags", _MOST_TAGS)),
    )
    table.finish()
    return tag_set


def _tag(table: TableFields, codes: set[str]) -> OfferedTag:
    tag = OfferedTag(table.code("code"), table.text("name", 120))
    if tag.code in codes:
        table.wrong("code", f"“{tag.code}” again", "a code that no other tag has in this set")
    codes.add(tag.code)
    table.finish()
    return tag
