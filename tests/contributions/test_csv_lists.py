"""Lists as plain text: whatever their encoding and whatever parts their cells."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.contributions.csv_lists import read_csv
from cpc_selfeval.contributions.reading.limits import Limits
from cpc_selfeval.domain.contribution_refusals import WorkbookTooLarge, WorkbookUnreadable
from cpc_selfeval.domain.importing_refusals import ListUnreadable
from tests.drawn import examples

ROWS = [
    ["Action", "Lead", "Due"],
    ["Hear children’s “own” words", "Isla, Fay", "31/03/2027"],
    ["- first; then\n- second", "£ 2,000", ""],
    ["", "", ""],
    ["=1+1", " 007 ", "Mòd"],
]
CELLS = tuple(
    (number, tuple(cell or None for cell in row[: 2 if number == 3 else 3]))
    for number, row in enumerate(ROWS, 1)
    if row[0]
)


def written(path: Path, delimiter: str, encoding: str, rows: list[list[str]] = ROWS) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_list_of_any_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    sheet = read_csv(written(tmp_path / "Plan 2026.csv", delimiter, encoding))
    assert sheet.rows == CELLS
    assert (sheet.title, sheet.hidden) == ("Plan 2026", False)


def test_a_list_of_the_windows_code_page(tmp_path: Path) -> None:
    assert read_csv(written(tmp_path / "plan.csv", ";", "cp1252")).rows == CELLS


def test_a_first_line_may_say_what_parts_the_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"sep=;\r\nAction;Lead\r\nWrite, print;Isla\r\n")
    assert read_csv(path).rows == ((2, ("Action", "Lead")), (3, ("Write, print", "Isla")))


def test_a_title_above_the_list_does_not_hide_what_parts_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Plan, of the area, for the year\n\nAction;Lead;Due\na, b;c;\nd;e;f\n", encoding="utf-8")
    rows = read_csv(path).rows
    assert rows[1] == (3, ("Action", "Lead", "Due"))
    assert rows[2] == (4, ("a, b", "c"))


def test_an_old_end_of_file_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"Action,Lead\r\nWrite,Isla\r\n\x1a")
    assert read_csv(path).rows == ((1, ("Action", "Lead")), (2, ("Write", "Isla")))


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"")
    assert read_csv(path).rows == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Action,Le\x00ad\r\nWrite,Isla\r\n", "neither a workbook nor plain text"),
        (b"%PDF-1.7\n\x93\x8c\x8b\x9e\x00\x01", "neither a workbook nor plain text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "neither a workbook nor plain text"),
        (b"\xff\xfea", "neither a workbook nor plain text"),
        (b"  <!DOCTYPE html><html>Sign in</html>", "a web page"),
        (b'Action,Lead\r\n"Write,Isla\r\nPrint,Fay\r\n', "never closed"),
        (b"Action,Lead\r\n\x81,\x8d\r\n", "neither a workbook nor plain text"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(content)
    with pytest.raises(ListUnreadable, match=why):
        read_csv(path)


@pytest.mark.parametrize(
    ("limits", "content"),
    [
        (Limits(file_bytes=20), b"a,b\n" * 6),
        (Limits(rows=5), b"a,b\n" * 6),
        (Limits(columns=5), b"a,b,c,d,e,f\n"),
        (Limits(cell_characters=5), b"a,abcdef\n"),
        (Limits(characters=9), b"abc,def\nghi,jkl\n"),
        (Limits(), b"a," + b"b" * 200_000),
    ],
)
def test_there_are_limits(tmp_path: Path, limits: Limits, content: bytes) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(content)
    with pytest.raises(WorkbookTooLarge):
        read_csv(path, limits)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadable):
        read_csv(tmp_path / "plan.csv")


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=10)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from([",", ";", "\t"]))
@settings(max_examples=examples(50))
def test_every_text_comes_back_once_it_is_said_what_parts_the_cells(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"sep={delimiter}\r\n")
        csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    cells = dict(read_csv(path).rows)
    for number, row in enumerate(rows, 2):
        got = cells.get(number, ())
        assert [cell or "" for cell in got] + [""] * (len(row) - len(got)) == row
