"""Rescuing: a private copy is read in every way there is, and what fits is written to a new file.

The damaged file itself is only read, once, to copy it.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.breaking_off import seal
from cpc_selfeval.domain.opening_refusals import FileInUse, FileIsFolder, FileMissing, PasswordNeeded, WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.rescue_refusals import NothingToRescue
from cpc_selfeval.domain.rescued import Salvaged
from cpc_selfeval.storage import engine, schema
from cpc_selfeval.storage.connection import Mode, connect, is_connected
from cpc_selfeval.storage.errors import told_about, told_about_place
from cpc_selfeval.storage.header import read_header
from cpc_selfeval.storage.leftovers import private_folder
from cpc_selfeval.storage.opening import canonical
from cpc_selfeval.storage.placing import JOURNALS, copy_bytes, sync_file, written_beside
from cpc_selfeval.storage.salvage.building import ReadBlock, build
from cpc_selfeval.storage.salvage.carving import PAGE, carve, carved_block
from cpc_selfeval.storage.salvage.fitting import Fitting
from cpc_selfeval.storage.salvage.reading import Reader, read_block, read_what_can_be
from cpc_selfeval.storage.salvage.rows import Found, Place
from cpc_selfeval.storage.shape import all_shapes
from cpc_selfeval.storage.store import utc_text
from cpc_selfeval.storage.tables import all_tables

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_MAGIC = b"SQLite format 3\x00"


def salvage(path: Path, target: Path, at: datetime, password: Password | None = None) -> Salvaged:
    """Write what can be read of ``path`` to the new file ``target``, and tell what could not.

    Raises NothingToRescue when there is nothing, FileMissing, FileInUse when this program has it open, AlreadyThere,
    FolderMissing, WrongPassword, StorageError, BrokenOff. ``path`` is never changed, and no half ``target`` is left.
    """
    path, target = canonical(path), canonical(target)
    _refuse_what_cannot_be(path, target)
    with told_about(path), _private_copy(path) as copy:
        protected = password is None and _seems_protected(path)
        with _reading(copy, path, password) as (found, blocks):
            if not any(found.of(shape.table) for shape in all_shapes()):
                raise PasswordNeeded(path) if protected else NothingToRescue(path)
            fitting = Fitting(found, utc_text(at))
            fitting.fit()
            with told_about_place(target), written_beside(target, replacing=False) as beside:
                build(beside, fitting, found, blocks, utc_text(at), password)
                sync_file(beside)
                seal()
    altered = tuple(fitting.altered.values())
    return Salvaged(
        path.name, target.name, tuple(fitting.counts()), tuple(fitting.notes), altered, tuple(fitting.left_out)
    )


def _refuse_what_cannot_be(path: Path, target: Path) -> None:
    if os.path.lexists(target):
        raise AlreadyThere(target)
    if not os.path.isdir(target.parent):
        raise FolderMissing(target)
    if is_connected(path):
        raise FileInUse(path)
    with told_about(path):
        if not path.is_file():
            raise FileIsFolder(path) if path.is_dir() else FileMissing(path)


def _seems_protected(path: Path) -> bool:
    with suppress(StorageError):
        return read_header(path).protected
    return False


@contextmanager
def _private_copy(path: Path) -> Iterator[Path]:
    with private_folder() as folder:
        copy = folder / "copy.cpcse"
        copy_bytes(path, copy)
        for end in JOURNALS[:2]:
            with suppress(FileNotFoundError):
                copy_bytes(path.with_name(path.name + end), copy.with_name(copy.name + end))
        yield copy


@contextmanager
def _reading(copy: Path, path: Path, password: Password | None) -> Iterator[tuple[Found, ReadBlock]]:
    """All rows of the copy, and how to read the bytes of blocks while this lasts."""
    found = Found()
    with ExitStack() as until:
        reader = _read_by_sqlite(copy, path, password, found)
        if reader is not None:
            until.callback(reader.close)
        content = memoryview(b"")
        if found.left_unread and password is None and copy.stat().st_size >= PAGE:
            mapped = until.enter_context(_mapped(copy))
            content = until.enter_context(memoryview(mapped))
            carve(content, found)

        def read(place: Place) -> bytes:
            if place.rowid is None:
                return carved_block(content, place)
            return read_block(reader, place) if reader is not None else b""

        yield found, read


def _read_by_sqlite(copy: Path, path: Path, password: Password | None, found: Found) -> Reader | None:
    """The reader that gave rows, None where none did; the second try is with a new header."""
    for mended in (False, True):
        if mended and password is not None:
            break
        if mended:
            _write_header(copy)
        reader = Reader(lambda: _connected(copy, path, password), protected=password is not None)
        read_what_can_be(reader, found)
        if any(found.rows.values()):
            return reader
        reader.close()
    found.left_unread = True
    found.unsure |= {table.name for table in all_tables()}
    return None


@contextmanager
def _mapped(copy: Path) -> Iterator[mmap.mmap]:
    with copy.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        yield mapped


def _connected(copy: Path, path: Path, password: Password | None) -> Database | None:
    """A connection to the copy that gives text as bytes, None where there is no getting in."""
    try:
        db = connect(copy, Mode.WRITE, password)
    except WrongPassword:
        raise WrongPassword(path) from None
    except engine.Error:
        return None
    db.conn.text_factory = bytes
    # A file that was cut off is read as far as it goes only with this (btree.c, lockBtree); nothing is written here
    with suppress(engine.Error):
        db.execute("PRAGMA writable_schema=ON")
    return db


def _write_header(copy: Path) -> None:
    """Give a copy whose first bytes are gone those that every file of ours begins with."""
    size = copy.stat().st_size
    header = bytearray(100)
    header[:16] = _MAGIC
    header[16:24] = PAGE.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32))
    for place, number in (
        (24, 1),
        (28, size // PAGE),
        (40, 1),
        (44, 4),
        (56, 1),
        (60, schema.LATEST),
        (68, schema.APPLICATION_ID),
        (92, 1),
        (96, 3_053_004),
    ):
        header[place : place + 4] = number.to_bytes(4, "big")
    with copy.open("r+b") as file:
        file.write(header)
