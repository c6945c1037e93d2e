"""Every indicator in every cycle as lines of a paper, where the file has more than one cycle."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.crosswalk import Crosswalk
from cpc_selfeval.domain.cycles.trend import Moment, trends


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One indicator (``code`` in the open cycle's edition) in one cycle.

    ``then`` is its code there, "" for none; ``level`` 1 to 6 or None; ``compared`` says whether it can be held beside
    the cycle before, "" for the first.
    """

    code: str
    title: str
    cycle: str
    edition: str
    then: str
    level: int | None
    stands: str
    stage: str
    on: str
    reason: str
    compared: str


def trend_lines(contents: Contents, crosswalk: Crosswalk) -> tuple[TrendLine, ...]:
    """The lines, indicator by indicator, each with the oldest cycle first; none in a file of one cycle."""
    if not contents.other_cycles:
        return ()
    return tuple(
        _line(found.of.code, found.title, moment, first=place == 0)
        for found in trends(contents, crosswalk)
        for place, moment in enumerate(found.moments)
    )


def _line(code: str, title: str, moment: Moment, *, first: bool) -> TrendLine:
    judged = moment.judgement
    return TrendLine(
        code=code,
        title=title,
        cycle=moment.cycle.title,
        edition=f"{moment.framework.short_title}, {moment.framework.edition}",
        then=moment.code,
        level=moment.level,
        stands=moment.stands,
        stage=words.STAGES[judged.stage] if judged else "",
        on=judged.on.isoformat() if judged else "",
        reason=judged.reason if judged else "",
        compared="" if first else moment.break_words or "can be compared",
    )
