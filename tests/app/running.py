"""Running the program's command in a process of its own, as people do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def without_display() -> dict[str, str]:
    """This process's environment without a display, speaking UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}
    return kept | {"PYTHONUTF8": "1"}
