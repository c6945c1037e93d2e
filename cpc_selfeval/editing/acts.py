"""The names of acts and records in the field's words, for undo, history and "last changes"."""

from __future__ import annotations

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading
from cpc_selfeval.domain.committee import Agency, IndicatorScope
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.expecting import ChallengeAnswer
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority, CapacityFactor
from cpc_selfeval.domain.judging_records.inspecting import Inspection, InspectionGrade
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import AgencyReturn, Comment, Request, ReturnKind
from cpc_selfeval.domain.text import shortened


def name_of(contents: Contents, record: Record) -> str:
    """A record in the field's words: "strength of 2.1", "evidence E-044", "progress note of A-07"."""
    match record:
        case Finding():
            noun = "strength" if record.kind is FindingKind.STRENGTH else "area for improvement"
            return f"{noun} of {_codes(record.indicators)}"
        case Evidence():
            return f"evidence {record.ref}"
        case Action():
            return f"action {record.ref}"
        case Attachment():
            return f"attached file of {_ref(contents.evidence.get(record.evidence))}"
        case DueMove() | ProgressNote() | Reading() | AdoptedPriority():
            return f"{record.noun} of {_ref(contents.actions.get(record.action))}"
        case LevelDraft() | Judgement() | ChallengeAnswer():
            return f"{record.noun} of {record.code}"
        case IndicatorScope():
            return f"{record.code} in this cycle"
        case Agency():
            return f"agency {record.name}"
        case Request() | AgencyReturn() | Comment():
            return f"{record.noun} {_of(contents, record)}"
        case _:
            return _judging(record)


def _judging(record: Record) -> str:
    match record:
        case LevelsShown() | InspectionGrade():
            return f"{record.noun} of {record.code}"
        case MeetingNote():
            return f"{record.noun} on {record.code or 'all of it'}"
        case Inspection() | CapacityFactor():
            return f"{record.noun} “{shortened(record.title)}”"
        case _:
            return record.noun


def _of(contents: Contents, record: Request | AgencyReturn | Comment) -> str:
    """ "to Education", "of Education", "of an action plan", "of Education on 2.1"."""
    if isinstance(record, AgencyReturn):
        return f"of {contents.agency_name(record.agency, _RETURNED[record.return_kind])}"
    agency = contents.agency_name(record.agency, "an agency")
    return f"to {agency}" if isinstance(record, Request) else f"of {agency} on {record.code or 'all of it'}"


_RETURNED = {
    ReturnKind.WORKBOOK: "an agency",
    ReturnKind.ACTION_PLAN: "an action plan",
    ReturnKind.FILE: "another copy",
}


def _ref(record: Evidence | Action | None) -> str:
    return record.ref if record else "a removed entry"


def _codes(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) if codes else "no indicator"
