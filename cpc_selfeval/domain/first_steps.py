"""How far a file is on the way to its first paper: seven steps, each marked from what the file itself holds.

The path and its rules are the project's own: no published source sets them. Nothing of it is stored, so undoing what
did a step takes its mark away again, and a file that was begun elsewhere or long ago is marked the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.papers import PaperMade
from cpc_selfeval.domain.path_steps import PathStep
from cpc_selfeval.domain.position import State, position

_JUDGED: Final = frozenset({State.PROPOSED, State.RECOMMENDED, State.AGREED, State.ENDORSED})


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step: whether it is done, and the indicator that it leads to (None where it leads to none)."""

    step: PathStep
    done: bool
    indicator: str | None = None


def first_steps(contents: Contents) -> tuple[FirstStep, ...]:
    """The seven steps of the open cycle, in their order.

    * committee: it has a name (a file always has its framework);
    * agencies: at least one is in use;
    * evidence: at least one piece names an indicator that the cycle covers;
    * level: at least one covered indicator has one proposed, or at a later stage;
    * agreed: at least one is agreed by the committee, or endorsed;
    * action: at least one is planned and not withdrawn, and says what is to be done;
    * paper: the file notes at least one that was made in this cycle.

    The steps need not be done in their order, and one does not wait for another.
    """
    leads = _leads(contents)
    return tuple(FirstStep(step, _RULES[step](contents), leads.get(step)) for step in PathStep)


def next_step(steps: tuple[FirstStep, ...]) -> FirstStep | None:
    """The first step that is not done; None once all are."""
    return next((step for step in steps if not step.done), None)


def _leads(contents: Contents) -> Mapping[PathStep, str | None]:
    """Each step goes on where the one before it was done, or at the first indicator that the cycle covers."""
    covered = contents.covered_codes
    first = next(iter(covered), None)
    with_evidence = next((code for code in covered if contents.evidence_of(code)), first)
    judged = next((code for code in covered if position(contents, code).state in _JUDGED), with_evidence)
    return {
        PathStep.EVIDENCE: first,
        PathStep.LEVEL: with_evidence,
        PathStep.AGREED: judged,
        PathStep.ACTION: judged,
    }


def _any_state(contents: Contents, states: frozenset[State]) -> bool:
    return any(position(contents, code).state in states for code in contents.covered_codes)


def _has_evidence(contents: Contents) -> bool:
    return any(contents.evidence_of(code) for code in contents.covered_codes)


def _has_action(contents: Contents) -> bool:
    actions = contents.actions.values()
    return any(action.text.strip() and action.status is not Status.WITHDRAWN for action in actions)


_RULES: Final[Mapping[PathStep, Callable[[Contents], bool]]] = {
    PathStep.COMMITTEE: lambda contents: bool(contents.committee.name.strip()),
    PathStep.AGENCIES: lambda contents: bool(contents.agencies_in_use),
    PathStep.EVIDENCE: _has_evidence,
    PathStep.LEVEL: lambda contents: _any_state(contents, _JUDGED),
    PathStep.AGREED: lambda contents: _any_state(contents, frozenset({State.AGREED, State.ENDORSED})),
    PathStep.ACTION: _has_action,
    PathStep.PAPER: lambda contents: any(made.cycle == contents.cycle_key for made in contents.of(PaperMade).values()),
}
