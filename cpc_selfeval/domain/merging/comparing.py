"""What theirs brings, record by record and field by field: three-way, pure, always in the same order."""

from __future__ import annotations

from cpc_selfeval.domain.merging.difference import Difference, Tables


def differences(base: Tables, theirs: Tables, ours: Tables) -> tuple[Difference, ...]:
    """Every difference that theirs brings, by type of record, key and field."""
    raise NotImplementedError
