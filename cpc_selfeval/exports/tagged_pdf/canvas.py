"""A canvas on which everything drawn is either content of a structure element or an artifact."""

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from cpc_selfeval.exports.tagged_pdf.fonts import FONT_NAMES, Typeface
from cpc_selfeval.exports.tagged_pdf.lines import Line, Piece, Span
from cpc_selfeval.exports.tagged_pdf.look import Ink
from cpc_selfeval.exports.tagged_pdf.metadata import Metadata
from cpc_selfeval.exports.tagged_pdf.signs import draw_sign
from cpc_selfeval.exports.tagged_pdf.structure import Box, FileTarget, LinkArea, Mark, Node
from cpc_selfeval.exports.tagged_pdf.structure_objects import StructureObjects

ArtifactKind = Literal["Layout", "Header", "Footer", "Pagination"]
_ARTIFACTS: Final[dict[ArtifactKind, str]] = {
    "Layout": "/Artifact <</Type /Layout>> BDC",
    "Pagination": "/Artifact <</Type /Pagination>> BDC",
    "Header": "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC",
    "Footer": "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC",
}
_PAGE_ENTRIES: Final = ("StructParents", "Tabs")  # which reportlab's page does not write unless told
_ABOVE_DESTINATION: Final = 6.0  # what is shown above a heading that a link leads to


class TaggedCanvas(Canvas):
    """A reportlab canvas that keeps count of marked content, and writes the structure tree at its end.

    Coordinates are points from the page's lower left corner. Numbers that are known only at the end (the number of
    pages, the pages in a contents list) are left as a token in the page's content and filled in by `finish`.
    """

    _code: list[str]
    _doc: Any  # a PDFDocument; its types leave out most of what is used here
    _escape: Callable[[bytes], str]

    def __init__(self, face: Typeface, metadata: Metadata, compress: bool) -> None:
        super().__init__(
            io.BytesIO(),
            pageCompression=int(compress),
            invariant=True,
            pdfVersion=(1, 7),
            lang=metadata.language,
            initialFontName=FONT_NAMES["regular"],  # type: ignore[arg-type]  # the stub says float
        )
        self._face = face
        self._metadata = metadata
        self._open = False
        self._artifact_depth = 0
        self._leaves: list[list[Node]] = [[]]
        self._late: list[_LateNumber] = []
        self.destinations: dict[str, tuple[int, float]] = {}
        """Page counted from 0, and height on it, of what was reached."""

    @property
    def page(self) -> int:
        """The page that is being drawn, counted from 0."""
        return len(self._leaves) - 1

    @contextmanager
    def marked(self, node: Node) -> Iterator[None]:
        """What is drawn inside is content of `node`, unless it is inside an artifact."""
        if self._artifact_depth:
            yield
            return
        if self._open:
            raise RuntimeError("marked content inside marked content")
        leaves = self._leaves[-1]
        node.kids.append(Mark(self.page, len(leaves)))
        self._code.append(f"/{node.tag} <</MCID {len(leaves)}>> BDC")
        leaves.append(node)
        self._open = True
        yield
        self._open = False
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: ArtifactKind) -> Iterator[None]:
        """What is drawn inside is not read aloud. An artifact inside an artifact is part of it."""
        if self._open:
            raise RuntimeError("artifact inside marked content")
        if not self._artifact_depth:
            self._code.append(_ARTIFACTS[kind])
        self._artifact_depth += 1
        yield
        self._artifact_depth -= 1
        if not self._artifact_depth:
            self._code.append("EMC")

    def show_lines(self, x: float, y: float, leading: float, lines: Sequence[Line]) -> None:
        """Draw lines of text, the first with its baseline at `y`."""
        code = ["BT"]
        font = colour = ""
        for number, line in enumerate(lines):
            for piece in line:
                if piece.span.sign is not None:
                    continue
                code.append(f"1 0 0 1 {x + piece.x:.2f} {y - number * leading:.2f} Tm")
                if piece.span.ink.colour != colour:
                    colour = piece.span.ink.colour
                    code.append(_fill(colour))
                font = self._show(piece, font, code)
        code.append("ET")
        self._code.append("\n".join(code))

    def _show(self, piece: Piece, font: str, code: list[str]) -> str:
        """Add the operators that show `piece`, and return the font that is set after them."""
        ink = piece.span.ink
        embedded = self._face.fonts[ink.weight]
        if piece.actual is not None:
            code.append(f"/Span <</ActualText <FEFF{piece.actual.encode('utf-16-be', 'replace').hex()}>>> BDC")
        for subset, text in embedded.splitString(piece.text, self._doc):
            wanted = f"{embedded.getSubsetInternalName(subset, self._doc)} {ink.size:g} Tf"
            if wanted != font:
                code.append(wanted)
                font = wanted
            code.append(f"({self._escape(text)}) Tj")
        if piece.actual is not None:
            code.append("EMC")
        return font

    def show_signs(self, x: float, y: float, leading: float, lines: Sequence[Line]) -> None:
        """Draw the small shapes among the text that `show_lines` draws from the same arguments."""
        for number, line in enumerate(lines):
            for piece in line:
                if piece.span.sign is not None:
                    with self.artifact("Layout"):
                        draw_sign(self, piece.span.sign, piece.span.ink, x + piece.x, y - number * leading)

    def rule(self, x: float, y: float, right: float, colour: str, thickness: float) -> None:
        """Draw a horizontal line. To be called inside an artifact."""
        self._code.append(f"{_stroke(colour)} {thickness:g} w {x:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")

    def leader(self, x: float, y: float, right: float, colour: str) -> None:
        """Draw a dotted line. To be called inside an artifact."""
        self._code.append(f"q {_stroke(colour)} 0.9 w 1 J [0 3.6] 0 d {x:.2f} {y:.2f} m {right:.2f} {y:.2f} l S Q")

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle. To be called inside an artifact."""
        self._code.append(f"{_fill(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def setFont(  # noqa: N802 - reportlab's name
        self, psfontname: str, size: float, leading: float | None = None
    ) -> None:
        """Set a font that is embedded: every drawing begins by asking for Helvetica, which no paper may use."""
        name = psfontname if psfontname in FONT_NAMES.values() else FONT_NAMES["regular"]
        super().setFont(name, size, leading)

    def picture(self, drawing: Drawing, x: float, y: float, scale: float) -> None:
        """Draw a drawing with its lower left corner at (x, y)."""
        self.saveState()
        self.translate(x, y)
        self.scale(scale, scale)
        renderPDF.draw(drawing, self, 0, 0)
        self.restoreState()

    def raster(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a PNG or JPEG with its lower left corner at (x, y). One that stands twice is kept once."""
        self.drawImage(ImageReader(io.BytesIO(content)), x, y, width, height, mask="auto")

    def late_number(self, text: str, mark: str | None, ink: Ink, right: float, y: float) -> None:
        """Draw `text` and, at its end, the page where `mark` was reached, or the number of pages if that is None.

        It ends at `right`. The number is filled in by `finish`.
        """
        late = _LateNumber(self.page, f"%late {len(self._late)}%", text, mark, ink, right, y)
        self._late.append(late)
        self._code.append(late.token)

    def reached(self, mark: str, top: float, bookmark: tuple[str, int] | None) -> None:
        """Note that what links to `mark` lead to begins here. `bookmark` is a title and its depth from 0."""
        self.destinations[mark] = (self.page, top + _ABOVE_DESTINATION)
        if bookmark is not None:
            title, depth = bookmark
            self.bookmarkPage(mark, fit="XYZ", left=0, top=round(top + _ABOVE_DESTINATION, 2))
            self.addOutlineEntry(title, mark, depth)

    def link(self, node: Node, area: Box, target: str | FileTarget, contents: str) -> None:
        """Let `area` of this page lead to a file, or to where `target` is reached; `contents` says so aloud."""
        node.kids.append(LinkArea(self.page, area, target, contents))

    def end_page(self) -> None:
        self.showPage()
        self._leaves.append([])

    def finish(self, root: Node) -> bytes:
        """Return the whole file. The canvas cannot be used after it."""
        self._leaves.pop()  # of the page that was never begun
        pages = self._doc.Pages.pages
        for late in self._late:
            page = pages[late.page]
            page.stream = page.stream.replace(late.token, self._late_code(late), 1)
        self._write_structure(root)
        self._write_metadata()
        return bytes(self._doc.GetPDFData(self))

    def _late_code(self, late: "_LateNumber") -> str:
        number = len(self._leaves) if late.mark is None else self.destinations[late.mark][0] + 1
        text = f"{late.text}{number}"
        x = late.right - self._face.width(text, late.ink)
        code = ["BT", f"1 0 0 1 {x:.2f} {late.y:.2f} Tm", _fill(late.ink.colour)]
        self._show(Piece(text, 0.0, Span(text, late.ink)), "", code)
        return "\n".join([*code, "ET"])

    def _write_structure(self, root: Node) -> None:
        document = self._doc
        objects = StructureObjects(document, root, self._leaves, self.destinations)
        catalog = document.Catalog
        catalog.StructTreeRoot = objects.tree()
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, *_PAGE_ENTRIES]
            page.StructParents = number
            page.Tabs = PDFName("S")
            page.Annots = objects.annotations(number)

    def _write_metadata(self) -> None:
        metadata = self._metadata
        document = self._doc
        document.setTitle(metadata.title)
        document.setAuthor(metadata.author)
        document.setSubject(metadata.subject)
        document.setCreator(metadata.creator)
        document.setDateFormatter(lambda *_now: metadata.info_date())
        # The file's identifier comes of what it holds; reportlab would begin with the time or the environment
        document.signature = hashlib.md5(metadata.info_date().encode(), usedforsecurity=False)
        for page in document.Pages.pages:
            document.updateSignature(page.stream)
        document.Catalog.Metadata = metadata.xmp()
        self.setViewerPreference("DisplayDocTitle", "true")
        if self._doc.outline.levelstack:
            document.Catalog.showOutline()


@dataclass(frozen=True, slots=True)
class _LateNumber:
    page: int
    token: str
    text: str
    mark: str | None
    ink: Ink
    right: float
    y: float


@cache
def _fill(colour: str) -> str:
    return "{:.4g} {:.4g} {:.4g} rg".format(*HexColor(colour).rgb())


@cache
def _stroke(colour: str) -> str:
    return "{:.4g} {:.4g} {:.4g} RG".format(*HexColor(colour).rgb())
