"""What may stand in a table's cell or a list's item besides words: plain records that say what, not how."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from cpc_selfeval.exports.tagged_pdf.look import TextStyle
from cpc_selfeval.exports.tagged_pdf.words import Part, Words


class Content:
    """What may stand in a cell besides words: one of the records below."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Paragraph(Content):
    """A paragraph; `style` is the surroundings' if None. `lang` is a language tag if not the paper's."""

    words: Words
    style: TextStyle | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class UserText(Content):
    """What a user typed, its lines and blank lines kept. Paragraphs are divided at blank lines."""

    text: str
    style: TextStyle | None = None


@dataclass(frozen=True, slots=True)
class FileLink(Content):
    """A paragraph that leads to a file beside the paper; `path` goes from the paper's folder, with "/"."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Bullets(Content):
    items: Sequence["Cell"]


@dataclass(frozen=True, slots=True)
class Numbered(Content):
    items: Sequence["Cell"]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Picture(Content):
    """A drawing and what is read aloud in its place."""

    drawing: Drawing
    alt: str


Cell = Words | Content | Sequence[Content]
"""Words, one content, or several below one another. Write mixed words as a tuple: type checkers follow it best."""


def contents(cell: Cell) -> tuple[Content, ...]:
    """Return the contents of `cell`; words alone are one paragraph.

    Raises TypeError for a sequence that mixes words and contents.
    """
    if isinstance(cell, Content):
        return (cell,)
    if isinstance(cell, Part):
        return (Paragraph(cell),)
    found = tuple(part for part in cell if isinstance(part, Content))
    words = tuple(part for part in cell if isinstance(part, Part))
    if found and words:
        raise TypeError("A cell holds words, or paragraphs, lists and pictures; put the words into a Paragraph.")
    return found or (Paragraph(words),)
