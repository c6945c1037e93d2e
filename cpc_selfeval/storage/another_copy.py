"""Another copy of the file: opened as any file from elsewhere, to read only."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cpc_selfeval.domain.copy_refusals import CopyOpenHere
from cpc_selfeval.domain.password import Password
from cpc_selfeval.storage.connection import is_connected
from cpc_selfeval.storage.errors import told_about
from cpc_selfeval.storage.opening import canonical, open_store
from cpc_selfeval.storage.store import Store


def is_same_file(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file, also through links. A path that leads nowhere is the same as none."""
    path, other = canonical(path), canonical(other)
    return path == other or (os.path.exists(path) and os.path.exists(other) and path.samefile(other))


def refuse_open_here(path: Path) -> None:
    """Raise CopyOpenHere where this process has the file open: closing it after reading would drop SQLite's lock."""
    if is_connected(canonical(path)):
        raise CopyOpenHere(path)


def sha256_of(path: Path) -> str:
    """The SHA-256 (hex) of a file's bytes; the file must not be open in this process. Raises StorageError."""
    with told_about(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_another_copy(path: Path, password: Password | None) -> Store:
    """Open it to read, after it was looked through in a private copy. Raises what opening any file raises."""
    return open_store(path, read_only=True, password=password)
