"""How a spreadsheet shows a number, a day or a time: its number formats, taken apart (ECMA-376, part 1, 18.8.30-31)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

GENERAL: Final = "General"
DAY: Final = "dd/mm/yyyy"
BUILT_IN: Final = {
    "0": GENERAL,
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "14": DAY,
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": f"{DAY} hh:mm",
    "37": "#,##0;(#,##0)",
    "38": "#,##0;(#,##0)",
    "39": "#,##0.00;(#,##0.00)",
    "40": "#,##0.00;(#,##0.00)",
    "45": "mm:ss",
    "46": "[h]:mm:ss",
    "47": "mm:ss",
    "48": "##0.0E+0",
    "49": "@",
}
"""Those that a file names by number alone; 14 and 22 follow the computer's region, here that of the United Kingdom."""

_TOKEN: Final = re.compile(
    r"""
    "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | (?P<blank>_.) | \*.
    | \[(?P<elapsed>h+|m+|s+)\] | \[\$(?P<currency>[^\]-]*)[^\]]*\] | \[(?P<bracket>[^\]]*)\]
    | (?P<half>AM/PM|A/P) | (?P<field>y+|m+|d+|h+|s+)(?P<fraction>(?<=s)\.0+)?
    | (?P<general>General) | (?P<end>;) | (?P<sign>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"[<>=]")


@dataclass(frozen=True)
class Token:
    """One piece of a format. ``kind``: "literal", "field" (of day or time), "elapsed", "half" (a day's), or "sign"."""

    kind: str
    text: str


@lru_cache(maxsize=512)
def sections(number_format: str) -> tuple[tuple[Token, ...], ...]:
    """The format's sections, for numbers above zero, below, and zero; () where one of them has a condition."""
    found: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(number_format):
        kind = match.lastgroup
        if kind == "end":
            found.append([])
        elif kind == "bracket" and _CONDITION.search(match["bracket"]):
            return ()
        else:
            found[-1].extend(_token(match))
    return tuple(tuple(_minutes_told_from_months(tokens)) for tokens in found)


def _token(match: re.Match[str]) -> list[Token]:
    for kind in ("quoted", "escaped", "currency"):
        if match[kind] is not None:
            return [Token("literal", match[kind])]
    if match["blank"] is not None:
        return [Token("literal", " ")]
    for kind in ("field", "elapsed", "half"):
        if match[kind] is not None:
            return [Token(kind, match[kind].lower())]
    text = match["general"] or match["sign"]
    return [Token("sign", text)] if text else []


def _minutes_told_from_months(tokens: list[Token]) -> list[Token]:
    """``m`` next to hours or seconds is minutes (18.8.31); they are written "i" from here on."""
    timed = [at for at, token in enumerate(tokens) if token.kind in ("field", "elapsed")]
    for before, at, after in zip([None, *timed], timed, [*timed[1:], None], strict=False):
        if tokens[at].kind == "field" and tokens[at].text[0] == "m":
            hours = before is not None and tokens[before].text[0] == "h"
            seconds = after is not None and tokens[after].text[0] == "s"
            if hours or seconds:
                tokens[at] = Token("field", "i" * len(tokens[at].text))
    return tokens


@lru_cache(maxsize=512)
def shows_a_day(number_format: str) -> bool:
    """Whether numbers in this format are days: it has a day, month or year in it."""
    first = sections(number_format)[:1]
    return any(token.kind == "field" and token.text[0] in "dmy" for tokens in first for token in tokens)


@lru_cache(maxsize=512)
def shows_a_time(number_format: str) -> bool:
    """Whether numbers in this format are hours of a day or lengths of time, without a day."""
    first = sections(number_format)[:1]
    timed = any(token.kind == "elapsed" or token.text[0] in "his" for tokens in first for token in tokens if token.text)
    return timed and not shows_a_day(number_format)
