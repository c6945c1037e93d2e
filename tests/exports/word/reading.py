"""Word papers read back by python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> Document:
    """The document; every part of it is sound XML."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    return docx.Document(io.BytesIO(content))


def headings(document: Document) -> list[tuple[int, str]]:
    """Level and text of each heading, in order."""
    found = []
    for paragraph in paragraphs(document):
        name = (paragraph.style.name if paragraph.style else "") or ""
        if name.startswith("Heading "):
            found.append((int(name.split()[1]), paragraph.text))
    return found


def paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph of the body, also of tables and of the contents, in order."""
    return [Paragraph(element, document) for element in document.element.body.iter(f"{W}p")]


def tables(document: Document) -> list[Table]:
    """Every table."""
    return document.tables


def said(document: Document) -> str:
    """All words, a paragraph a line; a line's end is a line, too."""
    return "\n".join(paragraph.text for paragraph in paragraphs(document))


def values(document: Document, tag: str, attribute: str = "val") -> list[Any]:
    """An attribute of every element of this name in the body."""
    return [element.get(f"{W}{attribute}") for element in document.element.body.iter(f"{W}{tag}")]
