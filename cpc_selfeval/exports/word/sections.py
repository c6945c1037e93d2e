"""Sections: which way the page lies, how many columns it has, and the words that run along its top and bottom."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from cpc_selfeval.exports.word.blocks import Block

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_AFTER_COLUMNS: Final = (
    "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
)  # fmt: skip
"""What follows the columns in a section's properties (ECMA-376-1, 17.6.17)."""
_A4: Final = (11906, 16838)
_MARGINS: Final = {"top": 1304, "right": 1134, "bottom": 1247, "left": 1134, "header": 624, "footer": 567, "gutter": 0}


@dataclass(slots=True)
class Section:
    """What stands between two changes of the page. ``goes_on``: it begins on the page where the one before ends."""

    lies: bool = False
    goes_on: bool = False
    columns: int = 1
    blocks: list[Block] = field(default_factory=list)


class PageShape:
    """The page of a document, made from the properties of a section of it; lengths in twips."""

    def __init__(self, properties: etree._Element) -> None:
        """``properties`` is a ``w:sectPr``, and is changed: what it lacks gets the values of an A4 page."""
        self._given = properties
        size, margins = self._child("pgSz"), self._child("pgMar")
        width, height = (_number(size, name, default) for name, default in zip(("w", "h"), _A4, strict=True))
        self._short, self._long = sorted((width, height))
        for name, default in _MARGINS.items():
            if margins.get(_w(name)) is None:
                margins.set(_w(name), str(default))
        self._margins = tuple(abs(_number(margins, name, 0)) for name in ("left", "right", "gutter"))

    def text_width(self, *, lies: bool, columns: int = 1) -> int:
        """Twips between the margins."""
        whole = max(2000, (self._long if lies else self._short) - sum(self._margins))
        return (whole - (columns - 1) * GAP) // columns

    def xml(self, section: Section, references: str, *, first: bool) -> str:
        """The properties of a section; ``references`` names its header and footer, "" for those of the one before."""
        made = copy.deepcopy(self._given)
        for name in ("headerReference", "footerReference", "type", "cols", *(() if first else ("titlePg",))):
            for old in made.findall(_w(name)):
                made.remove(old)
        _set(made, "pgSz", w=self._long if section.lies else self._short, h=self._short if section.lies else self._long)
        size = made.find(_w("pgSz"))
        assert size is not None
        size.attrib.pop(_w("orient"), None)
        if section.lies:
            size.set(_w("orient"), "landscape")
        kind = etree.Element(_w("type"))
        kind.set(_w("val"), "continuous" if section.goes_on else "nextPage")
        made.insert(0, kind)
        columns = etree.Element(_w("cols"))
        columns.set(_w("space"), str(GAP))
        if section.columns > 1:
            columns.set(_w("num"), str(section.columns))
        made.insert(_place_of_columns(made), columns)
        text = str(etree.tostring(made, encoding="unicode"))
        start = text.index(">") + 1
        return text[:start] + references + text[start:]

    def _child(self, name: str) -> etree._Element:
        found = self._given.find(_w(name))
        return etree.SubElement(self._given, _w(name)) if found is None else found


GAP: Final = 340
"""Twips between two columns."""


def _place_of_columns(properties: etree._Element) -> int:
    for place, child in enumerate(properties):
        if isinstance(child.tag, str) and etree.QName(child).localname in _AFTER_COLUMNS:
            return place
    return len(properties)


def _set(properties: etree._Element, name: str, **values: int) -> None:
    child = properties.find(_w(name))
    assert child is not None
    for key, value in values.items():
        child.set(_w(key), str(value))


def _number(element: etree._Element, name: str, default: int) -> int:
    try:
        return round(float(element.get(_w(name), default)))
    except ValueError:
        return default


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
