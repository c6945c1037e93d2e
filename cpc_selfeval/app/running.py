"""Says to the installer of Windows that the program runs, so that it takes no files away under an open window."""

from __future__ import annotations

import sys
from typing import Final

MUTEX: Final = "CPCSelfEvaluationIsRunning"
"""The name that ``installing/windows/cpc-selfeval.iss`` asks for (AppMutex), before an upgrade and an uninstall."""


def say_that_it_runs() -> None:
    """Hold the mutex until this process ends, when Windows lets go of it. Elsewhere nobody asks."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.CreateMutexW(None, False, MUTEX)
