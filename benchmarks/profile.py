"""The full profile (where every indicator stands, and what supports it) beside the same counted in raw SQL."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from benchmarks.files import with_evidence
from benchmarks.measuring import Figure, in_turns
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.position import position, progress
from cpc_selfeval.storage.store import Store

GOAL = 1.3
EVIDENCE = 30_000

SQL = """
SELECT judgement.code, judgement.level, judgement.stage, count(evidence_indicator.key)
FROM judgement LEFT JOIN evidence_indicator ON evidence_indicator.indicator = judgement.code
WHERE judgement.cycle = ? GROUP BY judgement.code ORDER BY judgement.code
"""


def measure(folder: Path, rounds: int = 30, evidence: int = EVIDENCE) -> list[Figure]:
    """The profile of a file with so many pieces of evidence, from contents that were just changed, beside raw SQL."""
    with closing(with_evidence(folder / "profile.cpcse", evidence)) as store:
        contents = store.load()
        figures = in_turns(lambda: _profile(contents), lambda: _raw(store, contents.cycle_key), rounds)
        loads = in_turns(store.load, lambda: _rows(store), max(1, rounds // 5))
    return [
        Figure(f"full profile over {evidence:,} pieces of evidence ÷ raw SQL", *figures, GOAL),
        Figure(f"{evidence:,} pieces of evidence loaded ÷ their rows fetched", *loads),
    ]


def _profile(contents: Contents) -> list[tuple[str, object, int]]:
    """As after a change: nothing that was worked out before is kept."""
    fresh = Contents(contents.identity, contents.framework, contents.cycle_key, contents.tables)
    progress(fresh)
    return [(code, position(fresh, code), len(fresh.evidence_of(code))) for code in fresh.framework.codes]


def _rows(store: Store) -> None:
    for table in ("evidence", "evidence_indicator"):
        store._db.execute(f'SELECT * FROM "{table}"').fetchall()


def _raw(store: Store, cycle: str) -> list[tuple[object, ...]]:
    return store._db.execute(SQL, (cycle,)).fetchall()
