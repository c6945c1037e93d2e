"""Build the program as one folder that needs no Python, leave out what it does not use, and try the result.

`python build_spec.py` writes `build/cpc-selfeval.spec`, has PyInstaller build `dist/cpc-selfeval/` from it, adds the
licences and the list of components (`installing/`), packs it, and then uses what it unpacked from there as a person
would: its version, the worked example, both papers, a check, the window. It ends with a non-zero exit code where any of
that fails. PyInstaller builds for the system that it runs on and no other.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import docx

from cpc_selfeval import __version__
from cpc_selfeval.ui.guide.pages import GUIDE, MORE
from installing.components import write_list
from installing.licences import write_licences
from installing.trying import (
    beside_python,
    is_as_listed,
    leaves_nothing,
    packed,
    shows_its_window,
    unpacked,
    use,
)

PROJECT: Final = Path(__file__).resolve().parent
NAME: Final = "cpc-selfeval"
ON_A_CONSOLE: Final = f"{NAME}-command"
"""The same program for the command line of Windows, where a program with windows has no console to speak on."""
BUILD: Final = PROJECT / "build"
DIST: Final = PROJECT / "dist"

EXCLUDED_MODULES: Final = [
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtPdf", "PySide6.QtQml", "PySide6.QtQuick"),
    *("PySide6.QtSql", "PySide6.QtTest"),
    *("PIL.AvifImagePlugin", "PIL.ImageTk", "PIL._avif"),
    *("IPython", "numpy", "pip", "setuptools"),
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
    *(
        "libpango",
        "libwayland",
        "libgnutls",
        "libgcrypt",
        "libunistring",
        "libnettle",
        "libhogweed",
        "libidn2",
        "libp11-kit",
    ),
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
modules = PYZ(analysis.pure)
program = EXE(
    modules,
    analysis.scripts,
    [],
    exclude_binaries=True,
    name={name!r},
    console=False,
    upx=False,
    icon={icon!r},
    version={version_file!r},
)
on_consoles = [
    EXE(
        modules,
        analysis.scripts,
        [],
        exclude_binaries=True,
        name=name,
        console=True,
        upx=False,
        icon={icon!r},
        version={version_file!r},
    )
    for name in {on_consoles!r}
]
COLLECT(program, *on_consoles, binaries, datas, name={name!r}, upx=False)
"""


def write_spec(system: str = sys.platform) -> Path:
    """Write the PyInstaller specification for a system, as ``sys.platform`` names it, and return its path."""
    BUILD.mkdir(exist_ok=True)
    folders = ("frameworks", "resources", "docs/pictures")
    spec = SPEC.format(
        entry=str(PROJECT / "cpc_selfeval" / "__main__.py"),
        project=str(PROJECT),
        datas=[
            *((str(PROJECT / name), f"cpc_selfeval/shipped_files/{name}") for name in folders),
            *((str(PROJECT / "docs" / page), "cpc_selfeval/shipped_files/docs") for page in (GUIDE, *MORE)),
            _word_parts(),
        ],
        excluded=EXCLUDED_MODULES,
        left_out=LEFT_OUT,
        translations=TRANSLATIONS_KEPT,
        name=NAME,
        icon=str(_icon(system)),
        version_file=str(_version_file()) if system == "win32" else None,
        on_consoles=[ON_A_CONSOLE] if system == "win32" else [],
    )
    path = BUILD / f"{NAME}.spec"
    path.write_text(spec, encoding="utf-8")
    return path


def _word_parts() -> tuple[str, str]:
    """A file for the folder by way of which python-docx asks for its templates: "docx/parts/../templates"."""
    return str(Path(docx.__file__).parent / "parts" / "__init__.py"), "docx/parts"


def _icon(system: str) -> Path:
    """The icon in the form that the system wants: Windows has its own, and so has a Mac; elsewhere it is not used."""
    picture = PROJECT / "resources" / "icon" / f"{NAME}-256.png"
    suffix = {"win32": ".ico", "darwin": ".icns"}.get(system)
    if suffix is None:
        return picture
    from PIL import Image

    icon = BUILD / f"{NAME}{suffix}"
    with Image.open(picture) as opened:
        opened.save(icon)
    return icon


VERSION_FILE: Final = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers!r}, prodvers={numbers!r}, mask=0x3F, OS=0x40004, fileType=1),
    kids=[
        StringFileInfo([StringTable("080904B0", [
            StringStruct("FileDescription", "CPC Self-Evaluation"),
            StringStruct("FileVersion", {version!r}),
            StringStruct("ProductName", "CPC Self-Evaluation"),
            StringStruct("ProductVersion", {version!r}),
            StringStruct("LegalCopyright", "MIT licence"),
        ])]),
        VarFileInfo([VarStruct("Translation", [0x0809, 1200])]),
    ],
)
"""
"""What Windows shows among a program's properties, in British English."""


def _version_file() -> Path:
    numbers = tuple(int(part) for part in (*__version__.split("."), "0", "0", "0")[:4])
    path = BUILD / "version.txt"
    path.write_text(VERSION_FILE.format(numbers=numbers, version=__version__), encoding="utf-8")
    return path


def build(spec: Path) -> Path:
    """Build the folder and return the program in it. Raises CalledProcessError where PyInstaller fails."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    # The same sources give the same bundle
    steady = {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "0"}
    subprocess.run([*command, *places, str(spec)], check=True, env={**os.environ, **steady})
    return DIST / NAME / (f"{NAME}.exe" if os.name == "nt" else NAME)


def main() -> int:
    """Build, pack and try the program; return the exit code."""
    program = build(write_spec())
    bundle = program.parent
    write_licences(bundle)
    if sys.platform == "linux":
        for file in (*(PROJECT / "installing" / "linux").iterdir(), PROJECT / "resources" / "icon" / f"{NAME}-256.png"):
            shutil.copy(file, bundle)
    write_list(bundle)
    archive = packed(bundle, DIST / f"{NAME}-{__version__}-{sys.platform}")
    size = sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{bundle}: {size / 1e6:.0f} MB; {archive.name}: {archive.stat().st_size / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return 0 if _is_well(archive, Path(folder)) else 1


def _is_well(archive: Path, folder: Path) -> bool:
    """Try the packed program in a folder, with a home of its own, so that whoever builds keeps theirs."""
    home, work = folder / "home", folder / "work"
    home.mkdir()
    work.mkdir()
    os.environ.update({name: str(home) for name in ("HOME", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME")})
    os.environ.update({name: str(home) for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")})
    program = unpacked(archive, folder) / NAME / (f"{NAME}.exe" if os.name == "nt" else NAME)
    if not is_as_listed(program.parent):
        print("its files are not those that its list of components names")
        return False
    use(program, work, program.with_name(f"{ON_A_CONSOLE}.exe") if os.name == "nt" else program)
    ours, plain = beside_python(program, work / "example.cpcse")
    print(f"check, start to exit: {ours:.2f} s, {ours / plain:.2f} times plain Python's {plain:.2f} s")
    stood = [shows_its_window(program, work / "example.cpcse", on_screen=on_screen) for on_screen in (False, True)]
    for where, after in zip(("offscreen", "on a screen"), stood, strict=True):
        print(f"window {where}: {'did not stand' if after is None else f'stood after {after:.2f} s'}")
    left = leaves_nothing(program, home)
    print(f"left in the user's own folders when carried along: {', '.join(left) or 'nothing'}")
    return None not in stood and not left


if __name__ == "__main__":
    sys.exit(main())
