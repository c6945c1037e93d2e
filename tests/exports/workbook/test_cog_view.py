"""The view for chief officers: on one page of A3, whatever there is to say."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.exports.spreadsheet.heights import lines_needed
from cpc_selfeval.exports.spreadsheet.look import add_looks
from cpc_selfeval.exports.spreadsheet.paper import Furniture
from cpc_selfeval.exports.workbook.cog_sections import WIDTHS, Section, sections
from cpc_selfeval.exports.workbook.cog_view import ROOM, add_cog_view, fitting, shown
from tests.drawn import examples
from tests.exports.workbook.contents import (
    EMPTY,
    action,
    before_all,
    crowded,
    finding,
    holding,
    judged,
    snapshot_of,
    typical,
)
from tests.exports.workbook.reading import opened, sheet_of
from tests.exports.workbook.texts import nasty

MADE: dict[str, Callable[[], Contents]] = {
    "typical": typical,
    "crowded": crowded,
    "nasty": nasty,
    "empty": lambda: EMPTY,
}


def view(contents: Contents, since: Since | None = None) -> Worksheet:
    """The sheet alone: to write the whole workbook takes longer."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_looks(book)
    add_cog_view(book, snapshot_of(contents), since, Furniture("Example"))
    written = io.BytesIO()
    book.save(written)
    return sheet_of(opened(written.getvalue()), "COG view")


def rows(sheet: Worksheet) -> list[tuple[str, ...]]:
    return [tuple(str(value or "") for value in row) for row in sheet.iter_rows(max_col=5, values_only=True)]


def part(sheet: Worksheet, title: str) -> list[tuple[str, ...]]:
    """The rows of a part below its header: up to the next title, which alone stands in its row, or the end."""
    said = rows(sheet)
    first = next(at for at, row in enumerate(said) if row[0].startswith(title)) + 2
    last = next((at for at in range(first, len(said)) if said[at][0] and not any(said[at][1:])), len(said))
    return said[first:last]


@pytest.mark.parametrize("which", MADE)
def test_it_is_set_up_as_one_page_of_a3(which: str) -> None:
    sheet = view(MADE[which](), before_all())
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    heights = [sheet.row_dimensions[row].height or 0 for row in range(1, sheet.max_row + 1)]
    assert all(heights)
    assert sum(heights) <= ROOM, "else it is made smaller than can be read"


LONG = st.sampled_from(["", "Short.", "Families are asked what helps. " * 9, "x" * 10_000, "=1+1", "👩‍👧 " * 400])


@settings(max_examples=examples(10), deadline=None)
@given(st.lists(st.lists(st.tuples(*[LONG] * 5), min_size=1, max_size=25), min_size=5, max_size=5))
def test_whatever_there_is_to_say_fits(texts: list[list[tuple[str, ...]]]) -> None:
    heads = ("Ref", "a", "b", "c", "d")
    parts = tuple(
        Section("Title", f"Table{n}", "", heads, tuple(each), "sheet", least=10 if n == 4 else 0)
        for n, each in enumerate(texts)
    )
    page = fitting(parts)
    assert page.height <= ROOM
    for each, entries in zip(parts, page.entries, strict=True):
        assert 1 <= entries <= len(each.rows)
        for row in each.rows[:entries]:
            for text, width in zip(shown(row, page.lines), WIDTHS, strict=True):
                assert lines_needed(text, width) <= page.lines


def test_it_opens_with_what_is_asked_of_whom() -> None:
    said = rows(view(typical()))
    titles = [row[0] for row in said if row[0] and not any(row[1:])]
    assert titles[2:7] == [
        "The COG is asked to decide",
        "Changes since the last paper",
        "Risks to children",
        "Actions that are overdue or at risk",
        "Where each indicator stands",
    ]
    (asked,) = part(view(typical()), "The COG is asked")
    assert asked[:3] == ("A-01", "Chief Executive", "Fund two posts")
    assert asked[4] == "Overdue, due 12 October 2026"


def test_a_decision_of_nobody_in_particular_is_asked_of_all() -> None:
    (asked,) = part(view(holding(action(1, "Plan", cog_decision="Fund it"))), "The COG is asked")
    assert asked[1] == "All members"


def test_changes_risks_and_actions_stand_below() -> None:
    sheet = view(typical(), before_all())
    assert ("2.1", "Level", "Impact on children and young people", "Agreed: Good", "Not started") in part(
        sheet, "Changes since the paper CPC/26/14 of 12 May 2026"
    )
    (risk,) = part(sheet, "Risks to children")
    assert risk[:3] == ("2.1, 5.4", "High priority", "Advocacy comes late. Often after the first meeting.")
    assert risk[4] == "Answered by A-01 (overdue)."
    assert [row[0] for row in part(sheet, "Actions that are overdue")] == ["A-01", "A-03"]


def test_an_overdue_action_is_told_once_and_a_weak_level_is_a_risk() -> None:
    contents = holding(
        judged(1, "5.2", Stage.AGREED, level=2),
        action(1, "Late", due=date(2026, 1, 1), status=Status.ON_TRACK),
        finding("area", "Not asked.", priority=Priority.HIGH, indicators=("2.1",)),
    )
    sheet = view(contents)
    assert [row[0] for row in part(sheet, "Risks to children")] == ["2.1", "5.2"]
    assert [row[0] for row in part(sheet, "Actions that are overdue")] == ["A-01"]


def test_levels_stand_with_their_stage() -> None:
    levels = {row[0]: row for row in part(view(typical()), "Where each indicator stands")}
    assert "2.1 Agreed: Good" in levels["2"][3]
    assert "2.2 Proposed: 3 to 5" in levels["2"][4]
    assert "Not started" in levels["1"][1]


def test_of_nothing_it_says_that_there_is_nothing() -> None:
    sheet = view(EMPTY)
    assert part(sheet, "The COG is asked") == [("", "", "Nothing is asked in this cycle so far.", "", "")]
    assert part(sheet, "Changes since") == [
        ("", "", "No earlier summary or report for a meeting is noted in this file.", "", "")
    ]
    assert part(sheet, "Actions that are overdue") == [("", "", "None.", "", "")]


def test_what_is_left_out_is_counted_and_the_page_says_by_which_rule() -> None:
    said = [row[0] for row in rows(view(crowded(), before_all()))]
    parts = sections(snapshot_of(crowded()), before_all())
    page = fitting(parts)
    left = [len(each.rows) - count for each, count in zip(parts, page.entries, strict=True)]
    assert any(left)
    for each, more in zip(parts, left, strict=True):
        assert (f"and {more} more, on the {each.whole}" in said) == bool(more)
    assert any(line.startswith("This is one A3 page, so an entry has at most") for line in said)


def test_text_that_attacks_stays_text() -> None:
    for row in view(nasty(), before_all()).iter_rows():
        for cell in row:
            assert isinstance(cell, Cell)
            assert cell.data_type in ("s", "n")
            assert cell.hyperlink is None
