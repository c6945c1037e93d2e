"""Every system call of a save, a closing, an opening, a copy and a paper fails, once or for good, or is the last one.

In the manner of SQLite's own tests of I/O errors (https://sqlite.org/testing.html, "I/O Error Testing"), on our own
store and session: what was acknowledged is there, what was refused can be tried again, nothing is mixed.
"""

from __future__ import annotations

import errno
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from cpc_selfeval.storage.checking import check_file
from tests.faults import sweeping
from tests.faults.disks import needs_compiler
from tests.faults.nursery import Child, Line, Nursery
from tests.faults.seeds import full_file
from tests.faults.shim import FAULTS, Calls, Fault, Mode, build
from tests.faults.sweeping import ATTACHED, FILE, NEW_PAPER
from tests.faults.witness import Judgement
from tests.storage.samples import ATTACHED as AUDIT

pytestmark = [needs_compiler, pytest.mark.timeout(600)]

BESIDE = ("", "-journal", ".lock")
FEW = 3
FAR = 100_000
"""No save makes as many calls."""

OLD_PAPER = b"the paper of last week"
DISK = {"DiskFull", "DiskFault", "DriveGone", "FileMoved", "FileGone", "FileReplaced", "FileRenamed", "FileReadOnly"}
"""What may be said of a disk that fails: that, or that the file cannot be seen where it was."""

LAST_SYNC = "sync a.cpcse-journal"
"""After the commit SQLite syncs the emptied journal once more and does not look whether that went well."""

lengths = pytest.mark.parametrize("most", [1, pytest.param(20, marks=pytest.mark.long)])


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Children over whose disk the shim stands."""
    nursery = Nursery("tests.faults.sweeping", preload=build(tmp_path_factory.mktemp("shim")))
    yield nursery
    nursery.end()


@pytest.fixture
def sweep(nursery: Nursery, quick_folder: Path) -> Sweep:
    full_file(quick_folder / "seed.cpcse").close()
    (quick_folder / ATTACHED).write_bytes(AUDIT[:300_000])
    return Sweep(nursery, quick_folder)


class Sweep:
    """One thing that is done again and again, each time with the next call failing."""

    def __init__(self, nursery: Nursery, folder: Path) -> None:
        self._nursery = nursery
        self._seed = folder / "seed.cpcse"
        self.place = folder / "place"
        self.file = self.place / FILE
        self.outcomes: Counter[str] = Counter()
        self._calls: dict[str, list[str]] = {}

    def calls_of(self, program: Callable[..., None], **values: Any) -> list[str]:
        """The calls that it makes on a disk that is well."""
        about = f"{program.__name__} {values.get('what')}"
        if about not in self._calls:
            told = self._begin(program, fault=None, nth=0, **values).rest()
            self._calls[about] = outcome_of(told)[3]
        return self._calls[about]

    def over(self, program: Callable[..., None], fault: Fault, most: int, **values: Any) -> Iterator[list[Line]]:
        """What was told in each case: of all calls, or of ``most`` that lie evenly among them."""
        which = count(1)
        if most < FAR:
            which = iter(self._sample(self.calls_of(program, **values), fault, most))  # type: ignore[assignment]
        for nth in which:
            child = self._begin(program, fault=FAULTS.index(fault), nth=nth, **values)
            told = child.rest()
            if child.code == 0 and outcome_of(told)[2] == "":
                break  # there is no such call any more
            assert child.code == (-9 if fault.kills else 0), (fault.name, nth, child.code, told)
            self.outcomes[fault.name] += 1
            yield told

    def _sample(self, calls: list[str], fault: Fault, most: int) -> list[int]:
        """Which of the calls that the fault is about: evenly spaced ones, and where there are several, also the first
        and the last of each kind on each file."""
        about = [call for call in calls if _KINDS[call.split()[0]] & fault.calls]
        chosen = {1 + len(about) * (2 * step + 1) // (2 * most) for step in range(most)}
        if most > FEW:
            chosen |= {1 + about.index(call) for call in about}
            chosen |= {len(about) - about[::-1].index(call) for call in about}
        return sorted(chosen)

    def leave_a_save_in_the_middle(self) -> str:
        """From now on begin with a file whose last save was killed while it wrote; gives what the file held before."""
        calls = self.calls_of(sweeping.save, what="remove", again=False)
        half_way = calls.index("write a.cpcse") + 3
        told = self._begin(sweeping.save, fault=0, nth=half_way, what="remove", again=False).rest()
        assert self.file.with_name(f"{FILE}-journal").stat().st_size > 0
        for end in BESIDE:
            shutil.copyfile(self.file.with_name(FILE + end), self._seed.with_name(self._seed.name + end))
        return str(told[0][1])

    def _begin(self, program: Callable[..., None], **values: Any) -> Child:
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        shutil.copyfile(self._seed, self.file)
        for end in BESIDE[1:]:
            beside = self._seed.with_name(self._seed.name + end)
            if beside.exists():
                shutil.copyfile(beside, self.file.with_name(FILE + end))
        (self.place / "Plan.pdf").write_bytes(OLD_PAPER)
        if program is sweeping.copy:
            shutil.copyfile(self._seed, self.place / "copy.cpcse")
        return self._nursery.begin(program, folder=str(self.place), **values)

    def __str__(self) -> str:
        return f"{sum(self.outcomes.values())} faults (" + ", ".join(f"{n} {w}" for w, n in self.outcomes.items()) + ")"


_KINDS = {
    "open": Calls.OPEN,
    "read": Calls.READ,
    "write": Calls.WRITE,
    "sync": Calls.SYNC,
    "truncate": Calls.TRUNCATE,
    "unlink": Calls.NAME,
    "rename": Calls.NAME,
    "link": Calls.NAME,
    "lock": Calls.LOCK,
    "stat": Calls.STAT,
}


def outcome_of(told: list[Line]) -> Line:
    """The line that says how it ended."""
    return next(line for line in told if line[0] == "outcome")


def refused_by(told: list[Line]) -> list[str]:
    """The classes of the refusals that a person was told of."""
    refused: list[str] = outcome_of(told)[1]
    return refused


@pytest.mark.parametrize(
    ("what", "most"),
    [
        ("write", 3),
        ("attach", 1),
        ("remove", 1),
        pytest.param("write", FAR, marks=pytest.mark.long, id="write-all"),
        pytest.param("attach", FAR, marks=pytest.mark.long, id="attach-all"),
        pytest.param("remove", 20, marks=pytest.mark.long),
    ],
)
def test_a_save_is_whole_or_not_there_and_never_acknowledged_early(sweep: Sweep, what: str, most: int) -> None:
    judgement = Judgement()
    for fault in FAULTS:
        for again in (True, False) if fault.mode is Mode.FOR_GOOD else (True,):
            for told in sweep.over(sweeping.save, fault, most, what=what, again=again):
                judgement.look(sweep.file, told)
                judgement.assert_nothing_lost()
                if not fault.kills:
                    assert_told_as_it_is(told, fault)
    print(f"\nOne save ({what}): {sweep}; {judgement}")


def assert_told_as_it_is(told: list[Line], fault: Fault) -> None:
    """A fault that stays is told of, by the name that it has; whatever else, nobody hears of a fault of the program."""
    refused, struck = refused_by(told), outcome_of(told)[2]
    # SQLite itself takes a read that failed for damage (SQLITE_IOERR_CORRUPTFS), and a wait and another try mends it
    damaged = {"FileDamaged"} if struck.startswith("read") else set()
    assert set(refused) <= DISK | damaged, told
    if fault.error == errno.ENOSPC and struck.startswith("write"):
        assert refused == ["DiskFull"]
    if fault.mode is Mode.FOR_GOOD and struck != LAST_SYNC:
        assert refused, "what is not on the disk is never said to be saved"


@lengths
def test_closing_loses_nothing(sweep: Sweep, most: int) -> None:
    judgement = Judgement()
    for fault in FAULTS:
        for told in sweep.over(sweeping.close, fault, most):
            judgement.look(sweep.file, told)
            judgement.assert_nothing_lost()
    print(f"\nClosing: {sweep}; {judgement}")


@lengths
def test_rolling_back_what_a_kill_left_can_itself_be_interrupted(sweep: Sweep, most: int) -> None:
    before = sweep.leave_a_save_in_the_middle()
    judgement = Judgement()
    for fault in FAULTS:
        for told in sweep.over(sweeping.open_again, fault, most):
            judgement.look(sweep.file, [["did", before]])
            judgement.assert_nothing_lost()
            if not fault.kills:
                assert len(refused_by(told)) <= 1, "it opens, or one sentence says why not"
    print(f"\nOpening after a kill: {sweep}; {judgement}")


@lengths
def test_a_copy_is_whole_or_the_older_one_and_the_open_file_untouched(sweep: Sweep, most: int) -> None:
    judgement = Judgement()
    for fault in FAULTS:
        for told in sweep.over(sweeping.copy, fault, most):
            judgement.look(sweep.file, told)
            judgement.assert_nothing_lost()
            assert check_file(sweep.place / "copy.cpcse") == ()
            if not fault.kills:
                assert len(refused_by(told)) <= 1
    print(f"\nA copy: {sweep}; {judgement}")


@pytest.mark.parametrize("most", [2, pytest.param(FAR, marks=pytest.mark.long, id="all")])
def test_a_paper_is_whole_or_the_older_one(sweep: Sweep, most: int) -> None:
    for fault in FAULTS:
        for told in sweep.over(sweeping.deliver, fault, most):
            found = (sweep.place / "Plan.pdf").read_bytes()
            assert found in (OLD_PAPER, NEW_PAPER)
            if not fault.kills:
                assert (found == OLD_PAPER) == bool(refused_by(told))
    print(f"\nA paper: {sweep}")
