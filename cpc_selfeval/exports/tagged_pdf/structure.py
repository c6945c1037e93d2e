"""The structure tree of a paper: what a screen reader walks, whatever the page looks like."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Tag = Literal[
    "Document", "Sect", "Div", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "Caption", "THead",
    "TBody", "TR", "TH", "TD", "Figure", "TOC", "TOCI", "Reference", "Link",
]  # fmt: skip
Scope = Literal["Column", "Row"]
Numbering = Literal["Disc", "Decimal"]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content: page counted from 0, and its marked-content number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class FileTarget:
    """A file beside the paper, by its path from the paper's folder, with "/"."""

    path: str


@dataclass(frozen=True, slots=True)
class LinkArea:
    """The rectangle on a page (left, lower, right, upper in points) that leads to a heading's mark or to a file."""

    page: int
    area: Box
    target: str | FileTarget
    contents: str


@dataclass(slots=True, eq=False)
class Node:
    """One element. Its kids, in reading order, are elements, or the content and links that it is made of."""

    tag: Tag
    parent: "Node | None" = None
    alt: str | None = None
    lang: str | None = None
    scope: Scope | None = None
    numbering: Numbering | None = None
    box: Box | None = None
    kids: list["Node | Mark | LinkArea"] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.kids.append(self)

    def walk(self) -> Iterator["Node"]:
        """Yield this element and all elements under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def forget_content(self) -> None:
        """Forget what was drawn, here and below, so that the paper can be drawn again."""
        for node in self.walk():
            node.kids = [kid for kid in node.kids if isinstance(kid, Node)]
            node.box = None
