"""What a person sees in a cell is what a column of text is given, whatever the spreadsheet made of it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.number_formats import BUILT_IN, shows_a_day, shows_a_time
from cpc_selfeval.domain.shown_text import shown_text

DAY = date(2026, 3, 4)
MOMENT = datetime.fromisoformat("2026-03-04T09:05:07")


@pytest.mark.parametrize(
    ("cell", "number_format", "shown"),
    [
        (None, "General", ""),
        ("  text ", "0%", "  text "),
        ("007", "General", "007"),
        (True, "General", "TRUE"),
        (False, "0", "FALSE"),
        (4, "General", "4"),
        (-4, "General", "-4"),
        (4.0, "General", "4"),
        (0.1 + 0.2, "General", "0.3"),
        (1314960000, "General", "1314960000"),
        (441314960000, "General", "441314960000"),
        (1e20, "General", "1E+20"),
        (0.0000123, "General", "0.0000123"),
        (1.5e-12, "General", "1.5E-12"),
        (0.34, "0%", "34%"),
        (0.345, "0%", "35%"),
        (0.345, "0.0%", "34.5%"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (-0.001, "0.00", "0.00"),
        (1234567, "#,##0", "1,234,567"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.5, "#.##", "0.5"),
        (0.5, "0.##", "0.5"),
        (3, "0.##", "3"),
        (7, "000", "007"),
        (1314960000, "00000000000", "01314960000"),
        (1250, '"£"#,##0', "£1,250"),
        (1250, "[$£-809]#,##0.00", "£1,250.00"),
        (-1250, "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "-£1,250.00"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (-5, "0.0_ ;[Red]\\-0.0\\ ", "-5.0"),
        (0, '0;-0;"none"', "none"),
        (5, '0" cases"', "5 cases"),
        (5, "0.00E+00", "5"),
        (0.25, "# ?/?", "0.25"),
        (5, '[>10]"many";0', "5"),
        (5, "@", "5"),
        (5, "", "5"),
        (0.5, "h:mm", "12:00"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (0.5, "mm:ss", "00:00"),
        (DAY, "General", "04/03/2026"),
        (DAY, "dd/mm/yyyy", "04/03/2026"),
        (DAY, "d-mmm", "4-Mar"),
        (DAY, "mmm-yy", "Mar-26"),
        (DAY, "d mmmm yyyy", "4 March 2026"),
        (DAY, "dddd, d mmmm yyyy", "Wednesday, 4 March 2026"),
        (DAY, "ddd d", "Wed 4"),
        (DAY, "mmmmm", "M"),
        (DAY, "[$-809]dd mmmm yyyy;@", "04 March 2026"),
        (DAY, "yyyy\\-mm\\-dd", "2026-03-04"),
        (DAY, '"by "d/m/yy', "by 4/3/26"),
        (DAY, "0", "04/03/2026"),
        (MOMENT, "General", "04/03/2026 09:05"),
        (MOMENT, "dd/mm/yyyy hh:mm", "04/03/2026 09:05"),
        (MOMENT, "d/m/yy h:mm:ss AM/PM", "4/3/26 9:05:07 AM"),
        (MOMENT, "hh:mm dd/mm", "09:05 04/03"),
        (MOMENT, "dd/mm/yyyy", "04/03/2026"),
    ],
)
def test_a_cell_is_shown_as_on_the_sheet(cell: Cell, number_format: str, shown: str) -> None:
    assert shown_text(cell, number_format) == shown


@pytest.mark.parametrize("number_format", BUILT_IN.values())
def test_every_format_of_excel_itself_shows_something(number_format: str) -> None:
    assert shown_text(46_085.4, number_format)
    assert shown_text(DAY, number_format)


@pytest.mark.parametrize(
    ("number_format", "is_day", "is_time"),
    [
        ("General", False, False),
        ("0.00E+00", False, False),
        ('"days" 0', False, False),
        ("[Red]0", False, False),
        ("\\d0", False, False),
        ("d/m", True, False),
        ("mmm", True, False),
        ("[h]:mm:ss", False, True),
        ("mm:ss", False, True),
        ("h:mm d/m", True, False),
        ("[$-F400]h:mm:ss AM/PM", False, True),
        ("yyyy-mm-dd\\Thh:mm", True, False),
    ],
)
def test_days_and_times_are_told_from_numbers(number_format: str, is_day: bool, is_time: bool) -> None:
    assert shows_a_day(number_format) == is_day
    assert shows_a_time(number_format) == is_time


cells = (
    st.none()
    | st.text(max_size=10)
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates(date(1900, 1, 1))
    | st.datetimes()
)


@given(cells, st.text(st.sampled_from('dmyhs0#?.,%/:;"[]$-@\\_ £AMPE<>eGneral'), max_size=14))
def test_whatever_the_format_something_is_shown(cell: Cell, number_format: str) -> None:
    assert isinstance(shown_text(cell, number_format), str)


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_shows_all_its_digits(number: int) -> None:
    assert shown_text(number) == str(number)
    assert shown_text(float(number)) == str(number)


@given(st.decimals(-1000, 1000, places=2).map(float))
def test_what_was_typed_with_two_places_shows_them(number: float) -> None:
    assert float(shown_text(number)) == number
    assert float(shown_text(number, "0.00")) == number
