"""Dates as people write them. Day first, always; what could be two dates is none."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.days import day_in_words, day_short
from cpc_selfeval.domain.importing.dates import NO_DATE, Span, read_date, read_period

MARCH = date(2027, 3, 31)


@pytest.mark.parametrize(
    "cell",
    [
        MARCH,
        datetime(2027, 3, 31),  # noqa: DTZ001 - so a reader of workbooks gives it
        "31/03/2027",
        "31.3.27",
        "31-3-2027",
        "2027-03-31",
        "2027-03-31 00:00:00",
        "2027-03-31 0:00:00",
        "31/03/2027 00:00",
        "31 March 2027",
        " 31st  March 2027. ",
        "31 Mar 27",
        "Wednesday 31 March 2027",
        "Wed, 31 March, 2027",
        "31-Mar-27",
        "March 31, 2027",
        "31st of March 2027",
    ],
)
def test_a_whole_date_says_nothing_more(cell: Cell) -> None:
    assert read_date(cell) == Span(MARCH, MARCH, exact=True)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("March 2027", date(2027, 3, 1), MARCH),
        ("Mar-27", date(2027, 3, 1), MARCH),
        ("by end of March 2027", date(2027, 3, 1), MARCH),
        ("End June 2027", date(2027, 6, 1), date(2027, 6, 30)),
        ("02/2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("Q3 2026/27", date(2026, 10, 1), date(2026, 12, 31)),
        ("Quarter 4, 2026-2027", date(2027, 1, 1), MARCH),
        ("2026/27", date(2026, 4, 1), MARCH),
        ("FY 2026–27", date(2026, 4, 1), MARCH),
        ("end of 2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("31/03/2027 at the latest", MARCH, MARCH),
        ("moved to 31 March 2027 (chair agreed)", MARCH, MARCH),
        (46477, MARCH, MARCH),
        (datetime(2027, 3, 31, 14, 30), MARCH, MARCH),  # noqa: DTZ001 - so a reader of workbooks gives it
    ],
)
def test_what_stands_for_a_date_is_read_and_not_exact(cell: Cell, first: date, last: date) -> None:
    assert read_date(cell) == Span(first, last)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        True,
        "",
        "Ongoing",
        "TBC",
        "03/31/2027",
        "31/02/2027",
        "31/03/2027 or 30/04/2027",
        "31/03/2027, was 03/31/2027",
        "Q3 2026",
        "Q5 2026/27",
        "2026/28",
        "Spring 2027",
        "mid March 2027",
        "13/2027",
        "1.2.3.2027",
        "2.1",
        4,
        46477.5,
        "31/03/1927",
        "4/5",
    ],
)
def test_what_is_no_date_or_more_than_one_is_none(cell: Cell) -> None:
    assert read_date(cell) == NO_DATE


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_writing(day: date) -> None:
    for text in (day_in_words(day), day_short(day), f"{day:%d/%m/%Y}", f"{day:%d.%m.%y}", day.isoformat()):
        assert read_date(text) == Span(day, day, exact=True), text


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    for span in (read_date(text), read_period(text)):
        assert (span.first is None) == (span.last is None)


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        ("1/4/2026 to 31/3/2027", Span(date(2026, 4, 1), MARCH, exact=True)),
        ("1 April 2026 – 31 March 2027", Span(date(2026, 4, 1), MARCH, exact=True)),
        ("April 2026 - March 2027", Span(date(2026, 4, 1), MARCH)),
        ("from April 2026 to March 2027", Span(date(2026, 4, 1), MARCH)),
        ("2026/27", Span(date(2026, 4, 1), MARCH)),
        ("2026-27", Span(date(2026, 4, 1), MARCH)),
        (MARCH, Span(MARCH, MARCH, exact=True)),
        ("31 March 2027 to 1 April 2026", NO_DATE),
        ("before 31 March 2027", NO_DATE),
        ("each quarter", NO_DATE),
    ],
)
def test_periods(cell: Cell, span: Span) -> None:
    assert read_period(cell) == span
