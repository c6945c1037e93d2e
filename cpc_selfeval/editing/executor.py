"""Where jobs on the open file run: one after another, never on the window's thread.

The window's program uses :class:`ThreadExecutor`; the command line and most tests use :class:`InlineExecutor`.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections import deque
from collections.abc import Callable
from typing import Protocol

Job = Callable[[], None]


class Executor(Protocol):
    """Runs jobs one at a time in the order in which they were submitted."""

    def submit(self, job: Job) -> None:
        """Queue a job. A job handles its own failures; one that raises ends the program's trust in the executor."""

    def drain(self, timeout: float | None = None) -> bool:
        """Wait until all jobs submitted so far have run. ``timeout`` in seconds; False when it passed first."""

    def stop(self) -> None:
        """Run what is queued, then accept no more."""


class InlineExecutor:
    """Runs each job at once in the caller's thread; a job submitted by a job runs after it."""

    def __init__(self) -> None:
        self._waiting: deque[Job] = deque()
        self._running = False

    def submit(self, job: Job) -> None:
        self._waiting.append(job)
        if self._running:
            return
        self._running = True
        try:
            while self._waiting:
                self._waiting.popleft()()
        finally:
            self._running = False

    def drain(self, timeout: float | None = None) -> bool:
        return True

    def stop(self) -> None:
        """Nothing is ever left to run."""


class ThreadExecutor:
    """One thread of its own, named "file", that runs jobs in order.

    ``failed`` is told of an exception that a job let through (a fault of ours); the thread goes on.
    """

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._failed = failed
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="file", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        if self._stopped:
            if threading.current_thread() is self._thread:
                return  # asked for by a job that ran while the file was being closed
            raise RuntimeError("the file is closed")
        self._jobs.put(job)

    def drain(self, timeout: float | None = None) -> bool:
        reached = threading.Event()
        if not self._stopped:
            self._jobs.put(reached.set)
            return reached.wait(timeout)
        return True

    def stop(self) -> None:
        if not self._stopped:
            self._stopped = True
            self._jobs.put(None)
            self._thread.join()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except BaseException as error:  # noqa: BLE001 - told to the crash window; the file's thread must go on
                self._tell(error)

    def _tell(self, error: BaseException) -> None:
        """Tell of a fault. Where that fails too, Python says so as of any thread, and the thread goes on."""
        try:
            self._failed(error)
        except Exception:  # noqa: BLE001 - handed on as it is
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))
