"""A national framework as data: its scale, key questions and quality indicators.

A framework edition is immutable. A self-evaluation cycle pins one edition and keeps a copy of it in the file, so
nothing here is ever updated in place. An indicator's code means nothing without its framework: "2.1" is three
different indicators in three editions (shared dossier, section 0, trap 1), hence :class:`IndicatorRef`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Standing = Literal["current", "history", "custom"]
Relation = Literal["same", "renumbered", "similar", "split", "merged", "dropped"]

LOWEST_LEVEL = 1
HIGHEST_LEVEL = 6


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """One quality indicator of one framework edition."""

    framework: str
    code: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from.

    ``kind`` is "seed" (a published text that was read), "retrieved" (an excerpt of a published page), "recalled"
    (from memory, not confirmed), "editorial" (our own words or choice), "derived" or "committee" (written by a
    committee for its own framework). ``sources`` name document and lines, or the retrieved page.
    """

    kind: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    """One level of the framework's scale: 1 (lowest) to 6, its label, and a definition in our own words.

    ``short`` says the same in one line for the cards of the indicator page (at most 120 characters).
    """

    value: int
    label: str
    definition: str
    short: str
    verified: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """The framework's area or group of indicators, worded as its question."""

    code: str
    question: str
    domain: str
    verified: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class QualityIndicator:
    """One quality indicator. ``about`` and ``prompts`` are our own words about what its title says."""

    code: str
    title: str
    key_question: str
    about: str
    prompts: tuple[str, ...]
    is_reference: bool
    takes_level: bool
    verified: bool
    provenance: Provenance


@dataclass(frozen=True)
class Framework:
    """One immutable edition of a framework.

    ``revision`` rises when a corrected title or guidance text is published for the same edition; ``content_hash``
    is the SHA-256 (hex) of the canonical content, revision included. Neither changes an :class:`IndicatorRef`.
    """

    id: str
    title: str
    short_title: str
    edition: str
    publisher: str
    year: int
    source: str
    standing: Standing
    revision: int
    summary: str
    verification: str
    scale: tuple[ScaleLevel, ...]
    key_questions: tuple[KeyQuestion, ...]
    indicators: tuple[QualityIndicator, ...]
    content_hash: str

    @cached_property
    def _by_code(self) -> dict[str, QualityIndicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Codes of all indicators, in the framework's order."""
        return tuple(indicator.code for indicator in self.indicators)

    def indicator(self, code: str) -> QualityIndicator:
        """The indicator with this code. Raises KeyError when the framework has none."""
        return self._by_code[code]

    def key_question(self, code: str) -> KeyQuestion:
        """The key question with this code. Raises KeyError when the framework has none."""
        return next(question for question in self.key_questions if question.code == code)

    def indicators_of(self, key_question: str) -> tuple[QualityIndicator, ...]:
        """The indicators of one key question, in the framework's order."""
        return tuple(i for i in self.indicators if i.key_question == key_question)

    def level(self, value: int) -> ScaleLevel:
        """The level of the scale with this value (1 to 6). Raises KeyError for any other value."""
        for level in self.scale:
            if level.value == value:
                return level
        raise KeyError(value)

    def ref(self, code: str) -> IndicatorRef:
        """The full reference of one of this framework's indicators."""
        return IndicatorRef(self.id, code)


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """How one indicator of one edition relates to one of another; ``to`` is None when it was dropped."""

    of: IndicatorRef
    to: IndicatorRef | None
    relation: Relation
    verified: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class OfferedTag:
    """One tag of a set that comes with the program."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OfferedTagSet:
    """A set of tags that comes with the program as data (themes, wellbeing indicators, articles, foundations)."""

    id: str
    title: str
    source: str
    tags: tuple[OfferedTag, ...]
