"""What each cell says about its column when it is chosen: Excel's input messages."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.exports.workbook.guidance.of_actions import ACTIONS
from cpc_selfeval.exports.workbook.guidance.of_committee import COMMITTEE
from cpc_selfeval.exports.workbook.guidance.of_entries import ENTRIES
from cpc_selfeval.exports.workbook.guidance.of_judging import JUDGING
from cpc_selfeval.exports.workbook.guidance.of_other_eyes import OTHER_EYES

GUIDANCE: Final = {**ACTIONS, **JUDGING, **ENTRIES, **COMMITTEE, **OTHER_EYES}
"""By a table's name, then by header. Every column that is not hidden has one; a test holds them to it."""

LONGEST_TITLE: Final = 32
LONGEST: Final = 255
"""Characters of an input message's title and of the message: Excel allows no more."""

_AGENCYS_OWN: Final = "The level that this agency proposes for the indicator, in words."
_NATIONAL: Final = "How many areas, or what share of them, came out so from 2006 to 2009, as it was published."
_OF_A_SOURCE: Final = "How many pieces of evidence of this kind support the indicator."


def guidance_of(table: str, header: str) -> str:
    """What a cell of this column says of it; of columns that are made for each agency or kind of source, one for all.

    Raises KeyError for a column that nobody described.
    """
    described = GUIDANCE[table]
    if header in described:
        return described[header]
    if table == "Moderation":
        return _AGENCYS_OWN
    if table == "NationalResults":
        return _NATIONAL
    if table == "Indicators" and header.startswith("Evidence: "):
        return _OF_A_SOURCE
    raise KeyError(header)
