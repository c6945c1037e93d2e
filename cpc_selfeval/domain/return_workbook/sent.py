"""A record as it leaves the house: with what the agency's workbook shows of it and keys, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar, cast

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import LevelDraft
from cpc_selfeval.domain.record import CycleRecord

R = TypeVar("R", bound=CycleRecord)


def as_sent(record: R) -> R:
    """The record without what no sheet shows. Evidence and comments are shown whole."""
    if isinstance(record, LevelDraft):
        return replace(record, meeting=None, on=None, present="", dissent="")
    if isinstance(record, Finding):
        return replace(record, paper_heading=None)
    return cast(R, _action_as_sent(record)) if isinstance(record, Action) else record


def _action_as_sent(action: Action) -> Action:
    return Action(
        key=action.key,
        cycle=action.cycle,
        number=action.number,
        text=action.text,
        outcome=action.outcome,
        measure=action.measure,
        lead=action.lead,
        agency=action.agency,
        contributing=action.contributing,
        due=action.due,
        status=action.status,
        help_needed=action.help_needed,
    )
