"""The levels that an agency proposes, as its return speaks of them: one record for each indicator."""

from __future__ import annotations

from collections.abc import Mapping

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.position import standing_judgements


def standing_proposal(contents: Contents, agency: str, code: str) -> Judgement | None:
    """What an agency (by key) has proposed for an indicator, the last that was not withdrawn; None for nothing."""
    standing = standing_judgements(contents.judgements_of(code))
    return next((event for event in standing if event.stage is Stage.PROPOSED and event.agency == agency), None)


def agency_levels(contents: Contents, agency: str) -> Mapping[str, LevelDraft]:
    """What an agency (by key) proposes, by key: of each indicator its standing proposal, else its stored draft.

    A proposal is told in the shape of a draft: level, absence, reason and confidence.
    """
    levels: dict[str, LevelDraft] = {}
    for code in contents.framework.codes:
        key = draft_key(contents.cycle_key, code, Stage.PROPOSED, agency)
        event = standing_proposal(contents, agency, code)
        draft = contents.get(LevelDraft, key)
        if event is not None:
            levels[key] = _in_shape(event, key)
        elif draft is not None:
            levels[key] = draft
    return levels


def _in_shape(event: Judgement, key: str) -> LevelDraft:
    return LevelDraft(
        key=key,
        cycle=event.cycle,
        code=event.code,
        stage=event.stage,
        agency=event.agency,
        level=event.level,
        absence=event.absence,
        reason=event.reason,
        confidence=event.confidence,
    )
