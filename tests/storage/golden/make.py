"""Makes the golden file of the newest schema. Run once, when a schema is released; a golden file is never made again.

python -m tests.storage.golden.make
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from cpc_selfeval.storage import schema
from cpc_selfeval.storage.store import Store
from tests.storage.samples import ATTACHMENT, FINDING, ISLA, NOON, RECORDED, added, new_file, revised

HERE = Path(__file__).parent
ATTACHED = b"an audit \x00\xff" * 25_000
"""Longer than one chunk."""
ATTACHED_AS = replace(ATTACHMENT, size=len(ATTACHED), sha256=hashlib.sha256(ATTACHED).hexdigest())
RECORDS = (*(record for record in RECORDED if record != ATTACHMENT), ATTACHED_AS)


def golden(version: int) -> Path:
    """The golden file of a schema version."""
    return HERE / f"schema_{version}.cpcse"


def fill(store: Store, source: Path) -> None:
    """One record of every type, one of them revised in a visit and one removed, so that the log has every kind."""
    source.write_bytes(ATTACHED)
    store.apply(added(*RECORDS), by=ISLA, at=NOON, bringing={ATTACHED_AS.sha256: source})
    source.unlink()
    waited = replace(FINDING, impact="They waited.")
    store.apply(revised(FINDING, waited), by=ISLA, at=NOON)
    store.apply(revised(waited, FINDING), by=ISLA, at=NOON)


if __name__ == "__main__":
    path = golden(schema.LATEST)
    if path.exists():
        raise SystemExit(f"{path.name} is there, and what is released stays as it is.")
    made = new_file(path)
    fill(made, HERE / "audit.pdf")
    made.close()
