"""A merge that is killed on its way is in the file wholly, with the record of what was taken, or not at all."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.checking import check_file
from tests.faults.disks import needs_forks
from tests.faults.merging import merge
from tests.faults.nursery import Nursery
from tests.faults.seeds import new_file
from tests.storage.samples import ISLA

pytestmark = needs_forks

ENTRIES = 60


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery("tests.faults.merging")
    yield nursery
    nursery.end()


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file and a copy in which a colleague did much, with an attached file."""
    folder = tmp_path_factory.mktemp("apart")
    new_file(folder / "ours.cpcse").close()
    ours = open_file(folder / "ours.cpcse", ISLA)
    ours.findings.record(FindingKind.STRENGTH, "2.1", "We meet")
    ours.save_copy(folder / "theirs.cpcse", lambda refusal: None)
    ours.close()
    theirs = open_file(folder / "theirs.cpcse", Person("Calum Reid"))
    theirs.findings.revise(next(iter(theirs.contents.findings)), text="We meet weekly")
    for number in range(ENTRIES):
        theirs.evidence.record(f"Piece {number}", shows="It shows. " * 40, indicators=("2.1",))
    source = folder / "survey.pdf"
    source.write_bytes(b"%PDF" * 100_000)
    theirs.evidence.attach(next(iter(theirs.contents.evidence)), source)
    theirs.close()
    return folder


def contents_of(path: Path) -> Contents:
    work = open_file(path, ISLA, read_only=True)
    try:
        return work.contents
    finally:
        work.close()


@pytest.mark.parametrize("kills", [6, pytest.param(60, marks=[pytest.mark.long, pytest.mark.timeout(600)])])
def test_killed_on_its_way_a_merge_is_whole_or_nothing(
    nursery: Nursery, apart: Path, tmp_path: Path, kills: int
) -> None:
    chance = random.Random(kills)
    before = contents_of(apart / "ours.cpcse").tables
    length, whole = 0.3, 0
    for number in range(kills):
        path = tmp_path / f"{number}.cpcse"
        shutil.copy(apart / "ours.cpcse", path)
        child = nursery.begin(merge, path=str(path), other=str(apart / "theirs.cpcse"))
        assert child.next() == ["about to"]
        began = time.monotonic()
        if number == 0:  # the first is let through, to learn how long one takes
            assert child.rest() == [["taken"]]
            length = time.monotonic() - began
        else:
            time.sleep(chance.uniform(0, length * 2))
        told = child.killed() if number else [["taken"]]

        found = contents_of(path)
        assert check_file(path) == ()
        assert found.returns or told == []
        if not found.returns:
            assert found.tables == before
            continue
        whole += 1
        assert len(found.evidence) == ENTRIES
        assert [finding.text for finding in found.findings.values()] == ["We meet weekly"]
        assert len(found.attachments_of(found.evidence_in_order[0].key)) == 1
        assert len({value.record for value in found.values_of_return(found.returns[0].key)}) == ENTRIES + 2
    print(f"\nKilled during a merge of {length:.2f} s: {kills - 1} kills, {whole - 1} whole, none half")
