"""What all groups of verbs share: finding the record that a change is about, and revising fields of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.looking import looked_at, not_looked_at
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.text import entered, entered_line
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.session import Session

R = TypeVar("R", bound=Record)

SINGLE_LINES = frozenset(
    {
        *("title", "name", "area", "lead", "reference", "cog_officer", "word", "letter", "corrected_title"),
        *("cpc_name", "cpc_short", "cog_name", "cog_short", "lead_officer", "contact_role"),
        *("marking", "plan_name", "author", "author_role", "logo_name", "logo_words", "number", "addressed_to"),
    }
)
"""Fields that are one line wherever they are shown; line ends typed or pasted into them become spaces."""


class Removed(Refusal):
    """The record that a change is about is no longer there."""

    def __init__(self, noun: str) -> None:
        super().__init__(
            f"This {noun} was removed in the meantime, so the change has nowhere to go.",
            "Everything else is saved.",
            "Undo the removal, then make the change again.",
        )


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """Field values with texts made fit to store (:mod:`cpc_selfeval.domain.text`)."""
    return {
        name: (entered_line(value) if name in SINGLE_LINES else entered(value)) if type(value) is str else value
        for name, value in values.items()
    }


def present(contents: Contents, kind: type[R], key: str) -> R:
    """The record with this key. Raises Removed when it is no longer there."""
    record = contents.of(kind).get(key)
    if record is None:
        raise Removed(kind.noun)
    return record


def revise(
    session: Session,
    kind: type[R],
    key: str,
    values: Mapping[str, Any],
    *,
    origin: object | None = None,
    visit: str | None = None,
    absent: Callable[[Contents], R] | None = None,
) -> None:
    """Queue a change of some fields of one record. ``absent`` gives the record to start from when there is none yet.

    An entry that came over from the last cycle counts as looked at from then on.

    Raises TypeError for a field that the record does not have: a fault of ours.
    """
    unknown = set(values) - {field.name for field in fields(kind)}
    if unknown:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    fit = cleaned(values)
    act = _act(session.contents, kind, key, absent)

    def build(contents: Contents) -> Change:
        before = contents.of(kind).get(key)
        if before is None and absent is None:
            raise Removed(kind.noun)
        start = before or absent(contents)  # type: ignore[misc]
        after = replace(start, **fit)
        came_over = after != before and not_looked_at(contents, key)
        seen = looked_at(contents, key, session.clock().date()) if came_over else ()
        return Change(name_of(contents, after), (RowChange(before, after), *seen), visit)

    session.make(act, build, origin=origin, about=(kind, key, frozenset(fit)))


def _act(contents: Contents, kind: type[R], key: str, absent: Callable[[Contents], R] | None) -> str:
    record = contents.of(kind).get(key) or (absent(contents) if absent else None)
    return name_of(contents, record) if record else kind.noun
