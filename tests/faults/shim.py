"""The library of shim.c: built once a run, and spoken to from within the process that it was loaded into."""

from __future__ import annotations

import ctypes
import errno
import subprocess
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")


class Calls(IntFlag):
    """Kinds of system calls, as shim.c numbers them. ``NAME`` is unlink, rename and link."""

    OPEN = 1
    READ = 2
    WRITE = 4
    SYNC = 8
    TRUNCATE = 16
    NAME = 32
    LOCK = 64
    STAT = 128
    ALL = 255
    TAKES_ROOM = OPEN | WRITE | TRUNCATE
    CHANGES = OPEN | WRITE | TRUNCATE | NAME


class Mode(IntEnum):
    """How it goes wrong, as shim.c numbers it: nothing does, one call fails, it and all later ones, the process is
    killed instead of the call, or in the middle of it."""

    COUNT = 0
    ONCE = 1
    FOR_GOOD = 2
    KILLED = 3
    TORN = 4


@dataclass(frozen=True)
class Fault:
    """A fault of the disk: on which calls, how, and what the system says."""

    name: str
    calls: Calls
    mode: Mode
    error: int = 0

    @property
    def kills(self) -> bool:
        """Whether the process does not live to tell."""
        return self.mode in (Mode.KILLED, Mode.TORN)


FAULTS = (
    Fault("killed at the call", Calls.ALL, Mode.KILLED),
    Fault("killed in the middle of a write", Calls.WRITE, Mode.TORN),
    Fault("EIO once", Calls.ALL, Mode.ONCE, errno.EIO),
    Fault("EIO for good", Calls.ALL, Mode.FOR_GOOD, errno.EIO),
    Fault("no room once", Calls.TAKES_ROOM, Mode.ONCE, errno.ENOSPC),
    Fault("no room for good", Calls.TAKES_ROOM, Mode.FOR_GOOD, errno.ENOSPC),
    Fault("a sync fails once", Calls.SYNC, Mode.ONCE, errno.EIO),
    Fault("syncs fail for good", Calls.SYNC, Mode.FOR_GOOD, errno.EIO),
    Fault("write-protected meanwhile", Calls.CHANGES, Mode.FOR_GOOD, errno.EROFS),
)


def build(folder: Path) -> Path:
    """The library, built from its source into a folder."""
    library = folder / "shim.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True, capture_output=True)
    return library


def arm(folder: Path, fault: Fault, nth: int) -> None:
    """From now on the ``nth`` call (1 is the next) that ``fault`` is about fails for files within ``folder``."""
    _library().fault_arm(str(folder).encode(), int(fault.calls), int(fault.mode), nth, fault.error)


def count(folder: Path, fault: Fault) -> None:
    """From now on count the calls that ``fault`` is about, and let all of them through."""
    _library().fault_arm(str(folder).encode(), int(fault.calls), int(Mode.COUNT), 0, 0)


def disarm() -> int:
    """All is well from now on; gives how many calls there were that the fault was about."""
    seen: int = _library().fault_disarm()
    return seen


def first_struck() -> str:
    """The first call that failed, such as "write a.cpcse-journal"; "" when none did."""
    said: bytes = _library().fault_first()
    return said.decode()


def calls_seen() -> list[str]:
    """Every call that there was since arming or counting began."""
    said: bytes = _library().fault_calls()
    return said.decode().splitlines()


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None)
    library.fault_disarm.restype = ctypes.c_long
    library.fault_first.restype = ctypes.c_char_p
    library.fault_calls.restype = ctypes.c_char_p
    library.fault_arm.argtypes = (ctypes.c_char_p, ctypes.c_int, ctypes.c_int, ctypes.c_long, ctypes.c_int)
    return library
