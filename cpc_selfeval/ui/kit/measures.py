"""Sizes in pixels of the design at 100%: Qt's scale factor comes on top by itself, the user's text size through
:func:`set_text_scale`."""

from __future__ import annotations

import sys
from functools import cache
from typing import Final, Literal

from PySide6.QtGui import QFont, QFontInfo

FAMILY: Final = "Source Sans 3"
TextSize = Literal["small", "quiet", "body", "heading3", "heading2", "heading1"]
SIZES: Final[dict[TextSize, int]] = {
    "small": 12,
    "quiet": 13,
    "body": 15,
    "heading3": 15,
    "heading2": 17,
    "heading1": 23,
}
STEP: Final = 4
CORNER: Final = 8
CONTROL_CORNER: Final = 6
CONTROL_HEIGHT: Final = 32
ICON_SMALL: Final = 13
ICON: Final = 16
ICON_LARGE: Final = 20
"""The sides of icons: on quiet links, beside words, and beside a message or an empty place."""
ICON_GAP: Final = 6
"""Between an icon and its words."""
LINK_PAD: Final = 2
"""Before the words of a link button: no more than keeps the focus ring off them, so that they line up with the text."""
ICON_LINE: Final = 1.5
"""The weight of every line of every icon."""


class _Shown:
    """How large the user has text now."""

    scale = 1.0


def set_text_scale(scale: float) -> None:
    """Multiply every size by this, from 1.0 to 3.0. Called by the theme, before it sets its stylesheet."""
    _Shown.scale = min(3.0, max(1.0, scale))
    _font.cache_clear()


def text_scale() -> float:
    """The user's text size; 1.0 is the design's."""
    return _Shown.scale


def px(size: float) -> int:
    """A size of the design in logical pixels at the user's text size."""
    return round(size * _Shown.scale)


def font(size: TextSize = "body", *, bold: bool = False, semibold: bool = False) -> QFont:
    """The program's typeface at one of its sizes."""
    return QFont(_font(size, bold, semibold))


@cache
def _font(size: TextSize, bold: bool, semibold: bool) -> QFont:
    """Asked for each row, each line and each measure of what is drawn."""
    shape = QFont()
    shape.setFamilies([FAMILY, "Segoe UI", "Helvetica Neue", "DejaVu Sans", "sans-serif"])
    shape.setPixelSize(px(SIZES[size]))
    if bold or semibold:
        shape.setWeight(QFont.Weight.Bold if bold else QFont.Weight.DemiBold)
    return shape


def scale_of(system_font: QFont) -> float:
    """How much larger than its system's normal size the user has made text: Windows 9 pt, macOS 13, else 11 at most.

    Only ever enlarges; a desktop with a smaller font keeps the design's size.
    """
    normal = {"win32": 9.0, "darwin": 13.0}.get(sys.platform, 11.0)
    return max(1.0, QFontInfo(system_font).pointSizeF() / normal)
