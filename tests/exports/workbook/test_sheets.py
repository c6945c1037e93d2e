"""The sheets as people meet them: what is on them, and that Excel and LibreOffice accept how they are built."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries

from cpc_selfeval.domain.action import Status, StatusWord, status_word_key
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.exports.spreadsheet.heights import lines_needed
from tests.exports.workbook.contents import CYCLE, EMPTY, action, holding, typical
from tests.exports.workbook.reading import (
    HEAD_ROW,
    Rows,
    all_values,
    opened,
    rows_of,
    sheet_of,
    table_of,
    written,
)

TITLES = [
    "Read me", "Action plan", "Summary", "COG view", "Changes since last paper", "Progress", "Readings",
    "Moved due dates", "Indicators", "Levels", "Support", "Moderation", "Strengths and areas", "Evidence",
    "Attached files", "Meetings", "Agencies", "Tags", "Lists", "Program",
]  # fmt: skip
TABLES = [title for title in TITLES if title not in ("Read me", "Summary", "COG view", "Lists", "Program")]
LEVEL_COLUMN = re.compile(r"(Proposed|Recommended|Agreed|Endorsed) level \(1 to 6\)")


@pytest.fixture(scope="module")
def typical_bytes() -> bytes:
    return written(typical())


@pytest.fixture(scope="module")
def book(typical_bytes: bytes) -> Workbook:
    return opened(typical_bytes)


@pytest.fixture(scope="module", params=["typical", "empty"])
def any_book(request: pytest.FixtureRequest, typical_bytes: bytes) -> Workbook:
    return opened(typical_bytes if request.param == "typical" else written(EMPTY))


def row_of(rows: Rows, key: str) -> dict[str, Any]:
    (row,) = rows.of(key)
    return row


def bounds(place: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a range that has all four."""
    left, top, right, bottom = range_boundaries(place)
    assert left
    assert top
    assert right
    assert bottom
    return left, top, right, bottom


def choices_of(book: Workbook, title: str, head: str) -> list[object]:
    """What the drop-down of a column offers, and that it is on every row of the table."""
    sheet = sheet_of(book, title)
    letter = get_column_letter(rows_of(book, title).heads.index(head) + 1)
    last = bounds(table_of(sheet).ref)[3]
    (rule,) = (rule for rule in sheet.data_validations.dataValidation if f"{letter}4" in rule.sqref)
    assert f"{letter}{last}" in rule.sqref
    assert rule.type == "list"
    name = str(rule.formula1)
    place = str(book.defined_names[name].attr_text)
    lists, cells = place.split("!")
    return [row[0].value for row in book[lists][cells.replace("$", "")]]


def test_the_sheets_and_their_order(any_book: Workbook) -> None:
    assert any_book.sheetnames == TITLES
    assert [sheet.title for sheet in any_book.worksheets if sheet.sheet_state != "visible"] == ["Lists", "Program"]
    assert any_book.active is not None
    assert any_book.active.title == "Read me"


@pytest.mark.parametrize("title", TABLES)
def test_each_table_is_one_that_excel_accepts(any_book: Workbook, title: str) -> None:
    sheet = sheet_of(any_book, title)
    table = table_of(sheet)
    left, top, right, bottom = bounds(table.ref)
    heads = [cell.value for cell in sheet[HEAD_ROW]]
    assert (left, top, right) == (1, HEAD_ROW, len(heads))
    assert bottom > top
    assert bottom == sheet.max_row
    assert heads == table.column_names
    assert len({str(head).casefold() for head in heads}) == len(heads)
    assert all(isinstance(head, str) and head for head in heads)
    assert table.autoFilter is not None
    assert table.autoFilter.ref == table.ref
    assert sheet.auto_filter.ref is None
    assert re.fullmatch(r"[A-Za-z]{5,}|Tags", table.displayName)


def test_names_of_tables_and_lists_are_all_different(any_book: Workbook) -> None:
    names = [table_of(sheet_of(any_book, title)).displayName for title in TABLES] + list(any_book.defined_names)
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("title", TABLES)
def test_keys_are_hidden_and_nothing_is_merged(any_book: Workbook, title: str) -> None:
    sheet = sheet_of(any_book, title)
    heads = [cell.value for cell in sheet[HEAD_ROW]]
    for head in ("Key", "Part"):
        assert sheet.column_dimensions[get_column_letter(heads.index(head) + 1)].hidden
    assert not sheet.column_dimensions["A"].hidden
    assert not sheet.merged_cells.ranges


def test_every_row_has_the_key_of_its_record(book: Workbook) -> None:
    contents = typical()
    assert [row["Key"] for row in rows_of(book, "Action plan").rows] == [a.key for a in contents.actions_in_order]
    assert [row["Key"] for row in rows_of(book, "Evidence").rows] == [e.key for e in contents.evidence_in_order]
    for title in TABLES:
        assert all(row["Key"] and row["Part"] == 1 for row in rows_of(book, title).rows), title


def test_an_empty_sheet_says_so(any_book: Workbook) -> None:
    for title in TABLES:
        sheet = sheet_of(any_book, title)
        said = "No earlier summary" if title == "Changes since last paper" else "Nothing recorded yet"
        assert (said in str(sheet["A2"].value)) == (not rows_of(any_book, title).rows)


@pytest.mark.parametrize("title", TABLES)
def test_headers_stay_in_sight_and_on_paper(any_book: Workbook, title: str) -> None:
    sheet = sheet_of(any_book, title)
    assert sheet.freeze_panes is not None
    assert sheet.freeze_panes.endswith(str(HEAD_ROW + 1))
    assert sheet.print_title_rows == f"$1:${HEAD_ROW}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_every_sheet_has_page_numbers_and_says_whose_it_is(any_book: Workbook) -> None:
    for sheet in any_book.worksheets[:-2]:
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert sheet.oddFooter.left.text


def test_the_print_area_keeps_hidden_columns_out(book: Workbook) -> None:
    sheet = sheet_of(book, "Action plan")
    right = bounds(str(sheet.print_area).split("!")[-1].replace("$", ""))[2]
    printed = [cell.value for cell in sheet[HEAD_ROW]][:right]
    assert printed[:2] == ["Ref", "Action"]
    assert {"Lead (owner)", "Lead agency", "Measure", "Due date", "Status", "Overdue", "Help needed"} <= set(printed)
    assert "Key" not in printed


def test_first_cells_say_what_a_sheet_is(any_book: Workbook) -> None:
    for title in (*TABLES, "Summary", "COG view"):
        sheet = sheet_of(any_book, title)
        assert sheet["A1"].value == title
        assert "position at 22 November 2026, 14:02" in str(sheet["A2"].value)


def test_an_action_in_its_row(book: Workbook) -> None:
    row = row_of(rows_of(book, "Action plan"), "action 1")
    assert row["Ref"] == "A-01"
    assert row["Lead (owner)"] == "Service manager"
    assert row["Lead agency"] == "Third sector"
    assert row["Contributing agencies"] == "Police Scotland\nNHS Example, community and mental health"
    assert row["Indicators"] == "2.1, 5.4"
    assert row["Key questions"] == "2, 5"
    assert row["Original due date"] == date(2026, 8, 31)
    assert row["Due date"] == date(2026, 10, 12)
    assert row["Times moved"] == 1
    assert row["Status"] == "On track"
    assert row["Overdue"] == "Overdue, 41 days"
    assert row["Status letter"] == "R"
    assert row["Latest progress"] == "34%"
    assert row["Latest reading"] == "34% of 120 families, Q2"
    assert row["Decision asked of chief officers"] == "Fund two posts"
    assert row["Which chief officer"] == "Chief Executive"
    assert row["Areas for improvement answered"] == "Advocacy comes late.\nOften after the first meeting."
    assert row["Evidence"] == "E-001"
    assert row["Tags"] == "Safe"


def test_an_action_that_is_only_its_text() -> None:
    row = row_of(rows_of(opened(written(holding(action(1, "Only this")))), "Action plan"), "action 1")
    said = {head for head, value in row.items() if value is not None}
    assert said == {"Ref", "Action", "Times moved", "Status", "Origin", "Key", "Part"}


def test_only_what_is_late_is_overdue(book: Workbook) -> None:
    rows = rows_of(book, "Action plan")
    late = {row["Key"]: row["Overdue"] for row in rows.rows if row["Overdue"]}
    assert late == {"action 1": "Overdue, 41 days"}


def test_one_day_is_a_day() -> None:
    book = opened(written(holding(action(1, "Late", due=date(2026, 11, 21)))))
    assert row_of(rows_of(book, "Action plan"), "action 1")["Overdue"] == "Overdue, 1 day"


def test_dates_are_dates_shown_the_same_everywhere(book: Workbook) -> None:
    sheet = sheet_of(book, "Action plan")
    cell = sheet.cell(HEAD_ROW + 1, rows_of(book, "Action plan").heads.index("Due date") + 1)
    assert isinstance(cell, Cell)
    assert cell.is_date
    assert cell.number_format == "d mmm yyyy"
    recorded = rows_of(book, "Levels").rows[0]["Recorded (UTC)"]
    assert f"{recorded:%Y-%m-%d %H:%M:%S}" == "2026-06-01 09:00:00"
    assert rows_of(book, "Levels").rows[0]["Recorded, exactly"] == "2026-06-01T09:00:00.250000+00:00"


def test_a_day_before_excels_calendar_is_written_in_words() -> None:
    book = opened(written(holding(action(1, "Old", start=date(1890, 5, 1), due=date(1900, 3, 1)))))
    row = row_of(rows_of(book, "Action plan"), "action 1")
    assert row["Start date"] == "1 May 1890"
    assert row["Due date"] == date(1900, 3, 1)


def test_the_drop_downs(book: Workbook) -> None:
    assert choices_of(book, "Action plan", "Status") == [
        "Not started", "On track", "Slipping", "Complete: impact not yet shown", "Complete: impact shown", "Withdrawn",
    ]  # fmt: skip
    assert choices_of(book, "Action plan", "Priority") == ["High", "Medium", "Low"]
    assert choices_of(book, "Action plan", "Lead agency") == [
        "Police Scotland",
        "NHS Example, community and mental health",
        "Third sector",
    ]
    assert "Case file audit" in choices_of(book, "Evidence", "Source type")
    assert choices_of(book, "Strengths and areas", "Kind") == ["Strength", "Area for improvement"]


def test_a_drop_down_of_no_agencies_is_one_empty_cell() -> None:
    assert choices_of(opened(written(EMPTY)), "Action plan", "Lead agency") == [None]


def test_another_agency_may_be_typed_but_no_other_status(book: Workbook) -> None:
    all_rules = sheet_of(book, "Action plan").data_validations.dataValidation
    rules = {rule.formula1: rule for rule in all_rules if rule.type == "list"}
    assert rules["AgencyNames"].errorStyle == "warning"
    assert rules["StatusWords"].errorStyle in (None, "stop")
    assert all(rule.showErrorMessage and rule.allow_blank for rule in rules.values())


def words_for(status: Status, word: str) -> StatusWord:
    return StatusWord(key=status_word_key(CYCLE, status), cycle=CYCLE, status=status, word=word, letter="X")


def test_a_word_that_two_statuses_share_still_tells_them_apart() -> None:
    both = (Status.COMPLETE_IMPACT_SHOWN, Status.COMPLETE_IMPACT_NOT_SHOWN)
    contents = holding(words_for(both[0], "Done"), words_for(both[1], "done"), action(1, "One", status=both[0]))
    book = opened(written(contents))
    assert choices_of(book, "Action plan", "Status")[3:5] == [
        "done (Complete: impact not yet shown)",
        "Done (Complete: impact shown)",
    ]
    assert row_of(rows_of(book, "Action plan"), "action 1")["Status"] == "Done (Complete: impact shown)"
    assert "Done" in all_values(sheet_of(book, "Read me"))


def test_agencies_of_one_name_are_offered_once() -> None:
    contents = holding(Agency(key="a", name="Education"), Agency(key="b", name="EDUCATION", position=1))
    assert choices_of(opened(written(contents)), "Action plan", "Lead agency") == ["Education"]


def test_colours_follow_the_words(book: Workbook) -> None:
    found = sheet_of(book, "Action plan").conditional_formatting
    rules = [str(rule.formula[0]) for place in found for rule in place.rules]
    assert any("INDEX(StatusWords,3)" in rule for rule in rules)
    assert any('<>""' in rule for rule in rules)
    assert not any("!" in rule for rule in rules), "older versions of Excel refuse other sheets there"


def test_levels_never_stand_without_their_stage(book: Workbook) -> None:
    indicators = rows_of(book, "Indicators")
    for head in indicators.heads:
        assert "level" not in head.lower() or LEVEL_COLUMN.fullmatch(head) or "offers a level" in head
    for row in rows_of(book, "Levels").rows:
        assert row["Stage"] in ("Proposed", "Recommended", "Agreed", "Endorsed")
        assert row["In words"].startswith(row["Stage"])


def indicator(book: Workbook, code: str) -> dict[str, Any]:
    (row,) = (row for row in rows_of(book, "Indicators").rows if row["Code"] == code)
    return row


def test_an_indicator_with_proposals_and_an_agreed_level(book: Workbook) -> None:
    row = indicator(book, "2.1")
    assert row["Where it stands"] == "Agreed: Good"
    assert row["State"] == "Agreed"
    assert row["Agreed level (1 to 6)"] == 4
    assert row["Agreed, in words"] == "Agreed: 4 Good"
    assert row["Agreed by"] == "agreed by the CPC\nCPC, 9 June 2026"
    assert row["Agreed on"] == date(2026, 6, 9)
    assert row["Proposed level (1 to 6)"] is None
    assert row["Proposed, in words"] == "Proposed: 3 to 5, views differ"
    assert row["Proposed by"] == "Police Scotland: 3 Adequate\nNHS Example, community and mental health: 5 Very good"
    assert row["Proposed on"] == date(2026, 6, 2)
    assert row["Due for"] == "CPC, 9 June 2026"
    assert row["Strengths"] == "Children say that they are heard."
    assert row["Areas for improvement"] == "Advocacy comes late.\nOften after the first meeting."
    assert row["Evidence"] == "E-001, E-002, E-003"
    assert row["Pieces of evidence"] == 3
    assert row["Evidence: views of children and young people"] == 1
    assert row["Evidence: case file audit"] == 1
    assert row["Evidence: no source type said"] == 1
    assert row["Evidence: staff views"] == 0
    assert row["Actions"] == "A-01"


def test_indicators_without_a_level(book: Workbook) -> None:
    assert indicator(book, "5.2")["Agreed, in words"] == "Agreed: Not enough evidence to say"
    assert indicator(book, "5.2")["Agreed level (1 to 6)"] is None
    assert indicator(book, "2.2")["Where it stands"] == "Proposed: 3 to 5"
    assert indicator(book, "8.2")["Where it stands"] == "Not in this cycle"
    assert indicator(book, "8.2")["In this cycle"] == "No"
    assert indicator(book, "7.1")["Endorsed, in words"] is None, "it was withdrawn"
    assert indicator(book, "5.1")["Proposed, in words"] is None, "a draft is on no paper"


def test_which_events_stand(book: Workbook) -> None:
    standing = {row["Key"]: row["Does it stand?"] for row in rows_of(book, "Levels").rows}
    assert standing["judgement 9"] == "Stands"
    assert standing["judgement 13"] == "Withdrawn"
    assert standing["judgement 14"] == "Withdraws Endorsed: 6 Excellent"


def test_the_read_me_says_what_it_is(book: Workbook) -> None:
    told = [str(value) for value in all_values(sheet_of(book, "Read me"))]
    for expected in (
        "Example Child Protection Committee: Self-evaluation 2026–27",
        "CPC Self-Evaluation 0.1.0",
        "A quality framework for children and young people in need of care and protection",
        "Slipping",
        "Work may miss its due date or its outcome without help.",
        "4 Good",
    ):
        assert expected in told
    assert any("22 November 2026, 14:02" in value for value in told)


def test_the_read_me_leads_to_every_sheet(book: Workbook) -> None:
    sheet = sheet_of(book, "Read me")
    links = {link.location for row in sheet.iter_rows() for cell in row if (link := cell.hyperlink)}
    assert links == {f"'{title}'!A1" for title in TITLES[1:-2]}


def test_a_made_up_committee_is_labelled_on_every_sheet() -> None:
    book = opened(written(holding(made_up=True)))
    for sheet in book.worksheets[:-2]:
        assert sheet.oddFooter is not None
        assert str(sheet.oddFooter.left.text).startswith("Worked example, made up")
        assert sheet.title == "Read me" or "made-up committee" in str(sheet["A1"].value)
    assert any("made-up committee" in str(value) for value in all_values(sheet_of(book, "Read me")))
    assert not any(
        "made-up committee" in str(value) for value in all_values(sheet_of(opened(written(EMPTY)), "Read me"))
    )


def test_a_committees_name_with_an_ampersand_stays_whole_in_the_footer() -> None:
    book = opened(written(holding(name="Argyll & Bute")))
    assert str(sheet_of(book, "Action plan").oddFooter.left.text).startswith("Argyll && Bute")  # type: ignore[union-attr]


def test_a_long_name_in_the_footer_leaves_the_cycle_its_own_line() -> None:
    name = "Argyll & Bute and the Islands of the West and the North Child Protection Committee, in partnership"
    content = written(holding(name=name))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(part).decode() for part in parts.namelist() if part.startswith("xl/worksheets/sheet")]
    assert not [sheet for sheet in sheets if "_x000a_" in sheet], "LibreOffice prints it as it stands"
    book = opened(content)
    for title in ("Action plan", "COG view"):
        foot = sheet_of(book, title).oddFooter
        assert foot is not None
        whose, cycle = str(foot.left.text).split("\n")
        assert name.replace("&", "&&").startswith(whose.removesuffix("…"))
        assert cycle == "Self-evaluation 2026–27"
        assert len(str(foot)) < 255


@pytest.mark.parametrize("title", TABLES)
def test_no_word_of_a_header_is_broken(book: Workbook, title: str) -> None:
    sheet = sheet_of(book, title)
    for cell in sheet[HEAD_ROW]:
        column = sheet.column_dimensions[get_column_letter(cell.column or 0)]
        if not column.hidden:
            longest = max(str(cell.value).split(), key=len)
            assert lines_needed(longest, column.width * 0.95) == 1, cell.value


def test_rows_are_as_high_as_their_text() -> None:
    book = opened(written(holding(action(1, "short"), action(2, "word " * 100), action(3, "word " * 5_000))))
    heights = [sheet_of(book, "Action plan").row_dimensions[row].height for row in (4, 5, 6)]
    assert heights[0] == 16
    assert heights[1] > 150
    assert heights[2] == 409


def test_no_macros_no_external_links_and_a_language(typical_bytes: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(typical_bytes)) as parts:
        names = parts.namelist()
        content = {name: parts.read(name).decode() for name in names}
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert not [name for name, part in content.items() if 'TargetMode="External"' in part]
    core = content["docProps/core.xml"]
    assert "en-GB" in core
    assert "Example Child Protection Committee: Self-evaluation 2026–27, action plan" in core
    assert "CPC Self-Evaluation 0.1.0" in core


def test_screen_readers_are_told_of_tables_and_the_chart(typical_bytes: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(typical_bytes)) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
        table = parts.read("xl/tables/table1.xml").decode()
    assert "Bar chart of actions by status, position at 22 November 2026, 14:02: Not started 1, On track 1" in drawing
    assert "Overdue among them: 1." in drawing
    assert 'altText="Action plan"' in table


def test_far_too_much_is_written_whole() -> None:
    contents = long_plan()
    rows = rows_of(opened(written(contents)), "Action plan")
    assert len({row["Key"] for row in rows.rows}) == 300
    assert rows.text("action 7", "Action") == contents.actions["action 7"].text


def long_plan() -> Contents:
    texts = {7: "Ask families what helps. " * 8_000}
    return holding(*(action(n, texts.get(n, f"Action number {n}")) for n in range(1, 301)))
