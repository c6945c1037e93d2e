"""The styles of a Word paper: Word's own names wherever Word has one, so that a committee's template changes them.

Sizes in half points, distances in twips (1/20 point). Arial, since every Word has it and councils ask for it.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from cpc_selfeval.exports.tagged_pdf import ACCENT, LINE, QUIET, TINT, TextStyle

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES: Final[dict[TextStyle, str]] = {
    "title": "heading 1",
    "heading 2": "heading 2",
    "heading 3": "heading 3",
    "heading 4": "heading 4",
    "subtitle": "Subtitle",
    "lead": "Paper lead",
    "body": "Normal",
    "quiet": "Paper quiet",
    "small": "Paper small",
    "table": "Paper table text",
    "table head": "Paper table head",
}
TABLE: Final = "Paper table"
CONTENTS_HEADING: Final = "TOC Heading"


def _style(name: str, kind: str = "paragraph", based: str = "Normal", inner: str = "", besides: str = "") -> str:
    identity = name.title().replace(" ", "")
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    own = ' w:customStyle="1"' if name.startswith("Paper") else ""
    following = '<w:next w:val="Normal"/>' if name.startswith("heading") else ""
    return (
        f'<w:style w:type="{kind}"{own} w:styleId="{identity}"{besides}><w:name w:val="{name}"/>{on}'
        f"{following}<w:qFormat/>{inner}</w:style>"
    )


def _heading(level: int, size: int, colour: str, before: int, after: int, border: str = "") -> str:
    return _style(
        f"heading {level}",
        inner=f'<w:pPr><w:keepNext/><w:keepLines/>{border}<w:spacing w:before="{before}" w:after="{after}"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{colour[1:]}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>',
    )


def _text(name: str, size: int, after: int, colour: str = "", bold: bool = False, layout: str = "") -> str:
    ink = f'<w:color w:val="{colour[1:]}"/>' if colour else ""
    return _style(
        name,
        inner=f'<w:pPr>{layout}<w:spacing w:after="{after}"/></w:pPr>'
        f'<w:rPr>{"<w:b/>" if bold else ""}{ink}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>',
    )


def _contents(level: int, indent: int) -> str:
    return _style(
        f"toc {level}",
        inner=f'<w:pPr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="60"/>'
        f'<w:ind w:left="{indent}"/></w:pPr>',  # an indent at the right hides the numbers in LibreOffice
    )


def _edge(side: str, size: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{LINE[1:]}"/>'


_UNDERLINE: Final = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{LINE[1:]}"/></w:pBdr>'
_LIKE_HEADING: Final = (
    f'<w:pPr><w:keepNext/>{_UNDERLINE}<w:spacing w:before="320" w:after="120"/></w:pPr>'
    f'<w:rPr><w:b/><w:color w:val="{ACCENT[1:]}"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
)
_TABLE: Final = _style(
    TABLE,
    "table",
    "TableNormal",
    f"<w:tblPr><w:tblBorders>{_edge('top', 6)}{_edge('left', 4)}{_edge('bottom', 6)}{_edge('right', 4)}"
    f"{_edge('insideH', 4)}{_edge('insideV', 4)}</w:tblBorders>"
    '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="74" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
    '<w:right w:w="74" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" '
    f'w:fill="{TINT[1:]}"/></w:tcPr></w:tblStylePr>',
)
_LETTERS: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)
_ROWS: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" '
    'w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)
_STYLES: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    _LETTERS,
    _ROWS,
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>',
    _heading(1, 38, "#17212B", 0, 60),
    _heading(2, 28, ACCENT, 320, 120, _UNDERLINE),
    _heading(3, 24, "#17212B", 240, 80),
    _heading(4, 22, QUIET, 180, 60),
    _text("Subtitle", 22, 120, QUIET),
    _text("Paper lead", 24, 100, layout="<w:keepNext/>"),
    _text("Paper quiet", 22, 100, QUIET),
    _text("Paper small", 18, 60, QUIET),
    _text("Paper table text", 19, 60),
    _text("Paper table head", 19, 60, bold=True, layout="<w:keepNext/>"),
    _text("List Bullet", 22, 80),
    _text("List Number", 22, 80),
    _text("caption", 20, 80, QUIET, bold=True, layout="<w:keepNext/>"),
    _style("TOC Heading", inner=_LIKE_HEADING),
    _contents(1, 0),
    _contents(2, 0),
    _contents(3, 284),
    _contents(4, 568),
    _text("header", 17, 0, QUIET),
    _text("footer", 17, 0, QUIET),
    _TABLE,
)
ALL: Final = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault>'
    '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
    '<w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    f"</w:docDefaults>{''.join(_STYLES)}</w:styles>"
)
"""A whole styles part."""


class Styles:
    """The styles of a document by their names. What of ours is not there yet is added; what is there is left alone."""

    def __init__(self, element: etree._Element) -> None:
        """``element`` is the document's ``w:styles``, and is changed."""
        found = list(element.iter(_w("style")))
        self._ids = {_name(style).casefold(): str(style.get(_w("styleId"), "")) for style in found}
        default = next((str(each.get(_w("styleId"), "")) for each in found if _is_default(each, "paragraph")), "")
        self._ids.setdefault("normal", default)
        self._ids.setdefault("normal table", "")
        for style in etree.fromstring(ALL.encode()).findall(_w("style")):
            if _name(style).casefold() not in self._ids and not _is_default(style):
                self._take(style)
                element.append(style)

    def of(self, style: TextStyle) -> str:
        """The id of the style of a kind of text."""
        return self.named(NAMES[style])

    def named(self, name: str) -> str:
        """The id of the style of this name."""
        return self._ids[name.casefold()]

    def _take(self, style: etree._Element) -> None:
        """Give a style an id that no other has, and let it stand on the document's own, or on nothing."""
        identity = str(style.get(_w("styleId")))
        while identity in self._ids.values():
            identity += "1"
        style.set(_w("styleId"), identity)
        self._ids[_name(style).casefold()] = identity
        on = self._ids["normal table" if style.get(_w("type")) == "table" else "normal"]
        for other in [*style.iter(_w("basedOn")), *style.iter(_w("next"))]:
            if on:
                other.set(_w("val"), on)
            else:
                style.remove(other)


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _is_default(style: etree._Element, kind: str = "") -> bool:
    return style.get(_w("default")) in {"1", "true", "on"} and kind in ("", style.get(_w("type")))


def _name(style: etree._Element) -> str:
    name = style.find(_w("name"))
    return "" if name is None else str(name.get(_w("val"), ""))
