"""Judgements made of drafts, and taken back: events, each after the indicator's last one."""

from __future__ import annotations

from datetime import date, datetime

from cpc_selfeval.domain.committee import Meeting, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.moments import moment_after
from cpc_selfeval.domain.record import new_key


def judgement_from(contents: Contents, draft: LevelDraft, person: Person, now: datetime) -> Judgement:
    """The event that recording a draft makes; of the draft's day, else its meeting's, else today."""
    meeting = contents.get(Meeting, draft.meeting)
    day: date | None = draft.on or (meeting.on if meeting else None)
    return Judgement(
        key=new_key(),
        cycle=draft.cycle,
        code=draft.code,
        stage=draft.stage,
        agency=draft.agency,
        level=draft.level,
        absence=draft.absence,
        on=day or now.date(),
        at=_moment(contents, draft.code, now),
        reason=draft.reason,
        confidence=draft.confidence,
        meeting=draft.meeting,
        present=draft.present or (meeting.present if meeting else ""),
        dissent=draft.dissent,
        by_name=person.name,
        by_role=person.role,
    )


def withdrawal_of(contents: Contents, judgement: Judgement, reason: str, person: Person, now: datetime) -> Judgement:
    """The event that takes a judgement back."""
    return Judgement(
        key=new_key(),
        cycle=judgement.cycle,
        code=judgement.code,
        stage=judgement.stage,
        agency=judgement.agency,
        on=now.date(),
        at=_moment(contents, judgement.code, now),
        reason=reason,
        withdraws=judgement.key,
        by_name=person.name,
        by_role=person.role,
    )


def _moment(contents: Contents, code: str, now: datetime) -> str:
    events = contents.judgements_of(code)
    return moment_after(events[-1].at if events else "", now)
