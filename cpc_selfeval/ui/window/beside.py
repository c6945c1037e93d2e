"""Dialogs that stand beside the window: one goes on working with what they say in sight, and with several of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from cpc_selfeval.ui.kit.note_dialog import FramedDialog

_ABOUT = "what_it_is_about"


def show_beside(window: QWidget, kind: type[QDialog], make: Callable[[], QDialog], about: str = "") -> QDialog:
    """Show a dialog of a kind that does not stand in the way; the one that is open already comes forward.

    ``about`` tells apart dialogs of one kind, as the histories of two entries: each has one of its own.
    """
    opened = (
        dialog
        for dialog in window.findChildren(kind)
        if type(dialog) is kind and dialog.isVisible() and dialog.property(_ABOUT) == about
    )
    dialog = next(opened, None) or make()
    dialog.setProperty(_ABOUT, about)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def hold_begun(window: QWidget) -> None:
    """Keep what is typed in the dialogs of a window and was not recorded yet."""
    for dialog in window.findChildren(FramedDialog):
        dialog.hold_begun()


def close_beside(window: QWidget) -> None:
    """Close the dialogs of a window whose file is closed: they have nothing to show any more."""
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible() and not dialog.isModal():
            dialog.close()
