"""Verbs on moderation: covering agencies' levels, uncovering them at a meeting, and notes of what was said there."""

from __future__ import annotations

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.moderating import (
    LevelsShown,
    MeetingNote,
    Moderation,
    levels_shown_key,
    meeting_note_key,
    moderation_key,
)
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import present, revise


class Moderating:
    """Verbs on moderation. The decisions themselves are recorded by :class:`Levels`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def cover(self, *, covered: bool, origin: object | None = None) -> None:
        """Keep agencies' levels covered until a meeting in this cycle, or show them all."""
        key = moderation_key(self._session.contents.cycle_key)
        revise(
            self._session,
            Moderation,
            key,
            {"levels_covered": covered},
            origin=origin,
            absent=lambda contents: Moderation(key=key, cycle=contents.cycle_key),
        )

    def uncover(self, code: str, meeting: str | None = None, *, origin: object | None = None) -> None:
        """Show what agencies propose for an indicator, from now on: on this day, at this meeting, by whoever works.

        What was uncovered already stays as it was. Undo covers it again.
        """

        def build(contents: Contents) -> Change:
            before = contents.get(LevelsShown, levels_shown_key(contents.cycle_key, code))
            if before is not None:
                return Change(name_of(contents, before), ())
            held = present(contents, Meeting, meeting) if meeting is not None else None
            shown = LevelsShown(
                key=levels_shown_key(contents.cycle_key, code),
                cycle=contents.cycle_key,
                code=code,
                on=self._session.clock().date(),
                meeting=held.key if held else None,
                by_name=self._session.person.name,
            )
            return Change(name_of(contents, shown), (RowChange(None, shown),))

        self._session.make(f"uncovered levels of {code}", build, origin=origin)

    def note(
        self, meeting: str, code: str, text: str, *, origin: object | None = None, visit: str | None = None
    ) -> None:
        """Keep what was said of an indicator at a meeting ("": of all of it)."""
        key = meeting_note_key(meeting, code)
        revise(
            self._session,
            MeetingNote,
            key,
            {"text": text},
            origin=origin,
            visit=visit,
            absent=lambda contents: MeetingNote(key=key, cycle=contents.cycle_key, meeting=meeting, code=code, text=""),
        )
