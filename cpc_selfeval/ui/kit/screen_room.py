"""How large a window may be on the screen that it is on: at 200% a laptop's screen is 683 by 384 pixels."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit.measures import px

FRAME: Final = QSize(16, 40)
"""What a window system's own frame takes, in pixels."""


def on_screen(widget: QWidget, width: int, height: int) -> QSize:
    """``width`` by ``height`` pixels of the design; where the screen has less room, as much as it has."""
    room = widget.screen().availableGeometry().size() - FRAME
    return QSize(px(width), px(height)).boundedTo(room)
