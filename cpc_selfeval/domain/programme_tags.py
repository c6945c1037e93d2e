"""Tags of inspection programmes: which are offered, and what carries each.

Tags are of the whole file, and entries of other cycles may carry them, so that none is ever removed by itself. Those
of a programme that the cycle does not prepare for are retired: offered only to what carries them already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judging_records.improving import ProgrammeCopy
from cpc_selfeval.domain.programme import Programme, ProgrammeStatement, tag_set_of
from cpc_selfeval.domain.record import settled_key
from cpc_selfeval.domain.tag import Tag

_OF_PROGRAMMES = tag_set_of("")


@dataclass(frozen=True, slots=True)
class Tagged:
    """What is tagged to one statement, each in its own order."""

    strengths: tuple[Finding, ...]
    areas: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]


def programme_copy_key(cycle: str) -> str:
    """The key of the one programme that a cycle prepares for."""
    return settled_key("programme copy", cycle)


def programme_copy(contents: Contents) -> ProgrammeCopy | None:
    """The copy of the programme that the cycle prepares for; None where it prepares for none."""
    return contents.get(ProgrammeCopy, programme_copy_key(contents.cycle_key))


def statement_tag_key(programme: str, code: str) -> str:
    """The key of the tag of a programme's statement."""
    return settled_key("tag", tag_set_of(programme), code)


def statement_tags(programme: Programme) -> tuple[Tag, ...]:
    """A tag for each statement, in their order."""
    return tuple(
        Tag(
            key=statement_tag_key(programme.id, statement.code),
            tag_set=tag_set_of(programme.id),
            set_title=f"Inspection, {programme.called.lower()}",
            name=f"{statement.code} {statement.title}",
            position=position,
        )
        for position, statement in enumerate(programme.statements, start=1)
    )


def tags_on_offer(contents: Contents, carried: Collection[object] = ()) -> tuple[Tag, ...]:
    """The tags to choose from: all but those of other programmes, except where they are ``carried`` (keys)."""
    copy = programme_copy(contents)
    present = tag_set_of(copy.programme) if copy else ""
    return tuple(
        tag
        for tag in contents.tags
        if not tag.tag_set.startswith(_OF_PROGRAMMES) or tag.tag_set == present or tag.key in carried
    )


def carried_tags(contents: Contents) -> frozenset[str]:
    """The keys of all tags that anything of this cycle carries."""
    return frozenset(key for record in _taggable(contents) for key in record.tags)


def tagged_to(contents: Contents, programme: Programme, statement: ProgrammeStatement) -> Tagged:
    """What is tagged to a statement of a programme."""
    key = statement_tag_key(programme.id, statement.code)
    findings = sorted(
        (finding for finding in contents.findings.values() if key in finding.tags),
        key=lambda finding: (finding.position, finding.key),
    )
    return Tagged(
        strengths=tuple(each for each in findings if each.kind is FindingKind.STRENGTH),
        areas=tuple(each for each in findings if each.kind is FindingKind.AREA),
        evidence=tuple(each for each in contents.evidence_in_order if key in each.tags),
        actions=tuple(each for each in contents.actions_in_order if key in each.tags),
    )


def _taggable(contents: Contents) -> Iterator[Finding | Evidence | Action]:
    yield from contents.findings.values()
    yield from contents.evidence.values()
    yield from contents.actions.values()
