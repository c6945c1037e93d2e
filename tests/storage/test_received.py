"""Files from elsewhere are looked through in a private copy under limits; what is doubtful is only read or refused."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.opening_refusals import FileDamaged, NotASelfEvaluation, WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import FileBusy, FileReadOnly
from cpc_selfeval.domain.suspect_refusals import (
    FileAltered,
    FileEmpty,
    FileTooLarge,
    FileTruncated,
    ForeignJournal,
    ForeignParts,
    NoRoomToLook,
    TooSlowToRead,
)
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.connection import Mode, connect, disconnect
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.header import read_header
from cpc_selfeval.storage.journals import names_another_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.received import private_copy as copying
from cpc_selfeval.storage.received import vetting
from cpc_selfeval.storage.received.limits import limited, seconds_for
from cpc_selfeval.storage.received.private_copy import private_copy
from cpc_selfeval.storage.received.vetting import vet
from tests.storage.another_process import saving
from tests.storage.samples import (
    AGENCY,
    ATTACHED,
    BEGINNING,
    COMMITTEE,
    EVIDENCE,
    FRAMEWORK,
    ISLA,
    NOON,
    added,
    full_copy,
    new_file,
    revised,
)

SUPER_JOURNAL_END = bytes.fromhex("d9d505f920a163d7")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with one record of every type."""
    (tmp_path / "files").mkdir()
    return full_copy(tmp_path / "files" / "full.cpcse")


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Private copies go to a folder of the test's own, and none is left there."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    yield
    assert list(temporary.iterdir()) == []


def held(path: Path) -> dict[str, bytes]:
    """Every file beside ``path`` and itself."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def run(path: Path, *statements: str) -> None:
    with closing(engine.connect(path)) as conn, conn:
        for statement in statements:
            assert conn.execute(statement).rowcount != 0


def refused(path: Path) -> StorageError:
    """Why a file is not opened, whether to write or to read; it is as it was."""
    before = held(path)
    with pytest.raises(StorageError) as told:
        open_store(path)
    with pytest.raises(type(told.value)):
        open_store(path, read_only=True)
    assert held(path) == before
    return told.value


class TestWhatIsRefused:
    def test_an_empty_file_is_told_as_that(self, path: Path) -> None:
        path.write_bytes(b"")

        refusal = refused(path)

        assert isinstance(refusal, FileEmpty)
        assert isinstance(refusal, NotASelfEvaluation)
        assert "empty" in refusal.what_happened

    @pytest.mark.parametrize("cut", [4096 * 3, 4096 * 3 + 100, -4096])
    def test_a_truncated_file_says_how_much_of_it_is_there(self, path: Path, cut: int) -> None:
        whole = path.read_bytes()
        path.write_bytes(whole[:cut])

        refusal = refused(path)

        assert isinstance(refusal, FileTruncated)
        assert f"{len(whole):,}" in refusal.what_happened

    def test_a_zero_filled_end_is_damage(self, path: Path) -> None:
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2].ljust(len(whole), b"\0"))

        assert type(refused(path)) is FileDamaged

    def test_garbage_after_the_end_is_no_damage(self, path: Path) -> None:
        path.write_bytes(path.read_bytes() + b"x" * 5000)

        with closing(open_store(path)) as store:
            assert not store.read_only
            assert store.load().committee == COMMITTEE

    @pytest.mark.parametrize("zeroed", [16, 4096])
    def test_a_destroyed_header(self, path: Path, zeroed: int) -> None:
        path.write_bytes(bytes(zeroed) + path.read_bytes()[zeroed:])

        assert isinstance(refused(path), NotASelfEvaluation)

    def test_too_large_a_file_is_refused_before_it_is_copied(self, path: Path) -> None:
        with path.open("r+b") as file:
            file.truncate(copying.MOST_BYTES + 1)

        with pytest.raises(FileTooLarge):
            open_store(path)
        with pytest.raises(FileTooLarge):
            open_store(path, read_only=True)

    def test_a_text_longer_than_any_of_ours(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(vetting, "LONGEST", 300_000)
        run(path, "UPDATE finding SET text = printf('%300001s', '')")

        refusal = refused(path)

        assert isinstance(refusal, FileDamaged)
        assert "longer than any" in refusal.found

    @pytest.mark.parametrize("table", ["identity", "committee", "cycle"])
    def test_without_what_every_file_has(self, path: Path, table: str) -> None:
        run(path, f'DELETE FROM "{table}"')

        assert isinstance(refused(path), FileDamaged)

    def test_what_takes_too_long(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(vetting, "seconds_for", lambda _size: 0.0)

        assert isinstance(refused(path), TooSlowToRead)

    def test_a_larger_file_has_longer(self) -> None:
        assert 1 < seconds_for(100_000) < 2
        assert seconds_for(1_000_000_000) > 60

    def test_no_room_for_the_copy(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(copying, "_copy_through", full)

        assert isinstance(refused(path), NoRoomToLook)

    def test_a_file_that_changes_while_it_is_copied(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        copied = copying._copy_through

        def disturbed(source: Path, copy: Path, password: Password | None) -> None:
            copied(source, copy, password)
            os.utime(source, ns=(0, source.stat().st_mtime_ns + 1))

        monkeypatch.setattr(copying, "_copy_through", disturbed)

        assert isinstance(refused(path), FileBusy)

    def test_a_file_that_changes_between_looking_and_opening(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from cpc_selfeval.storage import opening

        def late(*arguments: object) -> vetting.Vetted:
            found = vet(*arguments)  # type: ignore[arg-type]
            os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
            return found

        monkeypatch.setattr(opening, "vet", late)

        with pytest.raises(FileBusy):
            open_store(path)


class TestWhatIsOnlyRead:
    @pytest.mark.parametrize(
        ("statement", "named"),
        [
            ("UPDATE evidence SET title = 'Altered'", "evidence E-045"),
            ("UPDATE action SET text = 'Altered'", "action A-0"),
            ("UPDATE judgement SET by_name = 'Somebody' WHERE key = 'judgement-1'", "level of "),
            ("UPDATE log SET act = 'altered' WHERE number = 1", "an entry of the history"),
            ("UPDATE finding_indicator SET place = 7 WHERE place = 1", "a link between entries"),
            ("UPDATE attachment_chunk SET bytes = x'00' WHERE n = 0", "the attached file “audit.pdf”"),
            ("DELETE FROM attachment_chunk WHERE n = 1", "the attached file “audit.pdf”"),
            ("DELETE FROM tag", "refers to something that is not there"),
            ("UPDATE identity SET made_at = ''", "what this program keeps about the file"),
        ],
    )
    def test_an_altered_file_opens_to_read_and_says_what_was_altered(
        self, path: Path, statement: str, named: str
    ) -> None:
        run(path, statement)
        before = held(path)

        with closing(open_store(path)) as store:
            assert store.read_only
            assert isinstance(store.read_only_because, FileAltered)
            assert named in store.read_only_because.what
            assert store.load().committee == COMMITTEE
            with pytest.raises(FileAltered):
                store.apply(revised(AGENCY, replace(AGENCY, name="Police")), by=ISLA, at=NOON)
        assert held(path) == before

    def test_a_copy_of_an_altered_file_is_altered_too(self, path: Path) -> None:
        run(path, "UPDATE evidence SET title = 'Altered'")
        copy = path.with_name("copy.cpcse")

        with closing(open_store(path)) as store:
            store.save_copy(copy)

        (sentence,) = check_file(copy)
        assert "“evidence”" in sentence

    def test_a_text_that_is_no_text_is_refused_with_its_number(self, path: Path) -> None:
        run(path, "UPDATE evidence SET title = CAST(x'ff41' AS TEXT)")

        with closing(open_store(path)) as store:
            assert "evidence E-045" in str(store.read_only_because)
            with pytest.raises(FileDamaged):
                store.load()

    def test_only_some_of_many_are_named(self, path: Path) -> None:
        run(path, *(f"UPDATE {table} SET changed_at = ''" for table in ("evidence", "action", "tag", "agency", "log")))
        run(path, "UPDATE committee SET name = ''", "UPDATE meeting SET title = ''")

        with closing(open_store(path)) as store:
            assert isinstance(store.read_only_because, FileAltered)
            assert "agency (2)" in store.read_only_because.what
            assert store.read_only_because.what.endswith(" more")

    def test_what_can_still_be_read_of_a_damaged_file(self, path: Path) -> None:
        content = bytearray(path.read_bytes())
        page = content.index(ATTACHED[:100]) // 4096
        content[page * 4096 : (page + 1) * 4096] = bytes(range(256)) * 16
        with closing(engine.connect(path)) as conn:
            (root,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name='tombstone'").fetchone()
        content[(root - 1) * 4096 : root * 4096] = b"\x0d" + bytes(4) + b"\xff" * 4091
        path.write_bytes(content)
        assert type(refused(path)) is FileDamaged
        before = held(path)

        with closing(open_store(path, read_only=True, although_damaged=True)) as store:
            assert store.read_only
            assert isinstance(store.read_only_because, FileDamaged)
            assert store.load().committee == COMMITTEE

        assert held(path) == before

    def test_what_is_hostile_is_not_read_although_damaged(self, path: Path) -> None:
        run_ddl(path, "CREATE TRIGGER gone AFTER UPDATE ON finding BEGIN DELETE FROM finding; END")

        with pytest.raises(ForeignParts):
            open_store(path, read_only=True, although_damaged=True)

    def test_a_sound_file_is_told_as_that_although_damaged_was_asked_for(self, path: Path) -> None:
        with closing(open_store(path, read_only=True, although_damaged=True)) as store:
            assert store.read_only_because is None


def run_ddl(path: Path, statement: str) -> None:
    with closing(engine.connect(path)) as conn:
        conn.execute(statement)


class TestJournals:
    @pytest.fixture
    def crashed(self, tmp_path: Path) -> Path:
        """A file in the middle of a save, with the journal that takes it back."""
        folder = tmp_path / "crashed"
        folder.mkdir()
        return left_in_the_middle(new_file_at(folder / "crashed.cpcse"))

    def test_a_file_from_elsewhere_with_its_journal_is_taken_back(self, crashed: Path) -> None:
        assert vet(crashed, read_header(crashed)).doubt is None

        with closing(open_store(crashed)) as store:
            assert store.load().committee == COMMITTEE
        assert [file.name for file in crashed.parent.iterdir()] == [crashed.name]

    def test_a_missing_journal_leaves_a_file_that_is_not_sound(self, crashed: Path) -> None:
        Path(f"{crashed}-journal").unlink()
        before = held(crashed)

        assert isinstance(doubt_about(crashed), FileDamaged | FileAltered)
        assert held(crashed) == before

    def test_a_journal_of_another_file_is_left_aside_and_never_removed(self, crashed: Path, path: Path) -> None:
        journal = Path(f"{path}-journal")
        journal.write_bytes(Path(f"{crashed}-journal").read_bytes())
        before = held(path)

        with closing(open_store(path)) as store:
            assert store.read_only
            assert isinstance(store.read_only_because, ForeignJournal)
            assert store.load().committee == COMMITTEE
            with pytest.raises(FileReadOnly):
                store.apply(revised(AGENCY, replace(AGENCY, name="Police")), by=ISLA, at=NOON)
        assert held(path) == before

        journal.unlink()
        with closing(open_store(path)) as store:
            assert not store.read_only

    @pytest.mark.parametrize("read_only", [False, True])
    def test_a_journal_that_would_have_another_file_removed(
        self, crashed: Path, tmp_path: Path, *, read_only: bool
    ) -> None:
        """SQLite removes the "super-journal" that a journal names once no journal needs it."""
        precious = tmp_path / "precious"
        precious.write_bytes(b"")
        journal = Path(f"{crashed}-journal")
        name = str(precious).encode()
        checksum = sum(name) & 0xFFFFFFFF
        ending = name + len(name).to_bytes(4, "big") + checksum.to_bytes(4, "big") + SUPER_JOURNAL_END
        journal.write_bytes(journal.read_bytes() + (2**31).to_bytes(4, "big") + ending)
        assert names_another_file(journal)
        before = held(crashed)

        assert isinstance(doubt_about(crashed, read_only=read_only), ForeignJournal)
        assert precious.exists()
        assert held(crashed) == before

    def test_an_ordinary_journal_names_no_other_file(self, crashed: Path) -> None:
        assert not names_another_file(Path(f"{crashed}-journal"))


def doubt_about(path: Path, *, read_only: bool = False) -> StorageError | None:
    """Why a file is not opened, or only to read."""
    try:
        with closing(open_store(path, read_only=read_only)) as store:
            return store.read_only_because
    except StorageError as refusal:
        return refusal


def new_file_at(path: Path) -> Path:
    create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON).close()
    return path


def left_in_the_middle(path: Path) -> Path:
    """Leave the file as a process does that is killed while it saves much."""
    with closing(engine.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA cache_size=1")
        conn.execute("PRAGMA cache_spill=1")
        conn.execute("BEGIN")
        for _ in range(4):
            conn.execute("UPDATE agency SET name = name || hex(randomblob(20000))")
            conn.execute("UPDATE committee SET name = name || hex(randomblob(20000))")
        content = {end: Path(f"{path}{end}").read_bytes() for end in ("", "-journal")}
        conn.execute("ROLLBACK")
    for end, left in content.items():
        Path(f"{path}{end}").write_bytes(left)
    return path


class TestThePrivateCopy:
    def test_only_this_user_can_enter_it(self, path: Path) -> None:
        with private_copy(path) as copy:
            assert copy.path.parent.stat().st_mode & 0o777 == 0o700
            assert copy.path.stat().st_size == path.stat().st_size

    def test_somebody_who_saves_is_not_disturbed_and_gives_a_sound_copy(self, tmp_path: Path) -> None:
        path = new_file_at(tmp_path / "a.cpcse")
        with saving(path, 0, seconds_between=0.01) as process:
            assert process.stdout is not None
            for _ in range(10):
                process.stdout.readline()
                try:
                    found = vet(path, read_header(path))
                except FileBusy:
                    continue  # a save fell into it: told as that, and never as damage
                assert found.doubt is None
            assert process.poll() is None

    @pytest.mark.usefixtures("few_rounds")
    def test_a_file_with_a_password(self, tmp_path: Path) -> None:
        path, password = tmp_path / "secret.cpcse", Password("three words long")
        create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON, password=password).close()

        assert vet(path, read_header(path), password).doubt is None
        with pytest.raises(WrongPassword):
            vet(path, read_header(path), Password("another"))
        with closing(open_store(path, password=password)) as store:
            assert not store.read_only


class TestLimits:
    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM finding",
            "UPDATE finding SET text = ''",
            "ATTACH ':memory:' AS other",
            "CREATE TEMP TABLE t (x)",
            "SELECT load_extension('x')",
            "SELECT randomblob(1000000000)",
            "SELECT zeroblob(1000000000)",
            "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM r) SELECT count(*) FROM r",
            "PRAGMA writable_schema=ON",
            "PRAGMA journal_mode=WAL",
            "VACUUM INTO 'elsewhere'",
            "BEGIN IMMEDIATE",
        ],
    )
    def test_nothing_but_reading_is_allowed(self, path: Path, statement: str) -> None:
        db = connect(path, Mode.READ)
        try:
            with limited(db, 5), pytest.raises(engine.Error, match=r"authoriz|prohibited"):
                db.execute(statement).fetchall()
            with limited(db, 5):
                assert db.execute("SELECT count(*), max(octet_length(title)) FROM evidence").fetchone()[0] == 1
        finally:
            disconnect(db)

    def test_what_a_view_asks_for_is_refused_whatever_it_is(self, path: Path) -> None:
        run_ddl(path, "CREATE VIEW seen AS SELECT title FROM evidence")
        db = connect(path, Mode.READ)
        try:
            with limited(db, 5), pytest.raises(engine.Error, match=r"authoriz|prohibited"):
                db.execute("SELECT * FROM seen").fetchall()
        finally:
            disconnect(db)

    def test_afterwards_the_connection_is_free_again(self, path: Path) -> None:
        db = connect(path, Mode.READ)
        try:
            with limited(db, 0.0):
                pass
            assert db.execute("SELECT upper(title) FROM evidence").fetchone()[0] == EVIDENCE.title.upper()
        finally:
            disconnect(db)


def test_new_files_are_never_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cpc_selfeval.storage import opening

    def never(*_: object) -> vetting.Vetted:
        raise AssertionError("a file that was just made is ours")

    monkeypatch.setattr(opening, "vet", never)
    new_file(tmp_path / "new.cpcse").close()
