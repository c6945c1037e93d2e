"""Sentences that help to decide on a line, and the one that says why it cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage
from cpc_selfeval.domain.merging.comparing import merged_links
from cpc_selfeval.domain.merging.difference import WHOLE, Case, Difference
from cpc_selfeval.domain.merging.levels import lacks_reason
from cpc_selfeval.domain.merging.ownership import owned_by
from cpc_selfeval.domain.merging.preview import Source
from cpc_selfeval.domain.position import standing_judgements
from cpc_selfeval.domain.record_words import held_in_words
from cpc_selfeval.domain.references import REFERS_TO, link_fields
from cpc_selfeval.domain.returns.records import ReturnKind

_OF_CASE = {
    Case.REMOVED: "Taking this removes it here too.",
    Case.REMOVED_THERE: "It was changed here since, so it stays unless you take the removal.",
    Case.REMOVED_HERE: "It was removed here. Taking this brings it back as they have it.",
}

UNPLACED = (
    "They did not say which indicator it belongs to. Once it is taken, say so on the page of agencies: until then it "
    "is on no indicator’s page."
)

_LINKED_TO = frozenset(REFERS_TO[name] for kind in RECORD_TYPES for name in link_fields(kind) if name in REFERS_TO)
"""The types of record that others are linked to; removing one here took those links out."""


def why_not(told: Contents, source: Source, group: Sequence[Difference]) -> str:
    """Why a line cannot be taken; "" where it can.

    An agency changes its own entries only. A workbook has only a part of each action, so it cannot bring one back.
    """
    first = group[0]
    if first.kind is Action and first.case is Case.REMOVED_HERE and source.kind is not ReturnKind.FILE:
        return "It was removed here. If it is needed, bring it back from the history before you decide on this."
    if source.agency is None or _is_of(source.agency, told, group):
        return ""
    return f"This is not for {source.whose} to change. It stays with the return, to be read."


def _is_of(agency: str, told: Contents, group: Sequence[Difference]) -> bool:
    return all(
        owned_by(agency, record, told)
        for each in group
        for record in (each.ours or each.base, each.theirs)
        if record is not None
    )


def remark(
    contents: Contents, told: Contents, group: Sequence[Difference], found: Sequence[Difference], *, proposes: bool
) -> str:
    """What taking a line does that its values alone do not tell; "" for nothing.

    ``proposes``: the source speaks of what its agency proposes as drafts; in a copy a draft is a draft.
    """
    first = group[0]
    if first.kind is LevelDraft:
        if not proposes:
            return "Taking this discards the draft here too." if first.theirs is None else ""
        return _of_level(first)
    if isinstance(first.theirs, Judgement) and first.case is Case.ADDED:
        return _of_event(contents, first.theirs, found)
    if isinstance(first.theirs, Finding) and first.case is Case.ADDED and not first.theirs.indicators:
        return UNPLACED
    if first.field != WHOLE and first.field in link_fields(first.kind):
        return _of_links(told, first)
    said = _OF_CASE.get(first.case, "")
    if first.case is Case.REMOVED_HERE and first.kind in _LINKED_TO:
        said = f"{said} What was linked to it has to be linked to it anew."
    return said


def _of_level(difference: Difference) -> str:
    theirs = difference.theirs
    if not isinstance(theirs, LevelDraft):
        return "Taking this withdraws what they had proposed."
    if theirs.stage is not Stage.PROPOSED:
        return ""
    if lacks_reason(theirs):
        return "“Not applicable” needs a reason, so taking this keeps it as a draft."
    if theirs.level is None and theirs.absence is None:
        proposed = difference.ours
        if isinstance(proposed, LevelDraft) and (proposed.level is not None or proposed.absence is not None):
            return "Taking this withdraws what they had proposed."
        return "There is no level in it, so taking this keeps it as a draft."
    return ""


def _of_event(contents: Contents, event: Judgement, found: Sequence[Difference]) -> str:
    """Whether an event of another copy would be the one that stands."""
    others = [each.theirs for each in found if each.case is Case.ADDED and isinstance(each.theirs, Judgement)]
    here = contents.judgements_of(event.code)
    together = sorted(
        {*here, *(each for each in others if each.code == event.code)}, key=lambda each: (each.at, each.key)
    )
    stood = {(each.stage, _proposer(each)): each for each in standing_judgements(here)}
    stands = standing_judgements(tuple(together))
    was = stood.get((event.stage, _proposer(event)))
    if event.withdraws is not None:
        target = contents.get(Judgement, event.withdraws)
        said = (
            f"withdraw “{words.judged_in_words(contents, target)}”"
            if target is not None and target in stood.values()
            else ""
        )
        return f"Taking this would {said}, which stands here now." if said else ""
    if event not in stands:
        return "It would be in the history only: another level was recorded after it."
    if was is None:
        return "It would become the level that stands."
    return f"It would become the level that stands, in place of “{words.judged_in_words(contents, was)}”."


def _proposer(event: Judgement) -> str | None:
    return event.agency if event.stage is Stage.PROPOSED else None


def _of_links(told: Contents, difference: Difference) -> str:
    theirs, ours = difference.value(difference.theirs), difference.value(difference.ours)
    merged = merged_links(difference.value(difference.base) or (), theirs, ours)
    if set(merged) == set(theirs):
        return ""
    return f"Taking this keeps what was changed here too: {held_in_words(told, difference.field, merged) or 'none'}."
