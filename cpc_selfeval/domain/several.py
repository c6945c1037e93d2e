"""What one change of several records at once would alter: said before it is made, and made of the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.record import Record

R = TypeVar("R", bound=Record)


def present_ones(contents: Contents, kind: type[R], keys: Iterable[str]) -> tuple[R, ...]:
    """The records with these keys that are there, each once, in the order of the keys."""
    table = contents.of(kind)
    return tuple(table[key] for key in dict.fromkeys(keys) if key in table)


def that_change(records: Iterable[R], values: Mapping[str, Any]) -> tuple[R, ...]:
    """Those of the records in which any of the fields ``values`` would be another one."""
    return tuple(each for each in records if any(getattr(each, name) != value for name, value in values.items()))


def whose_due_moves(actions: Iterable[Action], to: date | None) -> tuple[Action, ...]:
    """Those of the actions that have a due date which would move: a first one is no move."""
    return tuple(action for action in actions if action.due is not None and action.due != to)


def counted(number: int, one: str, several: str) -> str:
    """ "1 action", "12 actions"."""
    return f"{number:,} {one if number == 1 else several}"
