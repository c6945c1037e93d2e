"""Two processes that write to one file at a time, as where a share does not pass locks on: no text is lost unseen."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.saving_refusals import FileBusy
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.lock import lock_path
from cpc_selfeval.storage.opening import open_store
from tests.storage.another_process import ROOT
from tests.storage.samples import AGENCY, FINDING, ISLA, NOON, added, new_file

SHARED = 6

EDITS = """
import json, random, sys, time
from dataclasses import replace
from pathlib import Path
from cpc_selfeval.domain.saving_refusals import ChangedElsewhere, FileBusy
from cpc_selfeval.storage.opening import open_store
from tests.storage.samples import ISLA, NOON, revised

name, count = sys.argv[2], int(sys.argv[3])
chance = random.Random(name)
store = open_store(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()

def load():
    while True:
        try:
            return store.load()
        except FileBusy:
            continue

seen = load()
number = 0
while number < count:
    finding = seen.findings[chance.choice(sorted(seen.findings))]
    text = f"{name} {number}"
    time.sleep(chance.random() / 200)
    try:
        store.apply(revised(finding, replace(finding, text=text)), by=ISLA, at=NOON)
    except ChangedElsewhere:
        print(json.dumps(["refused", text]), flush=True)
        seen = load()
    except FileBusy:
        print(json.dumps(["busy", text]), flush=True)
        continue
    else:
        print(json.dumps(["saved", text]), flush=True)
        seen = seen.after(revised(finding, replace(finding, text=text)))
    number += 1
store.close()
"""


def edited_by_two(path: Path, count: int) -> list[tuple[str, str]]:
    """What became of each edit of two processes with ``count`` each, which do not see each other's lock."""
    processes: list[subprocess.Popen[str]] = []
    for name in ("one", "two"):
        process = subprocess.Popen(
            [sys.executable, "-c", EDITS, str(path), name, str(count)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        lock_path(path).unlink()
    told: list[tuple[str, str]] = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        out, errors = process.communicate(timeout=150)
        assert process.returncode == 0, errors
        told += [tuple(json.loads(line)) for line in out.splitlines()]
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="a lock file that is held cannot be removed there")
@pytest.mark.parametrize("count", [60, pytest.param(500, marks=pytest.mark.long)])
def test_two_writers_lose_nothing_that_was_acknowledged(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.cpcse"
    store = new_file(path)
    findings = [
        Finding(key=f"finding-{number}", cycle=FINDING.cycle, kind=FINDING.kind, text="at first", position=number)
        for number in range(SHARED)
    ]
    store.apply(added(*findings), by=ISLA, at=NOON)
    store.close()

    told = edited_by_two(path, count)

    saved = {text for what, text in told if what == "saved"}
    refused = {text for what, text in told if what == "refused"}
    assert len(saved) + len(refused) == 2 * count
    assert refused, "they met"
    assert check_file(path) == ()
    store = open_store(path)
    current = {finding.text for finding in store.load().findings.values()}
    entries = store.last_changes(10_000)
    store.close()
    kept = current | {
        text for entry in entries if entry.field == "text" for text in (entry.before, entry.after) if text
    }
    assert saved <= kept, "each acknowledged text is in the file or its history"
    assert not refused & kept, "what was refused came in nowhere"
    # Each text was changed from the one that its writer saw: nothing was written over unseen
    for finding in findings:
        line = [entry for entry in reversed(entries) if entry.record == finding.key and entry.field == "text"]
        assert all(earlier.after == later.before for earlier, later in pairwise(line))


def test_what_is_read_is_of_one_state_whatever_is_saved_meanwhile(tmp_path: Path) -> None:
    new_file(tmp_path / "work.cpcse").close()
    store = open_store(tmp_path / "work.cpcse")
    lock_path(store.path).unlink()
    beside = open_store(store.path)
    agency = replace(AGENCY, key="late-agency")
    finding = replace(FINDING, key="late-finding", agency=agency.key)
    told: list[str] = []

    def saved_in_between(statement: str) -> None:
        """The other one saves once the agencies were read and the findings were not."""
        if 'FROM "finding"' in statement and not told:
            told.append(statement)
            with suppress(FileBusy):
                beside.apply(added(agency, finding), by=ISLA, at=NOON)

    store.lend(lambda db: db.conn.set_trace_callback(saved_in_between))
    contents = store.load()
    store.lend(lambda db: db.conn.set_trace_callback(None))

    assert told
    assert {found.agency for found in contents.findings.values()} - {None} <= {each.key for each in contents.agencies}
    beside.close()
    store.close()
