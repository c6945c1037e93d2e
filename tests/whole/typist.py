"""The whole program in a process of its own, and somebody who types into it: ``python -m tests.whole.typist HOW FILE``.

It is started as the command starts it; only the typing and what is told on standard output are added. Told, as JSON:
``saved CODE TEXT`` whenever the status line says "Saved" of what was typed; ``typed`` when it has typed all; ``asked``
with what the question on closing says; ``shown`` with what the window says.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress, make_application
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.ui.kit import PlainText, TextEntry
from cpc_selfeval.ui.kit.naming import spoken_name
from cpc_selfeval.ui.window.closing import NotSavedDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.save_state import Saving
from tests.whole.keyboard import CTRL, Key, focus, press, said, tab_to, type_text

CODES = ("1.1", "2.1", "5.2")
TEXT = "Children and their families are heard before plans are made, and told afterwards what became of it. "
LARGE = TEXT * 4000


def tell(what: str, *more: object) -> None:
    """One line for whoever started this process."""
    print(json.dumps([what, *more]), flush=True)


class Typist:
    """Types in the window ``window``, a piece at each turn of the program's own loop."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.window: MainWindow = desk.windows[0]
        self._handed: tuple[str, str] | None = None
        self._heard: list[TextEntry] = []
        self._turns = 0

    @property
    def box(self) -> TextEntry:
        """The box that is typed in."""
        box = focus()
        assert isinstance(box, TextEntry), said()
        return box

    def begin_strength(self, code: str) -> None:
        """Open an empty strength of an indicator, by keys."""
        self.window.show_indicator(code)
        tab_to("+ Add a strength")
        press(Key.Key_Space)

    # Typing on and on, until somebody ends the process

    def type_on(self) -> None:
        """Type for ever, going on to another indicator now and then."""
        if self._turns % 60 == 0:
            self.begin_strength(CODES[self._turns // 60 % len(CODES)])
            if self.box not in self._heard:
                self._heard.append(self.box)
                self.box.handed_over.connect(self.remember)
        place = self._turns * 3 % len(TEXT)
        self._turns += 1
        type_text(TEXT[place : place + 3])
        QTimer.singleShot(15, self.type_on)

    def remember(self, text: str) -> None:
        """What the box gave out last; the status line has stopped saying "Saved" by now."""
        assert self.window.code is not None
        self._handed = self.window.code, text

    def look(self) -> None:
        """Tell what the status line vouches for: what the box gave out before it says "Saved" again."""
        if self._handed is not None and spoken_name(self.window.status_line.saved).startswith("Saved "):
            tell("saved", *self._handed)
            self._handed = None
        QTimer.singleShot(5, self.look)

    # Typing something and leaving

    def type_once(self) -> None:
        """Type a sentence, and leave it in the box."""
        self.begin_strength("2.1")
        type_text(TEXT)
        assert self.box.pending, "less than half a second ago"
        tell("typed")

    def type_and_quit(self) -> None:
        """Type a sentence, and leave at once."""
        self.type_once()
        self.quit()

    def quit(self) -> None:
        """Leave the program by its own key."""
        press(Key.Key_Q, CTRL)

    # A disk without room

    def paste_too_much(self) -> None:
        """Paste more than the disk takes, and close the window."""
        self.begin_strength("2.1")
        QApplication.clipboard().setText(LARGE)
        press(Key.Key_V, CTRL)
        self.box.hand_over()
        self.when(self.is_told_that_not_saved, self.close_and_go_back)

    def is_told_that_not_saved(self) -> bool:
        """Both by the status line and by the message, which comes a moment later."""
        told = bool(self.window.message_bar.happened.text())
        return told and self.window.save_state.now.state is Saving.NOT_SAVED

    def close_and_go_back(self) -> None:
        """Be asked, and choose to stay."""
        tell("shown", self.window.save_state.now.words, self.window.message_bar.happened.text())
        self.when(self.is_asked, lambda: self.answer("stay", self.go_back))
        self.quit()

    def go_back(self) -> None:
        """Back to the window, which a window system would bring to the front by itself."""
        self.window.activateWindow()
        self.when(self.window.isActiveWindow, self.leave_again)

    def leave_again(self) -> None:
        """The window is there with the text; be asked again, and make room."""
        tell("shown", self.window.isVisible(), self.box.text() == LARGE)
        self.when(self.is_asked, self.make_room_and_try_again)
        self.quit()

    def make_room_and_try_again(self) -> None:
        """Give the disk room and press the button that tries again."""
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        self.answer("again", lambda: None)

    def is_asked(self) -> bool:
        """Whether the question is there."""
        return isinstance(QApplication.activeModalWidget(), NotSavedDialog)

    def answer(self, button: str, then: Callable[[], None]) -> None:
        """Tell what the question says, press one of its buttons, and go on."""
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, NotSavedDialog)
        offered = [button.text() for button in asked.findChildren(QPushButton) if not button.isHidden()]
        tell("asked", [text.text() for text in asked.findChildren(PlainText)], offered)
        QTimer.singleShot(50, then)
        QTest.keyClick(getattr(asked, button), Key.Key_Space)

    def when(self, ready: Callable[[], bool], act: Callable[[], None]) -> None:
        """Go on as soon as something is so."""
        QTimer.singleShot(20, lambda: act() if ready() else self.when(ready, act))


def give_up(*raised: Any) -> None:
    """End at once where anything fails, so that nobody waits for this process."""
    traceback.print_exception(*raised)
    sys.stderr.flush()
    os._exit(9)


def main(how: str, file: Path) -> int:
    """Run the program on a file."""
    sys.excepthook = give_up
    application = make_application()
    preferences = Preferences()
    preferences.update(person=Person("Morag Sinclair", "lead officer", "CPC"))
    dress(application, preferences)
    crashes = Crashes(application)
    desk = Desk(application, preferences, crashes)
    desk.begin(file)
    typist = Typist(desk)
    typist.window.activateWindow()
    if how == "on and on":
        typist.when(typist.window.isActiveWindow, typist.type_on)
        typist.look()
    elif how == "and waits":
        typist.when(typist.window.isActiveWindow, typist.type_once)
    elif how == "and quits":
        typist.when(typist.window.isActiveWindow, typist.type_and_quit)
    elif how == "too much":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + 100_000, most))
        typist.when(typist.window.isActiveWindow, typist.paste_too_much)
    code = application.exec()
    return code if desk.ended_well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
