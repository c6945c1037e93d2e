"""A learning review's story: what happened to one child can identify the child, whatever the name.

A text is warned about where it is of a learning review (its evidence or action says so, or it names one), and it has
two or more different signs of a story of which one is a single child.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cpc_selfeval.domain.guard.find import Hit, Kind

_REVIEW = re.compile(
    r"\blearning reviews?\b|\b(?:initial|significant|serious) case reviews?\b|\bchild death reviews?\b|\bSCRs?\b",
    re.IGNORECASE,
)
_ONE_CHILD = re.compile(
    r"\b(?i:the|this|a|an|her|his|their|one|that) (?:\w+[ -]){0,3}?(?:child|baby|infant|boy|girl|young person|toddler|"
    r"teenager|sibling|unborn baby)\b(?! (?:protection|planning|poverty|care|in need|health|"
    r"centred|exploitation)|[’']s? plan)"
    r"|\b[Cc]hild [A-Z]\b",
)
_SIGNS: Final = (
    re.compile(
        r"\b(?:aged?|age of) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
        r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)"
        r"[ -](?:day|week|month|year)s?[ -]old\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:the|her|his|their|its) (?:\w+[ -])?(?:mother|father|mum|dad|stepfather|step-father|grandmother|"
        r"grandfather|brother|sister|parents|partner|boyfriend)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:died|death|dead|killed|murder(?:ed)?|suicide|took (?:her|his|their) own life|drowned|overdose|stabbed|"
        r"strangled|shaken|suffocated)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:injur(?:y|ies|ed)|fractures?|bruis(?:es|ing|ed)|burns?|assault(?:ed)?|raped?|sexually abused|neglected|"
        r"malnourished|hospital|intensive care|paramedics|arrested|convicted|sentenced|charged with)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:in|on|since|until) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|"
        r"November|December) (?:19|20)\d\d\b"
    ),
)
FEWEST_SIGNS: Final = 2
"""Different signs beside the single child that make a story (our own choice, tried on the example and the seeds)."""


def stories(text: str, *, of_review: bool = False) -> Iterator[Hit]:
    """The place at which a story begins: the words for the one child. ``of_review``: where the text stands says so."""
    child = _ONE_CHILD.search(text)
    if child is None or not (of_review or _REVIEW.search(text)):
        return
    signs = [found for pattern in _SIGNS if (found := pattern.search(text)) is not None]
    if len(signs) >= FEWEST_SIGNS:
        yield Hit(Kind.STORY, *child.span())
