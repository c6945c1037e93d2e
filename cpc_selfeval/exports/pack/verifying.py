"""Whether a pack, as a folder or as a zip, is as it was made."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from cpc_selfeval.domain.pack.listed import LIST, files_listed
from cpc_selfeval.domain.pack_refusals import NoPack

_LONGEST_LIST: Final = 20_000_000
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: paths that are not as listed, not there, or not listed; and the SHA-256 (hex) of the list."""

    files: int
    altered: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    list_sha256: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing was altered, taken away or added."""
        return not (self.altered or self.missing or self.added)


def verified(place: Path) -> Verified:
    """Look at every file of a pack. Raises NoPack where there is no list that can be read."""
    try:
        with _opened(place) as (names, read):
            with read(LIST) as stream:
                listing = stream.read(_LONGEST_LIST)
            listed = {file.path: file for file in files_listed(listing.decode("utf-8"))}
            missing = tuple(path for path in listed if path not in names)
            altered = tuple(
                path for path, file in listed.items() if path in names and _sha256(read, path) != file.sha256
            )
    except (OSError, KeyError, ValueError, RecursionError, zipfile.BadZipFile) as error:
        raise NoPack(place) from error
    added = tuple(sorted(name for name in names if name not in listed and name != LIST))
    return Verified(len(listed), altered, missing, added, hashlib.sha256(listing).hexdigest())


_Reading = Callable[[str], IO[bytes]]


@contextmanager
def _opened(place: Path) -> Iterator[tuple[frozenset[str], _Reading]]:
    if place.is_dir():
        names = frozenset(path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir())
        yield names, lambda name: (place / name).open("rb")
        return
    with zipfile.ZipFile(place) as packed:
        inside = [name for name in packed.namelist() if not name.endswith("/")]
        tops = {name.partition("/")[0] for name in inside}
        top = f"{tops.pop()}/" if len(tops) == 1 and LIST not in inside else ""
        yield frozenset(name.removeprefix(top) for name in inside), lambda name: packed.open(top + name)


def _sha256(read: _Reading, path: str) -> str:
    hashed = hashlib.sha256()
    with read(path) as stream:
        while piece := stream.read(_PIECE):
            hashed.update(piece)
    return hashed.hexdigest()
