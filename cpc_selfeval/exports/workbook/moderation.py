"""The *Moderation* sheet: who proposes which level for each indicator, and what a meeting should talk about."""

from __future__ import annotations

import re
from collections.abc import Callable

from cpc_selfeval.domain import words
from cpc_selfeval.domain.covering import COVERED, COVERED_SENTENCE
from cpc_selfeval.domain.moderation.agenda import PARTS
from cpc_selfeval.domain.moderation.lines import ModerationLine, ProposalLine
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.workbook.table import MARKED, Column, TableSheet, details, number_column, text_column
from cpc_selfeval.exports.workbook.wording import apart, one_a_line

ABOUT = (
    "Who proposes which level for each indicator, in the order of an agenda: what is furthest apart first. Levels "
    "are not averaged."
)
_PLAIN = re.compile(r"\w[\w ’'(),&-]{0,79}")
"""A head of a table is one line of at most 255 characters, and no two are the same, or Excel mends the file."""
_LONGEST_WORD = 16
"""Characters of a word that is not broken in a column of this sheet."""


def moderation(snapshot: ReportSnapshot) -> TableSheet[ModerationLine]:
    """One row for each indicator that this cycle covers, a column of details for each agency that proposes anything."""
    said = snapshot.moderation
    speaking = [
        place for place in range(len(said.agencies)) if any(line.proposals[place].judged for line in said.lines)
    ]
    own = details(*(_of_agency(said.agencies[place], place) for place in speaking if _is_free(said.agencies, place)))
    keys = {report.code: report.scope.key for report in snapshot.indicators}
    return TableSheet(
        title="Moderation",
        table="Moderation",
        about=f"{ABOUT} {COVERED_SENTENCE}" if said.covered else ABOUT,
        columns=(*_COLUMNS, *own),
        rows=said.lines,
        key=lambda line: keys[line.code],
    )


def _is_free(names: tuple[str, ...], place: int) -> bool:
    """Whether an agency's name can head a column of a table: short and plain, and no other column's name."""
    name = names[place]
    others = {other.casefold() for other in names[:place]} | {column.header.casefold() for column in _COLUMNS}
    fits = all(len(word) <= _LONGEST_WORD for word in name.split())
    return fits and _PLAIN.fullmatch(name) is not None and name.casefold() not in others


def _of_agency(name: str, place: int) -> Column[ModerationLine]:
    def judged(line: ModerationLine) -> str:
        return line.proposals[place].judged

    return text_column(name, 20, judged)


def _all(line: ModerationLine) -> tuple[ProposalLine, ...]:
    said = tuple(each for each in line.proposals if each.judged)
    return (*said, line.own) if line.own is not None else said


def _each(say: Callable[[ProposalLine], str]) -> Callable[[ModerationLine], str]:
    return lambda line: one_a_line(f"{each.by}: {say(each)}" for each in _all(line))


def _own(line: ModerationLine) -> str:
    return line.own.judged if line.own is not None else ""


def _rationales(line: ModerationLine) -> str:
    return apart(f"{each.by}: {_why(each)}" for each in _all(line))


def _why(each: ProposalLine) -> str:
    if each.rationale.strip():
        return each.rationale
    return COVERED if each.has_rationale else "no rationale"


_COLUMNS: tuple[Column[ModerationLine], ...] = (
    text_column("Code", MARKED, lambda line: line.code),
    text_column("Indicator", 28, lambda line: line.title),
    text_column("On the agenda", 16, lambda line: PARTS[line.part]),
    text_column("Why it is there", 40, lambda line: one_a_line(line.reasons)),
    text_column("Where it stands", 20, lambda line: line.stands),
    text_column("Proposals", 34, _each(lambda each: each.judged)),
    text_column("Lowest to highest", 14, lambda line: line.spread),
    number_column("Levels apart", lambda line: line.levels_apart, width=9),
    text_column("Rationales", 60, _rationales),
    text_column("No rationale from", 22, lambda line: one_a_line(line.lacking)),
    text_column("Support", 30, lambda line: line.support),
    *details(
        text_column(f"{words.LEAD_OFFICER}’s proposal", 20, _own),
        number_column("Strengths", lambda line: line.strengths, width=10),
        number_column("Areas for improvement", lambda line: line.areas, width=15),
        number_column("Pieces of evidence", lambda line: line.evidence, width=10),
    ),
)
