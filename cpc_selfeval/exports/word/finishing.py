"""The finished document as bytes that depend on nothing but what it says: sections, furniture, properties, times."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml import parse_xml
from lxml import etree

from cpc_selfeval.exports.tagged_pdf import abridged
from cpc_selfeval.exports.word.blocks import written
from cpc_selfeval.exports.word.characters import fit
from cpc_selfeval.exports.word.document import is_said
from cpc_selfeval.exports.word.furniture import Furniture
from cpc_selfeval.exports.word.sections import PageShape, R, Section, W
from cpc_selfeval.exports.word.styles import Styles

_LONGEST: Final = 255
"""Characters that Word takes for a property of a document."""
_EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""What a zip's own times begin with."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the document says of itself."""

    title: str
    author: str
    subject: str
    language: str
    creator: str
    created: datetime


def finished(
    document: Document,
    named: Named,
    sections: Sequence[Section],
    shape: PageShape,
    properties: etree._Element,
    furniture: Furniture,
) -> bytes:
    """The document's bytes."""
    references = _References(document, shape, properties, furniture)
    said: list[str] = []
    lies: bool | None = None
    for section in sections:
        own = references.of(section) if section.lies != lies else ""
        end = shape.xml(section, own, first=lies is None)
        lies = section.lies
        said.append(written(section.blocks, end) if section is not sections[-1] else written(section.blocks) + end)
    _name(document, named)
    content = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(said)}</w:body></w:document>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return _packed(document, (head + content).encode(), named.created)


class _References:
    """Which header and footer a section has: the template's own where they show anything, else ours."""

    def __init__(self, document: Document, shape: PageShape, properties: etree._Element, furniture: Furniture) -> None:
        self._document, self._shape, self._furniture = document, shape, furniture
        self._styles = Styles(document.styles.element)
        self._given: dict[str, list[etree._Element]] = {}
        for kind in ("header", "footer"):
            found = properties.findall(f"{{{W}}}{kind}Reference")
            self._given[kind] = found if any(is_said(document, each) for each in found) else []

    def of(self, section: Section) -> str:
        """What a section says of them."""
        return "".join(self._kind(kind, section) for kind in ("header", "footer"))

    def _kind(self, kind: str, section: Section) -> str:
        if given := self._given[kind]:
            return "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in given)
        main: Any = self._document.part
        part, relation = main.add_header_part() if kind == "header" else main.add_footer_part()
        width = self._shape.text_width(lies=section.lies)
        line = (self._furniture.header if kind == "header" else self._furniture.footer)(self._styles.named(kind), width)
        element: Any = part.element
        for child in list(element):
            element.remove(child)
        element.append(parse_xml(line))
        return f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'


def _name(document: Document, named: Named) -> None:
    properties = document.core_properties
    at = named.created.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = abridged(fit(named.title), _LONGEST)
    properties.author = properties.last_modified_by = abridged(fit(named.author), _LONGEST)
    properties.subject = abridged(fit(named.subject), _LONGEST)
    properties.comments = abridged(fit(named.creator), _LONGEST)
    properties.language = named.language
    properties.created = properties.modified = at
    properties.revision = 1
    properties.category = properties.content_status = properties.identifier = properties.keywords = ""
    properties.version = ""


def _packed(document: Document, body: bytes, created: datetime) -> bytes:
    """Every part with the paper's time; the main part is what we wrote ourselves."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    main = document.part.partname.membername
    at = max(created.astimezone(UTC), _EARLIEST).timetuple()[:6]
    with ZipFile(raw) as archive, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name in archive.namelist():
            entry = ZipInfo(name, at)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            packed.writestr(entry, body if name == main else archive.read(name))
    return out.getvalue()
