"""Who proposes which level: a mark of its own shape for each agency, and the spread between the outermost."""

from __future__ import annotations

from collections.abc import Mapping

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import COVERED
from cpc_selfeval.domain.drawings.description import (
    OF_AGENCIES,
    KeyEntry,
    Mark,
    Row,
    RowDrawing,
    Shape,
    Spread,
    Table,
    level_ticks,
)
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.moderation.lettering import letters_of
from cpc_selfeval.domain.moderation.lines import proposal_line, spread_in_words
from cpc_selfeval.domain.moderation.matrix import Matrix, MatrixRow

OWN = Shape.RING
"""The mark of the lead officer's proposal, as a proposed level has everywhere."""

_Sign = tuple[Shape, str]


def proposals_drawing(contents: Contents, of: Matrix) -> RowDrawing:
    """The rows of a matrix in which anything is proposed; of what is covered until the meeting, only that."""
    rows = tuple(row for row in of.rows if row.standing)
    signs = _signs(of)
    return RowDrawing(
        title="Who proposes which level",
        says=_says(rows),
        low=0.5,
        high=6.5,
        ticks=level_ticks(contents.framework.scale),
        rows=tuple(_row(contents, row, signs) for row in rows),
        table=_table(contents, of, rows),
        key=_key(of, signs),
    )


def _signs(of: Matrix) -> Mapping[str | None, _Sign]:
    """A shape and letters for each agency that proposes anything, so that as few as can be share a shape."""
    speaking = _speaking(of)
    agencies = [agency for agency in of.agencies if agency.key in speaking]
    letters = letters_of(agency.name for agency in agencies)
    shapes: dict[str | None, _Sign] = {
        agency.key: (OF_AGENCIES[place % len(OF_AGENCIES)], letters[place]) for place, agency in enumerate(agencies)
    }
    return {**shapes, None: (OWN, "LO")}


def _speaking(of: Matrix) -> frozenset[str | None]:
    return frozenset(each.agency for row in of.rows for each in row.standing)


def _says(rows: tuple[MatrixRow, ...]) -> str:
    if not rows:
        return "Nobody has proposed a level yet."
    count = "1 indicator has" if len(rows) == 1 else f"{len(rows)} indicators have"
    apart = sum(row.levels_apart > 0 and not row.covered for row in rows)
    hidden = sum(row.covered for row in rows)
    said = f"{count} proposals; they differ in {apart}"
    return f"{said}, and are {COVERED} in {hidden}." if hidden else f"{said}."


def _row(contents: Contents, row: MatrixRow, signs: Mapping[str | None, _Sign]) -> Row:
    shown = [each for each in row.standing if each.level is not None and not (row.covered and each.agency is not None)]
    marks = tuple(Mark(each.level, *_sign(signs, each)) for each in shown if each.level is not None)
    without = [] if row.covered else [each for each in row.standing if each.level is None]
    said = "; ".join(f"{_sign(signs, each)[1]} {_without(contents, each, short=bool(marks))}" for each in without)
    apart = row.spread is not None and row.levels_apart > 0 and not row.covered
    return Row(
        key=row.code,
        label=row.code,
        words=f"{row.code} {contents.title(row.code)}: {_spoken(contents, row)}",
        stands=("covered" if marks else COVERED) if row.covered else said,
        marks=marks,
        spreads=(Spread(*row.spread),) if apart and row.spread is not None else (),
    )


def _without(contents: Contents, each: Judgement, *, short: bool) -> str:
    """That there is no level, and why where there is room for it."""
    return "no level" if short else words.judged_in_words(contents, each).lower()


def _sign(signs: Mapping[str | None, _Sign], each: Judgement) -> _Sign:
    return signs.get(each.agency, signs[None])


def _spoken(contents: Contents, row: MatrixRow) -> str:
    """Everything of a row: who proposes what, and whether there is a rationale."""
    lines = [proposal_line(contents, each) for each in row.proposed if each.proposal is not None]
    said = [f"{line.by} {line.judged}{'' if line.has_rationale else ', no rationale'}" for line in lines]
    if row.own is not None:
        said.append(f"{words.LEAD_OFFICER} {words.judged_in_words(contents, row.own)}")
    return "; ".join(said)


def _table(contents: Contents, of: Matrix, rows: tuple[MatrixRow, ...]) -> Table:
    head = ("Code", "Indicator", *(agency.name for agency in of.agencies), words.LEAD_OFFICER, "Lowest to highest")
    return Table(head, tuple(_cells(contents, row) for row in rows))


def _cells(contents: Contents, row: MatrixRow) -> tuple[str, ...]:
    own = words.judged_in_words(contents, row.own) if row.own is not None else ""
    proposed = (proposal_line(contents, each).judged for each in row.proposed)
    return (row.code, contents.title(row.code), *proposed, own, spread_in_words(row))


def _key(of: Matrix, signs: Mapping[str | None, _Sign]) -> tuple[KeyEntry, ...]:
    speaking = _speaking(of)
    entries = [
        KeyEntry(f"{signs[agency.key][1]} {agency.name}", signs[agency.key][0])
        for agency in of.agencies
        if agency.key in speaking
    ]
    if None in speaking:
        entries.append(KeyEntry(f"{signs[None][1]} {words.LEAD_OFFICER}", OWN))
    return (*entries, KeyEntry("lowest to highest", spread=True)) if entries else ()
