"""Keys that a text box leaves to the window: undo and redo, which are always the program's, and finding and saving.

A box hands its typing over before it lets undo through, so it never has anything of its own to undo: Ctrl+Z means
the same half a second after a key as a minute later.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

_UNDO_KEYS: Final = ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Alt+Backspace", "Alt+Shift+Backspace")
_WINDOW_KEYS: Final = (
    *("Ctrl+K", "Ctrl+S", "Ctrl+F", "F3", "Shift+F3"),
    *("Ctrl+E", "Ctrl+T", "Ctrl+M", "Ctrl+D", "Ctrl+J", "Ctrl+Return", "Ctrl+Enter"),
)


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Whether the keys mean undo or redo on any of the three systems."""
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    return _is_one_of(event, _UNDO_KEYS)


def is_for_the_window(event: QKeyEvent) -> bool:
    """Whether the keys belong to the window although a text box knows them too."""
    return is_undo_or_redo(event) or _is_one_of(event, _WINDOW_KEYS)


def without_undo(menu: QMenu) -> QMenu:
    """A text box's own context menu less undo and redo, which would not be the program's."""
    for action in list(menu.actions()):
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    first: QAction | None = menu.actions()[0] if menu.actions() else None
    if first is not None and first.isSeparator():
        menu.removeAction(first)
    return menu


def _is_one_of(event: QKeyEvent, keys: tuple[str, ...]) -> bool:
    pressed = QKeySequence(event.keyCombination())
    return any(pressed == QKeySequence(key) for key in keys)
