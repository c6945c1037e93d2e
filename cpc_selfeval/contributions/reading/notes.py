"""What lies on a sheet beside its cells: notes and comments, and the text of boxes that somebody drew."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.contributions.reading.names import in_spreadsheet
from cpc_selfeval.contributions.reading.places import count, place_named
from cpc_selfeval.contributions.reading.text import RichText, unescaped
from cpc_selfeval.contributions.reading.xml import Attributes, Part, Tally
from cpc_selfeval.domain.cells import Note, Place

_THREAD: Final = "[Threaded comment]"
_THREAD_TEXT: Final = "Comment:"
_THREAD_AUTHOR: Final = "tc="
"""A thread of comments also stands as one note, for programs that know no threads: after a notice of two paragraphs, in
the language of whoever wrote it. Its author is then a number."""
_DRAWING: Final = (
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
)
_SHAPES: Final = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)


class Comments(RichText):
    """The notes of one sheet, in ``notes``."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self.notes: list[Note] = []
        self._authors: list[str] = []
        self._of: Attributes = {}
        self.opens |= in_spreadsheet({"author": self._begin_author, "comment": self._begin_comment})
        self.closes |= in_spreadsheet({"author": self._end_author, "comment": self._end_comment})

    def _begin_author(self, _: Attributes) -> None:
        self.listen()

    def _end_author(self) -> None:
        self._authors.append(unescaped(self.heard()))

    def _begin_comment(self, attributes: Attributes) -> None:
        self._of = attributes

    def _end_comment(self) -> None:
        text, author = unescaped(self.heard()), self._author()
        if author.startswith(_THREAD_AUTHOR):
            text, author = _without_notice(text), ""
        if text.strip():
            self._tally.add_text(text)
            self.notes.append(Note(place_named(self._of.get("ref", "")), author, text))

    def _author(self) -> str:
        number = count(self._of.get("authorId", "0"))
        return self._authors[number] if number < len(self._authors) else ""


def _without_notice(text: str) -> str:
    if not text.startswith(_THREAD) or _THREAD_TEXT not in text:
        return text
    return text.partition(_THREAD_TEXT)[2].strip()


class TextBoxes(Part):
    """The boxes with text that lie on one sheet, in ``notes``."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self.notes: list[Note] = []
        self._column = self._row = 0
        self._within = False
        self._paragraphs: list[str] = []
        self.opens = {
            **{f"{space} from": self._begin_from for space in _DRAWING},
            **{f"{space} {name}": self._begin_number for space in _DRAWING for name in ("row", "col")},
            **{f"{space} t": self._begin_text for space in _SHAPES},
        }
        self.closes = {
            **{f"{space} from": self._end_from for space in _DRAWING},
            **{f"{space} row": self._end_row for space in _DRAWING},
            **{f"{space} col": self._end_column for space in _DRAWING},
            **{f"{space} sp": self._end_shape for space in _DRAWING},
            **{f"{space} t": self.pause for space in _SHAPES},
            **{f"{space} p": self._end_paragraph for space in _SHAPES},
        }

    def _begin_from(self, _: Attributes) -> None:
        self._within = True

    def _end_from(self) -> None:
        self._within = False

    def _begin_number(self, _: Attributes) -> None:
        if self._within:
            self.listen()

    def _begin_text(self, _: Attributes) -> None:
        self.listen()

    def _end_row(self) -> None:
        if self._within:
            self._row = count(self.heard())

    def _end_column(self) -> None:
        if self._within:
            self._column = count(self.heard())

    def _end_paragraph(self) -> None:
        self._paragraphs.append(self.heard())

    def _end_shape(self) -> None:
        text = "\n".join(self._paragraphs)
        self._paragraphs.clear()
        if text.strip():
            self._tally.add_text(text)
            place: Place = (self._row + 1, self._column)
            self.notes.append(Note(place, "", text))
