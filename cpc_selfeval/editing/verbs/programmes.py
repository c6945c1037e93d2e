"""The inspection programme that a cycle prepares for: chosen, left, and the day of its notice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.improving import ProgrammeCopy
from cpc_selfeval.domain.programme import Programme
from cpc_selfeval.domain.programme_tags import programme_copy, programme_copy_key, statement_tags
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import revise
from cpc_selfeval.storage.frameworks.programmes import programme_from_text, read_programme, shipped_programmes

_ACT = "inspection programme"


class Programmes:
    """A programme's file is copied in when it is chosen, so that a later change of the file alters nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: tuple[str, Programme | Refusal] | None = None

    def offered(self) -> tuple[Programme, ...]:
        """The programmes that come with the program, the present one first."""
        return shipped_programmes()

    def read(self, path: Path) -> Programme:
        """The programme in a file, such as a committee's own. Raises FrameworkFaults, which names every fault."""
        return read_programme(path)

    def present(self) -> Programme | Refusal | None:
        """The programme that the cycle prepares for; None without one, a refusal where its copy cannot be read.

        That is so where a passage of it was removed from the file.
        """
        copy = programme_copy(self._session.contents)
        if copy is None:
            return None
        if self._read is None or self._read[0] != copy.content:
            try:
                self._read = (copy.content, programme_from_text(copy.content, copy.title))
            except Refusal as refusal:
                self._read = (copy.content, refusal)
        return self._read[1]

    def choose(self, programme: Programme) -> None:
        """Prepare for this programme: its copy and a tag for each of its statements, in one step.

        Tags that are there from before stay as the committee named them. The day of a notice stays only for the same
        programme.
        """

        def build(contents: Contents) -> Change:
            before = programme_copy(contents)
            same = before is not None and before.programme == programme.id
            copy = ProgrammeCopy(
                key=programme_copy_key(contents.cycle_key),
                cycle=contents.cycle_key,
                programme=programme.id,
                title=programme.title,
                content=programme.content,
                content_hash=programme.content_hash,
                notice_on=before.notice_on if before and same else None,
            )
            there = contents.of(Tag)
            tags = (RowChange(None, tag) for tag in statement_tags(programme) if tag.key not in there)
            return Change(_ACT, (*tags, *(() if copy == before else (RowChange(before, copy),))))

        self._session.make(_ACT, build)

    def leave(self) -> None:
        """Prepare for no programme; what is tagged stays tagged."""

        def build(contents: Contents) -> Change:
            before = programme_copy(contents)
            return Change(f"removal of the {_ACT}", (RowChange(before, None),) if before else ())

        self._session.make(f"removal of the {_ACT}", build)

    def note_notice(self, on: date | None, *, origin: object | None = None) -> None:
        """Note the day on which the notice of the inspection came."""
        key = programme_copy_key(self._session.contents.cycle_key)
        revise(self._session, ProgrammeCopy, key, {"notice_on": on}, origin=origin)
