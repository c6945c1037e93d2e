"""Processes that are born at once, so that killing hundreds of them takes seconds: one process loads the program, and
forks a child for each thing to do. Children tell what they do in lines of JSON, and hear lines in return.

The same module is both ends: :class:`Nursery` in the test, :func:`main` in the process.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from cpc_selfeval.editing.open_self_evaluation import open_file
from tests.faults.seeds import new_file
from tests.storage.samples import ISLA

_BEGIN = '["begin", "tests.'
ROOT = Path(__file__).parents[2]
Line = list[Any]


class Nursery:
    """A process that forks children. End it with :meth:`end`; ``preload`` is a library that comes before all others."""

    def __init__(self, *modules: str, preload: Path | None = None) -> None:
        environment = os.environ | ({"LD_PRELOAD": str(preload)} if preload else {})
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery", *modules],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)
        self._read = b""

    def begin(self, program: Callable[..., None], **values: Any) -> Child:
        """A child that runs a function with these values (what JSON can say) and ends."""
        self.say("begin", f"{program.__module__}:{program.__name__}", values)
        line = self.next(60)
        assert line is not None, "the nursery has ended"
        assert line[0] == "begun", line
        return Child(self, int(line[1]))

    def run(self, program: Callable[..., None], **values: Any) -> list[Line]:
        """What a child told from its beginning to its end, which is a good one."""
        child = self.begin(program, **values)
        told = child.rest()
        assert child.code == 0, told
        return told

    def say(self, *line: Any) -> None:
        """One line to whoever listens: the child while there is one."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(line).encode() + b"\n")
        self._process.stdin.flush()

    def next(self, seconds: float) -> Line | None:
        """The next line, None when none came in time."""
        assert self._process.stdout is not None
        until = time.monotonic() + seconds
        while b"\n" not in self._read:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                return None
            got = os.read(self._process.stdout.fileno(), 1 << 16)
            assert got, f"the nursery ended with {self._process.wait()}"
            self._read += got
        line, _, self._read = self._read.partition(b"\n")
        said: Line = json.loads(line)
        return said

    def end(self) -> None:
        """End the process and wait for it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


class Child:
    """A forked process. ``code`` is how it ended: negative for a signal, None while it lives."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self._nursery = nursery
        self.pid = pid
        self.code: int | None = None

    def next(self, seconds: float = 60) -> Line | None:
        """What it told next, None when it told nothing in time or has ended."""
        line = self._nursery.next(seconds) if self.code is None else None
        if line is not None and line[0] == "raised":  # said at once, where the test would only see that it ended
            assert self.next() is None
            raise AssertionError(f"the process raised\n{line[1]}")
        if line is not None and line[0] == "ended":
            self.code = int(line[1])
            return None
        return line

    def heard_for(self, seconds: float) -> list[Line]:
        """What it tells from now on for a while; what is there already even when ``seconds`` is 0."""
        until = time.monotonic() + seconds
        told: list[Line] = []
        while (line := self.next(max(0.0, until - time.monotonic()))) is not None:
            told.append(line)
        return told

    def heard_until(self, what: str, times: int) -> list[Line]:
        """What it tells until it told lines that begin with ``what`` so many times."""
        told: list[Line] = []
        while [line[0] for line in told].count(what) < times:
            line = self.next()
            assert line is not None, f"it ended with {self.code}"
            told.append(line)
        return told

    def rest(self) -> list[Line]:
        """All that it still told until it ended."""
        told: list[Line] = []
        while (line := self.next()) is not None:
            told.append(line)
        assert self.code is not None, "it neither ended nor told anything for a minute"
        return told

    def killed(self) -> list[Line]:
        """Kill it as nothing can be caught or tidied, and give what it told before it was dead."""
        with suppress(ProcessLookupError):  # it ended by itself: what it told says why
            os.kill(self.pid, signal.SIGKILL)
        return self.rest()

    def say(self, *line: Any) -> None:
        """A line for it to hear."""
        self._nursery.say(*line)


def tell(*line: Any) -> None:
    """A line from this child, whole or not at all."""
    os.write(1, json.dumps(line).encode() + b"\n")


def hear() -> Line:
    """The next line that is said to this child."""
    line: Line = json.loads(sys.stdin.readline())
    return line


def main() -> None:
    """Load the modules that are named, then fork for each line that says so."""
    for module in sys.argv[1:]:
        importlib.import_module(module)
    _warm_up()
    gc.collect()
    gc.freeze()  # children need not copy what they never look at
    while line := sys.stdin.readline():
        if not line.startswith(_BEGIN):  # meant for a child that was killed before it heard it, or the end of it
            continue
        said: Line = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(*said[1:])
        _, status = os.waitpid(child, 0)
        tell("ended", os.waitstatus_to_exitcode(status))


def _warm_up() -> None:
    """Make and open a file, so that what is loaded and worked out at the first one need not be in each child."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.cpcse"
        new_file(path).close()
        open_file(path, ISLA).close()


def _live(program: str, values: dict[str, Any]) -> None:
    try:
        tell("begun", os.getpid())
        module, _, name = program.partition(":")
        getattr(importlib.import_module(module), name)(**values)
    except BaseException:  # noqa: BLE001 - whatever it is, the test must hear of it and the child must end here
        tell("raised", traceback.format_exc())
        os._exit(9)
    os._exit(0)


if __name__ == "__main__":
    main()
