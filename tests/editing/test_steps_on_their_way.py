"""Undo and redo that are on their way into the file count as entered: who types on goes on from what they bring.

However late the file answers, boxes show and the file holds in the end what they would if it answered at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.executor import InlineExecutor, Job
from cpc_selfeval.editing.steps import Steps
from cpc_selfeval.editing.waiting import Step, Waiting, Wanted
from tests.editing.desk import Desk
from tests.editing.failing_store import failing

TYPE, LEAVE, ADD, UNDO, REDO, ARRIVE = ACTS = "type", "leave", "add", "undo", "redo", "arrive"
"""Type a letter on; leave the box and come back; add another entry; undo; redo; the file answers once."""


class Late(InlineExecutor):
    """Runs jobs when it is told to, one or all, once it is told to be late."""

    def __init__(self) -> None:
        super().__init__()
        self.late = False
        self._jobs: deque[Job] = deque()

    def submit(self, job: Job) -> None:
        if self.late:
            self._jobs.append(job)
        else:
            super().submit(job)

    def answer_once(self) -> None:
        """Run the first job that waits."""
        if self._jobs:
            self._jobs.popleft()()

    def drain(self, timeout: float | None = None) -> bool:
        while self._jobs:
            self.answer_once()
        return True

    def stop(self) -> None:
        self.drain()


class Box:
    """Somebody who types into one box of an entry, and sees there what is entered."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "0")
        self.visits = 0
        self.letters = iter("abcdefghijklmnopqrstuvwxyz")

    def seen(self) -> tuple[str | None, int]:
        """What stands there, and how many entries there are."""
        entered = self.desk.work.session.entered
        found = entered.findings.get(self.key)
        return (found.text if found else None), len(entered.findings)

    def act(self, act: str) -> None:
        text, _ = self.seen()
        if act == TYPE and text is not None:
            visit = f"{self.key} {self.visits}"
            self.desk.work.findings.revise(self.key, text=text + next(self.letters), visit=visit)
        elif act == ADD:
            self.desk.work.findings.record(FindingKind.STRENGTH, "2.1", "another")
        elif act == LEAVE:
            self.visits += 1
        elif act in (UNDO, REDO):
            self.visits += 1
            session = self.desk.work.session
            (session.undo if act == UNDO else session.redo)()


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Desk]:
    """One whose file answers when it is told to, and one whose file answers at once."""
    folder: Path = tmp_path_factory.mktemp("desks")
    return (
        Desk(folder / "late.cpcse", Late(), ready_made=True),
        Desk(folder / "prompt.cpcse", InlineExecutor(), ready_made=True),
    )


def compare(desks: tuple[Desk, Desk], acts: Sequence[str]) -> None:
    """Do the same with both, then undo it all: each time the same is seen."""
    executor = desks[0].work.session._executor
    assert isinstance(executor, Late)
    boxes = tuple(Box(desk) for desk in desks)
    start = [len(desk.contents.findings) for desk in desks]
    executor.late = True
    for done, act in enumerate(acts, start=1):
        for box in boxes:
            box.act(act)
        if act == ARRIVE:
            executor.answer_once()
        late, prompt = ((text, count - start[each]) for each, (text, count) in enumerate(box.seen() for box in boxes))
        assert late == prompt, acts[:done]
    executor.drain()
    executor.late = False
    assert desks[0].work.session.entered is desks[0].contents
    for back in range(len(acts) + 1):
        texts = [box.seen()[0] for box in boxes]
        assert texts[0] == texts[1], (acts, back)
        for desk in desks:
            desk.undo()


@given(st.lists(st.sampled_from(ACTS), max_size=9))
def test_what_is_seen_is_the_same_however_late_the_file_answers(desks: tuple[Desk, Desk], acts: list[str]) -> None:
    compare(desks, acts)


@pytest.fixture
def late(tmp_path: Path) -> Iterator[tuple[Desk, Late]]:
    """A self-evaluation whose file answers when it is told to."""
    executor = Late()
    desk = Desk(tmp_path / "work.cpcse", executor, ready_made=True)
    yield desk, executor
    desk.work.close()


def test_undo_of_a_file_that_is_on_its_way_takes_nothing_else_back(late: tuple[Desk, Late], tmp_path: Path) -> None:
    """What is only looked at when its turn comes may be what undo takes back, and nobody can know."""
    desk, executor = late
    source = tmp_path / "minutes.txt"
    source.write_text("Minutes", "utf-8")
    key = desk.work.evidence.record("Survey")
    executor.late = True
    desk.work.evidence.attach(key, source)
    desk.work.session.undo()
    assert key in desk.work.session.entered.evidence
    assert not desk.contents.attachments_of(key)
    assert key in desk.contents.evidence


def test_undo_that_is_refused_is_no_longer_among_what_is_entered(late: tuple[Desk, Late]) -> None:
    desk, executor = late
    key = desk.work.evidence.record("Survey")
    store = failing(desk.work.session)
    executor.late = store.full = True
    desk.work.session.undo()
    assert key not in desk.work.session.entered.evidence
    executor.drain()
    assert desk.work.session.entered is desk.work.contents
    assert key in desk.work.contents.evidence


def test_undo_is_not_counted_on_while_the_file_refuses(late: tuple[Desk, Late]) -> None:
    """It would be refused, and is where the file goes on refusing."""
    desk, executor = late
    key = desk.work.evidence.record("Survey")
    store = failing(desk.work.session)
    store.full = True
    desk.work.evidence.revise(key, shows="They feel safe")
    executor.late = True
    desk.work.session.undo()
    assert desk.work.session.entered.evidence[key].shows == "They feel safe"
    executor.drain()
    store.full = executor.late = False
    desk.work.session.try_again()
    assert desk.contents.evidence[key].shows == "They feel safe"


class Arriving:
    """A step that has its turn in the moment in which it is looked at."""

    def __init__(self, waiting: Waiting) -> None:
        self._waiting = waiting

    @property
    def is_in(self) -> bool:
        """Now it is."""
        self._waiting.had_its_turn(cast(Step, self))
        return True


def test_what_arrives_while_it_is_read_what_is_entered_hides_nothing_that_comes_after_it(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "As it was")
    before = desk.contents
    desk.work.findings.revise(key, text="As it was typed")
    typed = Change("typing", (RowChange(before.findings[key], desk.contents.findings[key]),))
    waiting = Waiting()
    waiting.expect(cast(Step, Arriving(waiting)))
    waiting.expect(Wanted("typing", lambda _contents: typed, None))
    assert waiting.entered(lambda: (before, Steps())).findings[key].text == "As it was typed"
