"""Dates of birth: a date beside a word that says so. A date of anything else is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from cpc_selfeval.domain.guard.find import Hit, Kind

_MONTHS: Final = (
    *("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?"),
    *("aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
_NAMED: Final = "|".join(_MONTHS)
_DATE: Final = (
    r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"
    r"|(?P<d2>\d{1,2})(?P<sep>[/.\- ])(?P<m2>\d{1,2})(?P=sep)(?P<y2>(?:19|20)?\d\d)(?!\d)"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-](?P<m3>{_NAMED})\.?,?[ \-](?P<y3>(?:19|20)?\d\d)(?!\d)"
    rf"|(?P<m4>{_NAMED})\.? (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>(?:19|20)\d\d)(?!\d)"
)
_WORD: Final = r"born|d\.?\s?o\.?\s?b\.?|date of birth|birth\s?date|birthday|birth date"
_COHORT: Final = r"after|before|between|since|from|until|by|during|over"
"""What is born between two days is a year's children, not one child."""

_AFTER_WORD = re.compile(
    rf"(?<!\w)(?:{_WORD})(?!\w)(?:(?!\b(?:{_COHORT})\b)[^.!?\n]){{0,24}}?(?<!\d)(?P<date>{_DATE})", re.IGNORECASE
)
_BEFORE_WORD = re.compile(rf"(?<![\d/.\-])(?P<date>{_DATE})[ ,(\[–-]{{1,3}}(?:{_WORD})(?!\w)", re.IGNORECASE)
_HINT = re.compile(r"born|birth|d\.?\s?o\.?\s?b", re.IGNORECASE)


def births(text: str) -> Iterator[Hit]:
    """Dates of birth in a text."""
    if _HINT.search(text) is None:
        return
    for pattern in (_AFTER_WORD, _BEFORE_WORD):
        for found in pattern.finditer(text):
            if _is_real(found):
                yield Hit(Kind.BIRTH, *found.span("date"))


def _is_real(found: re.Match[str]) -> bool:
    parts = {name: value for name, value in found.groupdict().items() if value is not None}
    year = next(value for name, value in parts.items() if name.startswith("y"))
    day = next(value for name, value in parts.items() if name in ("d", "d2", "d3", "d4"))
    month = next(value for name, value in parts.items() if name.startswith("m"))
    try:
        date(int(year) + (2000 if len(year) == 2 else 0), _month(month), int(day))
    except ValueError:
        return False
    return True


def _month(said: str) -> int:
    if said.isdigit():
        return int(said)
    return next(number for number, name in enumerate(_MONTHS, 1) if re.fullmatch(name, said, re.IGNORECASE))
