"""An older file is brought up to date whole or not at all, and a migrated file has the schema of a new one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import Place, Reason
from cpc_selfeval.domain.backup_refusals import BackupNotMade
from cpc_selfeval.storage import engine, schema
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.schema import STEPS, Step
from tests.storage.samples import RECORDED, dumped, full_file, new_file

TABLE = """CREATE TABLE "minute" ("key" TEXT NOT NULL PRIMARY KEY) STRICT"""
FILL = """INSERT INTO "minute" ("key") SELECT "key" FROM "meeting" """
BREAK = """INSERT INTO "minute" ("key") VALUES (NULL)"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A closed file of the first version."""
    full_file(tmp_path / "older.cpcse").close()
    return tmp_path / "older.cpcse"


def use_steps(patch: pytest.MonkeyPatch, *later: Step) -> None:
    patch.setattr(schema, "STEPS", (*STEPS, *later))
    patch.setattr(schema, "LATEST", len(STEPS) + len(later))
    schema.objects_of.cache_clear()


@pytest.fixture
def next_version(older: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that knows one more step, a table filled from what is there, after ``older`` was made."""
    assert older.exists()
    leaves = (*STEPS[-1].leaves, TABLE)
    use_steps(monkeypatch, Step("minutes", (TABLE, FILL), leaves))
    yield
    schema.objects_of.cache_clear()


def described(path: Path) -> tuple[int, set[tuple[str, str]]]:
    with closing(engine.connect(path)) as conn:
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        return version, set(conn.execute("SELECT name, sql FROM sqlite_schema").fetchall())


@pytest.mark.usefixtures("next_version")
def test_an_older_file_is_brought_up_to_date_when_it_is_opened(older: Path, tmp_path: Path) -> None:
    store = open_store(older)
    rows = store._db.execute("SELECT * FROM minute").fetchall()
    assert {record.key: record for table in store.load().tables.values() for record in table.values()}.keys() >= {
        record.key for record in RECORDED
    }
    store.close()
    new_file(tmp_path / "new.cpcse").close()

    assert rows == [("meeting-1",)]
    assert described(older) == described(tmp_path / "new.cpcse")
    assert check_file(older) == ()


@pytest.mark.usefixtures("next_version")
def test_an_older_file_that_is_only_read_or_checked_stays_as_it_is(older: Path) -> None:
    before = older.read_bytes()

    store = open_store(older, read_only=True)
    assert store._db.execute("SELECT count(*) FROM minute").fetchone() == (1,)
    store.close()
    assert check_file(older) == ()

    assert older.read_bytes() == before
    assert [file.name for file in older.parent.iterdir()] == [older.name]


@pytest.mark.usefixtures("next_version")
def test_an_older_file_is_backed_up_before_it_is_brought_up_to_date(older: Path) -> None:
    before = described(older)

    open_store(older).close()

    [backup] = backups_in(folder_of(older), Place.BESIDE)
    assert backup.reason is Reason.BEFORE_UPDATE
    assert described(backup.path) == before
    assert check_file(backup.path) == ()
    assert described(older) != before


@pytest.mark.usefixtures("next_version")
def test_without_a_backup_an_older_file_is_only_read(older: Path) -> None:
    folder_of(older).write_text("in the way")
    before = older.read_bytes()

    store = open_store(older)
    assert store.read_only
    assert isinstance(store.read_only_because, BackupNotMade)
    assert store._db.execute("SELECT count(*) FROM minute").fetchone() == (1,)
    store.close()

    assert older.read_bytes() == before


@pytest.mark.usefixtures("next_version")
def test_an_altered_older_file_is_not_brought_up_to_date(older: Path) -> None:
    content = bytearray(older.read_bytes())
    content[content.index(b"Twenty-two had one.")] ^= 1
    older.write_bytes(content)

    store = open_store(older)
    because = store.read_only_because
    store.close()

    assert because is not None
    assert older.read_bytes() == content
    assert not folder_of(older).exists() or list(folder_of(older).iterdir()) == []


def test_a_step_that_fails_leaves_the_file_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(older, read_only=True)
    rows = dumped(store, passing=True)
    store.close()
    with monkeypatch.context() as patch:
        use_steps(patch, Step("broken", (TABLE, FILL, BREAK), (*STEPS[-1].leaves, TABLE)))
        with pytest.raises(engine.Error):
            open_store(older)
    schema.objects_of.cache_clear()

    store = open_store(older)
    assert dumped(store, passing=True) == rows
    store.close()
    assert described(older)[0] == len(STEPS)
    assert check_file(older) == ()
