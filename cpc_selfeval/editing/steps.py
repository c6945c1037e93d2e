"""What can be undone and made again in this session, and the last changes as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cpc_selfeval.domain.change import Change, ChangeKind, LogEntry
from cpc_selfeval.editing.events import RecentChange

RECENT = 30
"""How many of the last changes are kept in mind."""

LOG_LINES_EACH = 8
"""How many lines of the log are read for each, since one act can write several."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The changes to undo and to make again, the last one last."""

    undo: tuple[Change, ...] = ()
    redo: tuple[Change, ...] = ()

    @property
    def undo_act(self) -> str | None:
        """What undo would take back, in words, or None."""
        return next((change.act for change in self.undo[-1:]), None)

    @property
    def redo_act(self) -> str | None:
        """What redo would make again, in words, or None."""
        return next((change.act for change in self.redo[-1:]), None)

    def next_of(self, kind: ChangeKind) -> Change | None:
        """The change that undo (UNDONE) or redo (REDONE) would bring into the file now, or None."""
        if kind is ChangeKind.UNDONE:
            return self.undo[-1].reversed() if self.undo else None
        return Change(self.redo[-1].act, self.redo[-1].rows) if self.redo else None

    def after(self, change: Change, kind: ChangeKind) -> Steps:
        """The steps once a change is in the file; one of the same visit as the last joins it."""
        if kind is ChangeKind.UNDONE:
            return Steps(self.undo[:-1], (*self.redo, self.undo[-1]))
        if kind is ChangeKind.REDONE:
            return Steps((*self.undo, self.redo[-1]), self.redo[:-1])
        before = self.undo
        if before and change.visit is not None and before[-1].visit == change.visit:
            before, change = before[:-1], before[-1].followed_by(change)
        return Steps((*before, change) if change.rows else before)  # typed and typed away again leaves nothing to undo


class RecentChanges:
    """The last changes, newest first; the same act done again is one line.

    ``is_one_act``: one act is all that ever was, as far as it is known.
    """

    def __init__(self) -> None:
        self.lines: tuple[RecentChange, ...] = ()
        self.is_one_act = True

    def note(self, line: RecentChange) -> None:
        """Put a change on top."""
        lines = self.lines
        rest = lines[1:] if lines and _same_act(lines[0], line) else lines
        self.lines = (line, *rest)[:RECENT]
        self.is_one_act = False

    def read(self, entries: Iterable[LogEntry]) -> None:
        """Begin anew from the log, newest first, with the lines of one act as one."""
        lines: list[RecentChange] = []
        known = tuple(entries)
        for entry in known:
            line = RecentChange(entry.at, entry.act, entry.kind, entry.by)
            if not lines or not _same_act(lines[-1], line):
                lines.append(line)
        self.lines = tuple(lines[:RECENT])
        self.is_one_act = len(lines) <= 1 and len(known) < RECENT * LOG_LINES_EACH


def _same_act(one: RecentChange, other: RecentChange) -> bool:
    return (one.act, one.kind, one.by) == (other.act, other.kind, other.by)
