"""Numbers that stand for one person: CHI, NHS and National Insurance numbers, and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from cpc_selfeval.domain.guard.find import Hit, Kind

_TEN = re.compile(
    r"(?<![\w£$€.,/+-])(\d{6}[ -]?\d{4}|\d{3}[ -]\d{3}[ -]\d{4}|\d{2} \d{2} \d{2} \d{4})(?![\w%]|[.,/-]\d)"
)
"""Ten digits together, or in the groups in which CHI (6 4, 2 2 2 4) and NHS numbers (3 3 4) are written."""

_NINO = re.compile(
    r"(?<![\w])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\w])",
    re.IGNORECASE,
)
"""HMRC, National Insurance Manual NIM39110: letters that are not used, prefixes that are not given, suffix A to D."""

_TELEPHONE = re.compile(
    r"(?<![\w£$€.,/-])(?:(?:\+|00)44[ -]?(?:\(0\)[ -]?)?|\(?0)(?=[127])\d(?:[ -]?\)?[ -]?\d){8,9}(?![\w%]|[.,/-]\d)"
)
"""Ten or (in few places) nine digits after 0 or +44, beginning with 1 or 2 (places) or 7 (mobiles).

Numbers of 03, 08 and 09 are organisations' (Ofcom, National Telephone Numbering Plan), so they are not shown.
"""

_HINT = re.compile(r"\d[\d ()-]{4}\d")
"""Without six digits near to each other there is none of these."""

_WEIGHTS: Final = range(10, 1, -1)
_HUNDREDS: Final = (1900, 2000)


def numbers(text: str) -> Iterator[Hit]:
    """CHI, NHS, National Insurance and telephone numbers of a text."""
    if _HINT.search(text) is None:
        return
    for found in _TEN.finditer(text):
        kind = _of_ten(re.sub("[ -]", "", found[0]))
        if kind is not None:
            yield Hit(kind, *found.span())
    for found in _NINO.finditer(text):
        yield Hit(Kind.NATIONAL_INSURANCE, *found.span())
    for found in _TELEPHONE.finditer(text):
        yield Hit(Kind.TELEPHONE, *found.span())


def is_chi(digits: str) -> bool:
    """Whether ten digits can be a CHI number: a real date (DDMMYY) in the first six, and the check digit."""
    return has_check_digit(digits) and any(_is_day(digits, hundred) for hundred in _HUNDREDS)


def has_check_digit(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the nine before it, by modulus 11.

    Weights 10 to 2; 11 less the remainder by 11, where 11 is written 0 and 10 does not occur (NHS Data Dictionary,
    NHS number; CHI numbers have the same).
    """
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11
    return (11 - rest) % 11 == int(digits[9])


def _of_ten(digits: str) -> Kind | None:
    if is_chi(digits):
        return Kind.CHI
    # No NHS number begins with 0, and one and the same digit ten times is what people type as a sample
    if digits[0] != "0" and len(set(digits)) > 1 and has_check_digit(digits):
        return Kind.NHS
    return None


def _is_day(digits: str, hundred: int) -> bool:
    day, month, year = (int(digits[at : at + 2]) for at in (0, 2, 4))
    try:
        date(hundred + year, month, day)
    except ValueError:
        return False
    return True
