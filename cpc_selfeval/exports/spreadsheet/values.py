"""What can stand in a cell, and what a column holds."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

Value = str | int | date | datetime | None


class Kind(Enum):
    """What a column holds, which decides how its cells look, empty ones too."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
