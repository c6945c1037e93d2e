"""Reading a tagged PDF as a screen reader does: by its structure tree, and by the faults that would mislead one."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import page
import pikepdf


@dataclass
class Element:
    """An element of the structure: its kids in order, and its own text where it has content."""

    tag: str
    alt: str | None = None
    lang: str | None = None
    scope: str | None = None
    pages: list[int] = field(default_factory=list)
    """The page, counted from 1, of each stretch of its content."""
    own_text: str = ""
    links: list[tuple[str, int]] = field(default_factory=list)
    """What each of its links says, and the page, counted from 1, where it leads."""
    files: list[tuple[str, str]] = field(default_factory=list)
    """What each of its links to a file says, and the URI where it leads."""
    kids: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *tags: str) -> list["Element"]:
        return [element for element in self.walk() if element.tag in tags]

    @property
    def text(self) -> str:
        return self.own_text + "".join(kid.text for kid in self.kids)


def opened(contents: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(contents))


def failed_rules(contents: bytes) -> list[str]:
    """Return what the PDF/UA-1 checker finds wrong."""
    report = page.validate_pdf_bytes(contents, profile="ua1")
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def structure(contents: bytes) -> Element:
    """Return the Document element of a PDF, with all texts."""
    pdf = opened(contents)
    texts = [_texts(sheet) for sheet in pdf.pages]
    numbers = {sheet.objgen: number for number, sheet in enumerate(pdf.pages)}
    kids = pdf.Root.StructTreeRoot.K
    assert len(kids) == 1
    return _element(kids[0], texts, numbers)


def _element(node: Any, texts: list[dict[int, str]], numbers: dict[Any, int]) -> Element:
    element = Element(str(node.S)[1:])
    element.alt = str(node.Alt) if "/Alt" in node else None
    element.lang = str(node.Lang) if "/Lang" in node else None
    if "/A" in node and "/Scope" in node.A:
        element.scope = str(node.A.Scope)[1:]
    for kid in node.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            element.kids.append(_element(kid, texts, numbers))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            if "/A" in kid.Obj:
                element.files.append((str(kid.Obj.Contents), str(kid.Obj.A.URI)))
            else:
                element.links.append((str(kid.Obj.Contents), numbers[kid.Obj.Dest[0].objgen] + 1))
        else:
            sheet, mark = (kid.Pg, kid.MCID) if isinstance(kid, pikepdf.Dictionary) else (node.Pg, kid)
            number = numbers[sheet.objgen]
            element.pages.append(number + 1)
            element.own_text += texts[number][int(mark)]
    return element


def _texts(sheet: pikepdf.Page) -> dict[int, str]:
    """Return the text of every marked content of a page, as it is read aloud."""
    return {mark: text for mark, text in _stretches(sheet) if mark is not None}


def artifacts(contents: bytes) -> list[str]:
    """Return for each page the text that is not read aloud."""
    return ["".join(text for mark, text in _stretches(sheet) if mark is None) for sheet in opened(contents).pages]


def instructions(sheet: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """Yield the operands and the operator of each instruction of a page."""
    for instruction in pikepdf.parse_content_stream(sheet):
        yield instruction.operands, str(instruction.operator)


def outside(contents: bytes, beside: float, above: float, below: float) -> list[str]:
    """Return where text that is read aloud, but for figures', begins outside these margins, in points."""
    found: list[str] = []
    for number, sheet in enumerate(opened(contents).pages, 1):
        width, height = float(sheet.MediaBox[2]), float(sheet.MediaBox[3])
        marked = False
        for operands, operator in instructions(sheet):
            if operator == "BDC":
                marked = marked or ("/MCID" in operands[1] and operands[0] != "/Figure")
            elif operator == "ET":
                marked = False
            elif operator == "Tm" and marked:
                x, y = float(operands[4]), float(operands[5])
                if not (beside <= x <= width - beside and below <= y <= height - above):
                    found.append(f"page {number}: {x}, {y}")
    return found


def _stretches(sheet: pikepdf.Page) -> list[tuple[int | None, str]]:
    fonts = {name: _unicode(font) for name, font in sheet.Resources.get("/Font", {}).items()}
    found: list[tuple[int | None, str]] = []
    stack: list[tuple[str, Any]] = []
    font: dict[int, str] = {}
    for operands, name in instructions(sheet):
        if name in {"BDC", "BMC"}:
            stack.append((str(operands[0]), operands[1] if len(operands) > 1 else {}))
            if "/MCID" in stack[-1][1]:
                found.append((int(stack[-1][1]["/MCID"]), ""))
            elif "/ActualText" in stack[-1][1]:
                _add(found, stack, str(stack[-1][1]["/ActualText"]))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "Tj" and not any("/ActualText" in properties for _, properties in stack):
            _add(found, stack, "".join(font[code] for code in bytes(operands[0])))
    assert not stack
    return found


def _add(found: list[tuple[int | None, str]], stack: list[tuple[str, Any]], text: str) -> None:
    marks = [int(properties["/MCID"]) for _, properties in stack if "/MCID" in properties]
    if marks:
        assert found[-1][0] == marks[0]
        found[-1] = (marks[0], found[-1][1] + text)
    else:
        found.append((None, text))


def _unicode(font: Any) -> dict[int, str]:
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>\n", table.partition("endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def faults(contents: bytes) -> list[str]:
    """Return what the PDF/UA-1 checker does not see and a screen reader would stumble over.

    Every marked content of every page has to be found in the ParentTree and be claimed by that very element; every
    link leads back to its element; pages are read in the structure's order.
    """
    pdf = opened(contents)
    claimed = _claims(pdf.Root.StructTreeRoot.K[0])
    if "/ParentTree" not in pdf.Root.StructTreeRoot:
        return ["no ParentTree"]
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    found: list[str] = []
    for number, sheet in enumerate(pdf.pages, 1):
        if sheet.get("/Tabs") != "/S":
            found.append(f"page {number}: tabs do not follow the structure")
        entries = parents[int(sheet.StructParents)]
        marks = [mark for mark, _ in _stretches(sheet) if mark is not None]
        if [mark for where, mark in claimed if where == sheet.objgen] != marks:
            found.append(f"page {number}: what is drawn is in another order than what is read")
        if len(entries) != len(marks):
            found.append(f"page {number}: {len(marks)} stretches of content, {len(entries)} parents")
        found += [
            f"page {number}: content {mark} is of no element"
            for mark in marks
            if (sheet.objgen, mark) not in claimed or claimed[sheet.objgen, mark] != entries[mark].objgen
        ]
        for annotation in sheet.get("/Annots", []):
            if not str(annotation.get("/Contents", "")):
                found.append(f"page {number}: a link says nothing")
            element = parents[int(annotation.StructParent)]
            if element.S != "/Link" or not any(
                isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj", pdf.Root).objgen == annotation.objgen
                for kid in element.K
            ):
                found.append(f"page {number}: a link belongs to no Link element")
    return found


def _claims(node: Any) -> dict[tuple[Any, int], Any]:
    """Return the element that claims each marked content, by page and number, in the order of reading."""
    claimed: dict[tuple[Any, int], Any] = {}
    for kid in node.K:
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                claimed.update(_claims(kid))
            elif "/MCID" in kid:
                claimed[kid.Pg.objgen, int(kid.MCID)] = node.objgen
        else:
            claimed[node.Pg.objgen, int(kid)] = node.objgen
    return claimed
