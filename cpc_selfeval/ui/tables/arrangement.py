"""Which columns of a table are shown, in which order and how wide: kept on this computer, never in the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

MOST_WIDE: Final = 2000
"""Pixels of the design beyond which no column is wide."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``shown`` are headings from left to right; ``widths`` in pixels of the design, of those that a person set."""

    shown: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)

    def as_text(self) -> str:
        """As it is kept."""
        return json.dumps({"shown": list(self.shown), "widths": dict(self.widths)})


def arrangement_of(text: str) -> Arrangement | None:
    """What was kept; None where nothing was, or where it is none."""
    try:
        found = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    shown, widths = found.get("shown"), found.get("widths")
    return Arrangement(
        tuple(heading for heading in shown if isinstance(heading, str)) if isinstance(shown, list) else (),
        {
            heading: width
            for heading, width in (widths.items() if isinstance(widths, dict) else ())
            if type(width) is int and 0 < width <= MOST_WIDE
        },
    )
