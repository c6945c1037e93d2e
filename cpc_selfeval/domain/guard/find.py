"""What the guard finds: of which kind, where, which passage, and why."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol


class Kind(StrEnum):
    """The kinds of find, those that identify one person by themselves first."""

    CHI = "chi"
    NHS = "nhs"
    NATIONAL_INSURANCE = "national_insurance"
    BIRTH = "birth"
    EMAIL = "email"
    TELEPHONE = "telephone"
    POSTCODE = "postcode"
    NAME = "name"
    STORY = "story"
    SMALL_COUNT = "small_count"


KINDS: Final[dict[Kind, str]] = {
    Kind.CHI: "CHI number",
    Kind.NHS: "NHS number",
    Kind.NATIONAL_INSURANCE: "National Insurance number",
    Kind.BIRTH: "date of birth",
    Kind.EMAIL: "e-mail address",
    Kind.TELEPHONE: "telephone number",
    Kind.POSTCODE: "postcode",
    Kind.NAME: "name",
    Kind.STORY: "learning review’s story",
    Kind.SMALL_COUNT: "count below five",
}
"""What each kind is called."""

REASONS: Final[dict[Kind, str]] = {
    Kind.CHI: "Ten digits that begin with a real date and end with the right check digit, as a CHI number does.",
    Kind.NHS: "Ten digits that end with the right check digit, as an NHS number does.",
    Kind.NATIONAL_INSURANCE: "Letters and digits as a National Insurance number has them.",
    Kind.BIRTH: "A date beside a word such as “born” or “date of birth”.",
    Kind.EMAIL: "An e-mail address names a person or leads to one.",
    Kind.TELEPHONE: "Digits as a British telephone number has them.",
    Kind.POSTCODE: "A postcode has some fifteen homes, and sometimes one.",
    Kind.NAME: "A word that looks like a name beside a word such as “child”, “mother” or “case”.",
    Kind.STORY: "A learning review and what happened to one child: that can identify a child without a name.",
    Kind.SMALL_COUNT: "Fewer than five people: somebody who knows the area may know who they are.",
}
"""Why each kind is shown, in a sentence."""

ADVICE: Final[dict[Kind, str]] = {
    Kind.CHI: "Take it out: no paper needs it.",
    Kind.NHS: "Take it out: no paper needs it.",
    Kind.NATIONAL_INSURANCE: "Take it out: no paper needs it.",
    Kind.BIRTH: "Take it out, or say an age group such as “under five”.",
    Kind.EMAIL: "Say a role instead, unless it is a team’s own address.",
    Kind.TELEPHONE: "Say a role instead, unless it is a public number.",
    Kind.POSTCODE: "Say the area instead, unless it is an office’s.",
    Kind.NAME: "Say “a child” or “a parent” instead. Other words for the name can lead to the same child.",
    Kind.STORY: "Say what was learned, and leave out ages, dates, places and what was done to whom.",
    Kind.SMALL_COUNT: "Papers say “fewer than 5” instead, unless you always ignore it. Or say it without a number.",
}
"""What can be done about each kind."""


class Standing(Protocol):
    """A passage that stands in a text: in which field of which record, from where to where."""

    @property
    def record_table(self) -> str:
        """The table of its record."""

    @property
    def record(self) -> str:
        """The key of its record."""

    @property
    def field(self) -> str:
        """The field."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def passage(self) -> str:
        """Its words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found in one text, from ``start`` to before ``end`` (places of characters)."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Find:
    """What was found in a field of a record.

    ``record_table`` and ``record`` are its table and key, ``start`` and ``end`` the place in the text. The passage is
    not part of how a find is printed, so that it comes into no log and no report of a fault.
    """

    kind: Kind
    record_table: str
    record: str
    field: str
    start: int
    end: int
    passage: str = dataclasses.field(repr=False)

    @property
    def reason(self) -> str:
        """Why it is shown, in a sentence."""
        return REASONS[self.kind]
