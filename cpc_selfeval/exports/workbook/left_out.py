"""What is stored and not in the workbook, each with the reason; a test holds everything else to be in it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from cpc_selfeval.domain.action import StatusWord
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.expecting import ChallengeAnswer, Expectations, ShelfLife, WordLimit
from cpc_selfeval.domain.judgement import LevelDraft
from cpc_selfeval.domain.judging_records.closing import CarriedOver, Closing
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority, ProgrammeCopy
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote, Moderation
from cpc_selfeval.domain.judging_records.papers import PaperHouse, PaperMade, PaperOptions, SignOff
from cpc_selfeval.domain.own_word import OwnWord
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.returns.records import AgencyReturn, Comment, Request, ReturnedValue


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A field, or all fields (``field`` is ""), of a type of record, and why it is not in the workbook."""

    record: type[Record]
    field: str
    reason: str

    def covers(self, record: type[Record], field: str) -> bool:
        """Whether this is about that field of that type."""
        return issubclass(record, self.record) and self.field in ("", field)


LEFT_OUT = (
    LeftOut(
        LevelDraft,
        "",
        "Draft levels that nobody has proposed or recorded yet are still being thought about, so no paper shows them.",
    ),
    LeftOut(
        CycleRecord,
        "cycle",
        "Every row belongs to the one self-evaluation that is named above, so it is not repeated in each.",
    ),
    *(
        LeftOut(kind, "", "What agencies were asked, what came back, and their comments: the program keeps them.")
        for kind in (Request, AgencyReturn, ReturnedValue, Comment)
    ),
    *(
        LeftOut(kind, "", "What the committee expects of evidence and of length, and what it answered to questions.")
        for kind in (Expectations, ShelfLife, ChallengeAnswer, WordLimit)
    ),
    *(
        LeftOut(kind, "", "How judging is done, and what papers look like and have said: the program keeps them.")
        for kind in (
            Closing,
            CarriedOver,
            Moderation,
            LevelsShown,
            MeetingNote,
            PaperHouse,
            PaperOptions,
            PaperMade,
            SignOff,
            OwnWord,
        )
    ),
    *(
        LeftOut(kind, "", "Where actions were begun from, the programme prepared for, and what the guard passes over.")
        for kind in (AdoptedPriority, ProgrammeCopy, GuardIgnored)
    ),
    LeftOut(
        StatusWord,
        "key",
        "Status words have no key of their own: the status is the key.",
    ),
)

NOT_ROWS = (
    "What is inside attached files: they stay in the program’s own file. Their names are on the sheet Attached files.",
    "The log of changes, which the program keeps.",
)
"""What else is in the program's file and not in the workbook."""


def fields_in_workbook() -> tuple[tuple[type[Record], str], ...]:
    """Every stored field that the workbook holds."""
    return tuple(
        (record, field.name)
        for record in RECORD_TYPES
        for field in fields(record)
        if not any(left.covers(record, field.name) for left in LEFT_OUT)
    )
