"""In which order people read what came back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading
from cpc_selfeval.domain.committee import IndicatorScope
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.expecting import ChallengeAnswer
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.judging_records.moderating import LevelsShown
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import Comment

_INDICATORS, _EVIDENCE, _ACTIONS, _COMMENTS, _REST = range(5)

_NEW: Final = 1_000_000
"""The place of what has no number yet, such as a new row of a workbook: after all that have one."""

Place = tuple[int, int, int, int, str]


def place_of(told: Contents, record: Record) -> Place:
    """Where a record's lines stand: indicators in the framework's order, evidence, actions, comments, all else.

    Of an indicator its level comes before its strengths and its areas. ``told`` are contents with theirs in them.
    """
    match record:
        case LevelDraft() | Judgement() | IndicatorScope() | ChallengeAnswer() | LevelsShown():
            return _INDICATORS, _first(told, [record.code]), 0, 0, ""
        case Finding():
            after = 1 if record.kind is FindingKind.STRENGTH else 2
            return _INDICATORS, _first(told, record.indicators), after, record.position, record.key
        case Evidence():
            return _EVIDENCE, record.number or _NEW, 0, 0, record.key
        case Attachment():
            evidence = told.evidence.get(record.evidence)
            return _EVIDENCE, evidence.number if evidence else 0, 0, 1, record.evidence
        case Action():
            return _ACTIONS, record.number or _NEW, 0, 0, record.key
        case ProgressNote() | Reading() | DueMove() | AdoptedPriority():
            action = told.actions.get(record.action)
            return _ACTIONS, action.number if action else 0, 0, 1, record.action
        case Comment():
            return _COMMENTS, _first(told, [record.code]), 0, 0, record.key
    return _REST, RECORD_TYPES.index(type(record)), 0, 0, record.key


def _first(told: Contents, codes: Iterable[str]) -> int:
    """The place of the first of the codes in the framework; after all of them for none."""
    order = told.framework.codes
    return min((order.index(code) for code in codes if code in order), default=len(order))
