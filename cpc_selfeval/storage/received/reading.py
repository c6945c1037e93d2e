"""Reading a file in a private copy, where the file itself cannot be read without changing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.opening_refusals import WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.storage import schema
from cpc_selfeval.storage.connection import Mode, connect, disconnect
from cpc_selfeval.storage.gate import check_opened, check_schema
from cpc_selfeval.storage.received.private_copy import private_copy

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

Opened = tuple["Database", Callable[[], None]]
"""A connection, and what to call once it is disconnected."""


def connect_to_copy(path: Path, password: Password | None, *, journal: bool = True) -> Opened:
    """A checked connection to a private copy, in which what an interrupted save left is rolled back.

    An older file is brought up to date there. Raises StorageError, OSError, engine.Error.
    """
    with ExitStack() as undo:
        db = undo.enter_context(_copied(path, password, Mode.WRITE, journal=journal))
        version = check_opened(db, path)
        if version < schema.LATEST:
            schema.bring_up_to_date(db, version)
        return db, undo.pop_all().close


def connect_to_damaged(path: Path, password: Password | None) -> Opened:
    """A connection to a private copy whose schema is ours, whatever its structure. Raises as above."""
    with ExitStack() as undo:
        db = undo.enter_context(_copied(path, password, Mode.PRIVATE, journal=False))
        check_schema(db, path)
        return db, undo.pop_all().close


@contextmanager
def _copied(path: Path, password: Password | None, mode: Mode, *, journal: bool) -> Iterator[Database]:
    with private_copy(path, password, as_files=True, journal=journal) as copy:
        try:
            db = connect(copy.path, mode, password)
        except WrongPassword as refusal:
            raise WrongPassword(path) from refusal
        try:
            yield db
        finally:
            disconnect(db)
