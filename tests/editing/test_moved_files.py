"""A file that is moved, deleted, replaced or unplugged while somebody types: nothing is lost, nothing overwritten."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cpc_selfeval.domain.attaching_refusals import AttachmentUnreadable
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.moved_refusals import (
    DriveGone,
    FileDeleted,
    FileRenamed,
    FileReplaced,
    NotThisFile,
    OtherVersion,
)
from cpc_selfeval.domain.placing_refusals import AlreadyThere
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import FileReadOnly
from cpc_selfeval.editing.continuing import find_at, put_back
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.lock import lock_path
from cpc_selfeval.storage.store import Store
from tests.editing.desk import ISLA, Desk
from tests.storage.test_faulty_disks import mount, needs_mounts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A drive of its own that can be taken out."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", folder)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


def entered(desk: Desk, text: str) -> None:
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", text)
    assert desk.work.session.drain(20)


def texts(path: Path) -> list[str]:
    """The strengths that a file holds, once it is closed."""
    assert check_file(path) == ()
    work = open_file(path, ISLA, InlineExecutor(), read_only=True)
    found = sorted(finding.text for finding in work.contents.findings.values())
    work.close()
    return found


def go_on_in(desk: Desk, path: Path) -> Refusal | None:
    told: list[Refusal | None] = []
    desk.work.session.go_on_in(find_at(path), told.append)
    assert desk.work.session.drain(20)
    return told[0]


def waiting(desk: Desk) -> list[str]:
    return list(desk.work.session.unsaved)


def last_refusal(desk: Desk) -> Refusal:
    return desk.refusals[-1]


def test_work_goes_on_in_a_file_under_its_new_name(desk: Desk) -> None:
    entered(desk, "before")
    old = desk.work.session.path
    new = old.with_name("Harbour 2026.cpcse")
    old.rename(new)
    entered(desk, "waits")
    told = last_refusal(desk)
    assert isinstance(told, FileRenamed)
    assert told.now == new
    assert waiting(desk) == ["new strength of 2.1"]

    assert go_on_in(desk, told.now) is None

    assert desk.work.session.path == new
    assert waiting(desk) == []
    entered(desk, "after")
    desk.undo()
    desk.work.close()
    assert texts(new) == ["before", "waits"]
    assert [file.name for file in new.parent.iterdir()] == [new.name]


def test_work_goes_on_in_a_folder_under_its_new_name(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "moved"
    (tmp_path / "folder").mkdir()
    desk.work.close()
    shutil.move(tmp_path / "work.cpcse", tmp_path / "folder" / "work.cpcse")
    work = open_file(tmp_path / "folder" / "work.cpcse", ISLA, InlineExecutor(), desk.told)
    (tmp_path / "folder").rename(folder)
    work.findings.record(FindingKind.STRENGTH, "2.1", "waits")
    told = desk.told.refusals[-1].refusal
    assert isinstance(told, FileRenamed)
    assert told.now == folder / "work.cpcse"

    answers: list[Refusal | None] = []
    work.session.go_on_in(find_at(told.now), answers.append)

    assert answers == [None]
    assert lock_path(told.now).exists()
    work.close()
    assert texts(told.now) == ["waits"]
    assert [file.name for file in folder.iterdir()] == ["work.cpcse"]


def test_a_deleted_file_is_put_back_with_what_waits(desk: Desk) -> None:
    entered(desk, "before")
    path = desk.work.session.path
    path.unlink()
    entered(desk, "waits")
    assert isinstance(last_refusal(desk), FileDeleted)
    assert not path.exists()

    told: list[Refusal | None] = []
    desk.work.session.go_on_in(put_back, told.append)
    assert desk.work.session.drain(20)

    assert told == [None]
    entered(desk, "after")
    desk.work.close()
    assert texts(path) == ["after", "before", "waits"]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_was_thrown_away_is_not_gone_on_with_in_the_bin(desk: Desk, tmp_path: Path) -> None:
    bin_ = tmp_path / ".Trash-1000" / "files"
    bin_.mkdir(parents=True)
    desk.work.session.path.rename(bin_ / "work.cpcse")
    entered(desk, "waits")
    assert isinstance(last_refusal(desk), FileDeleted)


def test_nothing_is_put_back_over_what_stands_there_by_now(desk: Desk) -> None:
    path = desk.work.session.path
    path.unlink()
    entered(desk, "waits")
    path.write_bytes(b"somebody's letter")
    told: list[Refusal | None] = []
    desk.work.session.go_on_in(put_back, told.append)
    assert desk.work.session.drain(20)
    assert isinstance(told[0], AlreadyThere)
    assert path.read_bytes() == b"somebody's letter"
    path.unlink()
    desk.work.session.go_on_in(put_back, told.append)
    assert desk.work.session.drain(20)
    desk.work.close()
    assert texts(path) == ["waits"]


def test_another_version_in_its_place_is_never_written_to(desk: Desk, tmp_path: Path) -> None:
    path = desk.work.session.path
    theirs = tmp_path / "theirs.cpcse"
    desk.work.save_copy(theirs, lambda _refusal: None)
    assert desk.work.session.drain(20)
    other = open_file(theirs, ISLA, InlineExecutor())
    other.findings.record(FindingKind.STRENGTH, "2.1", "theirs")
    other.close()
    content = theirs.read_bytes()
    entered(desk, "mine, saved")
    theirs.replace(path)

    entered(desk, "mine, waits")

    assert isinstance(last_refusal(desk), FileReplaced)
    assert isinstance(go_on_in(desk, path), OtherVersion)
    desk.work.session.try_again()
    assert isinstance(last_refusal(desk), FileReplaced)
    mine = tmp_path / "mine.cpcse"
    told: list[Refusal | None] = []
    desk.work.save_copy(mine, told.append)
    assert desk.work.session.drain(20)
    assert told == [None]
    desk.work.close()
    assert path.read_bytes() == content
    assert texts(path) == ["theirs"]
    assert texts(mine) == ["mine, saved", "mine, waits"]


def test_the_same_version_in_its_place_is_gone_on_with_when_asked(desk: Desk, tmp_path: Path) -> None:
    entered(desk, "before")
    path = desk.work.session.path
    shutil.copy(path, tmp_path / "same")
    (tmp_path / "same").replace(path)
    entered(desk, "waits")
    assert isinstance(last_refusal(desk), FileReplaced)

    desk.work.session.try_again()

    assert desk.work.session.drain(20)
    assert waiting(desk) == []
    desk.work.close()
    assert texts(path) == ["before", "waits"]


def test_another_self_evaluation_is_not_taken_for_the_one_that_was_moved(desk: Desk, tmp_path: Path) -> None:
    path = desk.work.session.path
    path.rename(tmp_path / "moved.cpcse")
    entered(desk, "waits")
    other = Desk(tmp_path / "other.cpcse", InlineExecutor())
    other.work.close()
    before = (tmp_path / "other.cpcse").read_bytes()
    assert isinstance(go_on_in(desk, tmp_path / "other.cpcse"), NotThisFile)
    assert (tmp_path / "other.cpcse").read_bytes() == before
    assert not lock_path(tmp_path / "other.cpcse").exists()
    assert go_on_in(desk, tmp_path / "moved.cpcse") is None
    desk.work.close()
    assert texts(tmp_path / "moved.cpcse") == ["waits"]


@needs_mounts
def test_what_waits_is_saved_by_itself_once_the_stick_is_back(stick: Path, tmp_path: Path) -> None:
    desk = Desk(stick / "work.cpcse", InlineExecutor())
    entered(desk, "before")
    shutil.copy(stick / "work.cpcse", tmp_path / "what the stick holds")
    subprocess.run(["umount", "-l", str(stick)], check=True)
    entered(desk, "waits")
    assert isinstance(last_refusal(desk), DriveGone)
    desk.work.session.try_in_passing()
    assert waiting(desk) == ["new strength of 2.1"]

    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", stick)
    shutil.copy(tmp_path / "what the stick holds", stick / "work.cpcse")
    desk.work.session.try_in_passing()

    assert waiting(desk) == []
    entered(desk, "after")
    desk.work.close()
    assert texts(stick / "work.cpcse") == ["after", "before", "waits"]


@needs_mounts
def test_another_stick_in_its_place_is_not_written_to(stick: Path, tmp_path: Path) -> None:
    desk = Desk(stick / "work.cpcse", InlineExecutor())
    shutil.copy(stick / "work.cpcse", tmp_path / "older")
    entered(desk, "before")
    subprocess.run(["umount", "-l", str(stick)], check=True)
    entered(desk, "waits")
    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", stick)
    shutil.copy(tmp_path / "older", stick / "work.cpcse")
    older = (stick / "work.cpcse").read_bytes()
    desk.work.session.try_in_passing()
    assert isinstance(last_refusal(desk), FileReplaced)
    told: list[Refusal | None] = []
    desk.work.save_copy(tmp_path / "mine.cpcse", told.append)
    desk.work.close()
    assert told == [None]
    assert (stick / "work.cpcse").read_bytes() == older
    assert texts(tmp_path / "mine.cpcse") == ["before", "waits"]


def test_work_never_goes_on_in_a_backup(desk: Desk) -> None:
    entered(desk, "before")
    path = desk.work.session.path
    desk.work.backups.now()
    desk.work.backups.wait(20)
    (backup,) = folder_of(path).iterdir()
    content = backup.read_bytes()
    path.unlink()
    entered(desk, "waits")

    assert isinstance(go_on_in(desk, backup), FileReadOnly)

    assert waiting(desk) == ["new strength of 2.1"]
    assert backup.read_bytes() == content
    desk.work.session.go_on_in(put_back, lambda told: None)
    assert desk.work.session.drain(20)
    assert waiting(desk) == []


def test_what_is_undone_after_the_file_was_put_back_is_told_where_it_is_no_longer_kept(
    desk: Desk, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("minutes")
    evidence = desk.work.evidence.record("Minutes")
    desk.work.evidence.attach(evidence, paper)
    desk.work.evidence.remove(evidence)
    assert desk.work.session.drain(20)
    desk.work.session.path.unlink()
    entered(desk, "waits")
    told: list[Refusal | None] = []
    desk.work.session.go_on_in(put_back, told.append)
    assert desk.work.session.drain(20)
    assert told == [None]

    desk.undo()  # the strength that waited
    desk.undo()

    assert isinstance(last_refusal(desk), AttachmentUnreadable)
    assert check_file_of(desk) == []


def check_file_of(desk: Desk) -> list[str]:
    desk.work.close()
    return list(check_file(desk.work.session.path))


@pytest.mark.skipif(sys.platform != "linux", reason="only there the new name is known")
def test_a_file_that_is_renamed_while_a_change_is_committed_is_found_with_that_change(desk: Desk) -> None:
    entered(desk, "before")
    old = desk.work.session.path
    new = old.with_name("Harbour 2026.cpcse")

    def renamed_at_commit(statement: str) -> None:
        if statement == "COMMIT" and old.exists():
            old.rename(new)

    desk.work.session.ask(lambda store: traced(store, renamed_at_commit), lambda _: None)
    entered(desk, "in between")
    assert waiting(desk) == []
    entered(desk, "waits")
    assert isinstance(last_refusal(desk), FileRenamed)

    assert go_on_in(desk, new) is None

    assert waiting(desk) == []
    desk.work.close()
    assert texts(new) == ["before", "in between", "waits"]


def traced(store: Store, hear: Callable[[str], None]) -> None:
    store.lend(lambda db: db.conn.set_trace_callback(hear))
