"""Pages and commands as the finder finds them, made from the table that makes the menus."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from cpc_selfeval.ui.window.command import Command, menu_of
from cpc_selfeval.ui.window.commands import COMMANDS
from cpc_selfeval.ui.window.finding_words import Found, Kind, Place, plain
from cpc_selfeval.ui.window.pages import by_name

_HERE = frozenset({"find"})
"""The finder does not find itself."""


def command_places(actions: Mapping[str, QAction]) -> tuple[Place, ...]:
    """What can be found of the commands: all that can be done now, pages first."""
    pages = by_name()
    offered = [
        command
        for command in COMMANDS
        if command.id in actions and actions[command.id].isEnabled() and command.id not in _HERE
    ]
    offered.sort(key=lambda command: command.id not in pages)
    return tuple(_place(command, is_page=command.id in pages) for command in offered)


def _place(command: Command, *, is_page: bool) -> Place:
    words = command.words.removesuffix("…")
    kind, label = (Kind.PAGE, "Page") if is_page else (Kind.COMMAND, "Do")
    menu = menu_of(command)
    where = ([] if is_page else [f"Command, {menu}"]) + [*command.keys[:1], command.does]
    quiet = " · ".join(where)
    return Place(Found(kind, command.id, label, words, quiet), plain(words), plain(f"{words}\n{menu}"))
