"""Contents to tell words from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.merging.difference import Difference


def with_theirs(contents: Contents, found: Iterable[Difference]) -> Contents:
    """The contents with what theirs would bring, so that all that is named can be told. Never for more than words."""
    tables = {kind: dict(records) for kind, records in contents.tables.items()}
    for each in found:
        record = each.theirs or each.base
        if record is not None:
            tables.setdefault(each.kind, {}).setdefault(each.key, record)
    return replace(contents, tables=tables)
