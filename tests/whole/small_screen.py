"""Every window of the program on the screen that this process was given: ``python -m tests.whole.small_screen FOLDER``.

Tells, as JSON, the screen's size and that of each window as it opens, in pixels of the window system's scale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QTextEdit, QWidget

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress, make_application
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Meeting, Person
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.password import Password
from cpc_selfeval.editing.example import write_example
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.removing_text import KnownPlaces
from cpc_selfeval.storage.frameworks.files import read_framework, shipped_frameworks
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.actions.priorities_dialog import PrioritiesDialog
from cpc_selfeval.ui.choices import MeetingDialog
from cpc_selfeval.ui.details.framework_dialog import FrameworkDialog
from cpc_selfeval.ui.drawings import DrawingPanel
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.importing.dialog import ImportDialog
from cpc_selfeval.ui.passwords.asking import AskPasswordDialog
from cpc_selfeval.ui.passwords.changing import ChangePasswordDialog
from cpc_selfeval.ui.removal.dialog import RemoveTextDialog
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from cpc_selfeval.ui.start.start_page import StartPage
from cpc_selfeval.ui.window.history import HistoryDialog, IndicatorHistoryDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.pages import PAGES
from cpc_selfeval.ui.window.paper_dialog import PaperDialog
from cpc_selfeval.ui.window.person_dialog import PersonDialog
from cpc_selfeval.ui.workspace import SessionSignals, Workspace

SCREENS = ((683, 384), (960, 540), (1366, 768))
"""The least, and those that people have at 100%."""


def sizes(application: QApplication, folder: Path, *, every_screen: bool) -> dict[str, Any]:
    """Width and height of every window, and which pages have to be scrolled sideways."""
    preferences = Preferences(folder / "preferences.json")
    write_example(folder / "example.cpcse")
    signals = SessionSignals()
    work = open_file(folder / "example.cpcse", Person("Morag Sinclair"), InlineExecutor(), signals)
    workspace = Workspace(work, signals)
    window = MainWindow(workspace, preferences)
    found: dict[str, Any] = {"screen": _size(window.screen().availableGeometry())}
    window.show()
    sideways = []
    for page in PAGES:
        window.show_page(page.name)
        _settle(application)
        found[page.name] = _size(window)
        sideways += _sideways(window, page.name)
    found |= _while_finding(application, window)
    found["sideways"] = sideways + _sideways_elsewhere(application, window, SCREENS if every_screen else SCREENS[:1])
    window.notices.tell_read_only(None)
    for page in PAGES:
        window.show_page(page.name)
        _settle(application)
        found[f"{page.name} with a message"] = _size(window)
    for name, dialog in _dialogs(window, preferences, folder).items():
        opened = dialog()
        opened.show()
        _settle(application)
        found[f"dialog: {name}"] = _size(opened)
        found["sideways"] += _sideways(opened, name)
        opened.close()
    papers = PaperDialog(workspace, preferences, parent=window)
    papers.open()
    papers.begin()
    while papers.results.count() < 1:
        _settle(application)
    QTest.qWait(100)
    found["papers written"] = _size(papers)
    last = papers.focusWidget()
    found["the last of them is in view"] = bool(last and not last.visibleRegion().isEmpty())
    papers.close()
    window.close_at_once()
    return found


def _while_finding(application: QApplication, window: MainWindow) -> dict[str, Any]:
    """How large the window is over each page while the bar of finding is open."""
    found = {}
    window.acts.find_text()
    window.acts.finding_text.bar.box.setText("children")
    for page in PAGES:
        window.show_page(page.name)
        _settle(application)
        found[f"{page.name} while finding"] = _size(window)
    window.acts.finding_text.bar.left.emit()
    return found


def _sideways_elsewhere(
    application: QApplication, window: MainWindow, screens: tuple[tuple[int, int], ...]
) -> list[str]:
    """What scrolls sideways where drawings are shown as tables, on some screens."""
    found = []
    for width, height in screens:
        window.resize(width, height)
        for page in PAGES:
            window.show_page(page.name)
            for panel in window.stack.page(page.name).findChildren(DrawingPanel):
                panel.show_as_table(shown=True)
            _settle(application)
            found += _sideways(window, f"{page.name}, {width}")
    window.resize(683, 384)
    return found


def _sideways(shown: QWidget, name: str) -> list[str]:
    """Whatever of a window scrolls sideways; texts may, that are read as they were written."""
    areas = [area for area in shown.findChildren(QAbstractScrollArea) if area.isVisible()]
    wide = (area for area in areas if not isinstance(area, QTextEdit | QPlainTextEdit))
    return [f"{name}: {type(area).__name__}" for area in wide if area.horizontalScrollBar().maximum() > 0]


def _dialogs(window: MainWindow, preferences: Preferences, folder: Path) -> dict[str, Callable[[], QWidget]]:
    workspace = window.workspace
    contents = workspace.contents
    first = {kind: next(iter(contents.of(kind))) for kind in (Action, Evidence, Finding, Meeting)}
    frameworks = shipped_frameworks()
    by_command = window.acts.by_command()
    level = window.stack.page("indicators").level  # type: ignore[attr-defined]
    return {
        "start": lambda: StartPage(preferences),
        "new": lambda: NewSelfEvaluationDialog(frameworks, read_framework, folder, "", date(2026, 6, 1)),
        "framework": lambda: FrameworkDialog(frameworks, read_framework, window),
        "action": lambda: ActionDialog(workspace, first[Action], window),
        "evidence": lambda: EvidenceDialog(workspace, first[Evidence], window),
        "meeting": lambda: MeetingDialog(workspace, first[Meeting], window),
        "history": lambda: HistoryDialog(workspace, Finding, first[Finding], window),
        "history of an indicator": lambda: IndicatorHistoryDialog(workspace, "2.1", window),
        "remove a text": lambda: RemoveTextDialog(workspace, KnownPlaces(), "children", window),
        "history of a level": lambda: _opened_by(level.show_history),
        "import a list": lambda: _import_of_a_list(workspace, folder / "plan.csv"),
        "person": lambda: PersonDialog(window),
        "priorities of 2009": lambda: PrioritiesDialog(workspace.work.priorities.offered("2.1"), "2.1", window),
        "a password": lambda: AskPasswordDialog("example.cpcse", window),
        "a first password": lambda: ChangePasswordDialog("example.cpcse", None, 7, window),
        "another password": lambda: ChangePasswordDialog("example.cpcse", Password("words"), 7, window),
        **{
            name: (lambda name=name: _opened_by(by_command[name]))  # type: ignore[misc]
            for name in ("papers", "changes", "find", "commands", "about", "counts")
        },
    }


def _import_of_a_list(workspace: Workspace, path: Path) -> QWidget:
    """The last step of an import, which shows the most."""
    path.write_text("Action,Lead,Due\nWrite it,Isla,31/03/2027\nTotal,,\n", encoding="utf-8")
    dialog = ImportDialog(workspace)
    dialog.read(path)
    while dialog.plan is None:
        QTest.qWait(10)
    dialog.go_to(2)
    return dialog


def _opened_by(act: Callable[[], object]) -> QWidget:
    before = set(QApplication.topLevelWidgets())
    act()
    return next(w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible())


def _settle(application: QApplication) -> None:
    for _ in range(3):
        application.processEvents()


def _size(thing: Any) -> tuple[int, int]:
    return thing.width(), thing.height()


if __name__ == "__main__":
    app = make_application()
    place = Path(sys.argv[1])
    dress(app, Preferences(place / "preferences.json"))
    print(json.dumps(sizes(app, place, every_screen="all" in sys.argv)))
