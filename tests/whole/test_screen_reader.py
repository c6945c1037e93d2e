"""The real program does the whole job, from a new file to both papers, for somebody who has only a screen reader.

It runs in a process of its own in a window system without a screen, and what drives it in another (``screen_reader``),
in the system's own Python: between the two there is the accessibility bus and nothing else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from pypdfium2 import PdfDocument

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.position import position
from cpc_selfeval.editing.open_self_evaluation import open_file

ROOT = Path(__file__).parents[2]
JOB = "tests.whole.screen_reader.job"
PYTHON = "/usr/bin/python3"
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
ALLOWED = 170
"""Seconds after which the buses are ended; whoever drives the program gives up before."""
PROGRAM = "import sys; from cpc_selfeval.app.command_line import main; sys.exit(main([]))"


def lacking() -> str:
    """What this machine lacks for it, "" for nothing."""
    if sys.platform != "linux":
        return "the accessibility bus is Linux’s"
    for program in ("Xvfb", "dbus-run-session"):
        if shutil.which(program) is None:
            return f"needs {program}"
    if not any(launcher.exists() for launcher in LAUNCHERS):
        return "needs at-spi2-core"
    asks = [PYTHON, "-c", "from gi.repository import Gio"]
    has_bindings = Path(PYTHON).exists() and subprocess.run(asks, capture_output=True, check=False).returncode == 0
    return "" if has_bindings else "needs python3-gi for the system’s Python"


@pytest.fixture
def display() -> Iterator[str]:
    """A window system without a screen; its name as DISPLAY has it."""
    if reason := lacking():
        pytest.skip(reason)
    told, tells = os.pipe()
    size = ("-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset")
    command = ["Xvfb", "-displayfd", str(tells), *size]
    with subprocess.Popen(command, pass_fds=(tells,), stderr=subprocess.DEVNULL) as server:
        os.close(tells)
        try:
            with os.fdopen(told, encoding="ascii") as names:
                number = names.readline().strip()
            assert number, "Xvfb does not start"
            yield f":{number}"
        finally:
            server.terminate()


@pytest.fixture
def runtime() -> Iterator[Path]:
    """Where sockets of the buses go: their paths may be no longer than a hundred letters."""
    with tempfile.TemporaryDirectory(prefix="bus", dir="/tmp", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def do_the_job(display: str, runtime: Path, home: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program and whoever drives it on buses of their own."""
    surroundings = {
        **os.environ,
        "DISPLAY": display,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    for set_by_others in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE", "WAYLAND_DISPLAY"):
        surroundings.pop(set_by_others, None)
    job = ["dbus-run-session", "--", PYTHON, "-m", JOB, str(folder), sys.executable, "-c", PROGRAM]
    return subprocess.run(job, env=surroundings, capture_output=True, text=True, timeout=ALLOWED, check=False, cwd=ROOT)


def test_a_new_file_to_both_papers_through_the_accessibility_tree_alone(
    display: str, runtime: Path, tmp_path: Path
) -> None:
    folder, home = tmp_path / "files", tmp_path / "home"
    for place in (folder, home):
        place.mkdir()
    done = do_the_job(display, runtime, home, folder)
    print(done.stdout)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-4000:]}"

    work = open_file(folder / "read aloud.cpcse", Person("Reader"))
    contents = work.contents
    work.close()
    assert contents.committee.name == "Example Area Child Protection Committee"
    code = contents.framework.codes[0]
    where = position(contents, code)
    assert (where.stage, where.level) == (Stage.AGREED, 4)
    proposed, _agreed = contents.judgements_of(code)
    assert (proposed.stage, proposed.reason) == (Stage.PROPOSED, "The audit and what families told us agree.")
    assert proposed.by_name == "Morag Sinclair"
    (piece,) = contents.of(Evidence).values()
    assert (piece.title, piece.indicators) == ("Case file audit, March 2026", (code,))
    (action,) = contents.of(Action).values()
    assert action.text == "Offer every family a named advocate."

    (workbook,) = folder.glob("*.xlsx")
    (pdf,) = folder.glob("*.pdf")
    cells = [cell for sheet in openpyxl.load_workbook(workbook) for row in sheet.values for cell in row]
    assert action.text in cells
    with PdfDocument(pdf) as pages:
        words = pages[0].get_textpage().get_text_range()
    assert "Example Area Child Protection Committee" in words
