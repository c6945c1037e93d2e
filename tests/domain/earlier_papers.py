"""Papers that were made before, for tests of what is compared with them."""

from __future__ import annotations

from datetime import date

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.papers import PaperMade, paper_made_key
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.stood import stood_in
from cpc_selfeval.domain.report import ReportSnapshot


def made_before(snapshot: ReportSnapshot, paper: Paper, day: date, number: str = "") -> PaperMade:
    """A paper of this day, in which everything stood as it does now."""
    cycle = snapshot.cycle.key
    return PaperMade(
        key=paper_made_key(cycle, paper.value, day.isoformat()),
        cycle=cycle,
        paper=paper.value,
        at=f"{day.isoformat()}T10:00:00+00:00",
        position_at=f"{day.isoformat()}T10:00:00+00:00",
        number=number,
        stood=stood_in(snapshot).as_json(),
    )


def noted(contents: Contents, made: PaperMade) -> Change:
    """The change that keeps it."""
    return Change("made before", (RowChange(contents.get(PaperMade, made.key), made),))
