"""Looking through a file of our own once it is shown: whether every row and attached file is as it was written.

It is done in parts on the executor, so that what is typed is saved in between. What is found makes the file one to be
read only, and is told to the session's listener like anything else that is refused.
"""

from __future__ import annotations

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage.store import Store


class LookingThrough:
    """One look through the file of a session. Closing the file ends it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told = session.read_only

    def begin(self) -> None:
        """Look at the first part; the others follow by themselves."""
        self._session.ask(Store.check_some, self._go_on)

    def _go_on(self, more: bool | Refusal) -> None:
        found = self._session.read_only_because
        if found is not None and not self._told:
            self._told = True
            self._session.listener.refused(Refused("looking through the file", found, None, waiting=False))
        if more is True:
            self.begin()
