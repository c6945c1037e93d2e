"""What a committee expects of a level before it counts as supported, and its answers to what it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.record import CycleRecord, settled_key


@dataclass(frozen=True, kw_only=True)
class Expectations(CycleRecord):
    """What the evidence of one level should hold in this cycle; without such a row, what the defaults say.

    ``source_types`` is the least number of different kinds of source. ``needs_impact``: one piece shows impact on
    children. ``needs_views``: children and young people, or parents and carers, were heard. The defaults are the
    issue's rule; that self-evaluation seldom showed impact and seldom involved service users is a finding of the 2009
    report (seed 001, lines 1020-1026).
    """

    noun: ClassVar[str] = "expectation of evidence"

    source_types: int = 3
    needs_impact: bool = True
    needs_views: bool = True


def expectations_key(cycle: str) -> str:
    """The key of the one row of expectations of a cycle."""
    return settled_key("expectations", cycle)


@dataclass(frozen=True, kw_only=True)
class ShelfLife(CycleRecord):
    """For how many months a kind of source counts as up to date in this cycle; None: it never goes out of date."""

    noun: ClassVar[str] = "shelf life of evidence"

    source_type: SourceType
    months: int | None


def shelf_life_key(cycle: str, source_type: SourceType) -> str:
    """The key of the one shelf life of a kind of source in a cycle."""
    return settled_key("shelf life", cycle, source_type)


@dataclass(frozen=True, kw_only=True)
class ChallengeAnswer(CycleRecord):
    """What somebody wrote to a question about a level. ``question`` is the question's name (``domain.challenge``)."""

    noun: ClassVar[str] = "answer to a question"

    code: str
    question: str
    text: str


def challenge_answer_key(cycle: str, code: str, question: str) -> str:
    """The key of the one answer to a question about an indicator in a cycle."""
    return settled_key("challenge", cycle, code, question)


@dataclass(frozen=True, kw_only=True)
class WordLimit(CycleRecord):
    """How many words the committee wants at most in this cycle, in all and for each indicator; None for no limit."""

    noun: ClassVar[str] = "limit of words"

    most_words: int | None = None
    most_words_each: int | None = None


def word_limit_key(cycle: str) -> str:
    """The key of the one limit of words of a cycle."""
    return settled_key("word limit", cycle)
