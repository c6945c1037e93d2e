"""A window of the program to take pictures of, on the worked example and at the example's own moment."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from cpc_selfeval.ui.window.main_window import MainWindow
    from cpc_selfeval.ui.workspace import Workspace

SCREEN: Final = (1366, 768)
FILE: Final = "Strathmarra 2026-27.cpcse"
FOLDER: Final = Path("Documents")

Scene = Callable[["Studio"], "QWidget"]


class Studio:
    """A fresh window on the worked example for each picture, at the example's own moment."""

    def __init__(self, app: QApplication, example: Path) -> None:
        from cpc_selfeval.domain.committee import Person

        self.app = app
        self.person = Person("Catriona Muirhead", "Lead officer", "Strathmarra CPC")
        self._example = example
        self.size = SCREEN
        self.workspace: Workspace
        self._opened = False

    def take(self, scene: Scene, target: Path) -> None:
        """Take a picture of what the scene gives, without the ring around what has the keyboard."""
        self._begin()
        widget = scene(self)
        self.settle()
        focused = widget.focusWidget()
        if focused is not None:
            focused.clearFocus()
            self.settle()
        widget.grab().save(str(target))
        self._end()

    def _begin(self) -> None:
        from cpc_selfeval.app.preferences import Preferences
        from cpc_selfeval.ui.kit import theme

        Path("preferences.json").unlink(missing_ok=True)
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir()
        shutil.copy(self._example, FOLDER / FILE)
        self.remembered = Preferences(Path("preferences.json"))
        self.remembered.update(person=self.person)
        if theme().appearance != "light" or theme().zoom != 1.0:
            theme().choose("light")
            theme().enlarge(1.0)

    def _end(self) -> None:
        from PySide6.QtCore import QEvent

        for widget in self.app.topLevelWidgets():
            widget.hide()
            widget.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if self._opened:
            self.workspace.work.close()
            self._opened = False

    def settle(self) -> None:
        """Let everything happen that is queued or waits a moment."""
        until = time.monotonic() + 0.25
        while time.monotonic() < until:
            self.app.processEvents()

    # ---- what scenes are made of

    def window(self, *, read_only: bool = False) -> MainWindow:
        """The window on the worked example, opened now."""
        from cpc_selfeval.editing.example import POSITION_AT
        from cpc_selfeval.editing.executor import InlineExecutor
        from cpc_selfeval.editing.open_self_evaluation import open_file
        from cpc_selfeval.ui.remembered import PaperPlace
        from cpc_selfeval.ui.window.main_window import MainWindow
        from cpc_selfeval.ui.workspace import SessionSignals, Workspace

        signals = SessionSignals()
        here = POSITION_AT.astimezone()
        work = open_file(FOLDER / FILE, self.person, InlineExecutor(), signals, lambda: here, read_only=read_only)
        self.workspace = Workspace(work, signals)
        self._opened = True
        papers = {work.identity.file: PaperPlace(str(FOLDER))}
        self.remembered.update(papers=papers)
        window = MainWindow(self.workspace, self.remembered)
        window.resize(*self.size)
        return cast("MainWindow", self.shown(window))

    def shown(self, widget: QWidget) -> QWidget:
        """A window or a dialog, shown."""
        widget.show()
        self.settle()
        return widget

    def page(self, name: str) -> MainWindow:
        """The window with a page."""
        window = self.window()
        window.show_page(name)
        self.settle()
        return window

    def indicator(self, code: str) -> MainWindow:
        """The window with an indicator."""
        window = self.window()
        window.show_indicator(code)
        self.settle()
        return window

    def in_view(self, window: MainWindow, part: QWidget) -> MainWindow:
        """The window, scrolled until a part of its page stands at the top."""
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QScrollArea

        self.settle()
        around: QWidget | None = part
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and (sheet := around.widget()) is not None:
            around.verticalScrollBar().setValue(part.mapTo(sheet, QPoint(0, 0)).y() - 8)
        self.settle()
        return window

    def opened_by(self, act: Callable[[], object]) -> QWidget:
        """The window that an act opens."""
        before = set(self.app.topLevelWidgets())
        act()
        self.settle()
        return next(w for w in self.app.topLevelWidgets() if w not in before and w.isVisible())

    def key(self, kind: type[Any], ref: str) -> str:
        """The key of the record with a reference such as A-12."""
        records = self.workspace.contents.of(kind).values()
        return next(str(record.key) for record in records if record.ref == ref)
