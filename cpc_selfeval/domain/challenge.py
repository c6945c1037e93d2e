"""The challenge card: questions about a chosen level that follow from what is recorded.

Each is a question with a reason; it can be answered in a line that is kept, and never blocks anything. The program asks
and does not judge. The rules are this project's own reading of where self-evaluation failed: it looked at what was done
and not at what came of it (seed 001, lines 1020-1022), and weaknesses stayed after reviews (lines 1040-1041).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import FindingKind, Priority
from cpc_selfeval.domain.framework import ScaleLevel
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.position import position

GOOD: Final = 4
VERY_GOOD: Final = 5
WEAK: Final = 2
"""Levels of the six-point scale (seed 001, lines 1334-1344)."""

FAR: Final = 2
"""Levels apart that are worth a question."""

_ACTIVITY = re.compile(
    r"\b(?:held|delivered|developed|established|launched|introduced|implemented|produced|published|issued|attended|"
    r"trained|arranged|organised|set up|rolled out|reviewed|updated|"
    r"(?:we|have|has|had|been|were|was)\s+(?:\w+ly\s+)?(?:met|meet|provided|agreed|shared))\b",
    re.IGNORECASE,
)
"""Doing, in words. Some count only where somebody is said to do it: "a shared picture" tells of nothing done."""
_RESULT = re.compile(
    r"\b(?:so that|as a result|which (?:led|means|meant|has)|led to|resulted? in|because of this|therefore|"
    r"(?:children|families|parents|young people|carers)\b[^.]{0,60}\b(?:are|were|feel|felt|say|said|tell|told|get|got|"
    r"now|can|know|knew|wait|waited)|fewer|more|less|quicker|sooner|faster|safer|better|improved|reduced|fell|rose|"
    r"increased|decreased|from \d|\d+ ?(?:%|per cent|of \d+|in \d+))",
    re.IGNORECASE,
)


QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "high_priority_area": "What makes this so good although something needs attention so soon?",
        "impact_not_shown": "How do we know that it makes a difference for children?",
        "weak_without_action": "What will be done about it, by whom and by when?",
        "far_from_last_cycle": "What has changed since then, and how do we know?",
        "far_from_an_agency": "What do they see that we do not, or the other way round?",
        "activity_only": "What came of what was done?",
    }
)
"""What each question asks, by the name that its answers are kept under: a name stays when its words are bettered."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: ``name`` is what its answer is kept under, ``reason`` says what it follows from."""

    name: str
    reason: str

    @property
    def words(self) -> str:
        """What is asked."""
        return QUESTIONS[self.name]


@dataclass(frozen=True, slots=True)
class Card:
    """A chosen level with its neighbours on the framework's scale (None at an end), and the questions about it."""

    below: ScaleLevel | None
    chosen: ScaleLevel
    above: ScaleLevel | None
    questions: tuple[Question, ...]


def challenge(contents: Contents, code: str, level: int, reason: str, last_level: int | None = None) -> Card:
    """The card of a level (1 to 6) chosen for an indicator with this rationale.

    ``last_level`` is what was agreed for it in the last cycle, None where there is none to compare with.
    """
    scale = {each.value: each for each in contents.framework.scale}
    questions = (*_on_findings(contents, code, level), *_on_levels(contents, code, level, last_level))
    return Card(scale.get(level - 1), scale[level], scale.get(level + 1), (*questions, *_on_reason(reason)))


def tells_activity_only(text: str) -> bool:
    """Whether a text tells what was done and nothing of what came of it.

    It looks for verbs of doing, and for words that begin to say a result. A rule of thumb: it asks, and may be wrong.
    """
    return bool(_ACTIVITY.search(text)) and not _RESULT.search(text)


def _on_findings(contents: Contents, code: str, level: int) -> Iterator[Question]:
    areas = contents.findings_of(code, FindingKind.AREA)
    pressing = [area for area in areas if area.priority is Priority.HIGH]
    if level >= VERY_GOOD and pressing:
        count = "There is an area" if len(pressing) == 1 else f"There are {len(pressing):,} areas"
        yield Question(
            "high_priority_area",
            f"{count} for improvement with high priority here.",
        )
    if level >= GOOD and not any(piece.shows_impact for piece in contents.evidence_of(code)):
        yield Question(
            "impact_not_shown",
            "No evidence here is marked as showing impact on children.",
        )
    if level <= WEAK and not contents.actions_of(code):
        yield Question(
            "weak_without_action",
            "The level is weak or lower, and no action is planned for this indicator.",
        )


def _on_levels(contents: Contents, code: str, level: int, last_level: int | None) -> Iterator[Question]:
    if last_level is not None and abs(level - last_level) >= FAR:
        yield Question(
            "far_from_last_cycle",
            f"In the last cycle it was {last_level}: {abs(level - last_level)} levels away.",
        )
    apart = [proposal for proposal in _agencies_proposals(contents, code) if _is_far(proposal, level)]
    if apart:
        names = ", ".join(f"{contents.agency_name(each.agency)} ({each.level})" for each in apart)
        yield Question(
            "far_from_an_agency",
            f"Two levels or more away: {names}.",
        )


def _agencies_proposals(contents: Contents, code: str) -> tuple[Judgement, ...]:
    return tuple(each for each in position(contents, code).proposals if each.agency is not None)


def _is_far(proposal: Judgement, level: int) -> bool:
    return proposal.stage is Stage.PROPOSED and proposal.level is not None and abs(proposal.level - level) >= FAR


def _on_reason(reason: str) -> Iterator[Question]:
    if tells_activity_only(reason):
        yield Question(
            "activity_only",
            "The reason tells what was done, and nothing in it seems to say what difference that made.",
        )
