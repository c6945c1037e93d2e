"""Which files are worked on as local copies on this computer, in a small JSON file beside the preferences.

It is synced before anything relies on it, and read again before each change, so that two open programs do not forget
for one another. What stands in it that cannot be used is passed over.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cpc_selfeval.app.preferences import preferences_file

if TYPE_CHECKING:
    from cpc_selfeval.editing.local_copy import LocalCopy

MOST_BYTES: Final = 1_000_000
"""A longer file is not one of ours."""


def local_folder() -> Path:
    """Where local copies are kept: on this computer itself, not where a user's documents may be synced to."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "CPC Self-Evaluation"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "CPC Self-Evaluation"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "cpc-selfeval"
    return folder / "Local copies"


class LocalCopies:
    """The local copies of whoever is using this computer."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or preferences_file().with_name("local-copies.json")

    def all(self) -> tuple[LocalCopy, ...]:
        """Those that were not checked in, oldest first."""
        return _read(self._path)

    def keep(self, copy: LocalCopy) -> None:
        """Note a local copy, in place of what was noted of it before. Raises OSError."""
        _write(self._path, (*(other for other in self.all() if other.key != copy.key), copy))

    def forget(self, copy: LocalCopy) -> None:
        """Note that a local copy is no more. Where that cannot be written it is asked about once more."""
        with suppress(OSError):
            _write(self._path, tuple(other for other in self.all() if other.key != copy.key))

    def at(self, path: Path) -> LocalCopy | None:
        """The local copy that stands at ``path``, or None."""
        wanted = os.path.realpath(path)
        return next((copy for copy in self.all() if os.path.realpath(copy.path) == wanted), None)

    def of(self, key: str) -> LocalCopy | None:
        """The local copy of this key, or None where it is on another computer."""
        return next((copy for copy in self.all() if copy.key == key), None)


def _write(path: Path, copies: tuple[LocalCopy, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8") as file:
            json.dump([_as_json(copy) for copy in copies], file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
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


def _read(path: Path) -> tuple[LocalCopy, ...]:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        return ()
    try:
        found = json.loads(content) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        return ()
    entries = found if isinstance(found, list) else []
    return tuple(copy for copy in map(_copy, entries) if copy is not None)


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
