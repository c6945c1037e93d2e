"""How long the program takes to its first painted window, beside a bare PySide6 window in the same run.

The bare window has one letter in it, so that both sides load a font. Both are started again and again, one after the
other, each in a process of its own, from compiled modules. Each says at its first paint what time it is by the clock
that all processes share.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import monotonic, process_time

from benchmarks import measuring
from benchmarks.files import ISLA, with_evidence
from benchmarks.measuring import Figure

START_GOAL = 1.6
NAMED_GOAL = 1.4
OPENING_GOAL = 2.0
EVIDENCE = 30_000

LATE = ("openpyxl", "reportlab", "PIL", "lxml", "sqlite_utils.cli", "click", "pikepdf", "hypothesis")
"""What has no business in the program before a paper is made."""

BARE = """
import sys
from time import monotonic, process_time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

def painted():
    print(monotonic(), process_time())
    application.quit()

application = QApplication(sys.argv[:1])
window = Window()
window.setCentralWidget(QLabel("x"))
window.resize(1000, 560)
window.show()
application.exec()
"""

NAMED = BARE.replace(
    "class Window",
    """
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QStyle

class Window""",
    1,
)
"""The same window by a program that names constants of Qt: PySide6 makes their 150 enumerations then, 2,000 members."""

PROGRAM = """
import sys
from time import monotonic, process_time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from cpc_selfeval.app.command_line import main

class FirstPaint(QObject):
    seen = False

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, painted)
        return False

def painted():
    print(monotonic(), process_time(), flush=True)
    print("modules", *sorted(sys.modules), flush=True)
    QApplication.quit()

import cpc_selfeval.app.desk as desk
began = desk.Desk.begin

def begin(self, file):
    began(self, file)
    self.first_paint = FirstPaint()
    watched = self.windows[0].stack.currentWidget() if self.windows else self.start.widget()
    watched.installEventFilter(self.first_paint)

desk.Desk.begin = begin
sys.exit(main(sys.argv[1:]))
"""


def measure(folder: Path, pairs: int = 15, evidence: int = EVIDENCE) -> list[Figure]:
    """Start to the first paint of the start page, and of a large file's overview, each beside a bare window."""
    file = folder / "large.cpcse"
    with_evidence(file, evidence).close()
    environment = _environment(folder)
    sides = {"bare": (BARE, []), "named": (NAMED, []), "start": (PROGRAM, []), "large": (PROGRAM, [str(file)])}
    for code, arguments in sides.values():
        _painted(code, arguments, environment)
    taken: dict[str, list[float]] = {side: [] for side in sides}
    loaded: set[str] = set()
    for _ in range(pairs):
        for side, (code, arguments) in sides.items():
            seconds, modules = _painted(code, arguments, environment)
            taken[side].append(seconds)
            loaded |= modules if side == "large" else set()
    bare, constants, start, large = (statistics.median(times) for times in taken.values())
    late = [name for name in LATE if name in loaded]
    note = f"loaded too early: {', '.join(late)}" if late else f"{len(loaded)} modules, none of {', '.join(LATE[:3])}"
    return [
        Figure("start to first paint ÷ bare PySide6 window", start, bare, START_GOAL),
        Figure("the same ÷ that window of a program that names constants of Qt", start, constants, NAMED_GOAL),
        Figure(f"overview of {evidence:,} pieces of evidence painted ÷ bare window", large, bare, OPENING_GOAL, note),
    ]


def _environment(folder: Path) -> dict[str, str]:
    """A home of its own in which somebody has said who they are, and modules that are compiled once."""
    home = folder / "home"
    settings = home / "cpc-selfeval"
    settings.mkdir(parents=True, exist_ok=True)
    person = {"name": ISLA.name, "role": ISLA.role, "agency": ISLA.agency}
    (settings / "preferences.json").write_text(json.dumps({"person": person}), encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return {**inherited, **own, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "QT_QPA_PLATFORM": "offscreen"}


def _painted(code: str, arguments: list[str], environment: dict[str, str]) -> tuple[float, set[str]]:
    """Seconds from the start of a process to its first paint, by the clock in use, and the modules loaded by then."""
    begun = monotonic()
    command = [sys.executable, "-c", code, *arguments]
    told = subprocess.run(command, check=True, env=environment, capture_output=True, text=True, timeout=120)
    at, worked, *rest = told.stdout.split()
    return float(worked) if measuring.clock is process_time else float(at) - begun, set(rest)
