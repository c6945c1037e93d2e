"""Pages, commands, settings and the guide as the finder finds them, made from the tables that make each of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from cpc_selfeval.ui.settings.listed import IN_THE_FILE, ON_THIS_COMPUTER, Setting
from cpc_selfeval.ui.window.command import Command, menu_of
from cpc_selfeval.ui.window.commands import COMMANDS
from cpc_selfeval.ui.window.finding_words import Found, Kind, Place, plain
from cpc_selfeval.ui.window.pages import by_name

if TYPE_CHECKING:
    from cpc_selfeval.ui.guide.pages import Chapter, Section

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


def setting_places() -> tuple[Place, ...]:
    """Everything that can be set."""
    return tuple(_setting(setting) for setting in (*ON_THIS_COMPUTER, *IN_THE_FILE))


def _setting(setting: Setting) -> Place:
    found = Found(Kind.SETTING, setting.id, "Set", setting.words, f"Setting · {setting.does}")
    return Place(found, plain(setting.words), plain(f"{setting.words}\nsettings\n{setting.does}"))


def guide_places() -> tuple[Place, ...]:
    """Every heading of the guide."""
    from cpc_selfeval.ui.guide.pages import GUIDE, guide

    places = guide().places()
    return tuple(_heading(chapter, section) for chapter, section in places if chapter.page == GUIDE)


def _heading(chapter: Chapter, section: Section) -> Place:
    words = section.title or chapter.title
    found = Found(Kind.GUIDE, section.anchor, "Guide", words, f"User guide · {chapter.title}")
    return Place(found, plain(words), plain(f"{words}\nguide\n{chapter.title}"))


def _place(command: Command, *, is_page: bool) -> Place:
    words = command.words.removesuffix("…")
    kind, label = (Kind.PAGE, "Page") if is_page else (Kind.COMMAND, "Do")
    menu = menu_of(command)
    where = ([] if is_page else [f"Command, {menu}"]) + [*command.keys[:1], command.does]
    quiet = " · ".join(where)
    return Place(Found(kind, command.id, label, words, quiet), plain(words), plain(f"{words}\n{menu}"))
