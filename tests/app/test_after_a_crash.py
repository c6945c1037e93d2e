"""Rows 5 and 10: the program is killed while somebody types, or aborts; the next start says what was saved last."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from tests.app.running import home_of

ISLA = Person("Isla Grant", "lead officer", "CPC")

IN_THE_WINDOW = """
import json, os, signal, sys, traceback
from PySide6.QtCore import QObject, QTimer, Qt, Slot
from PySide6.QtTest import QTest
from cpc_selfeval.app import desk
from cpc_selfeval.app.command_line import main
from cpc_selfeval.ui.kit import LineEntry

began = desk.Desk.begin

def begin(self, file):
    began(self, file)
    QTimer.singleShot(100, lambda: guarded(self.windows[0]))

def guarded(window):
    try:
        act(window)
    except BaseException:
        traceback.print_exc()
        os._exit(9)

def box_of(window):
    window.show_page("details")
    return next(box for box in window.findChildren(LineEntry) if box.accessibleName() == "Lead officer")

desk.Desk.begin = begin
"""

TYPES_AND_ENDS = (
    IN_THE_WINDOW
    + """
def act(window):
    box = box_of(window)
    box.setFocus()
    box.selectAll()
    said = []
    def applied(event):
        said.append(event.change.rows[0].after.lead_officer)
        print(json.dumps(said[-1]), flush=True)
    window.workspace.changed.connect(applied)
    QTest.keyClicks(box, "Saved words")
    for _ in range(300):
        QTest.qWait(20)
        if said[-1:] == ["Saved words"]:
            break
    QTest.keyClicks(box, " and lost ones")
    os.kill(os.getpid(), signal.SIGKILL) if sys.argv[2] == "kill" else os.abort()

sys.exit(main([sys.argv[1]]))
"""
)

LOOKS = (
    IN_THE_WINDOW
    + """
def act(window):
    bar = window.message_bar
    shown = bar.isVisible()
    words = [label.text() for label in bar.labels()] if shown else []
    buttons = [button.text() for button in bar.buttons()] if shown else []
    print(json.dumps([words, buttons, bar.accessibleName() if shown else "", box_of(window).text()]), flush=True)
    if shown:
        QTest.mouseClick(bar.buttons()[-1], Qt.MouseButton.LeftButton)
        assert bar.isHidden()
    window.close()

sys.exit(main([sys.argv[1]]))
"""
)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment in which Isla works on this computer."""
    return home_of(ISLA, tmp_path)


def run(code: str, home: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of program that opens the window, and wait for it."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=home, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signal")
@pytest.mark.parametrize(
    ("how", "code"), [("kill", -signal.SIGKILL), pytest.param("abort", -signal.SIGABRT, marks=pytest.mark.long)]
)
def test_the_next_start_says_so_and_names_the_last_saved_change(
    home: dict[str, str], tmp_path: Path, how: str, code: int
) -> None:
    path = tmp_path / "files" / "harbour.cpcse"
    path.parent.mkdir()
    begin(path, Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Harbour"), ISLA).close()

    done = run(TYPES_AND_ENDS, home, str(path), how)
    assert done.returncode == code, done.stderr
    acknowledged = json.loads(done.stdout.splitlines()[-1])
    assert acknowledged == "Saved words"

    done = run(LOOKS, home, str(path))
    assert done.returncode == 0, done.stderr
    (happened, safe, to_do), buttons, spoken, held = json.loads(done.stdout.splitlines()[-1])
    assert happened == "The program ended unexpectedly last time."
    assert safe.startswith("Everything up to “")
    assert safe.endswith(" was saved; at most the last second of typing is missing.")
    assert buttons == ["Look at it", "Understood"]
    assert spoken == f"{happened} {safe} {to_do}"
    assert held == acknowledged

    done = run(LOOKS, home, str(path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])[:2] == [[], []]
    assert [file.name for file in path.parent.iterdir() if not file.name.endswith(".backups")] == [path.name]
