"""Files that were written once and are copied for each test, opened as the program opens what it has just begun.

The program looks through a file that a stranger may have sent, in a private copy, which takes longer than all else of
opening it. What these tests wrote themselves a moment before is no such file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.events import Listener
from cpc_selfeval.editing.executor import Executor
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, _on, _opened, open_file
from cpc_selfeval.editing.session import local_now
from cpc_selfeval.storage.opening import open_store

_MADE: set[bytes] = set()


def remember(content: bytes) -> bytes:
    """Know files of this content as ready made from now on."""
    _MADE.add(hashlib.sha256(content).digest())
    return content


def open_here(path: Path, person: Person, executor: Executor, listener: Listener) -> OpenSelfEvaluation:
    """Open a file, looked through only where it is not, byte for byte, one that was remembered."""
    if not path.is_file() or hashlib.sha256(path.read_bytes()).digest() not in _MADE:
        return open_file(path, person, executor, listener)
    store = _on(executor, lambda: open_store(path, by=person, just_made=True))
    return _opened(store, executor, person, listener, local_now)
