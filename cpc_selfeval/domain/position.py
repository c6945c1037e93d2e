"""Where an indicator stands: its state, its level and the stage that the level has reached; and progress over all.

There is one definition of each here, and every screen and paper uses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import is_covered
from cpc_selfeval.domain.judgement import Absence, Judgement, LevelDraft, Stage


class State(StrEnum):
    """The state of work on an indicator. The last four are the stage that its level has reached."""

    NOT_IN_CYCLE = "not_in_cycle"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PROPOSED = "proposed"
    RECOMMENDED = "recommended"
    AGREED = "agreed"
    ENDORSED = "endorsed"

    @property
    def is_finished(self) -> bool:
        """Agreed by the CPC or endorsed by the COG."""
        return self in (State.AGREED, State.ENDORSED)


@dataclass(frozen=True, slots=True)
class Position:
    """Where one indicator stands.

    ``stage`` is the highest stage with a standing judgement; ``level`` and ``absence`` are that judgement's (both
    None while the proposals differ and the lead officer has proposed none). ``proposals`` are the standing
    proposals, one for each proposer; ``spread`` is the lowest and highest proposed level when they differ. Proposals
    of agencies that are ``covered`` until the meeting count for the state and are in none of the others.
    """

    code: str
    state: State
    stage: Stage | None = None
    level: int | None = None
    absence: Absence | None = None
    proposals: tuple[Judgement, ...] = ()
    spread: tuple[int, int] | None = None
    standing: tuple[Judgement, ...] = ()
    covered: bool = False

    def at(self, stage: Stage) -> Judgement | None:
        """The standing judgement at a stage after proposed, or None."""
        return next((judgement for judgement in self.standing if judgement.stage is stage), None)


def standing_judgements(events: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements that stand: the last of each stage (of each proposer, for proposals) that was not withdrawn.

    An endorsement is of what was agreed before it: it lapses when the agreement is withdrawn or a level is agreed anew,
    and stays in the history.
    """
    withdrawn = {event.withdraws for event in events if event.withdraws}
    last: dict[tuple[Stage, str | None], Judgement] = {}
    for event in events:
        if event.withdraws is None and event.key not in withdrawn:
            proposer = event.agency if event.stage is Stage.PROPOSED else None
            last[(event.stage, proposer)] = event
    agreed, endorsed = last.get((Stage.AGREED, None)), last.get((Stage.ENDORSED, None))
    if endorsed and not (agreed and _endorses(endorsed, agreed, events)):
        del last[(Stage.ENDORSED, None)]
    return tuple(sorted(last.values(), key=lambda j: (j.stage.rank, j.at)))


def _endorses(endorsed: Judgement, agreed: Judgement, events: tuple[Judgement, ...]) -> bool:
    """Whether an endorsement is of this agreement: recorded after it, and of the same level."""
    same = (endorsed.level, endorsed.absence) == (agreed.level, agreed.absence)
    return same and events.index(agreed) < events.index(endorsed)


def headline_of(events: tuple[Judgement, ...]) -> Judgement | None:
    """The judgement whose level counts, of all events of an indicator in the order of recording; None for none."""
    standing = standing_judgements(events)
    return _headline(standing, tuple(j for j in standing if j.stage is Stage.PROPOSED)) if standing else None


def position(contents: Contents, code: str) -> Position:
    """Where an indicator stands."""
    if not contents.scope(code).covered:
        return Position(code, State.NOT_IN_CYCLE)
    standing = standing_judgements(contents.judgements_of(code))
    if not standing:
        state = State.IN_PROGRESS if _anything_recorded(contents, code) else State.NOT_STARTED
        return Position(code, state)
    proposed = tuple(j for j in standing if j.stage is Stage.PROPOSED)
    proposals = tuple(j for j in proposed if not is_covered(contents, j))
    levels = sorted({j.level for j in proposals if j.level is not None})
    spread = (levels[0], levels[-1]) if len(levels) > 1 else None
    headline = _headline(standing, proposals)
    stage = standing[-1].stage
    return Position(
        code,
        State(stage.value),
        stage,
        headline.level if headline else None,
        headline.absence if headline else None,
        proposals,
        spread,
        tuple(j for j in standing if j.stage is not Stage.PROPOSED),
        len(proposals) < len(proposed),
    )


def _headline(standing: tuple[Judgement, ...], proposals: tuple[Judgement, ...]) -> Judgement | None:
    """The judgement whose level is shown: the highest stage's; of proposals the lead officer's, or what all say."""
    if standing[-1].stage is not Stage.PROPOSED:
        return standing[-1]
    own = next((j for j in proposals if j.agency is None), None)
    if own is not None:
        return own
    said = {(j.level, j.absence) for j in proposals}
    return proposals[0] if len(said) == 1 else None


def _anything_recorded(contents: Contents, code: str) -> bool:
    if contents.findings_of(code) or contents.evidence_of(code) or contents.actions_of(code):
        return True
    if contents.judgements_of(code):
        return True
    return any(draft.code == code and _says_something(draft) for draft in contents.of(LevelDraft).values())


def _says_something(draft: LevelDraft) -> bool:
    return draft.level is not None or draft.absence is not None or bool(draft.reason)


PROGRESS_DEFINITION = (
    "Counted are the indicators that this cycle covers. An indicator is done when the committee has agreed a level, "
    "or agreed that there is not enough evidence or that it does not apply. Evidence, strengths and drafts alone do "
    "not count as done, and nothing is filled in beforehand."
)
"""What progress means, shown wherever progress is shown."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the covered indicators stand where; the counts add up to ``covered``."""

    covered: int
    agreed: int
    proposed: int
    in_progress: int
    not_started: int

    @property
    def to_do(self) -> int:
        """Covered indicators with no standing level yet."""
        return self.in_progress + self.not_started

    def in_words(self) -> str:
        """ "10 of 22 agreed · 5 proposed · 7 to do"."""
        return f"{self.agreed} of {self.covered} agreed · {self.proposed} proposed · {self.to_do} to do"


def progress(contents: Contents) -> Progress:
    """The one count of progress. Recommended levels count as proposed, endorsed ones as agreed."""
    states = [position(contents, code).state for code in contents.covered_codes]
    return Progress(
        covered=len(states),
        agreed=sum(state.is_finished for state in states),
        proposed=sum(state in (State.PROPOSED, State.RECOMMENDED) for state in states),
        in_progress=states.count(State.IN_PROGRESS),
        not_started=states.count(State.NOT_STARTED),
    )


def next_unfinished(contents: Contents, after: str | None) -> str | None:
    """The next covered indicator, after this one and round to the start, that is not yet agreed; None if all are."""
    codes = contents.covered_codes
    start = contents.framework.codes.index(after) + 1 if after in contents.framework.codes else 0
    order = contents.framework.codes[start:] + contents.framework.codes[:start]
    for code in order:
        if code in codes and not position(contents, code).state.is_finished:
            return code
    return None
