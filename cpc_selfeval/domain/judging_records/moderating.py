"""Moderation: what is covered until it is shown to all, and what was said of an indicator at a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord, settled_key


@dataclass(frozen=True, kw_only=True)
class Moderation(CycleRecord):
    """How agencies' levels are moderated in a cycle: whether they stay covered until they are shown to all."""

    noun: ClassVar[str] = "moderation"

    levels_covered: bool = False


def moderation_key(cycle: str) -> str:
    """The key of the one row of moderation of a cycle."""
    return settled_key("moderation", cycle)


@dataclass(frozen=True, kw_only=True)
class LevelsShown(CycleRecord):
    """The agencies' levels of an indicator were uncovered: on which day, at which meeting, by whom."""

    noun: ClassVar[str] = "uncovered levels"

    code: str
    on: date
    meeting: str | None = None
    by_name: str = ""


def levels_shown_key(cycle: str, code: str) -> str:
    """The key of the one uncovering of an indicator's levels in a cycle."""
    return settled_key("levels shown", cycle, code)


@dataclass(frozen=True, kw_only=True)
class MeetingNote(CycleRecord):
    """What was said of an indicator at a meeting (``code`` "": of all of it)."""

    noun: ClassVar[str] = "note of a meeting"

    meeting: str
    code: str
    text: str


def meeting_note_key(meeting: str, code: str) -> str:
    """The key of the one note on an indicator at a meeting."""
    return settled_key("meeting note", meeting, code)
