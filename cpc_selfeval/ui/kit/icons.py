"""The icons: one free set (Lucide, ``resources/icons``), known by what each stands for and never by a file's name.

An icon is drawn when it is painted, in the colour asked for and for the very pixels that it will lie on, so it is sharp
at every scale and text size, and follows the theme like the words beside it. Nothing of it lives on: images are plain
values, and no engine of Qt's belongs to Python. Every icon has the same weight of line, whatever its size.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from cpc_selfeval import shipped
from cpc_selfeval.ui.kit.measures import ICON, ICON_LINE, px, text_scale
from cpc_selfeval.ui.kit.theme import colours

INKS: Final = ("text", "quiet", "off", "accent", "on_accent", "good", "warning", "bad")
"""The roles of colours that icons are drawn in; ``docs/contrast.py`` holds each against what it may lie on."""
_GRID: Final = 24
"""Units of the set's own grid across an icon."""
_AS_DRAWN: Final = ('stroke="currentColor"', 'stroke-width="2"')
"""What the set leaves to whoever shows it."""


class Icon(Enum):
    """What an icon stands for; the value is its name in the set."""

    # Files and the program
    NEW = "file-plus"
    OPEN = "folder-open"
    FOLDER = "folder"
    RECENT = "clock"
    LOOK = "eye"
    SAVE = "save"
    SAVING = "loader"
    COPY = "copy"
    IMPORT = "file-down"
    BACKUP = "archive"
    RESTORE = "archive-restore"
    RESCUE = "life-buoy"
    PERSON = "user-round"
    LOCK = "lock"
    UNDO = "undo-2"
    REDO = "redo-2"
    FIND = "search"
    HISTORY = "history"
    SETTINGS = "settings"
    HELP = "circle-question-mark"
    GUIDE = "book-open"
    KEYS = "keyboard"
    DROP = "file-up"

    # Pages
    OVERVIEW = "layout-dashboard"
    INDICATORS = "list-checks"
    EVIDENCE = "files"
    ACTIONS = "list-todo"
    AGENCIES = "users-round"
    DETAILS = "landmark"
    CHECKS = "clipboard-check"
    MODERATION = "scale"
    PERSONAL_DETAILS = "shield-alert"
    INSPECTIONS = "badge-check"
    CAPACITY = "trending-up"
    CYCLES = "repeat"

    # Papers
    PAPER = "file-text"
    PRINT = "printer"
    WORKBOOK = "file-spreadsheet"
    PACK = "package"
    PICTURE = "file-image"
    OTHER_FILE = "file"
    LINK = "link"
    MAIL = "mail"

    # Acts and parts of controls
    ADD = "plus"
    LESS = "minus"
    REMOVE = "trash-2"
    FILTER = "list-filter"
    COLUMNS = "columns-3"
    CLEAR = "x"
    TICK = "check"
    CALENDAR = "calendar"
    OPENED = "chevron-down"
    BEFORE = "chevron-left"
    AFTER = "chevron-right"
    UPWARDS = "arrow-up"
    DOWNWARDS = "arrow-down"

    # Messages
    GOOD = "circle-check"
    NOTE = "info"
    WARNING = "triangle-alert"
    BAD = "circle-alert"


def paint_icon(
    painter: QPainter, box: QRectF, icon: Icon, colour: str, *, opacity: float = 1.0, line: float = ICON_LINE
) -> None:
    """Draw an icon in the middle of ``box``, as large a square as fits, in a colour "#RRGGBB".

    The painter may be moved and scaled, not turned. ``line`` is the weight of its lines in pixels of the design.
    """
    seen = painter.deviceTransform()
    ratio = seen.m11() or 1.0
    side = min(box.width(), box.height())
    pixels = max(1, round(side * ratio))
    image = icon_image(icon, pixels, colour, round(line * text_scale() * ratio, 2))
    corner = box.center() - QPointF(side / 2, side / 2)
    # On whole pixels, or every line of it is smeared over two
    left = (round(corner.x() * ratio + seen.dx()) - seen.dx()) / ratio
    top = (round(corner.y() * ratio + seen.dy()) - seen.dy()) / ratio
    before = painter.opacity()
    painter.setOpacity(before * opacity)
    painter.drawImage(QRectF(left, top, pixels / ratio, pixels / ratio), image)
    painter.setOpacity(before)


@lru_cache(maxsize=512)
def icon_image(icon: Icon, pixels: int, colour: str, line: float) -> QImage:
    """An icon as an image of ``pixels`` by ``pixels``, its lines ``line`` pixels wide.

    Raises FileNotFoundError where the set that comes with the program is not whole.
    """
    from PySide6.QtSvg import QSvgRenderer  # loaded with the first icon that is seen

    drawn = (shipped.folder("resources") / "icons" / f"{icon.value}.svg").read_text(encoding="utf-8")
    width = line * _GRID / pixels
    for left_open, said in zip(_AS_DRAWN, (f'stroke="{colour}"', f'stroke-width="{width:.3f}"'), strict=True):
        drawn = drawn.replace(left_open, said)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(drawn.encode("utf-8")).render(painter)
    painter.end()
    return image


def picture(icon: Icon, *, ratio: float, side: int = ICON) -> QIcon:
    """An icon for what Qt itself draws, as menus: in the ink of quiet words now, and in that of what cannot be used.

    ``ratio`` is the device pixel ratio of where it will be seen. To be asked for anew when the colours change.
    """
    c = colours()
    made = QIcon()
    for colour, mode in ((c.quiet, QIcon.Mode.Normal), (c.off, QIcon.Mode.Disabled)):
        image = icon_image(icon, max(1, round(px(side) * ratio)), colour, round(ICON_LINE * text_scale() * ratio, 2))
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap, mode)
    return made
