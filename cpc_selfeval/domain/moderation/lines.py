"""The matrix and the agenda in words, as the report snapshot keeps them: what is covered is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.moderation.agenda import AgendaItem, Part, agenda
from cpc_selfeval.domain.moderation.matrix import MatrixRow, Proposed, matrix
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.support import support_in_words


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """What one agency, or the lead officer, proposes: ``judged`` is "4 Good", "" for nothing, or that it is covered.

    ``rationale`` is "" where there is none and where it is covered; ``has_rationale`` tells the two apart.
    """

    by: str
    judged: str
    level: int | None
    has_rationale: bool
    rationale: str
    confidence: str
    on: date | None
    covered: bool


@dataclass(frozen=True, slots=True)
class ModerationLine:
    """One covered indicator on the agenda. ``proposals`` are in the order of the agencies, all of them; ``own`` is the
    lead officer's. ``spread`` is "3 to 5", one level where all say the same, or that it is covered."""

    code: str
    title: str
    question: str
    part: Part
    reasons: tuple[str, ...]
    stands: str
    proposals: tuple[ProposalLine, ...]
    own: ProposalLine | None
    spread: str
    levels_apart: int | None
    support: str
    lacking: tuple[str, ...]
    strengths: int
    areas: int
    evidence: int
    covered: bool


@dataclass(frozen=True, slots=True)
class ModerationLines:
    """The whole agenda in its order, and the names of the agencies that have a place in each line."""

    agencies: tuple[str, ...]
    lines: tuple[ModerationLine, ...]

    @property
    def covered(self) -> bool:
        """Whether anything is left out because it is covered."""
        return any(line.covered for line in self.lines)

    def of(self, part: Part) -> tuple[ModerationLine, ...]:
        """The lines of one part, in their order."""
        return tuple(line for line in self.lines if line.part is part)


NO_LINES: Final = ModerationLines((), ())
"""Nothing to moderate."""


def moderation_lines(contents: Contents, on: date) -> ModerationLines:
    """The agenda on a day, in words."""
    found = matrix(contents, on)
    names = tuple(agency.name for agency in found.agencies)
    return ModerationLines(names, tuple(_line(contents, item) for item in agenda(contents, on, found)))


def _line(contents: Contents, item: AgendaItem) -> ModerationLine:
    row = item.row
    question = contents.framework.key_question(contents.framework.indicator(row.code).key_question)
    return ModerationLine(
        code=row.code,
        title=contents.title(row.code),
        question=f"{question.code} {question.question}",
        part=item.part,
        reasons=item.reasons,
        stands=words.position_in_words(contents, position(contents, row.code)),
        proposals=tuple(proposal_line(contents, each) for each in row.proposed),
        own=own_line(contents, row.own) if row.own is not None else None,
        spread=spread_in_words(row),
        levels_apart=None if row.covered or row.spread is None else row.levels_apart,
        support=support_in_words(contents, row.support),
        lacking=tuple(contents.agency_name(key) for key in row.lacking),
        strengths=len(contents.findings_of(row.code, FindingKind.STRENGTH)),
        areas=len(contents.findings_of(row.code, FindingKind.AREA)),
        evidence=len(contents.evidence_of(row.code)),
        covered=row.covered,
    )


def spread_in_words(row: MatrixRow) -> str:
    """ "3 to 5", "4" where all say the same, that it is covered, or "" without a level."""
    if row.covered:
        return COVERED
    if row.spread is None:
        return ""
    low, high = row.spread
    return str(low) if low == high else f"{low} to {high}"


def proposal_line(contents: Contents, each: Proposed) -> ProposalLine:
    """What an agency proposes, in words; of what is covered only that it is there."""
    name = contents.agency_name(each.agency)
    if each.proposal is None:
        return ProposalLine(name, "", None, False, "", "", None, False)
    if each.covered:
        return ProposalLine(name, COVERED, None, not each.lacks_rationale, "", "", each.proposal.on, True)
    return own_line(contents, each.proposal)


def own_line(contents: Contents, event: Judgement) -> ProposalLine:
    """A proposal that may be seen, such as the lead officer's own, in words."""
    return ProposalLine(
        by=words.proposer(contents, event),
        judged=words.judged_in_words(contents, event),
        level=event.level,
        has_rationale=bool(event.reason.strip()),
        rationale=event.reason,
        confidence=words.CONFIDENCES[event.confidence] if event.confidence else "",
        on=event.on,
        covered=False,
    )
