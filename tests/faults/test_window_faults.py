"""The disk goes wrong under the window: it says why nothing is saved, keeps what is typed, and saves it later."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.ui.window.save_state import RETRY_AFTER
from tests.faults import shim
from tests.faults.disks import needs_compiler

ROOT = Path(__file__).parents[2]
ISLA = Person("Isla Grant")
TRY = ["Try again", "Save a copy elsewhere…"]
EXPECTED = {
    "disk full": ("Not saved: disk full", "there is no room left", [*reversed(TRY)], ["DiskFull"]),
    "EIO for good": ("Not saved: disk does not answer", "did not answer as it should", TRY, ["DiskFault"]),
    "syncs fail": ("Not saved: disk does not answer", "did not answer as it should", TRY, ["DiskFault"]),
    "write-protected": ("Not saved: disk does not answer", "did not answer as it should", TRY, ["DiskFault"]),
    "share gone": ("Not saved: disk does not answer", "did not answer as it should", TRY, ["DiskFault"]),
    "held by another": ("Not saved: file in use", "another program is using", TRY, ["FileBusy"]),
}

ABORTS_IN_A_SLOT = """
import os, sys
from PySide6.QtCore import QTimer
from cpc_selfeval.app import desk
from cpc_selfeval.app.command_line import main
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.ui.window.save_state import Saving

began = desk.Desk.begin

def begin(self, file):
    began(self, file)
    window = self.windows[0]
    window.save_state.changed.connect(lambda saved: saved.state is Saving.SAVED and QTimer.singleShot(0, os.abort))
    window.workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Said to be saved")

desk.Desk.begin = begin
sys.exit(main([sys.argv[1]]))
"""

RUNS_OUT_OF_MEMORY = """
import json, re, resource, sys
from pathlib import Path
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.open_self_evaluation import open_file

told = Silent()
work = open_file(Path(sys.argv[1]), Person("Isla Grant"), None, told)
large = "x" * 10_000_000
for more in range(0, 100, 2):
    used = int(re.search(r"VmSize:\\s+(\\d+)", Path("/proc/self/status").read_text()).group(1)) * 1024
    resource.setrlimit(resource.RLIMIT_AS, (used + more * 1_000_000, -1))
    try:
        work.findings.record(FindingKind.STRENGTH, "2.1", large)
    except MemoryError:
        pass
    resource.setrlimit(resource.RLIMIT_AS, (-1, -1))
    if told.refusals or work.contents.findings:
        break
work.session.try_again()
work.findings.record(FindingKind.STRENGTH, "2.1", "And on it goes")
unsaved = work.session.unsaved
work.close()
print(json.dumps([sorted({type(one.refusal).__name__ for one in told.refusals}), unsaved]))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new file in a folder of its own."""
    (tmp_path / "files").mkdir()
    path = tmp_path / "files" / "kept.cpcse"
    begin(path, Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Example CPC"), ISLA).close()
    return path


def run(command: list[str], home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program with a home folder of its own, where Isla works."""
    Preferences(home / "cpc-selfeval" / "preferences.json").update(person=ISLA)
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | places | more,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=150,
        check=False,
    )


def texts(file: Path) -> list[str]:
    """The strengths of 2.1 in a sound file."""
    assert check_file(file) == ()
    work = open_file(file, ISLA, read_only=True)
    try:
        return [finding.text for finding in work.contents.findings_of("2.1")]
    finally:
        work.close()


@needs_compiler
@pytest.mark.parametrize(
    "names",
    [["disk full"], pytest.param(list(EXPECTED), marks=pytest.mark.long)],
    ids=["disk full", "all"],
)
def test_the_window_says_why_and_saves_by_itself_once_all_is_well(file: Path, tmp_path: Path, names: list[str]) -> None:
    library = shim.build(tmp_path)
    done = run(["-m", "tests.faults.window_faults", str(file), *names], tmp_path, LD_PRELOAD=str(library))
    assert done.returncode == 0, done.stderr
    *sticky, once = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line[0] for line in sticky] == names
    for name, words, happened, buttons, told, shown, saved in sticky:
        expected_words, part, expected_buttons, expected_told = EXPECTED[name]
        assert (words, buttons, told) == (expected_words, expected_buttons, expected_told)
        assert part in happened
        assert shown.endswith(f"{name}. And more. "), "what is typed stays on the screen"
        assert saved == [shown], "it is in the file without anybody's doing"
    name, struck, refusals, shown, saved = once
    assert (name, refusals) == ("EIO once", [])
    assert struck.startswith("write kept.cpcse"), "a call did fail"
    assert shown.endswith("Once. ")
    assert saved == [shown]
    assert texts(file) == [shown]
    assert RETRY_AFTER[0] == 5


@pytest.mark.skipif(sys.platform == "win32", reason="an abort shows itself otherwise there")
def test_what_was_said_to_be_saved_outlives_an_abort_of_qts(file: Path, tmp_path: Path) -> None:
    done = run(["-c", ABORTS_IN_A_SLOT, str(file)], tmp_path)
    assert done.returncode == -signal.SIGABRT, done.stderr
    assert texts(file) == ["Said to be saved"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux' limit on memory")
def test_an_exhausted_memory_is_told_and_the_program_goes_on(file: Path, tmp_path: Path) -> None:
    done = run(["-c", RUNS_OUT_OF_MEMORY, str(file)], tmp_path)
    assert done.returncode == 0, done.stderr
    told, unsaved = json.loads(done.stdout)
    assert told == ["OutOfMemory"]
    assert unsaved == []
    assert texts(file)[-1] == "And on it goes"
