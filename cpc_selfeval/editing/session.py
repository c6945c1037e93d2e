"""A session: the open file as the user knows it.

Every verb queues one change as a job on the one executor. The job builds the change from the contents as they are
when its turn comes, applies it in one transaction, records the undo step and only then tells the listener. What the
file refuses stays waiting, in order, and is tried again before anything later, so nothing typed is ever lost or
overtaken (:mod:`cpc_selfeval.editing.waiting`).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterator, Mapping
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Final, TypeVar

from cpc_selfeval.domain.breaking_off import Breaking, BrokenOff, carried
from cpc_selfeval.domain.change import Change, ChangeKind, LogEntry, RowChange
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.closing import refuse_unless_open
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.last_saved import LastSaved
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.refusal import Refusal, StillWaiting
from cpc_selfeval.domain.saving_refusals import ProgramFault
from cpc_selfeval.editing.continuing import Find
from cpc_selfeval.editing.events import Listener, RecentChange, Refused, TypedIn, known_loosely
from cpc_selfeval.editing.executor import Executor, Job
from cpc_selfeval.editing.file_side import Clock, FileSide, Told, local_now
from cpc_selfeval.editing.steps import LOG_LINES_EACH, RECENT, Steps
from cpc_selfeval.editing.waiting import Build, Step, Wanted
from cpc_selfeval.storage.store import Store

__all__ = ["Build", "Clock", "Session", "local_now"]

Answer = TypeVar("Answer")

_DONE: Final = object()


class Session(FileSide):
    """One open file. Verbs in the field's words are in the groups of :mod:`cpc_selfeval.editing.verbs`."""

    def __init__(
        self,
        store: Store,
        executor: Executor,
        person: Person,
        listener: Listener | None = None,
        clock: Clock = local_now,
        *,
        cycle: str | None = None,
    ) -> None:
        """Load the cycle with this key, or the newest, through ``executor`` and wait for it.

        Raises Refusal when the file cannot be read, BrokenOff.

        ``about_to_write``, which may be set, is called on the executor's thread before each time that the file is
        written to, outside any transaction. It raises nothing. ``step_asked`` is which of undo and redo was asked for
        last.
        """
        super().__init__(store, person, listener, clock)
        self._executor = executor
        self._asking = RLock()  # what writes a workbook notes that on its own thread, also while the file is closed
        self._asked = 0
        self._tried = 0
        self._long: dict[Iterator[None], str] = {}
        self.closed = False
        self.step_asked: ChangeKind | None = None
        self._contents = self._loaded(cycle)

    @property
    def contents(self) -> Contents:
        """The open cycle, as the file has it."""
        return self._contents

    @property
    def path(self) -> Path:
        """The file's path."""
        return self._store.path

    @property
    def password(self) -> Password | None:
        """The password that the file was opened with; None when it has none, and once it is closed."""
        return self._store.password

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read."""
        return self._store.read_only

    @property
    def read_only_because(self) -> Refusal | None:
        """Why the file can only be read although it was opened to be written; None otherwise."""
        return self._store.read_only_because

    @property
    def recovered(self) -> LastSaved | None:
        """The last change in the file, where the program ended unexpectedly last time; None otherwise."""
        return self._store.recovered

    @property
    def recent(self) -> tuple[RecentChange, ...]:
        """The last changes, newest first; the same act done again is one line."""
        return self._recent.lines

    @property
    def just_begun(self) -> bool:
        """Whether nothing but its beginning is in the file's log."""
        return self._recent.is_one_act

    @property
    def undo_act(self) -> str | None:
        """What undo would take back, in words, or None."""
        return self._steps.undo_act

    @property
    def redo_act(self) -> str | None:
        """What redo would make again, in words, or None."""
        return self._steps.redo_act

    @property
    def unsaved(self) -> tuple[str, ...]:
        """What was refused and waits to be tried again, in words."""
        return tuple(wanted.act for wanted in self._waiting.refused)

    @property
    def unsaved_because(self) -> Refusal | None:
        """Why the last of what is not saved was refused; None while nothing is."""
        return self._waiting.because

    @property
    def words_on_their_way(self) -> tuple[object, ...]:
        """What boxes had handed over of what has not had its turn yet, each in the box's own form."""
        return self._waiting.words

    @property
    def entered(self) -> Contents:
        """The open cycle with what was refused and what has not had its turn yet, as far as that can be built.

        Undo and redo that are on their way count too.
        """
        return self._waiting.entered(lambda: (self._contents, self._steps))

    @property
    def long_work(self) -> tuple[str, ...]:
        """What is under way in pieces, in words."""
        return tuple(self._long.values())

    @property
    def busy(self) -> bool:
        """Whether changes are queued that are not in the file yet."""
        return self._asked != self._tried

    def make(
        self,
        act: str,
        build: Build,
        *,
        origin: object | None = None,
        bringing: Mapping[str, Path] | None = None,
        about: Hashable = None,
        refused: Callable[[Refusal], None] | None = None,
        frameworks: tuple[Framework, ...] = (),
    ) -> None:
        """Queue a change. ``build`` runs on the executor; it may raise Refusal, and a change of no rows is nothing.

        ``about`` names what the change sets, where a later one that sets the same makes it needless. ``refused`` is
        told, on the executor's thread, of a refusal after which the change will never be in the file. ``frameworks``
        are the editions of cycles that it begins.
        """
        # The very mapping, even while it is empty: attaching a file fills it when its turn comes
        brought = {} if bringing is None else bringing
        words = origin.given if isinstance(origin, TypedIn) else None
        foreseen = bringing is None and not frameworks  # files and editions are only looked at when its turn comes
        wanted = Wanted(act, build, known_loosely(origin), brought, about, refused, frameworks, words, foreseen)
        if not self.closed:
            self._waiting.expect(wanted)
        self._submit_saving(lambda: self._take(wanted))

    def try_again(self) -> None:
        """Try what was refused once more, and what a fault of ours kept out too."""
        self._submit_saving(self._retry_everything)

    def try_in_passing(self) -> None:
        """Try what the file refused once more, unasked."""
        self._submit_saving(self._retry_waiting)

    def undo(self) -> None:
        """Take back the last change."""
        self._ask_for(Step(ChangeKind.UNDONE))

    def redo(self) -> None:
        """Make the change that was last taken back again."""
        self._ask_for(Step(ChangeKind.REDONE))

    def _ask_for(self, step: Step) -> None:
        self.step_asked = step.kind
        if not self.closed:
            self._waiting.expect(step)
            self.listener.stepping()  # before the file can answer, so that all goes in one order however fast it is
        self._submit_saving(lambda: self._take_step(step))

    def after_saving(self, job: Job) -> None:
        """Run a job on the executor's thread after all queued changes."""
        self._submit(job)

    def in_pieces(self, act: str, work: Callable[[Store], Iterator[None]]) -> None:
        """Do long work on the executor's thread, from one ``yield`` to the next, with what is queued in between.

        The work tells its own refusals. Closing the file ends it where it stands.
        """

        def begin() -> None:
            self.about_to_write(self._store)
            pieces = work(self._store)
            self._long[pieces] = act
            self._go_on(pieces)

        self._submit(begin)

    def ask(self, question: Callable[[Store], Answer], done: Callable[[Answer | Refusal], None]) -> None:
        """Ask the file something after all queued changes; ``done`` gets the answer or why there is none.

        Both run on the executor's thread. A closed file answers nothing.
        """

        def ask() -> None:
            try:
                answer = question(self._store)
            except Refusal as refusal:
                done(refusal)
            except Exception:
                done(ProgramFault(self.path, "question"))
                raise
            else:
                done(answer)

        self._submit(ask)

    def alter(self, job: Callable[[Store, Contents], None], done: Told) -> None:
        """Do what is no change of single records, read the file anew, and tell ``done`` of a refusal or None.

        Undo begins anew, since what it would bring back may be gone. It is refused (StillWaiting) while anything is
        not saved. ``job`` and ``done`` run on the executor's thread, after all queued changes.
        """

        def alter() -> None:
            try:
                self._retry_waiting()
                if self._waiting.because is not None:
                    raise StillWaiting
                self.about_to_write(self._store)
                job(self._store, self._contents)
                contents = self._store.load(self._contents.cycle_key)
                with self._waiting.arriving:
                    self._contents, self._steps = contents, Steps()
                self._recent.read(self._store.last_changes(RECENT * LOG_LINES_EACH))
            except Refusal as refusal:
                done(refusal)
            except Exception:
                done(ProgramFault(self.path, "change of the whole file"))
                raise
            else:
                done(None)

        self._submit(alter)

    def go_on_in(self, find: Find, done: Told) -> None:
        """Go on in the file that ``find`` gives in place of the one that was open, and try what waits in it.

        ``done`` is told of a refusal or None, on the executor's thread.
        """

        def go_on() -> None:
            try:
                self._store, self._contents = find(self._store, self._contents, self.person)
            except Refusal as refusal:
                done(refusal)
            except Exception:
                done(ProgramFault(self.path, "going on in another place"))
                raise
            else:
                self._retry_everything()
                done(None)

        self._submit_saving(go_on)

    def change_framework(self, framework: Framework) -> None:
        """Let the cycle use another edition, and wait for it: codes mean others from then on.

        Raises Refusal (FrameworkFixed once anything is recorded, StillWaiting while anything is not saved).
        """
        answers: list[Refusal | None] = []

        def change(store: Store, contents: Contents) -> None:
            refuse_unless_open(contents, Change("framework edition", (RowChange(contents.cycle, contents.cycle),)))
            store.replace_framework(contents.cycle, framework, self.person, self.clock())

        self.alter(change, answers.append)
        self._executor.drain()
        if answers and answers[0] is not None:
            raise answers[0]

    def history(self, kind: type[Record], key: str, done: Callable[[tuple[LogEntry, ...]], None]) -> None:
        """Read who changed what of one record, newest first, and hand it to ``done`` (on the executor's thread).

        A file that cannot be read is told to the listener, and ``done`` gets nothing then.
        """

        def answered(answer: tuple[LogEntry, ...] | Refusal) -> None:
            if isinstance(answer, Refusal):
                self.listener.refused(Refused("history", answer, None, waiting=False))
            else:
                done(answer)

        self.ask(lambda store: store.history(kind, key), answered)

    def save_copy(self, target: Path, done: Told, *, replacing: bool = False, breaking: Breaking | None = None) -> None:
        """Save a copy of the file that holds also what was refused and waits, and tell ``done`` of a refusal or None.

        ``done`` is called on the executor's thread. What waits goes on waiting here. ``breaking`` may end it.
        """
        self._submit(lambda: self._copy(target, done, breaking or Breaking(), replacing=replacing))

    def drain(self, timeout: float | None = None) -> bool:
        """Wait until everything queued so far has been tried, and work in pieces is done.

        ``timeout`` in seconds; False when it passed first.
        """
        end = None if timeout is None else monotonic() + timeout
        while True:
            was_long = bool(self._long)
            if not self._executor.drain(None if end is None else max(0.0, end - monotonic())):
                return False
            if not was_long and not self._long:
                return True

    def close(self) -> None:
        """Bring everything queued into the file, then close it and leave one clean file. Twice does no harm.

        What is asked for afterwards is not done: a box that is taken down with its window has no file to write to.
        """
        with self._asking:
            if self.closed:
                return
            self.closed = True
            self._executor.submit(self._end)
        self._executor.stop()

    def _end(self) -> None:
        try:
            self._end_long_work()
            self._retry_everything()
        finally:
            self._store.close()

    def _loaded(self, cycle: str | None) -> Contents:
        got: list[Contents] = []
        failed: list[Refusal | BrokenOff] = []

        def load() -> None:
            try:
                got.append(self._load(cycle))
                self._recent.read(self._store.last_changes(RECENT * LOG_LINES_EACH))
            except (Refusal, BrokenOff) as refusal:
                failed.append(refusal)

        self._executor.submit(carried(load))
        self._executor.drain()
        if failed:
            raise failed[0]
        return got[0]

    def _load(self, cycle: str | None) -> Contents:
        try:
            return self._store.load(cycle)
        except KeyError:  # it was undone meanwhile
            return self._store.load()

    def _go_on(self, pieces: Iterator[None]) -> None:
        if pieces not in self._long:
            return
        goes_on = False
        try:
            goes_on = next(pieces, _DONE) is not _DONE
        finally:
            if not goes_on:
                del self._long[pieces]
        if goes_on:
            self._submit(lambda: self._go_on(pieces))

    def _end_long_work(self) -> None:
        while self._long:
            pieces, _act = self._long.popitem()
            if isinstance(pieces, Generator):
                pieces.close()

    def _submit(self, job: Job) -> None:
        with self._asking:
            if not self.closed:
                self._executor.submit(job)

    def _submit_saving(self, job: Job) -> None:
        """Submit what writes: until it was tried, the session is busy."""
        with self._asking:
            if self.closed:
                return
            self._asked += 1  # _tried needs no lock: it is counted on the executor's thread only
            self.listener.saving()
            self._executor.submit(lambda: self._try(job))

    def _try(self, job: Job) -> None:
        try:
            job()
        finally:
            self._tried += 1
