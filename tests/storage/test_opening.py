"""Files are opened suspiciously, and whatever is refused is left as it was."""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cpc_selfeval.domain.opening_refusals import FileDamaged, FileIsFolder, FileMissing, FileTooNew, NotASelfEvaluation
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing, PlaceRefused
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import FileReadOnly
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.schema import APPLICATION_ID, LATEST
from tests.storage.another_process import one_save, saving
from tests.storage.samples import AGENCY, BEGINNING, COMMITTEE, FRAMEWORK, ISLA, NOON, added, full_file, new_file

HALF_A_CHARACTER = replace(AGENCY, key="agency-3", name="\ud83d")


def a_word_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")


def a_workbook(path: Path) -> None:
    openpyxl.Workbook().save(path)


def a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "notes")


def another_database(path: Path) -> None:
    with closing(engine.connect(path)) as conn:
        conn.execute("CREATE TABLE cards (id INTEGER PRIMARY KEY, question TEXT)")


def a_database_that_only_says_it_is_ours(path: Path) -> None:
    another_database(path)
    with closing(engine.connect(path)) as conn:
        conn.execute(f"PRAGMA application_id={APPLICATION_ID}")


def bytes_of(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


@pytest.mark.parametrize(
    ("make", "likeness"),
    [
        (bytes_of(b""), "an empty file"),
        (a_word_document, "a Word document"),
        (a_workbook, "an Excel workbook"),
        (a_zip, "a zip archive"),
        (bytes_of(b"%PDF-1.7\n"), "a PDF"),
        (bytes_of(b"\xd0\xcf\x11\xe0\xa1\xb1"), "an older Word or Excel file"),
        (bytes_of("Dìon Chloinne\n".encode() * 9000), "a text file"),
        (bytes_of(b"\x00" * 8192), "a file that begins with nothing but zeros"),
        (bytes_of(b"\x7fELF" + os.urandom(64) + b"\x00" * 5000), "a file of another kind"),
        (bytes_of(b"SQLite format 3\x00"), "another program’s database"),
        (another_database, "another program’s database"),
        (a_database_that_only_says_it_is_ours, "another program’s database"),
    ],
)
def test_what_is_not_ours_is_named_and_left_alone(tmp_path: Path, make: Callable[[Path], None], likeness: str) -> None:
    path = tmp_path / "renamed.cpcse"
    make(path)
    before = path.read_bytes()

    for read_only in (False, True):
        with pytest.raises(NotASelfEvaluation) as told:
            open_store(path, read_only=read_only)
        assert told.value.looks_like == likeness

        assert check_file(path) == (str(told.value),)

    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["renamed.cpcse"]


def test_a_newer_file_is_refused_and_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "newer.cpcse"
    full_file(path).close()
    with closing(engine.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version={LATEST + 1}")
    before = path.read_bytes()

    for read_only in (False, True):
        with pytest.raises(FileTooNew):
            open_store(path, read_only=read_only)

    assert "newer version" in check_file(path)[0]
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_missing_file_is_never_made(tmp_path: Path, read_only: bool) -> None:
    with pytest.raises(FileMissing):
        open_store(tmp_path / "none.cpcse", read_only=read_only)
    with pytest.raises(FileIsFolder):
        open_store(tmp_path, read_only=read_only)

    assert check_file(tmp_path / "none.cpcse")[0].startswith("There is no file")
    assert check_file(tmp_path)[0].startswith(f"“{tmp_path.name}” is a folder, not a self-evaluation.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("cut", [50, 100, 4096, 5000, 0.5, 0.9])
def test_a_truncated_file_is_refused(tmp_path: Path, cut: float) -> None:
    path = tmp_path / "cut.cpcse"
    full_file(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(cut * len(whole)) if cut < 1 else int(cut)])

    with pytest.raises((FileDamaged, NotASelfEvaluation)):
        open_store(path)

    assert len(check_file(path)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "with spaces.cpcse",
        "a#b?c%d&e=f.cpcse",
        "100%25.cpcse",
        "it's “quoted”; DROP.cpcse",
        "Dìon Chloinne 😀.cpcse",
        "no ending",
        "x" * 240,
        os.fsdecode(b"not \xff utf-8.cpcse"),
        "back\\slash.cpcse",
    ],
)
def test_odd_names_work(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "odd #?% ä folder"
    folder.mkdir()
    path = folder / name
    full_file(path).close()

    store = open_store(path)
    store.save_copy(folder / f"c{name}")
    assert store.load().committee == COMMITTEE
    store.close()
    assert check_file(path) == ()
    assert check_file(folder / f"c{name}") == ()
    assert {file.name for file in folder.iterdir()} == {name, f"c{name}"}


def test_a_link_leads_to_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    new_file(tmp_path / "real" / "a.cpcse").close()
    (tmp_path / "link.cpcse").symlink_to(tmp_path / "real" / "a.cpcse")

    store = open_store(tmp_path / "link.cpcse")

    assert store.path == tmp_path / "real" / "a.cpcse"
    store.close()


class TestReadOnly:
    def test_asked_for(self, tmp_path: Path) -> None:
        full_file(tmp_path / "a.cpcse").close()
        before = (tmp_path / "a.cpcse").read_bytes()

        store = open_store(tmp_path / "a.cpcse", read_only=True)
        assert store.read_only
        assert store.read_only_because is None
        assert store.load().committee == COMMITTEE
        assert store.last_changes(1)
        with pytest.raises(FileReadOnly):
            store.apply(added(AGENCY), by=ISLA, at=NOON)
        store.save_copy(tmp_path / "copy.cpcse")
        store.close()

        assert (tmp_path / "a.cpcse").read_bytes() == before
        assert check_file(tmp_path / "copy.cpcse") == ()
        assert sorted(file.name for file in tmp_path.iterdir()) == ["a.cpcse", "copy.cpcse"]

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to become nobody")
    @pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555)])
    def test_a_file_or_folder_that_may_not_be_written(self, file_mode: int, folder_mode: int) -> None:
        with open_to_nobody() as folder:
            path = folder / "a.cpcse"
            new_file(path).close()
            path.chmod(file_mode)
            folder.chmod(folder_mode)

            assert one_save(path, as_nobody=True) == ["read only", "FileReadOnly", "2"]
            assert check_file(path) == ()

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to become nobody")
    @pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o000, 0o777), (0o666, 0o000)])
    def test_a_file_or_folder_that_may_not_be_read(self, file_mode: int, folder_mode: int) -> None:
        with open_to_nobody() as folder:
            path = folder / "a.cpcse"
            new_file(path).close()
            path.chmod(file_mode)
            folder.chmod(folder_mode)

            assert one_save(path, as_nobody=True) == ["FileUnreadable"]


@contextmanager
def open_to_nobody() -> Iterator[Path]:
    """A folder in which a process without rights can reach files."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def test_a_file_that_another_program_switched_to_write_ahead_logging(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    new_file(path).close()
    with closing(engine.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode=WAL")
        conn.execute("UPDATE agency SET name = name")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}

    store = open_store(path, read_only=True)
    assert store.load().committee == COMMITTEE
    store.close()
    assert check_file(path) == ()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before

    store = open_store(path)
    assert store._db.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["a.cpcse"]


class TestAfterACrash:
    """A process is stopped in the middle of a save: the journal beside the file holds what is needed to go back."""

    @pytest.fixture
    def crashed(self, tmp_path: Path) -> Path:
        path = tmp_path / "crashed.cpcse"
        new_file(path).close()
        sound = path.read_bytes()
        with closing(engine.connect(path, isolation_level=None)) as conn:
            conn.execute("PRAGMA cache_size=1")
            conn.execute("PRAGMA cache_spill=1")
            conn.execute("BEGIN")
            for _ in range(4):
                conn.execute("UPDATE agency SET name = name || hex(randomblob(20000))")
                conn.execute("UPDATE committee SET name = name || hex(randomblob(20000))")
            content = {end: Path(f"{path}{end}").read_bytes() for end in ("", "-journal")}
            conn.execute("ROLLBACK")
        for end, held in content.items():
            Path(f"{path}{end}").write_bytes(held)
        assert content[""][: len(sound)] != sound
        assert content["-journal"][:8] == bytes.fromhex("d9d505f920a163d7")
        return path

    def test_opening_takes_the_half_save_back(self, crashed: Path) -> None:
        store = open_store(crashed)
        assert store.load().committee == COMMITTEE
        store.close()

        assert check_file(crashed) == ()
        assert [file.name for file in crashed.parent.iterdir()] == [crashed.name]

    def test_reading_and_checking_take_it_back_in_a_private_copy(self, crashed: Path) -> None:
        before = {file.name: file.read_bytes() for file in crashed.parent.iterdir()}

        store = open_store(crashed, read_only=True)
        assert store.load().committee == COMMITTEE
        assert store.path == crashed
        store.close()
        assert check_file(crashed) == ()

        assert {file.name: file.read_bytes() for file in crashed.parent.iterdir()} == before


class TestCreating:
    def test_an_existing_file_is_never_replaced(self, tmp_path: Path) -> None:
        path = tmp_path / "a.cpcse"
        path.write_text("precious")

        with pytest.raises(AlreadyThere):
            new_file(path)

        assert path.read_text() == "precious"
        assert [file.name for file in tmp_path.iterdir()] == ["a.cpcse"]

    def test_a_file_that_appears_meanwhile_is_not_replaced(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.cpcse"
        synced = os.fsync

        def appear(handle: int) -> None:
            if not path.exists():
                path.write_text("theirs")
            synced(handle)

        monkeypatch.setattr(os, "fsync", appear)
        with pytest.raises(AlreadyThere):
            new_file(path)

        assert path.read_text() == "theirs"
        assert [file.name for file in tmp_path.iterdir()] == ["a.cpcse"]

    def test_without_its_folder(self, tmp_path: Path) -> None:
        with pytest.raises(FolderMissing):
            new_file(tmp_path / "none" / "a.cpcse")

    def test_a_name_that_is_too_long(self, tmp_path: Path) -> None:
        with pytest.raises(PlaceRefused):
            new_file(tmp_path / ("x" * 300))

        assert list(tmp_path.iterdir()) == []

    def test_a_beginning_that_fails_leaves_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(StorageError):
            create(tmp_path / "a.cpcse", FRAMEWORK, added(*BEGINNING, HALF_A_CHARACTER), ISLA, NOON)

        assert list(tmp_path.iterdir()) == []

    def test_one_clean_file_is_left_by_every_way_of_closing(self, tmp_path: Path) -> None:
        store = full_file(tmp_path / "a.cpcse")
        store.close()
        store.close()

        assert [file.name for file in tmp_path.iterdir()] == ["a.cpcse"]

    @pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
    def test_a_place_that_may_not_be_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "link", refuse)
        monkeypatch.setattr(Path, "rename", refuse)
        with pytest.raises(PlaceRefused):
            new_file(tmp_path / "a.cpcse")

        assert list(tmp_path.iterdir()) == []


def test_the_file_is_never_opened_by_its_path_while_it_is_connected(tmp_path: Path) -> None:
    """Closing any handle of the file would drop SQLite's lock on it."""
    store = full_file(tmp_path / "a.cpcse")
    opened: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open" and str(arguments[0]) == str(store.path):
            opened.append(str(arguments))

    sys.addaudithook(watch)
    store.load()
    store.save_copy(tmp_path / "copy.cpcse")
    assert check_file(store.path) == ()
    open_store(store.path, read_only=True).close()
    with pytest.raises(StorageError):
        open_store(store.path)
    store.apply(added(*BEGINNING), by=ISLA, at=NOON)
    watching = False
    store.close()

    assert opened == []


def test_a_reader_does_not_disturb_one_who_saves(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    new_file(path).close()
    with saving(path, 0, seconds_between=0.05) as process:
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
            assert check_file(path) == ()
            store = open_store(path, read_only=True)
            assert store.load().evidence
            store.close()
        assert process.poll() is None
