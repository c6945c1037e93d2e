"""Requests to partner agencies, their returns, every value that a return brought, and agencies' comments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord, settled_key


class Part(StrEnum):
    """What an agency can be asked for."""

    LEVELS = "levels"
    FINDINGS = "findings"
    EVIDENCE = "evidence"
    PROGRESS = "progress"
    COMMENTS = "comments"


@dataclass(frozen=True, kw_only=True)
class Request(CycleRecord):
    """What one partner agency is asked for, by when, and how far that has come.

    ``contact_role`` is the role that is written to, never a name. ``indicators`` are the codes that it is asked about.
    ``asked_on``, ``reminded_on`` (the last time) are None until it was done. ``workbook`` is the identity (UUID) of the
    workbook that was written last, ``written_at`` when (ISO 8601, UTC); both are "" until one was. ``message`` is what
    the lead officer adds in own words. ``ended_on`` is the day on which the lead officer stopped waiting without a
    return, with ``ended_because``.
    """

    noun: ClassVar[str] = "request"

    agency: str
    contact_role: str = ""
    indicators: tuple[str, ...] = ()
    asks_levels: bool = True
    asks_findings: bool = True
    asks_evidence: bool = True
    asks_progress: bool = True
    asks_comments: bool = True
    message: str = ""
    asked_on: date | None = None
    due: date | None = None
    reminded_on: date | None = None
    workbook: str = ""
    written_at: str = ""
    ended_on: date | None = None
    ended_because: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is asked, in the order of the workbook's sheets."""
        return tuple(part for part in Part if getattr(self, f"asks_{part.value}"))


class ReturnKind(StrEnum):
    """How it came back."""

    WORKBOOK = "workbook"
    ACTION_PLAN = "action_plan"
    FILE = "file"


@dataclass(frozen=True, kw_only=True)
class AgencyReturn(CycleRecord):
    """One thing that came back and was decided upon: a workbook, an action plan, or a copy of the file.

    ``agency`` is whose it is, None for an action plan or a colleague's copy. ``request`` is what it answers, where it
    answers one. ``source`` is the identity of the workbook, or of the copy. ``sha256`` (hex) is of the bytes that came,
    by which the same thing is known when it comes again. ``written_at`` is the state that it was made from (ISO 8601,
    UTC, "" where that is not known), ``at`` the moment of deciding. ``by_name`` and ``by_role`` say who decided.
    """

    noun: ClassVar[str] = "return"

    agency: str | None
    request: str | None
    return_kind: ReturnKind
    source: str
    sha256: str
    name: str
    written_at: str
    returned_on: date
    at: str
    by_name: str = ""
    by_role: str = ""


class Verdict(StrEnum):
    """What became of one returned value."""

    TAKEN = "taken"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, kw_only=True)
class ReturnedValue(CycleRecord):
    """One value that a return brought, as text, with what became of it: nothing that was returned is ever dropped.

    ``record_table`` and ``record`` say of which record, ``field`` which part of it ("" for a record that was removed
    there). ``about`` says the same in words, as a person was shown it. ``base`` is what was written, ``theirs`` what
    came back, ``ours`` what stood here when it was decided; None where there was no such record. ``place`` orders the
    values of one return and tells which were decided together (``domain.brought``). ``both_changed`` marks a conflict.
    What has no place in the program, such as a text in a column of their own, is of no record: ``record_table``,
    ``record`` and ``field`` are "", and ``theirs`` quotes it.
    """

    noun: ClassVar[str] = "returned value"

    returned: str
    place: int
    record_table: str
    record: str
    field: str
    about: str
    base: str | None
    theirs: str | None
    ours: str | None
    both_changed: bool
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class Comment(CycleRecord):
    """What a partner agency says of one indicator, or of all of it (``code`` is "")."""

    noun: ClassVar[str] = "comment"

    agency: str
    code: str
    text: str


def comment_key(cycle: str, agency: str, code: str) -> str:
    """The key of the one comment of an agency on an indicator."""
    return settled_key("comment", cycle, agency, code)
