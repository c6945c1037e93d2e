"""Rows read straight from the pages of a file, for when SQLite cannot get to them.

The file format is SQLite's (https://sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.1). Which table a row
belongs to is told by its own hash, which is taken of the table's name too; a row whose hash does not hold is left to
SQLite. So nothing is ever found that this program did not write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.storage.salvage.rows import Found, Place, Row, stored_row
from cpc_selfeval.storage.tables import ATTACHMENT_CHUNK, LOG, Table, all_tables, row_sha256

PAGE = 4096
"""Bytes in a page of every file that this program makes."""

_LEAF = 0x0D
_HEADER = 100
_MOST_CELLS = (PAGE - 8) // 4
_LONGEST_ROW = 64_000_000
"""Bytes; a length beyond it is damage. The longest text that a box takes has a few million."""

_BEFORE_COLUMNS = 4  # key, rev, changed_at, row_sha256


@dataclass(frozen=True, slots=True)
class _Cell:
    rowid: int
    payload: bytes


def carve(content: memoryview, found: Found) -> None:
    """Add every row on the file's pages whose hash holds. The bytes of attached files stay where they are."""
    by_width: dict[int, list[Table]] = {}
    for table in all_tables():
        by_width.setdefault(len(table.columns) + _BEFORE_COLUMNS, []).append(table)
    for page in range(len(content) // PAGE):
        look()
        for cell in range(_cell_count(content, page)):
            read = _cell(content, page, cell)
            values = None if read is None else _record(read.payload)
            if read is None or values is None:
                continue
            for table in by_width.get(len(values), ()):
                row = _row_of(table, read.rowid, values, Place(page=page, cell=cell))
                if row is not None:
                    found.add(table.name, row)
                    break


def carved_block(content: memoryview, place: Place) -> bytes:
    """The bytes of a block of an attached file at a place that :func:`carve` gave."""
    read = _cell(content, place.page, place.cell)
    values = None if read is None else _record(read.payload)
    block = values[-1] if values else None
    return block if isinstance(block, bytes) else b""


def _row_of(table: Table, rowid: int, values: list[object], place: Place) -> Row | None:
    if table is LOG:
        number, key, rev, at, sealed, *columns = values
        columns = [rowid, *columns] if number is None else [number, *columns]
    else:
        key, rev, at, sealed, *columns = values
    if table is not ATTACHMENT_CHUNK:
        row = stored_row(table, (sealed, key, rev, at, *columns))
        return row if row.intact else None
    return _block_row(sealed, key, rev, at, columns, place)


def _block_row(sealed: object, key: object, rev: object, at: object, columns: list[object], place: Place) -> Row | None:
    row = stored_row(ATTACHMENT_CHUNK, (sealed, key, rev, at, *columns[:2], None))
    block = columns[2]
    if not isinstance(block, bytes) or not isinstance(sealed, bytes):
        return None
    whole = (*row.values[:2], block)
    if row_sha256(ATTACHMENT_CHUNK.name, row.key, row.rev, row.at, whole) != sealed.decode("utf-8", errors="replace"):
        return None
    return Row(row.key, row.rev, row.at, row.values[:2], intact=True, place=place)


def _cell_count(content: memoryview, page: int) -> int:
    begin = page * PAGE + (_HEADER if page == 0 else 0)
    if content[begin] != _LEAF:
        return 0
    count = int.from_bytes(content[begin + 3 : begin + 5], "big")
    return count if count <= _MOST_CELLS else 0


def _cell(content: memoryview, page: int, cell: int) -> _Cell | None:
    begin = page * PAGE
    pointer = begin + (_HEADER if page == 0 else 0) + 8 + 2 * cell
    at = begin + int.from_bytes(content[pointer : pointer + 2], "big")
    end = begin + PAGE
    size, at = _varint(content, at, end)
    rowid, at = _varint(content, at, end)
    if at > end or not 0 < size <= _LONGEST_ROW:
        return None
    local = _local_bytes(size)
    if at + local + (4 if local < size else 0) > end:
        return None
    payload = bytearray(content[at : at + local])
    if local < size:
        first = int.from_bytes(content[at + local : at + local + 4], "big")
        payload += _overflow(content, first, size - local)
    return _Cell(rowid, bytes(payload)) if len(payload) == size else None


def _local_bytes(size: int) -> int:
    """How many bytes of a row stand on its own page, by section 1.6 of the format."""
    most = PAGE - 35
    if size <= most:
        return size
    least = (PAGE - 12) * 32 // 255 - 23
    fit = least + (size - least) % (PAGE - 4)
    return fit if fit <= most else least


def _overflow(content: memoryview, page: int, size: int) -> bytes:
    """The rest of a row from the pages that it goes on on; too short where the chain breaks off."""
    pages = len(content) // PAGE
    collected = bytearray()
    while size > 0 and 0 < page <= pages:
        begin = (page - 1) * PAGE
        some = min(size, PAGE - 4)
        collected += content[begin + 4 : begin + 4 + some]
        size -= some
        page = int.from_bytes(content[begin : begin + 4], "big")
    return bytes(collected)


def _varint(content: memoryview | bytes, at: int, end: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends; beyond ``end`` where there is none."""
    value = 0
    for place in range(9):
        if at >= end:
            return 0, end + 1
        byte = content[at]
        at += 1
        if place == 8:
            return (value << 8 | byte), at
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value, at


_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _record(payload: bytes) -> list[object] | None:
    """The values of a row, texts and bytes as bytes; None where it is no row."""
    length, at = _varint(payload, 0, len(payload))
    if not 0 < length <= len(payload):
        return None
    values: list[object] = []
    body = length
    for kind in _kinds(payload, at, length):
        size = _INTEGERS.get(kind, 0) if kind < 12 else (kind - 12) // 2
        if kind in (7, 10, 11) or body + size > len(payload):
            return None
        part = payload[body : body + size]
        body += size
        values.append(_value(kind, part))
    return values if body == len(payload) else None


def _kinds(payload: bytes, at: int, end: int) -> Iterator[int]:
    while at < end:
        kind, at = _varint(payload, at, end)
        yield kind


def _value(kind: int, part: bytes) -> object:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(part, "big", signed=True) if kind < 12 else part
