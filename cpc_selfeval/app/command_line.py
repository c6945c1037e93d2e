"""The command `cpc-selfeval`: it opens the window, or does one thing and says in words what became of it.

Loading this module loads neither Qt nor what reads and writes files; each command loads what it needs.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.refusal import Refusal

DONE: Final = 0
NOT_DONE: Final = 1
NOT_UNDERSTOOD: Final = 2
NO_DISPLAY: Final = 3
RESCUED_IN_PART: Final = 4
INTERRUPTED: Final = 130
NO_READER: Final = 141

COMMANDS: Final = (
    "example",
    "new",
    "export",
    "check",
    "guard",
    "pack",
    "backups",
    "restore",
    "returns",
    "merge",
    "import-actions",
    "frameworks",
    "programmes",
)
"""What can stand first; anything else that does not begin with a dash is a file for the window."""


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments (those of this process unless given) ask for, and give the exit code.

    Raises SystemExit where the arguments are not understood or ask for help, as argparse does.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    _speak_whatever_the_console_can()
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("Stopped. What was not finished was not kept.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _speak_to_nobody()
        return NO_READER
    return code


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first in COMMANDS or first.startswith("-") or len(arguments) > 1:
        return _command(arguments)
    return _window(arguments)


def _command(arguments: list[str]) -> int:
    from cpc_selfeval.app.arguments import read

    asked = read(arguments)
    from cpc_selfeval.app import commands
    from cpc_selfeval.app.passwords import with_password

    try:
        with _ended_like_by_hand():
            done: int | bool = with_password(getattr(commands, asked.does), asked)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return NOT_DONE
    except BrokenPipeError:
        raise
    except OSError as error:
        print(_in_a_sentence(error), file=sys.stderr)
        return NOT_DONE
    if not isinstance(done, bool):
        return done
    return DONE if done else NOT_DONE


@contextmanager
def _ended_like_by_hand() -> Iterator[None]:
    """Whoever ends the process (SIGTERM) stops a command as Ctrl+C does, so that nothing half written is left."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    was = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, was)


def _window(arguments: list[str]) -> int:
    file = Path(arguments[0]) if arguments else None
    if file is not None and _looks_like_a_command(arguments[0]):
        from cpc_selfeval.app.arguments import refuse_unknown

        refuse_unknown(arguments[0])
    if not _has_display():
        print(
            "There is no display here to open a window on; without one these commands work: "
            f"cpc-selfeval {', '.join(COMMANDS[:-1])} and {COMMANDS[-1]} (see cpc-selfeval --help).",
            file=sys.stderr,
        )
        return NO_DISPLAY
    try:
        from cpc_selfeval.app.window import run_window
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        print(
            f"The window cannot be drawn, because part of the system is missing ({error}); the commands "
            f"{', '.join(COMMANDS[:-1])} and {COMMANDS[-1]} work without it.",
            file=sys.stderr,
        )
        return NO_DISPLAY
    return run_window(file)


def _looks_like_a_command(word: str) -> bool:
    """A bare word that is no file here: nobody names a self-evaluation so, and a slip of the pen looks like it."""
    return word.isascii() and word.replace("-", "").isalpha() and not os.path.lexists(word)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _in_a_sentence(error: OSError) -> str:
    what = f"“{error.filename}”: " if error.filename else ""
    return f"Not done: {what}{error.strerror or error}."


def _speak_whatever_the_console_can() -> None:
    """A sign that a console cannot show becomes a question mark, and never a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _speak_to_nobody() -> None:
    """Whoever read our output went away; what is still to be flushed at the end goes nowhere."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
