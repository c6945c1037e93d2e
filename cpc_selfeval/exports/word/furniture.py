"""The words along the top and bottom of every page, with the pages' numbers as fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cpc_selfeval.exports.tagged_pdf import abridged
from cpc_selfeval.exports.word.sections import W
from cpc_selfeval.exports.word.words import field, runs

_LEFT, _RIGHT, _FOOT = 50, 66, 90
"""Characters that a side of an upright page has room for, and more where the other side leaves some.

All of it stands in full on the first page.
"""
_UPRIGHT: Final = 9638
"""Twips of text on an upright page."""
_USUAL: Final = (4513, 4680, 9026, 9360)
"""Where the tabs of Word's own headers and footers stop, in twips; they are let go of."""
_TAB: Final = "<w:r><w:tab/></w:r>"


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words at the top left, the top right and the bottom left; at the bottom right is "Page x of y"."""

    header_left: str
    header_right: str
    footer_left: str
    lang: str

    def header(self, style: str, width: int) -> str:
        """What stands in a header part, for a text ``width`` twips wide."""
        room = (_LEFT + _RIGHT) * width // _UPRIGHT
        left = abridged(self.header_left, max(_LEFT * width // _UPRIGHT, room - len(self.header_right)))
        right = abridged(self.header_right, max(_RIGHT * width // _UPRIGHT, room - len(self.header_left)))
        return _line(style, width, f"{self._runs(left)}{_TAB}{self._runs(right)}")

    def footer(self, style: str, width: int) -> str:
        """What stands in a footer part."""
        page, pages = field("PAGE", "1", self.lang), field("NUMPAGES", "1", self.lang)
        number = f"{self._runs('Page ')}{page}{self._runs(' of ')}{pages}"
        return _line(style, width, f"{self._runs(abridged(self.footer_left, _FOOT * width // _UPRIGHT))}{_TAB}{number}")

    def _runs(self, words: str) -> str:
        return runs(words, self.lang, str)


def _line(style: str, width: int, content: str) -> str:
    stops = "".join(f'<w:tab w:val="clear" w:pos="{usual}"/>' for usual in _USUAL)
    tabs = f'<w:tabs>{stops}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    return f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>{content}</w:p>'
