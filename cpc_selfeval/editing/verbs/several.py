"""Several records changed, removed or recorded together: one act, one transaction, one step to undo.

What was removed in the meantime is passed over, and a record that has the value already is not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final, TypeVar

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.looking import looked_at
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.domain.row_changes import due_moved, removal
from cpc_selfeval.domain.several import counted, present_ones, that_change
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.actions import OverdueIsDerived
from cpc_selfeval.editing.verbs.revising import Removed, cleaned

R = TypeVar("R", bound=Record)

_NAMES: Final[Mapping[type[Record], tuple[str, str]]] = {
    Action: ("action", "actions"),
    Evidence: ("piece of evidence", "pieces of evidence"),
}
_FIELDS: Final[Mapping[str, str]] = {
    "agency": "agency",
    "lead": "lead",
    "status": "status",
    "due": "due date",
    "source_type": "source type",
    "shows_impact": "impact",
    "period_from": "period",
    "period_to": "period",
    "priority": "priority",
}
"""What fields that can be set together are called in the act."""


def named(kind: type[Record], number: int) -> str:
    """ "12 actions", "1 piece of evidence"."""
    return counted(number, *_NAMES[kind])


class Several:
    """Verbs on several actions or pieces of evidence at once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def revise(
        self,
        kind: type[R],
        keys: Iterable[str],
        *,
        origin: object | None = None,
        where_empty: Mapping[str, str] | None = None,
        **values: Any,
    ) -> None:
        """Set fields of several records to the same values.

        Texts in ``where_empty`` go with them, into those of the altered records that have none of their own there.
        A due date that is set already is moved with :meth:`move_due`. Raises OverdueIsDerived for the status overdue,
        TypeError for a field that there is none of. Refused with Removed where none of them is there any more.
        """
        if values.get("status") is Status.OVERDUE:
            raise OverdueIsDerived
        unknown = {*values, *(where_empty or ())} - {field.name for field in fields(kind)}
        if unknown:
            raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        fit = cleaned(values)
        besides = cleaned(where_empty or {})
        what = " and ".join(dict.fromkeys(_FIELDS.get(name, name) for name in values))

        def rows(contents: Contents, record: R) -> Iterable[RowChange]:
            missing = {name: text for name, text in besides.items() if not getattr(record, name).strip()}
            return (RowChange(record, replace(record, **fit, **missing)),)

        self._change(kind, keys, what, lambda there: that_change(there, fit), rows, origin)

    def move_due(
        self,
        keys: Iterable[str],
        to: date | None,
        *,
        reason: str = "",
        agreed_by: str = "",
        correcting: bool = False,
        origin: object | None = None,
    ) -> None:
        """Give several actions the same due date. Each that had another keeps what it was, why and who agreed.

        ``correcting``: those were typed wrongly, and it does not count as a move.
        """
        said = cleaned({"reason": reason, "agreed_by": agreed_by})

        def rows(contents: Contents, action: Action) -> Iterable[RowChange]:
            yield RowChange(action, replace(action, due=to))
            if action.due is not None and not correcting:
                yield RowChange(None, due_moved(contents, action, to, self._session.clock(), **said))

        self._change(Action, keys, "due date", lambda there: that_change(there, {"due": to}), rows, origin)

    def remove(self, kind: type[R], keys: Iterable[str], *, origin: object | None = None) -> None:
        """Remove several records with what belongs to them. Undo brings all of it back."""
        wanted = tuple(keys)

        def build(contents: Contents) -> Change:
            there = _there(contents, kind, wanted)
            return Change(f"removal of {named(kind, len(there))}", removal(contents, *there))

        self._session.make(f"removal of {named(kind, len(wanted))}", build, origin=origin)

    def record_evidence(self, pieces: Sequence[Mapping[str, Any]], *, origin: object | None = None) -> tuple[str, ...]:
        """Record several pieces of evidence with the next numbers, each of these fields of :class:`Evidence`.

        Their keys come back at once, in the same order.
        """
        keys = tuple(new_key() for _piece in pieces)
        fit = [cleaned({"title": "", **piece}) for piece in pieces]

        def build(contents: Contents) -> Change:
            first = 1 + max((piece.number for piece in contents.evidence.values()), default=0)
            made = (
                Evidence(key=key, cycle=contents.cycle_key, number=number, **values)
                for number, (key, values) in enumerate(zip(keys, fit, strict=True), first)
            )
            return Change(f"{named(Evidence, len(keys))} from files", tuple(RowChange(None, one) for one in made))

        self._session.make(f"{named(Evidence, len(keys))} from files", build, origin=origin)
        return keys

    def _change(
        self,
        kind: type[R],
        keys: Iterable[str],
        what: str,
        touched: Callable[[Iterable[R]], tuple[R, ...]],
        rows_of: Callable[[Contents, R], Iterable[RowChange]],
        origin: object | None,
    ) -> None:
        wanted = tuple(keys)

        def build(contents: Contents) -> Change:
            change = touched(_there(contents, kind, wanted))
            today = self._session.clock().date()
            rows = [
                row
                for record in change
                for row in (*rows_of(contents, record), *looked_at(contents, record.key, today))
            ]
            return Change(f"{what} of {named(kind, len(change))}", tuple(rows))

        self._session.make(f"{what} of {named(kind, len(wanted))}", build, origin=origin)


def _there(contents: Contents, kind: type[R], keys: Sequence[str]) -> tuple[R, ...]:
    """Those that are still there. Raises Removed where none is."""
    there = present_ones(contents, kind, keys)
    if not there:
        raise Removed(kind.noun)
    return there
