"""What was said of an indicator at meetings, as it was noted there."""

from __future__ import annotations

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.moderating import MeetingNote, meeting_note_key


def meeting_note(contents: Contents, meeting: str | None, code: str) -> str:
    """What was noted of an indicator at a meeting (by key); "" for nothing."""
    note = contents.get(MeetingNote, meeting_note_key(meeting, code)) if meeting is not None else None
    return note.text if note is not None else ""


def notes_of_others(contents: Contents, code: str, meeting: str) -> tuple[MeetingNote, ...]:
    """What was noted of an indicator at other meetings, in the order of the meetings."""
    found = (contents.get(MeetingNote, meeting_note_key(each.key, code)) for each in contents.meetings)
    return tuple(note for note in found if note is not None and note.text.strip() and note.meeting != meeting)
