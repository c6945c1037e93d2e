"""Eight returns of 200 rows, read, compared and taken, beside openpyxl reading the same cells and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.files import ISLA, NOON, new_file
from benchmarks.measuring import Figure, in_turns
from cpc_selfeval.contributions.reading import read_workbook
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.merging.deciding import merge_change
from cpc_selfeval.domain.merging.previewing import preview
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.domain.return_workbook.answers import understood
from cpc_selfeval.domain.return_workbook.asked import asked_snapshot
from cpc_selfeval.domain.return_workbook.returned import checked
from cpc_selfeval.domain.returns.records import Request

RETURNS, ROWS = 8, 200
SAID = "What we see in our own records, looked at for the last two quarters by the team that does the work. "


def measure(folder: Path, rounds: int = 5, returns: int = RETURNS, rows: int = ROWS) -> list[Figure]:
    """All returns of one round, one after another, each a workbook in which every row was changed."""
    with closing(new_file(folder / "file.cpcse")) as store:
        contents = _asked(store.load(), returns, rows)
    books = [_returned(contents, request, folder) for request in contents.requests]
    ours, floor = in_turns(lambda: _taken(contents, books), lambda: _bare(books), rounds)
    return [
        Figure(
            f"{len(books)} returns of {rows} rows read and merged ÷ openpyxl reading the same cells",
            ours,
            floor,
            note=f"a process for each; {_processes(books) / len(books) * 1000:.0f} ms of each is its start",
        )
    ]


def _processes(books: list[Path]) -> float:
    """Seconds that starting as many processes takes, that read next to nothing."""
    from openpyxl import Workbook

    from benchmarks.measuring import seconds

    small = books[0].with_name("small.xlsx")
    Workbook().save(small)
    return seconds(lambda: [read_workbook(small) for _ in books])


def _asked(contents: Contents, returns: int, rows: int) -> Contents:
    records: list[Record] = []
    for number, agency in enumerate(contents.agencies[:returns]):
        records.append(
            Request(
                key=new_key(),
                cycle=contents.cycle_key,
                agency=agency.key,
                indicators=contents.framework.codes[:1],
                asks_levels=False,
                asks_findings=False,
                asks_progress=False,
                asks_comments=False,
            )
        )
        records += (_piece(contents, agency.key, number * rows + each) for each in range(rows))
    return contents.after(Change("asked", tuple(RowChange(None, record) for record in records)))


def _piece(contents: Contents, agency: str, number: int) -> Evidence:
    return Evidence(
        key=new_key(),
        cycle=contents.cycle_key,
        number=number + 1,
        title=f"Audit {number}",
        shows=SAID * 3,
        source_type=SourceType.CASE_FILE_AUDIT,
        agency=agency,
        indicators=contents.framework.codes[:1],
    )


def _returned(contents: Contents, request: Request, folder: Path) -> Path:
    """The agency's workbook with something added to what each piece of evidence shows."""
    from openpyxl import load_workbook

    from cpc_selfeval.exports.return_workbook import return_workbook_bytes

    path = folder / f"{request.agency}.xlsx"
    path.write_bytes(return_workbook_bytes(asked_snapshot(contents, request, new_key(), NOON, "measured")))
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value == SAID * 3 and not cell.protection.locked:
                    cell.value = f"{cell.value}And it goes on."
    book.save(path)
    return path


def _taken(contents: Contents, books: list[Path]) -> Contents:
    now = contents
    for path in books:
        returned = understood(read_workbook(path), path.name)
        source = checked(returned, now)
        shown = preview(now, source, returned.base, returned.theirs, returned.notes, lambda *_: "", NOON.date())
        now = now.after(merge_change(now, shown, shown.all_that_can_be_taken(), ISLA, NOON))
    changed = sum(piece.shows.endswith("And it goes on.") for piece in now.evidence.values())
    assert changed == len(now.evidence), "every row was changed, and every change was taken"
    return now


def _bare(books: list[Path]) -> int:
    return sum(1 for path in books for _ in _cells(path))


def _cells(path: Path) -> Iterator[object]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from row
    book.close()
