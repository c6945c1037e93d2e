"""Which levels of agencies may be seen. Whoever shows one asks here, so that what is covered is covered everywhere.

Levels that are told before a meeting draw the other levels towards them; agencies that judge apart and uncover together
do not do that to each other. So a cycle can keep agencies' levels covered (``Moderation.levels_covered``), with their
rationales, since these give the level away.
"""

from __future__ import annotations

from typing import Final

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.judging_records.moderating import (
    LevelsShown,
    Moderation,
    levels_shown_key,
    moderation_key,
)
from cpc_selfeval.domain.returns.records import ReturnedValue

COVERED: Final = "covered until the meeting"
"""What stands where a covered level would."""

COVERED_SENTENCE: Final = "Levels that agencies proposed are left out where they are covered until the meeting."
"""What a paper says where it leaves any out."""


def levels_covered(contents: Contents) -> bool:
    """Whether this cycle keeps agencies' levels covered until they are shown to all."""
    kept = contents.get(Moderation, moderation_key(contents.cycle_key))
    return kept is not None and kept.levels_covered


def agency_levels_shown(contents: Contents, code: str) -> bool:
    """Whether the levels that agencies propose for an indicator may be seen.

    They may where the cycle covers none, where they were uncovered, and where a meeting has judged the indicator since:
    a level was recorded at a later stage, whether it still stands or not.
    """
    if not levels_covered(contents) or uncovered(contents, code) is not None:
        return True
    return any(event.stage is not Stage.PROPOSED for event in contents.judgements_of(code))


def uncovered(contents: Contents, code: str) -> LevelsShown | None:
    """The uncovering of an indicator's levels: when, at which meeting, by whom; None where there was none."""
    return contents.get(LevelsShown, levels_shown_key(contents.cycle_key, code))


def is_agency_s(event: Judgement | LevelDraft) -> bool:
    """Whether it is an agency's proposal or draft of one, or takes a proposal back."""
    return event.stage is Stage.PROPOSED and event.agency is not None


def is_covered(contents: Contents, event: Judgement | LevelDraft) -> bool:
    """Whether a proposal or draft of one is an agency's and may not be seen yet."""
    return is_agency_s(event) and not agency_levels_shown(contents, event.code)


def judgements_shown(contents: Contents, code: str) -> tuple[Judgement, ...]:
    """All events of an indicator that may be seen, in the order of recording."""
    events = contents.judgements_of(code)
    if agency_levels_shown(contents, code):
        return events
    return tuple(event for event in events if not is_agency_s(event))


def covered_codes(contents: Contents) -> tuple[str, ...]:
    """The indicators of this cycle of which an agency's level stands covered now, in the framework's order."""
    if not levels_covered(contents):
        return ()
    return tuple(
        code
        for code in contents.covered_codes
        if any(is_covered(contents, event) for event in contents.judgements_of(code))
    )


def covered_keys(contents: Contents) -> frozenset[str]:
    """The keys of every record that holds what an agency proposes and that may not be seen.

    These are proposals, draft levels (also those that are used up by now), and what returns brought of either.
    """
    if not levels_covered(contents):
        return frozenset()
    hidden = [code for code in contents.framework.codes if not agency_levels_shown(contents, code)]
    events = (event.key for code in hidden for event in contents.judgements_of(code) if is_agency_s(event))
    drafts = (
        draft_key(contents.cycle_key, code, Stage.PROPOSED, agency.key)
        for code in hidden
        for agency in contents.agencies
    )
    levels = frozenset((*events, *drafts))
    return levels | {value.key for value in contents.of(ReturnedValue).values() if value.record in levels}
