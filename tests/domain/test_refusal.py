"""Refusals say what happened, what is safe and what to do."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cpc_selfeval.domain import (
    attaching_refusals,
    moved_refusals,
    opening_refusals,
    placing_refusals,
    saving_refusals,
)
from cpc_selfeval.domain.refusal import Refusal, StorageError
from cpc_selfeval.domain.saving_refusals import DiskFull

CASES = [
    case
    for module in (attaching_refusals, moved_refusals, opening_refusals, placing_refusals, saving_refusals)
    for name, case in inspect.getmembers(module, inspect.isclass)
    if issubclass(case, StorageError) and case is not StorageError and not name.startswith("_")
]
ARGUMENTS: dict[str, Any] = {
    "path": Path("folder") / "Harbour 2026.cpcse",
    "looks_like": "a spreadsheet",
    "found": "its index is broken.",
    "noun": "strength",
    "name": "What children told us",
    "detail": "EIO",
    "act": "removal of a tag",
    "now": Path("folder") / "Harbour.cpcse",
    "who": "Isla Grant",
    "host": "CPC-2",
    "since": datetime(2026, 11, 22, 9, 5, tzinfo=UTC),
    "copy": "8a1c",
    "why": "it changed while it was read",
    "because": DiskFull(Path("folder") / "Harbour 2026.cpcse"),
    "size": 300_000_000,
    "limit": 250_000_000,
}


def _made(case: type[StorageError]) -> StorageError:
    needed = [
        name
        for name, parameter in inspect.signature(case).parameters.items()
        if parameter.default is inspect.Parameter.empty
    ]
    return case(*(ARGUMENTS[name] for name in needed))


@pytest.mark.parametrize("case", CASES)
def test_every_fault_of_the_world_is_told_in_three_sentences(case: type[StorageError]) -> None:
    told = _made(case)
    for part in (told.what_happened, told.what_is_safe, told.what_to_do):
        assert part.strip() == part
        assert part.endswith(".")
        assert part[0].isupper() or part[0] == "“"
    assert str(told) == f"{told.what_happened} {told.what_is_safe} {told.what_to_do}"
    assert told.__doc__


def test_a_part_that_is_empty_leaves_no_gap() -> None:
    assert str(Refusal("Happened.", "", "Do this.")) == "Happened. Do this."


def test_who_has_the_file_open_is_said_as_far_as_it_is_known() -> None:
    path = Path("a.cpcse")
    since = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
    assert "Isla Grant has “a.cpcse” open on the computer pc-7 since " in str(
        opening_refusals.FileInUse(path, "Isla Grant", "pc-7", since)
    )
    assert str(opening_refusals.FileInUse(path)).startswith("Somebody has “a.cpcse” open.")
