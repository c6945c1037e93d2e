"""Why a file was not opened."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cpc_selfeval.domain.refusal import StorageError, in_folder

_UNTOUCHED = "Nothing in it was changed."


class FileMissing(StorageError):
    """There is no such file; a folder of this name is :class:`FileIsFolder`."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no file “{path.name}” in {in_folder(path)}.",
            "Nothing was changed.",
            "It may have been moved or renamed, or its drive may not be connected: look for it and open it from there.",
        )


class FileIsFolder(FileMissing):
    """There is something of this name, but it is a folder."""

    def __init__(self, path: Path) -> None:
        StorageError.__init__(
            self,
            f"“{path.name or path}” is a folder, not a self-evaluation.",
            "Nothing in it was changed.",
            "Open a file in it instead; the names of self-evaluations end in .cpcse.",
        )


class FileUnreadable(StorageError):
    """The file is there, but this person may not read it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” in {in_folder(path)} could not be opened, because you may not read it.",
            _UNTOUCHED,
            "Ask whoever looks after the folder for the right to read and change it.",
        )


class NotASelfEvaluation(StorageError):
    """Not one of our files. ``looks_like`` completes "It looks like …"."""

    def __init__(self, path: Path, looks_like: str) -> None:
        self.looks_like = looks_like
        super().__init__(
            f"“{path.name}” is not a self-evaluation file: it looks like {looks_like}.",
            _UNTOUCHED,
            "Choose a file that this program made; their names end in .cpcse.",
        )


class PasswordNeeded(StorageError):
    """The file looks like one that has a password, and none was given."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” has a password, or is not a self-evaluation file: nothing in it can be read without one.",
            _UNTOUCHED,
            "Type its password.",
        )


class WrongPassword(StorageError):
    """The password does not open the file; the same is seen where the very beginning of the file is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"This is not the password of “{path.name}”.",
            f"{_UNTOUCHED} You can try as often as you like.",
            "Type it again, and look whether the Caps Lock key is on. If you are certain of it, the file may be "
            "damaged: open a backup or a copy of it.",
        )


class FileTooNew(StorageError):
    """The file was written by a newer version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was last saved by a newer version of this program, which keeps things that this one "
            "does not know.",
            _UNTOUCHED,
            "Update the program on this computer, then open the file again.",
        )


class FileDamaged(StorageError):
    """The file is one of ours, but what is in it is not sound. ``found`` says what was found, in one sentence."""

    passes = True
    in_short = "file damaged"

    def __init__(self, path: Path, found: str) -> None:
        self.found = found
        super().__init__(
            f"“{path.name}” is damaged: {found}",
            "The program did not try to mend it.",
            "Keep the file as it is, and open a copy of it from before if you have one.",
        )


class FileInUse(StorageError):
    """Somebody has the file open. ``who``, ``host`` and ``since`` are empty or None where that is not known.

    ``pid`` is the process that has it open where that is one on this computer, else None.
    """

    def __init__(
        self, path: Path, who: str = "", host: str = "", since: datetime | None = None, pid: int | None = None
    ) -> None:
        self.who = who
        self.host = host
        self.since = since
        self.pid = pid
        super().__init__(
            f"{who or 'Somebody'} has “{path.name}” open{_on_since(host, since)}.",
            _UNTOUCHED,
            "Ask them to close it, or open it here to read only.",
        )


class FileCheckedOut(StorageError):
    """Somebody works on a local copy of the file, which they will check in. ``copy`` is the key of that copy."""

    def __init__(self, path: Path, who: str, host: str, since: datetime, copy: str) -> None:
        self.who = who
        self.host = host
        self.copy = copy
        super().__init__(
            f"{who or 'Somebody'} works on a local copy of “{path.name}”{_on_since(host, since)}.",
            "What they change there comes into this file when they check it in. Nothing in it was changed now.",
            "Wait until it is checked in, or open it here to read only.",
        )


def _on_since(host: str, since: datetime | None) -> str:
    where = f" on the computer {host}" if host else ""
    here = since.astimezone() if since else None
    when = f" since {here:%H:%M} on {here.day} {here:%B %Y}" if here else ""
    return f"{where}{when}"
