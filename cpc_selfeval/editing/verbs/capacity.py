"""The capacity for improvement: factors with what they stand on, and the committee's own paragraph."""

from __future__ import annotations

from typing import Any

from cpc_selfeval.domain.capacity.drafting import factors, statement
from cpc_selfeval.domain.capacity.grounds import Ground
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.improving import CapacityFactor, CapacityStatement, capacity_statement_key
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.row_changes import removal
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present, revise


class Capacity:
    """Verbs on the capacity for improvement."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, title: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> str:
        """Add a factor; its key comes back at once. ``values`` are further fields of :class:`CapacityFactor`."""
        key = new_key()
        fit = cleaned({"title": title, **values})

        def build(contents: Contents) -> Change:
            position = 1 + max((factor.position for factor in factors(contents)), default=0)
            factor = CapacityFactor(key=key, cycle=contents.cycle_key, position=position, **fit)
            return Change("new factor of capacity", (RowChange(None, factor),), visit)

        self._session.make("new factor of capacity", build, origin=origin)
        return key

    def begin_from(self, ground: Ground) -> str:
        """Add a factor that begins with an offered ground's title."""
        return self.add(ground.title, ground=ground.name)

    def revise(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change a factor: its words, the confidence in the committee's words, and what it stands on."""
        revise(self._session, CapacityFactor, key, values, origin=origin, visit=visit)

    def remove(self, key: str) -> None:
        """Remove a factor; what was linked to it stays. Undo brings it back."""

        def build(contents: Contents) -> Change:
            return Change("removal of a factor of capacity", removal(contents, present(contents, CapacityFactor, key)))

        self._session.make("removal of a factor of capacity", build)

    def state(self, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change the committee's own paragraph (``text``) or its ``confidence`` in words."""
        key = capacity_statement_key(self._session.contents.cycle_key)
        revise(self._session, CapacityStatement, key, values, origin=origin, visit=visit, absent=statement)
