"""This computer knows the files that it wrote last, and says what was saved when it could not close one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.suspect_refusals import FileAltered
from cpc_selfeval.storage import engine, opening
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.known_files import MOST_BYTES, MOST_FILES, Known, KnownFiles
from cpc_selfeval.storage.lock import lock_path
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.received.vetting import Vetted, vet
from tests.storage.another_process import ROOT
from tests.storage.samples import AGENCY, BEGINNING, FINDING, FRAMEWORK, ISLA, NOON, added, new_file, revised

OPENS_AND_SAVES = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from cpc_selfeval.storage.known_files import KnownFiles
from cpc_selfeval.storage.opening import open_store
from tests.storage.samples import AGENCY, ISLA, NOON, revised
store = open_store(Path(sys.argv[1]), known=KnownFiles(Path(sys.argv[2])))
store.apply(revised(AGENCY, replace(AGENCY, name="Saved before the end")), by=ISLA, at=NOON)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def notes(tmp_path: Path) -> KnownFiles:
    """Notes in a settings folder that is not there yet."""
    return KnownFiles(tmp_path / "settings" / "known-files.json")


@pytest.fixture
def path(tmp_path: Path, notes: KnownFiles) -> Path:
    """A file that this computer made and closed."""
    (tmp_path / "files").mkdir()
    create(tmp_path / "files" / "a.cpcse", FRAMEWORK, added(*BEGINNING), ISLA, NOON, known=notes).close()
    return tmp_path / "files" / "a.cpcse"


@pytest.fixture
def vetted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were looked through in a private copy."""
    looked: list[Path] = []

    def watched(path: Path, *arguments: object) -> Vetted:
        looked.append(path)
        return vet(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "vet", watched)
    return looked


def crash(path: Path, notes_file: Path) -> None:
    """A process that opens the file, saves a change and is killed."""
    done = subprocess.run(
        [sys.executable, "-c", OPENS_AND_SAVES, str(path), str(notes_file)], cwd=ROOT, check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL


def test_a_file_that_we_closed_is_known_and_not_looked_through(
    path: Path, notes: KnownFiles, vetted: list[Path]
) -> None:
    assert notes.of(path) is Known.AS_WE_LEFT_IT

    with closing(open_store(path, known=notes)) as store:
        assert notes.of(path) is Known.NEVER_CLOSED
        assert not store.read_only
        assert store.recovered is None

    assert notes.of(path) is Known.AS_WE_LEFT_IT
    assert vetted == []


def test_without_notes_every_file_is_looked_through(path: Path, vetted: list[Path]) -> None:
    open_store(path).close()
    open_store(path, read_only=True).close()

    assert vetted == [path, path]


def test_a_file_that_is_written_touched_replaced_or_copied_by_others_is_strange(
    path: Path, notes: KnownFiles, vetted: list[Path]
) -> None:
    copy = path.with_name("copy.cpcse")
    shutil.copy2(path, copy)
    assert notes.of(copy) is Known.STRANGE
    open_store(copy, known=notes).close()
    assert vetted == [copy]

    with closing(engine.connect(path)) as conn, conn:
        conn.execute("UPDATE agency SET changed_at = changed_at || ''")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert notes.of(path) is Known.STRANGE
    copy.replace(path)
    assert notes.of(path) is Known.STRANGE
    open_store(path, known=notes).close()
    assert vetted == [copy, path]


def test_a_journal_beside_a_file_that_we_closed_is_not_ours(path: Path, notes: KnownFiles, vetted: list[Path]) -> None:
    journal = Path(f"{path}-journal")
    journal.write_bytes(b"not a journal of ours")

    open_store(path, known=notes).close()

    assert vetted == [path]


def test_reading_only_notes_nothing(path: Path, notes: KnownFiles) -> None:
    os.utime(path, ns=(0, 1))

    open_store(path, read_only=True, known=notes).close()

    assert notes.of(path) is Known.STRANGE


def test_a_file_put_in_the_place_of_the_open_one_is_not_noted(path: Path, notes: KnownFiles, tmp_path: Path) -> None:
    other = tmp_path / "other.cpcse"
    new_file(other).close()
    store = open_store(path, known=notes)
    other.replace(path)
    store.close()

    assert notes.of(path) is Known.STRANGE


class TestTheNotes:
    def test_they_hold_nothing_of_a_file_but_path_size_and_times(self, path: Path, notes: KnownFiles) -> None:
        text = notes._path.read_text("utf-8")

        assert str(path) in text
        assert AGENCY.name not in text
        assert set(text.split('"')[1::2]) == {
            *("files", "path", str(path), "device", "inode", "size", "mtime_ns", "is_open"),
        }

    def test_the_longest_unused_are_forgotten(self, tmp_path: Path, notes: KnownFiles) -> None:
        files = [tmp_path / f"{n}" for n in range(MOST_FILES + 2)]
        for file in files:
            file.touch()
            notes.note_opened(file)
            notes.note_closed(file)

        assert [notes.of(file) for file in files[:3]] == [Known.STRANGE, Known.STRANGE, Known.AS_WE_LEFT_IT]
        assert notes.of(files[-1]) is Known.AS_WE_LEFT_IT

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[]",
            b'{"files": 3}',
            b'{"files": [3, {}, {"path": 3}]}',
            b'{"files": [{"path": "/a", "device": 1, "inode": true, "size": 1, "mtime_ns": 1, "is_open": false}]}',
            b"[" * 100_000,
            b"\xff\xfe",
            b" " * (MOST_BYTES + 1),
        ],
    )
    def test_whatever_stands_there_instead_makes_files_strange(
        self, path: Path, notes: KnownFiles, content: bytes
    ) -> None:
        notes._path.write_bytes(content)
        assert notes.of(path) is Known.STRANGE

        open_store(path, known=notes).close()

        assert notes.of(path) is Known.AS_WE_LEFT_IT

    def test_where_they_cannot_be_written_files_stay_strange(self, path: Path, tmp_path: Path) -> None:
        (tmp_path / "a file").touch()
        nowhere = KnownFiles(tmp_path / "a file" / "known.json")

        with closing(open_store(path, known=nowhere)) as store:
            store.apply(revised(AGENCY, replace(AGENCY, name="Police")), by=ISLA, at=NOON)

        assert nowhere.of(path) is Known.STRANGE

    def test_a_missing_file_is_strange(self, notes: KnownFiles, tmp_path: Path) -> None:
        assert notes.of(tmp_path / "none.cpcse") is Known.STRANGE


class TestAfterACrash:
    def test_the_last_change_that_was_saved_is_named(self, path: Path, notes: KnownFiles) -> None:
        crash(path, notes._path)

        with closing(open_store(path, known=notes)) as store:
            assert store.recovered is not None
            assert (store.recovered.act, store.recovered.at, store.recovered.by) == ("revised", NOON, ISLA)
            assert (store.recovered.kind, store.recovered.key) == (type(AGENCY), AGENCY.key)
            agencies = {agency.key: agency.name for agency in store.load().agencies}
            assert agencies[AGENCY.key] == "Saved before the end"
        with closing(open_store(path, known=notes)) as store:
            assert store.recovered is None
        assert [file.name for file in path.parent.iterdir()] == [path.name]

    def test_nothing_is_said_of_a_crash_on_another_computer(self, path: Path, notes: KnownFiles) -> None:
        crash(path, notes._path)
        lock = lock_path(path)
        lock.write_text(lock.read_text().replace(f'"host": "{os.uname().nodename}"', '"host": "elsewhere"'))

        with closing(open_store(path, known=notes, take_over=True)) as store:
            assert store.recovered is None

    def test_nothing_is_said_where_somebody_closed_the_file_since(self, path: Path, notes: KnownFiles) -> None:
        crash(path, notes._path)
        open_store(path).close()

        with closing(open_store(path, known=notes)) as store:
            assert store.recovered is None


class TestOurOwnFile:
    """It is opened at once, and looked through before anything is written over it."""

    @pytest.fixture
    def altered(self, path: Path, notes: KnownFiles) -> Path:
        """A file of which the disk did not keep a bit, with nothing to tell it by from outside."""
        with closing(open_store(path, known=notes)) as store:
            store.apply(added(replace(FINDING, agency=None, tags=())), by=ISLA, at=NOON)
        before = path.stat()
        content = bytearray(path.read_bytes())
        content[content.index(FINDING.impact.encode())] ^= 1
        with path.open("r+b") as file:
            file.write(content)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert notes.of(path) is Known.AS_WE_LEFT_IT
        return path

    def test_it_opens_to_be_written_and_is_found_in_passing(self, altered: Path, notes: KnownFiles) -> None:
        with closing(open_store(altered, known=notes)) as store:
            assert store.read_only_because is None
            while store.check_some():
                pass
            assert store.read_only
            assert "area for improvement of 2.1, 1.1, 10.1" in str(store.read_only_because)
            assert FINDING.impact not in str(store.read_only_because)
        assert notes.of(altered) is Known.STRANGE
        assert [file.name for file in altered.parent.iterdir()] == [altered.name]

    def test_it_is_found_before_the_first_write(self, altered: Path, notes: KnownFiles) -> None:
        before = altered.read_bytes()
        with closing(open_store(altered, known=notes)) as store, pytest.raises(FileAltered):
            store.apply(revised(AGENCY, replace(AGENCY, name="Police")), by=ISLA, at=NOON)
        assert altered.read_bytes() == before

    def test_a_sound_one_stays_writable(self, path: Path, notes: KnownFiles) -> None:
        with closing(open_store(path, known=notes)) as store:
            parts = 0
            while store.check_some():
                parts += 1
            assert parts > 10
            assert not store.check_some()
            store.apply(revised(AGENCY, replace(AGENCY, name="Police")), by=ISLA, at=NOON)
            assert not store.read_only
