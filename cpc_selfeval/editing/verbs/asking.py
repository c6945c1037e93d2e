"""Verbs on requests to partner agencies: asking, reminding, and no longer waiting."""

from __future__ import annotations

from datetime import date
from typing import Any

from cpc_selfeval.domain.asking.letters import Letter, asking, reminding
from cpc_selfeval.domain.asking.standing import returns_to
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.domain.returns_refusals import AnsweredAlready
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present, revise


class Asking:
    """Verbs on what agencies are asked."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(self, agency: str, *, origin: object | None = None, **values: Any) -> str:
        """Make a request to an agency (by key); its own key comes back at once.

        ``values`` are further fields of :class:`Request`. Without ``indicators`` it is asked about all that are
        covered. It is written to by nobody yet: :meth:`mark_asked` says that it was.
        """
        key = new_key()
        fit = cleaned(values)

        def build(contents: Contents) -> Change:
            named = present(contents, Agency, agency)
            defaults: dict[str, Any] = {"indicators": contents.covered_codes}
            request = Request(key=key, cycle=contents.cycle_key, agency=named.key, **{**defaults, **fit})
            return Change(name_of(contents, request), (RowChange(None, request),))

        self._session.make("request to an agency", build, origin=origin)
        return key

    def revise(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change what is asked, of whom, or by when."""
        revise(self._session, Request, key, values, origin=origin, visit=visit)

    def remove(self, key: str) -> None:
        """Remove a request that nothing came back to. Refused with AnsweredAlready otherwise."""

        def build(contents: Contents) -> Change:
            request = present(contents, Request, key)
            if returns_to(contents, key):
                raise AnsweredAlready(contents.agency_name(request.agency))
            return Change(f"removal of {name_of(contents, request)}", (RowChange(request, None),))

        self._session.make("removal of a request", build)

    def mark_asked(self, key: str, on: date) -> None:
        """The agency was written to on this day."""
        self.revise(key, asked_on=on, ended_on=None, ended_because="")

    def mark_reminded(self, key: str, on: date) -> None:
        """The agency was reminded on this day."""
        self.revise(key, reminded_on=on)

    def stop_waiting(self, key: str, on: date, because: str) -> None:
        """No return is waited for any more, for this reason. One that comes all the same can be read."""
        self.revise(key, ended_on=on, ended_because=because)

    def asking_letter(self, key: str) -> Letter:
        """The e-mail that goes with the workbook, or the contribution file. Raises Removed."""
        contents = self._session.entered
        return asking(contents, present(contents, Request, key))

    def reminding_letter(self, key: str) -> Letter:
        """The e-mail that reminds the agency. Raises Removed."""
        contents = self._session.entered
        return reminding(contents, present(contents, Request, key), self._session.clock().date())
