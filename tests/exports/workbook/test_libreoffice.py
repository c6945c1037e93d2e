"""The workbook in a real spreadsheet program: it opens, keeps every text, and counts as the program counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from tests.exports.workbook.contents import AGENCIES, EMPTY, FRAMEWORK, action, holding, overfull, typical
from tests.exports.workbook.reading import opened, rows_of, sheet_of, table_of, written
from tests.exports.workbook.texts import NASTY, PLACES, nasty

Convert = Callable[..., Path]
NAMES = ("* any ? ~ name", "=Agency", "NHS, board", "0131", "A name " * 60, "“Quoted” & <marked>", "Police*")
WITHOUT_AGENCIES = (6 + 1) + (1 + 1) + (10 + 1) + (7 + 1)
"""Rows of counts: statuses, nobody, the framework's key questions and none of them, states, and three totals."""


def counted() -> Contents:
    """Actions of every status, of agencies with difficult names, some late, one of them with a very long text."""
    agencies = tuple(Agency(key=f"odd {n}", name=name.strip(), position=10 + n) for n, name in enumerate(NAMES))
    keys = [agency.key for agency in (*AGENCIES, *agencies)] + [None]
    statuses = [status for status in Status if status is not Status.OVERDUE]
    actions = (
        action(
            n,
            "long " * 20_000 if n == 9 else f"Action {n}",
            agency=keys[n % len(keys)],
            status=statuses[n % len(statuses)],
            due=None if n % 5 == 0 else date(2026, 11, 1) + timedelta(days=n % 40),
            indicators=FRAMEWORK.codes[n % 22 : n % 22 + 2] if n % 7 else (),
        )
        for n in range(1, 90)
    )
    return holding(*AGENCIES, *agencies, *actions)


@pytest.fixture(scope="module")
def typical_file(through_libreoffice: Convert, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A usual workbook that LibreOffice saved."""
    return through_libreoffice(written(typical()), tmp_path_factory.mktemp("LibreOffice"))


@pytest.fixture(scope="module")
def others(through_libreoffice: Convert, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of workbooks of unusual contents that LibreOffice saved."""
    contents = {"nasty": nasty(), "difficult names": counted()}
    books = {name: written(each) for name, each in contents.items()}
    return through_libreoffice(written(EMPTY), tmp_path_factory.mktemp("LibreOffice"), others=books).parent


@pytest.fixture(scope="module")
def nasty_book(others: Path) -> Workbook:
    return opened(others / "nasty.xlsx")


@pytest.mark.long
@pytest.mark.parametrize(("title", "key", "head"), PLACES)
def test_nasty_texts_come_back_exactly(nasty_book: Workbook, title: str, key: str, head: str) -> None:
    rows = rows_of(nasty_book, title)
    for number, text in enumerate(NASTY):
        assert rows.text(f"{key} {number}", head) == text


@pytest.mark.long
def test_what_looks_like_an_escape_is_shown_as_typed(through_libreoffice: Convert, tmp_path: Path) -> None:
    """openpyxl's reader undoes the escaping of the second once too often, so LibreOffice is asked what it shows."""
    typed = ("_x0041_", "_x005F_x0041_", "x005F_")
    book = written(holding(*(action(n, text) for n, text in enumerate(typed))))
    shown = through_libreoffice(book, tmp_path, "fods").read_text(encoding="utf-8")
    for text in typed:
        assert f">{text}</text:p>" in shown


def counts_that_differ(file: Path) -> tuple[int, list[tuple[object, ...]]]:
    """How many rows of counts the summary has, and those whose formulas count something else than the program."""
    rows = sheet_of(opened(file, values=True), "Summary").iter_rows(min_row=6, max_col=5, values_only=True)
    counts = [row for row in rows if isinstance(row[2], int)]
    return len(counts), [row for row in counts if row[1] != row[2] or row[3] != row[4]]


def test_formulas_count_what_the_program_counted(typical_file: Path) -> None:
    assert counts_that_differ(typical_file) == (WITHOUT_AGENCIES + 4, [])


@pytest.mark.parametrize(
    ("name", "rows"),
    [("difficult names", WITHOUT_AGENCIES + 4 + len(NAMES)), ("book", WITHOUT_AGENCIES)],
    ids=["difficult names", "nothing"],
)
@pytest.mark.long
def test_formulas_count_difficult_names_and_nothing(others: Path, name: str, rows: int) -> None:
    assert counts_that_differ(others / f"{name}.xlsx") == (rows, [])


def test_it_opens_as_it_was_made(typical_file: Path) -> None:
    ours, theirs = opened(written(typical())), opened(typical_file)
    assert theirs.sheetnames == ours.sheetnames
    for title in ours.sheetnames:
        if title in ("Read me", "Summary", "COG view", "Lists", "Program"):
            continue
        assert rows_of(theirs, title) == rows_of(ours, title)
        assert table_of(sheet_of(theirs, title)).ref == table_of(sheet_of(ours, title)).ref
    offered = {rule.formula1 for rule in sheet_of(theirs, "Action plan").data_validations.dataValidation}
    assert {"StatusWords", "PriorityWords", "AgencyNames"} <= offered


@pytest.mark.long
def test_far_too_much_opens(through_libreoffice: Convert, tmp_path: Path) -> None:
    contents = overfull()
    rows = rows_of(opened(through_libreoffice(written(contents), tmp_path)), "Action plan")
    assert len({row["Key"] for row in rows.rows}) == 2_000
    assert rows.text("action 7", "Action") == contents.actions["action 7"].text
    assert rows.text("action 8", "Help needed") == contents.actions["action 8"].help_needed
