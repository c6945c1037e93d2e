"""How papers look: colours, kinds of text, and the page. All lengths are in points (1/72 inch)."""

from dataclasses import dataclass
from typing import Final, Literal

Weight = Literal["regular", "semibold", "bold"]
TextStyle = Literal[
    "title", "subtitle", "heading 2", "heading 3", "heading 4", "lead", "body", "quiet", "small", "table", "table head"
]

TEXT: Final = "#17212B"
QUIET: Final = "#4A5866"
ACCENT: Final = "#0B4A86"
LINE: Final = "#C9D1DA"
TINT: Final = "#F2F6FA"

PAGE_PORTRAIT: Final = (595.28, 841.89)
PAGE_LANDSCAPE: Final = (841.89, 595.28)
MARGIN_SIDE: Final = 43.5
MARGIN_TOP: Final = 58.0
MARGIN_BOTTOM: Final = 56.0
HEADER_DOWN: Final = 47.5
"""From the page's upper edge to the baseline of the header."""
FOOTER_UP: Final = 24.0
"""From the page's lower edge to the baseline of the footer."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What a stretch of text is drawn with: weight, size in points, colour as #RRGGBB."""

    weight: Weight
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of text: its ink, the distance of its baselines, and the least space above and below it."""

    ink: Ink
    leading: float
    before: float = 0.0
    after: float = 0.0


STYLES: Final[dict[TextStyle, Style]] = {
    "title": Style(Ink("bold", 19.5, TEXT), 23.5, 0, 2),
    "subtitle": Style(Ink("regular", 10, QUIET), 13.5, 0, 6),
    "heading 2": Style(Ink("bold", 12, ACCENT), 15.5, 15, 6.5),
    "heading 3": Style(Ink("bold", 10.5, TEXT), 14, 11, 3.5),
    "heading 4": Style(Ink("semibold", 10, QUIET), 13.5, 9, 3),
    "lead": Style(Ink("regular", 11, TEXT), 15, 0, 6),
    "body": Style(Ink("regular", 10, TEXT), 13.5, 0, 5),
    "quiet": Style(Ink("regular", 10, QUIET), 13.5, 0, 5),
    "small": Style(Ink("regular", 8.6, QUIET), 11.5, 3, 4),
    "table": Style(Ink("regular", 9.2, TEXT), 12.2, 0, 3),
    "table head": Style(Ink("semibold", 9.2, QUIET), 12.2, 0, 3),
}
FURNITURE: Final = Ink("regular", 8.4, QUIET)
