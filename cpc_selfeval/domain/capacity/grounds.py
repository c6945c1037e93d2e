"""Grounds on which inspectors said that they were confident, offered as starting points in our own words.

They are the seven that one published report gave (council technical note 064-23 of East Dunbartonshire, 18 April 2023,
paragraph 7). They are examples, not a list that any inspectorate requires, and there is no list of words for how
confident one is (dossier, section 0, trap 12).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SOURCE: Final = "East Dunbartonshire Council, Technical Note 064-23 (2023), paragraph 7"
"""Where all of them come from."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: its lasting name, a title for the factor, a question to begin with, and its place in the source."""

    name: str
    title: str
    question: str
    place: str

    @property
    def source(self) -> str:
        """The source with the point."""
        return f"{SOURCE}, {self.place} point"


GROUNDS: Final = (
    Ground(
        "partnership",
        "Partners who work together and want better for children",
        "What shows that partners, staff and leaders are committed to better outcomes?",
        "first",
    ),
    Ground(
        "staff",
        "Staff who are sure of what they know and can do",
        "What do staff say of their knowledge and skills, and do the records bear it out?",
        "second",
    ),
    Ground(
        "leaders",
        "Leaders whom staff trust to carry change",
        "What do staff say of their leaders’ ability to change and improve?",
        "third",
    ),
    Ground(
        "information",
        "Information and self-evaluation that find what to improve",
        "What did management information or self-evaluation find, and what was done about it?",
        "fourth",
    ),
    Ground(
        "practice",
        "Practice across agencies, with the third sector in it",
        "Where do agencies and voluntary organisations help children and families together?",
        "fifth",
    ),
    Ground(
        "commitments",
        "Recent commitments to change how we work",
        "Which new ways of working were begun, and what do they change for children?",
        "sixth",
    ),
    Ground(
        "self_knowledge",
        "We had found much of it ourselves",
        "Which of the points that others found had our own self-evaluation found before?",
        "seventh",
    ),
)
"""The seven, in the order of the source."""


def ground(name: str) -> Ground | None:
    """The ground with this name, or None."""
    return next((each for each in GROUNDS if each.name == name), None)
