"""Times and days in rows that may hold none."""

from __future__ import annotations

from datetime import datetime


def moment_of(*texts: str) -> str:
    """The first of these texts that is an aware time in ISO 8601; the last one must be."""
    return next(text for text in texts if _is_moment(text))


def day_of(*texts: str) -> str:
    """The day of the first of these texts that is an aware time in ISO 8601; the last one must be."""
    return datetime.fromisoformat(moment_of(*texts)).date().isoformat()


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
