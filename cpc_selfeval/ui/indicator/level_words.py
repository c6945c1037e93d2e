"""What the indicator page says of levels: always with the stage that a level has reached."""

from __future__ import annotations

from datetime import date

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Committee, Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED, is_covered
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage
from cpc_selfeval.domain.position import Position, State

STAGE_BUTTONS: dict[Stage, str] = {
    Stage.PROPOSED: "Propose",
    Stage.RECOMMENDED: "Record recommendation",
    Stage.AGREED: "Record agreement",
    Stage.ENDORSED: "Record endorsement",
}

DRAFTS: dict[Stage, str] = {
    Stage.PROPOSED: "Draft, not yet proposed",
    Stage.RECOMMENDED: "Draft, not yet recorded as a recommendation",
    Stage.AGREED: "Draft, not yet recorded as agreed",
    Stage.ENDORSED: "Draft, not yet recorded as endorsed",
}


def stage_option(committee: Committee, stage: Stage) -> str:
    """ "Agreed by the CPC", as the stage switch offers it."""
    if stage is Stage.RECOMMENDED:
        return "Recommended by sub-group"
    by_whom = words.stage_by_whom(committee, stage)
    return by_whom[0].upper() + by_whom[1:]


def judged_short(contents: Contents, judgement: Judgement) -> str:
    """ "4", or "not applicable", for lists in which the stage stands before it."""
    if judgement.level is not None:
        return str(judgement.level)
    return words.judged_in_words(contents, judgement).lower()


def _judged(contents: Contents, judgement: Judgement) -> str:
    """ "4 Good", or "not enough evidence to say"."""
    said = words.judged_in_words(contents, judgement)
    return said if judgement.level is not None else said.lower()


def standing_words(contents: Contents, where: Position) -> tuple[str, str]:
    """What stands, in two parts: ("Level agreed by the CPC 12 May 2026: 4 Good", "recommended … · proposed: …")."""
    lines = [_stage_line(contents, judgement) for judgement in reversed(where.standing)]
    if where.proposals:
        lines.append(_proposals_line(contents, where))
    if where.covered:
        lines.append(f"proposed by agencies: {COVERED}")
    if not lines:
        return "No level proposed yet", ""
    return f"Level {lines[0]}", " · ".join(lines[1:])


def _stage_line(contents: Contents, judgement: Judgement) -> str:
    by_whom = words.stage_by_whom(contents.committee, judgement.stage)
    return f"{by_whom} {day_short(judgement.on)}: {_judged(contents, judgement)}"


def _proposals_line(contents: Contents, where: Position) -> str:
    if len(where.proposals) == 1:
        only = where.proposals[0]
        return f"proposed by {_proposer(contents, only)} {day_short(only.on)}: {_judged(contents, only)}"
    said = (f"{_proposer(contents, each)} {judged_short(contents, each)}" for each in where.proposals)
    return f"proposed: {', '.join(said)}"


def _proposer(contents: Contents, judgement: Judgement) -> str:
    return "the lead officer" if judgement.agency is None else words.proposer(contents, judgement)


def choice_in_words(contents: Contents, draft: LevelDraft | Judgement) -> str:
    """ "4 Good", "Not applicable", or "" when nothing is chosen."""
    if draft.level is not None:
        return f"{draft.level} {contents.framework.level(draft.level).label}"
    return words.ABSENCES[draft.absence] if draft.absence is not None else ""


def is_blank(draft: LevelDraft) -> bool:
    """Whether a draft says nothing at all."""
    chosen = (draft.level, draft.absence, draft.confidence, draft.meeting, draft.on)
    return all(value is None for value in chosen) and not (draft.reason or draft.present or draft.dissent)


def draft_note(contents: Contents, stage: Stage, standing: Judgement | None, *, drafted: bool) -> str:
    """The sentence below the cards that says what the chosen card is."""
    if drafted:
        stays = f" Until then {_judged(contents, standing)} stands." if standing else ""
        return f"{DRAFTS[stage]}.{stays}"
    if standing is not None:
        by_whom = words.stage_by_whom(contents.committee, stage)
        who = f" by {_proposer(contents, standing)}" if stage is Stage.PROPOSED else ""
        return f"As {by_whom}{who} on {day_short(standing.on)}. Choosing another card begins a draft."
    return f"Choosing a card saves a draft. It counts once you press “{STAGE_BUTTONS[stage]}”."


def still_to_come(contents: Contents, draft: LevelDraft, today: date) -> str:
    """ "9 Feb 2027 is still to come.", where a decision would be recorded for a day that has not been."""
    meeting = contents.get(Meeting, draft.meeting)
    day = draft.on or (meeting.on if meeting else None)
    return f"{day_short(day)} is still to come." if day is not None and day > today else ""


def recorded_aloud(contents: Contents, judgement: Judgement) -> str:
    """ "Level agreed by the CPC: 4 Good", said when it is recorded; "Level proposed: not enough evidence to say"."""
    by_whom = words.stage_by_whom(contents.committee, judgement.stage)
    if judgement.withdraws is not None:
        return f"Level {by_whom}: withdrawn"
    return f"Level {by_whom}: {_judged(contents, judgement)}"


def nothing_new(contents: Contents, stage: Stage, standing: Judgement) -> str:
    """Why pressing the button records nothing: what is shown stands already."""
    by_whom = words.stage_by_whom(contents.committee, stage)
    return f"Nothing new to record: {_judged(contents, standing)} was {by_whom} on {day_short(standing.on)} already."


def pill_words(contents: Contents, where: Position) -> tuple[str, str]:
    """The header's pill: the state with its level and stage, and the pill's tone."""
    tones = {
        State.AGREED: "good",
        State.ENDORSED: "good",
        State.PROPOSED: "accent",
        State.RECOMMENDED: "accent",
        State.NOT_IN_CYCLE: "quiet",
    }
    return words.position_in_words(contents, where), tones.get(where.state, "plain")


def last_judged(contents: Contents, code: str) -> str:
    """Who changed the level last: "Agreed 12 May 2026: 4 Good. Recorded by Isla Grant, lead officer." or ""."""
    events = contents.judgements_of(code)
    if not events:
        return ""
    last = events[-1]
    who = ", ".join(part for part in (last.by_name, last.by_role) if part) or "somebody without a name"
    if last.withdraws is not None:
        return f"The {last.stage.value} level was withdrawn on {day_short(last.on)}, recorded by {who}."
    by_whom = stage_option(contents.committee, last.stage)
    proposer = f" by {_proposer(contents, last)}" if last.stage is Stage.PROPOSED else ""
    judged = COVERED if is_covered(contents, last) else _judged(contents, last)
    return f"{by_whom}{proposer} {day_short(last.on)}: {judged}. Recorded by {who}."
