"""What is said in the window of what may identify somebody; "guard" is our word, and stands nowhere there."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.domain.guard.find import KINDS, Find, Kind

PLURALS: Final[dict[Kind, str]] = {
    Kind.CHI: "CHI numbers",
    Kind.NHS: "NHS numbers",
    Kind.NATIONAL_INSURANCE: "National Insurance numbers",
    Kind.BIRTH: "Dates of birth",
    Kind.EMAIL: "E-mail addresses",
    Kind.TELEPHONE: "Telephone numbers",
    Kind.POSTCODE: "Postcodes",
    Kind.NAME: "Names",
    Kind.STORY: "A learning review’s story",
    Kind.SMALL_COUNT: "Counts below five",
}
"""What the kinds are called above their finds."""

ABOUT: Final = (
    "By fixed rules the program looks for what may identify somebody: CHI numbers, dates of birth, names beside words "
    "such as “child”, addresses, counts below five. It cannot find everything and is sometimes wrong, so read what you "
    "send. It holds up nothing but the public version; nothing is sent anywhere, and what it finds is in no log."
)
"""What it does, what it cannot do, and that nothing leaves: it stands on the page where all of it is shown."""
CONTEXT: Final = 40
"""Characters shown on each side of what was found."""


def how_many(count: int) -> str:
    """ "1 place may identify somebody." """
    return "1 place may identify somebody." if count == 1 else f"{count:,} places may identify somebody."


def with_article(kind: Kind) -> str:
    """ "a date of birth", "an e-mail address"."""
    name = KINDS[kind]
    return f"{'an' if name.startswith(('NHS', 'e-')) else 'a'} {name}"


def in_context(find: Find, text: str) -> str:
    """What was found with what stands around it, in one line; alone where its text is not at hand."""
    if not text:
        return f"“{' '.join(find.passage.split())}”"
    start, end = max(0, find.start - CONTEXT), min(len(text), find.end + CONTEXT)
    before, after = text[start : find.start], text[find.end : end]
    if start:
        before = "…" + (before.partition(" ")[2] or before)
    if end < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    return f"“{' '.join((before + find.passage + after).split())}”"
