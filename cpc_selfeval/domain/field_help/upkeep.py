"""Help at what looks after a file: finding, narrowing, bringing lists in, personal details, passwords, backups.

Most of it is the program's own, and says so. That returns to inspectors are to be limited and without identifiers:
dossier 0.18 and 3.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpc_selfeval.domain.field_help.record import FieldHelp
from cpc_selfeval.domain.field_help.sources import DATA_PROTECTION, OUR_ADVICE, REPORT_2009

_PASSWORD: Final = "a-password-for-the-file"
_IMPORT: Final = "bring-in-a-plan-that-exists-already"

_FINDING: Final = {
    "find.list": FieldHelp(
        "Part of the words or the number of what you look for.",
        "The list shows only what has them. Empty it to see everything again.",
        f"{OUR_ADVICE} It changes nothing in the file.",
        "go-to-anything",
    ),
    "find.filter": FieldHelp(
        "What the list shows: everything, or only what you tick.",
        "A note above the list says that some of it is not shown.",
        f"{OUR_ADVICE} It changes nothing in the file.",
        "go-to-anything",
    ),
    "find.passage": FieldHelp(
        "A passage as it was written, in any text of the file.",
        "F3 goes to the next place, Shift+F3 to the one before.",
        f"{OUR_ADVICE} It changes nothing in the file.",
        "find-a-passage",
    ),
    "find.columns": FieldHelp(
        "The columns that the table shows, in their order.",
        "This computer remembers them for this file.",
        f"{OUR_ADVICE} What a hidden column holds stays in the file.",
        "many-rows-at-once",
    ),
}

_BRINGING_IN: Final = {
    "import.list": FieldHelp(
        "Which sheet and row your list begins at, and what its rows are.",
        "The program guesses; the preview shows what comes of it before anything comes in.",
        f"{OUR_ADVICE} Your own workbook is only read.",
        _IMPORT,
    ),
    "import.mapping": FieldHelp(
        "What a column, or a word in it, becomes here.",
        "Each guess can be changed. No cell of your list disappears unsaid.",
        f"{OUR_ADVICE} Look at the preview before you accept.",
        _IMPORT,
    ),
    "import.keep": FieldHelp(
        "What happens with cells that have no place of their own.",
        "Kept, their words stand in a note, so that nothing of the old plan is lost.",
        f"{OUR_ADVICE} You can tidy up afterwards.",
        _IMPORT,
    ),
    "import.row": FieldHelp(
        "Whether this row comes in.",
        "Headings and empty rows are left out by themselves; you decide otherwise row by row.",
        f"{OUR_ADVICE} All comes in as one step that Ctrl+Z takes back.",
        _IMPORT,
    ),
    "priorities": FieldHelp(
        "Which of the national priorities of 2009 your action takes up.",
        "They are history, and still good prompts.",
        f"{REPORT_2009}, section six, in our own words.",
        "plan-an-action",
    ),
}

_CARE: Final = {
    "guard.reason": FieldHelp(
        "Why this passage may stay, though it looks like a personal detail.",
        "Whoever signs the paper sees that somebody decided.",
        f"{DATA_PROTECTION}; a reason in writing is our own advice.",
        "what-may-identify-somebody",
    ),
    "remove.passage": FieldHelp(
        "The very text that is to go from everywhere.",
        "It is taken out of the file, its history and its backups, for good.",
        f"{DATA_PROTECTION}; what should never have been written must be removable.",
        "remove-a-text-everywhere",
    ),
    "remove.how": FieldHelp(
        "How exactly the passage must match, and what else goes with it.",
        "You see every place before anything is removed.",
        f"{OUR_ADVICE} There is no undo for this.",
        "remove-a-text-everywhere",
    ),
    "remove.instead": FieldHelp(
        "What stands where the passage stood.",
        "A reader sees that something was taken out.",
        f"{OUR_ADVICE} It must not say what it was.",
        "remove-a-text-everywhere",
    ),
    "remove.reason": FieldHelp(
        "Why it is removed, without repeating it.",
        "The history keeps this reason in place of the text.",
        f"{DATA_PROTECTION}; a reason in writing is our own advice.",
        "remove-a-text-everywhere",
    ),
    "password": FieldHelp(
        "The password that the file opens with, or will open with.",
        "Three or four plain words are better than one odd one. Nobody can recover it, not even we.",
        f"{OUR_ADVICE} Follow your own organisation’s rules on passwords.",
        _PASSWORD,
    ),
    "password.how": FieldHelp(
        "How the password is used here.",
        "What each choice does stands beside it.",
        f"{OUR_ADVICE} Backups made before have no password unless you remove them.",
        _PASSWORD,
    ),
    "backups.room": FieldHelp(
        "The most room that backups of one file may take.",
        "The newest always stay. Older ones are thinned out first.",
        f"{OUR_ADVICE} They are no replacement for your organisation’s own backups.",
        "backups-and-bringing-one-back",
    ),
    "file.place": FieldHelp(
        "The folder and the name of the self-evaluation file.",
        "Choose a place that your organisation backs up and that only the right people can open.",
        f"{DATA_PROTECTION}; where you keep it is for your organisation to say.",
        "new-self-evaluation-in-five-steps",
    ),
}

UPKEEP: Final[Mapping[str, FieldHelp]] = {**_FINDING, **_BRINGING_IN, **_CARE}
"""By the name of the field."""
