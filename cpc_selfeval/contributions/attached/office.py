"""The words of a Word, Excel or PowerPoint document, or of one of LibreOffice: archives of XML, read under limits."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from cpc_selfeval.contributions.attached.answer import Words
from cpc_selfeval.contributions.attached.limits import MOST_CHARACTERS
from cpc_selfeval.contributions.attached.unreadable import TOO_LARGE, Unreadable
from cpc_selfeval.contributions.reading.unfit import Unfit
from cpc_selfeval.contributions.reading.xml import guarded_parser

_MOST_MEMBERS: Final = 4000
_MOST_UNPACKED: Final = 200_000_000
_LISTED: Final = b"PK\x01\x02"
_PIECE: Final = 65_536
_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
_DAMAGED: Final = "it is damaged"

_PARTS: Final = (
    (re.compile(r"word/(?:document|footnotes|endnotes)\.xml|content\.xml|styles\.xml"), "text"),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), "heads and feet of pages"),
    (re.compile(r"ppt/slides/slide(\d+)\.xml"), "slide"),
    (re.compile(r"ppt/notesslides/notesslide(\d+)\.xml"), "notes of slide"),
    (re.compile(r"xl/sharedstrings\.xml"), "cells"),
    (re.compile(r"xl/worksheets/sheet(\d+)\.xml"), "sheet"),
    (re.compile(r"xl/drawings/drawing\d+\.xml"), "drawings"),
    (
        re.compile(r"(?:word|ppt|xl)/(?:comments|threadedcomments|comments/[^/]*|threadedcomments/[^/]*)\d*\.xml"),
        "comments",
    ),
    (re.compile(r"docprops/(?:core|custom)\.xml|meta\.xml"), "properties"),
)
"""The parts in which people write, with what each is called (ECMA-376; OpenDocument)."""

_ENDS: Final = frozenset({"p", "h", "si", "is", "comment", "threadedcomment", "v", "br", "tab", "line-break"})
"""Elements at which a line ends, by their local names; properties have an element each."""
_LOST_ZERO: Final = re.compile(r"\d{9}")


def office_words(document: bytes) -> Iterator[Words]:
    """The words of a document, part by part. Raises Unreadable."""
    # A crafted list of a million members would fill the memory before one could count them
    if document.count(_LISTED) > 2 * _MOST_MEMBERS:
        raise Unreadable(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            members = archive.infolist()
            _refuse_unfit(members)
            found = [(member, called) for member in members if (called := _called(member.filename)) is not None]
            if not found:
                raise Unreadable("it is an archive, or a document of a kind that is not known here")
            for member, called in found:
                with archive.open(member) as part:
                    yield from _words(iter(lambda part=part: part.read(_PIECE), b""), called)  # type: ignore[misc]
    except _FAULTS as error:
        raise Unreadable(_DAMAGED) from error


def _refuse_unfit(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Unreadable("it has a password")
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise Unreadable(TOO_LARGE)
    if any(member.compress_type not in _METHODS for member in members):
        raise Unreadable("it is packed in an unusual way")


def _called(name: str) -> str | None:
    """What a part is called, with its number; None where nobody writes in it."""
    for pattern, called in _PARTS:
        if (found := pattern.fullmatch(name.replace("\\", "/").lower())) is not None:
            return f"{called} {found[1]}" if pattern.groups else called
    return None


def _words(pieces: Iterator[bytes], called: str) -> Iterator[Words]:
    lines = _Lines(is_sheet=called.startswith("sheet"), is_properties=called == "properties")
    try:
        for piece in pieces:
            lines.parser.Parse(piece, False)
            lines.refuse_too_many()
        lines.parser.Parse(b"", True)
    except (expat.ExpatError, Unfit) as error:
        raise Unreadable(_DAMAGED) from error
    lines.take()
    if lines.taken:
        yield Words(called, "\n".join(lines.taken))


class _Lines:
    """The lines of one part, in ``taken``. Of a sheet only numbers and texts of its own, since others are shared."""

    def __init__(self, *, is_sheet: bool, is_properties: bool) -> None:
        self.taken: list[str] = []
        self.parser = guarded_parser()
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._hear
        self._is_sheet = is_sheet
        self._is_properties = is_properties
        self._hears = not is_sheet
        self._shared = False
        self._heard: list[str] = []
        self._characters = 0

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if not self._is_sheet:
            return
        local = name.rpartition(" ")[2]
        if local == "c":
            self._shared = attributes.get("t") == "s"
        elif local in ("v", "is"):
            self._hears = not self._shared

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2].lower()
        if local in _ENDS or self._is_properties:
            self.take()
            self._hears = not self._is_sheet

    def _hear(self, text: str) -> None:
        if self._hears:
            self._heard.append(text)
            self._characters += len(text)

    def refuse_too_many(self) -> None:
        """Raise Unreadable once there is more text than is looked at."""
        if self._characters > MOST_CHARACTERS:
            raise Unreadable(TOO_LARGE)

    def take(self) -> None:
        """End a line."""
        text = "".join(self._heard)
        self._heard.clear()
        if text.strip():
            # Spreadsheets make numbers of CHI numbers, which loses the zero with which they may begin
            lost = self._is_sheet and _LOST_ZERO.fullmatch(text) is not None
            self.taken.append(f"0{text}" if lost else text)
