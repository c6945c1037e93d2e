"""Typing never waits for the disk: with 20 ms added to every sync, as on a memory stick, the window goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.files import with_evidence
from tests.domain.example import example_at
from tests.faults.disks import needs_compiler

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("slow_sync.c")
SYNC = 20
"""Milliseconds that every sync takes more."""
MOST = 50
"""Milliseconds that the window's thread should work at most in one go while somebody types; the aim is 16. A busy
computer lengthens them, so they are printed beside the goal and not judged."""
PAGES = [
    ("indicators", "example"),
    ("evidence", "example"),
    ("actions", "example"),
    ("indicators", "large"),
    ("evidence", "large"),
]


@pytest.fixture(scope="session")
def slow_sync(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes syncs slow, built from its source."""
    library = tmp_path_factory.mktemp("slow") / "slow_sync.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True, capture_output=True)
    return library


def a_file(which: str, folder: Path) -> Path:
    """The worked example, or a file with 3,000 pieces of evidence."""
    path = folder / f"{which}.cpcse"
    if which == "example":
        example_at(path)
    else:
        with_evidence(path, 3000).close()
    return path


def typed(page: str, file: Path, library: Path, seconds: float) -> dict[str, Any]:
    """What was seen while somebody typed there for some seconds."""
    home = str(file.parent)
    slow = {"LD_PRELOAD": str(library), "SLOW_SYNC_MS": str(SYNC), "HOME": home, "XDG_CONFIG_HOME": home}
    command = [sys.executable, "-m", "tests.faults.slow_typing", page, str(file), str(seconds)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | slow, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


@needs_compiler
@pytest.mark.parametrize(("page", "which"), [PAGES[0], *(pytest.param(*p, marks=pytest.mark.long) for p in PAGES[1:])])
def test_the_window_goes_on_while_the_disk_takes_its_time(
    slow_sync: Path, tmp_path: Path, page: str, which: str
) -> None:
    said = typed(page, a_file(which, tmp_path), slow_sync, 4)
    assert said["saves"] >= 3, "saved while typing went on, not only at the end"
    assert said["save"] > 4 * SYNC, "the disk was slow"
    assert said["threads"] == ["file"], "nothing is saved on the window's thread"


@pytest.mark.bench
@needs_compiler
def test_how_long_the_window_is_held_up_while_somebody_types(slow_sync: Path, tmp_path: Path) -> None:
    print(f"\nTyping with {SYNC} ms added to every sync: the longest times in ms in which the window did nothing else")
    print(f"goal: {MOST} at most")
    print("page, file: by the clock | by its own work | longest save")
    for page, which in PAGES:
        folder = tmp_path / f"{page} {which}"
        folder.mkdir()
        said = typed(page, a_file(which, folder), slow_sync, 10)
        print(
            f"{page}, {which}: {said['longest'][:4]} | {said['worked'][:4]} | {said['save']} ms, {said['saves']} saves"
        )
        assert said["threads"] == ["file"]
