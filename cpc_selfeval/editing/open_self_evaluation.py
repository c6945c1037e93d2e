"""The open self-evaluation: its session and every verb on it, and the ways to open one.

What few sessions need is loaded when it is asked for, so that a file opens sooner.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.breaking_off import Breaking, BrokenOff, carried
from cpc_selfeval.domain.change import FileIdentity
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.backing_up import Backups
from cpc_selfeval.editing.events import Listener
from cpc_selfeval.editing.executor import Executor, InlineExecutor
from cpc_selfeval.editing.file_side import Told
from cpc_selfeval.editing.session import Clock, Session, local_now
from cpc_selfeval.editing.verbs.actions import Actions
from cpc_selfeval.editing.verbs.evidence import EvidenceVerbs
from cpc_selfeval.editing.verbs.findings import Findings
from cpc_selfeval.editing.verbs.levels import Levels
from cpc_selfeval.editing.verbs.setup import Setup
from cpc_selfeval.storage.backups.naming import is_in_backup_folder
from cpc_selfeval.storage.known_files import KnownFiles
from cpc_selfeval.storage.opening import canonical, open_store
from cpc_selfeval.storage.store import Store

if TYPE_CHECKING:
    from cpc_selfeval.editing.beginning import Beginning
    from cpc_selfeval.editing.importing import Importing
    from cpc_selfeval.editing.packing import Packing
    from cpc_selfeval.editing.papers import Papers
    from cpc_selfeval.editing.removing_text import RemovingText
    from cpc_selfeval.editing.returns import Returns
    from cpc_selfeval.editing.verbs.capacity import Capacity
    from cpc_selfeval.editing.verbs.cycles import Cycles
    from cpc_selfeval.editing.verbs.guarding import Guarding
    from cpc_selfeval.editing.verbs.history import HistoryVerbs
    from cpc_selfeval.editing.verbs.inspecting import Inspecting
    from cpc_selfeval.editing.verbs.moderating import Moderating
    from cpc_selfeval.editing.verbs.own_words import OwnWords
    from cpc_selfeval.editing.verbs.priorities import Priorities
    from cpc_selfeval.editing.verbs.programmes import Programmes
    from cpc_selfeval.editing.verbs.several import Several


class OpenSelfEvaluation:
    """One open file and the verbs on it, in groups."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.findings = Findings(session)
        self.evidence = EvidenceVerbs(session)
        self.actions = Actions(session)
        self.levels = Levels(session)
        self.setup = Setup(session)
        self.backups = Backups(session)

    @cached_property
    def papers(self) -> Papers:
        """Verbs on papers."""
        from cpc_selfeval.editing.papers import Papers

        return Papers(self.session)

    @cached_property
    def history(self) -> HistoryVerbs:
        """Verbs on what was."""
        from cpc_selfeval.editing.verbs.history import HistoryVerbs

        return HistoryVerbs(self.session)

    @cached_property
    def priorities(self) -> Priorities:
        """Verbs on the priorities of the 2009 report."""
        from cpc_selfeval.editing.verbs.priorities import Priorities

        return Priorities(self.session)

    @cached_property
    def programmes(self) -> Programmes:
        """Verbs on the inspection programme that the cycle prepares for."""
        from cpc_selfeval.editing.verbs.programmes import Programmes

        return Programmes(self.session)

    @cached_property
    def moderating(self) -> Moderating:
        """Verbs on moderation."""
        from cpc_selfeval.editing.verbs.moderating import Moderating

        return Moderating(self.session)

    @cached_property
    def packing(self) -> Packing:
        """Verbs on sign-off and on the frozen pack."""
        from cpc_selfeval.editing.packing import Packing

        return Packing(self.session, self.papers)

    @cached_property
    def own_words(self) -> OwnWords:
        """Verbs on the words that spelling accepts."""
        from cpc_selfeval.editing.verbs.own_words import OwnWords

        return OwnWords(self.session)

    @cached_property
    def inspecting(self) -> Inspecting:
        """Verbs on external inspections."""
        from cpc_selfeval.editing.verbs.inspecting import Inspecting

        return Inspecting(self.session)

    @cached_property
    def capacity(self) -> Capacity:
        """Verbs on the capacity for improvement."""
        from cpc_selfeval.editing.verbs.capacity import Capacity

        return Capacity(self.session)

    @cached_property
    def several(self) -> Several:
        """Verbs on several actions or pieces of evidence at once."""
        from cpc_selfeval.editing.verbs.several import Several

        return Several(self.session)

    @cached_property
    def removing(self) -> RemovingText:
        """Verbs that remove a text everywhere."""
        from cpc_selfeval.editing.removing_text import RemovingText

        return RemovingText(self.session, self.backups)

    @cached_property
    def cycles(self) -> Cycles:
        """Verbs on self-evaluation cycles."""
        from cpc_selfeval.editing.verbs.cycles import Cycles

        return Cycles(self.session)

    @cached_property
    def importing(self) -> Importing:
        """Verbs on a list that exists already and is to come in."""
        from cpc_selfeval.editing.importing import Importing

        return Importing(self.session)

    @cached_property
    def guarding(self) -> Guarding:
        """Verbs on what the personal-data guard finds."""
        from cpc_selfeval.editing.verbs.guarding import Guarding

        return Guarding(self.session)

    @cached_property
    def returns(self) -> Returns:
        """Verbs on what partner agencies are asked and what they return."""
        from cpc_selfeval.editing.returns import Returns

        return Returns(self.session)

    @property
    def contents(self) -> Contents:
        """The open cycle, as the file has it."""
        return self.session.contents

    @property
    def identity(self) -> FileIdentity:
        """Which file this is."""
        return self.session.contents.identity

    def save_copy(self, target: Path, done: Told, *, replacing: bool = False, breaking: Breaking | None = None) -> None:
        """Save a checked copy that holds also what waits to be saved; ``breaking`` may end it (CopyBrokenOff).

        ``done`` is called on the executor's thread.
        """
        self.session.save_copy(target, done, replacing=replacing, breaking=breaking)

    def look_through(self) -> None:
        """Look in passing whether everything in the file is as it was written, where nobody did so yet."""
        from cpc_selfeval.editing.looking_through import LookingThrough

        LookingThrough(self.session).begin()

    def close(self) -> None:
        """Bring everything into the file and close it."""
        self.backups.close()
        self.session.close()
        if "returns" in self.__dict__:  # made only where it was asked for
            self.returns.close()


def begin(
    path: Path,
    beginning: Beginning,
    person: Person,
    executor: Executor | None = None,
    listener: Listener | None = None,
    clock: Clock = local_now,
    *,
    password: Password | None = None,
    known: KnownFiles | None = None,
) -> OpenSelfEvaluation:
    """Make a new file and open it. Raises Refusal when there is a file already or the place cannot be written."""
    from cpc_selfeval.editing.beginning import first_rows
    from cpc_selfeval.storage.creation import create
    from cpc_selfeval.storage.frameworks.files import offered_tag_sets

    rows = first_rows(beginning, offered_tag_sets())
    executor = executor or InlineExecutor()

    def connect() -> Store:
        return create(path, beginning.framework, rows, person, clock(), password=password, known=known)

    store = _on(executor, connect)
    return _opened(store, executor, person, listener, clock)


def open_file(
    path: Path,
    person: Person,
    executor: Executor | None = None,
    listener: Listener | None = None,
    clock: Clock = local_now,
    *,
    read_only: bool = False,
    take_over: bool = False,
    password: Password | None = None,
    known: KnownFiles | None = None,
    although_damaged: bool = False,
    cycle: str | None = None,
) -> OpenSelfEvaluation:
    """Open a file. Raises Refusal, each case with its own sentence, or BrokenOff, and then the file is as it was.

    A backup is opened to read only, however it is asked for: what is written into it would be no backup any more.

    ``take_over``: although somebody on another computer seems to have it open. ``known``: what this computer wrote
    last, where nobody need look through the file before it is shown (:meth:`OpenSelfEvaluation.look_through` does it
    then). ``although_damaged``, with ``read_only``: what can still be read of a damaged file. ``cycle`` is the key
    of the cycle to show, where that is not the newest.
    """
    executor = executor or InlineExecutor()

    def connect() -> Store:
        return open_store(
            path,
            read_only=read_only or is_in_backup_folder(canonical(path)),
            by=person,
            take_over=take_over,
            password=password,
            known=known,
            although_damaged=although_damaged,
        )

    store = _on(executor, connect)
    return _opened(store, executor, person, listener, clock, cycle)


def _opened(
    store: Store,
    executor: Executor,
    person: Person,
    listener: Listener | None,
    clock: Clock,
    cycle: str | None = None,
) -> OpenSelfEvaluation:
    """The session on a file; one whose contents cannot be read is closed again, so that nothing keeps it locked."""
    try:
        return OpenSelfEvaluation(Session(store, executor, person, listener, clock, cycle=cycle))
    except (Refusal, BrokenOff):
        executor.submit(store.close)
        executor.stop()
        raise


def _on(executor: Executor, connect: Callable[[], Store]) -> Store:
    """Connect on the executor, where the file will be used from then on, and wait for it."""
    got: list[Store] = []
    failed: list[Refusal | BrokenOff] = []

    def job() -> None:
        try:
            got.append(connect())
        except (Refusal, BrokenOff) as refusal:
            failed.append(refusal)

    executor.submit(carried(job))
    executor.drain()
    if failed:
        executor.stop()
        raise failed[0]
    return got[0]
