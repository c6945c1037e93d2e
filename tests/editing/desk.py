"""One open self-evaluation under test: its verbs, its clock, what its listener was told, and what it holds."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.domain.committee import AgencyKind, Body, Person
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.beginning import Beginning, PlannedMeeting
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.executor import Executor, InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, _on, _opened, begin
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.storage.opening import open_store
from tests.keys import keys_of

ISLA = Person("Isla Grant", "lead officer", "CPC")

BEGINNING = Beginning(
    framework=shipped_framework(DEFAULT_FRAMEWORK),
    committee="Harbour Child Protection Committee",
    title="Self-evaluation 2026",
    agencies=(("Police Scotland", AgencyKind.POLICE), ("NHS Harbour", AgencyKind.NHS_BOARD)),
    meetings=(
        PlannedMeeting(body=Body.SUB_GROUP, on=date(2026, 5, 19)),
        PlannedMeeting(body=Body.CPC, on=date(2026, 6, 9)),
        PlannedMeeting(body=Body.COG, on=date(2026, 6, 25)),
    ),
)


class SteppingClock:
    """A clock that goes on by a second each time that it is looked at."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def _begun(path: Path, executor: Executor, told: Silent, clock: SteppingClock) -> OpenSelfEvaluation:
    return begin(path, BEGINNING, ISLA, executor, told, clock)


def _ready_made(path: Path, executor: Executor, told: Silent, clock: SteppingClock) -> OpenSelfEvaluation:
    path.write_bytes(_begun_bytes())
    clock()  # by which it was begun
    store = _on(executor, lambda: open_store(path, by=ISLA, just_made=True))
    return _opened(store, executor, ISLA, told, clock)


@cache
@keys_of("what a desk begins with")
def _begun_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "work.cpcse"
        begin(path, BEGINNING, ISLA, InlineExecutor(), clock=SteppingClock()).close()
        return path.read_bytes()


class Desk:
    """A new self-evaluation with two agencies and three meetings, and helpers to look at it."""

    def __init__(self, path: Path, executor: Executor, *, ready_made: bool = False) -> None:
        """Begun anew, or ``ready_made``: a copy of the file that was begun for the first one who asked."""
        self.told = Silent()
        self.clock = SteppingClock()
        self.work: OpenSelfEvaluation = (_ready_made if ready_made else _begun)(path, executor, self.told, self.clock)
        contents = self.work.contents
        self.police, self.nhs = (agency.key for agency in contents.agencies)
        self.sub_group, self.cpc, self.cog = (meeting.key for meeting in contents.meetings)

    @property
    def contents(self) -> Contents:
        """The contents once everything that was queued has been tried."""
        assert self.work.session.drain(20)
        return self.work.contents

    @property
    def tables(self) -> Mapping[type[Record], Mapping[str, Record]]:
        """Every record of the file by type and key, once everything queued has been tried."""
        contents = self.contents
        return {kind: dict(contents.of(kind)) for kind in RECORD_TYPES}

    @property
    def refusals(self) -> list[Refusal]:
        """What was refused so far, once everything that was queued has been tried."""
        assert self.work.session.drain(20)
        return [refused.refusal for refused in self.told.refusals]

    def undo(self) -> None:
        """Undo once, and wait."""
        self.work.session.undo()
        assert self.work.session.drain(20)

    def redo(self) -> None:
        """Redo once, and wait."""
        self.work.session.redo()
        assert self.work.session.drain(20)

    def log(self, count: int = 1000) -> tuple[LogEntry, ...]:
        """The newest entries of the file's log, newest first."""
        found: list[tuple[LogEntry, ...] | Refusal] = []
        self.work.session.ask(lambda store: store.last_changes(count), found.append)
        assert self.work.session.drain(20)
        assert isinstance(found[0], tuple)
        return found[0]
