"""What a file is that is no package of XML, told by how it begins."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.contributions.reading.unfit import Unfit
from cpc_selfeval.domain.contribution_refusals import NotAWorkbook, WorkbookProtected

PACKAGE: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds an encrypted package ([MS-OFFCRYPTO] 2.3.4.4); labels of Azure make one too."""
_BEGINNINGS: Final = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"PK\x05\x06", "an empty archive"),
    (b"SQLite format 3\x00", "a self-evaluation or another database"),
    (b"ID;P", "an old table (SYLK)"),
)
_PAGE_MARKS: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta")
_LOOKED_AT: Final = 4096


def not_a_package(document: bytes) -> Unfit:
    """Say what a file seems to be that does not begin as an .xlsx file does."""
    if document.startswith(_OLE):
        if _ENCRYPTED in document:
            return Unfit(WorkbookProtected)
        return Unfit(NotAWorkbook, "a workbook or document of before 2007 (.xls, .doc)")
    return Unfit(NotAWorkbook, _looks_like(document))


def _looks_like(document: bytes) -> str:
    if not document.strip(b"\x00 \r\n\t"):
        return "an empty file"
    for beginning, name in _BEGINNINGS:
        if document.startswith(beginning):
            return name
    return _kind_of_text(document[:_LOOKED_AT]) or "a file of another kind"


def _kind_of_text(beginning: bytes) -> str:
    """Text of some kind, or "" where it is none."""
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.decode("utf-16", errors="ignore").encode()
    plain = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if plain.startswith(_PAGE_MARKS) or any(mark in plain for mark in _PAGE_MARKS[:2]):
        return "a web page, as one gets where a link asks to sign in"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
        return "a table in the XML format of Excel 2003"
    if plain.startswith(b"<?xml"):
        return "an XML document"
    if b"\x00" in plain:
        return ""
    return "a table or text without any formatting (.csv, .txt)"
