"""Another copy of the file, looked through as any file from elsewhere, and what merging it would change.

It is opened to read only, after it was looked through in a private copy; it is never attached and never written to.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

from cpc_selfeval.domain.asking.contribution import contribution_to
from cpc_selfeval.domain.breaking_off import Breaking, BrokenOff, breakable, look
from cpc_selfeval.domain.change import Change, FileIdentity, LogEntry
from cpc_selfeval.domain.committee import Agency, Cycle, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.contribution_refusals import ReadingStopped
from cpc_selfeval.domain.copy_refusals import (
    CopyOfAnotherCommittee,
    CopyOfAnotherCycle,
    CopyOfAnotherEdition,
    CopyUnreadable,
    NothingNewInCopy,
    OwnFile,
)
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.merging.preview import Preview, Source
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import Request, ReturnKind
from cpc_selfeval.domain.returns_refusals import ChangedSincePreview, OtherAgency
from cpc_selfeval.editing.previewing import previewed, utc
from cpc_selfeval.editing.rewinding import rewound
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.another_copy import is_same_file, open_another_copy, refuse_open_here, sha256_of
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.leftovers import private_folder
from cpc_selfeval.storage.shared_past import KeptEntry, read_log, since_parting
from cpc_selfeval.storage.store import Store

SYNC_NOTE = (
    "This is a version of the very same file. Programs that keep folders in step leave one behind when two computers "
    "changed it. Once what you need of it is taken, it can be deleted."
)


CYCLES_NOTE = (
    "The copy has a cycle that is not in this file. Only the cycle that is shown here is compared, and nothing of the "
    "other one is brought over: keep the copy, or go on in it."
)


def write_contribution(
    contents: Contents, request: Request, copy: str, target: Path, person: Person, now: datetime
) -> None:
    """Make a contribution file, whose own identity is ``copy``. Raises AlreadyThere, FolderMissing, StorageError."""
    ours = contents.identity
    identity = FileIdentity(ours.file, copy, ours.copy, utc(now))
    beginning = contribution_to(contents, replace(request, workbook=copy, written_at=utc(now)))
    create(target, contents.framework, beginning, person, now, identity=identity).close()


class Copies:
    """Copies that were looked at, and the attached files that come from them."""

    def __init__(self) -> None:
        self._looked_at: dict[str, tuple[Path, Password | None]] = {}
        self._held = ExitStack()
        self._folder: Path | None = None

    def preview(
        self, store: Store, session: Session, path: Path, password: Password | None, breaking: Breaking
    ) -> Preview:
        """What merging the copy would change. Runs on the executor's thread; ``breaking`` stops it (ReadingStopped).

        Raises what opening any file raises, and OwnFile, CopyOfAnotherCommittee, CopyOfAnotherCycle,
        CopyOfAnotherEdition, CopyUnreadable, CopyOpenHere, NothingNewInCopy.
        """
        try:
            with breakable(breaking):
                return self._preview(store, session, path, password)
        except (BrokenOff, engine.Error) as error:
            if breaking.is_asked:
                raise ReadingStopped(path) from error
            raise

    def _preview(self, store: Store, session: Session, path: Path, password: Password | None) -> Preview:
        if is_same_file(path, session.path):
            raise OwnFile(path)
        refuse_open_here(path)
        contents = session.contents
        look()
        digest = sha256_of(path)
        look()
        with closing(open_another_copy(path, password)) as other:
            look()
            _refuse_unless_of_this_file(path, other, contents.identity)
            theirs = _cycle_of(other, contents, path)
            log = read_log(other)
        look()
        ours = {kept.key: kept for kept in read_log(store)}
        with _told_as_unreadable(path):
            since = since_parting(log, ours)
            look()
            base = rewound(theirs.tables, since, contents.cycle_key)
        asked = _made_for(path, log, ours, base)
        source = _source(path, theirs, asked, contents, digest, _parted_at(log, since))
        if not since:
            raise NothingNewInCopy(path)
        notes: tuple[str, ...] = (SYNC_NOTE,) if theirs.identity.copy == contents.identity.copy else ()
        notes += (CYCLES_NOTE,) if theirs.of(Cycle).keys() - contents.of(Cycle).keys() else ()
        self._looked_at[digest] = (path, password)
        tables = _as_their_own(_of_one_cycle(theirs.tables, contents), base, source.agency)
        return previewed(store, contents, source, _of_one_cycle(base, contents), tables, notes, session.clock())

    def attachments(self, preview: Preview, change: Change) -> dict[str, Path]:
        """The content of attached files that a change brings, by SHA-256, taken from the copy.

        Raises StorageError, CopyOpenHere, and ChangedSincePreview where the copy is another by now.
        """
        wanted = {
            row.after.sha256
            for row in change.rows
            if row.before is None and isinstance(row.after, Attachment) and row.after.size
        }
        known = self._looked_at.get(preview.source.sha256)
        if not wanted or known is None:
            return {}
        folder = self._private_folder()
        path, password = known
        refuse_open_here(path)
        if sha256_of(path) != preview.source.sha256:
            raise ChangedSincePreview((f"the copy “{path.name}”",))
        with closing(open_another_copy(path, password)) as other:
            for sha256 in sorted(wanted):
                target = folder / sha256
                if not os.path.exists(target):
                    other.write_attachment(sha256, target)
        return {sha256: folder / sha256 for sha256 in wanted}

    def close(self) -> None:
        """Let go of everything that came from copies."""
        self._held.close()
        self._folder = None

    def _private_folder(self) -> Path:
        if self._folder is None:
            self._folder = self._held.enter_context(private_folder())
        return self._folder


def _refuse_unless_of_this_file(path: Path, other: Store, ours: FileIdentity) -> None:
    if other.identity.file != ours.file:
        theirs = other.load()
        raise CopyOfAnotherCommittee(path, theirs.committee.name, theirs.cycle.title)


def _cycle_of(other: Store, contents: Contents, path: Path) -> Contents:
    """The contents of the same cycle there."""
    for cycle in other.cycles():
        if cycle.key == contents.cycle_key:
            theirs = other.load(cycle.key)
            if theirs.cycle.framework_hash != contents.cycle.framework_hash:
                raise CopyOfAnotherEdition(path, theirs.framework.title, contents.framework.title)
            return theirs
    raise CopyOfAnotherCycle(path, contents.cycle.title)


@contextmanager
def _told_as_unreadable(path: Path) -> Iterator[None]:
    """Raise CopyUnreadable for a log that says what cannot be: whoever made the copy can have written anything."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise CopyUnreadable(path) from error


def _of_one_cycle(tables: Tables, ours: Contents) -> Tables:
    """Without what is not compared: other cycles than the one that is shown, where they differ from those here.

    A cycle alone, without its entries and its copy of the framework, would be a cycle that nobody can open.
    """
    cycles = {**ours.of(Cycle)}
    if (shown := tables.get(Cycle, {}).get(ours.cycle_key)) is not None:
        cycles[ours.cycle_key] = cast(Cycle, shown)
    return {**tables, Cycle: cycles}


def _as_their_own(theirs: Tables, base: Tables, agency: str | None) -> Tables:
    """What an agency wrote anew in its contribution file without saying whose it is, as its own."""
    if agency is None:
        return theirs
    own: dict[type[Record], Mapping[str, Record]] = dict(theirs)
    for kind in (Finding, Evidence, Judgement):
        known = base.get(kind, {})
        own[kind] = {
            key: _of_agency(record, agency) if key not in known else record
            for key, record in theirs.get(kind, {}).items()
        }
    return own


def _of_agency(record: Record, agency: str) -> Record:
    """As its own; what a meeting is said to have decided is not."""
    if isinstance(record, Finding | Evidence) and record.agency is None:
        return replace(record, agency=agency)
    if isinstance(record, Judgement) and record.agency is None and record.stage is Stage.PROPOSED:
        return replace(record, agency=agency)
    return record


def _parted_at(log: tuple[KeptEntry, ...], since: tuple[LogEntry, ...]) -> str:
    """When the copy was last the same (ISO 8601, UTC): at its last entry that is no doing of theirs; "" for none."""
    done_there = {entry.number for entry in since}
    shared = [kept.entry.at for kept in log if kept.entry.number not in done_there]
    return max(shared).isoformat() if shared else ""


def _source(
    path: Path, theirs: Contents, asked: Request | None, contents: Contents, digest: str, parted: str
) -> Source:
    """``asked`` is the request that a contribution file was made for; None for a copy.

    Raises OtherAgency where that is of an agency which is not here: nobody else's are its entries.
    """
    known = contents.get(Request, asked.key) if asked is not None else None
    request = known or asked
    agency = contents.get(Agency, request.agency) if request is not None else None
    if request is not None and agency is None:
        raise OtherAgency(path.name, theirs.agency_name(request.agency))
    return Source(
        kind=ReturnKind.FILE,
        agency=agency.key if agency else None,
        whose=agency.name if agency else f"the copy “{path.name}”",
        request=known.key if known is not None else None,
        identity=theirs.identity.copy,
        sha256=digest,
        name=path.name,
        written_at=parted,
    )


def _made_for(path: Path, log: tuple[KeptEntry, ...], ours: Mapping[str, KeptEntry], base: Tables) -> Request | None:
    """The request that a contribution file was made for, also where it was copied since; None for a copy of ours.

    It is known by its log, which has nothing of ours. Raises CopyUnreadable where it was made for no one request.
    """
    if not log or any(kept.key in ours for kept in log):
        return None
    requests = [record for record in base.get(Request, {}).values() if isinstance(record, Request)]
    if len(requests) != 1:
        raise CopyUnreadable(path)
    return requests[0]
