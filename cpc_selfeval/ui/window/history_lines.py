"""One record's history and the last changes, as lines that people read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cpc_selfeval.domain.change import ChangeKind, LogEntry
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.editing.events import RecentChange
from cpc_selfeval.ui.window.record_words import FIELD_WORDS, value_in_words

KINDS: dict[ChangeKind, str] = {ChangeKind.MADE: "", ChangeKind.UNDONE: "Undone", ChangeKind.REDONE: "Made again"}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a history: when, by whom, what, and from what to what."""

    when: str
    by: str
    what: str
    before: str
    after: str

    @property
    def spoken(self) -> str:
        """The line as one sentence for a screen reader."""
        change = f" From: {self.before or 'nothing'}. To: {self.after or 'nothing'}." if self.is_change else ""
        return f"{self.when}. {self.by}. {self.what}.{change}"

    @property
    def is_change(self) -> bool:
        """Whether a value went from one to another."""
        return bool(self.before or self.after)


def history_lines(contents: Contents, entries: Iterable[LogEntry]) -> tuple[HistoryLine, ...]:
    """Log entries of one record as lines, in their order; those of fields that are not shown are left out."""
    lines = (_line(contents, entry) for entry in entries)
    return tuple(line for line in lines if line is not None)


def _line(contents: Contents, entry: LogEntry) -> HistoryLine | None:
    if entry.field and entry.field not in FIELD_WORDS:
        return None
    when, by = moment(entry.at), entry.by.in_words() or "Not said"
    if not entry.field:
        return HistoryLine(when, by, _whole(entry), "", _first_words(contents, entry.after or entry.before))
    what = _with_kind(FIELD_WORDS[entry.field], entry.kind)
    before = value_in_words(contents, entry.field, entry.before)
    return HistoryLine(when, by, what, before, value_in_words(contents, entry.field, entry.after))


def _whole(entry: LogEntry) -> str:
    return _with_kind("Recorded" if entry.before is None else "Removed", entry.kind)


def _with_kind(what: str, kind: ChangeKind) -> str:
    return f"{what} ({KINDS[kind].lower()})" if KINDS[kind] else what


def _first_words(contents: Contents, stored: str | None) -> str:
    """What a record said when it was recorded or removed: its text or title, or its level."""
    try:
        fields = json.loads(stored or "{}")
    except ValueError:
        return ""
    for name in ("text", "title", "name", "level", "absence", "reason", "value", "word"):
        if isinstance(fields, dict) and fields.get(name) not in (None, ""):
            return value_in_words(contents, name, str(fields[name]))
    return ""


@dataclass(frozen=True, slots=True)
class RecentLine:
    """One line of "last changes"."""

    when: str
    what: str
    by: str


def recent_lines(recent: Iterable[RecentChange]) -> tuple[RecentLine, ...]:
    """The last changes as lines, in their order."""
    return tuple(RecentLine(moment(line.at), _recent_words(line), line.by.in_words()) for line in recent)


def _recent_words(line: RecentChange) -> str:
    kind = KINDS[line.kind]
    return f"{kind}: {line.act}" if kind else line.act[:1].upper() + line.act[1:]


def moment(at: datetime) -> str:
    """ "22 Nov 2026, 14:02:11" on this computer's clock."""
    here = at.astimezone()
    return f"{day_short(here.date())}, {here:%H:%M:%S}"
