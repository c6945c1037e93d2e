"""Follow-through: the progress on each main point and area, evaluated again and again on the framework's scale.

Inspectors went back to main points for action and evaluated the progress on each in the words of the six-point scale
(report of 2009: seed 001, lines 183-186 and 1070-1072). The evaluations are people's own; nothing is worked out but
their order and how far the latest is from the first. No rule says how often to evaluate, so no check asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.inspecting.beside import level_in_words, steps_in_words
from cpc_selfeval.domain.inspecting.recorded import evaluations_of
from cpc_selfeval.domain.judging_records.inspecting import ProgressEvaluation

OF_ANOTHER_CYCLE: Final = "of another cycle"
"""What stands for a linked entry that the open cycle does not have."""


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """The evaluations of one point, the first one first, and the two that frame them in a sentence."""

    evaluations: tuple[ProgressEvaluation, ...]
    said: str

    @property
    def first(self) -> ProgressEvaluation | None:
        """The first evaluation, or None."""
        return self.evaluations[0] if self.evaluations else None

    @property
    def latest(self) -> ProgressEvaluation | None:
        """The latest one, or None; the same as the first where there is one only."""
        return self.evaluations[-1] if self.evaluations else None


def follow_through(contents: Contents, point: str, framework: Framework | None) -> FollowThrough:
    """How the progress on a point was evaluated; ``framework`` is the inspection's edition, None if not known here."""
    found = evaluations_of(contents, point)
    if not found:
        return FollowThrough((), "Progress is not evaluated yet.")
    first, latest = found[0], found[-1]
    if len(found) == 1:
        return FollowThrough(found, f"Progress: {evaluated(framework, first)}.")
    said = f"Progress: first {evaluated(framework, first)}, latest {evaluated(framework, latest)}"
    if first.level is not None and latest.level is not None:
        said += f": {steps_in_words(latest.level - first.level)}"
    return FollowThrough(found, f"{said}.")


def evaluated(framework: Framework | None, evaluation: ProgressEvaluation) -> str:
    """ "2 Weak on 3 Mar 2026", "no level yet on 3 Mar 2026"."""
    return f"{level_in_words(framework, evaluation.level) or 'no level yet'} on {day_short(evaluation.on)}"


def evidence_refs(contents: Contents, keys: tuple[str, ...]) -> tuple[str, ...]:
    """ "E-014" for each piece; one that the open cycle does not have is "evidence of another cycle"."""
    pieces = [contents.get(Evidence, key) for key in keys]
    return tuple(piece.ref if piece is not None else f"evidence {OF_ANOTHER_CYCLE}" for piece in pieces)
