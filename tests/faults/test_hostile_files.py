"""Row 58: whatever a received file has built in is refused with its reason, runs nothing, and takes no two seconds."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cpc_selfeval.storage import engine
from cpc_selfeval.storage.schema import APPLICATION_ID
from tests.faults.watched import what_becomes
from tests.storage.samples import full_file

SECONDS = 2.0
Make = Callable[[engine.Connection], object]


def runs(*statements: str) -> Make:
    """Run statements on a file of ours."""

    def make(conn: engine.Connection) -> None:
        for statement in statements:
            conn.execute(statement)

    return make


def said_otherwise(table: str, was: str, becomes: str) -> Make:
    """Let the schema say something else of a table than what it was made with."""
    return runs(
        "PRAGMA writable_schema=ON",
        f"UPDATE sqlite_schema SET sql = replace(sql, '{was}', '{becomes}') WHERE name = '{table}' AND type = 'table'",
        "PRAGMA writable_schema=RESET",
    )


def another_shape(statement: str) -> Make:
    """The table of findings as something else of the same name."""
    return runs("PRAGMA foreign_keys=OFF", "DROP TABLE finding", statement)


def many_objects(conn: engine.Connection) -> None:
    conn.execute("BEGIN")
    for n in range(3_000):
        conn.execute(f"CREATE TABLE t{n} (a, b, c, CHECK (a + b + c > {n}))")
    conn.execute("COMMIT")


ENDLESS = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r)"
DEEP = "(" * 400 + "1" + ")" * 400

HOSTILE: dict[str, Make] = {
    "trigger that empties a table": runs(
        "CREATE TRIGGER z AFTER INSERT ON log BEGIN DELETE FROM finding; DELETE FROM evidence; END"
    ),
    "trigger that calls a function": runs("CREATE TRIGGER z AFTER UPDATE ON log BEGIN SELECT leak(new.act); END"),
    "trigger that never ends": runs(
        f"CREATE TRIGGER z BEFORE INSERT ON log BEGIN SELECT (SELECT count(*) FROM ({ENDLESS} SELECT i FROM r)); END"
    ),
    "view that never ends": another_shape(f"CREATE VIEW finding AS {ENDLESS} SELECT i AS key FROM r"),
    "view that calls a function": another_shape("CREATE VIEW finding AS SELECT leak('x') AS key"),
    "view beside the tables": runs("CREATE VIEW seen AS SELECT * FROM finding"),
    "generated column of 800 MB": another_shape(
        "CREATE TABLE finding (key TEXT PRIMARY KEY, text TEXT AS (hex(zeroblob(400000000))))"
    ),
    "generated column beside ours": runs("ALTER TABLE finding ADD COLUMN more TEXT AS (hex(zeroblob(100000000)))"),
    "check that takes for ever": said_otherwise(
        "finding", ") STRICT", ", CHECK (length(replace(hex(zeroblob(100000000)), ''0'', ''ab'')) > 0)) STRICT"
    ),
    "default that calls a function": said_otherwise("finding", '"priority" TEXT', '"priority" TEXT DEFAULT (leak(1))'),
    "no longer strict": said_otherwise("finding", ") STRICT", ")"),
    "another collation": said_otherwise("finding", '"text" TEXT NOT NULL', '"text" TEXT NOT NULL COLLATE leak'),
    "index with a function": runs("CREATE INDEX z ON finding (hex(zeroblob(length(text) * 1000)))"),
    "index of part of a table": runs("CREATE INDEX z ON finding (text) WHERE length(text) > 1"),
    "index under the name of ours": runs(
        'DROP INDEX "finding_by_agency"', 'CREATE INDEX "finding_by_agency" ON finding (abs(position))'
    ),
    "search index in disguise": another_shape("CREATE VIRTUAL TABLE finding USING fts5(key, text)"),
    "virtual table beside ours": runs("CREATE VIRTUAL TABLE z USING fts5(text)"),
    "table of the same name twice": runs(
        "PRAGMA writable_schema=ON",
        "INSERT INTO sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE name='finding'",
    ),
    "deep nesting": runs(f"CREATE TABLE z (a CHECK ({DEEP}))"),
    "thousands of tables": many_objects,
    "schema that is no SQL": runs(
        "PRAGMA writable_schema=ON", "UPDATE sqlite_schema SET sql = 'CREATE TABLE nonsense' WHERE name = 'finding'"
    ),
    "schema that is no text": runs(
        "PRAGMA writable_schema=ON", "UPDATE sqlite_schema SET sql = CAST(x'ff41' AS TEXT) WHERE name = 'finding'"
    ),
    "statistics": runs("ANALYZE"),
    "another column": runs("ALTER TABLE finding ADD COLUMN more TEXT"),
    "nothing but the mark of ours": lambda conn: [
        conn.execute(f'DROP TABLE "{name}"')
        for (name,) in [
            *conn.execute("PRAGMA foreign_keys=OFF").fetchall(),
            *conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall(),
        ]
    ],
}

EXPECTED = {"ForeignParts", "FileDamaged"}
WRONG_CONTENT: dict[str, Make] = {
    "texts that are no UTF-8": runs("UPDATE evidence SET title = CAST(x'c328ff' AS TEXT)"),
    "numbers beyond reason": runs("UPDATE evidence SET number = 9223372036854775807"),
    "dates that are none": runs("UPDATE evidence SET period_from = 'NaN'"),
    "a text of 30 MB": runs("UPDATE evidence SET shows = printf('%30000000s', 'x')"),
    "keys that are the same but for nothing": runs("UPDATE tag SET key = key || char(0)"),
}


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def made(folder: Path, name: str, make: Make) -> Path:
    """A file of ours with something built in, in a folder of its own."""
    path = folder / name / "received.cpcse"
    path.parent.mkdir(parents=True)
    full_file(path).close()
    with closing(engine.connect(path, isolation_level=None)) as conn:
        make(conn)
        assert conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    return path


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A folder for temporary files of the process's own."""
    (tmp_path / "temporary").mkdir()
    return dict(os.environ) | {"TMPDIR": str(tmp_path / "temporary")}


def test_every_hostile_file_is_refused_and_nothing_of_it_runs(tmp_path: Path, environment: dict[str, str]) -> None:
    paths = {name: made(tmp_path / "received", name, make) for name, make in HOSTILE.items()}
    before = files(tmp_path)

    became = what_becomes(paths.values(), seconds=SECONDS, megabytes=500, environment=environment)

    told = dict(zip(paths, became, strict=True))
    print("\n" + "\n".join(f"{words:16} {name}" for name, words in told.items()))
    assert {name: words for name, words in told.items() if words not in EXPECTED} == {}
    assert sum(words == "ForeignParts" for words in told.values()) >= 20
    assert files(tmp_path) == before


def test_wrong_content_is_only_read_or_refused(tmp_path: Path, environment: dict[str, str]) -> None:
    paths = {name: made(tmp_path / "received", name, make) for name, make in WRONG_CONTENT.items()}
    before = files(tmp_path)

    became = what_becomes(paths.values(), seconds=SECONDS, megabytes=500, environment=environment)

    assert set(became) <= {"read only: FileAltered", "FileDamaged"}
    assert files(tmp_path) == before


def test_the_watchdog_bites(tmp_path: Path, environment: dict[str, str]) -> None:
    path = made(tmp_path / "received", "sound", runs())

    with pytest.raises(AssertionError):
        what_becomes([path], seconds=0.001, megabytes=500, environment=environment)
