"""Disks that are full, places that change under the file, and what SQLite and the system say about it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.opening_refusals import FileDamaged, FileMissing
from cpc_selfeval.domain.refusal import Refusal, StorageError
from cpc_selfeval.domain.saving_refusals import DiskFault, DiskFull, FileBusy, FileMoved, FileReadOnly
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.errors import refusal_of_sqlite, refusal_of_system
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.store import Store
from tests.storage.samples import (
    AGENCY,
    ATTACHED,
    ATTACHED_SHA256,
    ATTACHMENT,
    EVIDENCE,
    ISLA,
    NOON,
    added,
    new_file,
    revised,
)

needs_mounts = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None, reason="needs root and mounts"
)
RENAMED = revised(AGENCY, replace(AGENCY, name="Police"))
BARE_EVIDENCE = replace(EVIDENCE, agency=None, findings=(), actions=(), readings=(), tags=())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new file, open."""
    store = new_file(tmp_path / "a.cpcse")
    yield store
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", folder)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


def mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True, capture_output=True)


class TestFull:
    @needs_mounts
    def test_nothing_is_lost_and_saving_goes_on_once_there_is_room(self, small_disk: Path) -> None:
        store = new_file(small_disk / "a.cpcse")
        ballast = small_disk / "ballast"
        ballast.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 100_000))
        before = EVIDENCE
        store.apply(added(before := BARE_EVIDENCE), by=ISLA, at=NOON)

        with pytest.raises(DiskFull) as told:
            store.apply(revised(before, replace(before, shows="y" * 500_000)), by=ISLA, at=NOON)
        assert told.value.passes
        assert store.load().evidence == {before.key: before}

        ballast.unlink()
        store.apply(revised(before, replace(before, shows="y" * 500_000)), by=ISLA, at=NOON)
        store.close()
        assert check_file(small_disk / "a.cpcse") == ()

    @needs_mounts
    def test_an_attached_file_that_does_not_fit_leaves_no_part_of_it(self, small_disk: Path, tmp_path: Path) -> None:
        (tmp_path / "audit.pdf").write_bytes(ATTACHED)
        store = new_file(small_disk / "a.cpcse")
        store.apply(added(BARE_EVIDENCE), by=ISLA, at=NOON)
        (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 300_000))

        with pytest.raises(DiskFull):
            store.apply(added(ATTACHMENT), by=ISLA, at=NOON, bringing={ATTACHED_SHA256: tmp_path / "audit.pdf"})

        store.close()
        assert check_file(small_disk / "a.cpcse") == ()

    @needs_mounts
    def test_a_new_file_or_a_copy_that_does_not_fit_leaves_nothing(self, small_disk: Path, store: Store) -> None:
        (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 100_000))

        with pytest.raises(DiskFull):
            new_file(small_disk / "b.cpcse")
        with pytest.raises(DiskFull):
            store.save_copy(small_disk / "copy.cpcse")

        assert [file.name for file in small_disk.iterdir()] == ["ballast"]

    @pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
    def test_a_limit_on_the_size_of_files(self, tmp_path: Path) -> None:
        program = (
            "import resource, sys; from dataclasses import replace; from pathlib import Path\n"
            "from tests.storage.samples import *; from cpc_selfeval.domain.refusal import Refusal\n"
            "store = new_file(Path(sys.argv[1]))\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))\n"
            "try:\n    store.apply(revised(AGENCY, replace(AGENCY, name='x' * 900_000)), by=ISLA, at=NOON)\n"
            "except Refusal as refusal:\n    print(type(refusal).__name__)\n"
            "store.apply(revised(AGENCY, replace(AGENCY, name='Police')), by=ISLA, at=NOON)\n"
            "print(store.load().agencies[0].name); store.close()"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "a.cpcse")],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.stdout.split() in (["DiskFull", "Police"], ["DiskFault", "Police"]), done.stderr
        assert check_file(tmp_path / "a.cpcse") == ()


class TestReadOnlyPlaces:
    @needs_mounts
    def test_a_medium_that_cannot_be_written_opens_to_read(self, small_disk: Path) -> None:
        new_file(small_disk / "a.cpcse").close()
        mount("-o", "remount,ro", small_disk)

        store = open_store(small_disk / "a.cpcse")

        assert store.read_only
        assert isinstance(store.read_only_because, FileReadOnly)
        assert store.load().agencies[0] == AGENCY
        store.close()
        assert check_file(small_disk / "a.cpcse") == ()

    @needs_mounts
    def test_a_medium_that_is_protected_while_the_file_is_open(self, small_disk: Path) -> None:
        store = new_file(small_disk / "a.cpcse")
        store.close()
        store = open_store(small_disk / "a.cpcse", read_only=True)
        mount("-o", "remount,ro", small_disk)
        assert store.load().agencies[0] == AGENCY
        store.close()


class TestMoved:
    def rename(self, path: Path) -> None:
        path.rename(path.with_name("renamed.cpcse"))

    def delete(self, path: Path) -> None:
        path.unlink()

    def replace(self, path: Path) -> None:
        other = path.with_name("other.cpcse")
        shutil.copyfile(path, other)
        other.replace(path)

    def rename_the_folder(self, path: Path) -> None:
        path.parent.rename(path.parent.with_name("moved"))

    @pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
    @pytest.mark.parametrize("how", [rename, delete, replace, rename_the_folder])
    def test_it_is_noticed_and_nothing_is_said_to_be_saved(
        self, tmp_path: Path, how: Callable[[TestMoved, Path], None]
    ) -> None:
        (tmp_path / "folder").mkdir()
        path = tmp_path / "folder" / "a.cpcse"
        store = new_file(path)
        how(self, path)

        with pytest.raises(FileMoved) as told:
            store.apply(RENAMED, by=ISLA, at=NOON)
        assert told.value.passes

        store.save_copy(tmp_path / "rescued.cpcse")
        store.close()
        assert check_file(tmp_path / "rescued.cpcse") == ()

    @pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
    def test_saving_goes_on_once_it_is_back(self, store: Store) -> None:
        store.path.rename(store.path.with_name("elsewhere"))
        with pytest.raises(FileMoved):
            store.apply(RENAMED, by=ISLA, at=NOON)
        store.path.with_name("elsewhere").rename(store.path)

        store.apply(RENAMED, by=ISLA, at=NOON)

        assert store.load().agencies[0].name == "Police"

    @needs_mounts
    def test_a_stick_that_is_taken_out(self, small_disk: Path) -> None:
        store = new_file(small_disk / "a.cpcse")
        subprocess.run(["umount", "-l", str(small_disk)], check=True)

        with pytest.raises(FileMoved):
            store.apply(RENAMED, by=ISLA, at=NOON)
        store.close()


class TestBusy:
    def test_another_program_that_holds_the_file(self, store: Store) -> None:
        with closing(engine.connect(store.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(FileBusy) as told:
                store.apply(RENAMED, by=ISLA, at=NOON)
            assert told.value.passes
            other.execute("ROLLBACK")

        store.apply(RENAMED, by=ISLA, at=NOON)

    def test_another_program_that_reads_on_and_on(self, store: Store) -> None:
        with closing(engine.connect(store.path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM agency").fetchall()
            with pytest.raises(FileBusy):
                store.apply(RENAMED, by=ISLA, at=NOON)
            assert store.load().agencies[0] == AGENCY
            other.execute("ROLLBACK")

        store.apply(RENAMED, by=ISLA, at=NOON)
        assert store.load().agencies[0].name == "Police"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", FileBusy),
        ("SQLITE_BUSY_SNAPSHOT", FileBusy),
        ("SQLITE_LOCKED", FileBusy),
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_READONLY", FileReadOnly),
        ("SQLITE_READONLY_DIRECTORY", FileReadOnly),
        ("SQLITE_READONLY_DBMOVED", FileMoved),
        ("SQLITE_IOERR_FSYNC", DiskFault),
        ("SQLITE_CANTOPEN", DiskFault),
        ("SQLITE_CORRUPT_INDEX", FileDamaged),
        ("SQLITE_NOTADB", FileDamaged),
    ],
)
def test_what_sqlite_says_is_told_in_sentences(name: str, kind: type[StorageError]) -> None:
    error = engine.OperationalError("said in passing")
    error.sqlite_errorcode = engine.code_of(name)

    refusal = refusal_of_sqlite(error, Path("a.cpcse"))

    assert type(refusal) is kind
    assert_in_sentences(refusal)


@pytest.mark.parametrize("name", ["SQLITE_ERROR", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_MISUSE", ""])
def test_what_is_the_programs_own_fault_is_not_blamed_on_the_file(name: str) -> None:
    error = engine.OperationalError("no such column")
    if name:
        error.sqlite_errorcode = engine.code_of(name)

    assert refusal_of_sqlite(error, Path("a.cpcse")) is None


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FileReadOnly),
        (errno.EROFS, FileReadOnly),
        (errno.ENOENT, FileMissing),
        (errno.EIO, DiskFault),
        (errno.ENOTCONN, DiskFault),
        (0, DiskFault),
    ],
)
def test_what_the_system_says_is_told_in_sentences(number: int, kind: type[StorageError]) -> None:
    refusal = refusal_of_system(OSError(number, "said in passing"), Path("a.cpcse"))

    assert type(refusal) is kind
    assert_in_sentences(refusal)


def assert_in_sentences(refusal: Refusal) -> None:
    for sentence in (refusal.what_happened, refusal.what_is_safe, refusal.what_to_do):
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence[0] == "“"
    assert "a.cpcse" in refusal.what_happened
    assert "said in passing" not in str(refusal)
