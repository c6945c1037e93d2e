"""What a person decided of a preview, as one change that can be undone, and the record of all that came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cpc_selfeval.domain.brought import place_of_value
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.merging.before import decided_before, refuse_same_bytes
from cpc_selfeval.domain.merging.comparing import is_same
from cpc_selfeval.domain.merging.preview import Line, Preview, Source
from cpc_selfeval.domain.merging.previewing import ours_for, side_in_words
from cpc_selfeval.domain.merging.returned import Value, values_of
from cpc_selfeval.domain.merging.taking import Taken, taken
from cpc_selfeval.domain.merging.telling import with_theirs
from cpc_selfeval.domain.merging.wording import heading
from cpc_selfeval.domain.record import new_key, settled_key
from cpc_selfeval.domain.references import table_name
from cpc_selfeval.domain.returns.records import AgencyReturn, Request, ReturnedValue, ReturnKind, Verdict
from cpc_selfeval.domain.returns_refusals import ChangedSincePreview

ASIDE: Final = "Left aside: what has no place in the program"
"""What a quoted text of a return is called among its values."""
OTHERWISE: Final = "Otherwise than it was sent"
"""What a sentence is called that says so: another number, a link or a record left out."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One undoable change, the return as recorded in it, and sentences on what came in otherwise than it was sent."""

    change: Change
    returned: AgencyReturn
    said: tuple[str, ...]


def decided(contents: Contents, preview: Preview, take: Collection[int], person: Person, now: datetime) -> Decided:
    """Take the lines with these places, and keep all the others readable with the return.

    Nothing may be taken at all; what the return may not change is not taken whatever ``take`` says. ``now`` is aware.
    Raises ChangedSincePreview where a record that is to be taken is not as the preview showed it, and AlreadyTaken.
    """
    if preview.source.agency is not None and contents.get(Agency, preview.source.agency) is None:
        raise ChangedSincePreview((preview.source.whose,))
    refuse_same_bytes(contents, preview.source)
    decided_before(contents, preview)
    lines = tuple(line for line in preview.lines if line.place in take and line.can_be_taken)
    _refuse_changed(contents, preview.source, lines)
    outcome = taken(
        contents,
        [each for line in lines for each in line.differences],
        levels_of=preview.source.levels_of,
        person=person,
        now=now,
        because=_because(preview.source, now),
    )
    returned, values = provenance(contents, preview, lines, outcome, person, now)
    records = (RowChange(None, record) for record in (returned, *values))
    act = act_of(preview.source, nothing_taken=not outcome.rows)
    return Decided(Change(act, (*outcome.rows, *records)), returned, outcome.said)


def merge_change(contents: Contents, preview: Preview, take: Collection[int], person: Person, now: datetime) -> Change:
    """The change of :func:`decided` alone."""
    return decided(contents, preview, take, person, now).change


def provenance(
    contents: Contents, preview: Preview, lines: Collection[Line], outcome: Taken, person: Person, now: datetime
) -> tuple[AgencyReturn, tuple[ReturnedValue, ...]]:
    """The record of a return, and of every value that it brought with what became of it: ``lines`` were taken."""
    source = preview.source
    returned = AgencyReturn(
        key=new_key(),
        cycle=contents.cycle_key,
        agency=source.agency,
        request=source.request if contents.get(Request, source.request) is not None else None,
        return_kind=source.kind,
        source=source.identity,
        sha256=source.sha256,
        name=source.name,
        written_at=source.written_at,
        returned_on=now.date(),
        at=now.astimezone(UTC).isoformat(timespec="microseconds"),
        by_name=person.name,
        by_role=person.role,
    )
    places = {line.place for line in lines}
    values = tuple(
        _kept(contents, returned, number, value, outcome, is_taken=value.line.place in places)
        for number, value in enumerate(values_of(contents, preview))
    )
    aside = [*((ASIDE, quote) for quote in preview.quotes), *((OTHERWISE, sentence) for sentence in outcome.said)]
    return returned, (*values, *(_aside(returned, number, *each) for number, each in enumerate(aside, len(values))))


def act_of(source: Source, *, nothing_taken: bool = False) -> str:
    """The name of the act: "return of Police Scotland taken", "merging of the copy “harbour.cpcse”"."""
    what = _what(source)
    if source.agency is None and source.kind is ReturnKind.FILE:
        return f"merging of {what}, nothing taken" if nothing_taken else f"merging of {what}"
    return f"{what} kept, nothing taken" if nothing_taken else f"{what} taken"


def _what(source: Source) -> str:
    if source.agency is not None:
        return f"return of {source.whose}"
    return source.whose if source.kind is ReturnKind.FILE else "returned action plan"


def _because(source: Source, now: datetime) -> str:
    what = _what(source)
    return f"{what[:1].upper()}{what[1:]}, taken on {day_in_words(now.date())}."


def _kept(
    contents: Contents, returned: AgencyReturn, number: int, value: Value, outcome: Taken, *, is_taken: bool
) -> ReturnedValue:
    verdict = is_taken and value.difference not in outcome.not_taken
    became = outcome.became.get(value.record) if verdict else None
    about = value.about
    if became is not None and value.difference is value.line.differences[0]:
        about = heading(contents, became) + about.removeprefix(value.line.heading)
    return ReturnedValue(
        key=settled_key("returned value", returned.key, str(number)),
        cycle=returned.cycle,
        returned=returned.key,
        place=place_of_value(value.line.place, number),
        record_table=table_name(type(became) if became is not None else value.difference.kind),
        record=became.key if became is not None else value.record,
        field=value.field,
        about=about,
        base=value.base,
        theirs=value.theirs,
        ours=value.ours,
        both_changed=value.difference.case.is_conflict,
        verdict=Verdict.TAKEN if verdict else Verdict.NOT_TAKEN,
    )


def _aside(returned: AgencyReturn, number: int, about: str, text: str) -> ReturnedValue:
    """A text that is of no record: what somebody typed stays with what they sent, and what we altered is told there."""
    return ReturnedValue(
        key=settled_key("returned value", returned.key, str(number)),
        cycle=returned.cycle,
        returned=returned.key,
        place=place_of_value(number, number),
        record_table="",
        record="",
        field="",
        about=about,
        base=None,
        theirs=text,
        ours=None,
        both_changed=False,
        verdict=Verdict.NOT_TAKEN,
    )


def _refuse_changed(contents: Contents, source: Source, lines: Collection[Line]) -> None:
    changed = tuple(dict.fromkeys(line.heading for line in _changed(contents, source, lines)))
    if changed:
        raise ChangedSincePreview(changed)


def _changed(contents: Contents, source: Source, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of which something stands here now that they did not show, be it a new note of what would go."""
    ours = ours_for(contents, source)
    for line in lines:
        same = all(is_same(ours.get(each.kind, {}).get(each.key), each.ours) for each in line.differences)
        would_go = line.differences[0].theirs is None
        told = with_theirs(contents, line.differences) if would_go else contents
        if not same or (would_go and side_in_words(told, line.differences, "ours") != line.ours):
            yield line
