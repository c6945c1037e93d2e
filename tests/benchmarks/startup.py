"""How long the program takes to its first painted window, as a ratio to a bare PySide6 window in the same run.

The bare window has one letter in it, so that both sides load a font. Both are started again and again, one after the
other, each in a process of its own, from compiled modules. Each says at its first paint what time it is by the clock
that all processes share. The median of each side is taken, so that what else the computer does falls on both. Run it
as a script: it prints the ratio last.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

PAIRS = 15
GOAL = 1.6

BARE = """
import sys
from time import monotonic
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

def painted():
    print(monotonic())
    application.quit()

application = QApplication(sys.argv[:1])
window = Window()
window.setCentralWidget(QLabel("x"))
window.resize(1000, 560)
window.show()
application.exec()
"""

PROGRAM = """
import sys
from time import monotonic
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from cpc_selfeval.app.command_line import main

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, painted)
        return False

def painted():
    print(monotonic(), flush=True)
    QApplication.quit()

import cpc_selfeval.app.desk as desk
began = desk.Desk.begin

def begin(self, file):
    began(self, file)
    self.first_paint = FirstPaint()
    self.start.widget().installEventFilter(self.first_paint)

desk.Desk.begin = begin
sys.exit(main([]))
"""


def seconds_for(code: str, environment: dict[str, str]) -> float:
    """How long from the start of a process to its first paint. Raises CalledProcessError where it fails."""
    begun = monotonic()
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, check=True, env=environment, capture_output=True, text=True, timeout=120)
    return float(told.stdout.split()[0]) - begun


def measure(pairs: int = PAIRS) -> tuple[float, float]:
    """Median seconds of the bare window and of the program, started in turns."""
    with tempfile.TemporaryDirectory() as home:
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        cached = {"PYTHONPYCACHEPREFIX": str(Path(home) / "compiled")}
        environment = {**compiled, **cached, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": home}
        for code in (BARE, PROGRAM):
            seconds_for(code, environment)
        bare: list[float] = []
        program: list[float] = []
        for _ in range(pairs):
            bare.append(seconds_for(BARE, environment))
            program.append(seconds_for(PROGRAM, environment))
    return statistics.median(bare), statistics.median(program)


def main() -> None:
    """Print both medians and the ratio."""
    bare, program = measure()
    print(f"bare PySide6 window  {bare * 1000:6.0f} ms")
    print(f"start page painted   {program * 1000:6.0f} ms")
    print(f"ratio {program / bare:.2f} (goal: at most {GOAL})")


if __name__ == "__main__":
    main()
