"""What every stored record has in common: a stable key, and plain values that a row can hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final

_NAMESPACE: Final = "5a1b3a52-6a4f-4c2e-9b39-1f0f6f0c9d11"


def new_key() -> str:
    """A fresh stable key (UUID4 as text)."""
    from uuid import uuid4  # it asks the system what it is: the start page does without

    return str(uuid4())


@lru_cache(maxsize=4096)
def settled_key(*parts: str) -> str:
    """The key of a record that there can be only one of, such as an indicator's scope within a cycle.

    Remembered, since the list of indicators asks for every one of them after each change.
    """
    from uuid import UUID, uuid5

    return str(uuid5(UUID(_NAMESPACE), "\x1f".join(parts)))


@dataclass(frozen=True, kw_only=True)
class Record:
    """One stored row. Fields hold str, int, bool, date, a StrEnum, None, or a tuple of keys or codes (links)."""

    noun: ClassVar[str] = "record"

    key: str


@dataclass(frozen=True, kw_only=True)
class CycleRecord(Record):
    """A record that belongs to one self-evaluation cycle."""

    cycle: str
