"""What a meeting should talk about first: a list in an order that has a rule, with the reason of each place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.moderation.matrix import Matrix, MatrixRow, matrix
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.support import Verdict, support_in_words

RULE: Final = (
    "First what is furthest apart: the more levels between the lowest and the highest proposal, the earlier. Then "
    "where some propose a level and others say that there is none; then what its evidence supports least; then where "
    "most agencies gave no rationale; then the framework’s order. No level is averaged. What none of this is true of "
    "can be taken together."
)
"""The order of the agenda in words. It is this project's own: no published source orders such a meeting."""

_WEAKEST: Final = (Verdict.UNSUPPORTED, Verdict.NEEDS_MORE, Verdict.SUPPORTED)


class Part(StrEnum):
    """Where on the agenda an indicator stands."""

    DISCUSS = "discuss"
    TOGETHER = "together"
    UNPROPOSED = "unproposed"
    DECIDED = "decided"


PARTS: Final[dict[Part, str]] = {
    Part.DISCUSS: "To discuss",
    Part.TOGETHER: "Can be taken together",
    Part.UNPROPOSED: "Nothing proposed yet",
    Part.DECIDED: "Decided already",
}
"""The headings of the parts, in their order."""

PART_ABOUT: Final[dict[Part, str]] = {
    Part.DISCUSS: "The furthest apart first.",
    Part.TOGETHER: "All who propose a level say the same, with their reasons, and the evidence supports it.",
    Part.UNPROPOSED: "There is no proposal to talk about.",
    Part.DECIDED: "A level is agreed or endorsed; it is listed so that nothing is missing.",
}
"""What each part holds, in a sentence."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An indicator on the agenda: its row of the matrix, its part, and why it stands there, in sentences."""

    row: MatrixRow
    part: Part
    reasons: tuple[str, ...]

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.row.code


def agenda(contents: Contents, on: date, of: Matrix | None = None) -> tuple[AgendaItem, ...]:
    """All covered indicators, part by part; what is to be discussed in the order of :data:`RULE`.

    * To discuss: a proposal stands, the committee has agreed nothing yet, and proposals differ, the evidence does not
      support a level that is proposed, or an agency gave no rationale.
    * Can be taken together: a proposal stands and none of these is so.
    * Nothing proposed yet, and decided already (agreed or endorsed), follow in the framework's order.

    The order counts covered levels too, since it tells no level; the reasons then say that views differ and no more.
    ``of`` is the matrix of that day, where it is known already.
    """
    rows = (of or matrix(contents, on)).rows
    items = [_item(contents, row) for row in rows]
    order = list(Part)
    return tuple(sorted(items, key=lambda item: (order.index(item.part), *_urgency(item))))


def _urgency(item: AgendaItem) -> tuple[int, ...]:
    """How early within its part, the smaller the earlier; what is equal keeps the framework's order."""
    if item.part is not Part.DISCUSS:
        return ()
    row = item.row
    return (-row.levels_apart, -int(row.mixed), _WEAKEST.index(row.support.verdict), -len(row.lacking))


def _item(contents: Contents, row: MatrixRow) -> AgendaItem:
    where = position(contents, row.code)
    if where.state.is_finished:
        return AgendaItem(row, Part.DECIDED, (f"{words.position_in_words(contents, where)}.",))
    if not row.standing:
        return AgendaItem(row, Part.UNPROPOSED, ())
    reasons = _reasons(contents, row)
    return AgendaItem(row, Part.DISCUSS if reasons else Part.TOGETHER, reasons)


def _reasons(contents: Contents, row: MatrixRow) -> tuple[str, ...]:
    reasons = []
    if row.levels_apart:
        reasons.append(_apart(contents, row))
    if row.mixed:
        reasons.append(_mixed(contents, row))
    if row.support.verdict is not Verdict.SUPPORTED and any(each.level is not None for each in row.standing):
        reasons.append(f"{support_in_words(contents, row.support)}.")
    if row.lacking:
        names = [contents.agency_name(key) for key in row.lacking]
        reasons.append(f"No rationale from {listed(names)}.")
    return tuple(dict.fromkeys(reasons))


def _apart(contents: Contents, row: MatrixRow) -> str:
    if row.covered:
        return f"Proposals differ; agencies’ levels are {COVERED}."
    assert row.spread is not None, "levels that are apart have a lowest and a highest"
    low, high = (_at(contents, row, level) for level in row.spread)
    count = "1 level" if row.levels_apart == 1 else f"{row.levels_apart} levels"
    return f"Proposals are {count} apart: {low}, {high}."


def _at(contents: Contents, row: MatrixRow, level: int) -> str:
    """ "2 Weak (Police Scotland)"."""
    names = [words.proposer(contents, each) for each in row.standing if each.level == level]
    return f"{level} {contents.framework.level(level).label} ({listed(names)})"


def _mixed(contents: Contents, row: MatrixRow) -> str:
    if row.covered:
        return f"Proposals differ; agencies’ levels are {COVERED}."
    without = [each for each in row.standing if each.level is None]
    said = "; ".join(f"{words.proposer(contents, each)} says “{_absence(contents, each)}”" for each in without)
    others = any(each.level is not None for each in row.standing)
    return f"{said}, where others propose a level." if others else f"{said}."


def _absence(contents: Contents, each: Judgement) -> str:
    return words.judged_in_words(contents, each).lower()


def listed(names: list[str]) -> str:
    """ "Education", "Education and NHS", "Education, NHS and Police Scotland"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
