"""Whoever waits for the words of an attached file: starts the process that reads it, hears it, and ends it in time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from typing import IO, Final

import cpc_selfeval
from cpc_selfeval.contributions import READ_WORDS_APART
from cpc_selfeval.contributions.attached.answer import BROKE_OFF, AttachedWords, heard
from cpc_selfeval.contributions.attached.limits import MOST_BYTES, MOST_CHARACTERS, SECONDS
from cpc_selfeval.contributions.attached.unreadable import TOO_LARGE

_MOST_ANSWERED: Final = 8 * MOST_CHARACTERS
_PROGRAM_FOLDER: Final = Path(cpc_selfeval.__file__).parents[1]


def reading_command() -> list[str]:
    """What starts the process: this program, told to do nothing but read. A bundle is the program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_WORDS_APART]
    return [sys.executable, "-m", "cpc_selfeval", READ_WORDS_APART]


class WordsReader:
    """Reads the words of documents, one at a time, each in a process of its own."""

    def __init__(self, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self._command = command or reading_command()
        self._seconds = seconds

    def read(self, document: bytes) -> AttachedWords:
        """The words of a document, or why they could not be read. Waits for it."""
        if len(document) > MOST_BYTES:
            return AttachedWords(unread=TOO_LARGE)
        try:
            answer, late = self._answer(document)
        except OSError:
            return BROKE_OFF
        if late:
            return AttachedWords(unread=f"reading it took more than {self._seconds:.0f} seconds")
        return heard(answer.splitlines(keepends=True))

    def _answer(self, document: bytes) -> tuple[bytes, bool]:
        """What the process said, and whether it was ended because it took too long. Raises OSError."""
        with subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Else Python would look for its modules first wherever the user happens to be
            cwd=_PROGRAM_FOLDER,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            late = Event()
            timer = Timer(self._seconds, _end, (process, late))
            timer.daemon = True
            timer.start()
            try:
                _feed(process.stdin, document)
                answer = process.stdout.read(_MOST_ANSWERED) if process.stdout is not None else b""
            finally:
                timer.cancel()
                process.kill()
        return answer, late.is_set()


def _end(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _feed(into: IO[bytes] | None, document: bytes) -> None:
    """Give the process what it is to read. One that ends before it has heard everything answers by that."""
    if into is not None:
        with suppress(OSError), into:
            into.write(document)
