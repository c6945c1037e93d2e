"""A studio that takes each scene in several looks, one after another in the same window, and notes its faults."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cpc_selfeval.domain.refusal import Refusal
from docs.dialog_scenes import DIALOGS
from docs.opened_scenes import OPENED
from docs.picture_faults import faults
from docs.picture_scenes import SCENES
from docs.picture_studio import Scene, Studio
from docs.waiting_scenes import WAITING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from docs.every_picture import View


def scenes_of(file: str) -> dict[str, Scene]:
    """The scenes for a kind of file: those of the worked example need its records."""
    every = {f"page-{name}": _whole_page(name) for name in _pages()} | DIALOGS | OPENED | WAITING
    if file != "typical":
        return every
    shown = {name: scene for name, scene in SCENES.items() if not name.endswith(("-dark", "-large"))}
    return {**every, **shown}


def _pages() -> tuple[str, ...]:
    from cpc_selfeval.ui.window.pages import PAGES

    return tuple(page.name for page in PAGES)


def _whole_page(name: str) -> Scene:
    def scene(studio: Studio) -> QWidget:
        return studio.indicator("2.2") if name == "indicators" else studio.page(name)

    return scene


def draw(view: View, file: Path, folder: Path, only: list[str]) -> None:
    """Draw every scene of a view in all its looks, and note its faults."""
    from cpc_selfeval.app.preferences import Preferences
    from cpc_selfeval.app.window import dress, make_application

    width, height, scale = view.physical
    wanted = {name: scene for name, scene in scenes_of(view.file).items() if not only or name in only}
    with tempfile.TemporaryDirectory() as temporary:
        os.chdir(temporary)
        app = make_application()
        app.setCursorFlashTime(0)
        dress(app, Preferences(Path("preferences.json")))
        studio = LookingStudio(app, file, view)
        studio.size = (width // scale, height // scale)
        for name, scene in wanted.items():
            studio.look_at(name, scene, folder)
        os.chdir(folder)


class LookingStudio(Studio):
    """Takes pictures in every look of a view, and notes what is wrong with them in each look's folder."""

    def __init__(self, app: QApplication, example: Path, view: View) -> None:
        super().__init__(app, example)
        self._view = view
        self._told: dict[str, list[str]] = {look: [] for look in view.looks}

    def look_at(self, name: str, scene: Scene, folder: Path) -> None:
        """Take a scene in each look; one that fails is a fault."""
        first = self._view.looks[0]
        self._begin()
        self._wear(first)
        try:
            widget = scene(self)
        except (StopIteration, LookupError, ValueError, TypeError, AttributeError, AssertionError, Refusal) as fault:
            self._told[first].append(f"{name}: no picture: {fault!r}")
            self._write(folder, first)
            self._end()
            return
        for look in self._view.looks:
            if look != first:
                widget = self._changed_to(look, widget, scene)
            self._take_in(look, widget, folder / self._view.folder(look), name)
            self._write(folder, look)
        self._end()

    def _changed_to(self, look: str, widget: QWidget, scene: Scene) -> QWidget:
        """The window in another look; anew where something is open over it, which nobody has while looks change."""
        if not any(each.isVisible() for each in _opened_over(widget)):
            self._wear(look)
            return widget
        self._end()
        self._begin()
        self._wear(look)
        return scene(self)

    def _take_in(self, look: str, widget: QWidget, folder: Path, name: str) -> None:
        """The picture of a scene, and all of a page that scrolls."""
        self.settle()
        picture = as_seen(widget)
        picture.save(str(folder / f"{name}.png"))
        large = widget.grab().toImage() if self._view.physical[2] > 1 else None
        self._told[look] += [f"{name}: {fault}" for fault in faults(widget, widget.screen().size(), large)]
        if look != self._view.looks[0]:
            return
        for part, sheet in _long_sheets(widget):
            sheet.grab().save(str(folder / f"{name}~{part}.png"))

    def _write(self, folder: Path, look: str) -> None:
        lines = "\n".join(self._told[look]) + "\n"
        (folder / self._view.folder(look) / "faults.txt").write_text(lines, encoding="utf-8")

    def settle(self) -> None:
        """Let everything happen that is queued, less long: there is much to take."""
        until = time.monotonic() + 0.1
        while time.monotonic() < until:
            self.app.processEvents()

    def _wear(self, look: str) -> None:
        from PySide6.QtCore import Qt

        from cpc_selfeval.ui.kit.theme import SystemLook, theme
        from docs.contrast import contrast_themes

        if (system := contrast_themes().get(look)) is not None:
            theme().asks = lambda _app: SystemLook(Qt.ColorScheme.Unknown, True, system)
            theme().choose("light")
            theme().choose("system")
        else:
            theme().choose("dark" if look == "dark" else "light")
        theme().enlarge(self._view.text / 100)


def as_seen(widget: QWidget) -> QImage:
    """A window or dialogue with what is open over it, as far as the screen reaches."""
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QPainter

    over = [each for each in _opened_over(widget) if each.isVisible()]
    if not over:
        return widget.grab().toImage()
    place = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    room = place
    for each in over:
        room = room.united(each.geometry())
    room = room.intersected(widget.screen().geometry().united(place))
    first = widget.grab()
    scale = first.devicePixelRatio()
    picture = first.toImage().copy(QRect((room.topLeft() - place.topLeft()) * scale, room.size() * scale))
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    for each in over:
        painter.drawPixmap(each.geometry().topLeft() - room.topLeft(), each.grab())
    painter.end()
    return picture


def _opened_over(widget: QWidget) -> Iterator[QWidget]:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    kinds = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
    for each in QApplication.topLevelWidgets():
        if each is not widget and each.windowType() in kinds:
            yield each


def _long_sheets(shown: QWidget) -> Iterator[tuple[int, QWidget]]:
    """All of what scrolls, where more than a little of it is out of sight."""
    from PySide6.QtWidgets import QScrollArea

    for number, area in enumerate(shown.findChildren(QScrollArea), 1):
        sheet = area.widget()
        if area.isVisible() and sheet is not None and 40 < area.verticalScrollBar().maximum() < 6000:
            yield number, sheet
