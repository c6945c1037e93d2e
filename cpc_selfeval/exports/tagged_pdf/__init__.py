"""Tagged PDF papers (aimed at PDF/UA-1) by means of ReportLab: structure, reading order, bookmarks, metadata.

Knows nothing of what a paper says. Begin at `Paper`. Importing this package imports reportlab: import it where
a paper is written, not at the program's start.
"""

from cpc_selfeval.exports.tagged_pdf.characters import abridged
from cpc_selfeval.exports.tagged_pdf.content import (
    Bullets,
    Cell,
    Content,
    FileLink,
    Numbered,
    Paragraph,
    Picture,
    UserText,
)
from cpc_selfeval.exports.tagged_pdf.fonts import FONT_NAMES
from cpc_selfeval.exports.tagged_pdf.look import ACCENT, LINE, QUIET, TEXT, TINT, TextStyle
from cpc_selfeval.exports.tagged_pdf.paper import Level, Paper, Printed
from cpc_selfeval.exports.tagged_pdf.words import PageOf, Part, Run, Sign, Words, accent, bold, quiet, semibold

__all__ = [
    "ACCENT",
    "FONT_NAMES",
    "LINE",
    "QUIET",
    "TEXT",
    "TINT",
    "Bullets",
    "Cell",
    "Content",
    "FileLink",
    "Level",
    "Numbered",
    "PageOf",
    "Paper",
    "Paragraph",
    "Part",
    "Picture",
    "Printed",
    "Run",
    "Sign",
    "TextStyle",
    "UserText",
    "Words",
    "abridged",
    "accent",
    "bold",
    "quiet",
    "semibold",
]
