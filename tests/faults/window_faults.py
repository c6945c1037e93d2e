"""Somebody types in the program's window while the disk goes wrong and comes round again, in a process of its own.

``LD_PRELOAD=shim.so python -m tests.faults.window_faults FILE FAULT…`` prints a line of JSON for each fault: its name,
what the line at the bottom and the message said, which buttons there were, and what the line said once all was well.
The library is that of shim.c; faults are tried one after the other on the same open file.
"""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress, make_application
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.kit import TextEntry
from cpc_selfeval.ui.window import save_state
from cpc_selfeval.ui.window.save_state import Saving
from tests.faults import shim
from tests.faults.shim import Calls, Fault, Mode
from tests.faults.slow_typing import give_up, when
from tests.whole.keyboard import Key, focus, press, tab_to

STICKY: Final = (
    Fault("disk full", Calls.WRITE, Mode.FOR_GOOD, errno.ENOSPC),
    Fault("EIO for good", Calls.CHANGES | Calls.SYNC, Mode.FOR_GOOD, errno.EIO),
    Fault("syncs fail", Calls.SYNC, Mode.FOR_GOOD, errno.EIO),
    Fault("write-protected", Calls.CHANGES, Mode.FOR_GOOD, errno.EROFS),
    Fault("share gone", Calls.ALL & ~Calls.STAT, Mode.FOR_GOOD, errno.ENOTCONN),
)
ONCE: Final = Fault("EIO once", Calls.WRITE, Mode.ONCE, errno.EIO)
HELD: Final = "held by another"
HOLDER: Final = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
held.execute("ROLLBACK")
"""
"""Another program that keeps the file to itself until it is told to let go."""


@dataclass
class Trouble:
    """Something that goes wrong: its name, how it begins and how it ends."""

    name: str
    begin: Callable[[], object]
    end: Callable[[], object]


class Walk:
    """Types before, during and after each trouble; a generator whose yields are what is waited for."""

    def __init__(self, desk: Desk, file: Path, names: Sequence[str]) -> None:
        self.window = desk.windows[0]
        self.file = file
        self._names = names
        self.refusals: list[str] = []
        self.window.workspace.refused.connect(self._refused)

    def _refused(self, event: Refused) -> None:
        self.refusals.append(type(event.refusal).__name__)

    def _troubles(self) -> Generator[Trouble, None, None]:
        folder = self.file.parent
        for fault in (each for each in STICKY if each.name in self._names):
            yield Trouble(fault.name, lambda fault=fault: shim.arm(folder, fault, 1), shim.disarm)  # type: ignore[misc]
        if HELD not in self._names:
            return
        held = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(self.file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert held.stdin is not None
        assert held.stdout is not None
        yield Trouble(HELD, held.stdout.readline, lambda: held.communicate("\n"))

    def steps(self) -> Generator[Callable[[], bool], None, None]:
        """Everything that is done, from one wait to the next."""
        self.window.show_indicator("2.1")
        tab_to("+ Add a strength")
        press(Key.Key_Space)
        yield from self._type_until("Before. ", Saving.SAVED)
        for trouble in self._troubles():
            self.refusals.clear()
            trouble.begin()
            yield from self._type_until(f"{trouble.name}. ", Saving.NOT_SAVED)
            said = [self.window.save_state.now.words, self.window.message_bar.happened.text()]
            buttons = [button.text() for button in self.window.message_bar.buttons()]
            yield from self._type_until("And more. ", Saving.NOT_SAVED)
            shown = self._box().text()
            trouble.end()
            yield lambda: self.window.save_state.now.state is Saving.SAVED
            told = set(self.refusals)
            print(json.dumps([trouble.name, *said, buttons, sorted(told), shown, self._in_the_file()]), flush=True)
        self.refusals.clear()
        shim.arm(self.file.parent, ONCE, 1)
        yield from self._type_until("Once. ", Saving.SAVED)
        struck = shim.first_struck()
        shim.disarm()
        print(json.dumps([ONCE.name, struck, self.refusals, self._box().text(), self._in_the_file()]), flush=True)

    def _box(self) -> TextEntry:
        box = focus()
        assert isinstance(box, TextEntry)
        return box

    def _type_until(self, text: str, state: Saving) -> Generator[Callable[[], bool], None, None]:
        QTest.keyClicks(self._box(), text)
        self._box().hand_over()
        yield lambda: not self.window.workspace.work.session.busy and self.window.save_state.now.state is state

    def _in_the_file(self) -> list[str]:
        return [finding.text for finding in self.window.workspace.contents.findings_of("2.1")]

    def go(self) -> None:
        """Walk to the end, and close."""
        self._steps = self.steps()
        self._next()

    def _next(self) -> None:
        ready = next(self._steps, None)
        if ready is not None:
            QTimer.singleShot(60, lambda: when(ready, self._next))
            return
        self.window.close_at_once()
        QCoreApplication.exit(0)


def main(file: Path, *names: str) -> int:
    """Run the program on a file, with the troubles of these names."""
    sys.excepthook = give_up
    save_state.RETRY_AFTER = (1,)  # type: ignore[misc]
    application: QApplication = make_application()
    preferences = Preferences()
    preferences.update(person=Person("Morag Sinclair", "lead officer", "CPC"))
    dress(application, preferences)
    desk = Desk(application, preferences, Crashes(application))
    desk.begin(file)
    walk = Walk(desk, file, names)
    walk.window.activateWindow()
    when(walk.window.isActiveWindow, walk.go)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
