"""What every test stands on: no display, a home folder of the tests' own, and no widget that outlives its test."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cpc_selfeval.storage import engine
from tests import drawn, quick_keys

# Without a display and without this, the first QApplication aborts the whole run with no report.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for setting in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(setting, None)

# What is compiled is kept, also where the machine would not: each worker and each process that a test begins would
# compile all of it afresh
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Nearly no test is about the disk, for which each save waits several times: files of tests lie in memory where there is
# room (a container may have next to none), and those that are about disks make their own
_MEMORY, _ROOM = "/dev/shm", 4 << 30
if os.path.isdir(_MEMORY) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", _MEMORY)
    os.environ.setdefault("TMPDIR", _MEMORY)
    tempfile.tempdir = None  # it may have been asked for

drawn.register_profiles()

pytest_plugins = (
    "tests.keys",
    "tests.skips",
    "tests.worker_exits",
    "tests.contributions.office",
    "tests.contributions.returned.seven",
)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is loaded and found before the first test stays to the end: nobody need look through it for what is not."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Garbage may be Qt's, which no thread but this one may end: it is looked for here, and never by itself.

    Not after each test: a search through everything takes as long as ten of them.
    """
    young, middle, old = gc.get_count()
    if old > 10:
        gc.collect()
    elif middle > 10:
        gc.collect(1)
    elif young > 700:
        gc.collect(0)


@pytest.fixture(autouse=True, scope="session")
def home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, recent files and the like go to a home folder that lasts as long as the run."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable, name in (
            ("HOME", "."),
            ("USERPROFILE", "."),
            ("APPDATA", "roaming"),
            ("LOCALAPPDATA", "local"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "share"),
            ("XDG_RUNTIME_DIR", "run"),
            ("XDG_STATE_HOME", "state"),
        ):
            place = home / name
            place.mkdir(mode=0o700, exist_ok=True)
            patch.setenv(variable, str(place))
        yield


@pytest.fixture(autouse=True, scope="session")
def nothing_of_python_stays_on_the_clipboard() -> Iterator[None]:
    """What a test put there and Python made is freed by Qt once more when the run has ended, and that falls."""
    yield
    if isinstance(QCoreApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()


@pytest.fixture
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords of files that this test makes and opens in its own process are worked out in few rounds."""
    monkeypatch.setattr(engine, quick_keys.SETTINGS, quick_keys.FEW_ROUNDS)


@pytest.fixture(autouse=True)
def closed_widgets_are_deleted() -> Iterator[None]:
    """Qt deletes a closed widget when its event loop next runs, and between tests none does."""
    yield
    if QCoreApplication.instance() is not None:
        for widget in QApplication.topLevelWidgets():
            # A start page is hidden while a file is open; the next look of the program would be worked out for it too
            if type(widget).__name__ == "StartPage" and widget.isHidden():
                widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
