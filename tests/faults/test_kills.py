"""A process that is killed at any moment loses nothing that it acknowledged, and leaves nothing half done."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpc_selfeval.storage.checking import check_file
from tests.faults.disks import needs_forks
from tests.faults.nursery import Nursery
from tests.faults.programs import deliver_in_turn, make_files, work_on_and_on
from tests.faults.seeds import new_file
from tests.faults.witness import Judgement

pytestmark = needs_forks


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery("tests.faults.programs")
    yield nursery
    nursery.end()


def killed_while_working(nursery: Nursery, folder: Path, kills: int) -> Judgement:
    """Kill a process that works on and on, look, and go on with the same file."""
    chance = random.Random(kills)
    judgement = Judgement()
    (folder / "files").mkdir()
    path = folder / "files" / "a.cpcse"
    new_file(path).close()
    for number in range(kills):
        child = nursery.begin(work_on_and_on, path=str(path), seed=number, folder=str(folder))
        told = child.heard_until("did", 1 + number % 2)  # the first only says what the file held
        time.sleep(chance.uniform(0, 0.15))
        judgement.look(path, told + child.killed())
    print(f"\nKilled at any moment: {judgement}")
    return judgement


def test_twenty_five_kills(nursery: Nursery, tmp_path: Path) -> None:
    judgement = killed_while_working(nursery, tmp_path, 25)

    judgement.assert_nothing_lost()
    assert judgement.acknowledged >= 12


@pytest.mark.long
@pytest.mark.timeout(600)
def test_two_hundred_kills(nursery: Nursery, tmp_path: Path) -> None:
    judgement = killed_while_working(nursery, tmp_path, 200)

    judgement.assert_nothing_lost()
    assert judgement.acknowledged >= 100
    assert judgement.interrupted > 20, "kills in the middle of a save are what this is about"


def test_a_save_that_is_lost_or_half_there_would_be_seen(nursery: Nursery, tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    new_file(path).close()
    child = nursery.begin(work_on_and_on, path=str(path), seed=1, folder=str(tmp_path / ".."))
    told = child.heard_until("did", 3) + child.killed()
    last = [line[1] for line in told if line[0] == "did"][-1]

    lost, half = Judgement(), Judgement()
    lost.look(path, [*told, ["will", last], ["did", last], ["will", "later"], ["did", "later"]])
    half.look(path, [["did", "another"], ["will", "and another"]])

    assert len(lost.lost) + len(lost.half_applied) == 1
    assert len(half.half_applied) == 1


@pytest.mark.parametrize("kills", [10, pytest.param(100, marks=pytest.mark.long)])
def test_kills_while_files_are_made_leave_no_half_file(nursery: Nursery, tmp_path: Path, kills: int) -> None:
    chance = random.Random(kills)
    for number in range(kills):
        folder = tmp_path / str(number)
        folder.mkdir()
        child = nursery.begin(make_files, folder=str(folder))
        time.sleep(chance.uniform(0, 0.1))
        made = [line[1] for line in child.killed()]

        files = sorted(file.name for file in folder.glob("*.cpcse"))
        assert set(made) <= set(files)
        for file in files[-2:]:
            assert check_file(folder / file) == ()


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.long)])
def test_kills_while_papers_are_delivered_leave_a_whole_one(nursery: Nursery, tmp_path: Path, kills: int) -> None:
    chance = random.Random(kills)
    papers = {name: chance.randbytes(4_000_000) for name in ("one", "other")}
    for name, content in papers.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    target = tmp_path / "folder" / "Plan.xlsx"
    target.write_bytes(papers["one"])
    deliveries = 0
    for _ in range(kills):
        child = nursery.begin(
            deliver_in_turn, target=str(target), one=str(tmp_path / "one"), other=str(tmp_path / "other")
        )
        assert child.next() is not None
        time.sleep(chance.uniform(0, 0.03))
        deliveries += 1 + len(child.killed())

        assert target.read_bytes() in papers.values()
    print(f"\nKilled while delivering papers: {kills} kills, {deliveries} deliveries, none half")
