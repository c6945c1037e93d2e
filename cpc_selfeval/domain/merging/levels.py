"""The levels that an agency proposes, as its return speaks of them: one record for each indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Absence, Judgement, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.judging import judgement_from, withdrawal_of
from cpc_selfeval.domain.merging.difference import WHOLE, Difference
from cpc_selfeval.domain.merging.overlay import Overlay
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


def lacks_reason(draft: LevelDraft) -> bool:
    """Whether a draft says "not applicable" without saying why: it cannot be recorded so."""
    return draft.absence is Absence.NOT_APPLICABLE and not draft.reason.strip()


class LevelTaking:
    """Takes an agency's levels in: each becomes an event, and the draft that it was shown as is used up.

    A level that they cleared withdraws what they had proposed. A reason without a level, and "not applicable" without
    a reason, cannot be events and stay drafts.
    """

    def __init__(self, work: Overlay, agency: str, person: Person, now: datetime, because: str) -> None:
        self._work = work
        self._agency = agency
        self._shown = agency_levels(work.contents, agency)
        self._person = person
        self._now = now
        self._because = because
        self.said: list[str] = []

    def take(self, chosen: Sequence[Difference]) -> LevelDraft | Judgement | None:
        """Take the differences of one indicator's level; gives what stands for it then, None where nothing does."""
        code, said = self._as_theirs(chosen)
        standing = standing_proposal(self._work.contents, self._agency, code)
        if said is None:
            self._use_up(chosen[0].key)
        elif lacks_reason(said):
            self.said.append(f"“Not applicable” for {code} needs a reason, so it was kept as a draft.")
            self._work.put(said)
            return said
        elif said.level is not None or said.absence is not None:
            return self._record(said)
        elif standing is None:
            self._work.put(said)
            return said
        return self._withdraw(standing, said.reason if said else "") if standing is not None else None

    def _as_theirs(self, chosen: Sequence[Difference]) -> tuple[str, LevelDraft | None]:
        """The indicator, and what they say of it now; None where they take it back."""
        first = chosen[0]
        known = first.theirs or first.ours
        assert isinstance(known, LevelDraft), "a level is on one side at least"
        if first.field == WHOLE:
            return known.code, first.theirs if isinstance(first.theirs, LevelDraft) else None
        shown = self._shown.get(first.key) or LevelDraft(
            key=first.key, cycle=known.cycle, code=known.code, stage=known.stage, agency=known.agency
        )
        values: dict[str, Any] = {each.field: each.value(each.theirs) for each in chosen}
        return known.code, replace(shown, **values)

    def _record(self, said: LevelDraft) -> Judgement:
        event = judgement_from(self._work.contents, said, self._person, self._now)
        self._work.put(event)
        self._use_up(said.key)
        return event

    def _withdraw(self, standing: Judgement, reason: str) -> Judgement:
        event = withdrawal_of(self._work.contents, standing, reason or self._because, self._person, self._now)
        self._work.put(event)
        return event

    def _use_up(self, key: str) -> None:
        """Remove the draft that was shown; one that says something else than what was shown stays."""
        draft = self._work.get(LevelDraft, key)
        if draft is not None and self._shown.get(key) == draft:
            self._work.drop(draft)
