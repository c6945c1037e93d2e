"""Whether something that came back was decided upon before."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Judgement, Stage, draft_key
from cpc_selfeval.domain.merging.preview import Preview, Source
from cpc_selfeval.domain.merging.returned import values_of
from cpc_selfeval.domain.returns.records import ReturnedValue
from cpc_selfeval.domain.returns_refusals import AlreadyTaken

_NEVER: Final = object()


def refuse_same_bytes(contents: Contents, source: Source) -> None:
    """Raise AlreadyTaken where the very same file was decided upon before."""
    for returned in contents.returns:
        if source.sha256 and returned.sha256 == source.sha256:
            raise AlreadyTaken(returned, source.whose)


def decided_before(contents: Contents, shown: Preview) -> None:
    """Raise AlreadyTaken where the same workbook or copy, saved again, brings nothing that it did not bring before."""
    earlier = [each for each in contents.returns if shown.source.identity and each.source == shown.source.identity]
    if not earlier:
        return
    last: dict[tuple[str, str], str | None] = {}
    for returned in reversed(earlier):  # the oldest first: what it said last counts, since it may go back to its first
        for value in contents.values_of_return(returned.key):
            last[known_as(contents, value), value.field] = value.theirs
    quoted = {
        value.theirs for returned in earlier for value in contents.values_of_return(returned.key) if not value.record
    }
    if quoted.issuperset(shown.quotes) and all(
        last.get((each.record, each.field), _NEVER) == each.theirs for each in values_of(contents, shown)
    ):
        raise AlreadyTaken(earlier[0], shown.source.whose)


def known_as(contents: Contents, value: ReturnedValue) -> str:
    """The key under which a value came: a level that became an event came as a draft."""
    event = contents.get(Judgement, value.record)
    if event is not None and event.stage is Stage.PROPOSED:
        return draft_key(event.cycle, event.code, event.stage, event.agency)
    return value.record
