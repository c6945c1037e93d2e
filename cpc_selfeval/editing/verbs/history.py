"""Histories: read for a record, an indicator or everything, and brought back entry by entry."""

from __future__ import annotations

from collections.abc import Callable

from cpc_selfeval.domain.change import Change, LogEntry
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.history import About, Companions, History
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.bringing_back import BROUGHT_BACK, CannotBringBack, Side, bring_back
from cpc_selfeval.storage.history import read_companions, read_timeline


class HistoryVerbs:
    """Verbs on what happened. ``done`` is called on the executor's thread."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, about: About, done: Callable[[History | Refusal], None]) -> None:
        """Read a history, after all that was entered before."""
        self._session.ask(lambda store: read_timeline(store, about), done)

    def bring_back(
        self,
        entry: LogEntry,
        side: Side,
        done: Callable[[tuple[str, ...] | CannotBringBack], None] | None = None,
        *,
        origin: object | None = None,
    ) -> None:
        """Bring an entry's value back, as a change that can be undone.

        ``done`` is told in sentences what could not come with it, or why nothing could; that it is in the file only
        the session's listener is told, with ``origin``. A field is brought to what it
        was before or after the entry; a removed record to what it was, with what was removed with it and its links.
        """
        read: list[Companions | Refusal] = []
        act = f"{entry.act} {BROUGHT_BACK}"
        self._session.ask(lambda store: read_companions(store, entry), read.append)

        def build(contents: Contents) -> Change:
            if isinstance(read[0], Refusal):
                raise read[0]
            try:
                found = bring_back(contents, entry, side, read[0], self._session.clock())
            except CannotBringBack as refusal:
                if done is None:
                    raise
                done(refusal)
                return Change(act, ())
            if done is not None:
                done(found.left_out)
            return found.change

        # It says that it brings something, so nobody builds it before its turn: the file was not read yet
        self._session.make(act, build, origin=origin, bringing={})
