"""A printer to be asked for, on A4 as in the UK: Qt takes the size of this computer's country, which may be Letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def new_printer(title: str) -> QPrinter:
    """A printer for a document of this title. Loads Qt's own part for printing, which a system may lack."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer
