"""The real store, whose disk can be full or faulty for a while. The one stand-in of the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import DiskFull
from cpc_selfeval.storage.store import Store


class FailingStore:
    """Everything is the real store's; ``apply`` is refused while ``full``, or as often as ``failures`` says.

    ``refusal`` makes what it is refused with; ``fault`` is raised instead, as often as ``faults`` says.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.full = False
        self.failures = 0
        self.refusal: Callable[[Path], Refusal] = DiskFull
        self.fault: Exception = ZeroDivisionError()
        self.faults = 0
        self.tried: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def apply(self, change: Change, **details: Any) -> None:
        self.tried.append(change.act)
        if self.full or self.failures:
            self.failures = max(0, self.failures - 1)
            raise self.refusal(self._store.path)
        if self.faults:
            self.faults -= 1
            raise self.fault
        self._store.apply(change, **details)


def failing(session: Any) -> FailingStore:
    """Put a disk that can be full under a session."""
    store = FailingStore(session._store)
    session._store = store
    return store
