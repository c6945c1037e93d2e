"""The *Trend* sheet: every covered indicator in every cycle, where there is more than one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.editing.trends import with_trend_lines
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.domain.example import example_contents
from tests.exports.workbook.reading import opened, rows_of

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def book(contents: Contents) -> Any:
    snapshot = take_snapshot(contents, NOW, "0.1.0")
    return opened(workbook_bytes(with_trend_lines(contents, snapshot)))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [dict(row) for row in rows_of(book(example_contents()), "Trend").rows]


def test_every_covered_indicator_stands_there_in_every_cycle(rows: list[dict[str, Any]]) -> None:
    contents = example_contents()
    assert [row["Code"] for row in rows] == [code for code in contents.covered_codes for _ in range(4)]


def test_a_level_has_its_word_stage_day_and_reason(rows: list[dict[str, Any]]) -> None:
    row = next(row for row in rows if (row["Code"], row["Cycle"]) == ("5.4", "Self-evaluation 2023–26"))
    assert (row["Level"], row["In words"], row["Stage"], row["Code then"]) == (2, "2 Weak", "Agreed", "5.4")
    assert row["Date"] == date(2026, 3, 10)
    assert row["Reason"].startswith("Children were asked")


def test_it_says_what_cannot_be_compared(rows: list[dict[str, Any]]) -> None:
    said = [row["Beside the cycle before"] for row in rows[:4]]
    assert [each or "" for each in said] == ["", "other edition", "other edition, scale", "can be compared"]
    assert rows[0]["In words"] == "no counterpart"
    assert rows[0]["Level"] is None


def test_a_file_of_one_cycle_has_no_such_sheet() -> None:
    assert "Trend" not in book(replace(example_contents(), other_cycles=())).sheetnames
