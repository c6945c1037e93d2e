"""A copy that somebody put together by hand, every row sealed as ours are: refused, or taken without any harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cpc_selfeval.domain.copy_refusals import CopyUnreadable
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.tables import all_tables, row_sha256
from tests.editing.desk import ISLA, Desk


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Desk]:
    """A file, and a copy in which a colleague did something."""
    desk = Desk(tmp_path / "ours.cpcse", InlineExecutor())
    gone = desk.work.evidence.record("Gone")
    desk.work.save_copy(tmp_path / "theirs.cpcse", lambda refusal: None)
    theirs = open_file(tmp_path / "theirs.cpcse", ISLA)
    theirs.evidence.remove(gone)
    theirs.evidence.record("Theirs", indicators=("2.1",))
    theirs.levels.draft("2.1", Stage.PROPOSED, level=4)
    theirs.levels.record("2.1", Stage.PROPOSED)
    theirs.setup.add_agency("Fire")
    theirs.close()
    yield desk
    desk.work.close()
    assert check_file(tmp_path / "ours.cpcse") == ()
    open_file(tmp_path / "ours.cpcse", ISLA, read_only=True).close()


def put(path: Path, table: str, where: str, **values: Any) -> None:
    """Other values in some rows of a closed file, sealed as the program seals them."""
    columns = next(each.columns for each in all_tables() if each.name == table)
    names = ", ".join(f'"{name}"' for name in ("key", "rev", "changed_at", *columns))
    db = engine.connect(str(path))
    rows = db.execute(f'SELECT {names} FROM "{table}" WHERE {where}').fetchall()
    assert rows
    for key, rev, at, *held in rows:
        row = {**dict(zip(columns, held, strict=True)), **values}
        seal = row_sha256(table, key, rev, at, tuple(row.values()))
        places = ", ".join(f'"{name}" = ?' for name in ("row_sha256", *columns))
        db.execute(f'UPDATE "{table}" SET {places} WHERE "key" = ?', (seal, *row.values(), key))
    db.commit()
    db.close()


def looked(desk: Desk) -> Preview | Refusal:
    told: list[Preview | Refusal] = []
    desk.work.returns.read_copy(desk.work.session.path.with_name("theirs.cpcse"), None, told.append)
    return told[0]


def taken(desk: Desk) -> None:
    found = looked(desk)
    assert isinstance(found, Preview), found
    told: list[Refusal | None] = []
    desk.work.returns.accept(found, found.all_that_can_be_taken(), told.append)
    assert told == [None]


@pytest.mark.parametrize("before", ["[]", "7", "{", '{"number": "x", "indicators": 3}'])
def test_a_log_that_says_what_cannot_be(ours: Desk, tmp_path: Path, before: str) -> None:
    put(tmp_path / "theirs.cpcse", "log", '"field" = \'\' AND "after" IS NULL', before=before)
    assert isinstance(looked(ours), CopyUnreadable)


def test_an_indicator_that_the_framework_has_not_is_left_out(ours: Desk, tmp_path: Path) -> None:
    put(tmp_path / "theirs.cpcse", "judgement", "1 = 1", code="99.9")
    taken(ours)
    assert ours.contents.judgements_of("99.9") == ()


@pytest.mark.parametrize("number", [-5, 2**63 - 1])
def test_numbers_after_which_there_is_no_other(ours: Desk, tmp_path: Path, number: int) -> None:
    put(tmp_path / "theirs.cpcse", "evidence", "\"title\" = 'Theirs'", number=number)
    put(tmp_path / "theirs.cpcse", "agency", "\"name\" = 'Fire'", position=number)
    taken(ours)
    ours.work.evidence.record("One more")
    ours.work.setup.add_agency("Ambulance")
    assert [piece.number for piece in ours.contents.evidence_in_order] == [1, 2]
    assert "Ambulance" in [agency.name for agency in ours.contents.agencies]
    assert ours.refusals == []


@pytest.mark.parametrize(
    "at",
    ["9999-12-31T23:59:59.999999+00:00", "9999-01-01T00:00:00-23:00", "0001-01-01T00:00:00+23:00", "2026-01-01"],
)
def test_moments_after_which_there_is_no_other(ours: Desk, tmp_path: Path, at: str) -> None:
    put(tmp_path / "theirs.cpcse", "judgement", "1 = 1", at=at)
    assert isinstance(looked(ours), FileDamaged)
