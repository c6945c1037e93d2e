"""Small files that are made to fill a computer, or to keep it busy."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from tests.contributions.reading.packages import SHEET, STRINGS, book, packed, parts, row_of, sheet, strings, text_cell

_BEGIN, _END = (half.encode() for half in sheet("\x00").split("\x00"))
_INLINE: Final = (b'<row r="1"><c r="A1" t="inlineStr"><is><t>', b"</t></is></c></row>")
_MILLION: Final = 1_000_000


def _write(path: Path, name: str, pieces: Iterable[bytes], noise: int = 0) -> None:
    """A workbook with one part that is made of pieces, and as much that does not pack as makes it look honest."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for other, content in parts().items():
            if other != name:
                package.writestr(other, content)
        if noise:
            package.writestr("xl/media/image1.png", random.Random(4).randbytes(noise))
        with package.open(name, "w") as part:
            for piece in pieces:
                part.write(piece)


def _cell_of(megabytes: int) -> Iterable[bytes]:
    yield _BEGIN + _INLINE[0]
    for _ in range(megabytes):
        yield b"A" * _MILLION
    yield _INLINE[1] + _END


def _rows(row: Callable[[int], str], number: int = _MILLION) -> Iterable[bytes]:
    yield _BEGIN
    for begin in range(1, number + 1, 10_000):
        yield "".join(map(row, range(begin, min(begin + 10_000, number + 1)))).encode()
    yield _END


def _entities(path: Path, encoding: str) -> None:
    laughs = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(8))
    document = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"A" * 50}">{laughs}]>'
    document += sheet(row_of(text_cell("A1", "&i;"))).partition("?>")[2]
    path.write_bytes(packed({**parts(), SHEET: document.encode(encoding)}))


def _lying(path: Path) -> None:
    _write(path, SHEET, _cell_of(300))
    document = path.read_bytes()
    size = len(_BEGIN + _INLINE[0] + _INLINE[1] + _END) + 300 * _MILLION
    path.write_bytes(document.replace(size.to_bytes(4, "little"), (5000).to_bytes(4, "little")))


def _many_members(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for number in range(200_000):
            package.writestr(f"{number}", b"")


def _one_sheet_many_times(path: Path) -> None:
    listed = "".join(f'<sheet name="{at}" sheetId="{at}" r:id="rId1"/>' for at in range(1, 1001))
    path.write_bytes(packed({**parts("<x/>" * 100_000, workbook=book(listed))}))


def _one_text_many_times(path: Path) -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 20_001))
    path.write_bytes(packed(parts(rows, strings=strings(f"<t>{'A' * 90_000}</t>"))))


REFUSED: Final[dict[str, Callable[[Path], object]]] = {
    "300 MB in one cell": lambda path: _write(path, SHEET, _cell_of(300)),
    "300 MB, said to be 5 kB": _lying,
    "300 MB of texts": lambda path: _write(path, STRINGS, (b"A" * _MILLION for _ in range(300))),
    "95 MB, packed honestly": lambda path: _write(path, SHEET, _cell_of(95), noise=_MILLION),
    "95 MB in a tag": lambda path: _write(
        path, SHEET, (_BEGIN + b"<x a='", *[b"A" * _MILLION] * 95, b"'/>" + _END), noise=_MILLION
    ),
    "95 MB of elements": lambda path: _write(
        path, SHEET, (_BEGIN, *[b"<x/>" * (_MILLION // 4)] * 95, _END), noise=_MILLION
    ),
    "95 MB of short texts": lambda path: _write(
        path, STRINGS, (strings("\x00").split("\x00")[0].encode(), *[b"<si/>" * (_MILLION // 5)] * 95), noise=_MILLION
    ),
    "entities in entities": lambda path: _entities(path, "utf-8"),
    "the same in UTF-16": lambda path: _entities(path, "utf-16"),
    "a million rows": lambda path: _write(
        path, SHEET, _rows(lambda at: f'<row r="{at}"><c r="A{at}"><v>{at}</v></c></row>')
    ),
    "a million empty rows": lambda path: _write(path, SHEET, _rows(lambda at: f'<row r="{at}"/>')),
    "a far cell": lambda path: _write(
        path, SHEET, (_BEGIN + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + _END,)
    ),
    "elements in elements": lambda path: _write(
        path, SHEET, (_BEGIN, b"<x>" * _MILLION, b"</x>" * _MILLION, _END), noise=100_000
    ),
    "200,000 members": _many_members,
    "one sheet a thousand times": _one_sheet_many_times,
    "one text 20,000 times": _one_text_many_times,
}
"""What writes each of them into a file. All are refused."""

READ: Final[dict[str, Callable[[Path], object]]] = {
    "100,000 texts": lambda path: path.write_bytes(
        packed(parts(strings=strings(*(f"<t>evidence {at}</t>" for at in range(100_000)))))
    ),
    "20,000 rows of 10 cells": lambda path: _write(
        path,
        SHEET,
        _rows(
            lambda at: row_of(*(text_cell(f"{letter}{at}", f"text {at}") for letter in "ABCDEFGHIJ"), number=at), 20_000
        ),
    ),
    "a return": lambda path: path.write_bytes(packed(parts())),
}
"""Large ones that are read, and an ordinary one."""
