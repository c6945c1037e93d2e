"""What a return or another copy of the file would change, in words, before anybody decides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cpc_selfeval.domain.merging.difference import Case, Difference
from cpc_selfeval.domain.returns.quoting import quotes_something
from cpc_selfeval.domain.returns.records import ReturnKind


@dataclass(frozen=True, slots=True)
class Source:
    """What came back: of which kind, whose, and by what it is known when it comes again.

    ``agency`` is the agency's key, None where it is of no one agency; ``whose`` says it in words. ``request`` is the
    request's key, None where it answers none. ``identity`` is the workbook's or the copy's own (UUID); ``sha256`` (hex)
    of the bytes; ``name`` the file's name; ``written_at`` when it was written (ISO 8601, UTC; "" if not known).
    """

    kind: ReturnKind
    agency: str | None
    whose: str
    request: str | None
    identity: str
    sha256: str
    name: str
    written_at: str

    @property
    def levels_of(self) -> str | None:
        """The agency (by key) whose levels are told as drafts in this; None where drafts are drafts, in a copy."""
        return None if self.kind is ReturnKind.FILE else self.agency


@dataclass(frozen=True, slots=True)
class Line:
    """One difference as people read it.

    ``heading`` is what it belongs to ("2.1 …", "Action A-07 …"), ``about`` which part ("Proposed level", "Reason").
    ``base``, ``theirs`` and ``ours`` are the values in words, "" for none. ``ours_by`` says who changed ours last and
    when, "" where it was not changed since. ``differences`` are taken together or not at all; a level and its reason
    are one line's. ``remark`` is a sentence that helps to decide ("Would become the level that stands."), "" for none.
    What the return may not change (``can_be_taken`` false, the remark says why) stays readable with it all the same.
    """

    place: int
    heading: str
    about: str
    case: Case
    base: str
    theirs: str
    ours: str
    ours_by: str
    differences: tuple[Difference, ...]
    remark: str = ""
    can_be_taken: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a return would change. ``notes`` are sentences on what was not understood or left aside.

    ``late_by`` is the number of days after the due day, 0 where it is not late.
    """

    source: Source
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    late_by: int = 0

    @property
    def quotes(self) -> tuple[str, ...]:
        """The notes that quote what came and has no place here: kept with the return, as every value is."""
        return tuple(note for note in self.notes if quotes_something(note))

    @property
    def conflicts(self) -> tuple[Line, ...]:
        """The lines in which both sides did something."""
        return tuple(line for line in self.lines if line.case.is_conflict)

    def without_conflicts(self) -> Collection[int]:
        """The places of all lines that only they changed: what is offered as taken."""
        return frozenset(line.place for line in self.lines if line.can_be_taken and not line.case.is_conflict)

    def all_that_can_be_taken(self) -> Collection[int]:
        """The places of all lines but those that the return may not change."""
        return frozenset(line.place for line in self.lines if line.can_be_taken)
