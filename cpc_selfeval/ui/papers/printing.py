"""Printing a paper: the PDF's own pages, drawn at the printer's resolution, on whatever paper is in it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit.new_printer import new_printer
from cpc_selfeval.ui.papers.rendering import POINT, PdfPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DOTS: Final = 600
"""Dots per inch beyond which nobody sees a difference, and a page takes hundreds of megabytes."""

GoesOn = Callable[[int], bool]
"""Told how many pages are on paper; whether to go on."""


def can_print() -> bool:
    """Whether Qt's own part for printing is there: a system may lack it. Loads nothing."""
    return find_spec("PySide6.QtPrintSupport") is not None


def asked_for_printer(window: QWidget, title: str, pages: int) -> QPrinter | None:
    """Let the person choose a printer, pages and copies in the system's own dialogue; None where they do not."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    printer = new_printer(title)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(f"Print: {title}")
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def chosen_pages(printer: QPrinter, pages: int) -> range:
    """The pages that are wanted, counted from 0; all where no range was chosen."""
    first, last = printer.fromPage(), printer.toPage()
    return range(pages) if not first else range(first - 1, min(last or pages, pages))


def put_on_paper(document: PdfPages, printer: QPrinter, goes_on: GoesOn = lambda _done: True) -> bool:
    """Print the pages that were chosen, each on a sheet of its own orientation; whether all of them were taken.

    A page is as large as it says, and smaller only where the sheet is. ``goes_on`` is asked before every page.
    """
    wanted = chosen_pages(printer, len(document))
    printer.setFullPage(True)
    painter = QPainter()
    for done, number in enumerate(wanted):
        if not goes_on(done):
            painter.end()
            printer.abort()
            return False
        _turn(printer, document.size(number))
        if not (painter.begin(printer) if done == 0 else printer.newPage()):
            return False
        _draw(painter, printer, document, number)
    return painter.end() if wanted else True


def _turn(printer: QPrinter, page: QSizeF) -> None:
    """Let the next sheet stand or lie as the page does."""
    lies = page.width() > page.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF())


def _draw(painter: QPainter, printer: QPrinter, document: PdfPages, number: int) -> None:
    resolution = printer.resolution()
    size = document.size(number) * (POINT * resolution)
    sheet = QRectF(printer.pageLayout().fullRectPixels(resolution))
    fits = min(1.0, sheet.width() / size.width(), sheet.height() / size.height())
    target = QRectF(0, 0, size.width() * fits, size.height() * fits)
    target.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    painter.drawImage(target, document.picture(number, min(resolution * fits, MOST_DOTS)))
