"""What the personal-data guard passes over is known by a fingerprint of its words, which goes where the words went.

Numbers are few enough to be tried one by one against a fingerprint, so none may outlive a text that was removed.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.references import table_name
from cpc_selfeval.storage.edits import apply_edit, edit_of
from cpc_selfeval.storage.tables import LOG, compact_json, record_table

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_TABLE: Final = table_name(GuardIgnored)
_FINGERPRINT: Final = "passage_sha256"


def forget_fingerprints(db: Database, records: Collection[str], at: str) -> None:
    """Look again at what was passed over in these records (by key), and take the fingerprints out of the log."""
    table = record_table(_TABLE)
    for key, _rev, *values in db.execute(table.select_sql).fetchall():
        held = dict(zip(table.columns, values, strict=True))
        if held["record"] in records:
            ignored = GuardIgnored(key=key, **{**held, "on": date.fromisoformat(held["on"])})
            apply_edit(db, edit_of(RowChange(ignored, None)), at)
    for key, rev, *was in db.execute(f'{LOG.select_sql} WHERE "record_table"=?', (_TABLE,)).fetchall():
        row = dict(zip(LOG.columns, was, strict=True))
        now = row | {name: _without(row[name], records) for name in ("before", "after")}
        if now != row:
            LOG.update(db, key, rev + 1, at, was, list(now.values()))


def _without(value: str | None, records: Collection[str]) -> str | None:
    with suppress(ValueError, TypeError, KeyError):
        fields = json.loads(value or "")
        if fields["record"] in records:
            return compact_json({**fields, _FINGERPRINT: ""})
    return value
