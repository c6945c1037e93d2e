"""A list as plain text, its cells parted by commas, semicolons or tabs, read into the same cells as a workbook.

Such a file cannot do anything to its reader, so it is read in this process, under the same limits. It says neither in
which encoding nor how it is parted: Excel writes UTF-8 with a mark, UTF-16 ("Unicode text", parted by tabs) or the
Windows code page, and semicolons where the comma is the decimal mark.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from cpc_selfeval.contributions.reading.limits import USUAL, Limits
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.contribution_refusals import WorkbookTooLarge, WorkbookUnreadable
from cpc_selfeval.domain.importing_refusals import ListUnreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS: Final = (",", ";", "\t", "|")
_SAID: Final = re.compile(r"sep=(.)\r?\n")
"""A first line by which Excel is told how cells are parted."""
_LOOKED_AT: Final = 200
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_WEB_PAGE: Final = re.compile(r"\s*<(?:!doctype html|html|head|body)", re.IGNORECASE)
_DOS_END: Final = "\x1a"


def read_csv(path: Path, limits: Limits = USUAL) -> SheetCells:
    """Read a list; its title is the file's name without its ending. Each cell is text, or None where it is empty.

    Raises WorkbookUnreadable, WorkbookTooLarge, and ListUnreadable where it is no text or its quotation marks do not
    match.
    """
    return cells_in(path, _text(path, _bytes(path, limits)), limits)


def cells_in(path: Path, text: str, limits: Limits = USUAL, *, delimiter: str = "") -> SheetCells:
    """The cells in a text, which ``delimiter`` parts, or whatever most likely does. ``path`` is what refusals name.

    Raises WorkbookTooLarge and ListUnreadable.
    """
    said = _SAID.match(text)
    delimiter = said[1] if said else delimiter or _delimiter(text)
    first = 2 if said else 1
    rows = tuple(_rows(path, text[said.end() :] if said else text, delimiter, first, limits))
    return SheetCells(path.stem, False, rows)


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise WorkbookUnreadable(path, error.strerror or "it cannot be opened") from error
    if len(content) > limits.file_bytes:
        raise WorkbookTooLarge(path, f"the file has more than {limits.file_bytes / 1e6:.0f} MB")
    return content


def _text(path: Path, content: bytes) -> str:
    """What the bytes say, in the first encoding of which they can be."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding).removesuffix(_DOS_END)
        except UnicodeDecodeError:
            continue
        if _NO_TEXT.search(text):
            break
        if _WEB_PAGE.match(text):
            raise ListUnreadable(path, "it is a web page, as one gets where a link asks to sign in")
        return text
    raise ListUnreadable(path, "it is neither a workbook nor plain text")


def _encodings(content: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return (encoding,)
    start = content[:4096]
    if 4 * start.count(0) > len(start):
        return ("utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be",)
    return ("utf-8", "cp1252")


def _delimiter(text: str) -> str:
    """What parts the cells: that by which most rows have the same number of cells, and more than one."""

    def score(delimiter: str) -> tuple[float, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            widths.update(len(row) for row in islice(rows, _LOOKED_AT) if row)
        except csv.Error:
            return 0, 0
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(0, 0))
        return (count / widths.total(), width) if width > 1 else (0, 0)

    return max(_DELIMITERS, key=score)


def _rows(
    path: Path, text: str, delimiter: str, first: int, limits: Limits
) -> Iterator[tuple[int, tuple[str | None, ...]]]:
    """The rows in which anything stands, with their numbers."""
    if _is_left_open(text, delimiter):
        raise ListUnreadable(path, "a quotation mark in it is opened and never closed")
    characters = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), first):
            while row and not row[-1]:
                row.pop()
            if not row:
                continue
            characters += sum(map(len, row))
            _check(path, number, row, characters, limits)
            yield number, tuple(cell or None for cell in row)
    except csv.Error as error:
        raise WorkbookTooLarge(path, f"a cell has more than {limits.cell_characters:,} characters") from error


def _is_left_open(text: str, delimiter: str) -> bool:
    """Whether the rest of the file stands in one cell, because a quotation mark is missing."""
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _check(path: Path, number: int, row: list[str], characters: int, limits: Limits) -> None:
    if number > limits.rows:
        raise WorkbookTooLarge(path, f"it has more than {limits.rows:,} rows")
    if len(row) > limits.columns:
        raise WorkbookTooLarge(path, f"row {number} has more than {limits.columns} cells")
    if max(map(len, row)) > limits.cell_characters:
        raise WorkbookTooLarge(path, f"a cell has more than {limits.cell_characters:,} characters")
    if characters > limits.characters:
        raise WorkbookTooLarge(path, f"it has more than {limits.characters:,} characters")
