"""Verbs on what partner agencies are asked and what comes back: written, read, decided upon, receipted.

Workbooks are written and read beside the file, in threads of their own; what is decided is one change of the session.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from cpc_selfeval import __version__
from cpc_selfeval.contributions.reading.reader import Reader
from cpc_selfeval.domain.asking.contribution_key import new_contribution_key
from cpc_selfeval.domain.asking.receipt import ReceiptSnapshot
from cpc_selfeval.domain.breaking_off import Breaking
from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.merging.deciding import Decided, decided
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.return_workbook.answers import understood
from cpc_selfeval.domain.return_workbook.asked import AskedSnapshot, asked_snapshot
from cpc_selfeval.domain.return_workbook.returned import checked
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.domain.saving_refusals import ProgramFault
from cpc_selfeval.editing import merging_copies, previewing
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.asking import Asking
from cpc_selfeval.editing.verbs.revising import present
from cpc_selfeval.storage.store import Store

Previewed = Callable[[Preview | Refusal], None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a document: its place, and the refusal when it could not be written (None: it was)."""

    target: Path
    refusal: Refusal | None = None


class Reading:
    """Something that is being read. :meth:`cancel` may be called from any thread, and at any time."""

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop = stop

    def cancel(self) -> None:
        """Stop reading; whoever waits is told ReadingStopped, unless it was read already."""
        self._stop()


class Returns(Asking):
    """Asking agencies, and what comes back from them.

    ``done`` is called on another thread: the executor's, or one beside it.
    """

    def __init__(self, session: Session, *, beside: bool = True) -> None:
        """``beside``: write and read in threads of their own, so that saving goes on meanwhile."""
        super().__init__(session)
        self._beside = beside
        self._copies = merging_copies.Copies()

    def write_workbook(self, key: str, target: Path, done: Callable[[Delivered], None]) -> None:
        """Write the workbook of a request (by key), and note in the file that it was written."""

        def begin() -> None:
            now = self._session.clock()
            identity = new_key()
            try:
                contents = self._session.contents
                request = present(contents, Request, key)
                snapshot = asked_snapshot(contents, request, identity, now, __version__)
            except Refusal as refusal:
                done(Delivered(target, refusal))
                return
            self._run(lambda: write(snapshot, identity, previewing.utc(now)), refused, "workbook of an agency")

        def refused(refusal: Refusal) -> None:
            done(Delivered(target, refusal))

        def write(snapshot: AskedSnapshot, identity: str, written_at: str) -> None:
            try:
                previewing.write_return_workbook(snapshot, target)
            except Refusal as refusal:
                done(Delivered(target, refusal))
                return
            if not self._session.read_only:
                self.revise(key, workbook=identity, written_at=written_at)
            done(Delivered(target))

        self._session.after_saving(begin)

    def write_contribution(self, key: str, target: Path, done: Callable[[Delivered], None]) -> None:
        """Make a file of this program for an agency that has it: what its request (by key) asks, and its own entries.

        It comes back through :meth:`read_copy`. Attached files stay here.
        """

        def begin() -> None:
            now = self._session.clock()
            copy = new_contribution_key()
            try:
                contents = self._session.contents
                request = present(contents, Request, key)
                merging_copies.write_contribution(contents, request, copy, target, self._session.person, now)
            except Refusal as refusal:
                done(Delivered(target, refusal))
                return
            if not self._session.read_only:
                self.revise(key, workbook=copy, written_at=previewing.utc(now))
            done(Delivered(target))

        self._session.after_saving(begin)

    def read(self, path: Path, done: Previewed, *, agency: str | None = None) -> Reading:
        """Read a workbook that came back, and say what it would change. ``agency``: it must be of this one (a key)."""
        reader = Reader(path)

        def read() -> None:
            try:
                returned = understood(reader.read(), path.name)
            except Refusal as refusal:
                done(refusal)
                return
            self._session.ask(
                lambda store: previewing.previewed(
                    store,
                    self._session.contents,
                    checked(returned, self._session.contents, agency),
                    returned.base,
                    returned.theirs,
                    returned.notes,
                    self._session.clock(),
                ),
                done,
            )

        self._run(read, done, "reading of a return")
        return Reading(reader.stop)

    def read_copy(self, path: Path, password: Password | None, done: Previewed) -> Reading:
        """Look through another copy of the file, and say what merging it would change. It is never written to."""
        breaking = Breaking()
        self._session.ask(lambda store: self._copies.preview(store, self._session, path, password, breaking), done)
        return Reading(breaking.ask)

    def accept(self, preview: Preview, take: Collection[int], done: Callable[[Refusal | None], None]) -> None:
        """Take the lines with these places, in one change; all the others stay readable with the return."""
        act = f"return of {preview.source.whose}"
        told: list[Refusal] = []
        outcome: list[Decided] = []
        bringing: dict[str, Path] = {}

        def build(contents: Contents) -> Change:
            try:
                outcome[:] = [decided(contents, preview, take, self._session.person, self._session.clock())]
                bringing.update(self._copies.attachments(preview, outcome[0].change))
            except Refusal as refusal:
                told.append(refusal)
                return Change(act, ())
            return outcome[0].change

        def tell(_: Store) -> None:
            waits = self._session.unsaved_because
            done(told[0] if told else waits)

        self._session.make(act, build, bringing=bringing, refused=told.append)
        self._session.ask(tell, lambda _: None)

    def write_receipt(self, returned: str, target: Path, done: Callable[[Delivered], None]) -> None:
        """Write what was taken of a return (by key), by whom, and what was not, as a PDF."""

        def begin() -> None:
            try:
                receipt = previewing.receipt_of(self._session.contents, returned, self._session.clock())
            except Refusal as refusal:
                done(Delivered(target, refusal))
                return
            self._run(lambda: write(receipt), lambda refusal: done(Delivered(target, refusal)), "receipt")

        def write(receipt: ReceiptSnapshot) -> None:
            refused: Refusal | None = None
            try:
                previewing.write_receipt(receipt, target)
            except Refusal as refusal:
                refused = refusal
            done(Delivered(target, refused))

        self._session.after_saving(begin)

    def close(self) -> None:
        """Let go of what came from other copies."""
        self._copies.close()

    def _run(self, job: Callable[[], None], told: Callable[[Refusal], None], act: str) -> None:
        """Do it beside the saving. A fault of ours is ``told`` too, so that nobody waits for it, and raised."""

        def run() -> None:
            try:
                job()
            except Exception:
                told(ProgramFault(self._session.path, act))
                raise

        if self._beside:
            threading.Thread(target=run, name="return", daemon=True).start()
        else:
            run()
