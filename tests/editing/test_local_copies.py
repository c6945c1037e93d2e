"""Local copies: checked out, worked on, checked in; and nothing lost wherever it is interrupted."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpc_selfeval.app.local_copies import LocalCopies
from cpc_selfeval.domain.backup import BackupPlaces, Place
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.opening_refusals import FileCheckedOut, FileInUse
from cpc_selfeval.domain.placing_refusals import FolderMissing
from cpc_selfeval.domain.suspect_refusals import FileAltered
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.local_copy import LocalCopy, check_in, check_out, give_up, remove_local, write_copy_of
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.lock import lock_path
from tests.editing.desk import BEGINNING, ISLA
from tests.storage.another_process import ROOT, holding

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder that stands for a share, with a file in it."""
    folder = tmp_path / "share"
    folder.mkdir()
    work = begin(folder / "work.cpcse", BEGINNING, ISLA)
    work.findings.record(FindingKind.STRENGTH, "2.1", "before")
    work.close()
    return folder


@pytest.fixture
def copies(tmp_path: Path) -> LocalCopies:
    return LocalCopies(tmp_path / "settings" / "local-copies.json")


@pytest.fixture
def copy(share: Path, tmp_path: Path, copies: LocalCopies) -> LocalCopy:
    """A local copy of the file on the share."""
    return check_out(share / "work.cpcse", tmp_path / "local", ISLA, NOON, copies.keep)


def enter(path: Path, text: str, *, take_over: bool = False) -> None:
    work = open_file(path, ISLA, InlineExecutor(), take_over=take_over)
    assert not work.session.read_only
    work.findings.record(FindingKind.STRENGTH, "2.1", text)
    work.close()


def texts(path: Path) -> list[str]:
    assert check_file(path) == ()
    work = open_file(path, ISLA, InlineExecutor(), read_only=True)
    found = sorted(finding.text for finding in work.contents.findings.values())
    work.close()
    return found


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_local_copy_is_noted_and_the_original_says_who_has_it(
    copy: LocalCopy, share: Path, copies: LocalCopies
) -> None:
    assert copies.all() == (copy,)
    assert copies.at(copy.path) == copy
    assert texts(copy.path) == ["before"]
    assert names(share) == ["work.cpcse", "work.cpcse.lock"]

    with pytest.raises(FileCheckedOut) as told:
        open_file(share / "work.cpcse", ISLA)

    assert (told.value.who, told.value.copy) == ("Isla Grant", copy.key)
    assert str(told.value).startswith("Isla Grant works on a local copy of “work.cpcse” on the computer ")
    assert str(copy.path) not in lock_path(share / "work.cpcse").read_text()
    assert texts(share / "work.cpcse") == ["before"], "it can be read"


def test_what_was_worked_on_locally_is_checked_in(copy: LocalCopy, share: Path, copies: LocalCopies) -> None:
    enter(copy.path, "local")

    done = check_in(copy, ISLA, NOON, copies.keep)

    assert (done.path, done.replaced) == (share / "work.cpcse", True)
    assert names(share) == ["work.cpcse"]
    remove_local(copy, done.path)
    copies.forget(copy)
    assert copies.all() == ()
    enter(share / "work.cpcse", "on the share again")
    assert texts(share / "work.cpcse") == ["before", "local", "on the share again"]


def test_the_backups_of_a_local_copy_go_where_it_goes(copy: LocalCopy, share: Path, copies: LocalCopies) -> None:
    work = open_file(copy.path, ISLA, InlineExecutor())
    work.backups.keep(BackupPlaces(), lambda _event: None)
    work.findings.record(FindingKind.STRENGTH, "2.1", "local")
    work.close()
    work.backups.wait(20)
    (backup,) = backups_in(folder_of(copy.path), Place.BESIDE)

    done = check_in(copy, ISLA, NOON, copies.keep)
    remove_local(copy, done.path)

    assert list(copy.path.parent.iterdir()) == []
    (moved,) = backups_in(folder_of(share / "work.cpcse"), Place.BESIDE)
    assert moved.path.name == backup.path.name
    assert texts(moved.path) == ["before"]


def test_an_original_that_was_changed_meanwhile_stays_and_both_stand_side_by_side(
    copy: LocalCopy, share: Path, copies: LocalCopies
) -> None:
    enter(copy.path, "local")
    enter(share / "work.cpcse", "on the share", take_over=True)

    done = check_in(copy, ISLA, NOON, copies.keep)

    assert not done.replaced
    assert done.path.name == f"work - worked on by Isla Grant {NOON.astimezone():%Y-%m-%d %H%M}.cpcse"
    assert texts(share / "work.cpcse") == ["before", "on the share"]
    assert texts(done.path) == ["before", "local"]
    again = check_in(copy, ISLA, NOON, copies.keep)
    assert again.path.stem.endswith("(2)")
    assert len(names(share)) == 3


def test_an_original_that_somebody_has_open_meanwhile_stays(copy: LocalCopy, share: Path, copies: LocalCopies) -> None:
    enter(copy.path, "local")
    lock_path(share / "work.cpcse").unlink()
    with holding(share / "work.cpcse"):
        done = check_in(copy, ISLA, NOON, copies.keep)
        assert not done.replaced
        assert lock_path(share / "work.cpcse").exists(), "theirs"
    assert texts(done.path) == ["before", "local"]


def test_an_original_that_was_deleted_is_put_back(copy: LocalCopy, share: Path, copies: LocalCopies) -> None:
    enter(copy.path, "local")
    (share / "work.cpcse").unlink()
    assert check_in(copy, ISLA, NOON, copies.keep).replaced
    assert texts(share / "work.cpcse") == ["before", "local"]
    assert names(share) == ["work.cpcse"]


def test_a_share_that_is_not_there_leaves_everything_as_it_is(
    copy: LocalCopy, share: Path, copies: LocalCopies
) -> None:
    enter(copy.path, "local")
    share.rename(share.with_name("away"))
    with pytest.raises(FolderMissing):
        check_in(copy, ISLA, NOON, copies.keep)
    assert copies.all() == (copy,)
    share.with_name("away").rename(share)
    assert check_in(copy, ISLA, NOON, copies.keep).replaced
    assert texts(share / "work.cpcse") == ["before", "local"]


def test_a_local_copy_that_is_open_is_not_checked_in(copy: LocalCopy, copies: LocalCopies, share: Path) -> None:
    with holding(copy.path), pytest.raises(FileInUse):
        check_in(copy, ISLA, NOON, copies.keep)
    assert names(share) == ["work.cpcse", "work.cpcse.lock"]


def test_a_file_that_somebody_has_open_is_not_checked_out(share: Path, tmp_path: Path, copies: LocalCopies) -> None:
    with holding(share / "work.cpcse"), pytest.raises(FileInUse):
        check_out(share / "work.cpcse", tmp_path / "local", ISLA, NOON, copies.keep)
    assert copies.all() == ()
    assert not (tmp_path / "local").exists()


def test_two_files_of_one_name_get_names_of_their_own(copy: LocalCopy, tmp_path: Path, copies: LocalCopies) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write_copy_of(copy.path, other / "work.cpcse")
    second = check_out(other / "work.cpcse", tmp_path / "local", ISLA, NOON, copies.keep)
    assert second.path.name == "work (2).cpcse"
    assert copies.all() == (copy, second)


def test_a_local_copy_that_is_given_up_frees_the_original(copy: LocalCopy, share: Path) -> None:
    give_up(copy)
    assert names(share) == ["work.cpcse"]
    enter(share / "work.cpcse", "after")


def test_giving_up_leaves_the_lock_of_somebody_else(copy: LocalCopy, share: Path) -> None:
    lock = lock_path(share / "work.cpcse")
    lock.write_text(json.dumps(json.loads(lock.read_text()) | {"copy": "another"}))
    give_up(copy)
    assert lock.exists()


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"[]",
        b"{}",
        b'{"copies": [1, null, {}, {"key": 1}], "told": [1]}',
        b'{"copies": 1, "told": {}}',
        b"\xff",
        b"[" * 100_000,
        b"{}" + b" " * 1_100_000,
    ],
)
def test_notes_that_cannot_be_read_are_no_notes(tmp_path: Path, junk: bytes, copy: LocalCopy) -> None:
    notes = tmp_path / "junk.json"
    notes.write_bytes(junk)
    assert LocalCopies(notes).all() == ()
    LocalCopies(notes).keep(copy)
    assert LocalCopies(notes).all() == (copy,)


KILLED_AT = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from cpc_selfeval.app.local_copies import LocalCopies
from cpc_selfeval.editing.local_copy import check_in, check_out
from cpc_selfeval.domain.committee import Person
import cpc_selfeval.storage.checking, sqlite_utils, sqlcipher3

what, number, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
copies = LocalCopies(folder / "settings" / "local-copies.json")
counts = {"open", "os.rename", "os.remove", "os.link", "os.truncate", "os.mkdir"}

def hook(event, arguments):
    global number
    if event in counts and any(str(folder) in str(argument) for argument in arguments):
        number -= 1
        if number == 0:
            os.kill(os.getpid(), signal.SIGKILL)

isla = Person("Isla Grant")
noon = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
sys.addaudithook(hook)
if what == "out":
    check_out(folder / "share" / "work.cpcse", folder / "local", isla, noon, copies.keep)
else:
    check_in(copies.all()[0], isla, noon, copies.keep)
"""


def killed(what: str, number: int, folder: Path) -> bool:
    """Whether a process was killed at the ``number``-th touch of a file; False when it came to its end before."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT, what, str(number), str(folder)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode != 0


every_or_some = pytest.mark.parametrize("step", [13, pytest.param(1, marks=pytest.mark.long)])
"""Killed at every thirteenth touch, and at every one in the long run."""


@every_or_some
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_any_touch_of_a_file_while_checking_in_nothing_is_lost(
    copy: LocalCopy, share: Path, copies: LocalCopies, tmp_path: Path, step: int
) -> None:
    number = 1 - step
    while True:
        number += step
        enter(copy.path, f"local {number}")
        everything = texts(copy.path)
        if not killed("in", number, tmp_path):
            break
        assert texts(copy.path) == everything, f"killed at {number}"
        assert set(texts(share / "work.cpcse")) >= {"before"}
        assert copies.all()[0].key == copy.key
    assert number > 8
    assert texts(share / "work.cpcse") == everything
    beside = [name for name in names(share) if name.startswith("work") and name.endswith(".cpcse")]
    assert beside == ["work.cpcse"], "no touch made it think that somebody else changed the original"
    enter(share / "work.cpcse", "on the share again")
    assert [name for name in names(share) if name.endswith(".part")] == [], "whoever opens it next clears up"


@every_or_some
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_any_touch_of_a_file_while_checking_out_the_original_is_whole(
    share: Path, tmp_path: Path, copies: LocalCopies, step: int
) -> None:
    number = 1 - step
    while True:
        number += step
        was_killed = killed("out", number, tmp_path)
        assert texts(share / "work.cpcse") == ["before"]
        for each in copies.all():
            assert texts(each.path) == ["before"], f"killed at {number}"
        if not was_killed:
            break
        for each in copies.all():
            give_up(each)
            copies.forget(each)
            each.path.unlink()
    assert number > 8
    (copy,) = copies.all()
    enter(copy.path, "local")
    assert check_in(copy, ISLA, NOON, copies.keep).replaced
    assert texts(share / "work.cpcse") == ["before", "local"]


def test_a_damaged_local_copy_takes_no_sound_files_place(copy: LocalCopy, share: Path, copies: LocalCopies) -> None:
    enter(copy.path, "local")
    content = copy.path.read_bytes()
    assert b"local" in content
    copy.path.write_bytes(content.replace(b"local", b"focal"))
    sound = (share / "work.cpcse").read_bytes()

    with pytest.raises(FileAltered):
        check_in(copy, ISLA, NOON, copies.keep)

    assert (share / "work.cpcse").read_bytes() == sound
    assert copy.path.exists()
    assert names(share) == ["work.cpcse", "work.cpcse.lock"]


@pytest.mark.skipif(sys.platform == "win32", reason="there, rights are not bits of the file")
def test_what_is_checked_in_is_open_to_whom_the_original_was(copy: LocalCopy, share: Path, copies: LocalCopies) -> None:
    (share / "work.cpcse").chmod(0o660)
    enter(copy.path, "local")

    done = check_in(copy, ISLA, NOON, copies.keep)

    assert oct(done.path.stat().st_mode)[-3:] == "660"


def test_what_was_put_aside_locally_goes_where_the_original_is(tmp_path: Path) -> None:
    original, local = tmp_path / "share" / "plan.cpcse", tmp_path / "local" / "plan.cpcse"
    for path in (original, local):
        path.parent.mkdir()
        path.write_bytes(b"the file")
    aside = local.with_name("plan put aside 2026-11-22 10.23.cpcse")
    aside.write_bytes(b"as it was before a backup was restored")
    other = local.with_name("another put aside 2026-11-22 10.23.cpcse")
    other.write_bytes(b"of another local copy")
    remove_local(LocalCopy("key", original, local, "", datetime(2026, 11, 22, tzinfo=UTC)), original)
    assert original.with_name(aside.name).read_bytes() == b"as it was before a backup was restored"
    assert [path.name for path in local.parent.iterdir()] == [other.name]
