"""The password of a file on the command line: from the first line of a file, or asked for without showing it.

It is never an argument: arguments are seen by whoever lists the programs that run.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from cpc_selfeval.domain.opening_refusals import PasswordNeeded, WrongPassword
from cpc_selfeval.domain.password import Password, PasswordUnusable, entered_password
from cpc_selfeval.domain.refusal import Refusal

Done = TypeVar("Done")

_NOTHING: Final = "Nothing was written."
_WITHOUT_TERMINAL: Final = "Give its password with --password-file FILE, or run the command where it can ask for it."
_LOSING_IT: Final = (
    "If this password is lost, nobody can open the file again, not even the makers of this program. Write it down and "
    "keep it where your committee keeps such things."
)
_MOST_BYTES: Final = 65_536


def with_password(command: Callable[[Namespace], Done], asked: Namespace) -> Done:
    """Do a command with ``asked.password`` (None for none), asking for it as often as it is wrong. Raises Refusal."""
    file: Path | None = getattr(asked, "password_file", None)
    asked.password = password_in(file) if file is not None else None
    if getattr(asked, "protect", False) and asked.password is None:
        asked.password = _new()
    while True:
        try:
            return command(asked)
        except (PasswordNeeded, WrongPassword) as refusal:
            if file is not None:
                to_do = f"Look at the first line of “{file.name}”."
                raise Refusal(refusal.what_happened, refusal.what_is_safe, to_do) from refusal
            if not _has_terminal():
                raise Refusal(refusal.what_happened, refusal.what_is_safe, _WITHOUT_TERMINAL) from refusal
            print(refusal.what_happened, file=sys.stderr)
            asked.password = _typed(f"Password of “{asked.file.name}”: ", refusal)


def password_in(path: Path) -> Password | None:
    """The first line of a text file. Raises Refusal, OSError."""
    with path.open("rb") as file:
        line = file.readline(_MOST_BYTES)
    try:
        password = entered_password(line.decode("utf-8-sig").rstrip("\r\n"))
    except UnicodeDecodeError as error:
        raise Refusal(f"“{path.name}” is not a text file in UTF-8.", _NOTHING) from error
    if password is None:
        raise Refusal(f"There is no password in the first line of “{path.name}”.", _NOTHING)
    return password


def _new() -> Password:
    """A new password, typed twice. Raises Refusal."""
    refusal = Refusal("A password can be asked for on a terminal only.", _NOTHING, "Give it with --password-file FILE.")
    if not _has_terminal():
        raise refusal
    print(_LOSING_IT, file=sys.stderr)
    while True:
        password = _typed("New password: ", refusal)
        if password == _typed("The same once more: ", refusal):
            return password
        print("The two are not the same.", file=sys.stderr)


def _typed(question: str, otherwise: Refusal) -> Password:
    """What is typed without being shown; asked again while it is none. Raises ``otherwise`` where nothing can be."""
    import warnings
    from getpass import GetPassWarning, getpass

    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", GetPassWarning)
                password = entered_password(getpass(question))
        except PasswordUnusable as refusal:
            print(refusal, file=sys.stderr)
            continue
        except (EOFError, GetPassWarning):
            raise otherwise from None
        if password is not None:
            return password


def _has_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
