"""What the page of the inspection programme says, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.framework import Provenance
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.programme import DueDay, GradedIndicator, Programme, ProgrammeStatement
from cpc_selfeval.domain.programme_tags import statement_tags
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.domain.words import position_in_words

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "seed": "read in a published text",
        "retrieved": "seen on a published page",
        "recalled": "written from memory",
        "editorial": "our own words or choice",
        "derived": "worked out from published facts",
        "committee": "written by a committee",
    }
)


def standing_in_words(provenance: Provenance, *, verified: bool) -> str:
    """ "Confirmed: seen on a published page (…)"."""
    sources = f" ({'; '.join(provenance.sources)})" if provenance.sources else ""
    return f"{'Confirmed' if verified else 'Not confirmed'}: {_KINDS[provenance.kind]}{sources}."


def counted(number: int, one: str, several: str) -> str:
    """ "1 strength", "3 strengths"."""
    return f"{number:,} {one if number == 1 else several}"


def heading_of(programme: Programme, statement: ProgrammeStatement) -> str:
    """ "Line of enquiry 1: Support to live with their families"; without words of its own only its number."""
    numbered = f"{programme.called} {statement.code}"
    return f"{numbered}: {statement.title}" if statement.text else numbered


def own_words(programme: Programme, statement: ProgrammeStatement, tag: Tag | None) -> str:
    """The words that the committee gave a statement: what its tag says after its code, "" as it was made."""
    made = next(each for each in statement_tags(programme) if each.name.startswith(f"{statement.code} "))
    if tag is None or tag.name == made.name:
        return ""
    return tag.name.removeprefix(f"{statement.code} ")


def due_in_words(day: DueDay) -> str:
    """ "26 October 2026: The pre-inspection return is asked for back…"."""
    return f"{day_in_words(day.on)}: {day.due.what}"


def graded_in_words(contents: Contents, graded: GradedIndicator) -> str:
    """ "2.1 Impact on children and young people: agreed: Good", or that it is of another edition."""
    code = graded.ref.code
    if graded.ref.framework != contents.framework.id or code not in contents.framework.codes:
        return f"{code} of another edition ({graded.ref.framework}), which this cycle does not evaluate against"
    return f"{code} {contents.title(code)} · {position_in_words(contents, position(contents, code))}"
