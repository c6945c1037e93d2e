"""The words of a PDF, page by page, by PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cpc_selfeval.contributions.attached.answer import Words
from cpc_selfeval.contributions.attached.unreadable import TOO_LARGE, Unreadable

if TYPE_CHECKING:
    import pypdfium2

_MOST_PAGES: Final = 5000
_PASSWORD: Final = 4
"""PDFium's FPDF_ERR_PASSWORD."""


def load() -> None:
    """Load the library, while files can still be opened."""
    import pypdfium2

    pypdfium2.PdfDocument.new().close()


def pdf_words(document: bytes) -> Iterator[Words]:
    """The words of a PDF. Raises Unreadable, also where there are none: then its pages are pictures."""
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(document)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == _PASSWORD
        raise Unreadable("it has a password" if protected else "it is damaged") from error
    if len(opened) > _MOST_PAGES:
        raise Unreadable(TOO_LARGE)
    found = 0
    for number in range(len(opened)):
        text = _page(opened, number)
        if text.strip():
            found += 1
            yield Words(f"page {number + 1}", text)
    if len(opened) and not found:
        raise Unreadable("its pages are pictures, and a program cannot read what they show")


def _page(opened: pypdfium2.PdfDocument, number: int) -> str:
    import pypdfium2

    try:
        page = opened[number]
        words = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Unreadable("it is damaged") from error
    text = words.get_text_bounded()
    words.close()
    page.close()
    return str(text).replace("\r\n", "\n")
