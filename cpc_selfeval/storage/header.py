"""What a file is, told from its first bytes before SQLite touches it.

A file with a password has no mark of its own: its bytes look like chance, page by page. So it can only be supposed,
and the one proof is a password that opens it.
"""

from __future__ import annotations

import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cpc_selfeval.domain.opening_refusals import (
    FileIsFolder,
    FileMissing,
    FileTooNew,
    FileUnreadable,
    NotASelfEvaluation,
)
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.suspect_refusals import FileEmpty, FileTruncated
from cpc_selfeval.storage import schema
from cpc_selfeval.storage.connection import is_connected
from cpc_selfeval.storage.journals import left_behind

_HEADER_BYTES = 100
_LOOKED_AT = 65_536
_SQLITE = b"SQLite format 3\x00"
_WRITTEN_AS = 18
_WAL = 2
_PAGE_SIZE_AT = 16
_CHANGES_AT = 24
_PAGES_AT = 28
_COUNTED_AT_CHANGE = 92
_VERSION_AT = 60
_APPLICATION_AT = 68
_ENDS_OF_OFFICE_ZIPS = (
    (b"word/document", "a Word document"),
    (b"xl/workbook", "an Excel workbook"),
    (b"ppt/presentation", "a PowerPoint presentation"),
    (b"application/vnd.oasis.opendocument", "a LibreOffice document"),
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_PAGE = 4096
_MOST_UNEVEN = 500.0
"""Chi-squared of a page's 256 byte values: chance has 255 on average, with a standard deviation of 22.6."""
_NAMED = ".cpcse"
_BEGINNINGS = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an older Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a Word document"),
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of one of our files say.

    ``wal`` tells that another program switched it to write-ahead logging, which reading alone would write beside it.
    ``protected`` tells that it seems to have a password; nothing else is known of it then.
    """

    version: int
    wal: bool
    protected: bool = False


def read_header(path: Path) -> Header:
    """Look at a file that no connection of this process has open.

    Raises FileMissing, FileIsFolder, FileUnreadable, FileEmpty, NotASelfEvaluation, FileTooNew, FileTruncated, or
    OSError when the disk does not answer.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise FileIsFolder(path) if stat.S_ISDIR(mode) else FileMissing(path)
        with path.open("rb") as file:
            beginning = file.read(_LOOKED_AT)
            if not beginning.startswith(_SQLITE):
                if not beginning:
                    raise FileEmpty(path)
                if _looks_protected(path, beginning):
                    return Header(schema.LATEST, wal=False, protected=True)
                raise NotASelfEvaluation(path, _likeness(beginning, _end_of(path)))
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except PermissionError as error:
        raise FileUnreadable(path) from error
    header = _our_header(path, beginning[:_HEADER_BYTES])
    _refuse_truncated(path, beginning[:_HEADER_BYTES])
    return header


def is_self_evaluation(path: Path) -> bool:
    """Whether a self-evaluation stands at ``path`` or behind a link there; False where that cannot be told.

    Never opens a file that this process is connected to, since closing it would drop SQLite's lock.
    """
    if is_connected(path):
        return True
    try:
        read_header(path)
    except FileTooNew:
        return True
    except (StorageError, OSError):
        return False
    return True


def _our_header(path: Path, header: bytes) -> Header:
    version = int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4], "big", signed=True)
    application = int.from_bytes(header[_APPLICATION_AT : _APPLICATION_AT + 4], "big")
    if application != schema.APPLICATION_ID or version < 1:
        raise NotASelfEvaluation(path, "another program’s database")
    if version > schema.LATEST:
        raise FileTooNew(path)
    return Header(version, wal=_WAL in header[_WRITTEN_AS : _WRITTEN_AS + 2])


def _refuse_truncated(path: Path, header: bytes) -> None:
    """Raise FileTruncated where the file is shorter than its header says, and no journal says how long it should be."""
    page = int.from_bytes(header[_PAGE_SIZE_AT : _PAGE_SIZE_AT + 2], "big")
    pages = int.from_bytes(header[_PAGES_AT : _PAGES_AT + 4], "big")
    counts = header[_CHANGES_AT : _CHANGES_AT + 4] == header[_COUNTED_AT_CHANGE : _COUNTED_AT_CHANGE + 4]
    size, says = path.stat().st_size, pages * (65_536 if page == 1 else page)
    if counts and size < says and not left_behind(path):
        raise FileTruncated(path, size, says)


def _looks_protected(path: Path, beginning: bytes) -> bool:
    """Whether its first page is like chance, and its size or else its name is that of one of our files.

    Chance makes the beginning of a picture too; so what has both the size and the name is not asked for its likeness.
    """
    whole = path.stat().st_size % _PAGE == 0
    named = path.suffix.lower() == _NAMED
    if len(beginning) < _PAGE or _unevenness(beginning[:_PAGE]) > _MOST_UNEVEN or not (whole or named):
        return False
    return (whole and named) or not beginning.startswith((*_ZIPS, *(mark for mark, _ in _BEGINNINGS)))


def _unevenness(page: bytes) -> float:
    expected = len(page) / 256
    counts = Counter(page)
    return sum((counts[value] - expected) ** 2 for value in range(256)) / expected


def _end_of(path: Path) -> bytes:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LOOKED_AT))
        return file.read(_LOOKED_AT)


def _likeness(beginning: bytes, end: bytes) -> str:
    if beginning.startswith(_ZIPS):
        for mark, words in _ENDS_OF_OFFICE_ZIPS:
            if mark in beginning or mark in end:
                return words
        return "a zip archive"
    for mark, words in _BEGINNINGS:
        if beginning.startswith(mark):
            return words
    if not beginning.strip(b"\x00"):
        return "a file that begins with nothing but zeros"
    return "a text file" if _is_text(beginning) else "a file of another kind"


def _is_text(beginning: bytes) -> bool:
    if b"\x00" in beginning:
        return False
    try:
        beginning.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end >= len(beginning) - 4
    return True
