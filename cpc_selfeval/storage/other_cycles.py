"""What is read of the cycles that are not open: their editions, their levels, and what they had to inspections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.judging_records.closing import Closing
from cpc_selfeval.domain.judging_records.inspecting import PointAnswer
from cpc_selfeval.domain.other_cycle import OtherCycle
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.frameworks import kept
from cpc_selfeval.storage.records import read_records
from cpc_selfeval.storage.shape import shape_of

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


def other_cycles(db: Database, cycles: Iterable[Cycle], chosen: Cycle) -> tuple[OtherCycle, ...]:
    """Every cycle but the chosen one, in the order of ``cycles``. Raises Unsound."""
    frameworks: dict[str, Framework] = {}
    found: list[OtherCycle] = []
    for cycle in cycles:
        if cycle.key != chosen.key:
            if cycle.framework_hash not in frameworks:
                frameworks[cycle.framework_hash] = kept.read(db, cycle.framework_hash)
            found.append(
                OtherCycle(
                    cycle,
                    frameworks[cycle.framework_hash],
                    _judgements(db, cycle),
                    _answers(db, cycle),
                    _closings(db, cycle),
                )
            )
    return tuple(found)


def _judgements(db: Database, cycle: Cycle) -> dict[str, tuple[Judgement, ...]]:
    events: dict[str, list[Judgement]] = {}
    for event in read_records(db, shape_of(Judgement), cycle.key, alone=False).values():
        assert isinstance(event, Judgement)
        events.setdefault(event.code, []).append(event)
    return {code: tuple(sorted(of, key=lambda event: (event.at, event.key))) for code, of in events.items()}


def _answers(db: Database, cycle: Cycle) -> dict[str, PointAnswer]:
    stored = read_records(db, shape_of(PointAnswer), cycle.key, alone=False).values()
    return {answer.point: answer for answer in stored if isinstance(answer, PointAnswer)}


def _closings(db: Database, cycle: Cycle) -> tuple[Closing, ...]:
    """A cycle's closings, oldest first, without their snapshots."""
    names = ("key", "cycle", "closed_on", "at", "by_name", "by_role", "reopened_on", "reopened_because", "reopened_by")
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT {listed} FROM "closing" WHERE "cycle"=? ORDER BY "at", "key"'
    return tuple(_closing(dict(zip(names, row, strict=True))) for row in db.execute(sql, (cycle.key,)).fetchall())


def _closing(stored: dict[str, str | None]) -> Closing:
    try:
        days = {name: _day(stored.pop(name)) for name in ("closed_on", "reopened_on")}
    except ValueError as error:
        raise Unsound("a row of “closing” holds what cannot be there.") from error
    return Closing(**stored, **days, snapshot="")  # type: ignore[arg-type]


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored is not None else None
