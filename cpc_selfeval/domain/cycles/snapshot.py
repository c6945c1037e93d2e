"""What stood in a cycle when it was closed, as text that can be read with any program: JSON."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.judging_records.closing import Closing
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import table_name

FORMAT = 1


def snapshot_of(contents: Contents) -> str:
    """Everything of the open cycle and of the committee, each table's records by key; always the same for the same.

    Each record is an object of its fields: days as ISO 8601, sets as lists, values from a fixed list by their stored
    word. Earlier closings are left out, since each has a snapshot of its own, and so are the other cycles.
    """
    tables = {
        table_name(kind): [_plain(record) for record in _records(contents, kind)]
        for kind in RECORD_TYPES
        if kind is not Closing
    }
    whole = {
        "format": FORMAT,
        "cycle": contents.cycle_key,
        "framework": contents.framework.id,
        "framework_hash": contents.framework.content_hash,
        "tables": {name: records for name, records in tables.items() if records},
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _records(contents: Contents, kind: type[Record]) -> list[Record]:
    if kind is Cycle:
        return [contents.cycle]
    return sorted(contents.of(kind).values(), key=lambda record: record.key)


def _plain(record: Record) -> dict[str, Any]:
    return {field.name: _value(getattr(record, field.name)) for field in fields(record)}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
