"""The structure tree as objects of a PDF file: StructTreeRoot, StructElems, ParentTree, link annotations."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference, PDFString

from cpc_selfeval.exports.tagged_pdf.structure import FileTarget, LinkArea, Mark, Node

_PRINTED: Final = 4  # annotation flag 3: shown in print too
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
        self._elements: dict[Node, PDFObjectReference] = {}
        self._links: list[Node] = []
        self._annotations: dict[int, list[PDFObjectReference]] = {}

    def tree(self) -> PDFDictionary:
        """Return the StructTreeRoot. Every node is an object of the document from then on."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._document.Reference(tree)
        tree["K"] = PDFArray([self._element(self._root, reference)])
        parents: list[object] = []
        for page, leaves in enumerate(self._leaves):
            elements = _References([self._elements[leaf] for leaf in leaves])
            parents += [page, self._document.Reference(elements)]
        for number, link in enumerate(self._links, len(self._leaves)):
            parents += [number, self._elements[link]]
        tree["ParentTree"] = self._document.Reference(PDFDictionary({"Nums": PDFArray(parents)}))
        tree["ParentTreeNextKey"] = len(self._leaves) + len(self._links)
        return tree

    def annotations(self, page: int) -> list[PDFObjectReference]:
        """Return the link annotations of a page, counted from 0. To be called after `tree`."""
        return self._annotations.get(page, [])

    def _element(self, node: Node, parent: PDFObjectReference) -> PDFObjectReference:
        element = _Element(node, parent)
        reference = self._document.Reference(element)
        self._elements[node] = reference
        element.kids = [self._kid(kid, node, reference) for kid in node.kids]
        return reference

    def _kid(self, kid: Node | Mark | LinkArea, node: Node, reference: PDFObjectReference) -> "_Kid":
        if isinstance(kid, Node):
            return self._element(kid, reference)
        if isinstance(kid, Mark):
            return kid
        annotation = self._document.Reference(self._annotation(kid))
        self._links.append(node)
        self._annotations.setdefault(kid.page, []).append(annotation)
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": _page(kid.page), "Obj": annotation})

    def _annotation(self, link: LinkArea) -> PDFDictionary:
        name, leads_to = self._leads_to(link.target)
        return PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(edge, 2) for edge in link.area]),
                "Border": PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": PDFString(link.contents),
                name: leads_to,
                "StructParent": len(self._leaves) + len(self._links),
            }
        )

    def _leads_to(self, target: str | FileTarget) -> tuple[str, PDFObject]:
        """Return the entry of an annotation that says where it leads."""
        if isinstance(target, FileTarget):
            return "A", PDFDictionary({"S": PDFName("URI"), "URI": PDFString(_beside(target.path))})
        page, height = self._destinations[target]
        return "Dest", PDFArray([_page(page), PDFName("XYZ"), 0, round(height, 2), "null"])


_Kid = PDFObjectReference | PDFDictionary | Mark


class _Element(PDFObject):
    """A StructElem. It writes itself: a paper has thousands, and reportlab's dictionaries take four times as long."""

    __RefOnly__ = 1

    def __init__(self, node: Node, parent: PDFObjectReference) -> None:
        self._node = node
        self._parent = parent
        self.kids: list[_Kid] = []

    def format(self, document: Any) -> bytes:
        node = self._node
        entries = [f"<</Type/StructElem/S/{node.tag}/P ".encode(), self._parent.format(document)]
        pages = {kid.page for kid in self.kids if isinstance(kid, Mark)}
        page = next(iter(pages)) if len(pages) == 1 else None
        if page is not None:
            entries += [b"/Pg ", _page(page).format(document)]
        entries += [b"/K[", b" ".join(_kid_bytes(kid, page, document) for kid in self.kids), b"]"]
        if node.alt is not None:
            entries += [b"/Alt ", PDFString(node.alt).format(document)]
        if node.lang is not None:
            entries += [b"/Lang ", PDFString(node.lang).format(document)]
        entries += [_attributes(node), b">>"]
        return b"".join(entries)


class _References(PDFObject):
    """An array of references."""

    __RefOnly__ = 1

    def __init__(self, references: Iterable[PDFObjectReference]) -> None:
        self._references = references

    def format(self, document: Any) -> bytes:
        return b"[" + b" ".join(reference.format(document) for reference in self._references) + b"]"


def _kid_bytes(kid: _Kid, page: int | None, document: Any) -> bytes:
    """Return a kid as an entry of /K; content of `page` is a number alone."""
    if not isinstance(kid, Mark):
        formatted: bytes = kid.format(document)
        return formatted
    if kid.page == page:
        return str(kid.number).encode()
    return b"<</Type/MCR/Pg %b/MCID %d>>" % (_page(kid.page).format(document), kid.number)


def _beside(path: str) -> str:
    """Return a path as a URI that starts from the paper's own place (ISO 32000-1, 12.6.4.7), in seven-bit letters.

    It begins with "./", by which viewers in browsers know that it is no host's name.
    """
    return f"./{quote(path)}"


def _page(number: int) -> PDFObjectReference:
    """Return the reference to a page, counted from 0, by the name that reportlab gives it."""
    return PDFObjectReference(f"Page{number + 1}")


def _attributes(node: Node) -> bytes:
    if node.scope is not None:
        return f"/A<</O/Table/Scope/{node.scope}>>".encode()
    if node.numbering is not None:
        return f"/A<</O/List/ListNumbering/{node.numbering}>>".encode()
    if node.box is not None:
        edges = " ".join(f"{edge:.2f}" for edge in node.box)
        return f"/A<</O/Layout/Placement/Block/BBox[{edges}]>>".encode()
    return b""
