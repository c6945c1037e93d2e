"""Evidence: recorded once, and used wherever it helps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.row_changes import removal
from cpc_selfeval.domain.text import entered_line
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.attaching import Attaching, Coming
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present, revise
from cpc_selfeval.storage.attachments import fingerprint, size_to_attach
from cpc_selfeval.storage.store import Store

Supports = Literal["indicators", "findings", "actions", "readings", "tags"]


class EvidenceVerbs:
    """Verbs on evidence and the files kept with it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(self, title: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> str:
        """Record a piece of evidence with the next number; its key comes back at once.

        ``values`` are further fields of :class:`Evidence`, such as ``indicators`` or ``source_type``.
        """
        key = new_key()
        fit = cleaned({"title": title, **values})

        def build(contents: Contents) -> Change:
            number = 1 + max((piece.number for piece in contents.evidence.values()), default=0)
            evidence = Evidence(key=key, cycle=contents.cycle_key, number=number, **fit)
            return Change(f"new {name_of(contents, evidence)}", (RowChange(None, evidence),), visit)

        self._session.make("new evidence", build, origin=origin)
        return key

    def revise(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change fields of a piece of evidence."""
        revise(self._session, Evidence, key, values, origin=origin, visit=visit)

    def use_for(self, key: str, what: Supports, target: str) -> None:
        """Let a piece of evidence support one more indicator (code), finding, action, reading or tag (key)."""
        self._relink(key, what, lambda links: (*links, target) if target not in links else links)

    def stop_using_for(self, key: str, what: Supports, target: str) -> None:
        """Let a piece of evidence no longer support something. The evidence itself stays."""
        self._relink(key, what, lambda links: tuple(link for link in links if link != target))

    def remove(self, key: str) -> None:
        """Remove a piece of evidence and the files kept with it. Undo brings all of it back."""

        def build(contents: Contents) -> Change:
            evidence = present(contents, Evidence, key)
            return Change(f"removal of {name_of(contents, evidence)}", removal(contents, evidence))

        self._session.make("removal of evidence", build)

    def attach(self, key: str, source: Path) -> str:
        """Keep a copy of a file with a piece of evidence; the attachment's key comes back at once.

        Refused with AttachmentTooLarge, SelfEvaluationTooLarge (both before it is read), AttachmentUnreadable (also
        for what is no file, and for the open file itself).
        """
        new = new_key()
        bringing: dict[str, Path] = {}

        def build(contents: Contents) -> Change:
            digest, size = fingerprint(source)
            bringing[digest] = source
            return _attached(contents, key, new, source, digest, size)

        self._session.make(f"attaching {source.name}", build, bringing=bringing)
        return new

    def attach_large(self, key: str, source: Path, size: int, told: Callable[[Coming | None], None]) -> Attaching:
        """Keep a copy of a file that has several MB, a piece at a time, so that what is typed is saved in between.

        ``size`` is what :meth:`size_to_attach` told. ``told`` hears on the executor's thread how far it has come, and
        None once it is in, cancelled or refused. Refused as :meth:`attach` is, and with NotAttached where the disk
        fails in the middle; nothing of it is left then.
        """
        act = f"attaching {source.name}"
        new = new_key()

        def record(digest: str, size: int) -> None:
            def build(contents: Contents) -> Change:
                return _attached(contents, key, new, source, digest, size)

            self._session.make(act, build, bringing={digest: source})

        def refused(refusal: Refusal) -> None:
            self._session.listener.refused(Refused(act, refusal, None, waiting=False))

        attaching = Attaching(source, size, record, refused, told)
        self._session.in_pieces(act, lambda store: attaching.pieces(store, self._session.clock))
        return attaching

    def size_to_attach(self, source: Path) -> int:
        """Bytes of a file to attach, before anything is read. Raises AttachmentTooLarge, AttachmentUnreadable."""
        return size_to_attach(source)

    def detach(self, attachment: str) -> None:
        """Take an attached file away. Undo brings it back."""

        def build(contents: Contents) -> Change:
            record = present(contents, Attachment, attachment)
            return Change(f"removal of {name_of(contents, record)}", (RowChange(record, None),))

        self._session.make("removal of an attached file", build)

    def write_out(self, attachment: str, target: Path, done: Callable[[Refusal | None], None]) -> None:
        """Write an attached file to ``target``, replacing what is there, after all that was entered before.

        ``done`` is told of a refusal or None, on the executor's thread.
        """

        def write(store: Store) -> None:
            store.write_attachment(present(self._session.contents, Attachment, attachment).sha256, target)

        self._session.ask(write, done)

    def _relink(self, key: str, what: Supports, change: Any) -> None:
        def build(contents: Contents) -> Change:
            before = present(contents, Evidence, key)
            after = replace(before, **{what: change(getattr(before, what))})
            return Change(f"use of {name_of(contents, before)}", (RowChange(before, after),))

        self._session.make("use of evidence", build)


def _attached(contents: Contents, evidence: str, new: str, source: Path, sha256: str, size: int) -> Change:
    piece = present(contents, Evidence, evidence)
    name = entered_line(source.name)
    attachment = Attachment(key=new, cycle=piece.cycle, evidence=evidence, name=name, size=size, sha256=sha256)
    return Change(f"file attached to {piece.ref}", (RowChange(None, attachment),))
