"""The user guide in the window: a window of its own, beside which one goes on working."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def open_guide(anchor: str = "", near: QWidget | None = None) -> None:
    """Show the guide at one of its headings, for reading while the work goes on: nothing waits for it to be closed.

    ``anchor`` names a heading as links do: "Is the level supported?" is "is-the-level-supported". "" is the beginning,
    and so is a heading that there is not. ``near`` is the widget that asks: the guide opens beside its window, and
    gives the keyboard back to it when it is closed.
    """
    from cpc_selfeval.ui.guide.window import show_guide

    show_guide(anchor, near)
