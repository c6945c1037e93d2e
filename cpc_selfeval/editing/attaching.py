"""A large file on its way into the self-evaluation, a piece at a time, so that what is typed is saved in between.

The file is read twice: once for its hash, under which its blocks are kept, then for the blocks, each piece in a
transaction of its own. The record that shows the file comes last. So a program that is killed in the middle leaves
blocks that nothing shows, and closing the file forgets those; one that is cancelled takes them out itself.

Each byte is hashed three times: all of the file, all of it once more as it is stored, and each block for its row. What
can be is done in a thread of its own, a piece ahead of what is being stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from cpc_selfeval.domain.attaching_refusals import AttachmentUnreadable, NotAttached
from cpc_selfeval.domain.refusal import Refusal, StorageError
from cpc_selfeval.storage.attachments import CHUNK, NOT_LIKE_THAT, Block, blocks_of, reading
from cpc_selfeval.storage.store import Store

PIECE = 32 * CHUNK
"""Bytes (8 MB) brought in between two looks at what else waits to be saved."""

SEVERAL_MB = PIECE
"""Files of more than so many bytes come in by pieces; smaller ones in one transaction with their record."""


@dataclass(frozen=True, slots=True)
class Coming:
    """How far a file has come: ``done`` of ``size`` bytes."""

    done: int
    size: int


class Attaching:
    """One file on its way in. ``told`` hears how far it is, and None once it is in, cancelled or refused.

    ``record`` is called with its hash and size once all of it is there. All run on the executor's thread.
    """

    def __init__(
        self,
        source: Path,
        size: int,
        record: Callable[[str, int], None],
        refused: Callable[[Refusal], None],
        told: Callable[[Coming | None], None],
    ) -> None:
        self.source = source
        self.size = size
        self._record = record
        self._refused = refused
        self._told = told
        self._cancelled = False

    def cancel(self) -> None:
        """Take out again what has come in, and stop. From any thread; too late once all is there."""
        self._cancelled = True

    def pieces(self, store: Store, now: Callable[[], datetime]) -> Iterator[None]:
        """Bring the file in, with a ``yield`` wherever something else may be done first.

        ``now`` gives the time. Left in the middle it leaves nothing that is shown.
        """
        try:
            yield from self._in_pieces(store, now)
        except StorageError as refusal:
            self._refused(NotAttached(self.source, refusal) if refusal.passes else refusal)
        finally:
            self._told(None)

    def _in_pieces(self, store: Store, now: Callable[[], datetime]) -> Iterator[None]:
        store.refuse_unless_room(self.source, self.size)
        with reading(self.source) as file:
            digest = hashlib.sha256()
            with closing(self._checked(_ahead(lambda: _Piece(file.read(PIECE))), 0)) as pieces:
                for _, piece in pieces:
                    digest.update(piece.content)
                    yield
            sha256 = digest.hexdigest()
            if self._cancelled:
                return
            if not store.holds(sha256, self.size):
                yield from self._bring(store, file, sha256, now)
        if not self._cancelled:
            self._record(sha256, self.size)

    def _bring(self, store: Store, file: BinaryIO, sha256: str, now: Callable[[], datetime]) -> Iterator[None]:
        """Store all blocks. What came in is taken out again unless it is all of the file that was read before."""
        digest = hashlib.sha256()

        def read() -> _Piece:
            content = file.read(PIECE)
            digest.update(content)
            return _Piece(content, blocks_of(content))

        whole = False
        try:
            file.seek(0)
            with closing(self._checked(_ahead(read), self.size)) as pieces:
                for place, piece in pieces:
                    store.keep_blocks(sha256, place * (PIECE // CHUNK), piece.blocks, now())
                    yield
            if self._cancelled:
                return
            if digest.hexdigest() != sha256:
                raise AttachmentUnreadable(self.source, NOT_LIKE_THAT)
            whole = True
        except GeneratorExit:  # the file is being closed, which forgets what nothing shows
            whole = True
            raise
        finally:
            if not whole:
                yield from _taken_out(store, sha256)

    def _checked(self, ahead: Generator[_Piece, None, None], before: int) -> Generator[tuple[int, _Piece], None, None]:
        """The pieces with their numbers, until it is cancelled. Raises AttachmentUnreadable for another size."""
        done = 0
        with closing(ahead):
            for place, piece in enumerate(ahead):
                if self._cancelled:
                    return
                done += len(piece.content)
                if done > self.size:
                    raise AttachmentUnreadable(self.source, NOT_LIKE_THAT)
                self._told(Coming((before + done) // 2, self.size))
                yield place, piece
        if not self._cancelled and done != self.size:
            raise AttachmentUnreadable(self.source, NOT_LIKE_THAT)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some of the file's bytes, and the blocks that they are stored as where they are to be stored."""

    content: bytes
    blocks: tuple[Block, ...] = ()


def _ahead(read: Callable[[], _Piece]) -> Generator[_Piece, None, None]:
    """What ``read`` gives until that is empty, each read in another thread while the one before it is used."""
    from concurrent.futures import ThreadPoolExecutor  # only where a large file is attached

    with ThreadPoolExecutor(1, "attaching") as thread:
        coming = thread.submit(read)
        while (piece := coming.result()).content:
            coming = thread.submit(read)
            yield piece


def _taken_out(store: Store, sha256: str) -> Iterator[None]:
    """Take out what has come in. Where the disk refuses even that, closing the file forgets it."""
    with suppress(StorageError):
        while store.forget_blocks(sha256, PIECE // CHUNK):
            yield
