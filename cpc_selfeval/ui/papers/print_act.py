"""Printing a paper from the window: the printer is asked for, and pages go there one by one until somebody stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from cpc_selfeval.ui.papers.printing import asked_for_printer, chosen_pages, put_on_paper
from cpc_selfeval.ui.papers.rendering import PdfPages

SHOWN_AFTER = 500
"""Milliseconds after which people are told that something is going on."""


def print_paper(pages: PdfPages, title: str, window: QWidget) -> str:
    """Ask for a printer and print; what became of it in a sentence, "" where nobody chose a printer."""
    printer = asked_for_printer(window, title, len(pages))
    if printer is None:
        return ""
    wanted = len(chosen_pages(printer, len(pages)))
    progress = QProgressDialog(f"Printing: {title}", "Stop", 0, wanted, window)
    progress.setWindowTitle("Printing")
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(SHOWN_AFTER)

    def goes_on(done: int) -> bool:
        progress.setValue(done)
        progress.setLabelText(f"Printing page {done + 1} of {wanted}")
        QApplication.processEvents()
        return not progress.wasCanceled()

    done = put_on_paper(pages, printer, goes_on)
    stopped = progress.wasCanceled()
    progress.close()
    progress.deleteLater()
    if done:
        return f"Sent to the printer: {wanted} {'page' if wanted == 1 else 'pages'}."
    return "Printing was stopped." if stopped else "The printer did not take it. See whether it is switched on."
