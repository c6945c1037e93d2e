"""Whatever is done in whatever order, and wherever it is broken off: what was acknowledged is in the file.

A process has a file open and is told what to do; a plain dictionary does the same. The process is really killed, also
in the middle of things, and what it left is looked at by another.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from cpc_selfeval.editing.open_self_evaluation import open_file
from tests.faults.disks import needs_forks
from tests.faults.nursery import Line, Nursery
from tests.faults.obeying import Held, look, obey
from tests.faults.seeds import new_file
from tests.storage.samples import ISLA

Act = Callable[[Held], None]

SEED: Held = {title: ["As it was", []] for title in ("Audit", "Survey")}
TITLES = st.sampled_from(["Audit", "Survey", "Voices of children", "Case reviews"])
SECONDS = st.sampled_from([0.0, 0.001, 0.002, 0.004, 0.008, 0.016])
"""How long after it was told to do something the process is killed."""


class Everything(RuleBasedStateMachine):
    """The model: what the file holds, what waits for room on the disk, and what can be undone and redone.

    Where a kill comes differs from run to run, so which rules can be chosen depends on nothing that a kill leaves.
    """

    done: Counter[str]

    def __init__(self, nursery: Nursery, folder: Path, done: Counter[str]) -> None:
        super().__init__()
        self.nursery = nursery
        self.done = done
        self.folder = Path(tempfile.mkdtemp(dir=folder))
        self.path = self.folder / "a.cpcse"
        shutil.copyfile(folder / "seed.cpcse", self.path)
        self.newer = False
        self.saved: Held = deepcopy(SEED)
        self.backups: dict[str, Held] = {}
        self.numbers = count()
        self.begin()

    # What is done, each with its likeness in the model

    @rule(title=TITLES, length=st.sampled_from([1, 300, 5_000]))
    def edit(self, title: str, length: int) -> None:
        """Record or revise a piece of evidence."""
        self.make(*self.an_edit(title, length))

    @rule(title=TITLES)
    def attach(self, title: str) -> None:
        """Attach a file to a piece of evidence that there is."""
        if title in self.to_come():
            name = f"{next(self.numbers):04}.pdf"
            self.make(lambda held: held[title][1].append(name), "attach", title, name)  # type: ignore[attr-defined]

    @rule(title=TITLES)
    def delete(self, title: str) -> None:
        """Remove a piece of evidence that there is."""
        if title in self.to_come():
            self.make(lambda held: held.__delitem__(title), "delete", title)

    # An act that is chosen more often than others
    edit_at_length = rule(title=TITLES, length=st.just(6_000))(lambda self, title, length: self.edit(title, length))
    attach_more = rule(title=TITLES)(lambda self, title: self.attach(title))
    undo_more = rule()(lambda self: self.undo())

    @rule(title=TITLES, length=st.sampled_from([1, 5_000]), seconds=SECONDS)
    def edit_and_be_killed(self, title: str, length: int, seconds: float) -> None:
        """Be killed while an edit is on its way, and whatever waited with it."""
        act, *line = self.an_edit(title, length)
        acts = [] if self.full else [*self.waiting, act]
        possible = [deepcopy(self.saved)]
        for each in acts:
            possible.append(deepcopy(possible[-1]))
            each(possible[-1])
        self.child.say(*line)
        self.kill(seconds, possible)

    @rule()
    def undo(self) -> None:
        """Undo, which comes after what waits."""
        self.step("undo", self.past, self.future)

    @rule()
    def redo(self) -> None:
        """Redo, which what waits makes void."""
        self.step("redo", self.future, self.past)

    @rule(full=st.booleans())
    def disk(self, full: bool) -> None:
        """The disk becomes full, or has room again."""
        self.full = full
        self.tell("full" if full else "room")

    @rule()
    def try_again(self) -> None:
        """Try what waits."""
        self.bring_in()
        self.tell("try_again")

    @precondition(lambda self: not self.full)
    @rule()
    def back_up(self) -> None:
        """Make a backup: of what is saved, after what waits was tried."""
        self.child.say("back_up")
        named = self.child.next()
        assert named is not None
        assert named[0] == "backup", named
        self.compare(self.child.next())
        self.backups[named[1]] = deepcopy(self.saved)
        self.done["backups"] += 1

    @precondition(lambda self: self.backups and not self.full)
    @rule(which=st.integers(0, 100), seconds=st.none() | SECONDS)
    def restore(self, which: int, seconds: float | None) -> None:
        """Put a backup in the place of the file, and perhaps be killed meanwhile."""
        possible = [deepcopy(self.saved)]
        for act in self.waiting:
            possible.append(deepcopy(possible[-1]))
            act(possible[-1])
        name = sorted(self.backups)[which % len(self.backups)]
        self.done["restored, or killed meanwhile"] += 1
        if seconds is not None:
            self.child.say("restore", name)
            self.kill(seconds * 4, [*possible, deepcopy(self.backups[name])])
            return
        self.bring_in()
        self.forget_steps()
        self.child.say("restore", name)
        told = self.child.next()
        assert told is not None
        if told[1]:
            self.saved = deepcopy(self.backups[name])
        else:  # days go by with each restoring, and of backups of one day some are thinned out
            self.done["backups thinned out"] += 1
        self.compare(self.child.next())

    @rule()
    def close_and_open(self) -> None:
        """Close the file, which brings in what waits where there is room, and open it again."""
        self.bring_in()
        self.child.say("close")
        assert self.child.rest()[-1] == ["closed"]
        assert self.looked_at() == self.saved
        self.begin()

    @precondition(lambda self: not self.newer)
    @rule(seconds=st.none() | SECONDS)
    def migrate(self, seconds: float | None) -> None:
        """A newer program opens the file, and may be killed while it brings it up to date."""
        self.child.killed()
        self.newer = True
        if seconds is not None:
            child = self.nursery.begin(obey, path=str(self.path), folder=str(self.folder), newer=True)
            time.sleep(seconds * 3)
            child.killed()
            self.done["kills"] += 1
        assert self.looked_at() == self.saved
        self.begin()

    # How the model and the process go on

    def begin(self) -> None:
        """A new process opens the file: nothing waits, nothing can be undone, and the disk is well."""
        self.waiting: list[Act] = []
        self.full = False
        self.forget_steps()
        self.child = self.nursery.begin(obey, path=str(self.path), folder=str(self.folder), newer=self.newer)
        self.compare(self.child.next())

    def an_edit(self, title: str, length: int) -> tuple[Act, str, str, str]:
        """What an edit does to the model, and what is told to the process."""
        text = f"{next(self.numbers)} " * length

        def act(held: Held) -> None:
            held[title] = [text.strip(), held[title][1] if title in held else []]

        return act, "edit", title, text.strip()

    def make(self, act: Act, *line: str) -> None:
        """Do something new, and all that waits before it."""
        self.waiting.append(act)
        self.bring_in()
        self.tell(*line)

    def bring_in(self) -> None:
        """All that waits is saved, where there is room."""
        while self.waiting and not self.full:
            self.past.append(deepcopy(self.saved))
            self.future.clear()
            self.waiting.pop(0)(self.saved)
            self.done["acknowledged changes"] += 1

    def step(self, which: str, these: list[Held], those: list[Held]) -> None:
        """Undo or redo, if nothing waits any more and the disk takes it."""
        self.bring_in()
        if these and not self.waiting and not self.full:
            those.append(self.saved)
            self.saved = these.pop()
            self.done["undone and redone"] += 1
        self.tell(which)

    def to_come(self) -> Held:
        """What the file will hold once nothing waits."""
        held = deepcopy(self.saved)
        for act in self.waiting:
            act(held)
        return held

    def forget_steps(self) -> None:
        """Nothing can be undone any more."""
        self.past: list[Held] = []
        self.future: list[Held] = []

    def tell(self, *line: str) -> None:
        """Let the process do something, and compare what it says then."""
        self.child.say(*line)
        self.compare(self.child.next())

    def compare(self, answer: Line | None) -> None:
        """What the session says is in the file and what waits, and what the model says."""
        assert answer is not None, f"the process ended with {self.child.code}"
        assert answer[0] == "holds", answer
        assert in_order(answer[1]) == in_order(self.saved)
        assert len(answer[2]) == len(self.waiting)

    def kill(self, seconds: float, possible: list[Held]) -> None:
        """Kill the process in a moment; the file must then hold one of these, and is opened by another."""
        time.sleep(seconds)
        self.child.killed()
        assert self.child.code == -9
        found = self.looked_at()
        assert in_order(found) in [in_order(held) for held in possible]
        self.saved = found
        self.done["kills"] += 1
        self.begin()

    def looked_at(self) -> Held:
        """What another process finds in the file, which is sound."""
        _, found, faults, beside = self.nursery.run(look, path=str(self.path), newer=self.newer)[0]
        assert faults == []
        assert beside == []
        self.done["looks at the file"] += 1
        held: Held = found
        return held

    def teardown(self) -> None:
        """Kill the process at the end of each story, and look once more."""
        if self.child.code is None:
            self.child.killed()
            assert in_order(self.looked_at()) == in_order(self.saved)
        shutil.rmtree(self.folder)


def in_order(held: Held) -> dict[str, tuple[object, list[str]]]:
    """The same, with the names of attached files in order."""
    return {title: (shows, sorted(map(str, names))) for title, (shows, names) in held.items()}  # type: ignore[call-overload]


def make_seed(path: Path) -> None:
    """The file that every story begins with."""
    new_file(path).close()
    work = open_file(path, ISLA)
    for title, (shows, _) in SEED.items():
        work.evidence.record(title, shows=shows)
    work.close()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery("tests.faults.obeying")
    yield nursery
    nursery.end()


@needs_forks
@pytest.mark.parametrize(
    ("stories", "steps"), [(6, 16), pytest.param(40, 40, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)
def test_what_was_acknowledged_is_there(nursery: Nursery, quick_folder: Path, stories: int, steps: int) -> None:
    make_seed(quick_folder / "seed.cpcse")
    done: Counter[str] = Counter()
    story: Any = lambda: Everything(nursery, quick_folder, done)  # noqa: E731
    run_state_machine_as_test(
        story,
        settings=settings(
            max_examples=stories,
            stateful_step_count=steps,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print("\nStories: " + ", ".join(f"{number} {what}" for what, number in sorted(done.items())))
    assert done["kills"] > 0
    assert done["acknowledged changes"] > stories
