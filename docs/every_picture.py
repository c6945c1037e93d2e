"""Pictures of every page and dialogue, to be looked at, and what can be told of them without looking.

    python -m docs.every_picture FOLDER [--screens 1366x768 1366x768@2 …] [--looks light dark contrast-dark …]
                                        [--files typical empty overfull] [--text 100] [--only NAME …]

Without choices it makes all: 1366 x 768 and 1920 x 1080 at 100% and 200% (at 200% a window has 683 x 384 and
960 x 540), light, dark, and two contrast themes, of the worked example, of an empty file and of an overfull one.
FOLDER gets a folder for each, sheets of pictures to scan (six to a sheet, each as large as a window at 200%), and
faults.txt. What opens over a window (menus, lists, calendars, hints) is on the picture of its window.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

SCREENS: Final = ("1366x768", "1366x768@2", "1920x1080", "1920x1080@2")
LOOKS: Final = ("light", "dark", "contrast-dark", "contrast-light")
FILES: Final = ("typical", "empty", "overfull")
ACROSS: Final = 2
DOWN: Final = 3
LARGEST: Final = (820, 462)
"""Pixels of a picture on a sheet."""


@dataclass(frozen=True, slots=True)
class View:
    """A screen and a file, looked at in one or more looks."""

    screen: str
    looks: tuple[str, ...]
    file: str
    text: int = 100

    def folder(self, look: str) -> str:
        """The name of the folder of one of its looks."""
        return f"{self.screen}-{look}-{self.file}" + ("" if self.text == 100 else f"-text{self.text}")

    @property
    def physical(self) -> tuple[int, int, int]:
        """Pixels of the screen across and down, and its scale."""
        size, _, scale = self.screen.partition("@")
        width, _, height = size.partition("x")
        return int(width), int(height), int(scale or 1)


def main() -> int:
    """Make the pictures, the sheets and the list of faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--screens", nargs="+", choices=SCREENS, default=SCREENS)
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=LOOKS)
    parser.add_argument("--files", nargs="+", choices=FILES, default=FILES)
    parser.add_argument("--text", type=int, default=100, help="the text size in per cent")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--draw", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    views = [View(screen, tuple(asked.looks), file, asked.text) for screen, file in product(asked.screens, asked.files)]
    if asked.draw:
        from docs.looking_studio import draw

        draw(views[0], asked.draw, asked.folder.resolve(), asked.only)
        return 0
    _draw_all(views, asked.folder, asked.only)
    folders = [asked.folder / view.folder(look) for view in views for look in view.looks]
    told = [line for folder in folders for line in _told(folder)]
    (asked.folder / "faults.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    pictures = sum(1 for folder in folders for each in folder.glob("*.png") if each.name[0] != "_")
    print(f"{pictures} pictures, {len(told)} faults told without looking")
    return 0


def _told(folder: Path) -> Iterator[str]:
    found = folder / "faults.txt"
    if found.exists():
        yield from (f"{folder.name}: {line}" for line in found.read_text(encoding="utf-8").splitlines())


def _draw_all(views: list[View], folder: Path, only: list[str]) -> None:
    from docs.picture_files import make_file

    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        files = {kind: make_file(kind, Path(temporary)) for kind in dict.fromkeys(view.file for view in views)}
        list(pool.map(lambda view: _draw_apart(view, files[view.file], folder, only), views))


def _draw_apart(view: View, file: Path, folder: Path, only: list[str]) -> None:
    """Draw in a process of its own: Qt takes the scale and the screen once, when it starts."""
    places = [folder / view.folder(look) for look in view.looks]
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
    width, height, scale = view.physical
    settings = places[0] / "screen.json"
    screen = {"name": "look", "x": 0, "y": 0, "width": width, "height": height}
    settings.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={settings.resolve()}",
        "QT_SCALE_FACTOR": str(scale),
        "QT_LOGGING_RULES": "default.warning=false;qt.qpa.*=false",
        "TZ": "Europe/London",
    }
    command = [sys.executable, "-m", "docs.every_picture", str(folder), "--draw", str(file), "--text", str(view.text)]
    command += ["--screens", view.screen, "--looks", *view.looks, "--files", view.file]
    command += ["--only", *only] if only else []
    subprocess.run(command, env=surroundings, check=False)
    settings.unlink()
    for place in places:
        _sheets(place)


def _sheets(folder: Path) -> None:
    """Put the pictures of windows on sheets."""
    from PIL import Image, ImageDraw

    pictures = sorted(each for each in folder.glob("*.png") if "~" not in each.name and each.name[0] != "_")
    wide, high = LARGEST
    for number in range(0, len(pictures), ACROSS * DOWN):
        shown = pictures[number : number + ACROSS * DOWN]
        sheet = Image.new("RGB", (ACROSS * (wide + 6), DOWN * (high + 20)), "#777777")
        for place, picture in enumerate(shown):
            with Image.open(picture) as opened:
                small = opened.convert("RGB")
            small.thumbnail(LARGEST, Image.Resampling.LANCZOS)
            corner = (place % ACROSS * (wide + 6) + 3, place // ACROSS * (high + 20) + 18)
            sheet.paste(small, corner)
            ImageDraw.Draw(sheet).text((corner[0], corner[1] - 14), picture.stem, fill="white")
        sheet.save(folder / f"_sheet{number // (ACROSS * DOWN) + 1:02}.png")


if __name__ == "__main__":
    sys.exit(main())
