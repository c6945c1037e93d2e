"""Which files are worked on as local copies on this computer, in a small JSON file beside the preferences.

It also notes of which files it was said already that they stand on a share or a stick.

It is synced before anything relies on it, and read again before each change, so that two open programs do not forget
for one another. What stands in it that cannot be used is passed over.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cpc_selfeval.app.own_folders import computer_folder, portable_folder, settings_folder

if TYPE_CHECKING:
    from cpc_selfeval.editing.local_copy import LocalCopy

MOST_TOLD: Final = 200
"""So many things at most are remembered as said."""
MOST_BYTES: Final = 1_000_000
"""A longer file is not one of ours."""


def local_folder() -> Path:
    """Where local copies are kept: on this computer itself, not where a user's documents may be synced to."""
    return computer_folder() / "Local copies"


def _note() -> Path:
    """Beside the preferences; where those are carried along, on the computer that the copies are on."""
    folder = settings_folder() if portable_folder() is None else computer_folder()
    return folder / "local-copies.json"


@dataclass(frozen=True, slots=True)
class _Noted:
    copies: tuple[LocalCopy, ...] = ()
    told: tuple[str, ...] = ()


class LocalCopies:
    """The local copies of whoever is using this computer."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _note()

    def all(self) -> tuple[LocalCopy, ...]:
        """Those that were not checked in, oldest first."""
        return _read(self._path).copies

    def was_told(self, key: str) -> bool:
        """Whether something was said already."""
        return key in _read(self._path).told

    def note_told(self, key: str) -> None:
        """Note that something was said. Where that cannot be written it is said again."""
        with suppress(OSError):
            noted = _read(self._path)
            _write(self._path, replace(noted, told=(*noted.told, key)[-MOST_TOLD:]))

    def keep(self, copy: LocalCopy) -> None:
        """Note a local copy, in place of what was noted of it before. Raises OSError."""
        noted = _read(self._path)
        _write(self._path, replace(noted, copies=(*_without(noted.copies, copy), copy)))

    def forget(self, copy: LocalCopy) -> None:
        """Note that a local copy is no more. Where that cannot be written it is asked about once more."""
        with suppress(OSError):
            noted = _read(self._path)
            _write(self._path, replace(noted, copies=_without(noted.copies, copy)))

    def at(self, path: Path) -> LocalCopy | None:
        """The local copy that stands at ``path``, or None."""
        wanted = os.path.realpath(path)
        return next((copy for copy in self.all() if os.path.realpath(copy.path) == wanted), None)

    def of(self, key: str) -> LocalCopy | None:
        """The local copy of this key, or None where it is on another computer."""
        return next((copy for copy in self.all() if copy.key == key), None)


def _without(copies: tuple[LocalCopy, ...], copy: LocalCopy) -> tuple[LocalCopy, ...]:
    return tuple(other for other in copies if other.key != copy.key)


def _write(path: Path, noted: _Noted) -> None:
    import json

    from cpc_selfeval.storage.placing import patiently

    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8") as file:
            json.dump({"copies": [_as_json(copy) for copy in noted.copies], "told": noted.told}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: beside.replace(path))
    finally:
        with suppress(OSError):
            beside.unlink()


def _as_json(copy: LocalCopy) -> dict[str, str]:
    return {
        "key": copy.key,
        "original": str(copy.original),
        "path": str(copy.path),
        "state": copy.state,
        "since": copy.since.isoformat(),
        "coming": copy.coming,
    }


def _read(path: Path) -> _Noted:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        return _Noted()
    import json

    try:
        found = json.loads(content) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        return _Noted()
    if not isinstance(found, dict):
        return _Noted()
    copies = (_copy(entry) for entry in _list(found.get("copies")))
    told = tuple(key for key in _list(found.get("told")) if isinstance(key, str))
    return _Noted(tuple(copy for copy in copies if copy is not None), told)


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _copy(entry: Any) -> LocalCopy | None:
    from cpc_selfeval.editing.local_copy import LocalCopy

    try:
        texts = {name: entry[name] for name in ("key", "original", "path", "state", "since", "coming")}
        if not all(isinstance(text, str) and "\0" not in text for text in texts.values()):
            return None
        since = datetime.fromisoformat(texts["since"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return LocalCopy(texts["key"], Path(texts["original"]), Path(texts["path"]), texts["state"], since, texts["coming"])
