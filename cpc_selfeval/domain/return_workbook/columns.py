"""What a sheet of a workbook that can come back is made of: jobs, columns, lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

CLEAR: Final = "CLEAR"
"""What a person types to take something out: an empty cell says nothing, so that silence never overwrites."""

PART_HEADER: Final = "Part"
"""Hidden: 1, and 2, 3, ... in the rows below, in which a long text goes on."""


class Job(StrEnum):
    """One thing to do: one sheet with one table. Most are a part of a request; the last is the action plan's own."""

    LEVELS = "levels"
    FINDINGS = "findings"
    EVIDENCE = "evidence"
    ACTIONS = "actions"
    COMMENTS = "comments"
    PLAN = "plan"


class Holds(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"


class Choice(StrEnum):
    """The lists behind drop-downs. The last two may be named several at once, or beside the list."""

    LEVEL = "level"
    CONFIDENCE = "confidence"
    KIND = "kind"
    PRIORITY = "priority"
    SOURCE = "source"
    YES_NO = "yes_no"
    QUOTABLE = "quotable"
    STATUS = "status"
    AGENCY = "agency"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column. ``name`` is the field of the record, or what the reader makes of it; ``width`` in characters.

    ``open``: the agency fills it in; other columns only show what is known. ``guidance`` is what the cell itself says
    when it is chosen (at most 255 characters, Excel's limit for an input message).
    """

    name: str
    header: str
    width: float
    guidance: str = ""
    holds: Holds = Holds.TEXT
    choice: Choice | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class JobSheet:
    """One sheet that is one table.

    The first column holds a label of ours, by which a row is spoken of; it also says where a long text goes on.
    ``room`` is the number of empty rows that are made ready for what is new, 0 where rows cannot be added. ``main`` is
    the column without which there is no entry: CLEAR there takes the entry out; "" where no entry can be taken out.
    ``printed`` columns from the left go onto paper, 0 for all.
    """

    job: Job
    title: str
    table: str
    about: str
    label_header: str
    columns: tuple[SheetColumn, ...]
    key_header: str
    main: str
    room: int = 0
    printed: int = 0

    def column(self, name: str) -> SheetColumn:
        """The column of this name. Raises KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def takes_new(self) -> bool:
        """Whether rows can be added to it."""
        return self.room > 0 or self.job is Job.PLAN

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers in their order, the hidden ones last."""
        return (self.label_header, *(column.header for column in self.columns), self.key_header, PART_HEADER)


def text(name: str, header: str, width: float, guidance: str = "") -> SheetColumn:
    """A column of text to fill in."""
    return SheetColumn(name, header, width, guidance)


def shown(name: str, header: str, width: float) -> SheetColumn:
    """A column that only shows something."""
    return SheetColumn(name, header, width, open=False)


def day(name: str, header: str, guidance: str, width: float = 14) -> SheetColumn:
    """A column of days to fill in."""
    return SheetColumn(name, header, width, guidance, Holds.DATE)


def chosen(name: str, header: str, width: float, choice: Choice, guidance: str) -> SheetColumn:
    """A column with a list to choose from."""
    return SheetColumn(name, header, width, guidance, Holds.CHOICE, choice)
