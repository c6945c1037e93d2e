"""What can be set, in one table: the page shows it, and the finder finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Setting:
    """``words`` name it and ``does`` is one sentence on what it does.

    ``kept`` are the fields of :class:`~cpc_selfeval.ui.remembered.Kept` that it sets. For what is kept in the file,
    ``command`` or ``page`` lead to where it is set.
    """

    id: str
    words: str
    does: str
    kept: tuple[str, ...] = ()
    command: str = ""
    page: str = ""


ON_THIS_COMPUTER: Final = (
    Setting(
        "person",
        "Who is working",
        "This name, role and agency stand with whatever you record on this computer.",
        ("person",),
    ),
    Setting(
        "appearance",
        "Light or dark",
        "Follows this computer, its high contrast too, or stays light or dark.",
        ("appearance",),
    ),
    Setting(
        "text_size",
        "Text size",
        "Enlarges all text of the program, besides what this computer enlarges already.",
        ("text_size",),
    ),
    Setting(
        "list_shown",
        "Show the list of indicators",
        "It stands at the left of the overview and of each indicator. F8 does the same.",
        ("list_shown",),
    ),
    Setting(
        "side_panel",
        "Show the side panel",
        "Meanings of levels and questions to think with stand beside an indicator. F9 does the same.",
        ("side_panel_open",),
    ),
    Setting(
        "spelling",
        "Check spelling",
        "Words that look misspelt in British English have a wavy line; nothing is changed by itself.",
        ("spelling",),
    ),
    Setting(
        "words",
        "Words that spelling takes as right",
        "Words of this self-evaluation are right for all who open it, those of this computer for you.",
        ("words",),
    ),
    Setting(
        "typing_signs",
        "Point out personal details as I type",
        "A line below a box says when its words may identify somebody. The page of personal details has all of it.",
        ("typing_signs",),
    ),
    Setting(
        "backups",
        "Where backups go",
        "Backups are made by themselves while you work, beside each file and in a second place if you choose one.",
        ("backup_folder", "backup_megabytes"),
    ),
    Setting(
        "recent",
        "Recent files",
        "The start page and the menu File list the files that were open here. The files themselves stay.",
        ("recent",),
    ),
)
"""What holds on this computer, for every file."""

IN_THE_FILE: Final = (
    Setting(
        "password",
        "Password of this file",
        "Whoever opens the file, a backup or a copy of it needs the password.",
        command="password",
    ),
    Setting(
        "own_words",
        "The committee’s own words",
        "Its names for bodies, statuses, outcomes and papers stand in the window and on papers.",
        page="details",
    ),
    Setting(
        "timings",
        "How long evidence stays up to date",
        "After so many months a piece of a kind counts as out of date, and the checks say so.",
        page="details",
    ),
    Setting(
        "word_limits",
        "Limits of words",
        "The checks say when a text for a paper is longer than you want it.",
        page="checks",
    ),
)
"""What goes with this self-evaluation, for everybody who opens it. It is set where it is used, and only there."""

NOT_SET: Final = frozenset({"geometry", "list_width", "folder", "papers", "tables", "places", "path_away"})
"""What is remembered of itself while people work, and is no setting."""
