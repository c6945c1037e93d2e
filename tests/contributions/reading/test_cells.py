"""What stands in a cell comes as it was typed: text to the byte, numbers as numbers, days as days."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cpc_selfeval.contributions.reading.serials import day_of
from cpc_selfeval.contributions.reading.text import unescaped
from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.exports.spreadsheet.cells import escaped
from tests.contributions.reading.asking import cells, sheets
from tests.contributions.reading.packages import (
    SHEET,
    book,
    packed,
    parts,
    row_of,
    strings,
    styles,
    text_cell,
    workbook,
)
from tests.drawn import examples

HALF_PAST_TEN = datetime.fromisoformat("2026-03-04T10:30:00")


def cell(content: str, **others: str) -> Cell:
    """The value of A1 with this XML in it; ``of`` is the cell's attributes, ``others`` as for ``packages.parts``."""
    of = others.pop("of", "")
    found = cells(workbook(row_of(f'<c r="A1" {of}>{content}</c>'), **others))
    return found[0][0] if found else None


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("  spaces  ", "  spaces  "),
        ("two\nlines\n", "two\nlines\n"),
        ("&#13;&#10;", "\r\n"),
        ("_x000D_\n", "\r\n"),
        ("_x005F_x0041_", "_x0041_"),
        ("_x005F_x005F_x0041_", "_x005FA"),
        ("_x0041__x0042_", "AB"),
        ("_xD83D__xDEA4_", "🚤"),
        ("a_xD83D_b", "a_xD83D_b"),
        ("_x0000_", "_x0000_"),
        ("_x004_ _y0041_ x0041_", "_x004_ _y0041_ x0041_"),
        ("5 &lt; 6 &amp;amp; ]]&gt;", "5 < 6 &amp; ]]>"),
        ("Màiri 👩‍👧 שלום \u202e", "Màiri 👩‍👧 שלום \u202e"),
        ("=1+1", "=1+1"),
        ("007", "007"),
        ("- bullet", "- bullet"),
    ],
)
def test_text_comes_to_the_byte_wherever_it_stands(written: str, text: str) -> None:
    assert cell(f"<is><t>{written}</t></is>", of='t="inlineStr"') == text
    assert cell(f"<v>{written}</v>", of='t="str"') == text
    assert cell("<v>0</v>", of='t="s"', strings=strings(f"<t>{written}</t>")) == text


def test_text_of_the_longest_kind_comes_whole() -> None:
    text = "Bàta 🚤 " * 4681
    assert cell(f"<is><t>{text}</t></is>", of='t="inlineStr"') == text
    assert cell("<v>0</v>", of='t="s"', strings=strings(f"<t>{text}</t>")) == text


def test_runs_of_different_looks_are_one_text_and_how_it_is_said_is_none() -> None:
    runs = (
        "<r><rPr><b/></rPr><t>bold </t></r><r><t xml:space='preserve'> and\n</t></r><r><t>plain</t></r>"
        "<rPh sb='0' eb='1'><t>said so</t></rPh><phoneticPr fontId='1'/>"
    )
    assert cell(f"<is>{runs}</is>", of='t="inlineStr"') == "bold  and\nplain"
    assert cell("<v>1</v>", of='t="s"', strings=strings("<t>other</t>", runs)) == "bold  and\nplain"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40))
def test_what_our_workbook_escapes_is_read_as_typed(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(st.text(st.sampled_from("_x005F41A "), max_size=30))
def test_what_looks_escaped_is_read_as_typed(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4", 4),
        ("-4", -4),
        ("0.34", 0.34),
        ("0.34000000000000002", 0.34),
        ("1E5", 100_000.0),
        ("1.5e-3", 0.0015),
        ("123456789012345", 123_456_789_012_345),
        ("12345678901234567890", 12_345_678_901_234_567_890.0),
        ("", None),
        (" ", None),
        ("1e999", "1e999"),
        ("NaN", "NaN"),
        ("1_000", "1_000"),
        ("٣", "٣"),
        ("1" * 70, "1" * 70),
    ],
)
def test_a_number_is_as_it_was_typed(written: str, value: Cell) -> None:
    found = cell(f"<v>{written}</v>")
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("of", "content", "value"),
    [
        ('t="b"', "<v>1</v>", True),
        ('t="b"', "<v>0</v>", False),
        ('t="e"', "<v>#N/A</v>", "#N/A"),
        ('t="n"', "", None),
        ('t="s"', "", None),
        ('t="s"', "<v></v>", None),
        ('t="s"', "<f>A2</f>", "=A2"),
        ('t="inlineStr"', "<is><t></t></is>", None),
        ('t="d"', "<v>2026-03-04</v>", date(2026, 3, 4)),
        ('t="d"', "<v>2026-03-04T10:30:00</v>", HALF_PAST_TEN),
        ('t="d"', "<v>soon</v>", "soon"),
        ('t="n"', "<f>1+1</f><v>2</v>", 2),
        ('t="str"', "<f>A1&amp;B1</f><v>Bàta</v>", "Bàta"),
        ('t="str"', "<f>A1&amp;B1</f><v></v>", "=A1&B1"),
        ("", "<f>SUM(A1:B1)</f>", "=SUM(A1:B1)"),
        ('t="e"', "<f>1/0</f><v>#DIV/0!</v>", "#DIV/0!"),
        ("", '<f t="shared" si="0"/>', None),
    ],
)
def test_other_kinds_of_cells(of: str, content: str, value: Cell) -> None:
    assert cell(content, of=of) == value


def test_formulas_are_named() -> None:
    found = sheets(workbook(row_of('<c r="B3"><f>1+1</f><v>2</v></c>', '<c r="C3"><v>2</v></c>', number=3)))[0]
    assert found.formulas == {(3, 1)}


DAY = styles("dd/mm/yyyy", "0%", "h:mm", "d\\ mmm", '"day" 0')


@pytest.mark.parametrize(
    ("style", "written", "value"),
    [
        (1, "46085", date(2026, 3, 4)),
        (1, "46085.4375", HALF_PAST_TEN),
        (1, "60", date(1900, 2, 28)),
        (1, "61", date(1900, 3, 1)),
        (1, "1", date(1900, 1, 1)),
        (1, "-1", -1),
        (1, "2958465", date(9999, 12, 31)),
        (1, "2958466", 2_958_466),
        (1, "1e300", 1e300),
        (2, "0.34", 0.34),
        (3, "0.5", 0.5),
        (4, "46085", date(2026, 3, 4)),
        (5, "46085", 46_085),
        (9, "46085", 46_085),
    ],
)
def test_a_number_shown_as_a_day_is_a_day(style: int, written: str, value: Cell) -> None:
    assert cell(f"<v>{written}</v>", of=f's="{style}"', styles=DAY) == value


def test_days_counted_from_1904() -> None:
    from_1904 = book('<sheet name="Levels" sheetId="1" r:id="rId1"/>', 'date1904="1"')
    assert cell("<v>44623</v>", of='s="1"', styles=DAY, workbook=from_1904) == date(2026, 3, 4)
    assert cell("<v>2957004</v>", of='s="1"', styles=DAY, workbook=from_1904) == 2_957_004


@given(st.integers(1, 2_958_465).filter(lambda serial: serial != 60) | st.floats(61, 2_900_000))
def test_days_are_those_of_openpyxl(serial: float) -> None:
    from openpyxl.utils.datetime import from_excel

    expected = from_excel(serial)
    found = day_of(serial, from_1904=False)
    assert found is not None
    assert isinstance(expected, datetime)
    moment = found if isinstance(found, datetime) else datetime.combine(found, datetime.min.time())
    assert abs((moment - expected).total_seconds()) < 0.002


def test_formats_are_kept_where_a_number_or_day_is_not_shown_plainly() -> None:
    row = row_of(
        '<c r="A1" s="1"><v>46085</v></c>',
        '<c r="B1" s="2"><v>0.34</v></c>',
        '<c r="C1" s="2" t="inlineStr"><is><t>text</t></is></c>',
        '<c r="D1"><v>5</v></c>',
        '<c r="E1" s="2"/>',
    )
    assert sheets(workbook(row, styles=DAY))[0].formats == {(1, 0): "dd/mm/yyyy", (1, 1): "0%"}


def test_rows_and_cells_are_found_whether_numbered_or_not() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r='C3'><v>3</v></c><c><v>4</v></c></row>"
    assert sheets(workbook(rows))[0].rows == ((1, (1, 2)), (3, (None, None, 3, 4)))


def test_cells_out_of_order_stand_where_they_belong() -> None:
    assert cells(workbook(row_of(text_cell("C1", "c"), text_cell("A1", "a")))) == [("a", None, "c")]


def test_empty_cells_and_rows_are_not_there() -> None:
    rows = row_of('<c r="A1"/>', '<c r="B1" s="1"/>') + row_of(text_cell("B2", "b"), '<c r="C2"/>', number=2)
    assert sheets(workbook(rows))[0].rows == ((2, (None, "b")),)


def test_hidden_sheets_are_told_and_charts_are_none() -> None:
    listed = book(
        '<sheet name="Levels" sheetId="1" r:id="rId1"/><sheet name="Chart" sheetId="3" r:id="rId5"/>'
        '<sheet name="keys &amp; more" sheetId="2" state="veryHidden" r:id="rId4"/>'
    )
    found = sheets(workbook("", workbook=listed))
    assert [(sheet.title, sheet.hidden) for sheet in found] == [("Levels", False), ("keys & more", True)]


def test_the_strict_form_is_read() -> None:
    made = parts(row_of('<c r="A1" t="s"><v>0</v></c>'), strings=strings("<t>kept</t>"))
    strict = {
        name: str(content)
        .replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
        )
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in made.items()
    }
    assert cells(packed(strict)) == [("kept",)]


def test_parts_are_found_whatever_the_capitals_and_slashes_of_their_names() -> None:
    made = parts()
    made["XL\\Worksheets\\SHEET1.xml"] = made.pop(SHEET)
    assert cells(packed(made)) == [("kept",)]


def test_what_is_in_other_languages_of_the_part_is_no_cell() -> None:
    other = '<x:row xmlns:x="urn:x"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    assert cells(workbook(other + row_of(text_cell("A1", "kept")))) == [("kept",)]


values = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_"), min_size=1, max_size=20)
    | st.integers(-(10**14), 10**14)
    | st.floats(-1e12, 1e12, allow_subnormal=False)
    | st.booleans()
    | st.dates(date(1900, 3, 1))
    | st.none()
)


@settings(max_examples=examples(40))
@given(st.lists(st.lists(values, max_size=5), max_size=5), st.booleans())
def test_what_openpyxl_writes_is_read_as_it_reads_it(rows: list[list[Cell]], from_1904: bool) -> None:
    made = openpyxl.Workbook()
    if from_1904:
        made.epoch = CALENDAR_MAC_1904
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if not from_1904 or not isinstance(value, date) or value.year > 1904:
                written = made.worksheets[0].cell(number, column, value)
                if isinstance(value, str):
                    written.data_type = "s"
    whole = io.BytesIO()
    made.save(whole)
    found = sheets(whole.getvalue())[0]
    again = openpyxl.load_workbook(whole, read_only=True, data_only=True).worksheets[0]
    expected = {
        (number, column): value.date() if isinstance(value, datetime) else value
        for number, row in enumerate(again.iter_rows(values_only=True), start=1)
        for column, value in enumerate(row)
        if value is not None
    }
    assert {(n, c): value for n, row in found.rows for c, value in enumerate(row) if value is not None} == expected
