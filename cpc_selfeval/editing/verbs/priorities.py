"""Priorities of the 2009 report: offered where an action is planned, and adopted as what it was begun from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.adopted import adopted_key, adoption
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.national_priorities import NationalPriorities, NationalPriority, Offered
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present
from cpc_selfeval.storage.frameworks.files import crosswalk
from cpc_selfeval.storage.frameworks.priorities import national_priorities


class Priorities:
    """Adopting fills no text that is there, and is one step to undo."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def all(self) -> NationalPriorities:
        """Every priority that comes with the program."""
        return national_priorities()

    def offered(self, code: str) -> Offered:
        """What to think with at an indicator of the open cycle."""
        return self.all.offered_for(self._session.contents.framework.ref(code), crosswalk())

    def begin_from(self, priority: NationalPriority, *, origin: object | None = None, **values: Any) -> str:
        """Plan an action whose text is the priority's; its key comes back at once.

        ``values`` are further fields of :class:`Action`, such as ``findings``.
        """
        key = new_key()
        fit = cleaned({"text": priority.text, **values})

        def build(contents: Contents) -> Change:
            number = 1 + max((action.number for action in contents.actions.values()), default=0)
            action = Action(key=key, cycle=contents.cycle_key, number=number, **fit)
            adopted = adoption(contents.cycle_key, key, priority)
            return Change(f"new {name_of(contents, action)}", (RowChange(None, action), RowChange(None, adopted)))

        self._session.make("new action", build, origin=origin)
        return key

    def adopt(self, action: str, priority: NationalPriority, *, origin: object | None = None) -> None:
        """Record that an action was begun from a priority, and let it have its words where it has none."""

        def build(contents: Contents) -> Change:
            before = present(contents, Action, action)
            act = f"priority of {name_of(contents, before)}"
            rows = []
            if not before.text.strip():
                rows.append(RowChange(before, replace(before, text=priority.text)))
            if contents.get(AdoptedPriority, adopted_key(action, priority.name)) is None:
                rows.append(RowChange(None, adoption(before.cycle, action, priority)))
            return Change(act, tuple(rows))

        self._session.make("priority of an action", build, origin=origin)

    def take_measure(self, action: str, priority: NationalPriority, *, origin: object | None = None) -> None:
        """Let an action have the measure that is suggested with a priority, where it has none of its own."""

        def build(contents: Contents) -> Change:
            before = present(contents, Action, action)
            act = f"measure of {name_of(contents, before)}"
            if before.measure.strip():
                return Change(act, ())
            return Change(act, (RowChange(before, replace(before, measure=priority.measure)),))

        self._session.make("measure of an action", build, origin=origin)

    def part(self, adopted: str) -> None:
        """Forget that an action was begun from a priority; the action stays as it is."""

        def build(contents: Contents) -> Change:
            record = present(contents, AdoptedPriority, adopted)
            return Change(f"removal of {name_of(contents, record)}", (RowChange(record, None),))

        self._session.make("removal of an adopted priority", build)
