"""The bytes of attached files: kept once for each content, in rows of 256 kB, checked by hash on the way in and out."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cpc_selfeval.domain.attaching_refusals import AttachmentTooLarge, AttachmentUnreadable
from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.record import settled_key
from cpc_selfeval.storage.connection import is_connected
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.tables import ATTACHMENT_CHUNK

if TYPE_CHECKING:
    from sqlite_utils import Database

CHUNK = 256 * 1024
"""Bytes in one row, all but the last of a file."""

LARGEST = 250_000_000
"""Most bytes in one attached file."""

_MISSING = "the content of an attached file is missing or altered."
_NOT_LIKE_THAT = "it changed while it was being read"


def fingerprint(path: Path) -> tuple[str, int]:
    """SHA-256 (hex) and size in bytes of a file to attach.

    Raises AttachmentTooLarge before reading, AttachmentUnreadable.
    """
    digest = hashlib.sha256()
    size = 0
    with _reading(path) as file:
        while block := file.read(CHUNK):
            digest.update(block)
            size += len(block)
    return digest.hexdigest(), size


def bring_in(db: Database, change: Change, bringing: Mapping[str, Path], at: str) -> None:
    """Store the bytes of every attachment that a change adds, unless they are there already.

    Raises AttachmentUnreadable, AttachmentTooLarge, and KeyError when nobody brings what is not there.
    """
    for row in change.rows:
        if isinstance(row.after, Attachment) and row.before is None and not _is_there(db, row.after.sha256):
            _store(db, row.after, bringing[row.after.sha256], at)


def content(db: Database, sha256: str) -> Iterator[bytes]:
    """The bytes with this hash, block by block. Raises Unsound at the end when they do not hash to it."""
    digest = hashlib.sha256()
    for block in _blocks(db, sha256):
        digest.update(block)
        yield block
    if digest.hexdigest() != sha256:
        raise Unsound(_MISSING)


def is_sound(db: Database, sha256: str, size: int) -> bool:
    """Whether the bytes with this hash are all there and hash to it."""
    digest = hashlib.sha256()
    found = 0
    for block in _blocks(db, sha256):
        digest.update(block)
        found += len(block)
    return digest.hexdigest() == sha256 and found == size


def forgotten(db: Database) -> tuple[str, ...]:
    """Hashes of the bytes that no attached file has any more."""
    sql = 'SELECT DISTINCT "sha256" FROM "attachment_chunk" EXCEPT SELECT "sha256" FROM "attachment"'
    return tuple(row[0] for row in db.execute(sql).fetchall())


def forget(db: Database, sha256: str) -> None:
    """Remove the bytes with this hash, within the transaction that is open."""
    db.execute('DELETE FROM "attachment_chunk" WHERE "sha256"=?', (sha256,))


def _store(db: Database, attachment: Attachment, source: Path, at: str) -> None:
    digest = hashlib.sha256()
    size = 0
    with _reading(source) as file:
        for n, block in enumerate(iter(lambda: file.read(CHUNK), b"")):
            digest.update(block)
            size += len(block)
            if size > attachment.size:
                break
            key = settled_key("chunk", attachment.sha256, str(n))
            ATTACHMENT_CHUNK.insert(db, key, 1, at, (attachment.sha256, n, block))
    if size != attachment.size or digest.hexdigest() != attachment.sha256:
        raise AttachmentUnreadable(source, _NOT_LIKE_THAT)


def _is_there(db: Database, sha256: str) -> bool:
    # An empty file has no chunk and needs none.
    if sha256 == hashlib.sha256().hexdigest():
        return True
    found = db.execute('SELECT 1 FROM "attachment_chunk" WHERE "sha256"=? LIMIT 1', (sha256,)).fetchone()
    return found is not None


def _blocks(db: Database, sha256: str) -> Iterator[bytes]:
    sql = 'SELECT "bytes" FROM "attachment_chunk" WHERE "sha256"=? ORDER BY "n"'
    for (block,) in db.execute(sql, (sha256,)):
        yield block


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    """The file opened to read, if it is a plain one and small enough. What the system says becomes a refusal."""
    if is_connected(path):
        raise AttachmentUnreadable(path, "it is the self-evaluation file itself")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise AttachmentUnreadable(path, "it is not a file")
        if status.st_size > LARGEST:
            raise AttachmentTooLarge(path, status.st_size, LARGEST)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise AttachmentUnreadable(path, "it is not there") from error
    except PermissionError as error:
        raise AttachmentUnreadable(path, "you may not read it") from error
    except OSError as error:
        raise AttachmentUnreadable(path, "the disk or share that it is on did not answer as it should") from error
