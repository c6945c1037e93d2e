"""Whether a passage stands in an attached file, as far as its words can be read without opening it in a program.

Bytes are looked through as UTF-8, UTF-16 and Windows text. Word, Excel, PowerPoint and LibreOffice documents are zip
archives of XML, which is looked through with and without its marks, within limits. What is packed otherwise (PDF,
pictures, sound, archives) cannot be read here, and is named so that a person can look.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from enum import Enum
from typing import TYPE_CHECKING, Final, cast

from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.storage.attachments import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

    from cpc_selfeval.storage.database import Database

MOST_MEMBERS: Final = 2000
MOST_UNPACKED: Final = 100_000_000
"""Bytes that the XML of one document may take; a larger one is not looked into."""

_ZIP = b"PK\x03\x04"
_XML_ENDS = (".xml", ".rels", ".txt", ".html", ".xhtml", ".vml")
_MARKS = re.compile(r"<[^>]*>")
_PARTS_END = re.compile(r"</(?:w:p|a:p|text:p|text:h|si|c|row|w:tc|p|td)>|<(?:w:br|w:tab|text:line-break|br)\s*/>")
_LOOKED_AT = 4096
_PACKED = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\xd0\xcf\x11\xe0", b"ID3", b"7z\xbc", b"\x1f\x8b")


class Looked(Enum):
    """What looking into an attached file gave."""

    HOLDS_IT = "holds it"
    DOES_NOT = "does not hold it"
    CANNOT_BE_READ = "cannot be read"


def look_into(db: Database, sha256: str, size: int, passage: Passage) -> Looked:
    """Whether the content with this hash holds the passage."""
    if _bytes_hold(_blocks(db, sha256), passage):
        return Looked.HOLDS_IT
    beginning = next(_blocks(db, sha256), b"")[:_LOOKED_AT]
    if beginning.startswith(_ZIP):
        return _look_into_document(StoredContent(db, sha256, size), passage)
    return Looked.CANNOT_BE_READ if _is_packed(beginning) else Looked.DOES_NOT


class StoredContent(io.RawIOBase):
    """The content of an attached file to read at any place, block by block from the file."""

    def __init__(self, db: Database, sha256: str, size: int) -> None:
        self._db = db
        self._sha256 = sha256
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """At any place."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        """Where it is."""
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer as far as the present block reaches; 0 at the end."""
        into = memoryview(buffer).cast("B")
        n, start = divmod(self._at, CHUNK)
        sql = 'SELECT "bytes" FROM "attachment_chunk" WHERE "sha256"=? AND "n"=?'
        row = self._db.execute(sql, (self._sha256, n)).fetchone()
        part = row[0][start : start + len(into)] if row is not None else b""
        into[: len(part)] = part
        self._at += len(part)
        return len(part)


def _blocks(db: Database, sha256: str) -> Iterator[bytes]:
    for (block,) in db.execute('SELECT "bytes" FROM "attachment_chunk" WHERE "sha256"=? ORDER BY "n"', (sha256,)):
        yield block


def _bytes_hold(blocks: Iterator[bytes], passage: Passage) -> bool:
    end = b""
    for block in blocks:
        if passage.is_in_bytes(end + block):
            return True
        end = (end + block)[-passage.most_bytes :]
    return False


def _look_into_document(content: StoredContent, passage: Passage) -> Looked:
    try:
        with zipfile.ZipFile(cast(io.BytesIO, content)) as archive:
            members = archive.infolist()
            readable = [member for member in members if member.filename.lower().endswith(_XML_ENDS)]
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in readable) > MOST_UNPACKED:
                return Looked.CANNOT_BE_READ
            for member in readable:
                with archive.open(member) as part:
                    if _xml_holds(part.read(min(member.file_size, MOST_UNPACKED) + 1), passage):
                        return Looked.HOLDS_IT
            if any(passage.is_in(member.filename) for member in members):
                return Looked.HOLDS_IT
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return Looked.CANNOT_BE_READ
    others = [m for m in members if m not in readable and not m.is_dir() and not m.filename.startswith("docProps/")]
    return Looked.CANNOT_BE_READ if others else Looked.DOES_NOT


def _xml_holds(part: bytes, passage: Passage) -> bool:
    text = part.decode("utf-16" if part.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", errors="replace")
    words = html.unescape(_MARKS.sub("", _PARTS_END.sub("\n", text)))
    return passage.is_in(words) or passage.is_in(html.unescape(text))


def _is_packed(beginning: bytes) -> bool:
    if beginning.startswith(_PACKED):
        return True
    return b"\0" in beginning and beginning.count(b"\0") < len(beginning) // 4
