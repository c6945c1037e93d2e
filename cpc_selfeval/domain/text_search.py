"""Finding a passage in all texts that people wrote in a file, as it is typed.

Capitals, accents, curly or straight apostrophes, hyphens and line ends make no difference. Each text is folded once and
kept while its record stays the same, so that looking through 30,000 texts takes a moment
(``benchmarks/finding.py``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.covering import covered_keys
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.guard.looking import NOT_TYPED
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.references import naming_fields, table_name
from cpc_selfeval.domain.returns.records import ReturnedValue, Verdict

MOST: Final = 500
"""So many hits are told apart; a longer passage narrows them down."""
AROUND: Final = 60
"""Characters shown on each side of a hit."""

_STEP: Final = 200
"""Records after which catching up makes a pause."""

_RECORDED_BY: Final = frozenset(
    {"by", "by_name", "by_role", "reopened_by", "tag_set", "set_title", "list_sha256", "program"}
)
"""Fields that the program fills with who recorded something, and with names of published sets."""

_FIRST: Final = (Finding, LevelDraft, Judgement, Evidence, Action)
"""Types of record whose hits come first, in this order; then all others."""

_known: dict[type[Record], tuple[str, ...]] = {}

_MARKS: Final = re.compile("[\u0300-\u036f]")
_ACCENTED: Final = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_SAME: Final = tuple(
    (sign, plain)
    for signs, plain in (
        ("\u2019\u2018\u00b4\u02bc", "'"),
        ("\u201c\u201d\u201e", '"'),
        ("\u2013\u2010\u2011\u2012", "-"),
        ("\u00a0\u2007\u2009\u202f\u2028\u2029", " "),
    )
    for sign in signs
)
"""Signs that word processors change into one another, and spaces, with what they count as."""


@dataclass(frozen=True, slots=True)
class TextHit:
    """One place where the passage stands: which field of which record, from where to where, and the words there."""

    record_table: str
    record: str
    field: str
    start: int
    end: int
    passage: str
    text: str

    @property
    def before(self) -> str:
        """What stands before it, in one line."""
        cut = "…" if self.start > AROUND else ""
        return cut + _one_line(self.text[max(0, self.start - AROUND) : self.start])

    @property
    def after(self) -> str:
        """What stands after it, in one line."""
        cut = "…" if self.end + AROUND < len(self.text) else ""
        return _one_line(self.text[self.end : self.end + AROUND]) + cut


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found. ``more``: there are others beyond :data:`MOST`."""

    hits: tuple[TextHit, ...] = ()
    more: bool = False


@dataclass(slots=True)
class _Folded:
    """A record with its texts, each as its field's name and as it is compared. It takes the record's later states."""

    record: Record
    texts: tuple[tuple[str, str], ...]


class TextIndex:
    """All texts of a file as they are compared. :meth:`follow` folds only what is new."""

    def __init__(self) -> None:
        self._tables: dict[type[Record], Mapping[str, Record]] = {}
        self._folded: dict[type[Record], dict[str, _Folded]] = {}
        self._ordered: dict[type[Record], list[_Folded]] = {}
        self._covered: frozenset[str] = frozenset()

    def follow(self, contents: Contents) -> None:
        """Be of these contents from now on."""
        for _ in self.catching_up(contents):
            pass

    def catching_up(self, contents: Contents) -> Iterator[None]:
        """The same in steps of some hundred texts, so that whoever waits can do something else in between.

        A table that no change touched is the very same object, and is not looked at again.
        """
        self._covered = covered_keys(contents)
        for kind in searched_types():
            table = contents.of(kind)
            if self._tables.get(kind) is not table:
                yield from self._take(contents, kind, table)
                self._tables[kind] = table

    def _take(self, contents: Contents, kind: type[Record], table: Mapping[str, Record]) -> Iterator[None]:
        known = self._folded.setdefault(kind, {})
        ordered = len(known) == len(table) and kind in self._ordered
        new = 0
        for key, record in table.items():
            held = known.get(key)
            if held is not None and held.record is record:
                continue
            if held is None:
                known[key] = _Folded(record, _texts(record))
                ordered = False
            else:
                ordered = ordered and _place(contents, held.record) == _place(contents, record)
                held.record, held.texts = record, _texts(record)
            new += 1
            if new % _STEP == 0:
                yield
        for gone in known.keys() - table.keys() if len(known) != len(table) else ():
            del known[gone]
        if not ordered:
            self._ordered[kind] = sorted(known.values(), key=lambda each: _place(contents, each.record))

    def find(self, passage: str, *, most: int = MOST, of_cycle: bool = False) -> Hits:
        """Where the passage stands: strengths and areas, levels, evidence, actions, then all else.

        What agencies propose is not found while it is covered until the meeting. ``of_cycle``: only in what belongs to
        the cycle of the contents, not to the whole file.
        """
        wanted = folded(" ".join(passage.split()))
        if not wanted:
            return Hits()
        found: list[TextHit] = []
        for hit in self._hits(wanted, of_cycle=of_cycle):
            if len(found) >= most:
                return Hits(tuple(found), more=True)
            found.append(hit)
        return Hits(tuple(found))

    def _hits(self, wanted: str, *, of_cycle: bool) -> Iterator[TextHit]:
        for ordered in self._in_order(of_cycle=of_cycle):
            for each in ordered:
                if each.record.key in self._covered:
                    continue
                for field, text in each.texts:
                    if wanted in text:
                        yield from _occurrences(each.record, field, text, wanted)

    def _in_order(self, *, of_cycle: bool) -> Iterator[list[_Folded]]:
        for kind in searched_types():
            if kind in self._ordered and (not of_cycle or issubclass(kind, CycleRecord)):
                yield self._ordered[kind]


def folded(text: str) -> str:
    """A text as it is compared: one character for each, but for accents that are characters of their own."""
    if not text.isascii():
        for sign, plain in _SAME:
            text = text.replace(sign, plain)
        if not text.isascii():
            text = _ACCENTED.sub(_without_accent, text)
    return text.lower().replace("\n", " ").replace("\t", " ")


@cache
def searched_types() -> tuple[type[Record], ...]:
    """The types of record in which people write, in the order in which hits are shown."""
    others = (kind for kind in RECORD_TYPES if kind not in _FIRST)
    return tuple(kind for kind in (*_FIRST, *others) if searched_fields(kind))


def searched_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a type of record in which people write."""
    if kind not in _known:
        _known[kind] = _written_in(kind)
    return _known[kind]


def _written_in(kind: type[Record]) -> tuple[str, ...]:
    if kind is ReturnedValue:
        return ("theirs",)
    if kind is AdoptedPriority:
        return ()  # published words, which the action has where they were taken
    unfit = NOT_TYPED | _RECORDED_BY | naming_fields(kind).keys()
    return tuple(field.name for field in fields(kind) if field.type == "str" and field.name not in unfit)


def _texts(record: Record) -> tuple[tuple[str, str], ...]:
    if isinstance(record, ReturnedValue) and record.verdict is Verdict.TAKEN:
        return ()  # it stands where it was taken to
    return tuple((name, folded(text)) for name in searched_fields(type(record)) if (text := getattr(record, name)))


def _occurrences(record: Record, field: str, text: str, wanted: str) -> Iterator[TextHit]:
    original: str = getattr(record, field)
    table = table_name(type(record))
    places = None if len(original) == len(text) else _places_without_marks(original)
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        start, stop = (at, end) if places is None else (places[at], places[end])
        yield TextHit(table, record.key, field, start, stop, original[start:stop], original)
        at = text.find(wanted, end)


def _places_without_marks(text: str) -> list[int]:
    """Where each character of the folded text stands in the text; the last is its end."""
    return [place for place, character in enumerate(text) if not _MARKS.match(character)] + [len(text)]


def _place(contents: Contents, record: Record) -> tuple[object, ...]:
    codes = contents.framework.codes
    last = len(codes)
    if isinstance(record, Finding):
        first = min((codes.index(code) for code in record.indicators if code in codes), default=last)
        return first, record.kind.value, record.position, record.key
    if isinstance(record, LevelDraft | Judgement):
        return codes.index(record.code) if record.code in codes else last, record.key
    number = getattr(record, "number", 0)
    return (number if isinstance(number, int) else 0, record.key)


def _without_accent(match: re.Match[str]) -> str:
    """ "a" for "à", "" for an accent that is a character of its own."""
    character = unicodedata.normalize("NFD", match[0])[0]
    return "" if _MARKS.match(character) else character


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
