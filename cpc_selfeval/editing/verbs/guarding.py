"""Verbs on the personal-data guard: passing over what is no personal data, and looking into attached files.

What was found comes into no act's name, since those stand in the log.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from cpc_selfeval.contributions.attached import read_words
from cpc_selfeval.contributions.attached.limits import MOST_BYTES
from cpc_selfeval.contributions.attached.unreadable import TOO_LARGE
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.guard.find import KINDS, Find
from cpc_selfeval.domain.guard.ignoring import passage_sha256
from cpc_selfeval.domain.guard.looking import look_at_words
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present
from cpc_selfeval.storage.attachments import whole
from cpc_selfeval.storage.store import Store


@dataclass(frozen=True, slots=True)
class LookedInto:
    """What looking into one attached file gave; ``unread`` says why not all of it could be read, "" where it was."""

    attachment: Attachment
    finds: tuple[Find, ...]
    unread: str


class Guarding:
    """Verbs on what the guard finds."""

    def __init__(self, session: Session, *, beside: bool = True) -> None:
        """``beside``: look into files in a thread of its own, so that saving goes on meanwhile."""
        self._session = session
        self._beside = beside

    def pass_over(self, find: Find, reason: str, *, origin: object | None = None) -> str:
        """Say that a find is no personal data, once and for all; the key of the record comes back at once."""
        key = new_key()
        act = f"{KINDS[find.kind]} passed over"
        fit = cleaned({"reason": reason})

        def build(contents: Contents) -> Change:
            ignored = GuardIgnored(
                key=key,
                cycle=contents.cycle_key,
                record_table=find.record_table,
                record=find.record,
                field=find.field,
                passage_sha256=passage_sha256(find.record, find.passage),
                guard_kind=find.kind.value,
                on=self._session.clock().date(),
                by_name=self._session.person.name,
                **fit,
            )
            return Change(act, (RowChange(None, ignored),))

        self._session.make(act, build, origin=origin)
        return key

    def look_again(self, key: str, *, origin: object | None = None) -> None:
        """No longer pass over what was passed over."""

        def build(contents: Contents) -> Change:
            return Change("looking again", (RowChange(present(contents, GuardIgnored, key), None),))

        self._session.make("looking again", build, origin=origin)

    def look_into(self, attachment: Attachment, told: Callable[[LookedInto], None]) -> None:
        """Look into an attached file; ``told`` hears what it holds, on another thread when ``beside``."""
        if attachment.size > MOST_BYTES:
            told(LookedInto(attachment, (), TOO_LARGE))
            return

        def answered(answer: bytes | Refusal) -> None:
            if isinstance(answer, Refusal):
                told(LookedInto(attachment, (), "it could not be read from the self-evaluation"))
            elif self._beside:
                job = partial(_look, attachment, answer, told)
                threading.Thread(target=job, name="guard", daemon=True).start()
            else:
                _look(attachment, answer, told)

        self._session.ask(partial(_content, attachment), answered)


def _content(attachment: Attachment, store: Store) -> bytes:
    return store.look(partial(whole, sha256=attachment.sha256))


def _look(attachment: Attachment, document: bytes, told: Callable[[LookedInto], None]) -> None:
    words = read_words(document)
    finds = (find for piece in words.pieces for find in look_at_words(attachment, piece.place, piece.text))
    told(LookedInto(attachment, tuple(finds), words.unread))
