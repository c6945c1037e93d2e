"""Whoever waits for a workbook: starts the process that reads it, gives it the bytes, hears it, and ends it in time."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Final

import cpc_selfeval
from cpc_selfeval.contributions import READ_APART
from cpc_selfeval.contributions.reading.answer import sheets_of
from cpc_selfeval.contributions.reading.limits import USUAL, Limits
from cpc_selfeval.domain.cells import SheetCells, WorkbookCells
from cpc_selfeval.domain.contribution_refusals import (
    ReadingBrokeOff,
    ReadingStopped,
    ReadingTookTooLong,
    WorkbookTooLarge,
    WorkbookUnreadable,
)

_PROGRAM_FOLDER: Final = Path(cpc_selfeval.__file__).parents[1]


def reading_command() -> list[str]:
    """What starts the process: this program, told to do nothing but read. A bundle is the program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_APART]
    return [sys.executable, "-m", "cpc_selfeval", READ_APART]


class Reader:
    """Reads one workbook, once. :meth:`stop` may be called from any thread."""

    def __init__(self, path: Path, limits: Limits = USUAL, command: Sequence[str] = ()) -> None:
        self._path = path
        self._limits = limits
        self._command = command or reading_command()
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._late = False

    def read(self) -> WorkbookCells:
        """The workbook's cells. Waits for them. Raises the refusals of ``domain.contribution_refusals``."""
        document = self._document()
        try:
            with self._running() as process:
                _feed(process.stdin, self._limits, document)
                sheets = self._heard(process.stdout)
        except OSError as error:
            raise ReadingBrokeOff(self._path) from error
        return WorkbookCells(sheets, hashlib.sha256(document).hexdigest())

    def stop(self) -> None:
        """End the reading at once; whoever waits for it gets ReadingStopped."""
        self._end(stopped=True)

    def _document(self) -> bytes:
        most = self._limits.file_bytes
        try:
            with self._path.open("rb") as file:
                document = file.read(most + 1)
        except OSError as error:
            raise WorkbookUnreadable(self._path, _why(error)) from error
        if len(document) > most:
            raise WorkbookTooLarge(self._path, f"the file has more than {most / 1e6:.0f} MB")
        return document

    @contextmanager
    def _running(self) -> Iterator[subprocess.Popen[bytes]]:
        """The process, ended in any case at the end of the block. Raises OSError where it cannot be started."""
        timer = Timer(self._limits.seconds, self._end, kwargs={"late": True})
        timer.daemon = True
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Else Python would look for its modules first wherever the user happens to be
            cwd=_PROGRAM_FOLDER,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with process:
            with self._lock:
                self._process = process
                if self._stopped:
                    process.kill()
            timer.start()
            try:
                yield process
            finally:
                timer.cancel()
                process.kill()

    def _heard(self, output: IO[bytes] | None) -> tuple[SheetCells, ...]:
        try:
            return sheets_of(self._lines(output), self._path, self._limits)
        except ReadingBrokeOff:
            if self._stopped:
                raise ReadingStopped(self._path) from None
            if self._late:
                raise ReadingTookTooLong(self._path, self._limits.seconds) from None
            raise

    def _lines(self, output: IO[bytes] | None) -> Iterator[bytes]:
        left = self._limits.answer_bytes
        while output is not None and (line := output.readline(self._limits.line_bytes + 1)):
            left -= len(line)
            if left < 0 or len(line) > self._limits.line_bytes:
                raise ReadingBrokeOff(self._path)
            yield line

    def _end(self, stopped: bool = False, late: bool = False) -> None:
        with self._lock:
            self._stopped = self._stopped or stopped
            self._late = self._late or late
            if self._process is not None:
                self._process.kill()


def _feed(into: IO[bytes] | None, limits: Limits, document: bytes) -> None:
    """Give the process what it is to read. One that ends before it has heard everything answers by that."""
    if into is not None:
        with suppress(OSError), into:
            into.write(json.dumps(asdict(limits)).encode() + b"\n")
            into.write(document)


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no file of this name"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, PermissionError):
        return "it may not be opened: another program holds it, or it is not yours to read"
    return f"it could not be read ({error.strerror or type(error).__name__})"
