"""Large files: memory, a kill in the middle, and a disk that is full in the middle."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cpc_selfeval.domain.attaching_refusals import NotAttached
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.storage.opening import open_store
from tests.faults.disks import needs_mounts

ISLA = Person("Isla Grant", "lead officer", "CPC")
BEGINNING = Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Harbour CPC")

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def child(file: Path, source: Path, end: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.attaching", str(file), str(source), str(file.with_name("out.bin")), end],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def source_of(path: Path, megabytes: int) -> Path:
    block = os.urandom(1_000_000)
    with path.open("wb") as file:
        for n in range(megabytes):
            file.write(n.to_bytes(4, "big") + block[4:])
    return path


@on_linux
@pytest.mark.parametrize("megabytes", [60, pytest.param(250, marks=pytest.mark.long)])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, megabytes: int) -> None:
    begin(tmp_path / "work.cpcse", BEGINNING, ISLA).close()
    source = source_of(tmp_path / "film.mp4", megabytes)

    said, _ = child(tmp_path / "work.cpcse", source, "whole").communicate(timeout=300)

    memory, attaching, writing_out = said.split()
    print(f"{megabytes} MB: {memory} kB more memory, attached in {attaching} s, written out in {writing_out} s")
    assert int(memory) < 60_000
    assert filecmp.cmp(source, tmp_path / "out.bin", shallow=False)
    assert check_file(tmp_path / "work.cpcse") == ()


def test_killed_in_the_middle_it_shows_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "work.cpcse"
    begin(path, BEGINNING, ISLA).close()
    source = source_of(tmp_path / "film.mp4", 30)
    process = child(path, source, "die")
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    process.kill()
    process.communicate(timeout=60)

    with closing(open_store(path, by=ISLA)) as store:
        blocks = store._db.execute("SELECT count(*) FROM attachment_chunk").fetchone()[0]
        assert blocks > 0
        assert store.load().of(Attachment) == {}
        assert len(store.load().evidence) == 1

    with closing(open_store(path, by=ISLA)) as store:
        assert store._db.execute("SELECT count(*) FROM attachment_chunk").fetchone()[0] == 0
    assert check_file(path) == ()


@needs_mounts
def test_a_disk_that_is_full_in_the_middle_takes_nothing_and_goes_on(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], check=True)
    try:
        told = Silent()
        work = begin(disk / "work.cpcse", BEGINNING, ISLA, listener=told)
        piece = work.evidence.record("Film of the staff day")
        source = source_of(tmp_path / "film.mp4", 40)
        work.evidence.attach_large(piece, source, 40_000_000, lambda _coming: None)
        assert [type(refused.refusal) for refused in told.refusals] == [NotAttached]
        assert work.session.unsaved == ()
        work.findings.record(FindingKind.STRENGTH, "2.1", "Typed afterwards")
        assert len(told.refusals) == 1, "what came in was taken out again, so there is room"
        work.close()
        assert check_file(disk / "work.cpcse") == ()
        with closing(open_store(disk / "work.cpcse", by=ISLA)) as store:
            assert store.load().of(Attachment) == {}
            assert [finding.text for finding in store.load().findings.values()] == ["Typed afterwards"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
