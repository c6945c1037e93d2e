"""The document that a paper is written into: our own, or a committee's template without the words in it."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Container
from typing import Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart
from lxml import etree

from cpc_selfeval.domain.paper_refusals import TemplateUnusable
from cpc_selfeval.exports.word.blank import blank
from cpc_selfeval.exports.word.sections import R, W

MOST_BYTES: Final = 20_000_000
"""A template of councils has a logo or two."""
_MOST_UNPACKED: Final = 200_000_000
_KEPT: Final = frozenset(
    {RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.THEME, RT.FONT_TABLE, RT.WEB_SETTINGS, RT.HEADER, RT.FOOTER}
)
"""What of a template belongs to its looks; all else belongs to its words, or to another computer."""
_NOT_KEPT_SETTINGS: Final = (
    "attachedTemplate", "documentProtection", "writeProtection", "trackRevisions", "footnotePr", "endnotePr",
    "mailMerge", "docVars", "updateFields", "saveThroughXslt", "linkStyles", "revisionView",
)  # fmt: skip
_SHOWN: Final = re.compile(
    rb"<w:t(?: [^>]*)?>[^<]*[^<\s]|<w:(?:drawing|pict|object|fldSimple|instrText)\b|<mc:Alternate"
)
_FAULTS: Final = (
    BadZipFile, OpcError, etree.LxmlError, KeyError, ValueError, IndexError, AttributeError, TypeError, OSError,
    NotImplementedError, RuntimeError, EOFError, AssertionError,
)  # fmt: skip
"""What python-docx raises of a file that is no document: it takes much for granted."""


def opened(template: bytes | None) -> tuple[Document, etree._Element]:
    """A document without words, and the properties of its page. Raises TemplateUnusable."""
    if template is None:
        document = docx.Document(io.BytesIO(blank()))
        return document, _emptied(document)
    try:
        document = docx.Document(io.BytesIO(_as_document(template)))
        properties = _emptied(document)
        _without_ties(document, {each.get(f"{{{R}}}id") for each in properties})
        _with_parts(document)
    except _FAULTS as error:
        raise TemplateUnusable from error
    return document, properties


def _as_document(template: bytes) -> bytes:
    """A template's file (.dotx) with the type of a document, which python-docx insists on. Raises ValueError."""
    if len(template) > MOST_BYTES:
        raise ValueError("The template is too large.")
    with ZipFile(io.BytesIO(template)) as archive:
        if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED:
            raise ValueError("The template is too large.")
        types = archive.read("[Content_Types].xml")
        if b"template.main+xml" not in types:
            return template
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as rewritten:
            for name in dict.fromkeys(archive.namelist()):
                content = archive.read(name)
                whole = name == "[Content_Types].xml"
                rewritten.writestr(
                    name, content.replace(b"template.main+xml", b"document.main+xml") if whole else content
                )
    return out.getvalue()


def _emptied(document: Document) -> etree._Element:
    """The properties of the last section, with the headers and footers that it takes from those before."""
    body = document.element.body
    sections = list(body.iter(f"{{{W}}}sectPr"))
    properties: etree._Element = copy.deepcopy(sections[-1]) if sections else etree.Element(f"{{{W}}}sectPr")
    for kind in ("footerReference", "headerReference"):
        references = {}
        for section in sections:
            references.update({each.get(f"{{{W}}}type"): each for each in section.findall(f"{{{W}}}{kind}")})
        for old in properties.findall(f"{{{W}}}{kind}"):
            properties.remove(old)
        for place, reference in enumerate(references.values()):
            properties.insert(place, copy.deepcopy(reference))
    for name in ("sectPrChange", "printerSettings", "footnotePr", "endnotePr"):
        for found in properties.findall(f"{{{W}}}{name}"):
            properties.remove(found)
    for child in list(body):
        body.remove(child)
    return properties


def _without_ties(document: Document, referred: Container[str | None]) -> None:
    """Let go of what belongs to the words that were in it, and of whatever leads to another computer."""
    part = document.part
    for key, relation in list(part.rels.items()):
        unused = relation.reltype in (RT.HEADER, RT.FOOTER) and key not in referred
        if relation.is_external or relation.reltype not in _KEPT or unused:
            part.rels.pop(key)
    package = part.package
    assert package is not None
    for key, relation in list(package.rels.items()):
        if relation.is_external or relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            package.rels.pop(key)
    settings = document.settings.element
    for name in _NOT_KEPT_SETTINGS:
        for found in settings.findall(f"{{{W}}}{name}"):
            settings.remove(found)
    for relation in part.rels.values():
        if relation.reltype == RT.SETTINGS:
            _cut_outside(relation.target_part)


def _cut_outside(part: Any) -> None:
    for key, relation in list(part.rels.items()):
        if relation.is_external:
            part.rels.pop(key)


def _with_parts(document: Document) -> None:
    """Give it a numbering part where it has none, and our language where its own is another's."""
    part = document.part
    if not any(relation.reltype == RT.NUMBERING for relation in part.rels.values()):
        element: Any = parse_xml(f'<w:numbering xmlns:w="{W}"/>')
        package = part.package
        assert package is not None
        name = PackURI("/word/numbering.xml")
        part.relate_to(NumberingPart(name, CT.WML_NUMBERING, element, package), RT.NUMBERING)
    for language in document.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(f"{{{W}}}val", "en-GB")


def is_said(document: Document, reference: etree._Element | None) -> bool:
    """Whether a header or footer of the template shows anything."""
    if reference is None:
        return False
    relation = document.part.rels.get(reference.get(f"{{{R}}}id") or "")
    if relation is None or relation.is_external:
        return False
    blob = relation.target_part.blob
    return _SHOWN.search(blob) is not None
