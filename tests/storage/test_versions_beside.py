"""Versions that a sync program leaves beside a file are told by their identity."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.versions_beside import versions_beside
from tests.storage.samples import AGENCY, ISLA, NOON, new_file, revised


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed new file."""
    new_file(tmp_path / "Plan.cpcse").close()
    return tmp_path / "Plan.cpcse"


@pytest.mark.parametrize(
    "name", ["Plan (conflicted copy 2026-03-02).cpcse", "Plan-LAPTOP.cpcse", "Plan (1).cpcse", "plan-pc.cpcse"]
)
def test_a_version_of_a_sync_program_is_found_from_either_side(path: Path, name: str) -> None:
    other = path.with_name(name)
    shutil.copy(path, other)
    store = open_store(other)
    later = NOON.replace(hour=13)
    store.apply(revised(AGENCY, replace(AGENCY, name="Police")), by=Person("Ewan Reid"), at=later)
    store.close()
    before = other.read_bytes()

    store = open_store(path)
    mine, theirs = versions_beside(store)
    store.close()

    assert (mine.path, mine.changed, mine.by) == (path, NOON, "Isla Grant")
    assert (theirs.path, theirs.changed, theirs.by) == (other, later, "Ewan Reid")
    assert other.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 2
    store = open_store(other)
    assert [version.path for version in versions_beside(store)] == [other, path]
    store.close()


def test_what_is_no_version_is_none(path: Path) -> None:
    shutil.copy(path, path.with_name("Plan put aside 2026-03-02 12.00.cpcse"))
    store = open_store(path)
    store.save_copy(path.with_name("Plan - copy.cpcse"))
    new_file(path.with_name("Plan 2027.cpcse")).close()
    shutil.copy(path.with_name("Plan 2027.cpcse"), path.with_name("Other.cpcse"))
    path.with_name("Plan 1.cpcse").write_bytes(b"junk")
    path.with_name("Plan 2.cpcse").write_bytes(b"SQLite format 3\0" + bytes(4000))
    path.with_name("Plan 3.cpcse").mkdir()
    path.with_name("Plan 4.cpcse").symlink_to(path)
    path.with_name("Plan 5.cpcse").symlink_to(path.with_name("nothing"))
    path.with_name("Plan 6.cpcse").hardlink_to(path)

    assert versions_beside(store) == ()

    store.apply(revised(AGENCY, replace(AGENCY, name="Police")), by=ISLA, at=NOON)
    store.close()
