"""A cell as a person sees it: what a column of text is given where a spreadsheet made a number or a day of the text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.days import MONTHS
from cpc_selfeval.domain.number_formats import DAY, GENERAL, Token, sections, shows_a_day, shows_a_time

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PLAIN_NUMBER: Final = re.compile(r"(?P<thousands>[#0]?,[#0]{3})*?[#0]*(?P<decimals>\.[0#?]+)?(?P<percent>%)?")
_NUMBER_SIGNS: Final = "#0?,.%"
_AROUND: Final = " £$€()+-:"
_LARGEST: Final = 1e15
_LONGEST_TIME: Final = 2_958_466
"""Days to the end of the year 9999, where a spreadsheet's days end."""


def shown_text(cell: Cell, number_format: str = GENERAL) -> str:
    """The cell's text as it stands on the sheet; text is given as it is, an empty cell as "".

    Numbers, percentages, amounts of money, days and times are shown as their format says; a format of another kind
    (fractions, conditions) is taken as General, which shows all digits.
    """
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, date):
        return _shown_day(cell, number_format)
    if shows_a_time(number_format) and 0 <= cell < _LONGEST_TIME:
        return _moment_shown(None, timedelta(days=cell), number_format)
    return _shown_number(cell, number_format)


def _shown_day(day: date, number_format: str) -> str:
    since = timedelta()
    if isinstance(day, datetime):
        since = timedelta(hours=day.hour, minutes=day.minute, seconds=day.second, microseconds=day.microsecond)
    if not shows_a_day(number_format):
        number_format = f"{DAY} hh:mm" if since else DAY
    return _moment_shown(day, since, number_format)


def _moment_shown(day: date | None, since: timedelta, number_format: str) -> str:
    tokens = sections(number_format)[0]
    seconds = round(since.total_seconds())
    halved = any(token.kind == "half" for token in tokens)
    return "".join(_piece(token, day, seconds, halved) for token in tokens)


def _piece(token: Token, day: date | None, seconds: int, halved: bool) -> str:
    if token.kind == "half":
        return "PM" if seconds % 86_400 >= 43_200 else "AM"
    if token.kind == "elapsed":
        return f"{seconds // {'h': 3600, 'm': 60, 's': 1}[token.text[0]]:0{len(token.text)}}"
    if token.kind != "field":
        return "" if token.text == "@" else token.text
    if token.text[0] in "his":
        return _time_field(token.text, seconds, halved)
    return _day_field(token.text, day) if day is not None else ""


def _time_field(field: str, seconds: int, halved: bool) -> str:
    hour = seconds // 3600 % 24
    if halved:
        hour = hour % 12 or 12
    value = {"h": hour, "i": seconds // 60 % 60, "s": seconds % 60}[field[0]]
    return f"{value:0{min(len(field), 2)}}"


def _day_field(field: str, day: date) -> str:
    names = MONTHS[day.month - 1] if field[0] == "m" else _WEEKDAYS[day.weekday()]
    number = day.month if field[0] == "m" else day.day
    if field[0] == "y":
        return f"{day.year % 100:02}" if len(field) <= 2 else f"{day.year:04}"
    return {1: str(number), 2: f"{number:02}", 3: names[:3], 5: names[:1]}.get(len(field), names)


def _shown_number(number: float, number_format: str) -> str:
    found = sections(number_format)
    if not found or number != number or abs(number) >= _LARGEST:
        return _general(number)
    at = 1 if number < 0 and len(found) > 1 else 2 if number == 0 and len(found) > 2 else 0
    return _by_section(number, found[at], own_sign=at == 1) or _general(number)


def _by_section(number: float, tokens: tuple[Token, ...], own_sign: bool) -> str:
    """By a section of words, or of digits once with words or signs around them; "" where it is of another kind."""
    if all(token.kind == "literal" for token in tokens):
        return "".join(token.text for token in tokens).strip(" ")
    body = "".join(token.text if _is_digit_place(token) else "\x00" * bool(token.text) for token in tokens)
    plain = _PLAIN_NUMBER.fullmatch(body.strip("\x00"))
    known = all(token.kind == "literal" or _is_digit_place(token) or token.text in _AROUND for token in tokens)
    if plain is None or not body.strip("\x00") or not known:
        return ""
    places = [at for at, token in enumerate(tokens) if _is_digit_place(token)]
    before = "".join(token.text for token in tokens[: places[0]])
    after = "".join(token.text for token in tokens[places[-1] + 1 :])
    shown = _digits(abs(number), plain)
    minus = "-" if number < 0 and not own_sign and any(digit in "123456789" for digit in shown) else ""
    return f"{minus}{before}{shown}{after}".strip(" ")


def _is_digit_place(token: Token) -> bool:
    return token.kind == "sign" and token.text in _NUMBER_SIGNS


def _digits(number: float, plain: re.Match[str]) -> str:
    decimals = plain["decimals"] or ""
    exact = Decimal(repr(number)) * (100 if plain["percent"] else 1)
    rounded = exact.quantize(Decimal(1).scaleb(-max(len(decimals) - 1, 0)), ROUND_HALF_UP)
    shown = f"{rounded:,f}" if "," in plain[0] else f"{rounded:f}"
    whole, point, fraction = shown.partition(".")
    optional = len(decimals) - len(decimals.rstrip("#?"))
    while optional and fraction.endswith("0"):
        fraction = fraction[:-1]
        optional -= 1
    least = plain[0].partition(".")[0].count("0")
    return whole.zfill(least) + (point + fraction if fraction else "") + (plain["percent"] or "")


def _general(number: float) -> str:
    """All digits that a spreadsheet keeps, which are fifteen ("Excel specifications and limits")."""
    if isinstance(number, int):
        return str(number)
    shown = format(number, ".15g")
    if "e" not in shown or abs(number) >= _LARGEST:
        return shown.upper()
    return f"{Decimal(shown):f}" if abs(number) > 1e-9 else shown.upper()
