"""Columns that keep how things stood once, as JSON: what people wrote in them, and the same without a passage.

A closing keeps all records ("tables": lists of records), a paper what is compared with the next one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from cpc_selfeval.storage.tables import compact_json

_KEPT: Final = frozenset({("closing", "snapshot"), ("paper_made", "stood")})
_BETWEEN = "\x1f"
"""Stands between two texts: a sign that no passage holds."""

Written = Mapping[str, frozenset[str]]
"""The columns of each table whose text people wrote."""


def is_kept_state(table: str, column: str) -> bool:
    """Whether a column of a table holds such JSON."""
    return (table, column) in _KEPT


def texts_in(stored: str, written: Written) -> str:
    """All that people wrote in it, as one text."""
    found: list[str] = []

    def look(text: str) -> str:
        found.append(text)
        return text

    _mapped(stored, written, look)
    return _BETWEEN.join(found)


def without(stored: str, written: Written, cleared: Callable[[str], str]) -> str:
    """The same JSON with every text that people wrote as ``cleared`` gives it; what is no JSON is cleared as a text."""
    mapped = _mapped(stored, written, cleared)
    return cleared(stored) if mapped is None else mapped


def _mapped(stored: str, written: Written, turn: Callable[[str], str]) -> str | None:
    with suppress(ValueError, RecursionError):
        state = json.loads(stored)
        if isinstance(state, dict):
            tables = state.get("tables")
            if isinstance(tables, dict):
                held = {name: [_row(row, written.get(name), turn) for row in rows] for name, rows in tables.items()}
                return compact_json(state | {"tables": held})
            return compact_json(_everywhere(state, turn))
    return None


def _row(row: Any, columns: frozenset[str] | None, turn: Callable[[str], str]) -> Any:
    """A record without what people wrote in it; of a table that is not known, every text."""
    if columns is None or not isinstance(row, dict):
        return _everywhere(row, turn)
    return {name: turn(said) if name in columns and isinstance(said, str) else said for name, said in row.items()}


def _everywhere(value: Any, turn: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return turn(value)
    if isinstance(value, list):
        return [_everywhere(each, turn) for each in value]
    if isinstance(value, dict):
        return {name: _everywhere(each, turn) for name, each in value.items()}
    return value
