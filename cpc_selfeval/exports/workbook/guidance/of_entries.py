"""Guidance on strengths, areas for improvement and evidence."""

from __future__ import annotations

from typing import Final

_CODES: Final = "Codes of indicators, with commas between them."
_ACTIONS: Final = "References of actions, with commas between them."
_TAGS: Final = "Its tags, one a line."
_VIEWS: Final = "Only for views of people. "

ENTRIES: Final = {
    "Findings": {
        "Kind": "Whether it is a strength or an area for improvement.",
        "Indicators": _CODES,
        "What we found": "One strength or one area for improvement, in the committee’s words.",
        "What it means for children": "What difference it makes to children, young people and families.",
        "Agency": "The agency that it is about or comes from.",
        "Priority": "How soon it needs attention. For areas for improvement.",
        "Evidence": "The evidence that it rests on, by reference.",
        "Answered by": _ACTIONS,
        "Heading in the summary paper": "Under which heading of the summary it is shown, where it was chosen for that.",
        "Tags": _TAGS,
        "Order": "Its place among the entries of its indicator.",
    },
    "Evidence": {
        "Ref": "The reference of the piece of evidence; a long text goes on in the row below.",
        "Title": "A short name for it.",
        "What it shows": "What is learned from it, with the figures that matter.",
        "Source type": "The kind of source.",
        "Agency": "The agency that it comes from.",
        "Period from": "The first day that it is about.",
        "Period to": "The last day that it is about.",
        "Shows impact on children": "Yes where it shows a difference made for children; No where it only shows "
        "what was done.",
        "Indicators": _CODES,
        "Actions": _ACTIONS,
        "How people were asked": f"{_VIEWS}How they were asked.",
        "Whose voice is missing": f"{_VIEWS}Who was not reached.",
        "How many were asked": f"{_VIEWS}How many, of how many. Counts below five are hidden in papers.",
        "May they be quoted": f"{_VIEWS}Whether their words may be used.",
        "What they were told afterwards": f"{_VIEWS}What they heard of what became of it.",
        "Reference": "Where it is kept, or its reference.",
        "Links": "Addresses, one a line. They are text: nothing is opened by itself.",
        "Attached files": "The names of the files kept with it, one a line.",
        "Strengths and areas supported": "The entries that rest on it, with an empty line between them.",
        "Readings drawn on": "The readings of measures that it draws on, one a line.",
        "Tags": _TAGS,
    },
    "AttachedFiles": {
        "Evidence": "The reference of the evidence that the file is kept with.",
        "Evidence’s title": "The title of that evidence.",
        "File name": "The file’s own name.",
        "Size in bytes": "How large the file is.",
        "Fingerprint (SHA-256)": "By this a file can be known again exactly.",
    },
}
"""Of the sheets Strengths and areas, Evidence, and Attached files."""
