"""Levels: choosing saves a draft; proposing and recording make an event that stays in the history."""

from __future__ import annotations

from typing import Any

from cpc_selfeval.domain import words
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Body, Committee, Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.expecting import ChallengeAnswer, challenge_answer_key
from cpc_selfeval.domain.judgement import Absence, Judgement, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.judging import judgement_from, withdrawal_of
from cpc_selfeval.domain.position import standing_judgements
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.text import entered
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import present, revise

BODY_OF_STAGE: dict[Stage, Body] = {
    Stage.RECOMMENDED: Body.SUB_GROUP,
    Stage.AGREED: Body.CPC,
    Stage.ENDORSED: Body.COG,
}
"""Which body's meeting records which stage."""


class NothingChosen(Refusal):
    """Propose or Record was pressed with no card chosen."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"No level is chosen for {code} yet.",
            "What you have written is saved as a draft.",
            "Choose a level, or say that there is not enough evidence or that it does not apply.",
        )


class ReasonNeeded(Refusal):
    """ "Not applicable" without saying why."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"“Not applicable” for {code} needs a reason.",
            "Your choice is saved as a draft.",
            "Write why it does not apply here, then press the button again.",
        )


class WrongMeeting(Refusal):
    """A meeting of one body was to record another body's stage."""

    def __init__(self, stage: Stage, body: str) -> None:
        super().__init__(
            f"A meeting of this kind cannot record a level as {words.STAGES[stage].lower()}: that is for the {body}.",
            "The draft is saved.",
            "Choose or add the meeting at which it was decided.",
        )


class NotWhatWasAgreed(Refusal):
    """An endorsement of a level that the committee has not agreed."""

    def __init__(self, code: str, agreed: str, committee: Committee) -> None:
        stands = f"What is agreed for {code} is {agreed}." if agreed else f"No level is agreed for {code} yet."
        super().__init__(
            f"The {committee.cog_short} endorses what the {committee.cpc_short} has agreed. {stands}",
            "The draft is saved.",
            f"Record the agreement of the {committee.cpc_short} first, then the endorsement of the same level. "
            f"Where the {committee.cog_short} sees it otherwise, write that as dissent.",
        )


class AlreadyWithdrawn(Refusal):
    """A judgement was to be withdrawn once more, or a withdrawal itself."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"This level of {code} is withdrawn already.",
            "Nothing was changed, and all of it can be read in the history.",
            "Record the level anew if it is to stand again.",
        )


class Levels:
    """Verbs on draft levels and judgements."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def draft(
        self,
        code: str,
        stage: Stage,
        agency: str | None = None,
        *,
        origin: object | None = None,
        visit: str | None = None,
        **values: Any,
    ) -> None:
        """Change fields of the draft of an indicator, stage and proposer, such as ``reason`` or ``confidence``."""
        key = draft_key(self._session.contents.cycle_key, code, stage, agency)
        revise(
            self._session,
            LevelDraft,
            key,
            values,
            origin=origin,
            visit=visit,
            absent=lambda contents: contents.draft(code, stage, agency),
        )

    def choose(
        self,
        code: str,
        stage: Stage,
        agency: str | None = None,
        *,
        level: int | None = None,
        absence: Absence | None = None,
        origin: object | None = None,
    ) -> None:
        """Choose a card: a saved draft, not an event."""
        self.draft(code, stage, agency, origin=origin, level=level, absence=absence)

    def answer(
        self, code: str, question: str, text: str, *, origin: object | None = None, visit: str | None = None
    ) -> None:
        """Keep what somebody wrote to a question about an indicator's level; ``question`` is the question's name."""
        key = challenge_answer_key(self._session.contents.cycle_key, code, question)
        revise(
            self._session,
            ChallengeAnswer,
            key,
            {"text": text},
            origin=origin,
            visit=visit,
            absent=lambda contents: ChallengeAnswer(
                key=key, cycle=contents.cycle_key, code=code, question=question, text=""
            ),
        )

    def record(self, code: str, stage: Stage, agency: str | None = None, *, origin: object | None = None) -> None:
        """Make the draft an event at its stage: propose, recommend, agree or endorse. The draft is then used up.

        Refused with NothingChosen, ReasonNeeded, WrongMeeting or NotWhatWasAgreed.
        """

        def build(contents: Contents) -> Change:
            draft = contents.draft(code, stage, agency)
            self._check(contents, draft)
            event = judgement_from(contents, draft, self._session.person, self._session.clock())
            rows = [RowChange(None, event)]
            if draft.key in contents.of(LevelDraft):
                rows.append(RowChange(draft, None))
            return Change(f"{stage.value} level of {code}", tuple(rows))

        self._session.make(f"{stage.value} level of {code}", build, origin=origin)

    def withdraw(self, judgement: str, reason: str) -> None:
        """Withdraw a judgement, with the reason; both events stay in the history."""

        def build(contents: Contents) -> Change:
            taken_back = present(contents, Judgement, judgement)
            events = contents.judgements_of(taken_back.code)
            if taken_back.withdraws or any(event.withdraws == judgement for event in events):
                raise AlreadyWithdrawn(taken_back.code)
            now = self._session.clock()
            event = withdrawal_of(contents, taken_back, entered(reason), self._session.person, now)
            return Change(f"withdrawal of the {event.stage.value} level of {event.code}", (RowChange(None, event),))

        self._session.make("withdrawal of a level", build)

    def _check(self, contents: Contents, draft: LevelDraft) -> None:
        if draft.level is None and draft.absence is None:
            raise NothingChosen(draft.code)
        if draft.absence is Absence.NOT_APPLICABLE and not draft.reason.strip():
            raise ReasonNeeded(draft.code)
        meeting = contents.get(Meeting, draft.meeting)
        body = BODY_OF_STAGE.get(draft.stage)
        if meeting is not None and body is not None and meeting.body is not body:
            raise WrongMeeting(draft.stage, words.body_name(contents.committee, body))
        if draft.stage is Stage.ENDORSED:
            self._check_agreed(contents, draft)

    def _check_agreed(self, contents: Contents, draft: LevelDraft) -> None:
        standing = standing_judgements(contents.judgements_of(draft.code))
        agreed = next((judgement for judgement in standing if judgement.stage is Stage.AGREED), None)
        if agreed is None:
            raise NotWhatWasAgreed(draft.code, "", contents.committee)
        if (agreed.level, agreed.absence) != (draft.level, draft.absence):
            raise NotWhatWasAgreed(draft.code, words.judged_in_words(contents, agreed), contents.committee)
