"""The words meter: how many words each indicator and the whole take, and what in them would be asked about.

Counted is what the committee wrote: its strengths and areas with what they mean for children, the reasons at the
highest stage at which a level stands, and the three sentences of the summary. An entry of several indicators counts
under each, and once in the whole. There is no limit unless the committee sets one; for a position statement at most
5,000 words were asked for (the issue's figure, guidance only).

Two rules of thumb, which ask and may be wrong: a reference such as E-999 that is no evidence of this file, and a
sentence that tells what was done where neither it nor the next one seems to tell what came of it
(``domain.challenge``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from cpc_selfeval.domain.challenge import tells_activity_only
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.position import position

GUIDANCE: Final = 5000
"""Words of a position statement at most, as guidance."""

_REMEMBERED: Final = 4096
"""Texts whose words and sentences are remembered: the meter is asked after each change, which alters one of them."""

_WORD = re.compile(r"\S*\w\S*")
_REFERENCE = re.compile(r"\bE-(\d{1,9})\b")
_END = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”’\"')\]])\s+|\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """The words of one indicator; ``over`` is by how many they are more than its limit, 0 where they are not."""

    code: str
    words: int
    over: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What is remarked on in the words of an indicator: a reference, or a sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class WordsMeter:
    """``sections`` are the covered indicators with any words, in their order; ``over`` is as in :class:`Section`."""

    words: int
    over: int
    sections: tuple[Section, ...]
    unknown_references: tuple[Remark, ...]
    activity_only: tuple[Remark, ...]


def words_meter(contents: Contents) -> WordsMeter:
    """Measure the words of the open cycle."""
    limit = contents.word_limit
    sections = [(code, sum(count_words(text) for text in _texts(contents, code))) for code in contents.covered_codes]
    whole = _whole(contents)
    return WordsMeter(
        words=whole,
        over=_over(whole, limit.most_words),
        sections=tuple(Section(code, words, _over(words, limit.most_words_each)) for code, words in sections if words),
        unknown_references=tuple(_unknown_references(contents)),
        activity_only=tuple(_activity_only(contents)),
    )


@lru_cache(maxsize=_REMEMBERED)
def count_words(text: str) -> int:
    """How many words a text has: runs without a space that hold a letter or a digit."""
    return len(_WORD.findall(text))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a line's end ends one too."""
    return tuple(part for piece in _END.split(text) if (part := piece.strip()))


def _whole(contents: Contents) -> int:
    cycle = contents.cycle
    own = (cycle.working_well, cycle.improving, cycle.still_to_improve)
    findings = {finding.key: finding for code in contents.covered_codes for finding in contents.findings_of(code)}
    texts = [*own, *(text for finding in findings.values() for text in (finding.text, finding.impact))]
    reasons = [judgement.reason for code in contents.covered_codes for judgement in _decisive(contents, code)]
    return sum(count_words(text) for text in (*texts, *reasons))


def _texts(contents: Contents, code: str) -> Iterator[str]:
    for finding in contents.findings_of(code):
        yield finding.text
        yield finding.impact
    for judgement in _decisive(contents, code):
        yield judgement.reason


def _decisive(contents: Contents, code: str) -> tuple[Judgement, ...]:
    """The judgements at the highest stage that stands: several where proposals are all that there is."""
    where = position(contents, code)
    events = {event.key: event for event in (*where.proposals, *where.standing)}
    return tuple(event for event in events.values() if event.stage is where.stage)


def _over(words: int, limit: int | None) -> int:
    return max(0, words - limit) if limit is not None else 0


def _unknown_references(contents: Contents) -> Iterator[Remark]:
    numbers = {piece.number for piece in contents.evidence.values()}
    for code in contents.covered_codes:
        met: dict[str, None] = {}
        for text in _texts(contents, code):
            met.update({found[0]: None for found in _REFERENCE.finditer(text) if int(found[1]) not in numbers})
        yield from (Remark(code, reference) for reference in met)


def _activity_only(contents: Contents) -> Iterator[Remark]:
    """Each sentence once, under the first indicator that it stands in."""
    met: set[str] = set()
    for code in contents.covered_codes:
        for text in _told(contents, code):
            for sentence in _without_result(text):
                if sentence not in met:
                    met.add(sentence)
                    yield Remark(code, sentence)


def _told(contents: Contents, code: str) -> Iterator[str]:
    """Texts in which a result would have its place: of an entry that says what it means for children, none."""
    yield from (finding.text for finding in contents.findings_of(code) if _says_no_impact(finding))
    yield from (judgement.reason for judgement in _decisive(contents, code))


def _says_no_impact(finding: Finding) -> bool:
    return not finding.impact.strip()


@lru_cache(maxsize=_REMEMBERED)
def _without_result(text: str) -> tuple[str, ...]:
    return tuple(
        sentence
        for sentence, following in pairwise((*sentences(text), ""))
        if tells_activity_only(sentence) and tells_activity_only(f"{sentence} {following}")
    )
