"""Lists: their definitions in the numbering part, where Word looks for the sign and the indent of each level."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from cpc_selfeval.exports.word.sections import W

_LEVELS: Final = 4
INSET: Final = 340
"""Twips from a list's edge to its words."""
_SIGNS: Final = ("•", "–", "•", "–")


class Lists:
    """The lists of one document."""

    def __init__(self, numbering: Any) -> None:
        """``numbering`` is the document's ``w:numbering``, and is added to."""
        self._numbering = numbering
        first = 1 + max((_number(each, "abstractNumId") for each in numbering.iter(_w("abstractNum"))), default=-1)
        self._next = 1 + max((_number(each, "numId") for each in numbering.iter(_w("num"))), default=0)
        self._signs, self._numbers = first, first + 1
        for identity, kind, shown in ((first, "bullet", _SIGNS), (first + 1, "decimal", None)):
            self._insert(_definition(identity, kind, shown))
        self.bullets = self._list(self._signs)

    def numbered(self, start: int) -> int:
        """The number of a new list whose items are numbered from ``start``."""
        return self._list(self._numbers, start)

    def _list(self, definition: int, start: int | None = None) -> int:
        begins = (
            "" if start is None else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )
        number, self._next = self._next, self._next + 1
        made = f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{begins}</w:num>'
        last = self._numbering.find(_w("numIdMacAtCleanup"))
        element = etree.fromstring(made)
        if last is None:
            self._numbering.append(element)
        else:
            last.addprevious(element)
        return number

    def _insert(self, definition: str) -> None:
        """Before the first list: Word asks for all definitions first."""
        element = etree.fromstring(definition)
        first = self._numbering.find(_w("num"))
        if first is None:
            self._numbering.append(element)
        else:
            first.addprevious(element)


def _definition(identity: int, kind: str, shown: tuple[str, ...] | None) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{shown[level] if shown else f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{INSET * (level + 1)}" w:hanging="{INSET}"/></w:pPr></w:lvl>'
        for level in range(_LEVELS)
    )
    return (
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{identity}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _number(element: Any, name: str) -> int:
    try:
        return int(element.get(_w(name), "0"))
    except ValueError:
        return 0


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
