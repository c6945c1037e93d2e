"""What a command of the window is, and the menus that commands stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FILE: Final = "&File"
EDIT: Final = "&Edit"
GO: Final = "&Go"
INDICATOR: Final = "&Indicator"
PAPERS: Final = "&Papers"
VIEW: Final = "&View"
HELP: Final = "&Help"

MENUS: Final = (FILE, EDIT, GO, INDICATOR, PAPERS, VIEW, HELP)


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``keys`` are its shortcuts as Qt writes them, the first of which is shown.

    ``choice_of`` names the submenu of choices that it is one of, ``within`` a submenu of commands; ``on_off`` says
    that it is switched on and off; ``apart`` that a line separates it, or the submenu that it begins, from what stands
    before. ``does`` is one sentence for the guide and the tip.
    """

    id: str
    menu: str
    text: str
    does: str
    keys: tuple[str, ...] = ()
    choice_of: str = ""
    within: str = ""
    on_off: bool = False
    apart: bool = False

    @property
    def submenu(self) -> str:
        """The submenu that it stands in, or ""."""
        return self.choice_of or self.within

    @property
    def words(self) -> str:
        """The text without the marks of its access key."""
        return self.text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def menu_of(command: Command) -> str:
    """ "View > Text size", or "File"."""
    names = (command.menu, command.submenu) if command.submenu else (command.menu,)
    return " > ".join(name.replace("&", "") for name in names)


def menu_keys(command: Command) -> str:
    """The keys that lead to a command through its menu: "Alt+F, N"; "" where a name on the way has no such letter."""
    letters = [_letter(name) for name in (command.menu, command.submenu, command.text) if name]
    return f"Alt+{', '.join(letters)}" if all(letters) else ""


def _letter(text: str) -> str:
    place = text.replace("&&", "  ").find("&")
    return text[place + 1].upper() if place >= 0 else ""
