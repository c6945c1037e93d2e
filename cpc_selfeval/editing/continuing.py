"""Going on with a file that no longer stands where it was opened: found elsewhere, put back, or back with its drive.

What is opened instead must hold what the session holds, or it is refused: nothing is ever written over a version that
nobody here has seen. What waits to be saved is then tried in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.moved_refusals import DriveGone, FileDeleted, FileReplaced, NotThisFile, OtherVersion
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import DiskFault, FileReadOnly
from cpc_selfeval.storage.backups.naming import is_in_backup_folder
from cpc_selfeval.storage.opening import canonical, open_store
from cpc_selfeval.storage.store import Store

Find = Callable[[Store, Contents, Person], tuple[Store, Contents]]
"""Gives the store to go on in, and its contents, in place of the one until now, which it closes. Raises Refusal."""


def find_at(path: Path) -> Find:
    """Go on in the file that stands at ``path``. NotThisFile, OtherVersion where it does not hold the same."""
    return lambda store, contents, person: reopened(store, contents, person, path)


def put_back(store: Store, contents: Contents, person: Person) -> tuple[Store, Contents]:
    """Write the file anew where it stood, and go on in that. AlreadyThere where something stands there by now."""
    store.save_copy(store.path)
    return reopened(store, contents, person, store.path)


def come_back(store: Store, contents: Contents, person: Person) -> tuple[Store, Contents]:
    """Go on in what stands where the file stood."""
    return reopened(store, contents, person, store.path)


def may_be_back(store: Store, because: Refusal | None, *, asked: bool) -> bool:
    """Whether it is worth looking what stands at the file's path, after a change was refused ``because`` of something.

    ``asked``: somebody presses a button, so that it may take longer.
    """
    if asked and isinstance(because, DiskFault | FileReplaced):
        return os.path.exists(store.path)
    return isinstance(because, DriveGone | FileDeleted) and not store.is_in_place and os.path.exists(store.path)


def reopened(store: Store, contents: Contents, person: Person, path: Path) -> tuple[Store, Contents]:
    """Open ``path`` in place of the store, and check that it holds ``contents``.

    Raises NotThisFile for another self-evaluation, OtherVersion where something in it differs, FileReadOnly and what
    opening raises. The store until now is then still open; only its lock file is gone.
    """
    password = store.password
    store.let_go()
    found = open_store(path, read_only=is_in_backup_folder(canonical(path)), by=person, password=password)
    try:
        if found.read_only:
            raise found.read_only_because or FileReadOnly(path)
        loaded = _same(found, contents)
    except Refusal:
        found.abandon()
        raise
    store.abandon()
    _clear_up(store.path)
    return found, loaded


def _same(found: Store, contents: Contents) -> Contents:
    """The contents of a store, which are those that were open here. Raises NotThisFile, OtherVersion, StorageError."""
    if found.identity.file != contents.identity.file:
        raise NotThisFile(found.path)
    try:
        loaded = found.load(contents.cycle_key)
    except KeyError as error:
        raise OtherVersion(found.path) from error
    same_edition = loaded.framework.content_hash == contents.framework.content_hash
    if not same_edition or any(dict(loaded.of(kind)) != dict(contents.of(kind)) for kind in RECORD_TYPES):
        raise OtherVersion(found.path)
    return loaded


def _clear_up(path: Path) -> None:
    """Remove the empty journal that a file left behind when it was renamed."""
    journal = path.with_name(f"{path.name}-journal")
    with suppress(OSError):
        if not os.path.exists(path) and journal.stat().st_size == 0:
            journal.unlink()
