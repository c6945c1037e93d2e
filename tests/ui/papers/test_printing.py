"""Papers on paper: the PDF's own pages at the printer's resolution, tried on a printer that writes a file."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.papers import print_act
from cpc_selfeval.ui.papers.printing import MOST_DOTS, chosen_pages, put_on_paper
from cpc_selfeval.ui.papers.rendering import PdfPages
from tests.exports.tagged_pdf.papers import blank_paper


@pytest.fixture(scope="module")
def content() -> bytes:
    """A portrait page, two that lie, and a portrait one."""
    paper = blank_paper()
    with paper.landscape():
        paper.heading(2, "Lying")
        paper.page_break()
        paper.heading(2, "Lying too")
    paper.heading(2, "Standing")
    return paper.as_bytes()


def printer_to(target: Path, dots: int = 96) -> QPrinter:
    """A printer that writes a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(dots)
    return printer


def _dark(image: QImage) -> set[tuple[int, int]]:
    """The places of what is dark."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    dots, line = bytes(grey.constBits()), grey.bytesPerLine()
    return {(x, y) for y in range(grey.height()) for x in range(grey.width()) if dots[y * line + x] < 150}


def sheets(path: Path) -> list[tuple[int, int]]:
    """Width and height of every sheet, in points."""
    with pikepdf.open(path) as pdf:
        return [(round(float(p.MediaBox[2])), round(float(p.MediaBox[3]))) for p in pdf.pages]


def test_each_page_is_a_sheet_of_its_own_orientation(qapp: QApplication, content: bytes, tmp_path: Path) -> None:
    document = PdfPages(content)
    assert put_on_paper(document, printer_to(tmp_path / "printed.pdf"))
    assert sheets(tmp_path / "printed.pdf") == [(595, 842), (842, 595), (842, 595), (595, 842)]
    document.close()


def test_what_is_printed_looks_like_the_paper(qapp: QApplication, content: bytes, tmp_path: Path) -> None:
    document = PdfPages(content)
    put_on_paper(document, printer_to(tmp_path / "printed.pdf", 150))
    printed = PdfPages((tmp_path / "printed.pdf").read_bytes())
    wanted, got = _dark(document.picture(0, 50)), _dark(printed.picture(0, 50))
    assert len(wanted) > 100
    near = {(x + i, y + j) for x, y in got for i in (-1, 0, 1) for j in (-1, 0, 1)}
    assert len(wanted & near) / len(wanted) > 0.95, "the same letters stand in the same places"
    document.close()
    printed.close()


def test_only_the_pages_that_were_chosen(qapp: QApplication, content: bytes, tmp_path: Path) -> None:
    document = PdfPages(content)
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setFromTo(3, 9)
    assert list(chosen_pages(printer, len(document))) == [2, 3]
    assert put_on_paper(document, printer)
    assert sheets(tmp_path / "printed.pdf") == [(842, 595), (595, 842)]
    document.close()


def test_printing_can_be_stopped_before_any_page(qapp: QApplication, content: bytes, tmp_path: Path) -> None:
    document = PdfPages(content)
    asked: list[int] = []

    def twice(done: int) -> bool:
        asked.append(done)
        return done < 2

    assert not put_on_paper(document, printer_to(tmp_path / "printed.pdf"), twice)
    assert asked == [0, 1, 2]
    document.close()


def test_no_printer_draws_more_dots_than_anybody_sees(qapp: QApplication, content: bytes, tmp_path: Path) -> None:
    drawn: list[float] = []

    class Watched(PdfPages):
        def picture(self, number: int, dots: float) -> QImage:
            drawn.append(dots)
            return super().picture(number, 20)

    document = Watched(content)
    put_on_paper(document, printer_to(tmp_path / "printed.pdf", 1200))
    put_on_paper(document, printer_to(tmp_path / "again.pdf", 150))
    assert drawn == pytest.approx([MOST_DOTS] * 4 + [150] * 4, rel=0.01)
    document.close()


def test_a_page_is_read_as_words(qapp: QApplication, content: bytes) -> None:
    document = PdfPages(content)
    assert len(document) == 4
    assert "Lying too" in document.words(2)
    document.close()


def test_the_system_is_asked_for_the_printer(qtbot: QtBot, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[tuple[int, int]] = []

    def leave() -> None:
        (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QPrintDialog)]
        seen.append((dialog.minPage(), dialog.maxPage()))
        dialog.reject()

    QTimer.singleShot(0, leave)
    document = PdfPages(content)
    assert print_act.print_paper(document, "COG summary", window) == ""
    assert seen == [(1, 4)]
    document.close()


@pytest.mark.qt_log_ignore("QPainter::|QPdf", extend=True)
def test_what_became_of_printing_is_told(
    qtbot: QtBot, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    document = PdfPages(content)
    printer = printer_to(tmp_path / "printed.pdf")
    monkeypatch.setattr(print_act, "asked_for_printer", lambda *_asked: printer)
    assert print_act.print_paper(document, "COG summary", window) == "Sent to the printer: 4 pages."
    nowhere = printer_to(tmp_path / "no such folder" / "printed.pdf")
    monkeypatch.setattr(print_act, "asked_for_printer", lambda *_asked: nowhere)
    assert "did not take it" in print_act.print_paper(document, "COG summary", window)
    document.close()
