"""Running the program's command in a process of its own, as people do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from cpc_selfeval.app.own_folders import NAME
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person

_AT_A_KEYBOARD: Final = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("cpc_selfeval", run_name="__main__", alter_sys=True)
"""
"""What a shell begins in the background may be told to pass over Ctrl+C, and what that begins with it."""

NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(*arguments: str, at: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m cpc_selfeval` with these arguments in the folder ``at``, where there is no display."""
    return subprocess.run(
        [sys.executable, "-m", "cpc_selfeval", *arguments],
        cwd=at,
        env=without_display() | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="strict",
        check=False,
        timeout=120,
    )


def home_of(person: Person, folder: Path) -> dict[str, str]:
    """An environment in which somebody works on this computer, whose settings are in ``folder``, on any system."""
    config = folder / "config"
    settings = {"win32": config / NAME, "darwin": folder / "Library" / "Application Support" / NAME}
    place = settings.get(sys.platform, config / "cpc-selfeval")
    Preferences(place / "preferences.json").update(person=person)
    return {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(config), "APPDATA": str(config)}


def without_display() -> dict[str, str]:
    """This process's environment without a display, speaking UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}
    return kept | {"PYTHONUTF8": "1"}


def stopped_half_way(folder: Path, number: signal.Signals) -> tuple[int, str]:
    """Exit code of a process that this signal stopped while it wrote the worked example here, and what it said.

    Where we were kept waiting, the example may be whole before it is stopped; it is then written once more.
    """
    code, said = _stopped(folder, number)
    for _ in range(10):
        if code != 0:
            break
        (folder / "example.cpcse").unlink()
        code, said = _stopped(folder, number)
    return code, said


def _stopped(folder: Path, number: signal.Signals) -> tuple[int, str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _AT_A_KEYBOARD, "example", "example.cpcse"],
        cwd=folder,
        env=without_display(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    end = time.monotonic() + 60
    while not list(folder.rglob("example.cpcse")) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    return process.returncode, said
