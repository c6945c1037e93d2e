"""What each step of the path is called, and why it is worth doing. Loads nothing, since the start page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.path_steps import PathStep

TITLE: Final = "Your first self-evaluation"


@dataclass(frozen=True, slots=True)
class StepWords:
    """``act`` is what to do, ``short`` the same in little room; ``why`` is one sentence on what it is for."""

    act: str
    why: str
    short: str


STEPS: Final[Mapping[PathStep, StepWords]] = {
    PathStep.COMMITTEE: StepWords(
        "Name committee, choose framework",
        "The framework gives the questions that you walk through; the name stands on every paper.",
        "the committee",
    ),
    PathStep.AGENCIES: StepWords(
        "Add your partner agencies",
        "They can propose levels, give evidence and lead actions. You can also begin alone.",
        "partner agencies",
    ),
    PathStep.EVIDENCE: StepWords(
        "Record evidence on a first indicator",
        "An audit, a survey or a figure that shows how well it goes. A title is enough to begin with.",
        "evidence",
    ),
    PathStep.LEVEL: StepWords(
        "Propose a level for it",
        "Choose one of the six cards, write in a line why, and press “Propose”. It can be withdrawn.",
        "a level",
    ),
    PathStep.AGREED: StepWords(
        "Record what the committee agreed",
        "Once they have met. Choose the level again under “Agreed”, and press “Record agreement”.",
        "what was agreed",
    ),
    PathStep.ACTION: StepWords(
        "Plan an action",
        "What will be done, by whom and by when, so that the next self-evaluation finds it better.",
        "an action",
    ),
    PathStep.PAPER: StepWords(
        "Make a paper",
        "A summary for Chief Officers, as PDF or Word. It can be made before all else is complete.",
        "a paper",
    ),
}
