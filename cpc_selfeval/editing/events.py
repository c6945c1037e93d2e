"""What a session tells: what came into the file, what was refused, and to whom it tells it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar, runtime_checkable
from weakref import ReferenceType, ref

from cpc_selfeval.domain.change import Change, ChangeKind
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Applied:
    """A change that is in the file: what it was, when, and which widget caused it (None: undo, redo, another).

    ``took``: seconds that the file took to have it on the disk.
    """

    change: Change
    kind: ChangeKind
    at: datetime
    origin: object | None
    took: float = 0.0


@runtime_checkable
class TypedIn(Protocol):
    """A widget in which somebody types: ``given`` is what it handed over last, in its own form."""

    @property
    def given(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that is not in the file. ``waiting`` tells whether it is kept to be tried again.

    ``kind`` tells whether it was made, or an undo or redo. ``words`` is what its widget had handed over when it was
    asked for, and ``about`` what the change sets: by now the widget may hold others, or be gone.
    """

    act: str
    refusal: Refusal
    origin: object | None
    waiting: bool
    kind: ChangeKind = ChangeKind.MADE
    words: object = None
    about: Hashable = None


E = TypeVar("E", Applied, Refused)


def known_loosely(origin: object | None) -> object | None:
    """What caused a change, as the executor's thread may know it: by a weak reference, where there can be one.

    A widget that is deleted while its change waits would else end there, if that thread is the last to hold it.
    """
    try:
        return ref(origin)
    except TypeError:
        return origin


def with_its_origin(event: E) -> E:
    """The event with what caused it itself, for the thread that it lives on; None where it is gone."""
    return replace(event, origin=event.origin()) if isinstance(event.origin, ReferenceType) else event


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One line of "last changes"."""

    at: datetime
    act: str
    kind: ChangeKind
    by: Person


class Listener(Protocol):
    """Who is told. Called on the executor's thread; never calls a verb from there."""

    def saving(self) -> None:
        """A change was queued."""

    def stepping(self) -> None:
        """Undo or redo was asked for, or had its turn: what is entered may be another.

        Called on the thread of whoever asks, too.
        """

    def applied(self, event: Applied) -> None:
        """A change is in the file."""

    def refused(self, event: Refused) -> None:
        """A change is not in the file."""


class Silent:
    """A listener that keeps what it was told, for the command line and tests."""

    def __init__(self) -> None:
        self.events: list[Applied] = []
        self.refusals: list[Refused] = []

    def saving(self) -> None:
        """Nothing to show."""

    def stepping(self) -> None:
        """Nothing to show."""

    def applied(self, event: Applied) -> None:
        self.events.append(event)

    def refused(self, event: Refused) -> None:
        self.refusals.append(event)
