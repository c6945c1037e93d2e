"""CHI, NHS and National Insurance numbers and telephone numbers, each by its published rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.guard.find import Kind
from cpc_selfeval.domain.guard.looking import look_at_text
from cpc_selfeval.domain.guard.numbers import has_check_digit, is_chi
from tests.domain.guard.numbers_made import A_CHI_NUMBER, CHI_NUMBERS, check_digit


def found(text: str) -> list[tuple[Kind, str]]:
    return [(hit.kind, text[hit.start : hit.end]) for hit in look_at_text(text)]


@given(CHI_NUMBERS)
def test_every_number_with_a_date_and_its_check_digit_is_a_chi_number(number: str) -> None:
    for written in (number, f"{number[:6]} {number[6:]}", f"{number[:6]}-{number[6:]}"):
        assert found(f"The CHI {written}, he says") == [(Kind.CHI, written)]


@given(CHI_NUMBERS, st.integers(1, 9))
def test_another_check_digit_makes_it_none(number: str, more: int) -> None:
    other = number[:9] + str((int(number[9]) + more) % 10)
    assert not is_chi(other)
    assert (Kind.CHI, other) not in found(f"Ref {other}")


@given(CHI_NUMBERS, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, more: int) -> None:
    """That is what modulus 11 is for."""
    digits = list(number)
    digits[place] = str((int(digits[place]) + more) % 10)
    assert not has_check_digit("".join(digits))


@given(st.text("0123456789", min_size=9, max_size=9))
def test_the_check_digit_is_worked_out_as_published(nine: str) -> None:
    right = check_digit(nine)
    assert [digit for digit in "0123456789" if has_check_digit(nine + digit)] == ([right] if right is not None else [])


@pytest.mark.parametrize("day", ["320114", "310214", "001314", "121314", "300202"])
def test_a_day_that_there_is_not_begins_no_chi_number(day: str) -> None:
    for serial in range(1000):
        digit = check_digit(f"{day}{serial:03d}")
        if digit is not None:
            assert not is_chi(f"{day}{serial:03d}{digit}")


def test_the_29th_of_february_is_a_day_of_some_years() -> None:
    serials = [f"2902{year}{serial:03d}" for year in ("16", "15") for serial in range(99)]
    right = [nine + digit for nine in serials if (digit := check_digit(nine)) is not None]
    assert {number[4:6] for number in right if is_chi(number)} == {"16"}


@pytest.mark.parametrize("number", ["943 476 5919", "9434765919", "401 023 2137"])
def test_nhs_numbers(number: str) -> None:
    assert found(f"NHS {number}") == [(Kind.NHS, number)]


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",
        "0000000000",
        "4444444444",
        "£9434765919",
        "94347659190",
        "9434765919.5",
        "2026-9434765919",
        "12,345,678",
    ],
)
def test_no_nhs_numbers(text: str) -> None:
    assert found(f"Sum {text}") == []


@pytest.mark.parametrize("number", ["JG 12 13 16 A", "JG121316A", "jg 121316 d", "AB 12 34 56 C"])
def test_national_insurance_numbers(number: str) -> None:
    assert found(f"NI: {number}.") == [(Kind.NATIONAL_INSURANCE, number)]


@pytest.mark.parametrize(
    "text", ["QQ123456C", "GB123456A", "ZZ123456A", "AO123456A", "JG123456E", "JG12345A", "XJG121316A", "JG121316AB"]
)
def test_no_national_insurance_numbers(text: str) -> None:
    assert found(f"Ref {text}") == []


@pytest.mark.parametrize(
    "number",
    [
        *("0131 496 0123", "(0131) 496 0123", "01314960123", "07700 900123", "+44 7700 900123"),
        *("+44 (0)131 496 0123", "0044 131 496 0123", "01382-496-012", "020 7946 0000"),
    ],
)
def test_telephone_numbers(number: str) -> None:
    assert found(f"Ring {number}, please") == [(Kind.TELEPHONE, number)]


@pytest.mark.parametrize(
    "text", ["0300 123 4567", "0800 1111", "0131", "01/04/2026", "0131 2026", "1314960123", "12 03 2014"]
)
def test_no_telephone_numbers(text: str) -> None:
    assert found(f"Since {text}") == []


def test_a_number_is_found_once_and_as_what_it_is() -> None:
    assert found(f"Born {A_CHI_NUMBER[:6]}: {A_CHI_NUMBER}") == [(Kind.CHI, A_CHI_NUMBER)]
