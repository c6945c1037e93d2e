"""The icon before a file's name: a document, a workbook, a picture, or any other file, told by how its name ends."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cpc_selfeval.ui.kit import Icon, colours, paint_icon, px
from cpc_selfeval.ui.kit.measures import ICON

_KINDS: Final = {
    Icon.PAPER: (".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".md"),
    Icon.WORKBOOK: (".xls", ".xlsx", ".xlsm", ".ods", ".csv"),
    Icon.PICTURE: (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg"),
}


def icon_of_file(name: str) -> Icon:
    """The icon for a file of this name; that of any file where the ending is not known."""
    ending = PurePath(name).suffix.casefold()
    return next((icon for icon, endings in _KINDS.items() if ending in endings), Icon.OTHER_FILE)


class FileSign(QWidget):
    """The icon of a file's kind. It says nothing to a screen reader, which reads the name with its ending."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = icon_of_file(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A little higher than the icon, so that it stands beside the name's first line."""
        return QSize(px(ICON), px(ICON) + px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        paint_icon(painter, QRectF(0, px(3), px(ICON), px(ICON)), self.icon, colours().quiet)
        painter.end()
