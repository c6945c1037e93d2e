"""A copy is whole, checked, knows where it came from, and never takes another file's place unasked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.opening_refusals import FileDamaged, FileInUse
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing, PlaceRefused
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.store import Store
from tests.storage.another_process import holding
from tests.storage.samples import AGENCY, FINDING, ISLA, NOON, dumped, full_file, new_file, revised


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A file with one record of every type."""
    store = full_file(tmp_path / "a.cpcse")
    yield store
    store.close()


def test_a_copy_holds_everything_and_is_a_copy_of_its_own(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.cpcse"

    store.save_copy(target)

    copy = open_store(target)
    assert dumped(copy, passing=True) == dumped(store, passing=True)
    assert copy.last_changes(1000) == store.last_changes(1000)
    assert (copy.identity.file, copy.identity.parent) == (store.identity.file, store.identity.copy)
    assert copy.identity.copy not in (store.identity.copy, store.identity.file)
    assert store.identity.parent is None
    copy.close()
    assert check_file(target) == ()
    assert {file.name for file in tmp_path.iterdir()} == {"a.cpcse", "a.cpcse.lock", "a.cpcse-journal", "copy.cpcse"}


def test_two_copies_and_a_copy_of_a_copy_can_be_told_apart(store: Store, tmp_path: Path) -> None:
    store.save_copy(tmp_path / "b.cpcse")
    store.save_copy(tmp_path / "c.cpcse")
    second = open_store(tmp_path / "b.cpcse")
    second.save_copy(tmp_path / "d.cpcse")
    second.close()

    identities = []
    for name in "bcd":
        copy = open_store(tmp_path / f"{name}.cpcse")
        identities.append(copy.identity)
        copy.close()

    assert len({identity.copy for identity in identities} | {store.identity.copy}) == 4
    assert identities[2].parent == identities[0].copy
    assert {identity.file for identity in identities} == {store.identity.file}


def test_what_was_overwritten_does_not_linger_in_a_copy(store: Store, tmp_path: Path) -> None:
    canary = replace(AGENCY, name="zanzibar" * 300)
    store.apply(revised(AGENCY, canary), by=ISLA, at=NOON)
    store.apply(revised(canary, AGENCY), by=ISLA, at=NOON)
    store._db.execute("DELETE FROM log WHERE before LIKE '%zanzibar%' OR after LIKE '%zanzibar%'")

    store.save_copy(tmp_path / "copy.cpcse")

    assert b"zanzibar" not in (tmp_path / "copy.cpcse").read_bytes()


def test_an_existing_file_is_replaced_only_when_asked(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.cpcse"
    target.write_text("theirs")

    with pytest.raises(AlreadyThere):
        store.save_copy(target)
    assert target.read_text() == "theirs"

    store.save_copy(target, replacing=True)
    assert check_file(target) == ()


def test_the_file_cannot_be_a_copy_of_itself(store: Store, tmp_path: Path) -> None:
    (tmp_path / "link.cpcse").symlink_to(store.path)

    for target in (store.path, tmp_path / "link.cpcse"):
        with pytest.raises(AlreadyThere):
            store.save_copy(target, replacing=True)


def test_a_file_that_somebody_has_open_is_not_replaced(store: Store, tmp_path: Path) -> None:
    new_file(tmp_path / "b.cpcse").close()
    with holding(tmp_path / "b.cpcse"), pytest.raises(FileInUse):
        store.save_copy(tmp_path / "b.cpcse", replacing=True)

    store.save_copy(tmp_path / "b.cpcse", replacing=True)
    assert {file.name for file in tmp_path.iterdir()} == {"a.cpcse", "a.cpcse.lock", "a.cpcse-journal", "b.cpcse"}


def test_a_place_that_is_not_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        store.save_copy(tmp_path / "none" / "copy.cpcse")
    (tmp_path / "folder").mkdir()
    with pytest.raises((PlaceRefused, AlreadyThere)):
        store.save_copy(tmp_path / "folder", replacing=True)

    assert {file.name for file in tmp_path.iterdir()} >= {"a.cpcse", "folder"}
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".cpcse")]


def test_what_is_not_sound_is_not_copied_as_if_it_were(store: Store, tmp_path: Path) -> None:
    store._db.execute("UPDATE finding SET text = 'something else' WHERE key = ?", (FINDING.key,))

    with pytest.raises(FileDamaged, match="finding"):
        store.save_copy(tmp_path / "copy.cpcse")

    assert {file.name for file in tmp_path.iterdir()} == {"a.cpcse", "a.cpcse.lock", "a.cpcse-journal"}


def test_the_file_goes_on_being_saved_after_a_copy(store: Store, tmp_path: Path) -> None:
    store.save_copy(tmp_path / "copy.cpcse")
    store.apply(revised(AGENCY, replace(AGENCY, name="later")), by=ISLA, at=NOON)

    copy = open_store(tmp_path / "copy.cpcse", read_only=True)
    assert copy.load().agencies[0].name == AGENCY.name
    copy.close()
    assert store.load().agencies[0].name == "later"


@pytest.mark.parametrize("replacing", [True, False])
@pytest.mark.parametrize("name", ["a.cpcse.lock", "a.cpcse-journal", "a.cpcse-wal", "a.cpcse-shm", "pipe"])
def test_a_copy_never_takes_a_name_beside_the_open_file_or_a_pipes_place(
    store: Store, tmp_path: Path, name: str, replacing: bool
) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}

    with pytest.raises((PlaceRefused, AlreadyThere)):
        store.save_copy(tmp_path / name, replacing=replacing)

    assert {path.name: path.stat().st_ino for path in tmp_path.iterdir()} == before


@pytest.mark.skipif(os.name == "nt", reason="there, rights are not bits of the file")
def test_a_copy_is_open_to_whom_its_source_or_what_it_replaces_was(store: Store, tmp_path: Path) -> None:
    store.path.chmod(0o600)
    theirs = tmp_path / "theirs.cpcse"
    new_file(theirs).close()
    theirs.chmod(0o660)

    store.save_copy(tmp_path / "mine.cpcse")
    store.save_copy(theirs, replacing=True)

    assert oct((tmp_path / "mine.cpcse").stat().st_mode)[-3:] == "600"
    assert oct(theirs.stat().st_mode)[-3:] == "660"
