"""Build the program as one folder that needs no Python, leave out what it does not use, and start the result.

`python build_spec.py` writes `build/cpc-selfeval.spec`, has PyInstaller build `dist/cpc-selfeval/` from it, and then
uses the built program as a person would: its version, the worked example, both papers, the window. It ends with a
non-zero exit code where any of that fails. PyInstaller builds for the system that it runs on and no other.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from cpc_selfeval.contributions import READ_APART
from cpc_selfeval.contributions.reading.reader import Reader

PROJECT: Final = Path(__file__).resolve().parent
NAME: Final = "cpc-selfeval"
BUILD: Final = PROJECT / "build"
DIST: Final = PROJECT / "dist"

EXCLUDED_MODULES: Final = [
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtPdf", "PySide6.QtQml", "PySide6.QtQuick"),
    *("PySide6.QtSql", "PySide6.QtTest"),
    *("PIL.AvifImagePlugin", "PIL.ImageTk", "PIL._avif"),
    *("IPython", "lxml", "numpy", "pip", "setuptools"),
    *("doctest", "lib2to3", "pydoc", "test", "tkinter", "unittest"),
]

# Parts of paths inside the bundle, in the spelling of Linux or Windows: what Qt's plug-ins bring along unasked
LEFT_OUT: Final = [
    *("Qt6Network", "Qt6Pdf", "Qt6Qml", "Qt6Quick", "Qt6Wayland", "VirtualKeyboard", "qtvirtualkeyboard"),
    *("d3dcompiler", "opengl32sw"),
    *(
        "plugins/egldeviceintegrations",
        "plugins/generic",
        "plugins/networkinformation",
        "plugins/tls",
        "plugins/wayland",
    ),
    *("plugins/platforms/libqeglfs", "plugins/platforms/libqlinuxfb", "plugins/platforms/libqminimalegl"),
    *("plugins/platforms/libqvkkhr", "plugins/platforms/libqvnc", "plugins/platforms/libqwayland"),
    *("plugins/platformthemes/libqgtk3", "imageformats/libqpdf", "imageformats/libqtiff", "imageformats/libqwebp"),
    *("imageformats/qpdf", "imageformats/qtiff", "imageformats/qwebp"),
    *("libatk", "libavahi", "libavif", "libcairo", "libcolord", "libcups", "libepoxy", "libgdk", "libgtk-3", "liblcms"),
    *("libpango", "libwayland"),
]
TRANSLATIONS_KEPT: Final = ("qt_en", "qtbase_en", "qtbase_gd")

SPEC: Final = """\
# Written by build_spec.py
import os
from PyInstaller.utils.hooks import collect_submodules

analysis = Analysis(
    [{entry!r}],
    pathex=[{project!r}],
    datas={datas!r},
    hiddenimports=collect_submodules("cpc_selfeval"),
    excludes={excluded!r},
)


def is_kept(entry):
    path = entry[0].replace(os.sep, "/")
    if "/translations/" in path:
        return os.path.basename(path).startswith({translations!r})
    return not any(part in path for part in {left_out!r})


binaries = [entry for entry in analysis.binaries if is_kept(entry)]
datas = [entry for entry in analysis.datas if is_kept(entry)]
program = EXE(PYZ(analysis.pure), analysis.scripts, [], exclude_binaries=True, name={name!r}, console=False, upx=False)
COLLECT(program, binaries, datas, name={name!r}, upx=False)
"""


def write_spec() -> Path:
    """Write the PyInstaller specification and return its path."""
    folders = ("frameworks", "resources")
    spec = SPEC.format(
        entry=str(PROJECT / "cpc_selfeval" / "__main__.py"),
        project=str(PROJECT),
        datas=[(str(PROJECT / name), f"cpc_selfeval/shipped_files/{name}") for name in folders],
        excluded=EXCLUDED_MODULES,
        left_out=LEFT_OUT,
        translations=TRANSLATIONS_KEPT,
        name=NAME,
    )
    BUILD.mkdir(exist_ok=True)
    path = BUILD / f"{NAME}.spec"
    path.write_text(spec, encoding="utf-8")
    return path


def build(spec: Path) -> Path:
    """Build the folder and return the program in it. Raises CalledProcessError where PyInstaller fails."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    # The same sources give the same bundle
    steady = {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "0"}
    subprocess.run([*command, *places, str(spec)], check=True, env={**os.environ, **steady})
    return DIST / NAME / (f"{NAME}.exe" if os.name == "nt" else NAME)


def use(program: Path, folder: Path) -> None:
    """Write the worked example and both papers with the built program, and read the workbook back as a return is.

    Raises CalledProcessError, TimeoutExpired or Refusal.
    """
    example, workbook, summary = folder / "example.cpcse", folder / "plan.xlsx", folder / "summary.pdf"
    for arguments in (
        ["--version"],
        ["example", str(example)],
        ["export", str(example), "--workbook", str(workbook), "--pdf", str(summary)],
        ["check", str(example)],
    ):
        subprocess.run([str(program), *arguments], check=True, timeout=120)
    for paper in (workbook, summary):
        print(f"{paper.name}: {paper.stat().st_size:,} bytes")
    read = Reader(workbook, command=[str(program), READ_APART]).read()
    print(f"{workbook.name}: {len(read.sheets)} sheets read back")


def open_window(program: Path, example: Path) -> bool:
    """Say whether the program is still running, so shows its window, five seconds after it was started."""
    with subprocess.Popen([str(program), str(example)]) as running:
        try:
            running.wait(timeout=5)
        except subprocess.TimeoutExpired:
            running.terminate()
            return True
    return False


def main() -> int:
    """Build, use and open the program; return the exit code."""
    program = build(write_spec())
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        # Settings of whoever builds stay as they are
        os.environ.update(HOME=folder, XDG_CONFIG_HOME=folder, APPDATA=folder)
        use(program, Path(folder))
        opened = open_window(program, Path(folder) / "example.cpcse")
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{program.parent}: {size / 1e6:.0f} MB, window {'opened' if opened else 'did not open'}")
    return 0 if opened else 1


if __name__ == "__main__":
    sys.exit(main())
