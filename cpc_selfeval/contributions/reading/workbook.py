"""What a workbook is made of: its sheets in their order, where each is kept, how days are counted, how cells look."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.contributions.reading.container import Package
from cpc_selfeval.contributions.reading.names import PACKAGE_RELATIONS, RELATIONS, in_spreadsheet
from cpc_selfeval.contributions.reading.unfit import Unfit, damaged, too_large
from cpc_selfeval.contributions.reading.xml import Attributes, Part, Tally
from cpc_selfeval.domain.contribution_refusals import NotAWorkbook
from cpc_selfeval.domain.number_formats import BUILT_IN, GENERAL

LONGEST_TITLE: Final = 255
_LONGEST_FORMAT: Final = 255
_YES: Final = ("1", "true")


@dataclass(frozen=True)
class ListedSheet:
    """A worksheet and the part that holds it."""

    title: str
    hidden: bool
    part: str


@dataclass(frozen=True)
class Relation:
    """What a part refers to: the last word of its kind ("worksheet"), and the part's name."""

    kind: str
    target: str


class _Relations(Part):
    def __init__(self, tally: Tally, source: str) -> None:
        super().__init__(tally)
        self.found: dict[str, Relation] = {}
        self._folder = posixpath.dirname(source)
        self.opens = {f"{PACKAGE_RELATIONS} Relationship": self._relation}

    def _relation(self, attributes: Attributes) -> None:
        if attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[attributes.get("Id", "")] = Relation(kind, target.lstrip("/"))


def relations(package: Package, source: str, tally: Tally) -> dict[str, Relation]:
    """What ``source`` ("" for the package itself) refers to within the package, by its own names for them."""
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    reading = _Relations(tally, source)
    if part in package:
        reading.walk(package.pieces(part))
    return reading.found


def main_part(package: Package, tally: Tally) -> str:
    """The part that lists the sheets. Raises Unfit where there is none."""
    for relation in relations(package, "", tally).values():
        if relation.kind == "officeDocument":
            return relation.target
    raise Unfit(NotAWorkbook, "an archive of files (.zip)")


class SheetList(Part):
    """``sheets`` lists the worksheets (charts on sheets of their own are none); ``from_1904`` tells how days count."""

    def __init__(self, tally: Tally, related: dict[str, Relation]) -> None:
        super().__init__(tally)
        self.sheets: list[ListedSheet] = []
        self.from_1904 = False
        self._related = related
        self.opens = in_spreadsheet({"workbookPr": self._properties, "sheet": self._sheet})

    def _properties(self, attributes: Attributes) -> None:
        self.from_1904 = attributes.get("date1904") in _YES

    def _sheet(self, attributes: Attributes) -> None:
        name = next((attributes[f"{space} id"] for space in RELATIONS if f"{space} id" in attributes), "")
        relation = self._related.get(name)
        if relation is None:
            raise damaged("a sheet of it is missing")
        if relation.kind != "worksheet":
            return
        if any(sheet.part.casefold() == relation.target.casefold() for sheet in self.sheets):
            raise damaged("two sheets of it are kept in the same place")
        if len(self.sheets) >= self._tally.limits.sheets:
            raise too_large(f"it has more than {self._tally.limits.sheets} sheets")
        title = attributes.get("name", "")[:LONGEST_TITLE]
        self.sheets.append(ListedSheet(title, attributes.get("state", "visible") != "visible", relation.target))


class Styles(Part):
    """``formats`` has the number format of each style of a cell, by the style's number."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self.formats: list[str] = []
        self._own: dict[str, str] = {}
        self._within = False
        self.opens = in_spreadsheet({"numFmt": self._format, "cellXfs": self._begin, "xf": self._style})
        self.closes = in_spreadsheet({"cellXfs": self._end})

    def _format(self, attributes: Attributes) -> None:
        self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]

    def _begin(self, _: Attributes) -> None:
        self._within = True

    def _end(self) -> None:
        self._within = False

    def _style(self, attributes: Attributes) -> None:
        if self._within:
            number = attributes.get("numFmtId", "0")
            self.formats.append(self._own.get(number) or BUILT_IN.get(number, GENERAL))
