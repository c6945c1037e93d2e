"""The words of a document, whatever it is: Office documents of Microsoft and LibreOffice, PDF, plain text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

from cpc_selfeval.contributions.attached.answer import Words
from cpc_selfeval.contributions.attached.unreadable import Unreadable

_ZIP: Final = b"PK\x03\x04"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_PDF: Final = b"%PDF-"
_BEGINNING: Final = 1024
_PIECE: Final = 50_000


def load_for(document: bytes) -> None:
    """Load all that reading the words of this document needs, while files can still be opened."""
    for name in ("cp437", "cp1252", "utf-16", "utf-8-sig"):
        codecs.lookup(name)
    if document.startswith(_ZIP):
        from cpc_selfeval.contributions.attached import office  # noqa: F401 - loaded for its own sake
    elif _is_pdf(document):
        from cpc_selfeval.contributions.attached import pdf

        pdf.load()


def words_of(document: bytes) -> Iterator[Words]:
    """The words of a document, piece by piece. Raises Unreadable."""
    if document.startswith(_ZIP):
        from cpc_selfeval.contributions.attached.office import office_words

        yield from office_words(document)
    elif _is_pdf(document):
        from cpc_selfeval.contributions.attached.pdf import pdf_words

        yield from pdf_words(document)
    else:
        yield from _plain_words(document)


def _is_pdf(document: bytes) -> bool:
    """PDFs may have something before them, such as the head of an e-mail (PDF 1.7, implementation note 13)."""
    return _PDF in document[:_BEGINNING]


def _plain_words(document: bytes) -> Iterator[Words]:
    if document.startswith(_OLD_OFFICE):
        raise Unreadable("it is a protected document, or one of Office before 2007")
    if document.startswith(_PICTURES):
        raise Unreadable("it is a picture, and a program cannot read what it shows")
    text = _decoded(document)
    for begin in range(0, len(text), _PIECE):
        yield Words("", text[begin : begin + _PIECE])


def _decoded(document: bytes) -> str:
    if document.startswith((b"\xff\xfe", b"\xfe\xff")):
        return document.decode("utf-16", errors="replace")
    if b"\x00" in document:
        raise Unreadable("it is neither an Office document, nor a PDF, nor plain text")
    try:
        return document.decode("utf-8-sig")
    except UnicodeDecodeError:
        return document.decode("cp1252", errors="replace")
