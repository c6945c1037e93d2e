"""A small log for whoever has to find out what went wrong: what the program did, and never what anybody wrote.

A line has the time (UTC), the process, a code and values: counts, durations, versions, names of errors. A value that is
more than one plain word is not written, so no title, text, name or path can come into it; a file is told from another
by a mark that means nothing outside this run. Python's own ``logging`` would add 16 ms to each start.
"""

from __future__ import annotations

import os
import re
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cpc_selfeval.app.own_folders import log_folder

if TYPE_CHECKING:
    from cpc_selfeval.editing.events import Applied, Refused
    from cpc_selfeval.editing.session import Session
    from cpc_selfeval.ui.workspace import Workspace

NAME: Final = "log.txt"
BEFORE: Final = "log-before.txt"
MOST_BYTES: Final = 256_000
"""A log longer than this becomes the one from before, whose own predecessor goes."""
SLOW: Final = 1.0
"""Seconds from which on a save is noted by itself."""

Value = str | int | float | bool
_WORD = re.compile(r"[A-Za-z0-9_.:+-]{1,60}")
_PLACE = re.compile(r"[A-Za-z0-9_./:<>+-]{1,120}")


class Log:
    """The log of one run. Where it cannot be written, nothing is, and nobody is troubled with it."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder``: the user's own for such files unless said otherwise."""
        self.folder = folder or log_folder()
        self._turn = threading.Lock()
        self._salt = os.urandom(8)

    @property
    def path(self) -> Path:
        """The file that is written to."""
        return self.folder / NAME

    def write(self, code: str, **values: Value) -> None:
        """Write one line: a code and values by name. Callable from any thread."""
        parts = [f"{name}={_in_a_word(value)}" for name, value in values.items()]
        self._write(" ".join((code, *parts)))

    def write_fault(self, report: str) -> None:
        """Write what a report of a fault says of kinds and places (:func:`cpc_selfeval.app.crash.report_of`)."""
        for line in report.splitlines()[3:]:
            words = line.replace("(", "").replace(")", "").split()
            if words and all(_PLACE.fullmatch(word) for word in words):
                self._write(" ".join(("fault", *words)))

    def mark_of(self, path: Path) -> str:
        """A mark by which lines about the same file are known in this run, and from which no path can be told."""
        from hashlib import sha256

        return sha256(self._salt + os.fsencode(path)).hexdigest()[:8]

    def follow(self, workspace: Workspace) -> FileNotes:
        """Note what becomes of a file that was opened, until :meth:`FileNotes.closed` is told."""
        return FileNotes(self, workspace)

    def _write(self, line: str) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        with self._turn, suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_room()
            with self.path.open("a", encoding="ascii", errors="replace", newline="\n") as file:
                file.write(f"{at} {os.getpid()} {line}\n")

    def _make_room(self) -> None:
        with suppress(FileNotFoundError):
            if self.path.stat().st_size > MOST_BYTES:
                self.path.replace(self.folder / BEFORE)


class FileNotes:
    """Counts the saves of an open file, and notes what was refused."""

    def __init__(self, log: Log, workspace: Workspace) -> None:
        self._log = log
        self._session: Session = workspace.work.session
        self._mark = log.mark_of(self._session.path)
        self._saves = 0
        self._refused = ""
        self._longest = 0.0
        contents = workspace.contents
        log.write(
            "opened",
            file=self._mark,
            bytes=_size(self._session.path),
            evidence=len(contents.evidence),
            findings=len(contents.findings),
            actions=len(contents.actions),
            read_only=self._session.read_only,
        )
        workspace.changed.connect(self._changed)
        workspace.refused.connect(self._was_refused)

    def _changed(self, event: Applied) -> None:
        self._saves += 1
        self._refused = ""
        self._longest = max(self._longest, event.took)
        if event.took >= SLOW:
            self._log.write("slow_save", file=self._mark, ms=round(1000 * event.took))

    def _was_refused(self, event: Refused) -> None:
        """The same again and again, as when a full disk is tried every few seconds, is noted once."""
        kind = type(event.refusal).__name__
        detail = getattr(event.refusal, "detail", "")
        if f"{kind} {detail}" != self._refused:
            self._refused = f"{kind} {detail}"
            self._log.write("refused", file=self._mark, kind=kind, detail=detail or "-", waiting=event.waiting)

    def closed(self) -> None:
        """The file was closed."""
        waiting = len(self._session.unsaved)
        longest = round(1000 * self._longest)
        self._log.write("closed", file=self._mark, saves=self._saves, longest_ms=longest, not_saved=waiting)


def _in_a_word(value: Value) -> str:
    word = str(value).replace(" ", "_") if isinstance(value, str) else str(value)
    return word if _WORD.fullmatch(word) else "?"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
