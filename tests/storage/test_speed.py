"""What saving and loading cost beside SQLite alone. ``make bench`` prints it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from cpc_selfeval.domain.record import new_key
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.store import Store
from tests.storage.samples import AGENCY, EVIDENCE, ISLA, NOON, added, new_file, revised

MANY = 30_000
SAVES = 200


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A file with 30,000 pieces of evidence."""
    store = new_file(tmp_path_factory.mktemp("speed") / "many.cpcse")
    plain = replace(EVIDENCE, agency=AGENCY.key, findings=(), actions=(), readings=())
    store.apply(added(*(replace(plain, key=new_key(), number=n) for n in range(MANY))), by=ISLA, at=NOON)
    yield store
    store.close()


def seconds(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


@pytest.mark.bench
def test_loading_beside_reading_the_bare_rows(store: Store) -> None:
    def bare() -> None:
        for table in ("evidence", "evidence_indicator", "evidence_tag"):
            store._db.execute(f'SELECT * FROM "{table}"').fetchall()

    loads, floors = zip(*[(seconds(store.load), seconds(bare)) for _ in range(5)], strict=True)
    ratio = statistics.median(loads) / statistics.median(floors)

    print(f"\nload {MANY:,} pieces: {statistics.median(loads):.3f} s, {ratio:.2f} times the bare rows")
    assert ratio < 4


@pytest.mark.bench
def test_a_save_beside_a_bare_commit(store: Store, tmp_path: Path) -> None:
    evidence = next(iter(store.load().evidence.values()))
    saves, floors = [], []
    with closing(engine.connect(tmp_path / "bare.db", isolation_level=None)) as bare:
        for setting in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "secure_delete=ON"):
            bare.execute(f"PRAGMA {setting}")
        bare.execute("CREATE TABLE evidence (key TEXT PRIMARY KEY, shows TEXT) STRICT")
        bare.execute("INSERT INTO evidence VALUES ('a', 'b')")
        for n in range(SAVES):
            after = replace(evidence, shows=f"typed {n}")
            change = revised(evidence, after, visit="box")
            saves.append(seconds(partial(store.apply, change, by=ISLA, at=NOON)))
            floors.append(seconds(partial(bare.execute, "UPDATE evidence SET shows=? WHERE key='a'", (str(n),))))
            evidence = after
    ratio = statistics.median(saves) / statistics.median(floors)

    print(f"\nsave: {statistics.median(saves) * 1000:.2f} ms, {ratio:.2f} times a bare commit of one row")
    assert ratio < 4
