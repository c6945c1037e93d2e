"""The window's program: the application, the start page, opening and beginning files, and ending well."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, QTimer, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from cpc_selfeval import __version__
from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.log import Log
from cpc_selfeval.app.own_folders import settings_folder
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.running import say_that_it_runs
from cpc_selfeval.shipped import PROGRAM_FOLDER, folder
from cpc_selfeval.spelling import spelling_command
from cpc_selfeval.ui.field_help.watch import help_watch
from cpc_selfeval.ui.guide.keys import HelpKey
from cpc_selfeval.ui.kit import apply_theme, theme
from cpc_selfeval.ui.kit.garbage import Garbage
from cpc_selfeval.ui.kit.spelling import spelling
from cpc_selfeval.ui.kit.theme import BEGUN_IN_FUSION
from cpc_selfeval.ui.start.start_page import PROGRAM


def run_window(file: Path | None) -> int:
    """Open the window, with a file if one is given, and give the exit code when the last window is closed."""
    gc.disable()
    say_that_it_runs()
    application = make_application()
    preferences = Preferences()
    dress(application, preferences)
    spelling().use(spelling_command(), str(PROGRAM_FOLDER))
    crashes = Crashes(application)
    crashes.install()
    _note_start(crashes.log)
    desk = Desk(application, preferences, crashes)
    QTimer.singleShot(0, application, partial(_shown, desk, application, crashes.log))
    desk.begin(file)
    code = 0 if desk.is_ending else application.exec()  # told to end before there was anything to run
    code = code if desk.ended_well else 1
    crashes.log.write("ended", exit=code)
    return code


def _shown(desk: Desk, application: QApplication, log: Log) -> None:
    """There is something to see. What was made until now stays; Python did not search it for garbage and need not."""
    gc.freeze()
    desk.garbage = Garbage(application)
    log.write("shown")


def _note_start(log: Log) -> None:
    python = ".".join(str(part) for part in sys.version_info[:3])
    log.write("started", version=__version__, python=python, qt=qVersion(), system=sys.platform)


def make_application() -> QApplication:
    """The application under its name, which the system and screen readers use too."""
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setProperty(BEGUN_IN_FUSION, True)
    application.setApplicationName(PROGRAM)
    application.setApplicationDisplayName(PROGRAM)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("cpc-selfeval")
    application.setWindowIcon(_icon())
    keep_notes_of_qt_with_ours()
    return application


def keep_notes_of_qt_with_ours() -> None:
    """Qt notes which folders were chosen in file dialogues: beside our settings, not in a file of all Qt's programs.

    On Windows and Mac it does so where the system keeps settings, and nowhere else (QSettings.setPath).
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(settings_folder()))


def _icon() -> QIcon:
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon.addFile(str(folder("resources") / "icon" / f"cpc-selfeval-{size}.png"), QSize(size, size))
    return icon


def dress(application: QApplication, preferences: Preferences) -> None:
    """Give the application its look, in the size and brightness that the user chose, and help to every window."""
    theme().choose(preferences.kept.appearance)
    theme().enlarge(preferences.kept.text_size / 100)
    apply_theme(application)
    HelpKey(application)
    help_watch()
