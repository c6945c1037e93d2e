"""Two processes that want the same file at the same time take turns, and nothing that either saved is lost."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from tests.faults.disks import needs_forks
from tests.faults.nursery import Nursery
from tests.faults.programs import add_up
from tests.faults.seeds import new_file

pytestmark = needs_forks


@pytest.fixture(scope="module")
def nurseries() -> Iterator[tuple[Nursery, Nursery]]:
    nurseries = Nursery("tests.faults.programs"), Nursery("tests.faults.programs")
    yield nurseries
    for nursery in nurseries:
        nursery.end()


@pytest.mark.parametrize("times", [8, pytest.param(200, marks=pytest.mark.long)])
def test_each_addition_of_both_is_there(nurseries: tuple[Nursery, Nursery], tmp_path: Path, times: int) -> None:
    path = tmp_path / "a.cpcse"
    new_file(path).close()

    children = [nursery.begin(add_up, path=str(path), times=times) for nursery in nurseries]
    told = [child.rest() for child in children]

    assert [child.code for child in children] == [0, 0]
    reached = [line[1] for lines in told for line in lines if line[0] == "added"]
    assert sorted(reached) == list(range(1, 2 * times + 1)), "no two additions began from the same number"
    assert area(path) == str(2 * times)
    refused = sum(lines[-1][1] for lines in told)
    print(f"\nTwo processes: {2 * times} openings, each with a save; {refused} times the other had the file")


@pytest.mark.parametrize("kills", [2, pytest.param(40, marks=pytest.mark.long)])
def test_the_other_takes_over_what_a_killed_one_left(
    nurseries: tuple[Nursery, Nursery], tmp_path: Path, kills: int
) -> None:
    path = tmp_path / "a.cpcse"
    new_file(path).close()
    acknowledged: list[int] = []
    survivor = nurseries[1].begin(add_up, path=str(path), times=10_000)
    for _ in range(kills):
        child = nurseries[0].begin(add_up, path=str(path), times=10_000)
        acknowledged += [line[1] for line in (child.next(), *child.heard_for(0.03)) if line is not None]
        acknowledged += [line[1] for line in child.killed()]
    time.sleep(0.1)
    os.kill(survivor.pid, signal.SIGTERM)
    acknowledged += [line[1] for line in survivor.rest()]

    assert len(acknowledged) == len(set(acknowledged)), "no two additions began from the same number"
    # A save may be in the file whose process was killed before it could tell
    assert max(acknowledged) <= int(area(path)) <= max(acknowledged) + 1
    assert len(acknowledged) <= int(area(path)) <= len(acknowledged) + kills + 1


def area(path: Path) -> str:
    """The number that the processes added up, in a file that is sound."""
    assert check_file(path) == ()
    store = open_store(path)
    found = store.load().committee.area
    store.close()
    return found
