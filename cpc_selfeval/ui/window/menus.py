"""The menu bar, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from cpc_selfeval.ui.kit import literal, px
from cpc_selfeval.ui.kit.icons import picture
from cpc_selfeval.ui.kit.labels import repolish
from cpc_selfeval.ui.remembered import RecentFile
from cpc_selfeval.ui.window.command import MENUS, Command
from cpc_selfeval.ui.window.command_icons import COMMAND_ICONS, SUBMENU_ICONS
from cpc_selfeval.ui.window.commands import COMMANDS

SUBMENUS = frozenset({"recent"})
"""Commands that are a list of their own, filled when it is opened."""
_LOW: Final = 480
"""A screen lower than this, in pixels of the design, has menus whose lines stand closer."""


class Menus(QObject):
    """Every command as an action in its menu. ``acts`` maps each command's id to what it does.

    Raises KeyError for a command that nothing is done for: a fault of ours.
    """

    def __init__(self, bar: QMenuBar, acts: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._acts = acts
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.actions: dict[str, QAction] = {}
        self.lists: dict[str, QMenu] = {}
        for name in MENUS:
            self._menus[name] = bar.addMenu(name)
            self._menus[name].setToolTipsVisible(True)
            self._menus[name].aboutToShow.connect(lambda name=name: self._make_ready(name))
        for command in COMMANDS:
            self._add(command)

    def _add(self, command: Command) -> None:
        begins = bool(command.submenu) and command.submenu not in self._menus
        if command.apart:
            (self._menus[command.menu] if begins else self._menu_for(command)).addSeparator()
        menu = self._menu_for(command)
        if command.id in SUBMENUS:
            self.lists[command.id] = menu.addMenu(command.text)
            self.lists[command.id].setAccessibleName(command.words)
            return
        action = QAction(command.text, menu)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setToolTip(command.does)
        action.setStatusTip("")
        action.setMenuRole(_role(command.id))
        act = self._acts[command.id]
        action.triggered.connect(lambda _checked=False: act())
        action.setCheckable(command.on_off or bool(command.choice_of))
        if command.choice_of:
            self._groups[command.choice_of].addAction(action)
        menu.addAction(action)
        self.actions[command.id] = action

    def _make_ready(self, name: str) -> None:
        """Give a menu that is about to open its icons, in the colours and at the scale of this moment.

        On a low screen its lines stand closer: where they are too many still, Qt sets them in two columns.
        """
        menu = self._menus[name]
        low = menu.screen().geometry().height() < px(_LOW)
        if bool(menu.property("close_lines")) != low:
            menu.setProperty("close_lines", low)
            repolish(menu)
        ratio = menu.devicePixelRatioF()
        for command in COMMANDS:
            if command.menu == name and command.id in COMMAND_ICONS:
                shown = self.lists.get(command.id) or self.actions[command.id]
                shown.setIcon(picture(COMMAND_ICONS[command.id], ratio=ratio))
            if command.menu == name and command.submenu in SUBMENU_ICONS:
                self._menus[command.submenu].setIcon(picture(SUBMENU_ICONS[command.submenu], ratio=ratio))

    def _menu_for(self, command: Command) -> QMenu:
        name = command.submenu
        if not name:
            return self._menus[command.menu]
        if name not in self._menus:
            self._menus[name] = self._menus[command.menu].addMenu(name)
            self._menus[name].setToolTipsVisible(True)
        if command.choice_of and name not in self._groups:
            self._groups[name] = QActionGroup(self)
        return self._menus[name]

    def menu(self, name: str) -> QMenu:
        """One of the menus or submenus, by its name in the table."""
        return self._menus[name]

    def tick(self, command: str, *, on: bool = True) -> None:
        """Show a choice as chosen or a switch as on."""
        self.actions[command].setChecked(on)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Name in the menu what undo and redo would do."""
        self.actions["undo"].setText(literal_named("&Undo", undo))
        self.actions["redo"].setText(literal_named("&Redo", redo))

    def list_recent(self, recent: tuple[RecentFile, ...], open_file: Callable[[RecentFile], object]) -> None:
        """Fill the list of recent files."""
        menu = self.lists["recent"]
        menu.clear()
        for number, file in enumerate(recent, start=1):
            key = f"&{number} " if number < 10 else ""
            action = menu.addAction(f"{key}{literal(file.path.name)}  ·  {literal(str(file.path.parent))}")
            action.triggered.connect(lambda _checked=False, file=file: open_file(file))
        if not recent:
            menu.addAction("No files yet").setEnabled(False)


def literal_named(verb: str, act: str | None) -> str:
    """ "&Undo: strength of 2.1", or "&Undo"."""
    return f"{verb}: {literal(act)}" if act else verb


def _role(command: str) -> QAction.MenuRole:
    """macOS moves these to the program's own menu; everything else stays where it is."""
    roles = {"about": QAction.MenuRole.AboutRole, "quit": QAction.MenuRole.QuitRole}
    return roles.get(command, QAction.MenuRole.NoRole)
