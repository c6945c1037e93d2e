"""The pages of a PDF as pictures and as words, by PDFium: what is seen and printed is the very file that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINT: Final = 1 / 72
"""Inches."""


class PdfPages:
    """The pages of one PDF. To be used on one thread: PDFium is not made for several."""

    def __init__(self, content: bytes) -> None:
        """``content`` is a PDF of ours, so it is sound."""
        from pypdfium2 import PdfDocument  # 0.1 s that no start needs

        self._document: PdfDocument = PdfDocument(content)

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> QSizeF:
        """Width and height of a page, counted from 0, in points."""
        return QSizeF(*self._document.get_page_size(number))

    def picture(self, number: int, dots: float) -> QImage:
        """A page in so many dots per inch, on white."""
        page = self._document[number]
        bitmap = page.render(scale=dots * POINT, rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bitmap.buffer,
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGBX8888,
        ).copy()  # the buffer goes with the bitmap
        bitmap.close()
        page.close()
        return image

    def words(self, number: int) -> str:
        """The text of a page, as it is read, for people who do not see it."""
        page = self._document[number]
        text = page.get_textpage()
        found = str(text.get_text_range()).replace("\r\n", "\n").strip()
        text.close()
        page.close()
        return found

    def close(self) -> None:
        """Let go of the file. Twice does no harm."""
        self._document.close()
