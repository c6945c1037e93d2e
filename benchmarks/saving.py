"""One save of what was typed, beside one raw commit of one row with the same settings."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks.files import ISLA, NOON, WORDS, with_evidence
from benchmarks.measuring import Figure, in_turns
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage import engine

STORE_GOAL = 1.3
ROWS = 2_000


def measure(folder: Path, saves: int = 300, rows: int = ROWS) -> list[Figure]:
    """A save through the store, and one through the session and its thread, in a file of so many pieces of evidence."""
    with closing(_bare(folder / "bare.db", rows)) as bare:
        bare_save = _bare_saver(bare)
        with closing(with_evidence(folder / "saved.cpcse", rows)) as store:
            evidence = next(iter(store.load().evidence.values()))
            typed = [replace(evidence, shows=f"{WORDS}{n}") for n in range(saves + 2)]
            changes = [
                Change("evidence", (RowChange(before, after),), "a visit to the box")
                for before, after in zip([evidence, *typed], typed, strict=False)
            ]
            waiting = iter(changes)
            through_store = in_turns(lambda: store.apply(next(waiting), by=ISLA, at=NOON), bare_save, saves)

        def failed(error: BaseException) -> None:
            raise error

        work = open_file(folder / "saved.cpcse", ISLA, ThreadExecutor(failed))
        count = iter(range(saves + 2))

        def type_on() -> None:
            work.evidence.revise(evidence.key, shows=f"{next(count)} {WORDS}", visit="another visit")
            work.session.drain()

        with closing(work):
            through_session = in_turns(type_on, bare_save, saves)
    return [
        Figure("one save through the store ÷ one raw commit of one row", *through_store, STORE_GOAL),
        Figure("one save through the session and its thread ÷ one raw commit", *through_session),
    ]


def _bare(path: Path, rows: int) -> engine.Connection:
    """A table of as many rows of about the same size, with the settings of our files."""
    bare = engine.open_uri(f"file:{path}?mode=rwc", 2.0)
    for setting in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "secure_delete=ON"):
        bare.execute(f"PRAGMA {setting}")
    bare.execute("CREATE TABLE evidence (key TEXT PRIMARY KEY, title TEXT, shows TEXT, rest TEXT) STRICT")
    bare.execute("BEGIN")
    for n in range(rows):
        bare.execute("INSERT INTO evidence VALUES (?, ?, ?, ?)", (f"key {n}", f"Survey {n}", WORDS * 2, "x" * 300))
    bare.execute("COMMIT")
    return bare


def _bare_saver(bare: engine.Connection) -> Callable[[], None]:
    counted = iter(range(1_000_000))

    def save() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE evidence SET shows=? WHERE key='key 7'", (f"{next(counted)} {WORDS}",))
        bare.execute("COMMIT")

    return save
