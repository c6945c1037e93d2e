"""Other processes that use a file, as other windows and crashes do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]

_HOLD = """
import sys, time
from pathlib import Path
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.storage.opening import open_store
store = open_store(Path(sys.argv[1]), by=Person("Isla Grant"))
print("open", flush=True)
time.sleep(600)
"""

_SAVE_ON_AND_ON = """
import sys, time
from dataclasses import replace
from pathlib import Path
from cpc_selfeval.storage.opening import open_store
from tests.storage.samples import BEGINNING, EVIDENCE, ISLA, NOON, added, revised
store = open_store(Path(sys.argv[1]))
number = int(sys.argv[2])
evidence = store.load().evidence.get(EVIDENCE.key)
if evidence is None:
    evidence = replace(EVIDENCE, number=0, findings=(), actions=(), readings=(), tags=())
    store.apply(added(evidence), by=ISLA, at=NOON)
print("open", flush=True)
while True:
    number += 1
    after = replace(evidence, number=number, shows="x" * (number % 7) * 3000, indicators=(str(number), "1.1"))
    store.apply(revised(evidence, after), by=ISLA, at=NOON)
    evidence = after
    print(number, flush=True)
    time.sleep(float(sys.argv[3]))
"""

_SAVE_UNTIL_REFUSED = """
import sys
from dataclasses import replace
from pathlib import Path
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.storage.opening import open_store
from tests.storage.samples import AGENCY, ISLA, NOON, revised
try:
    store = open_store(Path(sys.argv[1]))
except Refusal as refusal:
    sys.exit(print(type(refusal).__name__))
print("read only" if store.read_only else "open", flush=True)
try:
    store.apply(revised(AGENCY, replace(AGENCY, name="Police")), by=ISLA, at=NOON)
    print("saved", flush=True)
except Refusal as refusal:
    print(type(refusal).__name__, flush=True)
print(len(store.load().agencies), flush=True)
store.close()
"""


_KILLED_WHILE_IT_SAVES = """
import os, signal, sys
from pathlib import Path
from cpc_selfeval.storage.opening import open_store
db = open_store(Path(sys.argv[1]))._db
db.execute("PRAGMA cache_size=5")
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE log SET act='half done', before=hex(randomblob(20000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


@contextmanager
def holding(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the file open until the end, or until it is killed."""
    with _running(_HOLD, str(path)) as process:
        assert _line(process) == "open"
        yield process


@contextmanager
def saving(path: Path, number: int, seconds_between: float = 0) -> Iterator[subprocess.Popen[str]]:
    """A process that saves without end and prints the number of each save that was acknowledged, from ``number``."""
    with _running(_SAVE_ON_AND_ON, str(path), str(number), str(seconds_between)) as process:
        assert _line(process) == "open"
        yield process


def kill_half_way(path: Path) -> Path:
    """Some of a save is in the file when the process is killed; the journal that takes it out again."""
    done = subprocess.run([sys.executable, "-c", _KILLED_WHILE_IT_SAVES, str(path)], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == -9
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 4096
    return journal


def one_save(path: Path, *, as_nobody: bool = False) -> list[str]:
    """What a process says that opens the file, changes one name and reads. With ``as_nobody`` it has no rights."""
    before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if as_nobody else []
    done = subprocess.run(
        [*before, sys.executable, "-c", _SAVE_UNTIL_REFUSED, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


@contextmanager
def _running(program: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([sys.executable, "-c", program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
