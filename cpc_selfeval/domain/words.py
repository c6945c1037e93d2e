"""The words that screens and papers show for the field's values, one table each."""

from __future__ import annotations

from cpc_selfeval.domain.action import Origin, Reading, Status
from cpc_selfeval.domain.committee import Body, Committee, Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.evidence import Quotable, SourceType
from cpc_selfeval.domain.finding import FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Absence, Confidence, Judgement, Stage
from cpc_selfeval.domain.judging_records.inspecting import Known
from cpc_selfeval.domain.position import Position, State

LEAD_OFFICER = "Lead officer"

STAGES: dict[Stage, str] = {
    Stage.PROPOSED: "Proposed",
    Stage.RECOMMENDED: "Recommended",
    Stage.AGREED: "Agreed",
    Stage.ENDORSED: "Endorsed",
}

STATES: dict[State, str] = {
    State.NOT_IN_CYCLE: "Not in this cycle",
    State.NOT_STARTED: "Not started",
    State.IN_PROGRESS: "In progress",
    State.PROPOSED: "Proposed",
    State.RECOMMENDED: "Recommended",
    State.AGREED: "Agreed",
    State.ENDORSED: "Endorsed",
}

ABSENCES: dict[Absence, str] = {
    Absence.NOT_ENOUGH_EVIDENCE: "Not enough evidence to say",
    Absence.NOT_APPLICABLE: "Not applicable",
}

CONFIDENCES: dict[Confidence, str] = {
    Confidence.LOW: "Not very sure",
    Confidence.MEDIUM: "Fairly sure",
    Confidence.HIGH: "Very sure",
}

KNOWN: dict[Known, str] = {Known.YES: "Had it", Known.PARTLY: "Had part of it", Known.NO: "Did not have it"}

PRIORITIES: dict[Priority, str] = {
    Priority.HIGH: "High",
    Priority.MEDIUM: "Medium",
    Priority.LOW: "Low",
}

FINDING_KINDS: dict[FindingKind, str] = {
    FindingKind.STRENGTH: "Strength",
    FindingKind.AREA: "Area for improvement",
}

PAPER_HEADINGS: dict[PaperHeading, str] = {
    PaperHeading.WORKING_WELL: "Working well",
    PaperHeading.IMPROVING: "Improving",
    PaperHeading.STILL_TO_IMPROVE: "Still to improve",
}

SOURCE_TYPES: dict[SourceType, str] = {
    SourceType.PERFORMANCE: "Performance data",
    SourceType.CASE_FILE_AUDIT: "Case file audit",
    SourceType.VIEWS_OF_CHILDREN: "Views of children and young people",
    SourceType.VIEWS_OF_PARENTS: "Views of parents and carers",
    SourceType.STAFF_VIEWS: "Staff views",
    SourceType.OBSERVATION: "Observation of practice",
    SourceType.DOCUMENT: "Document or procedure",
    SourceType.LEARNING_REVIEW: "Learning review",
    SourceType.INSPECTION: "Inspection finding",
    SourceType.OTHER: "Other",
}

QUOTABLE: dict[Quotable, str] = {
    Quotable.YES: "May be quoted",
    Quotable.ANONYMOUSLY: "May be quoted without names",
    Quotable.NO: "May not be quoted",
}

ORIGINS: dict[Origin, str] = {
    Origin.SELF_EVALUATION: "Self-evaluation",
    Origin.INSPECTION: "Inspection",
    Origin.LEARNING_REVIEW: "Learning review",
    Origin.OTHER: "Other",
}

STATUSES: dict[Status, str] = {
    Status.NOT_STARTED: "Not started",
    Status.ON_TRACK: "On track",
    Status.AT_RISK: "At risk",
    Status.OVERDUE: "Overdue",
    Status.COMPLETE_IMPACT_NOT_SHOWN: "Complete: impact not yet shown",
    Status.COMPLETE_IMPACT_SHOWN: "Complete: impact shown",
    Status.WITHDRAWN: "Withdrawn",
}

STATUS_LETTERS: dict[Status, str] = {
    Status.NOT_STARTED: "",
    Status.ON_TRACK: "G",
    Status.AT_RISK: "A",
    Status.OVERDUE: "R",
    Status.COMPLETE_IMPACT_NOT_SHOWN: "B",
    Status.COMPLETE_IMPACT_SHOWN: "B",
    Status.WITHDRAWN: "",
}

STATUS_MEANINGS: dict[Status, str] = {
    Status.NOT_STARTED: "Work has not begun.",
    Status.ON_TRACK: "Work is under way and should be done by its due date.",
    Status.AT_RISK: "Work may miss its due date or its outcome without help.",
    Status.OVERDUE: "The due date has passed and the action is neither complete nor withdrawn.",
    Status.COMPLETE_IMPACT_NOT_SHOWN: "Done, but the difference for children is not yet shown.",
    Status.COMPLETE_IMPACT_SHOWN: "Done, and evidence shows the difference for children.",
    Status.WITHDRAWN: "No longer pursued, for the reason given.",
}


def status_word(contents: Contents, status: Status) -> str:
    """The committee's word for a status, or ours."""
    own = contents.status_words.get(status)
    return own.word if own and own.word else STATUSES[status]


def status_letter(contents: Contents, status: Status) -> str:
    """The committee's letter for a status (R, A, G, B as a rule), or ours."""
    own = contents.status_words.get(status)
    return own.letter if own else STATUS_LETTERS[status]


def body_name(committee: Committee, body: Body) -> str:
    """The area's own short name for a body."""
    names = {
        Body.CPC: committee.cpc_short,
        Body.COG: committee.cog_short,
        Body.SUB_GROUP: "Sub-group",
    }
    return names.get(body, "Other meeting")


def stage_by_whom(committee: Committee, stage: Stage) -> str:
    """ "agreed by the CPC"."""
    bodies = {
        Stage.PROPOSED: "proposed",
        Stage.RECOMMENDED: "recommended by a sub-group",
        Stage.AGREED: f"agreed by the {committee.cpc_short}",
        Stage.ENDORSED: f"endorsed by the {committee.cog_short}",
    }
    return bodies[stage]


def judged_in_words(contents: Contents, judgement: Judgement) -> str:
    """What was judged, without its stage: "4 Good", "Not applicable"."""
    if judgement.level is not None:
        return f"{judgement.level} {contents.framework.level(judgement.level).label}"
    return ABSENCES[judgement.absence] if judgement.absence else "Withdrawn"


def position_in_words(contents: Contents, where: Position) -> str:
    """The state with its level, always with the stage: "Agreed: Good", "Proposed: 3 to 5", "Not started"."""
    word = STATES[where.state]
    if where.stage is None:
        return word
    if where.level is not None:
        return f"{word}: {contents.framework.level(where.level).label}"
    if where.absence is not None:
        return f"{word}: {ABSENCES[where.absence].lower()}"
    if where.covered:
        return f"{word}: {COVERED}"
    return f"{word}: {where.spread[0]} to {where.spread[1]}" if where.spread else f"{word}: views differ"


def proposer(contents: Contents, judgement: Judgement) -> str:
    """Who proposed: the agency's name, or the lead officer."""
    return contents.agency_name(judgement.agency, LEAD_OFFICER)


def meeting_in_words(contents: Contents, key: str | None) -> str:
    """ "CPC, 12 May 2026", with the meeting's title when it has one; "" without a meeting."""
    meeting = contents.get(Meeting, key)
    if meeting is None:
        return ""
    body = body_name(contents.committee, meeting.body)
    parts = [
        meeting.title or body,
        day_in_words(meeting.on) if meeting.on else "no date yet",
    ]
    return ", ".join(parts)


def reading_in_words(reading: Reading) -> str:
    """ "34% of 120 referrals, quarter 2 2026, dataset report"."""
    base = f" of {reading.base}" if reading.base else ""
    when = reading.quarter or (day_in_words(reading.on) if reading.on else "")
    return ", ".join(part for part in (f"{reading.value}{base}", when, reading.source) if part)
