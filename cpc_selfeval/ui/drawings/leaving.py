"""A drawing that leaves the window: as a picture, or on paper. Dark on white, with its title and its notes."""

from __future__ import annotations

from importlib.util import find_spec
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.drawings.description import Drawing
from cpc_selfeval.ui.drawings.painting import in_room, paint_picture
from cpc_selfeval.ui.kit.colours import LIGHT
from cpc_selfeval.ui.kit.new_printer import new_printer

WIDTH = 720
"""The width of a picture in pixels of the design; it has twice as many, so that it is sharp in a document."""
SHARPNESS = 2.0
MARGIN = 16
_PAPER_WIDTH = 660
"""How many pixels of the design go across a page, so that letters have the size of a paper's."""


def as_picture(drawing: Drawing) -> QImage:
    """The drawing as a picture at twice the size, on white."""
    picture = in_room(drawing, (WIDTH - 2 * MARGIN) * SHARPNESS, SHARPNESS, titled=True)
    margin = MARGIN * SHARPNESS
    size = QSize(ceil(WIDTH * SHARPNESS), ceil(picture.height + 2 * margin))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(margin, margin)
    paint_picture(painter, picture, LIGHT, SHARPNESS)
    painter.end()
    image.setDotsPerMeterX(round(96 * SHARPNESS / 0.0254))
    image.setDotsPerMeterY(round(96 * SHARPNESS / 0.0254))
    return image


def copy_picture(drawing: Drawing) -> None:
    """Put it on the clipboard."""
    QGuiApplication.clipboard().setImage(as_picture(drawing))


def can_print() -> bool:
    """Whether this program can print: Qt's own part for it may be missing from a system. Loads nothing."""
    return find_spec("PySide6.QtPrintSupport") is not None


def print_drawing(drawing: Drawing, window: QWidget) -> bool:
    """Ask for a printer, and print; whether it was printed."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = new_printer(drawing.title)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle("Print this drawing")
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted and put_on_paper(drawing, printer)


def put_on_paper(drawing: Drawing, printer: object) -> bool:
    """Draw it on a printer's page, as wide as the page and never over its foot; whether the printer took it."""
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    if printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape:
        across = _PAPER_WIDTH * 1.4
    else:
        across = _PAPER_WIDTH
    scale = page.width() / across
    picture = in_room(drawing, page.width(), scale, titled=True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    fits = min(1.0, page.height() / picture.height)
    painter.scale(fits, fits)
    paint_picture(painter, picture, LIGHT, scale)
    return painter.end()
