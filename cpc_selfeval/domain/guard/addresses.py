"""Where somebody can be found or written to: postcodes and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cpc_selfeval.domain.guard.find import Hit, Kind

_AREAS: Final = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    "FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP "
    "NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W "
    "WA WC WD WF WN WR WS WV YO ZE"
)
"""The postcode areas that there are, so that no other letters before digits are taken for one."""

_POSTCODE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(_AREAS.split(), key=len, reverse=True))})"
    r"\d(?:\d|[A-HJKMNPR-Y])?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2}"
)
"""Royal Mail's forms (A9, A99, A9A, AA9, AA99, AA9A, then 9AA without C I K M O V), in capitals."""

_POSTCODE_SMALL = re.compile(_POSTCODE.pattern.replace("[ \\u00a0]?", "[ \\u00a0]"), re.IGNORECASE)
"""In small letters only with the space between: “e11ab” may be anything."""

_ENDS = re.compile(r"\d[A-Za-z]{2}(?![\w-])")
"""How every postcode ends, by which it is looked for: most texts have nothing of the kind."""
_LONGEST_BEGINNING: Final = 5

_EMAIL = re.compile(r"(?<![\w.%+'-])[\w.%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])")


def addresses(text: str) -> Iterator[Hit]:
    """Postcodes and e-mail addresses of a text."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Hit(Kind.EMAIL, *found.span())
    for end in _ENDS.finditer(text):
        start = max(0, end.start() - _LONGEST_BEGINNING)
        code = _POSTCODE.search(text, start, end.end()) or _POSTCODE_SMALL.search(text, start, end.end())
        if code is not None and code.end() == end.end():
            yield Hit(Kind.POSTCODE, *code.span())
