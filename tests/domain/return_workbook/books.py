"""Workbooks as plain cells that a test can edit as a person would, without a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from cpc_selfeval.domain.action import Action, ProgressNote, Status
from cpc_selfeval.domain.cells import Cell, SheetCells, WorkbookCells
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Confidence, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.return_workbook.answers import understood
from cpc_selfeval.domain.return_workbook.asked import AskedSheet, AskedSnapshot, asked_snapshot
from cpc_selfeval.domain.return_workbook.columns import Holds, Job
from cpc_selfeval.domain.return_workbook.hidden import Hidden, fingerprint, hidden_cells, room_key
from cpc_selfeval.domain.return_workbook.pieces import continued, pieces
from cpc_selfeval.domain.return_workbook.returned import Returned
from cpc_selfeval.domain.return_workbook.sheets import BY_JOB
from cpc_selfeval.domain.returns.records import Comment, Request, comment_key
from tests.exports.workbook.contents import AGENCIES, CYCLE, HEALTH, POLICE, holding

WRITTEN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
WORKBOOK = "7d1d1f5e-6a1a-4d5e-9c0e-0c8f4f1d2a10"
LONG = "\n".join(f"Line {number} of a text that is longer than any cell." for number in range(1, 1_500))


def request(**values: Any) -> Request:
    """What the police are asked: everything, of three indicators."""
    about: dict[str, Any] = {"agency": POLICE, "indicators": ("1.1", "2.1", "5.1"), "due": date(2026, 12, 11)}
    return Request(key="the request", cycle=CYCLE, **{**about, **values})


def records() -> Iterator[Any]:
    """Records of the police, one of each kind at least, and one of another agency."""
    yield from AGENCIES
    yield LevelDraft(
        key=draft_key(CYCLE, "2.1", Stage.PROPOSED, POLICE),
        cycle=CYCLE,
        code="2.1",
        stage=Stage.PROPOSED,
        agency=POLICE,
        level=4,
        reason="Most children are safer.",
        confidence=Confidence.MEDIUM,
        present="Secretly there",
        dissent="Secret dissent",
    )
    yield Finding(
        key="strength", cycle=CYCLE, kind=FindingKind.STRENGTH, text="We work together.", agency=POLICE,
        indicators=("2.1",), tags=("a tag",), paper_heading=PaperHeading.WORKING_WELL, position=3,
    )  # fmt: skip
    yield Finding(
        key="area",
        cycle=CYCLE,
        kind=FindingKind.AREA,
        text="Waiting is too long.",
        impact="Children wait.",
        agency=POLICE,
        priority=Priority.HIGH,
        indicators=("1.1", "5.1"),
    )
    yield Finding(
        key="theirs", cycle=CYCLE, kind=FindingKind.AREA, text="Of health.", agency=HEALTH, indicators=("2.1",)
    )
    yield Evidence(
        key="audit",
        cycle=CYCLE,
        number=7,
        title="Audit of 20 files",
        shows="0131",
        source_type=SourceType.CASE_FILE_AUDIT,
        agency=POLICE,
        period_from=date(2026, 4, 1),
        period_to=date(2026, 6, 30),
        shows_impact=True,
        indicators=("2.1",),
        reference="1/2",
        web_links="May 2026",
        findings=("strength",),
    )
    yield Evidence(
        key="long", cycle=CYCLE, number=8, title="A long one", shows=LONG, agency=POLICE, indicators=("5.1",)
    )
    yield Action(
        key="ours", cycle=CYCLE, number=1, text="Shorten the wait", agency=POLICE, due=date(2026, 12, 1),
        status=Status.ON_TRACK, help_needed="Two people", cog_decision="Secret to the agency",
    )  # fmt: skip
    yield Action(key="with us", cycle=CYCLE, number=2, text="Train", agency=HEALTH, contributing=(POLICE,))
    yield Action(key="not ours", cycle=CYCLE, number=3, text="Something else", agency=HEALTH)
    yield ProgressNote(key="note", cycle=CYCLE, action="ours", on=date(2026, 10, 1), text="It has begun.")
    yield Comment(key=comment_key(CYCLE, POLICE, ""), cycle=CYCLE, agency=POLICE, code="", text="All in all well.")


def contents() -> Contents:
    """What the committee has."""
    return holding(*records())


def snapshot(**values: Any) -> AskedSnapshot:
    """What the police's workbook says."""
    return asked_snapshot(contents(), request(**values), WORKBOOK, WRITTEN, "0.1.0")


@dataclass
class Book:
    """The workbook as rows of cells by sheet; the first row of a table is its header."""

    asked: AskedSnapshot
    sheets: dict[str, list[list[Cell]]] = field(default_factory=dict)
    hidden: list[list[Cell]] = field(default_factory=list)
    formats: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)

    def at(self, job: Job, key: str, part: int = 1) -> list[Cell]:
        """The row of a record."""
        rows = self.rows(job)
        keys = rows[0].index(BY_JOB[job].key_header)
        return next(row for row in rows[1:] if row[keys] == key and row[keys + 1] == part)

    def rows(self, job: Job) -> list[list[Cell]]:
        """The header row of a job's sheet and all below."""
        return self.sheets[BY_JOB[job].title]

    def put(self, job: Job, key: str, name: str, value: Cell, part: int = 1) -> None:
        """Type something into a cell."""
        self.at(job, key, part)[self.place(job, name)] = value

    def place(self, job: Job, name: str) -> int:
        """The place of a column."""
        return self.rows(job)[0].index(BY_JOB[job].column(name).header)

    def new_row(self, job: Job, number: int = 0) -> str:
        """The key of a row that was made ready for something new."""
        return room_key(WORKBOOK, job, number)

    def cells(self) -> WorkbookCells:
        """The workbook as it is read."""
        sheets = [
            SheetCells(
                title,
                hidden=False,
                rows=tuple((n, tuple(row)) for n, row in enumerate(rows, start=4)),
                formats=self.formats.get(title, {}),
            )
            for title, rows in self.sheets.items()
        ]
        secret = SheetCells(
            "Program", hidden=True, rows=tuple((n, tuple(r)) for n, r in enumerate(self.hidden, start=1))
        )
        return WorkbookCells((*sheets, secret), "0" * 64)

    def read(self) -> Returned:
        """What it says."""
        return understood(self.cells(), "Police.xlsx")


def book(asked: AskedSnapshot | None = None) -> Book:
    """The police's workbook as it was written."""
    made = Book(asked or snapshot())
    for each in made.asked.sheets:
        made.sheets[each.sheet.title] = [list(each.sheet.headers), *_rows(each)]
    texts = {cell for rows in made.sheets.values() for row in rows for cell in row if isinstance(cell, str)}
    hidden = made.asked.hidden
    made.hidden = [
        list(pair) for pair in hidden_cells(_with_prints(hidden, frozenset(fingerprint(text) for text in texts)))
    ]
    return made


def _with_prints(hidden: Hidden, prints: frozenset[str]) -> Hidden:
    return replace(hidden, prints=prints)


def _rows(asked: AskedSheet) -> Iterator[list[Cell]]:
    sheet = asked.sheet
    for row in asked.rows:
        cut = [pieces(row.cells[column.name]) for column in sheet.columns]
        parts = max(len(texts) for texts in cut)
        for part in range(parts):
            values: list[Cell] = [texts[part] if part < len(texts) and texts[part] else None for texts in cut]
            for place, column in enumerate(sheet.columns):
                said = values[place]
                if column.holds is Holds.DATE and isinstance(said, str):
                    values[place] = date.fromisoformat(said)
            yield [continued(row.label, part + 1, parts), *values, row.key, part + 1]
    for number in range(sheet.room):
        label = str(len(asked.rows) + number + 1)
        yield [label, *[None] * len(sheet.columns), room_key(WORKBOOK, sheet.job, number), 1]
