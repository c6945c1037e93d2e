"""What around an open file its users should know: the kind of place, another name of it, versions beside it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from cpc_selfeval.storage.places import Place, place_of
from cpc_selfeval.storage.store import Store
from cpc_selfeval.storage.versions_beside import Version, versions_beside


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``names`` is under how many names the file stands on its disk; ``versions`` are its own and others, or none."""

    place: Place
    names: int
    versions: tuple[Version, ...]


def surroundings(store: Store) -> Surroundings:
    """Look around an open file. Raises StorageError."""
    names = 1
    with suppress(OSError):
        names = store.path.stat().st_nlink
    return Surroundings(place_of(store.path), names, versions_beside(store))
