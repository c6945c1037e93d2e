"""The bytes of attached files: kept once for each content, in rows of 256 kB, checked by hash on the way in and out."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cpc_selfeval.domain.attaching_refusals import AttachmentTooLarge, AttachmentUnreadable, SelfEvaluationTooLarge
from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.record import settled_key
from cpc_selfeval.storage.connection import is_connected
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.tables import ATTACHMENT_CHUNK, row_sha256

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

CHUNK = 256 * 1024
"""Bytes in one row, all but the last of a file."""

LARGEST = 250_000_000
"""Most bytes in one attached file."""

LARGEST_FILE = 1_000_000_000
"""Most bytes that a self-evaluation may have with what is attached to it. SQLite and memory sticks take more; people
who have to copy, back up and send the file do not."""

_MISSING = "the content of an attached file is missing or altered."
NOT_LIKE_THAT = "it changed while it was being read"
NO_LONGER_KEPT = "what was in it is no longer kept here"


def fingerprint(path: Path) -> tuple[str, int]:
    """SHA-256 (hex) and size in bytes of a file to attach.

    Raises AttachmentTooLarge before reading, AttachmentUnreadable.
    """
    digest = hashlib.sha256()
    size = 0
    with reading(path) as file:
        while block := file.read(CHUNK):
            digest.update(block)
            size += len(block)
    return digest.hexdigest(), size


def size_to_attach(path: Path) -> int:
    """Size in bytes of a file to attach, told by the system before a byte of it is read.

    Raises AttachmentTooLarge, AttachmentUnreadable.
    """
    with _told_about_source(path):
        return _fit_size(path)


def refuse_unless_room(db: Database, path: Path, size: int) -> None:
    """Raise SelfEvaluationTooLarge where the file would have more than LARGEST_FILE bytes with ``size`` more."""
    pages, free, each = (  # of a file with a password SQLCipher answers for SQLite, with the page size as text
        int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "freelist_count", "page_size")
    )
    whole = (pages - free) * each + size
    if whole > LARGEST_FILE:
        raise SelfEvaluationTooLarge(path, whole, LARGEST_FILE)


def bring_in(db: Database, change: Change, bringing: Mapping[str, Path], at: str) -> None:
    """Store the bytes of every attachment that a change adds, unless they are there already.

    Raises AttachmentTooLarge, and AttachmentUnreadable, also when nobody brings what is not there.
    """
    for row in change.rows:
        file = row.after
        if isinstance(file, Attachment) and row.before is None and not is_there(db, file.sha256, file.size):
            source = bringing.get(file.sha256)
            if source is None:  # undone after the file was opened anew, and closing it forgets what nothing shows
                raise AttachmentUnreadable(Path(file.name), NO_LONGER_KEPT)
            refuse_unless_room(db, source, file.size)
            _store(db, file, source, at)


def content(db: Database, sha256: str) -> Iterator[bytes]:
    """The bytes with this hash, block by block. Raises Unsound at the end when they do not hash to it."""
    digest = hashlib.sha256()
    for block in _blocks(db, sha256):
        digest.update(block)
        yield block
    if digest.hexdigest() != sha256:
        raise Unsound(_MISSING)


def whole(db: Database, sha256: str) -> bytes:
    """All bytes with this hash, for what is small enough. Raises Unsound as :func:`content` does."""
    return b"".join(content(db, sha256))


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


def is_there(db: Database, sha256: str, size: int) -> bool:
    """Whether as many blocks with this hash are there as so many bytes make. An empty file has none and needs none."""
    found = db.execute('SELECT count(*) FROM "attachment_chunk" WHERE "sha256"=?', (sha256,)).fetchone()
    return bool(found[0] == -(-size // CHUNK))


@dataclass(frozen=True, slots=True)
class Block:
    """Bytes that become one row, and their SHA-256 (hex), by which that row is sealed."""

    content: bytes | memoryview
    sha256: str


def block_of(content: bytes | memoryview) -> Block:
    """At most CHUNK bytes, hashed."""
    return Block(content, hashlib.sha256(content).hexdigest())


def blocks_of(piece: bytes) -> tuple[Block, ...]:
    """A piece of a file in blocks, none of them copied."""
    whole = memoryview(piece)
    return tuple(block_of(whole[begin : begin + CHUNK]) for begin in range(0, len(piece), CHUNK))


def put_block(db: Database, sha256: str, n: int, block: Block, at: str) -> None:
    """Store the block with number ``n``, within the transaction that is open. One that is there stays if it is equal.

    Blocks without an attached file are what an interrupted attaching left; attaching the same file again takes them up.
    """
    key = settled_key("chunk", sha256, str(n))
    sealed = (sha256, n, block.sha256)  # bytes stand in a row's hash as the hash of themselves
    found = db.execute('SELECT "changed_at", "row_sha256" FROM "attachment_chunk" WHERE "key"=?', (key,)).fetchone()
    if found is not None:
        if row_sha256(ATTACHMENT_CHUNK.name, key, 1, found[0], sealed) == found[1]:
            return
        ATTACHMENT_CHUNK.delete(db, key)
    seal = row_sha256(ATTACHMENT_CHUNK.name, key, 1, at, sealed)
    db.execute(ATTACHMENT_CHUNK.insert_sql, (key, 1, at, seal, sha256, n, block.content))


def forget_some(db: Database, sha256: str, most: int) -> bool:
    """Remove at most so many blocks with this hash if no attached file has it, within the transaction that is open.

    Gives whether there may be more.
    """
    if db.execute('SELECT 1 FROM "attachment" WHERE "sha256"=? LIMIT 1', (sha256,)).fetchone() is not None:
        return False
    some = 'SELECT "key" FROM "attachment_chunk" WHERE "sha256"=? ORDER BY "n" DESC LIMIT ?'
    gone = db.execute(f'DELETE FROM "attachment_chunk" WHERE "key" IN ({some})', (sha256, most)).rowcount
    return bool(gone == most)


def _store(db: Database, attachment: Attachment, source: Path, at: str) -> None:
    digest = hashlib.sha256()
    size = 0
    with reading(source) as file:
        for n, block in enumerate(iter(lambda: file.read(CHUNK), b"")):
            digest.update(block)
            size += len(block)
            if size > attachment.size:
                break
            put_block(db, attachment.sha256, n, block_of(block), at)
    if size != attachment.size or digest.hexdigest() != attachment.sha256:
        raise AttachmentUnreadable(source, NOT_LIKE_THAT)


def _blocks(db: Database, sha256: str) -> Iterator[bytes]:
    sql = 'SELECT "bytes" FROM "attachment_chunk" WHERE "sha256"=? ORDER BY "n"'
    for (block,) in db.execute(sql, (sha256,)):
        yield block


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """The file opened to read, if it is a plain one and small enough. What the system says becomes a refusal.

    Raises AttachmentTooLarge before anything is read, AttachmentUnreadable.
    """
    with _told_about_source(path):
        _fit_size(path)
        with path.open("rb") as file:
            yield file


def _fit_size(path: Path) -> int:
    if is_connected(path):
        raise AttachmentUnreadable(path, "it is the self-evaluation file itself")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise AttachmentUnreadable(path, "it is not a file")
    if status.st_size > LARGEST:
        raise AttachmentTooLarge(path, status.st_size, LARGEST)
    return status.st_size


@contextmanager
def _told_about_source(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise AttachmentUnreadable(path, "it is not there") from error
    except PermissionError as error:
        raise AttachmentUnreadable(path, "you may not read it") from error
    except OSError as error:
        raise AttachmentUnreadable(path, "the disk or share that it is on did not answer as it should") from error
