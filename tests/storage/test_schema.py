"""The tables, the records and the documentation say the same; whatever else a schema holds is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import get_origin, get_type_hints

import pytest

from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.record import Record
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.connection import Mode, connect, disconnect
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.schema import APPLICATION_ID, LATEST, STEPS, objects_of
from cpc_selfeval.storage.shape import shape_of
from cpc_selfeval.storage.tables import all_tables
from tests.storage.samples import new_file

DOCUMENT = Path(__file__).parents[2] / "docs" / "file-format.md"
IN_EVERY_ROW = ["key", "rev", "changed_at", "row_sha256"]


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a new file holds."""
    path = tmp_path_factory.mktemp("new") / "new.cpcse"
    new_file(path).close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, new: bytes) -> Path:
    """A closed new file."""
    (tmp_path / "new.cpcse").write_bytes(new)
    return tmp_path / "new.cpcse"


@pytest.fixture
def schema(path: Path) -> Iterator[engine.Connection]:
    """A plain connection to a new file."""
    with closing(engine.connect(path)) as conn:
        yield conn


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_field_of_a_record_is_a_column_or_a_link_table(schema: engine.Connection, kind: type[Record]) -> None:
    shape = shape_of(kind)
    columns = {row[1]: row for row in schema.execute(f'PRAGMA table_info("{shape.table}")')}
    hints = get_type_hints(kind)
    plain = {field.name for field in fields(kind) if get_origin(hints[field.name]) is not tuple}

    assert set(columns) == plain | set(IN_EVERY_ROW)
    assert {link.field for link in shape.links} == {field.name for field in fields(kind)} - plain
    for column in shape.columns:
        _, _, sql_type, not_null, _, _ = columns[column.name]
        assert (sql_type, bool(not_null)) == (column.sql_type, not column.nullable), column.name


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_references_to_other_records_are_foreign_keys(schema: engine.Connection, kind: type[Record]) -> None:
    shape = shape_of(kind)
    wanted = {(column.name, column.refers_to) for column in shape.columns if column.refers_to}
    if shape.table == "cycle":
        wanted.add(("framework_hash", "framework_copy"))

    assert {(row[3], row[2]) for row in schema.execute(f'PRAGMA foreign_key_list("{shape.table}")')} == wanted
    for link in shape.links:
        found = {(row[3], row[2]) for row in schema.execute(f'PRAGMA foreign_key_list("{link.table}")')}
        assert found == {(link.owner, shape.table)} | ({(link.target, link.refers_to)} if link.refers_to else set())


def test_the_program_knows_every_table_and_its_columns_in_their_order(schema: engine.Connection) -> None:
    stored = {row[0] for row in schema.execute("SELECT name FROM sqlite_schema WHERE type='table'")}

    assert stored == {table.name for table in all_tables()}
    for table in all_tables():
        columns = [row[1] for row in schema.execute(f'PRAGMA table_info("{table.name}")')]
        assert [name for name in columns if name not in IN_EVERY_ROW] == list(table.columns)
        assert set(IN_EVERY_ROW) < set(columns)


def test_every_table_is_strict_and_nothing_but_tables_and_indexes_exists(schema: engine.Connection) -> None:
    kinds = {row[0] for row in schema.execute("SELECT type FROM sqlite_schema")}
    strict = {row[1]: row[5] for row in schema.execute("PRAGMA table_list") if row[1] != "sqlite_schema"}

    assert kinds == {"table", "index"}
    assert all(strict[table.name] for table in all_tables())
    assert not [sql for sql in objects_of(LATEST).values() if re.search(r"CHECK|GENERATED|DEFAULT|TRIGGER", sql)]


def test_every_table_and_column_is_documented() -> None:
    sections = dict(
        re.findall(r"^### `(\w+)`.*?\n(.*?)(?=^#|\Z)", DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    )

    assert set(sections) == {table.name for table in all_tables()}
    for table in all_tables():
        documented = re.findall(r"^\| `(\w+)` \|", sections[table.name], re.MULTILINE)
        assert documented == list(table.columns), table.name


def test_the_document_names_the_application_id_and_every_step() -> None:
    text = DOCUMENT.read_text("utf-8")

    assert f"0x{APPLICATION_ID:08X}" in text
    assert all(f"`{step.name}`" in text for step in STEPS)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER gone AFTER UPDATE ON finding BEGIN DELETE FROM finding; END",
        "CREATE VIEW findings AS SELECT * FROM finding",
        "CREATE TABLE extra (x TEXT) STRICT",
        "CREATE INDEX extra ON finding (text)",
        "CREATE VIRTUAL TABLE searched USING fts5(text)",
        "ALTER TABLE finding ADD COLUMN extra TEXT",
        "ALTER TABLE finding ADD COLUMN extra TEXT GENERATED ALWAYS AS (text || text) VIRTUAL",
        "DROP TABLE tombstone",
        "DROP INDEX finding_by_agency",
    ],
)
def test_a_file_with_anything_else_in_its_schema_is_refused_unchanged(path: Path, statement: str) -> None:
    with closing(engine.connect(path)) as conn:
        conn.execute(statement)
    before = path.read_bytes()

    with pytest.raises(FileDamaged):
        open_store(path)
    with pytest.raises(FileDamaged):
        open_store(path, read_only=True)

    assert len(check_file(path)) == 1
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_one_of_our_own_tables_in_the_place_of_another_is_refused(path: Path) -> None:
    with closing(engine.connect(path)) as conn:
        conn.execute("PRAGMA writable_schema=ON")
        conn.execute(
            "UPDATE sqlite_schema SET sql = (SELECT sql FROM sqlite_schema WHERE name='tombstone') WHERE name='tag'"
        )
        conn.commit()
    with pytest.raises(FileDamaged):
        open_store(path)


def test_our_own_statements_in_other_white_space_are_ours(path: Path) -> None:
    with closing(engine.connect(path)) as conn:
        conn.execute("PRAGMA writable_schema=ON")
        conn.execute("UPDATE sqlite_schema SET sql = replace(sql, ' ', char(10) || '  ') WHERE name='tag'")
        conn.commit()
    open_store(path).close()


def test_connections_have_the_settings_that_were_measured(path: Path) -> None:
    store = open_store(path)
    settings = {
        name: store._db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "locking_mode",
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
            "mmap_size",
            "secure_delete",
            "temp_store",
        )
    }
    store.close()

    assert settings == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "locking_mode": "normal",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "secure_delete": 1,
        "temp_store": 2,
    }


def test_a_connection_to_read_cannot_write(path: Path) -> None:
    db = connect(path, Mode.READ)
    try:
        with pytest.raises(engine.OperationalError):
            db.execute("DELETE FROM agency")
    finally:
        disconnect(db)
