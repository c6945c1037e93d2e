"""Verbs on sign-off and on the frozen pack: papers, workbook, evidence files, index and list of one position."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import threading
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date
from pathlib import Path
from typing import Final

from cpc_selfeval import __version__
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.closing import closing_that_stands
from cpc_selfeval.domain.judging_records.papers import SignOff
from cpc_selfeval.domain.pack.listed import LIST, ListedFile, list_text
from cpc_selfeval.domain.pack.places import PackedEvidence, places_of
from cpc_selfeval.domain.pack_refusals import NotSignedOff, PackNotMade, PackPlaceTaken
from cpc_selfeval.domain.paper_refusals import PaperStopped
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import ProgramFault
from cpc_selfeval.domain.text import entered_line
from cpc_selfeval.editing.papers import Papers, Writing, paper_bytes
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage.placing import patiently
from cpc_selfeval.storage.store import Store

PAPERS: Final = (
    (Paper.COG_SUMMARY, "Summary.pdf"),
    (Paper.FULL, "Self-evaluation.pdf"),
    (Paper.ACTION_PLAN, "Plan.pdf"),
)
WORKBOOK: Final = "Workbook.xlsx"
ZIP: Final = ".zip"
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The same in every pack, so that the same position gives the same bytes."""

_LEFT: Final = re.compile(r"\.cpc-pack-[0-9a-f]{12}(\.zip)?\.part")
"""What a pack is made in: a folder, and beside it the zip."""

_ABANDONED_AFTER: Final = 3600
"""Seconds without a new file after which nobody is making a pack in its folder any more."""

Done = Callable[["str | Refusal"], None]
"""Told the SHA-256 (hex) of the pack's list, or why there is no pack."""


def sign_offs(contents: Contents) -> tuple[SignOff, ...]:
    """Who signed the position that stands: of a closed cycle its last closing, else of the open cycle; oldest first."""
    closing = closing_that_stands(contents)
    of = closing.key if closing is not None else ""
    found = (each for each in contents.of(SignOff).values() if each.closing == of)
    return tuple(sorted(found, key=lambda each: (each.at, each.key)))


class Packing:
    """Verbs on signing a position off, and on its pack."""

    def __init__(self, session: Session, papers: Papers, *, beside: bool = True) -> None:
        """``beside``: papers are printed in a thread of its own, so that saving goes on meanwhile."""
        self._session = session
        self._papers = papers
        self._beside = beside

    def sign(self, name: str, *, role: str = "", on: date, decision: str = "", looked_by: str = "") -> str:
        """Sign the position off; gives the key of the sign-off. A closed cycle can be signed too, and nothing else."""
        key = new_key()
        name, role, decision, looked_by = (entered_line(text) for text in (name, role, decision, looked_by))

        def build(contents: Contents) -> Change:
            closing = closing_that_stands(contents)
            now = self._session.clock()
            signed = SignOff(
                key=key,
                cycle=contents.cycle_key,
                name=name,
                role=role,
                signed_on=on,
                at=now.astimezone(UTC).isoformat(),
                decision=decision,
                looked_by=looked_by,
                position_at=closing.at if closing is not None else now.isoformat(),
                closing=closing.key if closing is not None else "",
                program=__version__,
            )
            return Change(f"sign-off by {name}", (RowChange(None, signed),))

        self._session.make(f"sign-off by {name}", build)
        return key

    def make(self, target: Path, done: Done) -> Writing:
        """Make the pack as a folder, or as a zip where ``target`` ends in .zip. It stands there whole or not at all.

        ``done`` is called from another thread when ``beside``. Refused are NotSignedOff, PackPlaceTaken, PackNotMade,
        PaperStopped, and what papers and attached files refuse.
        """
        writing = Writing()

        def told(answer: _Job | Refusal) -> None:
            if isinstance(answer, Refusal):
                done(answer)
            elif self._beside:
                threading.Thread(target=answer.run, args=(done,), name="pack", daemon=False).start()
            else:
                answer.run(done)

        self._session.ask(lambda store: self._gathered(target, writing, store), told)
        return writing

    def _gathered(self, target: Path, writing: Writing, store: Store) -> _Job:
        """On the executor's thread: what the papers need, and the attached files written into a folder beside."""
        if os.path.lexists(target):
            raise PackPlaceTaken(target)
        signed = sign_offs(self._session.contents)
        if not signed:
            raise NotSignedOff
        orders = tuple((self._papers.order(paper), name) for paper, name in PAPERS)
        book = self._papers.order(Paper.WORKBOOK)
        lines = ((line.evidence, line.attachments) for line in book.snapshot.evidence)
        evidence = places_of(lines, book.snapshot.framework.codes)
        beside = target.with_name(f".cpc-pack-{secrets.token_hex(6)}.part")
        job = _Job(target, beside, orders, book, evidence, signed, writing)
        job.take_files(store)
        return job


def _remove_abandoned(fresh: Path) -> None:
    """What packs left beside them when the program or the computer stopped: it holds the same as a pack does.

    ``fresh`` is the folder that was made there just now. It tells the time by the clock that the others have their
    times from: that of a share may be wrong by hours, and what somebody is packing now would look left behind.
    """
    with suppress(OSError):
        now = fresh.lstat().st_mtime
        for left in [path for path in fresh.parent.iterdir() if _LEFT.fullmatch(path.name) and path != fresh]:
            _remove_unless_in_use(left, now)


def _remove_unless_in_use(left: Path, now: float) -> None:
    with suppress(OSError):
        newest = max(path.lstat().st_mtime for path in (left, *left.rglob("*")))
        if now - newest <= _ABANDONED_AFTER or left.is_symlink():
            return
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink()


class _Job:
    """One pack in the making, in a folder beside its place."""

    def __init__(
        self,
        target: Path,
        beside: Path,
        orders: tuple[tuple[PaperOrder, str], ...],
        book: PaperOrder,
        evidence: tuple[PackedEvidence, ...],
        signed: tuple[SignOff, ...],
        writing: Writing,
    ) -> None:
        self._target, self._beside = target, beside
        self._orders, self._book, self._evidence, self._signed = orders, book, evidence, signed
        self._snapshot = book.snapshot
        self._writing = writing

    def take_files(self, store: Store) -> None:
        """Write the attached files into the folder. Raises Refusal, and leaves nothing then."""
        try:
            self._beside.mkdir(parents=True)
            _remove_abandoned(self._beside)
            for packed in self._evidence:
                self._go_on()
                place = self._beside / packed.path
                place.parent.mkdir(parents=True, exist_ok=True)
                store.write_attachment(packed.attachment.sha256, place)
        except OSError as error:
            self._clear()
            raise PackNotMade(self._target, _because(error)) from error
        except Refusal:
            self._clear()
            raise

    def run(self, done: Done) -> None:
        """Print the papers, write index and list, and put all of it in its place; tell once nothing is left beside."""
        try:
            answer = self._answer()
        except Exception:
            done(ProgramFault(self._target, "pack"))
            raise
        done(answer)

    def _answer(self) -> str | Refusal:
        try:
            return self._finished()
        except Refusal as refusal:
            return refusal
        except OSError as error:
            return PackNotMade(self._target, _because(error))
        finally:
            self._clear()

    def _clear(self) -> None:
        shutil.rmtree(self._beside, ignore_errors=True)

    def _finished(self) -> str:
        from cpc_selfeval.exports.pack.index import HTML, PDF, index_html, index_pdf

        papers = tuple(self._written(name, order.name, self._printed(order)) for order, name in self._orders)
        papers += (self._written(WORKBOOK, "Workbook", self._workbook()),)
        evidence = tuple((packed, self._listed(packed.path, packed.evidence.ref)) for packed in self._evidence)
        index = (self._snapshot, papers, evidence, self._signed)
        indexes = (self._written(HTML, "Index", index_html(*index)), self._written(PDF, "Index", index_pdf(*index)))
        files = (*papers, *indexes, *(file for _, file in evidence))
        listing = list_text(self._snapshot, files, self._signed).encode()
        self._write(LIST, listing)
        self._go_on()
        self._put_in_place()
        return hashlib.sha256(listing).hexdigest()

    def _printed(self, order: PaperOrder) -> bytes:
        self._go_on()
        return paper_bytes(order)

    def _workbook(self) -> bytes:
        from cpc_selfeval.exports.workbook.writer import ordered_workbook

        self._go_on()
        return ordered_workbook(self._book)

    def _written(self, path: str, what: str, content: bytes) -> ListedFile:
        self._write(path, content)
        return ListedFile(path, what, len(content), hashlib.sha256(content).hexdigest())

    def _write(self, path: str, content: bytes) -> None:
        with (self._beside / path).open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())

    def _listed(self, path: str, what: str) -> ListedFile:
        place = self._beside / path
        with place.open("rb") as stream:
            return ListedFile(path, what, place.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())

    def _put_in_place(self) -> None:
        if os.path.lexists(self._target):
            raise PackPlaceTaken(self._target)
        if self._target.suffix.lower() != ZIP:
            patiently(lambda: self._beside.rename(self._target))
            return
        packed = self._beside.with_suffix(".zip.part")
        try:
            _zip(self._beside, packed, self._target.stem)
            patiently(lambda: packed.replace(self._target))
        finally:
            packed.unlink(missing_ok=True)

    def _go_on(self) -> None:
        if self._writing.is_cancelled:
            raise PaperStopped


def _zip(folder: Path, target: Path, top: str) -> None:
    """The same folder gives the same bytes: names in order, one date, one way of packing."""
    with zipfile.ZipFile(target, "x") as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{top}/{file.relative_to(folder).as_posix()}", _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            with file.open("rb") as source, packed.open(entry, "w") as into:
                shutil.copyfileobj(source, into, 1 << 20)


def _because(error: OSError) -> str:
    return error.strerror or "the disk did not take it"
