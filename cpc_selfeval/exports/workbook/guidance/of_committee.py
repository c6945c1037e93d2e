"""Guidance on meetings, agencies and tags."""

from __future__ import annotations

from typing import Final

COMMITTEE: Final = {
    "Meetings": {
        "Whose meeting": "The body that meets, as this area calls it.",
        "Date": "The day of the meeting.",
        "Title": "What the meeting is called, where it has a name of its own.",
        "Who was there": "Who took part.",
        "Indicators due": "The indicators that are due for it, with commas between them.",
    },
    "Agencies": {
        "Order": "Its place in the lists of the program.",
        "Agency": "The agency’s name. The drop-downs offer those that are not retired.",
        "Kind": "What kind of agency it is.",
        "Retired": "Yes where it is no longer offered for choice.",
    },
    "Tags": {
        "Order": "Its place in its set.",
        "Set": "The set that the tag belongs to.",
        "Tag": "The tag’s name.",
    },
}
"""Of the sheets Meetings, Agencies and Tags."""
