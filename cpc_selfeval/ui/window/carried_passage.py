"""A passage that was being looked for while the window turned to another cycle, which opens the file anew."""

from __future__ import annotations

_carried: list[str] = []


def carry(passage: str) -> None:
    """Look for this in the window that opens next."""
    _carried[:] = [passage]


def is_carried() -> bool:
    """Whether something is to be looked for."""
    return bool(_carried)


def take() -> str:
    """What is to be looked for, once; "" for nothing."""
    return _carried.pop() if _carried else ""
