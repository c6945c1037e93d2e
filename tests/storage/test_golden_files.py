"""A file of every schema that was ever released opens, holds what was written then, and can be worked on."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.opening_refusals import FileTooNew
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import table_name
from cpc_selfeval.storage import engine, schema
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.schema import LATEST, STEPS
from tests.storage.golden.make import ATTACHED, ATTACHED_AS, RECORDS, golden
from tests.storage.samples import BEGINNING, COMMITTEE, CYCLE, ISLA, NOON, revised

FROZEN = {
    "first": "76b82f962405572e9843737639d5d2fab8dceed410f0f7dd3effa0f3e1fada7b",
    "returns": "b7ee110880a631808b4f06fb617a408bc170c8f930bccbf13cab517a49950f4f",
    "expectations": "0fd1dd362d0a6faa84a6ef4fee34e005d7d35ef4cd044392029f4eb7e3fc996c",
    "judging": "c2b0603580bf118448ec826d24a93c3604e7b9aaac828362a4790501b0d4e16a",
}
"""SHA-256 of each released step's statements. A step that files were made with is never edited: add another."""

VERSIONS = range(1, LATEST + 1)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_released_step_is_never_edited(step: schema.Step) -> None:
    assert hashlib.sha256("\n".join(step.statements).encode()).hexdigest() == FROZEN[step.name]


def test_steps_have_names_of_their_own_and_stay_in_their_order() -> None:
    assert [step.name for step in STEPS] == list(FROZEN)


@pytest.fixture(params=VERSIONS, ids=lambda version: f"schema {version}")
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the golden file of a version."""
    path = tmp_path / "released.cpcse"
    shutil.copyfile(golden(request.param), path)
    return path


def version_of(path: Path) -> int:
    return int.from_bytes(header_of(path)[60:64], "big")


def header_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)


def is_known_to(version: int, record: Record) -> bool:
    return ("table", table_name(type(record))) in schema.objects_of(version)


def test_it_says_its_own_version(released: Path) -> None:
    assert golden(version_of(released)).read_bytes() == released.read_bytes()


def test_it_is_sound_and_reading_changes_nothing(released: Path) -> None:
    before = released.read_bytes()

    assert check_file(released) == ()
    with closing(open_store(released, read_only=True)) as store:
        assert store.load().committee == COMMITTEE

    assert released.read_bytes() == before
    assert [path.name for path in released.parent.iterdir()] == [released.name]


def test_it_holds_what_was_written_then(released: Path, tmp_path: Path) -> None:
    version = version_of(released)
    with closing(open_store(released)) as store:
        contents = store.load()
        store.write_attachment(ATTACHED_AS.sha256, tmp_path / "audit.pdf")
        history = store.history(Finding, "finding-1")

    assert {record.key: record for table in contents.tables.values() for record in table.values()} == {
        record.key: record for record in (*BEGINNING, *RECORDS) if is_known_to(version, record)
    }
    assert contents.cycle == CYCLE
    assert (tmp_path / "audit.pdf").read_bytes() == ATTACHED
    assert [(entry.field, entry.before, entry.after) for entry in history][:2] == [
        ("impact", "They waited.", "They wait."),
        ("impact", "They wait.", "They waited."),
    ]
    assert len(history) == 3


def test_it_can_be_worked_on(released: Path) -> None:
    evidence = next(record for record in RECORDS if isinstance(record, Evidence))
    after = replace(evidence, shows="Looked at again", indicators=("1.1",))
    with closing(open_store(released)) as store:
        store.apply(revised(evidence, after), by=ISLA, at=NOON)

    assert check_file(released) == ()
    with closing(open_store(released)) as store:
        assert store.load().evidence[evidence.key] == after


def test_an_older_one_is_backed_up_before_it_is_brought_up_to_date(released: Path) -> None:
    version = version_of(released)
    open_store(released).close()

    assert folder_of(released).exists() == (version < LATEST)


@pytest.mark.parametrize("version", [LATEST + 1, LATEST + 40, 2**31 - 1])
@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_a_newer_file_is_refused_and_stays_byte_identical(released: Path, version: int, read_only: bool) -> None:
    with closing(engine.connect(released)) as conn:
        conn.execute('CREATE TABLE "of_the_future" ("a" TEXT)')
        conn.execute(f"PRAGMA user_version={version}")
    before = released.read_bytes()

    with pytest.raises(FileTooNew) as told:
        open_store(released, read_only=read_only)
    told_by_check = check_file(released)

    assert "newer version of this program" in told.value.what_happened
    assert told_by_check == (str(told.value),)
    assert released.read_bytes() == before
    assert [path.name for path in released.parent.iterdir()] == [released.name]
