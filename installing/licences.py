"""The licences of everything inside the built program, in one folder of it."""

from __future__ import annotations

import shutil
import sysconfig
from importlib.metadata import Distribution
from pathlib import Path
from typing import Final

from installing.components import components, packages

PROJECT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = "licences"

_FROM_RESOURCES: Final = {
    "Qt and PySide6": ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt"),
    "Source Sans 3": ("fonts/OFL.txt",),
    "Lucide icons": ("icons/LICENSE",),
    "British English dictionary": ("spelling/README_en_GB.txt", "licences/LGPL-3.0.txt"),
}
_IN_NAME: Final = ("licen", "copying", "notice")

_QT = """
Qt and PySide6 (pyside6-essentials, shiboken6) are used under the GNU Lesser General Public License, version 3. They lie
in this folder as libraries of their own, unchanged, and can be replaced by others of the same version. Their sources
are published by The Qt Company at download.qt.io; what Qt itself holds of others is named at doc.qt.io under "Licenses
used in Qt".
"""


def write_licences(bundle: Path) -> Path:
    """Copy every licence into a folder of the bundle, with a list of what is under which.

    Raises FileNotFoundError where a package brings no licence and none is known of here.
    """
    folder = bundle / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(PROJECT / "LICENSE", folder / "CPC Self-Evaluation.txt")
    for package in packages():
        _copy_of(package, folder)
    for name, files in _FROM_RESOURCES.items():
        (folder / name).mkdir()
        for file in files:
            shutil.copyfile(PROJECT / "resources" / file, folder / name / Path(file).name)
    _copy_python(folder)
    lines = [f"{each.name} {each.version}: {each.licence}" for each in components()]
    (folder / "All of them.txt").write_text("\n".join([*lines, _QT]), encoding="utf-8")
    return folder


def _copy_of(package: Distribution, folder: Path) -> None:
    found = [
        file
        for file in package.files or ()
        if ".dist-info" in file.parts[0] and any(part in str(file).lower() for part in _IN_NAME)
    ]
    if not found and not package.name.lower().startswith(("pyside6", "shiboken6")):
        raise FileNotFoundError(f"{package.name} brings no licence")
    for number, file in enumerate(found):
        target = folder / package.name / (file.name if number == 0 else f"{number} {file.name}")
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(str(file.locate()), target)


def _copy_python(folder: Path) -> None:
    library = Path(sysconfig.get_path("stdlib"))
    places = (library / "LICENSE.txt", library.parent / "LICENSE.txt", library.parent.parent / "LICENSE.txt")
    for place in places:
        if place.is_file():
            shutil.copyfile(place, folder / "Python.txt")
            return
    raise FileNotFoundError(f"Python's licence is in none of {', '.join(map(str, places))}")
