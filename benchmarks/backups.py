"""A whole backup in small steps beside SQLite's own compacting copy, and what saving waits while one is made."""

from __future__ import annotations

import hashlib
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.files import NOON, saver, with_evidence
from benchmarks.measuring import Figure, medians, milliseconds
from cpc_selfeval.domain.backup import BackupPlaces, Reason
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.backups.taking import take_in_steps
from cpc_selfeval.storage.backups.writing import finish
from cpc_selfeval.storage.tables import ATTACHMENT_CHUNK, all_tables

GOAL = 2.0
CHECKED_GOAL = 1.3
EVIDENCE = 30_000
SAVES_A_SECOND = 2
"""As when somebody types: text is handed over half a second after the last key."""


def measure(folder: Path, rounds: int = 7, evidence: int = EVIDENCE) -> list[Figure]:
    """A file of so many pieces backed up: copied in steps, compacted, checked row by row, synced, named."""
    path = folder / "backed up.cpcse"
    with closing(with_evidence(path, evidence)) as store:
        targets = (folder / f"bare {n}.db" for n in range(10_000))
        bare = engine.open_uri(f"file:{path}?mode=ro", 2.0)
        sides = (
            lambda: _backed_up(path),
            lambda: _vacuum(bare, next(targets)),
            lambda: _vacuum_and_look(bare, next(targets)),
        )
        backup, floor, looked = medians(sides, rounds)
        bare.close()
        save = saver(store)
        alone = [_seconds(save) for _ in range(5 * rounds)]
        beside = _while_backing_up(path, save)
    note = f"slowest of {len(beside)} saves meanwhile {milliseconds(max(beside))}"
    return [
        Figure(f"backup of {evidence:,} pieces, every row checked ÷ VACUUM INTO", backup, floor, GOAL),
        Figure("the same ÷ VACUUM INTO, integrity_check and a hash of each row, bare", backup, looked, CHECKED_GOAL),
        Figure("one save during a backup ÷ alone", statistics.median(beside), statistics.median(alone), None, note),
    ]


def _backed_up(path: Path) -> None:
    finish(take_in_steps(path, None, Reason.ASKED_FOR, NOON), BackupPlaces())


def _vacuum(bare: engine.Connection, target: Path) -> None:
    bare.execute("VACUUM INTO ?", (f"file:{target}",))


def _vacuum_and_look(bare: engine.Connection, target: Path) -> None:
    """The same copy, and the least that tells whether every bit of it is as it was written."""
    _vacuum(bare, target)
    with closing(engine.open_uri(f"file:{target}?mode=ro", 2.0)) as copy:
        copy.execute("PRAGMA integrity_check").fetchall()
        copy.execute("PRAGMA foreign_key_check").fetchall()
        for table in all_tables():
            names = ", ".join(f'"{name}"' for name in ("key", "rev", "changed_at", *table.columns))
            if table is not ATTACHMENT_CHUNK:
                for (row,) in copy.execute(f"SELECT json_array('{table.name}', {names}) FROM \"{table.name}\""):
                    hashlib.sha256(row.encode()).hexdigest()


def _while_backing_up(path: Path, save: Callable[[], None]) -> list[float]:
    """How long each save took while a backup was made in a thread beside it."""
    thread = threading.Thread(target=_backed_up, args=(path,))
    thread.start()
    taken: list[float] = []
    while thread.is_alive() or not taken:
        taken.append(_seconds(save))
        time.sleep(1 / SAVES_A_SECOND / 4)
    thread.join()
    return taken


def _seconds(job: Callable[[], None]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began
