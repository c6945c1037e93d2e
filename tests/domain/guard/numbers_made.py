"""Numbers with the check digit that they should have, for tests of the guard: worked out digit by digit."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st


def check_digit(nine: str) -> str | None:
    """The check digit by the published steps: None where they give 10, which no number has."""
    total = 0
    for position, digit in enumerate(nine, start=1):
        total += int(digit) * (11 - position)
    left = 11 - total % 11
    if left == 10:
        return None
    return "0" if left == 11 else str(left)


def with_check_digit(nine: str) -> str | None:
    digit = check_digit(nine)
    return nine + digit if digit is not None else None


DAYS = st.dates(date(1926, 1, 1), date(2026, 12, 31))
CHI_NUMBERS = (
    st.tuples(DAYS, st.integers(0, 999))
    .map(lambda parts: with_check_digit(f"{parts[0]:%d%m%y}{parts[1]:03d}"))
    .filter(lambda number: number is not None)
    .map(str)
)

A_CHI_NUMBER = str(with_check_digit("120314123"))
"""Of somebody invented, born on 12 March 2014."""
