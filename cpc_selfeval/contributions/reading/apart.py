"""The process that reads one workbook and nothing else: bytes come in at one end, plain cells go out at the other.

It gets no path, opens no file, writes none and ends with its answer. Where the system lets it, it first gives up
memory, time and the right to open anything, so that a workbook which takes it over has taken over nothing.
"""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final, NoReturn, TypeVar

from cpc_selfeval.contributions.reading.answer import end_line, note_line, row_line, sheet_line, unfit_line
from cpc_selfeval.contributions.reading.container import Package
from cpc_selfeval.contributions.reading.limits import Limits
from cpc_selfeval.contributions.reading.notes import Comments, TextBoxes
from cpc_selfeval.contributions.reading.sheet import Row, Sheet, Surroundings
from cpc_selfeval.contributions.reading.text import SharedStrings
from cpc_selfeval.contributions.reading.unfit import Unfit, too_large
from cpc_selfeval.contributions.reading.workbook import ListedSheet, Relation, SheetList, Styles, main_part, relations
from cpc_selfeval.contributions.reading.xml import Part, Tally
from cpc_selfeval.domain.cells import Note

_INPUT: Final = 0
_OUTPUT: Final = 1
_PIECE: Final = 1 << 20
_GATHERED: Final = 1 << 16

_AnyPart = TypeVar("_AnyPart", bound=Part)


def main() -> NoReturn:
    """Read the workbook that comes in on standard input, after one line with the limits; answer on standard output."""
    code = 1
    try:
        _answer()
        code = 0
    finally:
        # A bundle on Windows would show whatever went wrong in a window of its own, and wait for somebody to close it
        os._exit(code)


def _answer() -> None:
    speak_in_bytes()
    limits_line, _, document = everything().partition(b"\n")
    limits = Limits(**json.loads(limits_line))
    # Names of members may be in it, and nothing can be loaded any more once the right to open files is given up
    codecs.lookup("cp437")
    give_up_rights(limits)
    gathered = bytearray()
    for line in answer_about(document, limits):
        gathered += line
        if len(gathered) >= _GATHERED:
            say(gathered)
    say(gathered)


def answer_about(document: bytes, limits: Limits) -> Iterator[bytes]:
    """The lines of the answer (``answer``) about a workbook, given as its file's bytes."""
    said = 0
    try:
        for line in _read(document, limits):
            said += len(line)
            if len(line) > limits.line_bytes or said > limits.answer_bytes - limits.line_bytes:
                raise too_large("there is far more in it than a self-evaluation needs")
            yield line
    except Unfit as unfit:
        yield unfit_line(unfit)
    except MemoryError:
        yield unfit_line(too_large("reading it needs more memory than a workbook should"))
    else:
        yield end_line()


def _read(document: bytes, limits: Limits) -> Iterator[bytes]:
    package, tally = Package(document, limits), Tally(limits)
    main = main_part(package, tally)
    related = relations(package, main, tally)
    listed = SheetList(tally, related)
    listed.walk(package.pieces(main))
    strings = _walked(package, _of_kind(related, "sharedStrings"), SharedStrings(tally)).strings
    formats = _walked(package, _of_kind(related, "styles"), Styles(tally)).formats
    around = Surroundings(strings, formats, listed.from_1904)
    for sheet in listed.sheets:
        yield sheet_line(sheet.title, sheet.hidden)
        yield from _rows(package, tally, sheet, around)
        yield from map(note_line, _notes(package, tally, sheet))


def _rows(package: Package, tally: Tally, listed: ListedSheet, around: Surroundings) -> Iterator[bytes]:
    rows: list[Row] = []
    sheet = Sheet(tally, listed.title, around, rows.append)
    for _ in sheet.steps(package.pieces(listed.part)):
        yield from map(row_line, rows)
        rows.clear()


def _notes(package: Package, tally: Tally, listed: ListedSheet) -> Iterable[Note]:
    """What lies on a sheet; what stands there twice, for programs of different ages, once."""
    related = relations(package, listed.part, tally)
    comments = _walked(package, _of_kind(related, "comments"), Comments(tally))
    boxes = _walked(package, _of_kind(related, "drawing"), TextBoxes(tally))
    return dict.fromkeys([*comments.notes, *boxes.notes])


def _of_kind(related: dict[str, Relation], kind: str) -> str | None:
    return next((relation.target for relation in related.values() if relation.kind == kind), None)


def _walked(package: Package, name: str | None, part: _AnyPart) -> _AnyPart:
    if name is not None:
        part.walk(package.pieces(name))
    return part


def everything() -> bytes:
    """All that comes in on standard input."""
    pieces = bytearray()
    while piece := os.read(_INPUT, _PIECE):
        pieces += piece
    return bytes(pieces)


def say(gathered: bytearray) -> None:
    """Write what was gathered to standard output, and begin anew."""
    with memoryview(gathered) as said:
        at = 0
        while at < len(said):
            at += os.write(_OUTPUT, said[at:])
    gathered.clear()


def speak_in_bytes() -> None:
    """A window's program on Windows has no streams of Python's, and its pipes would change line ends."""
    if sys.platform == "win32":
        import msvcrt

        for number in (_INPUT, _OUTPUT):
            msvcrt.setmode(number, os.O_BINARY)


def give_up_rights(limits: Limits) -> None:
    """Give up memory, time, and opening or writing any file.

    Where there is no such thing (Windows), counting and the deadline of whoever waits have to do.
    """
    if sys.platform == "win32":
        return
    import resource

    seconds = int(limits.seconds) + 1
    for right, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        # Some systems refuse some of these, and one that was already given up cannot be had back
        with suppress(OSError, ValueError):
            resource.setrlimit(right, (most, most))
