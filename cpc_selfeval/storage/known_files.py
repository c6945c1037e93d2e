"""This computer's note of the files that it wrote last, by which a file that somebody else wrote is known.

One small JSON file among the user's settings. It names paths, sizes and times, and nothing of what a file holds. A
note that is lost or wrong costs only that the file is read with care once more.
"""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from cpc_selfeval.storage.placing import patiently
from cpc_selfeval.storage.stamps import Stamp, stamp_of

MOST_FILES: Final = 200
"""How many files are noted; the longest unused are forgotten first."""

MOST_BYTES: Final = 1_000_000
"""A longer file of notes is not one of ours."""


class Known(StrEnum):
    """What this computer knows of a file: that it is as we closed it, that we never closed it, or nothing."""

    AS_WE_LEFT_IT = "as we left it"
    NEVER_CLOSED = "never closed"
    STRANGE = "strange"


@dataclass(frozen=True, slots=True)
class _Note:
    path: str
    device: int
    inode: int
    size: int
    mtime_ns: int
    is_open: bool

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.device, self.inode, self.size, self.mtime_ns)


class KnownFiles:
    """The notes in one file, whose folder is made when something is first noted. Paths are canonical ones.

    May be used from several threads. Where the notes cannot be written, files are strange again next time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._one_at_a_time = threading.Lock()

    def of(self, path: Path) -> Known:
        """What is known of the file at ``path``; it is not opened. A file that is not there is strange."""
        note = _read(self._path).get(str(path))
        try:
            now = stamp_of(path)
        except OSError:
            return Known.STRANGE
        if note is None or not note.stamp.is_same_file(now):
            return Known.STRANGE
        if note.is_open:
            return Known.NEVER_CLOSED
        return Known.AS_WE_LEFT_IT if note.stamp == now else Known.STRANGE

    def note_opened(self, path: Path) -> None:
        """Note that the file is open to be written from now on."""
        self._note(path, is_open=True)

    def note_closed(self, path: Path) -> None:
        """Note what the file is now that it is closed, unless another one stands in its place by now."""
        self._note(path, is_open=False)

    def forget(self, path: Path) -> None:
        """Note nothing of the file any more, so that it is read with care next time."""
        with self._one_at_a_time:
            notes = _read(self._path)
            if notes.pop(str(path), None) is not None:
                self._write(notes)

    def _note(self, path: Path, *, is_open: bool) -> None:
        try:
            now = stamp_of(path)
        except OSError:
            return
        with self._one_at_a_time:
            notes = _read(self._path)
            was = notes.pop(str(path), None)
            if not is_open and (was is None or not was.stamp.is_same_file(now)):
                return
            notes[str(path)] = _Note(str(path), now.device, now.inode, now.size, now.mtime_ns, is_open)
            self._write(notes)

    def _write(self, notes: dict[str, _Note]) -> None:
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        kept = {"files": [asdict(note) for note in list(notes.values())[-MOST_FILES:]]}
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_text(json.dumps(kept, indent=1), encoding="utf-8")
                patiently(lambda: beside.replace(self._path))
            finally:
                with suppress(OSError):
                    beside.unlink()


def _read(path: Path) -> dict[str, _Note]:
    """The notes by path, the longest unused first. Whatever cannot be used is passed over."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        found = json.loads(content.decode("utf-8")) if len(content) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    listed = found.get("files") if isinstance(found, dict) else None
    notes = (_note_of(entry) for entry in (listed if isinstance(listed, list) else ()))
    return {note.path: note for note in notes if note is not None}


_KINDS: dict[str, type] = {"path": str, "is_open": bool}


def _note_of(entry: object) -> _Note | None:
    if not isinstance(entry, dict):
        return None
    values: dict[str, Any] = {field.name: entry.get(field.name) for field in fields(_Note)}
    if any(type(value) is not _KINDS.get(name, int) for name, value in values.items()):
        return None
    return _Note(**values)
