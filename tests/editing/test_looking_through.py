"""A file of our own is looked through in passing: between saves, told once, and ended by closing."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.suspect_refusals import FileAltered
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.executor import Executor, InlineExecutor, ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.known_files import Known, KnownFiles
from tests.storage.samples import BEGINNING, COMMITTEE, FINDING, FRAMEWORK, ISLA, NOON, added


@pytest.fixture
def notes(tmp_path: Path) -> KnownFiles:
    return KnownFiles(tmp_path / "settings" / "known.json")


@pytest.fixture
def path(tmp_path: Path, notes: KnownFiles) -> Path:
    """A file that this computer closed."""
    path = tmp_path / "a.cpcse"
    with closing(create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON, known=notes)) as store:
        store.apply(added(replace(FINDING, agency=None, tags=())), by=ISLA, at=NOON)
    return path


def alter(path: Path) -> None:
    """Flip one bit of a text, with nothing to tell it by from outside."""
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[content.index(FINDING.impact.encode())] ^= 1
    with path.open("r+b") as file:
        file.write(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def opened(path: Path, notes: KnownFiles, executor: Executor) -> tuple[OpenSelfEvaluation, Silent]:
    told = Silent()
    assert notes.of(path) is Known.AS_WE_LEFT_IT
    return open_file(path, ISLA, executor, told, known=notes), told


def test_a_sound_file_is_looked_through_without_a_word(path: Path, notes: KnownFiles) -> None:
    work, told = opened(path, notes, InlineExecutor())
    work.look_through()

    assert told.refusals == []
    assert not work.session.read_only
    work.setup.revise_committee(name="Harbour")
    assert work.contents.committee.name == "Harbour"
    work.close()


def test_what_was_altered_is_told_once_and_the_file_only_read(path: Path, notes: KnownFiles) -> None:
    alter(path)
    faults: list[BaseException] = []
    work, told = opened(path, notes, ThreadExecutor(faults.append))
    assert work.session.read_only_because is None
    work.look_through()
    while work.session._store._check is not None:
        assert work.session.drain(20)

    assert work.session.read_only
    assert [type(event.refusal) for event in told.refusals] == [FileAltered]
    assert "area for improvement of 2.1" in str(work.session.read_only_because)
    work.close()
    assert faults == []
    assert notes.of(path) is Known.STRANGE


def test_what_is_typed_before_it_was_found_waits(path: Path, notes: KnownFiles) -> None:
    alter(path)
    before = path.read_bytes()
    work, told = opened(path, notes, InlineExecutor())

    work.setup.revise_committee(name="Harbour")

    assert [type(event.refusal) for event in told.refusals] == [FileAltered]
    assert told.refusals[0].waiting
    assert work.session.unsaved != ()
    assert work.contents.committee == COMMITTEE
    work.close()
    assert path.read_bytes() == before


def test_closing_ends_it_at_any_part(path: Path, notes: KnownFiles) -> None:
    for drains in range(6):
        faults: list[BaseException] = []
        work, _ = opened(path, notes, ThreadExecutor(faults.append))
        work.look_through()
        for _ in range(drains):
            work.session.drain(20)
        work.close()
        assert faults == []
