"""Cycles: closing one with a snapshot, opening it again, starting the next, and looking at what came over."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.carrying import NextCycle, next_cycle
from cpc_selfeval.domain.cycles.closing import closed_by, reopened_by
from cpc_selfeval.domain.cycles.crosswalk import Crosswalk
from cpc_selfeval.domain.cycles.looking import STILL_HOLDS, looked_at
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.text import entered, entered_line
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage.frameworks.files import crosswalk, shipped_frameworks


class Cycles:
    """Verbs on self-evaluation cycles. Each is one change, and can be undone."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def crosswalk(self) -> Crosswalk:
        """How indicators of the shipped editions relate, read once."""
        return crosswalk()

    def editions(self) -> tuple[Framework, ...]:
        """The editions that the next cycle can use: the present one, then the others that come with the program."""
        present = self._session.contents.framework
        return (present, *(each for each in shipped_frameworks() if each.content_hash != present.content_hash))

    def close(self, *, origin: object | None = None) -> None:
        """Close the open cycle: what stands in it is kept as a snapshot, and nothing in it can be changed.

        Refused with ClosedAlready, TooMuchToClose.
        """
        title = self._session.contents.cycle.title

        def build(contents: Contents) -> Change:
            return closed_by(contents, self._session.person, self._session.clock())

        self._session.make(f"closing of “{title}”", build, origin=origin)

    def reopen(self, reason: str, name: str, *, origin: object | None = None) -> None:
        """Open the cycle again; its closing stays, with the reason. Refused with NotClosed, ReopeningUnexplained."""
        title = self._session.contents.cycle.title

        def build(contents: Contents) -> Change:
            return reopened_by(contents, entered(reason), entered_line(name), self._session.clock())

        self._session.make(f"opening “{title}” again", build, origin=origin)

    def start_next(
        self,
        title: str,
        framework: Framework | None = None,
        left_out: Collection[str] = (),
        *,
        origin: object | None = None,
        **period: Any,
    ) -> str:
        """Start the next cycle from the open one; its key comes back at once. The open one stays open here.

        ``framework`` is another edition, None for the same; ``left_out`` are codes that it does not cover; ``period``:
        ``period_from``, ``period_to``. Refused with CycleUntitled.
        """
        contents = self._session.contents
        edition = framework or contents.framework
        key = new_key()
        fit = entered_line(title)
        wanted = NextCycle(key=key, title=fit, framework=edition, left_out=frozenset(left_out), **period)

        def build(contents: Contents) -> Change:
            return next_cycle(contents, wanted, crosswalk(), self._session.clock().date())

        self._session.make(f"start of “{fit}”", build, origin=origin, frameworks=(edition,))
        return key

    def still_holds(self, record: str, *, origin: object | None = None) -> None:
        """Say that an entry from the last cycle was looked at and still holds."""

        def build(contents: Contents) -> Change:
            rows = looked_at(contents, record, self._session.clock().date())
            return Change(STILL_HOLDS.lower(), rows)

        self._session.make(STILL_HOLDS.lower(), build, origin=origin)
