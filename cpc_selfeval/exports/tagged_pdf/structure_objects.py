"""The structure tree as objects of a PDF file: StructTreeRoot, StructElems, ParentTree, link annotations."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from cpc_selfeval.exports.tagged_pdf.structure import LinkArea, Mark, Node

_PRINTED = 4  # annotation flag 3: shown in print too
Destinations = Mapping[str, tuple[int, float]]
"""Page, counted from 0, and height on it in points, of every heading's mark."""


class Document(Protocol):
    """What is asked of reportlab's PDFDocument: to take in an object and say how others refer to it."""

    def Reference(self, object: object, /) -> PDFObjectReference: ...  # noqa: A002, N802


class StructureObjects:
    """Writes the tree of `root` into `document`, whose pages hold the nodes in `leaves` by marked-content number."""

    def __init__(
        self,
        document: Document,
        root: Node,
        leaves: Sequence[Sequence[Node]],
        destinations: Destinations,
    ) -> None:
        self._document = document
        self._root = root
        self._leaves = leaves
        self._destinations = destinations
        self._references: dict[Node, PDFObjectReference] = {}
        self._links: list[Node] = []
        self._annotations: dict[int, list[PDFObjectReference]] = {}

    def tree(self) -> PDFDictionary:
        """Return the StructTreeRoot. Every node is an object of the document from then on."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._document.Reference(tree)
        tree["K"] = PDFArray([self._element(self._root, reference)])
        parents: list[object] = []
        for page, leaves in enumerate(self._leaves):
            array = PDFArray([self._references[leaf] for leaf in leaves])
            parents += [page, self._document.Reference(array)]
        for number, link in enumerate(self._links, len(self._leaves)):
            parents += [number, self._references[link]]
        tree["ParentTree"] = self._document.Reference(PDFDictionary({"Nums": PDFArray(parents)}))
        tree["ParentTreeNextKey"] = len(self._leaves) + len(self._links)
        return tree

    def annotations(self, page: int) -> list[PDFObjectReference]:
        """Return the link annotations of a page, counted from 0. To be called after `tree`."""
        return self._annotations.get(page, [])

    def _element(self, node: Node, parent: PDFObjectReference) -> PDFObjectReference:
        element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.tag), "P": parent})
        reference: PDFObjectReference = self._document.Reference(element)
        self._references[node] = reference
        element["K"] = PDFArray([self._kid(kid, node, reference) for kid in node.kids])
        if node.alt is not None:
            element["Alt"] = PDFString(node.alt)
        if node.lang is not None:
            element["Lang"] = PDFString(node.lang)
        attributes = _attributes(node)
        if attributes is not None:
            element["A"] = attributes
        return reference

    def _kid(self, kid: Node | Mark | LinkArea, node: Node, reference: PDFObjectReference) -> object:
        if isinstance(kid, Node):
            return self._element(kid, reference)
        page = _page(kid.page)
        if isinstance(kid, Mark):
            return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": kid.number})
        annotation = self._document.Reference(self._annotation(kid))
        self._links.append(node)
        self._annotations.setdefault(kid.page, []).append(annotation)
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": annotation})

    def _annotation(self, link: LinkArea) -> PDFDictionary:
        page, height = self._destinations[link.target]
        return PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(edge, 2) for edge in link.area]),
                "Border": PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": PDFString(link.contents),
                "Dest": PDFArray([_page(page), PDFName("XYZ"), 0, round(height, 2), "null"]),
                "StructParent": len(self._leaves) + len(self._links),
            }
        )


def _page(number: int) -> PDFObjectReference:
    """Return the reference to a page, counted from 0, by the name that reportlab gives it."""
    return PDFObjectReference(f"Page{number + 1}")


def _attributes(node: Node) -> PDFDictionary | None:
    if node.scope is not None:
        return PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(node.scope)})
    if node.numbering is not None:
        return PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(node.numbering)})
    if node.box is not None:
        box = PDFArray([round(edge, 2) for edge in node.box])
        return PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box})
    return None
