"""The one typeface of every paper, embedded as a subset, with a ToUnicode map that screen readers can use."""

import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from cpc_selfeval.exports.tagged_pdf.look import Ink, Weight
from cpc_selfeval.shipped import folder

FONT_NAMES: Final[dict[Weight, str]] = {
    "regular": "SourceSans3-Regular",
    "semibold": "SourceSans3-SemiBold",
    "bold": "SourceSans3-Bold",
}
"""The names that a drawing's `fontName` may have."""

_NO_BREAK_SPACE: Final = 0xA0
_READING: Final = threading.Lock()
_MAP_BLOCK: Final = 100  # the most entries that one beginbfchar may hold (PDF Reference 1.7, 5.9.2)


class EmbeddedFont(TTFont):
    """A TrueType font whose ToUnicode map leaves out the empty slots of a subset.

    The stock map sends them to U+0000, which PDF/UA-1 (7.21.7) forbids, and writes more than a hundred entries
    in one block and five hexadecimal digits beyond U+FFFF, which are not allowed either.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=False, shapable=False)
        widths: dict[int, float] = self.face.charWidths
        self.covered = frozenset(code for code in self.face.charToGlyph if code >= 0x20)
        self.widths = {chr(code): widths[code] / 1000 for code in self.covered}
        # reportlab draws a no-break space as a space
        self.widths[chr(_NO_BREAK_SPACE)] = self.widths[" "]

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        state = self.state[doc]
        super().addObjects(doc)
        objects: dict[str, Any] = doc.idToObject
        fonts = objects["BasicFonts"].dict
        for number, subset in enumerate(state.subsets):
            font = fonts[f"{state.internalName}+{number}"]
            objects[font.ToUnicode.name].content = _to_unicode(font.BaseFont, subset)


def _to_unicode(name: str, subset: Iterable[int]) -> str:
    pairs = [
        f"<{slot:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for slot, code in enumerate(subset) if code
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), _MAP_BLOCK):
        block = pairs[start : start + _MAP_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


@dataclass(frozen=True)
class Typeface:
    """The weights of the typeface, and what characters all of them can show."""

    fonts: dict[Weight, EmbeddedFont]
    covered: frozenset[int]
    missing: re.Pattern[str]
    """Matches a stretch of characters, of which none can be shown; a line break counts as one that can."""

    def width(self, text: str, ink: Ink) -> float:
        """Return how wide `text` is in points. Raises KeyError for a character that the typeface lacks."""
        return sum(map(self.fonts[ink.weight].widths.__getitem__, text)) * ink.size


def typeface() -> Typeface:
    """Return the shipped typeface, read and registered with reportlab once for the life of the program.

    Also where several threads ask for it first: a paper that met two fonts of one name could not be written.
    Raises cpc_selfeval.shipped.ShippedFolderMissingError where the program's own fonts are not there.
    """
    with _READING:
        return _typeface()


@cache
def _typeface() -> Typeface:
    # Nothing that is drawn may fetch anything: no picture, no style, from no place
    rl_config.trustedHosts = []
    rl_config.trustedSchemes = []
    rl_config.useA85 = 0  # pages as bytes: as text they are a quarter larger
    home = folder("resources") / "fonts"
    fonts = {weight: EmbeddedFont(name, home / f"{name}.ttf") for weight, name in FONT_NAMES.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    covered = frozenset.intersection(*(font.covered for font in fonts.values())) | {_NO_BREAK_SPACE}
    return Typeface(fonts, covered, re.compile(f"[^\n{_ranges(covered)}]+"))


def _ranges(codes: frozenset[int]) -> str:
    """Return `codes` as the inside of a regular expression's set."""
    parts: list[str] = []
    start = last = -1
    for code in sorted(codes):
        if code != last + 1:
            if start >= 0:
                parts.append(f"{re.escape(chr(start))}-{re.escape(chr(last))}")
            start = code
        last = code
    return "".join([*parts, f"{re.escape(chr(start))}-{re.escape(chr(last))}"])
