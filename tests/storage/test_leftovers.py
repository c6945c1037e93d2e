"""What killed processes leave behind is swept by whoever comes next, and nothing else is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from cpc_selfeval.storage.leftovers import passing_name, private_folder, sweep_beside, sweep_private
from cpc_selfeval.storage.opening import open_store
from tests.storage.another_process import ROOT
from tests.storage.samples import new_file

LEAVES_BEHIND = """
import os, signal, sys
from pathlib import Path
from cpc_selfeval.storage.leftovers import passing_name, private_folder
passing_name(Path(sys.argv[1])).write_bytes(b"half")
with private_folder() as folder:
    (folder / "copy.cpcse").write_bytes(b"half")
    print(folder, flush=True)
    sys.stdin.read() if sys.argv[2] == "stay" else os.kill(os.getpid(), signal.SIGKILL)
"""
DAY = 24 * 3600


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed file, and a folder for temporary files of the test's own."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "files").mkdir()
    new_file(tmp_path / "files" / "a.cpcse").close()
    return tmp_path / "files" / "a.cpcse"


def others(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file != path)


def test_what_a_killed_process_left_goes_when_a_file_beside_it_is_opened(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAVES_BEHIND, str(path), "end"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    private = Path(done.stdout.strip())
    assert private.is_dir()
    assert private.stat().st_mode & 0o777 == 0o700
    assert len(others(path)) == 1

    open_store(path).close()

    assert others(path) == []
    assert not private.exists()


def test_what_a_running_process_uses_stays(path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", LEAVES_BEHIND, str(path), "stay"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    private = Path(process.stdout.readline().strip())

    open_store(path).close()

    assert len(others(path)) == 1
    assert private.is_dir()
    process.communicate()
    sweep_beside(path)
    assert others(path) == []


def test_only_what_is_old_goes_of_other_computers_and_versions(path: Path) -> None:
    theirs = path.with_name(f".cpcse-{'0' * 8}-1-{'a' * 12}.part")
    earlier = path.with_name(f".cpcse-{'b' * 12}.part-journal")
    for file in (theirs, earlier):
        file.write_bytes(b"half")
    sweep_beside(path)
    assert others(path) == sorted((theirs.name, earlier.name))

    for file in (theirs, earlier):
        os.utime(file, (time.time() - DAY - 60,) * 2)
    sweep_beside(path)
    assert others(path) == []


def test_nothing_that_is_not_ours_is_touched(path: Path, tmp_path: Path) -> None:
    dead = passing_name(path).name.replace(f"-{os.getpid()}-", "-999999999-")
    theirs = tmp_path / "theirs"
    theirs.write_text("precious")
    for name in (".cpcse-notes.part", "cpcse.part", f"{dead}.docx", f"x{dead}", ".cpcse-ab.part"):
        path.with_name(name).write_text("mine")
        os.utime(path.with_name(name), (1, 1))
    path.with_name(dead).symlink_to(theirs)
    path.with_name(dead.replace(".part", ".part-wal")).mkdir()
    before = others(path)

    sweep_beside(path)

    assert others(path) == before
    assert theirs.read_text() == "precious"


KILLED_WHILE_RESCUING = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from cpc_selfeval.storage.salvage import salvaging
salvaging.carve = salvaging.read_what_can_be = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
path = Path(sys.argv[1])
salvaging.salvage(path, path.with_name("new.cpcse"), datetime.now(UTC))
"""


def test_what_a_rescue_that_was_killed_copied_goes_too(path: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_RESCUING, str(path)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert [copy.name for copy in (tmp_path / "temporary").rglob("*.cpcse")] == ["copy.cpcse"]

    sweep_private()

    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_link_among_the_private_copies_is_not_followed(path: Path, tmp_path: Path) -> None:
    with private_folder() as folder:
        name = folder.name.replace(f"-{os.getpid()}-", "-999999999-")
    keep = tmp_path / "keep"
    keep.mkdir()
    (keep / "x").touch()
    folder.with_name(name).symlink_to(keep)

    sweep_private()

    assert (keep / "x").exists()


def test_a_folder_that_cannot_be_listed_is_left_alone(tmp_path: Path) -> None:
    sweep_beside(tmp_path / "none" / "a.cpcse")

    assert list(tmp_path.iterdir()) == []
