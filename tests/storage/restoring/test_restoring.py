"""Restoring puts the present file aside whole, whatever is wrong with it, and the backup in its place."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import Backup, BackupPlaces, Place, Reason
from cpc_selfeval.domain.backup_refusals import NotItsBackup, RestoreOpenHere
from cpc_selfeval.domain.opening_refusals import FileDamaged, FileInUse, NotASelfEvaluation, WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import FolderMissing
from cpc_selfeval.storage.backups.naming import aside_name, folder_of, name_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.restoring.looking import backups_of, faults_of, look_into
from cpc_selfeval.storage.restoring.replacing import restore
from cpc_selfeval.storage.store import Store
from tests.storage.another_process import holding, kill_half_way
from tests.storage.backups.made import MORNING, backed_up
from tests.storage.samples import (
    BEGINNING,
    EVIDENCE,
    FRAMEWORK,
    ISLA,
    JUDGEMENT,
    NOON,
    added,
    dumped,
    full_file,
    new_file,
    revised,
)

TWO = datetime(2026, 11, 22, 14, 2).astimezone()
NOWHERE_ELSE = BackupPlaces()


class Earlier:
    """A closed file that was changed after its one backup was made."""

    def __init__(self, path: Path) -> None:
        store = full_file(path)
        self.path = store.path
        self.rows = dumped(store, passing=True)
        self.backup = backed_up(store).backup
        self.change(store)
        self.later_rows = dumped(store, passing=True)
        store.close()

    def change(self, store: Store) -> None:
        store.apply(revised(EVIDENCE, replace(EVIDENCE, shows="written over")), by=ISLA, at=NOON)

    def rows_now(self) -> object:
        with closing(open_store(self.path)) as store:
            return dumped(store, passing=True)


@pytest.fixture
def earlier(tmp_path: Path) -> Earlier:
    return Earlier(tmp_path / "Harbour.cpcse")


def test_the_file_is_as_it_was_then_and_the_present_one_is_put_aside(earlier: Earlier) -> None:
    present = earlier.path.read_bytes()

    answer = restore(earlier.path, earlier.backup.path, TWO)

    assert answer.at == MORNING
    assert answer.aside == earlier.path.with_name("Harbour put aside 2026-11-22 14.02.cpcse")
    assert answer.aside.read_bytes() == present
    assert check_file(earlier.path) == ()
    assert earlier.rows_now() == earlier.rows
    assert earlier.backup.path.exists()
    assert sorted(path.name for path in earlier.path.parent.iterdir()) == [
        "Harbour put aside 2026-11-22 14.02.cpcse",
        "Harbour.cpcse",
        "Harbour.cpcse.backups",
    ]


def test_what_was_put_aside_is_newer_than_a_backup_of_the_last_second_of_its_minute(earlier: Earlier) -> None:
    late = TWO.replace(second=59)
    earlier.backup.path.rename(earlier.backup.path.with_name(name_of(late, 7, Reason.OPENED)))
    aside_name(earlier.path, TWO).write_bytes(earlier.path.read_bytes())

    reasons = [backup.reason for backup in backups_of(earlier.path, NOWHERE_ELSE)]

    assert reasons == [Reason.PUT_ASIDE, Reason.OPENED]


def test_what_was_put_aside_can_be_brought_back(earlier: Earlier) -> None:
    restore(earlier.path, earlier.backup.path, TWO)
    aside = next(backup for backup in backups_of(earlier.path, NOWHERE_ELSE) if backup.reason is Reason.PUT_ASIDE)

    answer = restore(earlier.path, aside.path, TWO)

    assert earlier.rows_now() == earlier.later_rows
    assert answer.at == aside.at
    assert answer.aside == earlier.path.with_name("Harbour put aside 2026-11-22 14.02 (2).cpcse")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:]),
        lambda path: path.write_bytes(path.read_bytes()[:20_000]),
        lambda path: path.write_bytes(b"PK\x03\x04 not a self-evaluation at all"),
    ],
    ids=["empty", "no beginning", "cut off", "another kind"],
)
def test_a_damaged_file_is_put_aside_byte_for_byte(earlier: Earlier, spoil: object) -> None:
    assert callable(spoil)
    spoil(earlier.path)
    damaged = earlier.path.read_bytes()

    answer = restore(earlier.path, earlier.backup.path, TWO)

    assert answer.aside is not None
    assert answer.aside.read_bytes() == damaged
    assert earlier.rows_now() == earlier.rows


def test_a_missing_file_is_restored_with_nothing_to_put_aside(earlier: Earlier) -> None:
    earlier.path.unlink()

    assert restore(earlier.path, earlier.backup.path, TWO).aside is None
    assert earlier.rows_now() == earlier.rows


def test_a_missing_folder_is_told(earlier: Earlier, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        restore(tmp_path / "gone" / "Harbour.cpcse", earlier.backup.path, TWO)


def test_a_damaged_backup_is_never_restored(earlier: Earlier) -> None:
    content = bytearray(earlier.backup.path.read_bytes())
    place = content.index(b"Twenty-two had one.")
    content[place] ^= 1
    earlier.backup.path.write_bytes(content)
    present = earlier.path.read_bytes()

    with pytest.raises(FileDamaged) as told:
        restore(earlier.path, earlier.backup.path, TWO)

    assert earlier.backup.path.name in told.value.what_happened
    assert earlier.path.read_bytes() == present
    assert sorted(path.name for path in earlier.path.parent.iterdir()) == ["Harbour.cpcse", "Harbour.cpcse.backups"]
    assert faults_of(earlier.backup.path) != ()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\0" * 9000])
def test_what_is_no_self_evaluation_is_never_restored(earlier: Earlier, content: bytes) -> None:
    earlier.backup.path.write_bytes(content)
    present = earlier.path.read_bytes()

    with pytest.raises(NotASelfEvaluation):
        restore(earlier.path, earlier.backup.path, TWO)

    assert earlier.path.read_bytes() == present


def test_another_self_evaluation_is_not_restored_over_this_one(earlier: Earlier, tmp_path: Path) -> None:
    other = tmp_path / "other.cpcse"
    new_file(other).close()
    present = earlier.path.read_bytes()

    with pytest.raises(NotItsBackup):
        restore(earlier.path, other, TWO)

    assert earlier.path.read_bytes() == present


def test_a_file_that_is_open_here_is_not_replaced(earlier: Earlier) -> None:
    with closing(open_store(earlier.path)), pytest.raises(RestoreOpenHere):
        restore(earlier.path, earlier.backup.path, TWO)


def test_a_file_that_is_open_elsewhere_is_not_replaced(earlier: Earlier) -> None:
    with holding(earlier.path), pytest.raises(FileInUse):
        restore(earlier.path, earlier.backup.path, TWO)

    assert earlier.rows_now() == earlier.later_rows


def test_what_an_interrupted_save_left_goes_with_the_file_that_it_belongs_to(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    store = new_file(path)
    backup = backed_up(store).backup
    rows = dumped(store)
    store.close()
    journal = kill_half_way(path)
    assert b"half done" in path.read_bytes(), "so it must be taken out"

    answer = restore(path, backup.path, TWO)

    assert answer.aside is not None
    assert check_file(answer.aside) == ()
    assert not journal.exists()
    with closing(open_store(path)) as restored:
        assert dumped(restored) == rows


def test_a_journal_that_cannot_be_played_goes_aside_with_its_file(earlier: Earlier) -> None:
    """A damaged file is not made worse: what stands beside it is kept with it, and never gets into the backup."""
    earlier.path.write_bytes(b"")
    journal = earlier.path.with_name("Harbour.cpcse-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000))

    answer = restore(earlier.path, earlier.backup.path, TWO)

    assert answer.aside is not None
    assert answer.aside.with_name(answer.aside.name + "-journal").stat().st_size == 5008
    assert not journal.exists()
    assert earlier.rows_now() == earlier.rows


@pytest.mark.usefixtures("few_rounds")
def test_a_backup_with_a_password_is_restored_with_it(tmp_path: Path) -> None:
    password, path = Password("correct horse"), tmp_path / "a.cpcse"
    store = create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON, password=password)
    rows = dumped(store)
    backup = backed_up(store).backup
    store.close()
    path.write_bytes(b"")

    with pytest.raises(WrongPassword):
        restore(path, backup.path, TWO, Password("battery staple"))
    restore(path, backup.path, TWO, password)

    with closing(open_store(path, password=password)) as restored:
        assert dumped(restored) == rows


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_file_behind_a_link_is_restored_where_it_is(earlier: Earlier, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "link.cpcse"
    link.symlink_to(earlier.path)

    answer = restore(link, earlier.backup.path, TWO)

    assert link.is_symlink()
    assert answer.file == Path(os.path.realpath(earlier.path))
    assert earlier.rows_now() == earlier.rows


def test_all_backups_are_listed_the_newest_first_with_what_is_in_them(tmp_path: Path) -> None:
    store = full_file(tmp_path / "a.cpcse")
    level = replace(JUDGEMENT, key="judgement-3", code="1.1", withdraws=None)
    store.apply(added(level, act="level of 1.1"), by=ISLA, at=NOON)
    stick = tmp_path / "stick"
    stick.mkdir()
    places = BackupPlaces(stick)
    for day in range(3):
        backed_up(store, MORNING + timedelta(days=day), places=places)
    first = next(backup for backup in backups_of(store.path, NOWHERE_ELSE) if backup.number == 1)
    first.path.unlink()
    store.close()

    found = backups_of(store.path, places)

    assert [(backup.number, backup.place) for backup in found] == [
        (3, Place.BESIDE),
        (2, Place.BESIDE),
        (1, Place.SECOND),
    ]
    content = look_into(found[2].path)
    assert (content.levels, content.strengths, content.areas, content.evidence, content.actions) == (1, 0, 1, 1, 1)
    assert (content.last_act, content.last_at, content.last_by) == ("level of 1.1", NOON, "Isla Grant")
    assert faults_of(found[2].path) == ()
    assert backups_of(store.path, places, identity="ffffffff-0000")[-1].number == 2


def test_looking_changes_nothing_and_leaves_nothing(earlier: Earlier) -> None:
    before = {path: path.read_bytes() for path in folder_of(earlier.path).iterdir()}

    for backup in backups_of(earlier.path, NOWHERE_ELSE):
        look_into(backup.path)
        faults_of(backup.path)

    assert {path: path.read_bytes() for path in folder_of(earlier.path).iterdir()} == before


def test_a_file_without_backups_has_none(tmp_path: Path) -> None:
    found: tuple[Backup, ...] = backups_of(tmp_path / "none.cpcse", BackupPlaces(tmp_path / "not here"))
    assert found == ()
