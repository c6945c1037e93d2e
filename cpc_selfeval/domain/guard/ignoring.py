"""What is passed over: what somebody said to be no personal data, by a hash of the passage, never by the passage."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.find import Find
from cpc_selfeval.domain.judging_records.guard import GuardIgnored

Sign: TypeAlias = tuple[str, str, str, str]
"""By what a find is known again: the key of its record, the field, its kind, and the hash of its passage.

The place in the text is not part of it, so that typing before a passage brings nothing back.
"""


def passage_sha256(record: str, passage: str) -> str:
    """SHA-256 (hex) of a record's key, a line break and the passage in UTF-8, so that equal passages differ."""
    return hashlib.sha256(f"{record}\n{passage}".encode()).hexdigest()


def sign_of(find: Find) -> Sign:
    """By what a find is known again."""
    return find.record, find.field, find.kind.value, passage_sha256(find.record, find.passage)


def ignored_signs(contents: Contents) -> frozenset[Sign]:
    """What is passed over always in the open cycle."""
    return frozenset(
        (each.record, each.field, each.guard_kind, each.passage_sha256) for each in contents.of(GuardIgnored).values()
    )


def open_among(finds: Iterable[Find], passed_over: Collection[Sign]) -> tuple[Find, ...]:
    """The finds that are not passed over."""
    return tuple(find for find in finds if sign_of(find) not in passed_over)


def open_finds(
    contents: Contents, look: Callable[[Contents], Iterable[Find]], once: Collection[Sign] = frozenset()
) -> tuple[Find, ...]:
    """What ``look`` finds in a file and nobody passed over, always or (``once``) for now."""
    return open_among(look(contents), ignored_signs(contents) | frozenset(once))
