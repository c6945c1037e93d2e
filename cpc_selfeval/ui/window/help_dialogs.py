"""What the Help menu opens: every command with its keys, and what this program is."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from cpc_selfeval import __version__
from cpc_selfeval.ui.kit import FindLine, QuietText, px
from cpc_selfeval.ui.kit.note_dialog import FramedDialog, NoteDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.window.command import menu_keys, menu_of
from cpc_selfeval.ui.window.commands import COMMANDS
from cpc_selfeval.ui.window.table_dialog import LinesTable

_TABLES: Final = "In the tables of evidence and actions"
ELSEWHERE = (
    ("In the list of indicators", "Up, Down", "Goes from one to the next; the page follows."),
    ("In the list of indicators", "Enter", "Goes to the page of the indicator; folds or opens a key question."),
    ("In the list of indicators", "Left, Right", "Folds and opens a key question."),
    ("On the profile of levels", "Up, Down, Enter", "Goes from indicator to indicator, and to its page."),
    ("On the cards of levels", "Arrow keys, 1 to 6", "Goes from card to card; a number chooses that level."),
    ("In a text", "Tab", "Goes on to the next box; a text holds no tabs."),
    ("In a text", "Ctrl+Left, Ctrl+Right", "Goes from word to word; with Shift, chooses them."),
    ("In a text", "Menu key, Shift+F10", "Cuts, copies and pastes; has suggestions for a misspelt word."),
    ("In an open entry", "Esc", "Closes it; what was typed stays."),
    ("In a date", "Alt+Down", "Opens the calendar."),
    (_TABLES, "F2, or typing", "Changes the cell; Tab then goes to the next one, Enter to the row below, Esc ends it."),
    (_TABLES, "Enter, Delete", "Opens the row to change it in full; removes what is selected."),
    (_TABLES, "Shift and arrows, Ctrl+A, Esc", "Selects several, all, only one."),
    (_TABLES, "Ctrl+C, Ctrl+V", "Copies the selected rows; shows what copied rows would become."),
    (_TABLES, "Menu key, Shift+F10", "Changes several together, chooses columns, and all of the above."),
    ("In a list with boxes to tick", "Space", "Ticks, and takes the tick away."),
    ("In a list that opens", "Esc", "Closes it."),
    ("In the bar that finds", "Up, Down, Enter, Esc", "Chooses a place; goes to its box; gives the keyboard back."),
    ("Everywhere", "Tab, Shift+Tab", "Goes to the next thing that can be used, and back."),
    ("Everywhere", "Alt and an underlined letter", "Opens a menu, or uses the button with that letter."),
)
"""Keys that are no commands: where they work, the keys, and what they do."""


def every_key() -> list[tuple[str, str, str, str]]:
    """(where, command, keys, what it does): by menu, then by the place in which keys that are no commands work.

    A command without keys of its own has those that lead to it through its menu.
    """
    commands = [
        (menu_of(command), command.words, " or ".join(command.keys) or menu_keys(command), command.does)
        for command in COMMANDS
    ]
    return commands + [(where, "", keys, does) for where, keys, does in ELSEWHERE]


class CommandsDialog(FramedDialog):
    """All commands and keys, narrowed down by any word of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Keyboard shortcuts", "Keyboard shortcuts", width=720)
        self.filter = FindLine()
        self.filter.setPlaceholderText("Type part of a command, of its keys or of what it does")
        self.filter.setAccessibleName("Narrow down the commands")
        self.table = LinesTable("Commands", ("Where", "Command", "Keys", "What it does"), (17, 25, 18, 40), self)
        self.table.setMinimumHeight(px(120))
        self.count = QuietText()
        self.column.addWidget(self.filter)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.count)
        self.add_close()
        self.resize(on_screen(self, 880, 560))
        self.filter.textChanged.connect(self._narrow)
        self._narrow("")

    def _narrow(self, words: str) -> None:
        rows = every_key()
        wanted = words.casefold().split()
        shown = [row for row in rows if all(word in " ".join(row).casefold() for word in wanted)]
        self.table.show_lines(shown)
        self.count.setText(f"{len(shown)} of {len(rows)}" if wanted else f"{len(rows)} commands and keys")


def about_dialog(parent: QWidget | None) -> NoteDialog:
    """What this program is, and what it is made of."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    what = (
        "A Child Protection Committee evaluates itself against a national framework, plans what to do next and makes "
        "its papers. Everything stays in one file on this computer; the program never uses a network."
    )
    whose = (
        "Levels recorded here are a committee’s own judgements. They are not inspection grades, and this program is no "
        "product of any inspectorate."
    )
    made_of = (
        f"Free software under the MIT licence. Made with Python {python} and Qt {qVersion()}; its typeface is "
        "Source Sans 3 under the SIL Open Font License."
    )
    title = "About CPC Self-Evaluation"
    return NoteDialog(parent, title, f"CPC Self-Evaluation {__version__}", (what, whose, made_of))
