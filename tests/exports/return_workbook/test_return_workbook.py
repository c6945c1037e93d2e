"""The workbook for a partner agency: what a person finds in it, what is locked, and that it is always the same."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Committee
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.return_workbook.asked import AskedSnapshot, asked_snapshot
from cpc_selfeval.domain.return_workbook.columns import CLEAR, Choice, Holds, JobSheet
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.domain.words import ABSENCES
from cpc_selfeval.exports.return_workbook import return_workbook_bytes, write_return_workbook
from tests.domain.return_workbook.books import WORKBOOK, WRITTEN, contents, request, snapshot
from tests.exports.workbook.contents import FRAMEWORK, POLICE, holding

JOBS = ["Levels", "Strengths and areas", "Evidence", "Actions", "Comments"]
HEAD_ROW, FIRST_ROW = 4, 5
NOBODY = Request(key="of nobody", cycle="cycle", agency=POLICE, asks_comments=False)


def opened(asked: AskedSnapshot) -> Workbook:
    return load_workbook(io.BytesIO(return_workbook_bytes(asked)))


@pytest.fixture(scope="module", name="asked")
def what_is_asked() -> AskedSnapshot:
    return snapshot(message="Dear all,\nthank you.", contact_role="Detective inspector")


@pytest.fixture(scope="module")
def book(asked: AskedSnapshot) -> Workbook:
    return opened(asked)


def sheet_of(book: Workbook, title: str) -> Worksheet:
    sheet = book[title]
    assert isinstance(sheet, Worksheet)
    return sheet


def heads(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[HEAD_ROW]]


def described(asked: AskedSnapshot) -> list[JobSheet]:
    return [each.sheet for each in asked.sheets]


def said(sheet: Worksheet) -> str:
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None)


def test_sheets_in_the_order_of_the_work(book: Workbook) -> None:
    assert book.sheetnames == ["Start here", *JOBS, "Lists", "Program"]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"] * 6 + ["hidden", "veryHidden"]
    assert book.active is book.worksheets[0]


def test_only_what_is_asked() -> None:
    asked = snapshot(asks_findings=False, asks_evidence=False, asks_comments=False)
    assert opened(asked).sheetnames == ["Start here", "Levels", "Actions", "Lists", "Program"]


def test_the_first_sheet_says_what_why_when_and_where_to(book: Workbook, asked: AskedSnapshot) -> None:
    told = said(sheet_of(book, "Start here"))
    for words in (
        "For Police Scotland, Detective inspector",
        "Example Child Protection Committee",
        "Please send it back by 11 December 2026.",
        "about 1.5 hours",
        "3 quality indicators",
        "2 actions",
        "Dear all,\nthank you.",
        "The lead officer",
        CLEAR,
        *(f"{level.value} {level.label}" for level in FRAMEWORK.scale),
        *(level.definition for level in FRAMEWORK.scale),
        *ABSENCES.values(),
        *(word for word, _meaning in asked.status_meanings),
    ):
        assert words in told, words


def test_the_first_sheet_leads_to_every_job(book: Workbook) -> None:
    links = [
        cell.hyperlink.location for row in sheet_of(book, "Start here").iter_rows() for cell in row if cell.hyperlink
    ]
    assert links == [f"'{title}'!A1" for title in JOBS]


def test_a_committee_of_few_words_is_told_of_in_whole_sentences() -> None:
    asked = snapshot(due=None, message="")
    told = said(sheet_of(opened(asked), "Start here"))
    assert "No day is set." in told
    assert "A word to you" not in told
    named = replace(asked, committee=replace(asked.committee, lead_officer="Isla Grant"))
    told = said(sheet_of(opened(named), "Start here"))
    assert "Isla Grant, lead officer" in told


def test_every_sheet_has_a_title_a_table_with_headers_and_no_merged_cells(book: Workbook, asked: AskedSnapshot) -> None:
    for each in described(asked):
        sheet = sheet_of(book, each.title)
        assert str(sheet["A1"].value).startswith(f"{each.title} · Police Scotland")
        assert heads(sheet) == list(each.headers)
        (table,) = sheet.tables.values()
        assert [column.name for column in table.tableColumns] == list(each.headers)
        assert table.headerRowCount == 1
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges


def test_what_colour_says_words_say_too(book: Workbook, asked: AskedSnapshot) -> None:
    for each in described(asked):
        bands = [cell.value for cell in sheet_of(book, each.title)[3]][1 : len(each.columns) + 1]
        assert bands == ["To fill in" if column.open else "Shown only" for column in each.columns]


def test_a_screen_reader_is_told_of_tables_and_headers(asked: AskedSnapshot, book: Workbook) -> None:
    with ZipFile(io.BytesIO(return_workbook_bytes(asked))) as parts:
        tables = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/tables/")]
        core = parts.read("docProps/core.xml").decode()
    assert len(tables) == len(JOBS)
    for table, each in zip(tables, described(asked), strict=True):
        assert f'altText="{each.title}"' in table
        assert f'altTextSummary="{each.about}"' in table
    assert ">en-GB</dc:language>" in core
    assert "Police Scotland" in core
    assert sum(name.startswith("TitleRegion") for name in book.defined_names) == len(JOBS)


def test_only_cells_to_fill_in_are_open(book: Workbook, asked: AskedSnapshot) -> None:
    for each in described(asked):
        sheet = sheet_of(book, each.title)
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for number, column in enumerate(each.columns, start=2):
            assert sheet.cell(FIRST_ROW, number).protection.locked is not column.open
            assert all(sheet.cell(row, number).protection.locked for row in range(1, FIRST_ROW))
        assert [sheet.protection.sort, sheet.protection.autoFilter, sheet.protection.insertRows] == [False] * 3
    assert sheet_of(book, "Start here").protection.sheet
    assert book.security is not None
    assert book.security.lockStructure


def test_there_is_room_for_more(book: Workbook, asked: AskedSnapshot) -> None:
    for each in described(asked):
        if not each.room:
            continue
        sheet = sheet_of(book, each.title)
        keys = [cell.value for cell in sheet[get_column_letter(len(each.columns) + 2)]][HEAD_ROW:]
        free = [row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, 2).value is None]
        assert len(free) >= 30
        assert len(set(keys)) == len(keys) - (each.title == "Evidence") * 2  # one text goes over three rows
        letter = get_column_letter(2)
        assert sheet.column_dimensions[letter].protection.locked is False
        assert not any(cell.protection.locked for cell in sheet[FIRST_ROW][: len(each.headers)])


def test_guidance_and_lists_in_the_cells(book: Workbook, asked: AskedSnapshot) -> None:
    for each in described(asked):
        sheet = sheet_of(book, each.title)
        rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
        for number, column in enumerate(each.columns, start=2):
            place = f"{get_column_letter(number)}{FIRST_ROW}"
            if not column.open:
                assert place not in rules
                continue
            rule = rules[place]
            assert rule.showInputMessage
            assert 20 <= len(str(rule.prompt)) <= 255
            assert len(str(rule.promptTitle)) <= 32
            assert rule.type == {Holds.TEXT: None, Holds.DATE: "date", Holds.CHOICE: "list"}[column.holds]


def test_lists_offer_the_frameworks_own_words_and_clear(book: Workbook) -> None:
    sheet = sheet_of(book, "Lists")
    columns = sheet.iter_cols(min_row=3, values_only=True)
    offered = {column[0]: [word for word in column[1:] if word] for column in columns}
    levels = [f"{level.value} {level.label}" for level in sorted(FRAMEWORK.scale, key=lambda level: -level.value)]
    assert offered["Words_level"] == [*levels, *ABSENCES.values(), CLEAR]
    assert [str(word).split()[0] for word in offered["Words_indicators"]] == ["1.1", "2.1", "5.1", CLEAR]
    for choice in Choice:
        if choice is not Choice.AGENCY:
            assert offered[f"Words_{choice.value}"][-1] == CLEAR
            assert f"Words_{choice.value}" in book.defined_names


def test_what_is_typed_stays_text(book: Workbook, asked: AskedSnapshot) -> None:
    for each in described(asked):
        sheet = sheet_of(book, each.title)
        for number, column in enumerate(each.columns, start=2):
            cell = sheet.cell(FIRST_ROW, number)
            if column.open and column.holds is not Holds.DATE:
                assert cell.number_format == "@"
            assert cell.alignment.wrap_text


def test_rows_are_as_high_as_their_texts_and_can_grow(asked: AskedSnapshot, book: Workbook) -> None:
    sheet = sheet_of(book, "Evidence")
    assert (sheet.row_dimensions[6].height or 0) > 400
    with ZipFile(io.BytesIO(return_workbook_bytes(asked))) as parts:
        assert b"customHeight" not in parts.read("xl/worksheets/sheet4.xml")


def test_the_same_is_asked_in_the_same_bytes(asked: AskedSnapshot) -> None:
    assert return_workbook_bytes(asked) == return_workbook_bytes(snapshot(**_as_asked()))
    again = asked_snapshot(contents(), request(**_as_asked()), "another", WRITTEN, "0.1.0")
    assert return_workbook_bytes(again) != return_workbook_bytes(asked)


def _as_asked() -> dict[str, str]:
    return {"message": "Dear all,\nthank you.", "contact_role": "Detective inspector"}


def test_an_agency_with_nothing_yet() -> None:
    nothing = asked_snapshot(holding(*contents().agencies), NOBODY, WORKBOOK, WRITTEN, "0.1.0")
    book = opened(nothing)
    assert book.sheetnames[1:-2] == JOBS[:-1]
    (table,) = sheet_of(book, "Actions").tables.values()
    assert table.ref.endswith(str(FIRST_ROW))
    assert "There are none at present." in said(sheet_of(book, "Start here"))


def test_a_made_up_committee_is_labelled_on_every_sheet() -> None:
    real = contents()
    made_up = RowChange(real.committee, replace(real.committee, made_up=True))
    shown: Contents = real.after(Change("made up", (made_up,)))
    assert shown.of(Committee)
    book = opened(asked_snapshot(shown, request(), WORKBOOK, WRITTEN, "0.1.0"))
    for sheet in book.worksheets[1:-2]:
        assert "made-up committee" in str(sheet["A1"].value)
    assert "Nothing in it may be taken for fact." in said(sheet_of(book, "Start here"))


def test_it_is_put_in_its_place(tmp_path: Path, asked: AskedSnapshot) -> None:
    write_return_workbook(asked, tmp_path / "Police.xlsx")
    assert (tmp_path / "Police.xlsx").read_bytes() == return_workbook_bytes(asked)


def test_days_are_days(book: Workbook) -> None:
    sheet = sheet_of(book, "Actions")
    due = sheet.cell(FIRST_ROW, heads(sheet).index("Due date") + 1)
    assert due.value == datetime(2026, 12, 1)  # noqa: DTZ001 - a cell knows no zones


def test_importing_it_loads_no_openpyxl() -> None:
    code = (
        "import sys, cpc_selfeval.exports.return_workbook; print([m for m in sys.modules if m.startswith('openpyxl')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
