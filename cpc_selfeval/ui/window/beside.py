"""Dialogs that are only read stand beside the window: one goes on working with what they say in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget


def show_beside(window: QWidget, kind: type[QDialog], make: Callable[[], QDialog]) -> QDialog:
    """Show a dialog of a kind that does not stand in the way; the one that is open already comes forward."""
    opened = (dialog for dialog in window.findChildren(kind) if type(dialog) is kind and dialog.isVisible())
    dialog = next(opened, None) or make()
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
