"""Actions: planned, moved, progressed, measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date
from typing import Any

from cpc_selfeval.domain.action import Action, ProgressNote, Reading, Status
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.row_changes import due_moved, removal, unlinked
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present, revise


class OverdueIsDerived(Refusal):
    """Somebody tried to set the status "overdue"."""

    def __init__(self) -> None:
        super().__init__(
            "“Overdue” is worked out from the due date and cannot be set.",
            "The action is as it was.",
            "Choose another status, or change the due date.",
        )


class Actions:
    """Verbs on actions, their due dates, progress notes and readings."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def plan(self, text: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> str:
        """Plan an action with the next number; its key comes back at once. It needs only its text.

        ``values`` are further fields of :class:`Action`, such as ``findings`` (areas that it answers) or ``due``; its
        field ``origin`` is called ``came_from`` here, since ``origin`` is who causes the change.
        """
        key = new_key()
        fit = cleaned({"text": text, **_as_fields(values)})

        def build(contents: Contents) -> Change:
            number = 1 + max((action.number for action in contents.actions.values()), default=0)
            action = Action(key=key, cycle=contents.cycle_key, number=number, **fit)
            return Change(f"new {name_of(contents, action)}", (RowChange(None, action),), visit)

        self._session.make("new action", build, origin=origin)
        return key

    def revise(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change fields of an action, ``came_from`` for its field ``origin``.

        A due date that was already set is moved with :meth:`move_due` instead. Raises OverdueIsDerived for the status
        overdue.
        """
        if values.get("status") is Status.OVERDUE:
            raise OverdueIsDerived
        revise(self._session, Action, key, _as_fields(values), origin=origin, visit=visit)

    def move_due(
        self, key: str, to: date | None, *, reason: str = "", agreed_by: str = "", origin: object | None = None
    ) -> None:
        """Move the due date and keep what it was, why it moved and who agreed. Setting a first one is no move."""

        def build(contents: Contents) -> Change:
            before = present(contents, Action, key)
            act = f"due date of {name_of(contents, before)}"
            if before.due == to:
                return Change(act, ())
            row = RowChange(before, replace(before, due=to))
            if before.due is None:
                return Change(act, (row,))
            move = due_moved(
                contents, before, to, self._session.clock(), **cleaned({"reason": reason, "agreed_by": agreed_by})
            )
            return Change(act, (row, RowChange(None, move)))

        self._session.make("due date of an action", build, origin=origin)

    def correct_due(self, key: str, to: date | None, *, origin: object | None = None) -> None:
        """Put a wrongly typed due date right, without counting it as moved."""
        revise(self._session, Action, key, {"due": to}, origin=origin)

    def remove(self, key: str) -> None:
        """Remove an action with its notes, readings and moves; evidence stays. Undo brings all of it back."""

        def build(contents: Contents) -> Change:
            action = present(contents, Action, key)
            return Change(f"removal of {name_of(contents, action)}", removal(contents, action))

        self._session.make("removal of an action", build)

    def note_progress(
        self, key: str, text: str, *, on: date | None = None, origin: object | None = None, visit: str | None = None
    ) -> str:
        """Write a progress note, dated today unless said otherwise, in the name of whoever is working."""
        new = new_key()
        fit = cleaned({"text": text})

        def build(contents: Contents) -> Change:
            action = present(contents, Action, key)
            now = self._session.clock()
            day = on or now.date()
            note = ProgressNote(
                key=new,
                cycle=action.cycle,
                action=key,
                on=day,
                by=self._session.person.name,
                at=now.astimezone(UTC).isoformat(),
                **fit,
            )
            return Change(f"progress note of {name_of(contents, action)}", (RowChange(None, note),), visit)

        self._session.make("progress note", build, origin=origin)
        return new

    def revise_note(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change a progress note. Its day stays when none is given."""
        fit = {name: value for name, value in values.items() if name != "on" or value is not None}
        if fit:
            revise(self._session, ProgressNote, key, fit, origin=origin, visit=visit)

    def remove_note(self, key: str) -> None:
        """Remove a progress note."""
        _remove(self._session, ProgressNote, key)

    def take_reading(self, key: str, value: str, *, origin: object | None = None, **values: Any) -> str:
        """Record a reading of an action's measure. ``values`` are further fields of :class:`Reading`."""
        new = new_key()
        fit = cleaned({"value": value, **values})

        def build(contents: Contents) -> Change:
            action = present(contents, Action, key)
            reading = Reading(
                key=new, cycle=action.cycle, action=key, at=self._session.clock().astimezone(UTC).isoformat(), **fit
            )
            return Change(f"reading of {name_of(contents, action)}", (RowChange(None, reading),))

        self._session.make("reading of a measure", build, origin=origin)
        return new

    def revise_reading(
        self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any
    ) -> None:
        """Change a reading."""
        revise(self._session, Reading, key, values, origin=origin, visit=visit)

    def remove_reading(self, key: str) -> None:
        """Remove a reading; evidence that drew on it stays, without it."""

        def build(contents: Contents) -> Change:
            reading = present(contents, Reading, key)
            rows = unlinked(contents.evidence.values(), "readings", frozenset({key}))
            return Change(f"removal of {name_of(contents, reading)}", (*rows, RowChange(reading, None)))

        self._session.make("removal of a reading", build)


def _as_fields(values: dict[str, Any]) -> dict[str, Any]:
    return {"origin" if name == "came_from" else name: value for name, value in values.items()}


def _remove(session: Session, kind: type[Record], key: str) -> None:
    def build(contents: Contents) -> Change:
        record = present(contents, kind, key)
        return Change(f"removal of {name_of(contents, record)}", (RowChange(record, None),))

    session.make(f"removal of {kind.noun}", build)
