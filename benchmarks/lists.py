"""The preview of a long list that is to come in, beside making an action of each row with its cells as they are."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks.files import new_file
from benchmarks.measuring import Figure, in_turns
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.importing.fields import ListKind
from cpc_selfeval.domain.importing.guessing import guessed_mapping
from cpc_selfeval.domain.importing.planning import planned

ROWS = 5_000
HEADINGS = ("Ref", "Area", "Action", "Agency", "Lead", "Due date", "Measure", "Status", "Update", "Indicators")
STATUSES = ("On track", "Completed", "Green", "Slippage", "Not started")
DAYS = (date(2027, 3, 31), "30/11/2026", "end of June 2027", "Ongoing")


def measure(folder: Path, rounds: int = 7, rows: int = ROWS) -> list[Figure]:
    """What a person waits for after each choice of a column's field, and after each box that is ticked."""
    with closing(new_file(folder / "file.cpcse")) as store:
        contents = store.load()
    sheet = SheetCells("Plan", False, ((1, HEADINGS), *((n + 2, _cells(n)) for n in range(rows))))
    mapping = guessed_mapping(contents, sheet, ListKind.ACTIONS)

    def bare() -> list[Action]:
        cycle = contents.cycle_key
        return [
            Action(key="", cycle=cycle, number=0, text=str(row[2]), lead=str(row[4]), measure=str(row[6]))
            for _number, row in sheet.rows
        ]

    taken = in_turns(lambda: planned(contents, sheet, mapping), bare, rounds)
    return [Figure(f"the preview of a list of {rows:,} rows ÷ making an action of each", *taken)]


def _cells(n: int) -> tuple[Cell, ...]:
    return (
        f"{n // 10}.{n % 10}",
        f"Area {n // 20}",
        f"Agree one list of children who wait and tell the teams of it, number {n}",
        "Police Scotland" if n % 2 else "NHS Harbour / Education",
        f"Isla Grant {n % 50}",
        DAYS[n % len(DAYS)],
        f"Nine in ten files of audit {n} have one",
        STATUSES[n % len(STATUSES)],
        f"Two sessions were held in spring; {n} people came, and notes were sent round afterwards.",
        f"2.{n % 3 + 1}, QI 5.3",
    )
