"""Whose a record is: the one rule on what a return may add or change."""

from __future__ import annotations

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import Comment


def owned_by(agency: str, record: Record, contents: Contents) -> bool:
    """Whether a record is an agency's (by key) to add or change.

    Its proposed levels, its strengths and areas, its evidence with the files kept with it, its comments, and the
    actions that it leads or contributes to with their progress, readings and moved dates. Nothing else, and never
    what is recorded for the committee.
    """
    match record:
        case LevelDraft() | Judgement():
            return record.agency == agency and record.stage is Stage.PROPOSED
        case Finding() | Evidence() | Comment():
            return record.agency == agency
        case Action():
            return agency == record.agency or agency in record.contributing
        case ProgressNote() | Reading() | DueMove():
            action = contents.get(Action, record.action)
            return action is not None and owned_by(agency, action, contents)
        case Attachment():
            evidence = contents.get(Evidence, record.evidence)
            return evidence is not None and owned_by(agency, evidence, contents)
    return False
