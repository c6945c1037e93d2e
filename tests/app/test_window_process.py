"""The program as a process: what is loaded when the first window is painted, and how it ends when it is told to."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from tests.app.running import home_of

ISLA = Person("Isla Grant", "lead officer", "CPC")

LOADED_AT_FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from cpc_selfeval.app import desk
from cpc_selfeval.app.command_line import main

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False

began = desk.Desk.begin

def begin(self, file):
    began(self, file)
    self.first_paint = FirstPaint()
    self.start.widget().installEventFilter(self.first_paint)

desk.Desk.begin = begin
code = main([])
application = QApplication.instance()
print(json.dumps([code, sorted(sys.modules), application.applicationName(), application.applicationDisplayName()]))
"""

TYPES_AND_IS_TOLD_TO_END = """
import os, signal, sys, traceback
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from cpc_selfeval.app import desk
from cpc_selfeval.app.command_line import main
from cpc_selfeval.ui.kit import LineEntry

began = desk.Desk.begin

def begin(self, file):
    began(self, file)
    QTimer.singleShot(100, lambda: type_then_end(self.windows[0]))

def type_then_end(window):
    try:
        window.show_page("details")
        box = next(box for box in window.findChildren(LineEntry) if box.accessibleName() == sys.argv[3])
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, "Typed before the end")
        assert box.pending
    except Exception:
        traceback.print_exc()
        os._exit(9)
    os.kill(os.getpid(), getattr(signal, sys.argv[1]))

desk.Desk.begin = begin
sys.exit(main([sys.argv[2]]))
"""

IS_TOLD_TO_END_WHILE_IT_ASKS = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cpc_selfeval.app import desk
from cpc_selfeval.app.command_line import main
from cpc_selfeval.ui.window.person_dialog import PersonDialog

began = desk.Desk.begin

def begin(self, file):
    def look():
        if isinstance(QApplication.activeModalWidget(), PersonDialog):
            print("asked", flush=True)
            os.kill(os.getpid(), signal.SIGTERM)
        else:
            QTimer.singleShot(20, look)
    QTimer.singleShot(0, look)
    began(self, file)

desk.Desk.begin = begin
sys.exit(main([sys.argv[1]]))
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment in which Isla works on this computer."""
    return home_of(ISLA, tmp_path)


def run(code: str, home: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of program that opens the window, and wait for it."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=home, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_the_first_window_needs_no_file_no_papers_and_no_network(home: dict[str, str]) -> None:
    done = run(LOADED_AT_FIRST_PAINT, home)
    assert done.returncode == 0, done.stderr
    code, loaded, name, display_name = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    heavy = {"openpyxl", "reportlab", "PIL", "sqlite_utils", "sqlite3", "PySide6.QtNetwork", "PySide6.QtSql", "socket"}
    assert heavy.intersection(loaded) == set()
    ours = [module for module in loaded if module.startswith("cpc_selfeval.")]
    assert not [module for module in ours if module.startswith(("cpc_selfeval.storage", "cpc_selfeval.exports"))]
    assert "cpc_selfeval.ui.window.main_window" not in ours
    assert name == display_name == "CPC Self-Evaluation"


# Windows sends none of them; Qt tells of the end of the session there
SIGNALS = [name for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name) and sys.platform != "win32"]


@pytest.mark.parametrize("signal_name", SIGNALS)
def test_told_to_end_it_saves_what_was_typed_and_leaves_one_clean_file(
    home: dict[str, str], tmp_path: Path, signal_name: str
) -> None:
    path = tmp_path / "work" / "example.cpcse"
    path.parent.mkdir()
    framework = shipped_framework(DEFAULT_FRAMEWORK)
    begin(path, Beginning(framework=framework, committee="Example CPC", lead_officer="Isla"), ISLA).close()
    done = run(TYPES_AND_IS_TOLD_TO_END, home, signal_name, str(path), "Lead officer")
    assert done.returncode == 0, done.stderr
    again = open_file(path, ISLA)
    assert again.contents.committee.lead_officer == "Typed before the end"
    again.close()
    assert [file.name for file in path.parent.iterdir()] == ["example.cpcse"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
def test_told_to_end_while_it_asks_who_is_working_it_ends(home: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "example.cpcse"
    framework = shipped_framework(DEFAULT_FRAMEWORK)
    begin(path, Beginning(framework=framework, committee="Example CPC"), ISLA).close()
    nobody_yet = home | dict.fromkeys(("XDG_CONFIG_HOME", "APPDATA"), str(tmp_path / "fresh"))
    done = run(IS_TOLD_TO_END_WHILE_IT_ASKS, nobody_yet, str(path))
    assert (done.returncode, done.stdout) == (0, "asked\n"), done.stderr
