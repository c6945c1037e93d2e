"""What a session does on the file's thread: it brings changes in, keeps what is refused, undoes, and copies."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from cpc_selfeval.domain.breaking_off import Breaking, BrokenOff, breakable
from cpc_selfeval.domain.change import Change, ChangeKind
from cpc_selfeval.domain.committee import Cycle, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.closing import refuse_unless_open
from cpc_selfeval.domain.placing_refusals import CopyBrokenOff
from cpc_selfeval.domain.refusal import Refusal, StillWaiting
from cpc_selfeval.domain.saving_refusals import DiskFault, OutOfMemory, ProgramFault
from cpc_selfeval.editing.continuing import come_back, may_be_back
from cpc_selfeval.editing.events import Applied, Listener, RecentChange, Refused, Silent
from cpc_selfeval.editing.steps import RecentChanges, Steps
from cpc_selfeval.editing.waiting import Step, Waiting, Wanted
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.store import Store

Clock = Callable[[], datetime]
Told = Callable[[Refusal | None], None]
"""Told of a refusal, or None once it is done."""


def _nothing_first(_store: Store) -> None:
    """Nothing is done before the file is written to."""


def local_now() -> datetime:
    """The time now, aware, in this computer's zone."""
    return datetime.now(UTC).astimezone()


class FileSide:
    """The file, its contents and what waits. Everything below runs on the executor's thread, one call at a time."""

    _contents: Contents

    def __init__(self, store: Store, person: Person, listener: Listener | None, clock: Clock) -> None:
        self.person = person
        self.listener: Listener = listener or Silent()
        self.clock = clock
        self._store = store
        self._steps = Steps()
        self._waiting = Waiting()
        self.saved_at: datetime | None = None
        self.about_to_write: Callable[[Store], None] = _nothing_first
        self._recent = RecentChanges()

    def _take(self, wanted: Wanted) -> None:
        self._waiting.queue(wanted)
        try:
            self._retry_waiting()
        finally:
            self._waiting.had_its_turn(wanted)

    def _retry_everything(self) -> None:
        self._come_back(asked=True)
        self._waiting.bring_back()
        self._retry_waiting()

    def _retry_waiting(self) -> None:
        """Try all in line until one is refused. A fault of ours is raised when the others have had their turn."""
        self._come_back(asked=False)
        faults: list[Exception] = []
        while (wanted := self._waiting.first_in_line) is not None and self._attempt(wanted, faults):
            pass
        if faults:
            raise faults[0]

    def _come_back(self, *, asked: bool) -> None:
        """Open the file anew where its drive is there again, if nobody changed it meanwhile."""
        if may_be_back(self._store, self._waiting.because, asked=asked):
            with suppress(Refusal):
                self._store, self._contents = come_back(self._store, self._contents, self.person)

    def _attempt(self, wanted: Wanted, faults: list[Exception]) -> bool:
        """Try the first in line; whether the next may be tried."""
        try:
            self._bring_in_wanted(wanted)
        except Refusal as refusal:
            self._refuse(wanted, refusal)
            return not refusal.passes
        except MemoryError:
            self._refuse(wanted, OutOfMemory(self._store.path))
            return False
        except Exception as fault:  # noqa: BLE001 - raised by whoever called; what was typed must outlive it
            faults.append(fault)
            self._waiting.put_aside(told := ProgramFault(self._store.path, wanted.act))
            self.listener.refused(Refused(wanted.act, told, wanted.origin, waiting=True))
        else:
            self._waiting.done()
        return True

    def _bring_in_wanted(self, wanted: Wanted) -> None:
        """Bring a change in; what the disk fails to do once is tried once more before anything is said."""
        change = wanted.change(self._contents)
        try:
            self._bring_in(change, ChangeKind.MADE, wanted)
        except DiskFault:
            self._bring_in(change, ChangeKind.MADE, wanted)

    def _refuse(self, wanted: Wanted, refusal: Refusal) -> None:
        if refusal.passes:
            self._waiting.keep(refusal)
        else:
            self._waiting.done()
            self._waiting.had_its_turn(wanted)  # before anybody is told, who would still find it among what is entered
            if wanted.refused is not None:
                wanted.refused(refusal)
        words, about = wanted.words, wanted.about
        self.listener.refused(Refused(wanted.act, refusal, wanted.origin, refusal.passes, words=words, about=about))

    def _bring_in(self, change: Change, kind: ChangeKind, asked: Wanted | Step) -> None:
        wanted = asked if isinstance(asked, Wanted) else None
        effective = change.effective()
        refuse_unless_open(self._contents, effective)
        at = self.clock()
        began = monotonic()
        if effective.rows:
            bringing = wanted.bringing if wanted is not None else {}
            self.about_to_write(self._store)
            frameworks = wanted.frameworks if wanted is not None else ()
            self._store.apply(effective, by=self.person, at=at, kind=kind, bringing=bringing, frameworks=frameworks)
            at = self.clock()
            contents = self._after(effective)
            with self._waiting.arriving:
                self._contents, self._steps = contents, self._steps.after(effective, kind)
                asked.is_in = True
            self._recent.note(RecentChange(at, effective.act, kind, self.person))
        if wanted is not None:
            self._waiting.saved(wanted)
        self.saved_at = at
        origin = wanted.origin if wanted is not None else None
        self.listener.applied(Applied(effective, kind, at, origin, monotonic() - began))

    def _after(self, change: Change) -> Contents:
        """The contents once a change is in the file; read anew where it concerns another cycle, which is rare."""
        key = self._contents.cycle_key
        if any(row.kind is Cycle and row.key != key for row in change.rows):
            with suppress(Refusal):  # it is in the file, whatever can be read at this moment
                return self._store.load(key)
        return self._contents.after(change)

    def _take_step(self, step: Step) -> None:
        try:
            self._retry_waiting()
            self._step(step)
        finally:
            self._waiting.had_its_turn(step)
            self.listener.stepping()

    def _step(self, step: Step) -> None:
        change = self._steps.next_of(step.kind)
        if change is None:
            return
        try:
            if self._waiting.because is not None:
                raise StillWaiting
            self._bring_in(change, step.kind, step)
        except Refusal as refusal:
            self.listener.refused(Refused(change.act, refusal, None, waiting=False, kind=step.kind))

    def _copy(self, target: Path, done: Told, breaking: Breaking, *, replacing: bool) -> None:
        try:
            with breakable(breaking):
                self._store.save_copy(target, replacing=replacing)
                if self._waiting.refused:
                    self._bring_waiting_into(target)
        except BrokenOff:
            done(CopyBrokenOff(target))
        except Refusal as refusal:
            done(refusal)
        except Exception:
            done(ProgramFault(target, "copy"))
            raise
        else:
            done(None)

    def _bring_waiting_into(self, target: Path) -> None:
        """Bring all that waits into the copy. What the copy refuses does not keep out what comes after it."""
        contents = self._contents
        refusals: list[Refusal] = []
        faults: list[Exception] = []
        with closing(open_store(target, by=self.person, password=self._store.password)) as copy:
            for wanted in self._waiting.refused:
                try:
                    change = wanted.change(contents)
                    refuse_unless_open(contents, change)
                    at, bringing, frameworks = self.clock(), wanted.bringing, wanted.frameworks
                    copy.apply(change, by=self.person, at=at, bringing=bringing, frameworks=frameworks)
                    contents = contents.after(change)
                except Refusal as refusal:
                    refusals.append(refusal)
                except Exception as fault:  # noqa: BLE001 - raised below; the copy takes what comes after it all the same
                    refusals.append(ProgramFault(target, wanted.act))
                    faults.append(fault)
        if refusals:
            raise refusals[0] from (faults[0] if faults else None)
