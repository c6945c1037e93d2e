"""Pictures of every page and dialogue, to be looked at, and what can be told of them without looking.

    python -m docs.every_picture FOLDER [--screens 1366x768 1366x768@2 …] [--looks light dark contrast-dark …]
                                        [--files typical empty overfull] [--text 100] [--only NAME …]

Without choices it makes all: 1366 x 768 and 1920 x 1080 at 100% and 200% (at 200% a window has 683 x 384 and
960 x 540), light, dark, and two contrast themes, of the worked example, of an empty file and of an overfull one.
FOLDER gets a folder for each, sheets of twelve pictures to scan, and faults.txt.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cpc_selfeval.domain.refusal import Refusal
from docs.dialog_scenes import DIALOGS
from docs.picture_faults import faults
from docs.picture_scenes import SCENES
from docs.picture_studio import Scene, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

SCREENS: Final = ("1366x768", "1366x768@2", "1920x1080", "1920x1080@2")
LOOKS: Final = ("light", "dark", "contrast-dark", "contrast-light")
FILES: Final = ("typical", "empty", "overfull")
ACROSS: Final = 3
DOWN: Final = 4


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at everything."""

    screen: str
    look: str
    file: str
    text: int = 100

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.screen}-{self.look}-{self.file}" + ("" if self.text == 100 else f"-text{self.text}")

    @property
    def physical(self) -> tuple[int, int, int]:
        """Pixels of the screen across and down, and its scale."""
        size, _, scale = self.screen.partition("@")
        width, _, height = size.partition("x")
        return int(width), int(height), int(scale or 1)


def scenes_of(file: str) -> dict[str, Scene]:
    """The scenes for a kind of file: those of the worked example need its records."""
    every = {f"page-{name}": _whole_page(name) for name in _pages()} | DIALOGS
    if file != "typical":
        return every
    shown = {name: scene for name, scene in SCENES.items() if not name.endswith(("-dark", "-large"))}
    return {**every, **shown}


def main() -> int:
    """Make the pictures, the sheets and the list of faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--screens", nargs="+", choices=SCREENS, default=SCREENS)
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=LOOKS)
    parser.add_argument("--files", nargs="+", choices=FILES, default=FILES)
    parser.add_argument("--text", type=int, default=100, help="the text size in per cent")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--draw", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    views = [View(*each, asked.text) for each in product(asked.screens, asked.looks, asked.files)]
    if asked.draw:
        draw(views[0], asked.folder.resolve(), asked.only)
        return 0
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda view: _draw_apart(view, asked.folder, asked.only), views))
    told = [line for view in views for line in _told(asked.folder / view.name)]
    (asked.folder / "faults.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    pictures = sum(1 for view in views for _ in (asked.folder / view.name).glob("*.png"))
    print(f"{pictures} pictures, {len(told)} faults told without looking")
    return 0


def _told(folder: Path) -> Iterator[str]:
    found = folder / "faults.txt"
    if found.exists():
        yield from (f"{folder.name}: {line}" for line in found.read_text(encoding="utf-8").splitlines())


def _draw_apart(view: View, folder: Path, only: list[str]) -> None:
    """Draw in a process of its own: Qt takes the scale and the screen once, when it starts."""
    place = folder / view.name
    place.mkdir(parents=True, exist_ok=True)
    width, height, scale = view.physical
    settings = place / "screen.json"
    screen = {"name": "look", "x": 0, "y": 0, "width": width, "height": height}
    settings.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={settings.resolve()}",
        "QT_SCALE_FACTOR": str(scale),
        "QT_LOGGING_RULES": "default.warning=false;qt.qpa.*=false",
        "TZ": "Europe/London",
    }
    command = [sys.executable, "-m", "docs.every_picture", str(folder), "--draw", "--text", str(view.text)]
    command += ["--screens", view.screen, "--looks", view.look, "--files", view.file]
    command += ["--only", *only] if only else []
    subprocess.run(command, env=surroundings, check=False)
    settings.unlink()
    _sheets(place)


# ---- in the process that draws


def draw(view: View, folder: Path, only: list[str]) -> None:
    """Draw every scene of a view, and note its faults."""
    from cpc_selfeval.app.preferences import Preferences
    from cpc_selfeval.app.window import dress, make_application

    width, height, scale = view.physical
    wanted = {name: scene for name, scene in scenes_of(view.file).items() if not only or name in only}
    with tempfile.TemporaryDirectory() as temporary:
        os.chdir(temporary)
        app = make_application()
        app.setCursorFlashTime(0)
        dress(app, Preferences(Path("preferences.json")))
        studio = LookingStudio(app, _file(view.file, Path(temporary)), view)
        studio.size = (width // scale, height // scale)
        for name, scene in wanted.items():
            studio.look_at(name, scene, folder / view.name)
            (folder / view.name / "faults.txt").write_text("\n".join(studio.told) + "\n", encoding="utf-8")
        os.chdir(folder)


class LookingStudio(Studio):
    """Takes pictures in one look, and notes what is wrong with them."""

    def __init__(self, app: QApplication, example: Path, view: View) -> None:
        super().__init__(app, example)
        self._view = view
        self.told: list[str] = []

    def look_at(self, name: str, scene: Scene, folder: Path) -> None:
        """Take the picture of a scene, and of all of a page that scrolls; a scene that fails is a fault."""
        self._begin()
        self._wear()
        try:
            widget = scene(self)
        except (StopIteration, LookupError, ValueError, TypeError, AttributeError, AssertionError, Refusal) as fault:
            self.told.append(f"{name}: no picture: {fault!r}")
            self._end()
            return
        self.settle()
        picture = widget.grab().toImage()
        picture.save(str(folder / f"{name}.png"))
        large = picture if picture.width() >= 2 * widget.width() else None
        self.told += [f"{name}: {fault}" for fault in faults(widget, widget.screen().size(), large)]
        for part, sheet in _long_sheets(widget):
            sheet.grab().save(str(folder / f"{name}~{part}.png"))
        self._end()

    def settle(self) -> None:
        """Let everything happen that is queued, less long: there is much to take."""
        until = time.monotonic() + 0.1
        while time.monotonic() < until:
            self.app.processEvents()

    def _wear(self) -> None:
        from PySide6.QtCore import Qt

        from cpc_selfeval.ui.kit.theme import SystemLook, theme
        from docs.contrast import contrast_themes

        if (system := contrast_themes().get(self._view.look)) is not None:
            theme().asks = lambda _app: SystemLook(Qt.ColorScheme.Unknown, True, system)
            theme().choose("system")
        else:
            theme().choose("dark" if self._view.look == "dark" else "light")
        theme().enlarge(self._view.text / 100)


def _file(kind: str, folder: Path) -> Path:
    from cpc_selfeval.editing.beginning import Beginning
    from cpc_selfeval.editing.example import write_example
    from cpc_selfeval.editing.open_self_evaluation import begin
    from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
    from docs.overfull_file import BY, make_overfull

    path = folder / f"{kind}.cpcse"
    if kind == "empty":
        framework = shipped_framework(DEFAULT_FRAMEWORK)
        begin(path, Beginning(framework=framework, committee="Northshire Child Protection Committee"), BY).close()
        return path
    write_example(path)
    if kind == "overfull":
        make_overfull(path)
    return path


def _pages() -> tuple[str, ...]:
    from cpc_selfeval.ui.window.pages import PAGES

    return tuple(page.name for page in PAGES)


def _whole_page(name: str) -> Scene:
    def scene(studio: Studio) -> QWidget:
        return studio.indicator("2.2") if name == "indicators" else studio.page(name)

    return scene


def _long_sheets(shown: QWidget) -> Iterator[tuple[int, QWidget]]:
    """All of what scrolls, where more than a little of it is out of sight."""
    from PySide6.QtWidgets import QScrollArea

    for number, area in enumerate(shown.findChildren(QScrollArea), 1):
        sheet = area.widget()
        if area.isVisible() and sheet is not None and 40 < area.verticalScrollBar().maximum() < 6000:
            yield number, sheet


# ---- sheets to scan


def _sheets(folder: Path) -> None:
    """Put the pictures of windows on sheets, twelve to a sheet."""
    from PIL import Image, ImageDraw

    pictures = sorted(each for each in folder.glob("*.png") if "~" not in each.name and each.name[0] != "_")
    for number in range(0, len(pictures), ACROSS * DOWN):
        shown = pictures[number : number + ACROSS * DOWN]
        sheet = Image.new("RGB", (ACROSS * 690, DOWN * 405), "#777777")
        for place, picture in enumerate(shown):
            with Image.open(picture) as opened:
                small = opened.convert("RGB")
            small.thumbnail((683, 384))
            corner = (place % ACROSS * 690 + 3, place // ACROSS * 405 + 18)
            sheet.paste(small, corner)
            ImageDraw.Draw(sheet).text((corner[0], corner[1] - 14), picture.stem, fill="white")
        sheet.save(folder / f"_sheet{number // (ACROSS * DOWN) + 1:02}.png")


if __name__ == "__main__":
    sys.exit(main())
