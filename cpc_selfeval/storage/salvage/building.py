"""The new file that rescued rows go into."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.storage.connection import Mode, connect, disconnect, leave_one_file, prepare_for_writing
from cpc_selfeval.storage.frameworks import kept as frameworks_kept
from cpc_selfeval.storage.salvage.fitting import Fitting
from cpc_selfeval.storage.salvage.rows import Found, Place, Row
from cpc_selfeval.storage.schema import APPLICATION_ID, run_steps
from cpc_selfeval.storage.shape import Value
from cpc_selfeval.storage.soundness import faults_within
from cpc_selfeval.storage.tables import ATTACHMENT_CHUNK, IDENTITY, LOG, TOMBSTONE, Table, record_table

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

ReadBlock = Callable[[Place], bytes]
"""Gives the bytes of a block of an attached file, none where they cannot be read."""

_NAME, _SIZE, _SHA256 = (record_table("attachment").columns.index(name) for name in ("name", "size", "sha256"))


def build(
    path: Path, fitting: Fitting, found: Found, read_block: ReadBlock, at: str, password: Password | None
) -> None:
    """Make the file. Attached files whose bytes are not all there are left out, which ``fitting`` is told.

    Raises FileDamaged when what came out is not sound, which would be a fault of ours; engine.Error, OSError.
    """
    db = connect(path, Mode.CREATE, password)
    try:
        prepare_for_writing(db)
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        run_steps(db, 0)
        _identify(db, found, at)
        for framework in fitting.frameworks.values():
            frameworks_kept.keep(db, framework, at)
        _bring_in_attached(db, fitting, found, read_block)
        for name, rows in fitting.rows.items():
            table = _table(name)
            for row in rows.values():
                look()
                table.insert(db, row.key, row.rev, row.at, row.values)
        db.execute("COMMIT")
        for fault in faults_within(db):
            raise FileDamaged(path, fault)
        leave_one_file(db)
    finally:
        disconnect(db)


def _table(name: str) -> Table:
    return {LOG.name: LOG, TOMBSTONE.name: TOMBSTONE}.get(name) or record_table(name)


def _identify(db: Database, found: Found, at: str) -> None:
    """The new file is a copy of its own, whose parent is the damaged one where that says which it is."""
    rows = sorted(found.of(IDENTITY.name).values(), key=lambda row: row.intact)
    file, parent, made_at = new_key(), None, at
    if rows:
        was_file, was_copy, _parent, was_made = (value if isinstance(value, str) else "" for value in rows[-1].values)
        file, parent, made_at = was_file or file, was_copy or None, was_made or at
    IDENTITY.insert(db, new_key(), 1, at, (file, new_key(), parent, made_at))


def _bring_in_attached(db: Database, fitting: Fitting, found: Found, read_block: ReadBlock) -> None:
    blocks: dict[Value, dict[Value, Row]] = {}
    for row in found.of(ATTACHMENT_CHUNK.name).values():
        sha256, n = row.values[:2]
        there = blocks.setdefault(sha256, {}).get(n)
        if there is None or row.intact > there.intact:
            blocks[sha256][n] = row
    sizes: dict[Value, int | None] = {}
    for attachment in list(fitting.rows.get("attachment", {}).values()):
        sha256 = attachment.values[_SHA256]
        if sha256 not in sizes:
            sizes[sha256] = _bring_in(db, str(sha256), blocks.get(sha256, {}), read_block)
        size = sizes[sha256]
        if size is None:
            fitting.leave_out("attachment", attachment, "its content is damaged or lost")
        elif size != attachment.values[_SIZE]:
            values = list(attachment.values)
            values[_SIZE] = size
            fitting.rows["attachment"][attachment.key] = replace(attachment, values=tuple(values))


def _bring_in(db: Database, sha256: str, blocks: dict[Value, Row], read_block: ReadBlock) -> int | None:
    """Copy the blocks of one content; its size in bytes, or None, and nothing of it, where they do not hash to it."""
    db.execute("SAVEPOINT content")
    digest = hashlib.sha256()
    size = 0
    for n in range(len(blocks)):
        look()
        row = blocks.get(n)
        block = read_block(row.place) if row is not None and row.place is not None else b""
        if row is None or not block:
            break
        digest.update(block)
        size += len(block)
        ATTACHMENT_CHUNK.insert(db, row.key, row.rev, row.at, (sha256, n, block))
    sound = digest.hexdigest() == sha256
    if not sound:
        db.execute("ROLLBACK TO content")
    db.execute("RELEASE content")
    return size if sound else None
