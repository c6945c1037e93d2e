"""What the children of the nursery do: work on a file without end, make files, deliver papers, take turns."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.opening_refusals import FileInUse
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.exports.delivery import delivered
from cpc_selfeval.storage.opening import open_store
from tests.faults.nursery import tell
from tests.faults.seeds import new_file
from tests.faults.witness import announce
from tests.storage.samples import COMMITTEE, ISLA, NOON, revised

MOST = 12
"""Pieces of evidence and entries that a file is let to grow to, so that it stays as quick as it begins."""


class Officer:
    """Somebody who does one thing after another, many of which change several rows at once."""

    def __init__(self, work: OpenSelfEvaluation, seed: int, folder: Path) -> None:
        self.work = work
        self.chance = random.Random(seed)
        self.folder = folder

    def act(self) -> None:
        """Do one thing."""
        acts: list[Callable[[], None]] = [self.write, self.write, self.write, self.gather, self.attach, self.plan]
        acts += [self.link, self.remove, self.work.session.undo, self.work.session.undo, self.work.session.redo]
        self.chance.choice(acts)()

    def write(self) -> None:
        """Write into an entry, or begin one."""
        text = f"{self.chance.random()} " * self.chance.randint(1, 400)
        findings = list(self.work.contents.findings)
        if len(findings) < MOST and self.chance.random() < 0.3:
            self.work.findings.record(FindingKind.AREA, "2.1", text)
        elif findings:
            self.work.findings.revise(self.chance.choice(findings), text=text)

    def gather(self) -> None:
        """Record a piece of evidence that supports what is there."""
        if len(self.work.contents.evidence) < MOST:
            findings = tuple(self.work.contents.findings)[:3]
            self.work.evidence.record(
                f"Audit {self.chance.random()}",
                source_type=SourceType.VIEWS_OF_CHILDREN,
                indicators=("1.1", "2.1"),
                findings=findings,
            )

    def attach(self) -> None:
        """Attach a file of up to half a megabyte."""
        if evidence := list(self.work.contents.evidence):
            source = self.folder / f"{self.chance.randint(0, 20)}.pdf"
            source.write_bytes(self.chance.randbytes(self.chance.choice([0, 300, 5_000, 500_000])))
            self.work.evidence.attach(self.chance.choice(evidence), source)

    def plan(self) -> None:
        """Plan an action for what is there, and note its progress."""
        if len(self.work.contents.actions) < MOST:
            findings = tuple(self.work.contents.findings)[:2]
            action = self.work.actions.plan(f"Act {self.chance.random()}", findings=findings, due=date(2026, 9, 1))
            self.work.actions.note_progress(action, "Begun")

    def link(self) -> None:
        """Let evidence support an entry."""
        evidence, findings = list(self.work.contents.evidence), list(self.work.contents.findings)
        if evidence and findings:
            self.work.evidence.use_for(self.chance.choice(evidence), "findings", self.chance.choice(findings))

    def remove(self) -> None:
        """Remove something with all that hangs on it."""
        evidence, findings = list(self.work.contents.evidence), list(self.work.contents.findings)
        if evidence and self.chance.random() < 0.5:
            self.work.evidence.remove(self.chance.choice(evidence))
        elif findings:
            self.work.findings.remove(self.chance.choice(findings))
        elif actions := list(self.work.contents.actions):
            self.work.actions.remove(self.chance.choice(actions))


def work_on_and_on(path: str, seed: int, folder: str, synced: bool = True) -> None:
    """Change a file without end; ``folder`` is where files to attach are made. Tells ``will``, ``did``, ``refused``.

    Not ``synced``: with a setting of SQLite's that the program never uses, to see that a test would notice.
    """
    told = Silent()
    work = open_file(Path(path), ISLA, listener=told)
    if not synced:
        work.session._store._db.execute("PRAGMA synchronous=OFF")
    announce(work.session)
    officer = Officer(work, seed, Path(folder))
    while True:
        officer.act()
        if told.refusals:
            tell("refused", *(type(refused.refusal).__name__ for refused in told.refusals))
            told.refusals.clear()


def make_files(folder: str) -> None:
    """Make one new file after another. Tells ``made`` with each that was made."""
    for number in itertools.count():
        path = Path(folder) / f"{number}.cpcse"
        new_file(path).close()
        tell("made", path.name)


def deliver_in_turn(target: str, one: str, other: str) -> None:
    """Deliver one paper and then the other to the same place, without end. Tells ``delivered`` with which it was."""
    papers = [(Path(name).name, Path(name).read_bytes()) for name in (one, other)]
    for name, content in itertools.cycle(papers):
        delivered(Path(target), content)
        tell("delivered", name)


def add_up(path: str, times: int) -> None:
    """Open the file, add one to the number that its committee is called, and close it, as often as ``times`` says.

    Tells ``added`` for each and in the end how often somebody else had the file.
    """
    refused = 0
    for _ in range(times):
        while True:
            try:
                store = open_store(Path(path))
            except FileInUse:
                refused += 1
                time.sleep(0.002)
                continue
            break
        committee = store.load().committee
        number = int(committee.area) if committee.area != COMMITTEE.area else 0
        now = revised(committee, type(committee)(**(vars(committee) | {"area": str(number + 1)})))
        store.apply(now, by=ISLA, at=NOON)
        tell("added", number + 1)
        store.close()
    tell("refused", refused)
