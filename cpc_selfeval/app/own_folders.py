"""Where the program keeps what is its own: its settings, its log and the copies that are worked on.

A built program beside which a file ``portable.txt`` lies keeps its settings and its log in a folder ``own`` beside
itself, so that it can be carried on a stick. Copies that are worked on stay on the computer even then: they are made
because a stick or a share may go away.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

PORTABLE_MARK: Final = "portable.txt"
"""A file of this name beside a built program says that settings and log lie beside it too."""

NAME: Final = "CPC Self-Evaluation"


def settings_folder() -> Path:
    """The folder of settings. It may not be there yet."""
    if (portable := portable_folder()) is not None:
        return portable
    if sys.platform == "win32":
        return _roaming() / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "cpc-selfeval"


def log_folder() -> Path:
    """The folder of the log. It may not be there yet."""
    if (portable := portable_folder()) is not None:
        return portable / "log"
    if sys.platform == "win32":
        return _local() / NAME / "Log"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / NAME
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "cpc-selfeval"


def computer_folder() -> Path:
    """The folder of what belongs to this computer alone, not where a user's documents may be synced to."""
    if sys.platform == "win32":
        return _local() / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "cpc-selfeval"


def portable_folder() -> Path | None:
    """The folder beside a built program that was told to keep its settings there, else None."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent
    return beside / "own" if os.path.isfile(beside / PORTABLE_MARK) else None


def _roaming() -> Path:
    return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")


def _local() -> Path:
    return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
