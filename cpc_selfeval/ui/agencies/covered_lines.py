"""Lines of a comparison with an agency's level that is covered until the meeting: that it is there, no more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from cpc_selfeval.domain.brought import Brought
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED, covered_keys, is_covered
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.merging.preview import Line
from cpc_selfeval.ui.agencies.compared import ComparedLine

INSTEAD: Final = f"A level with what was written to it: {COVERED}"
"""What stands in the place of a covered level."""


def compared_covered(
    contents: Contents, lines: Sequence[ComparedLine], compared: Sequence[Line]
) -> tuple[ComparedLine, ...]:
    """The lines of a comparison without covered levels. A line's place is its own in ``compared``."""
    return tuple(_hidden(line) if _holds_covered(contents, compared[line.place]) else line for line in lines)


def kept_covered(
    contents: Contents, lines: Sequence[ComparedLine], changes: Sequence[Brought]
) -> tuple[ComparedLine, ...]:
    """The lines of a return that was decided upon, without covered levels."""
    keys = covered_keys(contents)
    return tuple(_hidden(line) if _brought_covered(keys, changes[line.place]) else line for line in lines)


def _holds_covered(contents: Contents, line: Line) -> bool:
    records = (record for each in line.differences for record in (each.base, each.theirs, each.ours))
    return any(isinstance(record, LevelDraft | Judgement) and is_covered(contents, record) for record in records)


def _brought_covered(keys: Collection[str], change: Brought) -> bool:
    return any(value.record in keys for value in change.values)


def _hidden(line: ComparedLine) -> ComparedLine:
    """The same with words instead of levels; the side that has none still has none.

    A remark may quote a level, but for the one that says why a line cannot be taken.
    """
    base, theirs, ours = (INSTEAD if text else "" for text in (line.base, line.theirs, line.ours))
    return replace(line, base=base, theirs=theirs, ours=ours, remark="" if line.can_be_taken else line.remark)
