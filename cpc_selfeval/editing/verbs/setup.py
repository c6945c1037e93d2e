"""The committee, its agencies, meetings, tags, words and what the cycle covers: all can be changed later."""

from __future__ import annotations

from typing import Any

from cpc_selfeval.domain.action import Status, StatusWord, status_word_key
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import (
    Agency,
    AgencyKind,
    Body,
    Committee,
    Cycle,
    IndicatorScope,
    Meeting,
    scope_key,
)
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.expecting import (
    Expectations,
    ShelfLife,
    WordLimit,
    expectations_key,
    shelf_life_key,
    word_limit_key,
)
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.row_changes import removal
from cpc_selfeval.domain.support import SHELF_LIVES
from cpc_selfeval.domain.tag import OWN_OUTCOMES, Tag
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present, revise


class InUse(Refusal):
    """Something that other entries name cannot be removed."""

    def __init__(self, name: str, instead: str) -> None:
        super().__init__(
            f"“{name}” is named by entries of this self-evaluation, so it cannot be removed.",
            "Nothing was changed.",
            instead,
        )


def agency_in_use(contents: Contents, key: str) -> bool:
    """Whether any entry names this agency."""
    return key in contents.agencies_named


class Setup:
    """Verbs on everything that "New self-evaluation" asked for, and what the committee calls things."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def revise_committee(self, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change the committee's names and words. Raises TypeError for ``made_up``: that label stays as it is."""
        if "made_up" in values:
            raise TypeError("whether a committee is made up is said once, when its file is begun")
        key = self._session.contents.committee.key
        revise(self._session, Committee, key, values, origin=origin, visit=visit)

    def revise_cycle(self, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change the cycle's title, period or the sentences of its paper."""
        revise(self._session, Cycle, self._session.contents.cycle_key, values, origin=origin, visit=visit)

    def scope(self, code: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change what this cycle does with an indicator: fields of :class:`IndicatorScope`."""
        key = scope_key(self._session.contents.cycle_key, code)
        revise(
            self._session,
            IndicatorScope,
            key,
            values,
            origin=origin,
            visit=visit,
            absent=lambda contents: contents.scope(code),
        )

    def add_agency(self, name: str, kind: AgencyKind = AgencyKind.OTHER) -> str:
        """Add a partner agency; its key comes back at once."""
        key = new_key()
        fit = cleaned({"name": name})

        def build(contents: Contents) -> Change:
            position = 1 + max((agency.position for agency in contents.agencies), default=0)
            agency = Agency(key=key, kind=kind, position=position, **fit)
            return Change(f"new {name_of(contents, agency)}", (RowChange(None, agency),))

        self._session.make("new agency", build)
        return key

    def revise_agency(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Rename an agency, change its place, retire it (``retired=True``) or bring it back."""
        revise(self._session, Agency, key, values, origin=origin, visit=visit)

    def remove_agency(self, key: str) -> None:
        """Remove an agency that nothing names. Refused with InUse otherwise: retire it instead."""

        def build(contents: Contents) -> Change:
            agency = present(contents, Agency, key)
            if agency_in_use(contents, key):
                raise InUse(agency.name, "Retire it instead: it is then no longer offered, and its entries stay.")
            return Change(f"removal of {name_of(contents, agency)}", (RowChange(agency, None),))

        self._session.make("removal of an agency", build)

    def add_meeting(self, body: Body, *, origin: object | None = None, visit: str | None = None, **values: Any) -> str:
        """Add a meeting; its key comes back at once. ``values``: ``on``, ``title``, ``present``."""
        key = new_key()
        fit = cleaned(values)

        def build(contents: Contents) -> Change:
            meeting = Meeting(key=key, cycle=contents.cycle_key, body=body, **fit)
            return Change("new meeting", (RowChange(None, meeting),), visit)

        self._session.make("new meeting", build, origin=origin)
        return key

    def revise_meeting(
        self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any
    ) -> None:
        """Change a meeting."""
        revise(self._session, Meeting, key, values, origin=origin, visit=visit)

    def remove_meeting(self, key: str) -> None:
        """Remove a meeting that no level, draft, note or indicator names. Refused with InUse otherwise."""

        def build(contents: Contents) -> Change:
            meeting = present(contents, Meeting, key)
            named: tuple[Judgement | LevelDraft | LevelsShown | MeetingNote, ...] = (
                *contents.of(Judgement).values(),
                *contents.of(LevelDraft).values(),
                *contents.of(LevelsShown).values(),
                *contents.of(MeetingNote).values(),
            )
            scopes = contents.of(IndicatorScope).values()
            if any(r.meeting == key for r in named) or any(s.meeting == key for s in scopes):
                raise InUse(meeting.title or "This meeting", "Choose another meeting where it is named first.")
            return Change("removal of a meeting", (RowChange(meeting, None),))

        self._session.make("removal of a meeting", build)

    def word_status(
        self, status: Status, word: str, letter: str, *, origin: object | None = None, visit: str | None = None
    ) -> None:
        """Give a status the committee's own word and letter; its meaning stays."""
        key = status_word_key(self._session.contents.cycle_key, status)
        revise(
            self._session,
            StatusWord,
            key,
            {"word": word, "letter": letter},
            origin=origin,
            visit=visit,
            absent=lambda contents: StatusWord(key=key, cycle=contents.cycle_key, status=status, word=""),
        )

    def expect(self, *, origin: object | None = None, **values: Any) -> None:
        """Change what the evidence of a level should hold in this cycle: fields of :class:`Expectations`."""
        key = expectations_key(self._session.contents.cycle_key)
        revise(self._session, Expectations, key, values, origin=origin, absent=lambda contents: contents.expectations)

    def keep_for(self, source_type: SourceType, months: int | None, *, origin: object | None = None) -> None:
        """Say for how many months a kind of source counts as up to date; None for ever."""
        key = shelf_life_key(self._session.contents.cycle_key, source_type)
        revise(
            self._session,
            ShelfLife,
            key,
            {"months": months},
            origin=origin,
            absent=lambda contents: ShelfLife(
                key=key, cycle=contents.cycle_key, source_type=source_type, months=SHELF_LIVES[source_type]
            ),
        )

    def limit_words(self, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change how many words there should be at most in this cycle: fields of :class:`WordLimit`."""
        key = word_limit_key(self._session.contents.cycle_key)
        revise(
            self._session,
            WordLimit,
            key,
            values,
            origin=origin,
            visit=visit,
            absent=lambda contents: contents.word_limit,
        )

    def add_tag(self, name: str, tag_set: str = OWN_OUTCOMES, set_title: str = "Our own outcomes") -> str:
        """Add a tag to a set, the committee's own outcomes unless said otherwise."""
        key = new_key()
        fit = cleaned({"name": name})

        def build(contents: Contents) -> Change:
            position = 1 + max((tag.position for tag in contents.tags if tag.tag_set == tag_set), default=0)
            tag = Tag(key=key, tag_set=tag_set, set_title=set_title, position=position, **fit)
            return Change("new tag", (RowChange(None, tag),))

        self._session.make("new tag", build)
        return key

    def rename_tag(self, key: str, name: str, *, origin: object | None = None, visit: str | None = None) -> None:
        """Rename a tag wherever it is used."""
        revise(self._session, Tag, key, {"name": name}, origin=origin, visit=visit)

    def remove_tag(self, key: str) -> None:
        """Remove a tag, also from everything that carries it."""

        def build(contents: Contents) -> Change:
            tag = present(contents, Tag, key)
            return Change("removal of a tag", removal(contents, tag))

        self._session.make("removal of a tag", build)
