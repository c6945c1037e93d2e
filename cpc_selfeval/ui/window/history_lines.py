"""Histories and the last changes, as lines that people read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.challenge import QUESTIONS
from cpc_selfeval.domain.change import ChangeKind, LogEntry
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED, agency_levels_shown, covered_keys
from cpc_selfeval.domain.days import clock_in_words, day_short
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.expecting import ChallengeAnswer
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.history import OfRecord
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.record_words import FIELD_WORDS, value_in_words
from cpc_selfeval.domain.removal import REMOVED_FIELD
from cpc_selfeval.domain.returns.records import ReturnedValue
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.events import RecentChange
from cpc_selfeval.editing.verbs.bringing_back import kind_of

KINDS: dict[ChangeKind, str] = {ChangeKind.MADE: "", ChangeKind.UNDONE: "Undone", ChangeKind.REDONE: "Made again"}
TEXT_REMOVED = "Text removed everywhere"
_WHOLE: dict[tuple[bool, ChangeKind], str] = {
    (True, ChangeKind.MADE): "Recorded",
    (True, ChangeKind.UNDONE): "Removal undone",
    (True, ChangeKind.REDONE): "Recorded again",
    (False, ChangeKind.MADE): "Removed",
    (False, ChangeKind.UNDONE): "Recording undone",
    (False, ChangeKind.REDONE): "Removed again",
}
"""What happened to a whole record, by whether it came and how."""
_GONE = "Removed "
_FINDINGS = {FindingKind.STRENGTH.value: "strength", FindingKind.AREA.value: "area for improvement"}
_SHORT = 48
_SAYS_MOST = ("text", "title", "name", "level", "absence", "reason", "value", "word", "corrected_title")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a history: when, by whom, what, and from what to what. ``entry`` is what it was made from.

    ``record`` names what it is about where a history is about more than that; ``field`` is what changed, in words.
    What is ``covered`` until the meeting is shown nowhere, and not in full either.
    """

    when: str
    by: str
    what: str
    before: str
    after: str
    entry: LogEntry
    record: str = ""
    field: str = ""
    covered: bool = False

    @property
    def spoken(self) -> str:
        """The line as one sentence for a screen reader."""
        change = f" From: {self.before or 'nothing'}. To: {self.after or 'nothing'}." if self.is_change else ""
        return f"{self.when}. {self.by}. {self.what}.{change}"

    @property
    def is_change(self) -> bool:
        """Whether a value went from one to another."""
        return bool(self.before or self.after)

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """When, who, what, was, became."""
        return self.when, self.by, self.what, self.before, self.after


def history_lines(
    contents: Contents, entries: Iterable[LogEntry], about: OfRecord | None = None, *, naming: bool = False
) -> tuple[HistoryLine, ...]:
    """Log entries as lines, in their order; those of fields that are not shown are left out.

    With ``naming`` each line says what it is about, unless that is the record that the history is of.
    """
    listed = tuple(entries)
    names = _names(contents, listed) if naming else {}
    own = (about.kind, about.key) if about else None
    lines = (_line(contents, entry, "" if _is_of(entry, own) else names.get(_id(entry), "")) for entry in listed)
    hidden = covered_keys(contents)
    return tuple(_uncovered(contents, hidden, line) for line in lines if line is not None)


def _uncovered(contents: Contents, hidden: Collection[str], line: HistoryLine) -> HistoryLine:
    """The line without what an agency proposes, where that is covered until the meeting."""
    if not hidden or not (line.entry.record in hidden or _was_covered(contents, hidden, line.entry)):
        return line
    return replace(line, before=COVERED if line.before else "", after=COVERED if line.after else "", covered=True)


def _was_covered(contents: Contents, hidden: Collection[str], entry: LogEntry) -> bool:
    """Whether an entry is of an agency's proposal that is no longer here, or of what a return brought of one."""
    kind = kind_of(entry)
    if kind not in (Judgement, ReturnedValue) or contents.get(Judgement, entry.record) is not None:
        return False
    fields = as_fields(entry.after or entry.before)
    if kind is ReturnedValue:
        value = contents.get(ReturnedValue, entry.record)
        return (value.record if value else fields.get("record")) in hidden
    code, agency, stage = fields.get("code"), fields.get("agency"), fields.get("stage")
    known = isinstance(code, str) and agency is not None and stage == Stage.PROPOSED.value
    return known and not agency_levels_shown(contents, str(code))


def _line(contents: Contents, entry: LogEntry, record: str) -> HistoryLine | None:
    when, by = moment(entry.at), entry.by.in_words() or "Not said"
    if entry.field == REMOVED_FIELD:
        return HistoryLine(when, by, TEXT_REMOVED, "", entry.after or "", entry, "", TEXT_REMOVED)
    if entry.field and entry.field not in FIELD_WORDS:
        return None
    lead = f"{record}: " if record else ""
    if not entry.field:
        what = _WHOLE[entry.before is None, entry.kind]
        lead = _capital(lead.removeprefix(_GONE))  # that it is gone, the line itself says
        said = first_words(contents, entry.after or entry.before)
        was, became = (said, "") if entry.after is None else ("", said)
        return HistoryLine(when, by, f"{lead}{what}", was, became, entry, record, what)
    field = FIELD_WORDS[entry.field]
    before = value_in_words(contents, entry.field, entry.before)
    after = value_in_words(contents, entry.field, entry.after)
    return HistoryLine(when, by, f"{lead}{_with_kind(field, entry.kind)}", before, after, entry, record, field)


def _with_kind(what: str, kind: ChangeKind) -> str:
    return f"{what} ({KINDS[kind].lower()})" if KINDS[kind] else what


def first_words(contents: Contents, stored: str | None) -> str:
    """What a record said when it was recorded or removed: its text or title, or its level."""
    fields = as_fields(stored)
    for name in _SAYS_MOST:
        if fields.get(name) not in (None, ""):
            return value_in_words(contents, name, str(fields[name]))
    return ""


def whole_in_words(contents: Contents, stored: str | None) -> str:
    """All that a record held, a line for each field that people know and that held anything."""
    lines = []
    for name, value in as_fields(stored).items():
        text = json.dumps(value) if isinstance(value, list) else "" if value is None else str(value)
        said = value_in_words(contents, name, text) if name in FIELD_WORDS else ""
        if said:
            lines.append(f"{FIELD_WORDS[name]}: {said}")
    return "\n".join(lines)


def as_fields(stored: str | None) -> dict[str, Any]:
    """The fields of a whole record as the log keeps it; none where it cannot be read."""
    with suppress(ValueError):
        fields = json.loads(stored or "{}")
        return fields if isinstance(fields, dict) else {}
    return {}


_Id = tuple[str, str]


def _id(entry: LogEntry) -> _Id:
    return entry.table, entry.record


def _is_of(entry: LogEntry, own: tuple[type[Record], str] | None) -> bool:
    return own is not None and entry.record == own[1]


def _names(contents: Contents, entries: Iterable[LogEntry]) -> Mapping[_Id, str]:
    """What each record is called: as it is now, else as its last whole entry has it."""
    names: dict[_Id, str] = {}
    for entry in entries:
        kind = kind_of(entry)
        if kind is None or _id(entry) in names:
            continue
        record = contents.get(kind, entry.record)
        if record is not None:
            names[_id(entry)] = _capital(_named(contents, record))
        elif not entry.field:
            names[_id(entry)] = _GONE + _named_gone(contents, kind, as_fields(entry.before or entry.after))
    for entry in entries:
        kind = kind_of(entry)
        if kind is not None:
            names.setdefault(_id(entry), f"{_GONE}{kind.noun}")
    return names


def _named(contents: Contents, record: Record) -> str:
    name = name_of(contents, record)
    if isinstance(record, Finding):
        return f"{name} “{shortened(record.text, _SHORT)}”"
    if isinstance(record, Evidence):
        return f"{name} “{shortened(record.title, _SHORT)}”"
    if isinstance(record, ChallengeAnswer):
        return f"{name}: {QUESTIONS.get(record.question, record.question)}"
    return f"{name} “{shortened(record.text, _SHORT)}”" if isinstance(record, Action) else name


def _named_gone(contents: Contents, kind: type[Record], fields: Mapping[str, Any]) -> str:
    number = fields.get("number")
    label = {Evidence: f" E-{number:03d}", Action: f" A-{number:02d}"}.get(kind, "") if type(number) is int else ""
    text = next((fields[name] for name in ("text", "title", "name", "value") if fields.get(name)), "")
    said = f" “{shortened(str(text), _SHORT)}”" if text else f" of {fields['code']}" if fields.get("code") else ""
    noun = _FINDINGS.get(str(fields.get("kind")), kind.noun) if kind is Finding else kind.noun
    return f"{noun}{label}{said}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


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
    return f"{kind}: {line.act}" if kind else _capital(line.act)


def moment(at: datetime) -> str:
    """ "22 Nov 2026, 14:02:11" on this computer's clock."""
    here = at.astimezone()
    return f"{day_short(here.date())}, {clock_in_words(here, seconds=True)}"
