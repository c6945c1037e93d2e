"""A process that opens one file after another while it is watched: by a limit of processor time for each, which ends
it even within SQLite, and by a limit of memory. It prints what became of each, and first its name.

Run as ``python -m tests.faults.watched SECONDS MEGABYTES`` with one path on each line of its input.
"""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store

ROOT = Path(__file__).parents[2]


def what_becomes(paths: Iterable[Path], *, seconds: float, megabytes: int, environment: dict[str, str]) -> list[str]:
    """What became of each file, in their order: the name of the refusal, or "opened" and "read only".

    Fails where the process was ended by its watchdog, fell, or let anything through but a refusal.
    """
    listed = "".join(f"{path}\n" for path in paths)
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.watched", str(seconds), str(megabytes)],
        cwd=ROOT,
        env=environment,
        input=listed,
        capture_output=True,
        text=True,
        timeout=1_700,
        check=False,
    )
    said = done.stdout.splitlines()
    assert done.returncode == 0, (done.returncode, said[-1:], done.stderr[-3_000:])
    return [line.split("\t")[1] for line in said if "\t" in line]


def _what_becomes(path: Path) -> str:
    check_file(path)
    try:
        open_store(path, read_only=True).close()
        with closing(open_store(path)) as store:
            store.load()
            while store.check_some():
                pass
            return f"read only: {type(store.read_only_because).__name__}" if store.read_only else "opened"
    except Refusal as refusal:
        return type(refusal).__name__ if str(refusal) else "a refusal without words"


def _main(seconds: float, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        print(path.name, flush=True)
        signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends a process that does not catch it
        became = _what_becomes(path)
        signal.setitimer(signal.ITIMER_PROF, 0)
        print(f"{path.name}\t{became}", flush=True)


if __name__ == "__main__":
    _main(float(sys.argv[1]), int(sys.argv[2]))
