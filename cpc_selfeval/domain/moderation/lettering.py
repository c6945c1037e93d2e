"""A few letters for each agency, for places where its name has no room."""

from __future__ import annotations

from collections.abc import Iterable

_SMALL = frozenset({"and", "of", "the", "for", "in", "on", "to", "a"})


def letters_of(names: Iterable[str]) -> tuple[str, ...]:
    """Letters for each name, no two the same: the initials of its words, "PS"; the first two letters of a single word.

    Words in capitals of up to four letters stay whole ("NHS"). What would be the same gets a number behind it.
    """
    found: list[str] = []
    for name in names:
        wanted = _initials(name)
        taken, number = wanted, 2
        while taken in found:
            taken, number = f"{wanted}{number}", number + 1
        found.append(taken)
    return tuple(found)


def _initials(name: str) -> str:
    words = [word.strip("().,’'") for word in name.split()]
    said = [word for word in words if word and word.lower() not in _SMALL]
    if not said:
        return "?"
    if said[0].isupper() and 1 < len(said[0]) <= 4:
        return said[0]
    if len(said) == 1:
        return said[0][:2].capitalize()
    return "".join(word[0] for word in said[:3]).upper()
