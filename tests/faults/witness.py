"""What a store says that it will hold and that it holds, told line by line, and the judgement on the file."""

from __future__ import annotations

import hashlib
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.opening_refusals import FileInUse
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.store import Store
from tests.faults.nursery import Line, tell


def fingerprint(contents: Contents) -> str:
    """SHA-256 over every record of the open cycle."""
    records = sorted(
        repr((kind.__name__, record)) for kind, table in contents.tables.items() for record in table.values()
    )
    return hashlib.sha256("\n".join(records).encode("utf-8", "surrogatepass")).hexdigest()


class AnnouncingStore:
    """The real store, which tells ``will`` with what it is about to hold, and ``did`` once that was acknowledged."""

    def __init__(self, session: Session) -> None:
        self._store: Any = session._store
        self._session = session

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def apply(self, change: Change, **details: Any) -> None:
        after = fingerprint(self._session.contents.after(change))
        tell("will", after)
        self._store.apply(change, **details)
        tell("did", after)


def announce(session: Session) -> None:
    """Let a session's store tell what it does, and what it holds now."""
    store: Any = AnnouncingStore(session)
    session._store = store
    tell("did", fingerprint(session.contents))


@dataclass
class Judgement:
    """What was found after many ends of a process: counts, and seconds that opening again took."""

    ends: int = 0
    acknowledged: int = 0
    in_the_file_unsaid: int = 0
    interrupted: int = 0
    asked: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    half_applied: list[str] = field(default_factory=list)
    reopened: list[float] = field(default_factory=list)

    def look(self, path: Path, told: list[Line]) -> None:
        """Open the file as its next user would, and hold it against what its last user was told."""
        self.ends += 1
        did = [line[1] for line in told if line[0] == "did"]
        will = [line[1] for line in told if line[0] == "will"]
        self.acknowledged += max(0, len(did) - 1)  # the first is what it held when it was opened
        journal = path.with_name(path.name + "-journal")
        self.interrupted += journal.exists() and journal.stat().st_size > 0
        try:
            found = self._reopened(path)
        except Refusal as refusal:
            self.corrupt.append(str(refusal))
            return
        self.corrupt += check_file(path)
        if found == did[-1]:
            return
        if len(will) >= len(did) and found == will[-1]:
            self.in_the_file_unsaid += 1
        elif found in did:
            self.lost.append(f"the file is {len(did) - 1 - did.index(found)} saves behind at end {self.ends}")
        else:
            self.half_applied.append(f"the file holds what nobody said it would at end {self.ends}")

    def _reopened(self, path: Path) -> str:
        began = time.perf_counter()
        store = self._opened(path)
        contents = store.load()
        self.reopened.append(time.perf_counter() - began)
        store.close()
        left = sorted(file.name for file in path.parent.iterdir() if file.name.startswith(path.name))
        if left != [path.name]:
            self.corrupt.append(f"left beside the file: {left}")
        return fingerprint(contents)

    def _opened(self, path: Path) -> Store:
        try:
            return open_store(path)
        except FileInUse:  # its lock file was only half written: a person is asked
            self.asked += 1
            return open_store(path, take_over=True)

    def assert_nothing_lost(self) -> None:
        """Nothing acknowledged is missing, nothing is damaged, nothing is half there."""
        assert self.lost == []
        assert self.corrupt == []
        assert self.half_applied == []

    def __str__(self) -> str:
        median, most = statistics.median(self.reopened) * 1000, max(self.reopened) * 1000
        return (
            f"{self.ends} ends, {self.acknowledged} acknowledged saves, {self.interrupted} ends left a save to roll "
            f"back, {self.in_the_file_unsaid} saves in the file before they were acknowledged; lost {len(self.lost)}, "
            f"corrupt {len(self.corrupt)}, half-applied {len(self.half_applied)}; opened again in {median:.0f} ms "
            f"(median), {most:.0f} ms (longest)"
        )
