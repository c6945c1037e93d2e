"""A backup is a whole, checked, compact copy with the file's own rights, and the file is as it was."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import BackupPlaces, Place, Reason
from cpc_selfeval.domain.backup_refusals import BackupNotMade
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import PlaceRefused
from cpc_selfeval.domain.saving_refusals import FileBusy
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.backups.taking import BrokenOff, TooRestless, take_at_once, take_in_steps
from cpc_selfeval.storage.backups.writing import finish, sweep, told_as_not_made
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.store import Store
from tests.storage.another_process import ROOT
from tests.storage.backups.made import MORNING, backed_up
from tests.storage.samples import BEGINNING, EVIDENCE, FRAMEWORK, ISLA, NOON, added, dumped, full_file, revised

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
SECRET = "Her name was Morag"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return full_file(tmp_path / "Harbour CPC.cpcse")


LEAVE_PARTS = """
import os, sys
from pathlib import Path
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.leftovers import passing_name
for end in ("", "-journal"):
    part = passing_name(folder_of(Path(sys.argv[1])) / "a")
    part.with_name(part.name + end).write_text("left")
os._exit(7)
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_a_file_of_its_own_with_everything_in_it(store: Store) -> None:
    whole = dumped(store, passing=True)
    backup = backed_up(store).backup
    store.close()

    assert backup.path == folder_of(store.path) / "2026-11-22T09.30.00Z 0001 asked-for.cpcse"
    assert backup.size == backup.path.stat().st_size
    assert check_file(backup.path) == ()
    copy = open_store(backup.path, read_only=True)
    assert dumped(copy, passing=True) == whole
    copy.close()
    assert names_in(folder_of(store.path)) == [backup.path.name]
    assert names_in(store.path.parent) == ["Harbour CPC.cpcse", "Harbour CPC.cpcse.backups"]


def test_numbers_go_up_and_no_backup_is_ever_replaced(store: Store) -> None:
    made = [backed_up(store, at).backup for at in (MORNING, MORNING, MORNING - timedelta(days=400))]
    first = made[0].path.read_bytes()
    store.close()

    assert [backup.number for backup in made] == [1, 2, 3]
    assert [backup.number for backup in backups_in(folder_of(store.path), Place.BESIDE)] == [1, 2, 3]
    assert made[0].path.read_bytes() == first


def test_what_was_removed_is_not_in_the_backup(store: Store) -> None:
    evidence = replace(EVIDENCE, key="e-2", shows=SECRET * 400, findings=(), actions=(), readings=(), tags=())
    store._db.execute("PRAGMA secure_delete=OFF")
    store.apply(added(evidence), by=ISLA, at=NOON)
    store._db.execute('DELETE FROM "evidence_indicator" WHERE "evidence"=?', ("e-2",))
    store._db.execute('DELETE FROM "evidence" WHERE "key"=?', ("e-2",))
    store._db.execute('DELETE FROM "log" WHERE "record"=?', ("e-2",))
    assert SECRET.encode() in store.path.read_bytes()  # nothing is open to lose its lock: the test ends with it

    backup = backed_up(store).backup
    store.close()

    assert SECRET.encode() not in backup.path.read_bytes()


@POSIX
@pytest.mark.parametrize(("rights", "folder"), [(0o600, 0o700), (0o640, 0o750), (0o660, 0o770), (0o664, 0o775)])
def test_a_backup_is_as_private_as_the_file(store: Store, rights: int, folder: int) -> None:
    store.path.chmod(rights)

    backup = backed_up(store).backup
    store.close()

    assert stat.S_IMODE(backup.path.stat().st_mode) == rights
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == folder


@pytest.mark.usefixtures("few_rounds")
@pytest.mark.parametrize("in_steps", [False, True], ids=["at once", "in steps"])
def test_backups_of_a_file_with_a_password_have_the_same_one(tmp_path: Path, in_steps: bool) -> None:
    password = Password("correct horse")
    path = tmp_path / "a.cpcse"
    store = create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON, password=password)
    evidence = replace(EVIDENCE, shows=SECRET, findings=(), actions=(), readings=(), tags=())
    store.apply(added(evidence), by=ISLA, at=NOON)
    if in_steps:
        taken = take_in_steps(path, password, Reason.ASKED_FOR, MORNING)
    else:
        taken = store.lend(lambda db: take_at_once(db, path, Reason.ASKED_FOR, MORNING))
    assert SECRET.encode() not in taken.path.read_bytes()
    backup = finish(taken, BackupPlaces()).backup
    store.close()

    content = backup.path.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert SECRET.encode() not in content
    with closing(open_store(backup.path, read_only=True, password=password)) as copy:
        assert copy.load().evidence[EVIDENCE.key].shows == SECRET


def test_saves_go_through_while_a_backup_is_copied_in_steps(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cpc_selfeval.storage.backups.taking.PAGES_A_STEP", 4)
    saved: list[int] = []

    def save_once() -> bool:
        if not saved:
            saved.append(1)
            store.apply(revised(EVIDENCE, replace(EVIDENCE, shows="typed meanwhile")), by=ISLA, at=NOON)
        return False

    taken = take_in_steps(store.path, None, Reason.WHILE_WORKING, MORNING, save_once)
    backup = finish(taken, BackupPlaces()).backup
    now = dumped(store, passing=True)
    store.close()

    with closing(open_store(backup.path, read_only=True)) as copy:
        assert dumped(copy, passing=True) == now


def test_a_file_that_is_saved_again_and_again_ends_the_copy_in_steps(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpc_selfeval.storage.backups.taking.PAGES_A_STEP", 4)
    texts = iter(range(10_000))
    now = [EVIDENCE]

    def save_on_and_on() -> bool:
        after = replace(EVIDENCE, shows=f"word {next(texts)}")
        store.apply(revised(now[0], after), by=ISLA, at=NOON)
        now[0] = after
        return False

    with pytest.raises(TooRestless):
        take_in_steps(store.path, None, Reason.WHILE_WORKING, MORNING, save_on_and_on)
    store.close()

    assert next(texts) < 40
    assert names_in(folder_of(store.path)) == []
    assert check_file(store.path) == ()


def test_a_backup_that_nobody_wants_any_more_is_broken_off(store: Store) -> None:
    with pytest.raises(BrokenOff):
        take_in_steps(store.path, None, Reason.WHILE_WORKING, MORNING, lambda: True)
    store.close()

    assert names_in(folder_of(store.path)) == []


def test_what_is_not_sound_becomes_no_backup(store: Store) -> None:
    backed_up(store)
    store._db.execute('UPDATE "evidence" SET "shows"=\'altered\'')

    with pytest.raises(BackupNotMade) as told:
        backed_up(store)
    store.close()

    assert isinstance(told.value.because, FileDamaged)
    assert "not as they were written" in str(told.value)
    assert len(names_in(folder_of(store.path))) == 1


@POSIX
def test_a_link_in_the_place_of_the_folder_is_not_followed(store: Store, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder_of(store.path).symlink_to(elsewhere, target_is_directory=True)

    with pytest.raises(BackupNotMade) as told, told_as_not_made(store.path):
        backed_up(store)
    store.close()

    assert isinstance(told.value.because, PlaceRefused)
    assert names_in(elsewhere) == []


@POSIX
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(store: Store) -> None:
    folder_of(store.path).mkdir(0o500)

    with pytest.raises(BackupNotMade) as told, told_as_not_made(store.path):
        backed_up(store)
    store.close()

    assert isinstance(told.value.because, PlaceRefused)


def test_a_file_in_the_place_of_the_folder_is_left_alone(store: Store) -> None:
    folder_of(store.path).write_text("mine")

    with pytest.raises(BackupNotMade), told_as_not_made(store.path):
        backed_up(store)
    store.close()

    assert folder_of(store.path).read_text() == "mine"


def test_the_second_place_gets_every_backup_too(store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    made = backed_up(store, places=BackupPlaces(stick))
    folder = next(stick.iterdir())
    store.close()

    assert made.second_missing is None
    assert folder.name == f"Harbour CPC.cpcse {copy_key(made.backup.path)}.backups"
    assert (folder / made.backup.path.name).read_bytes() == made.backup.path.read_bytes()


def copy_key(path: Path) -> str:
    with closing(open_store(path, read_only=True)) as copy:
        return copy.identity.file[:8]


def test_a_second_place_that_is_not_there_is_told_and_the_backup_is_made(store: Store, tmp_path: Path) -> None:
    made = backed_up(store, places=BackupPlaces(tmp_path / "not here"))
    store.close()

    assert made.second_missing is not None
    assert check_file(made.backup.path) == ()
    assert not (tmp_path / "not here").exists()


def test_both_places_are_thinned(store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    places = BackupPlaces(stick, most_bytes=1)
    for minute in range(5):
        backed_up(store, MORNING + timedelta(minutes=minute), places=places)
    store.close()

    for folder in (folder_of(store.path), next(stick.iterdir())):
        assert [name[21:25] for name in names_in(folder)] == ["0003", "0004", "0005"]


def test_what_a_killed_backup_left_is_swept_and_nothing_else(store: Store) -> None:
    kept = backed_up(store).backup.path
    store.close()
    killed = subprocess.Popen([sys.executable, "-c", LEAVE_PARTS, str(store.path)], cwd=ROOT)
    assert killed.wait(60) == 7
    (folder_of(store.path) / "notes.txt").write_text("mine")
    assert len(names_in(folder_of(store.path))) == 4

    sweep(store.path)

    assert names_in(folder_of(store.path)) == sorted([kept.name, "notes.txt"])


def test_a_copy_is_never_begun_inside_a_transaction(store: Store) -> None:
    store._db.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileBusy):
        store.lend(lambda db: take_at_once(db, store.path, Reason.ASKED_FOR, MORNING))
    store._db.execute("ROLLBACK")
    store.close()


def test_another_program_that_holds_the_file_for_long_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cpc_selfeval.storage.backups.taking.MOST_SECONDS_BUSY", 0.05)
    holder = engine.connect(store.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    told: list[BaseException] = []

    def take() -> None:
        try:
            with told_as_not_made(store.path):
                take_in_steps(store.path, None, Reason.WHILE_WORKING, MORNING)
        except BackupNotMade as refusal:
            told.append(refusal)

    thread = threading.Thread(target=take)
    thread.start()
    thread.join(60)
    holder.close()
    store.close()

    assert "another program" in str(told[0])
    assert names_in(folder_of(store.path)) == []
