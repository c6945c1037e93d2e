"""The seven steps from an empty file to a first paper, by name, so that a page can list them with no file open."""

from __future__ import annotations

from enum import StrEnum


class PathStep(StrEnum):
    """One step of "Your first self-evaluation", in the order in which they are offered."""

    COMMITTEE = "committee"
    AGENCIES = "agencies"
    EVIDENCE = "evidence"
    LEVEL = "level"
    AGREED = "agreed"
    ACTION = "action"
    PAPER = "paper"
