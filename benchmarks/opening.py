"""Opening a file with every check beside connecting to it bare, and what a password costs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from benchmarks.files import ISLA, saver, with_evidence
from benchmarks.measuring import Figure, medians
from cpc_selfeval.domain.password import Password
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.known_files import KnownFiles
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.passwords import change_password

GOAL = 2.1
LOOKED_GOAL = 1.3
EVIDENCE = 300

LOOKS = (
    "SELECT type, name, tbl_name, sql FROM sqlite_schema",
    'SELECT count(*) FROM "evidence"',
    "PRAGMA quick_check(1)",
)
"""What SQLite itself has to look at before a file is shown: which parts it has, and that its pages hold together."""


def measure(folder: Path, rounds: int = 60, evidence: int = EVIDENCE) -> list[Figure]:
    """A file of so many pieces: opened to read, known to this computer or received, and with a password."""
    plain, locked = folder / "plain.cpcse", folder / "locked.cpcse"
    for path in (plain, locked):
        with_evidence(path, evidence).close()
    secret = Password("three plain words")
    change_password(locked, None, secret, ISLA)
    known = KnownFiles(folder / "known.json")
    for path, password in ((plain, None), (locked, secret)):
        open_store(path, by=ISLA, known=known, password=password).close()
    sides = (
        lambda: open_store(plain, read_only=True, known=known).close(),
        lambda: open_store(plain, read_only=True).close(),
        lambda: open_store(locked, read_only=True, known=known, password=secret).close(),
        lambda: _bare(plain),
        lambda: _bare(plain, LOOKS),
    )
    own, received, with_password, bare, looked = medians(sides, rounds)
    return [
        Figure("opening a file of this computer, every check ÷ connecting bare", own, bare, GOAL),
        Figure("the same ÷ SQLite alone reading its schema and looking at its pages", own, looked, LOOKED_GOAL),
        Figure("looking through a received file from a private copy, every row ÷ connecting bare", received, bare),
        Figure("opening a file with a password ÷ without one", with_password, own),
        *_saving(plain, locked, secret, known, rounds),
    ]


def _bare(path: Path, statements: tuple[str, ...] = LOOKS[1:2]) -> None:
    conn = engine.open_uri(f"file:{path}?mode=ro", 2.0)
    for statement in statements:
        conn.execute(statement).fetchall()
    conn.close()


def _saving(plain: Path, locked: Path, secret: Password, known: KnownFiles, rounds: int) -> list[Figure]:
    with (
        closing(open_store(plain, by=ISLA, known=known)) as open_one,
        closing(open_store(locked, by=ISLA, known=known, password=secret)) as locked_one,
    ):
        saved, locked_saved = medians((saver(open_one), saver(locked_one)), rounds)
    return [Figure("one save in a file with a password ÷ without one", locked_saved, saved)]
