"""Numbers, dates and decimal marks as in the UK, in whatever is read: pages, dialogues, papers, and the workbook."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.editing.example import POSITION_AT
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.exports.papers import printed
from cpc_selfeval.exports.papers.writer import PRINTED
from cpc_selfeval.exports.spreadsheet.look import DATE_FORMAT, MOMENT_FORMAT, NUMBER_FORMAT
from cpc_selfeval.ui.kit import apply_theme
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.domain.example import example_at, example_contents
from tests.exports.papers.making import ordered_of
from tests.exports.workbook.contents import typical
from tests.exports.workbook.reading import opened, written
from tests.whole.uk_figures import amiss, read_in, with_many

ROOT = Path(__file__).parents[2]
MOST_ROWS = 400
"""Rows of a sheet that are read: all of them look alike."""
NUMBERS_ITS_CYCLE = "Read me"
"""The sheet whose number is the cycle's, which is a name."""
SHORT = ("overview", "evidence", "actions")
"""The pages that the suite reads; the long run reads everything."""


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("1150 pieces of evidence", 1),
        ("Row 12345 of the list", 1),
        ("on 2026-11-22", 1),
        ("November 22, 2026", 1),
        ("on 11/22/2026", 1),
        ("2,5 weeks", 1),
        ("1,150 pieces in 2026–27, of 22 November 2026; 2.5 weeks; E-1150; 2.1, 5.3; 0131 496 0000; CPC/26/1400", 0),
        ("22/11/2026 at 14:02, 1,000,000 bytes, the 2005 edition", 0),
    ],
)
def test_what_is_amiss_is_told(text: str, faults: int) -> None:
    assert len(amiss(text)) == faults


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the worked example with over a thousand of everything."""
    apply_theme(qapp)
    signals = SessionSignals()
    path = with_many(example_at(tmp_path / "example.cpcse"))
    here = POSITION_AT.astimezone()
    work = open_file(path, Person("Catriona Muirhead"), InlineExecutor(), signals, lambda: here)
    shown = MainWindow(Workspace(work, signals), Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    yield shown
    shown.close_at_once()


def test_no_page_of_a_large_file_has_a_number_or_date_that_is_not_as_in_the_uk(window: MainWindow) -> None:
    found: dict[str, list[str]] = {}
    read = 0
    for page in SHORT:
        window.show_page(page)
        QApplication.processEvents()
        texts = list(read_in(window))
        read += sum("1,212 pieces" in text for text in texts)
        if faults := [fault for text in texts for fault in amiss(text)]:
            found[page] = faults
    assert found == {}
    assert read, "what is counted was read"


@pytest.fixture(scope="module")
def books() -> list[Workbook]:
    return [opened(written(contents)) for contents in (typical(), example_contents())]


def test_cells_of_the_workbook_are_dates_and_numbers_in_the_formats_of_the_uk(books: list[Workbook]) -> None:
    found = []
    for sheet in (sheet for book in books for sheet in book.worksheets if sheet.sheet_state == "visible"):
        rows: Any = sheet.iter_rows(max_row=MOST_ROWS)
        for row in rows:
            for cell in (cell for cell in row if not sheet.column_dimensions[cell.column_letter].hidden):
                found += [f"{sheet.title}!{cell.coordinate}: {fault}" for fault in _faults(cell, sheet.title)]
    assert found == []


def _faults(cell: Any, sheet: str) -> list[str]:
    value, shape = cell.value, cell.number_format
    if isinstance(value, datetime | date):
        return [] if shape in (DATE_FORMAT, MOMENT_FORMAT) else [f"{value} as {shape}"]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [] if shape == NUMBER_FORMAT or sheet == NUMBERS_ITS_CYCLE else [f"{value} as {shape}"]
    return amiss(value) if isinstance(value, str) and not value.startswith("=") else []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> ReportSnapshot:
    """The position in a large file."""
    path = with_many(example_at(tmp_path_factory.mktemp("large") / "example.cpcse"))
    work = open_file(path, Person("Catriona Muirhead"), InlineExecutor())
    contents = work.contents
    work.close()
    return take_snapshot(contents, POSITION_AT, "0.1.0")


@pytest.mark.long
@pytest.mark.parametrize("paper", PRINTED)
def test_no_paper_has_a_number_or_date_that_is_not_as_in_the_uk(paper: object, large: ReportSnapshot) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(printed(ordered_of(large, paper)).content))  # type: ignore[arg-type]
    pages = (document[number].get_textpage().get_text_range() for number in range(len(document)))
    assert [fault for page in pages for fault in amiss(" ".join(page.split()))] == []


@pytest.mark.long
@pytest.mark.timeout(900)
def test_nothing_that_the_program_shows_has_a_number_or_date_that_is_not_as_in_the_uk(tmp_path: Path) -> None:
    """Every scene that pictures are taken of: pages, dialogues, menus, messages, what waits."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TZ": "Europe/London"}
    command = [sys.executable, "-m", "tests.whole.uk_figures", str(tmp_path)]
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    scenes = json.loads(told.stdout.splitlines()[-1])
    assert {name: faults for name, faults in scenes.items() if faults} == {}
    assert len(scenes) > 100
