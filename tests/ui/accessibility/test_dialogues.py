"""Every dialogue that a command opens, and those that pages open: names, roles, reading order, and a walk by Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from cpc_selfeval.app.desk import Desk
from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.choices import MeetingDialog
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from cpc_selfeval.ui.window.command import VIEW
from cpc_selfeval.ui.window.commands import COMMANDS
from cpc_selfeval.ui.window.history import HistoryDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.ui.accessibility.walking import come_to, faults, tab_stops, walk_faults

BARS = {"find_text"}
"""What opens a bar in the window, which its page's tests walk."""
OPENING = [each.id for each in COMMANDS if each.text.endswith("…") and each.menu != VIEW and each.id not in BARS]
"""The commands whose dots say that they ask or show something first."""


class Looker:
    """Looks through every window that opens, and closes it: also through one that waits for its answer."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._before = set(QApplication.topLevelWidgets())
        self._at_work = False
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> bool:
        """Look through what is open now; whether there was anything."""
        opened = [one for one in QApplication.topLevelWidgets() if one not in self._before and one.isVisible()]
        opened = [one for one in opened if one.isWindow() and not isinstance(one, QMenu)]
        if not opened or self._at_work:
            return False
        self._at_work = True
        for each in opened:
            self.found[each.windowTitle()] = self._looked_through(each)
            each.close()
        self._at_work = False
        return True

    def _looked_through(self, opened: QWidget) -> list[str]:
        if isinstance(opened, NewSelfEvaluationDialog):
            return [fault for place in range(len(opened.steps)) for fault in self._at_step(opened, place)]
        return self._all_of(opened)

    def _at_step(self, dialog: NewSelfEvaluationDialog, place: int) -> list[str]:
        dialog.go_to(place)
        return [f"step {place + 1}: {fault}" for fault in self._all_of(dialog)]

    def _all_of(self, opened: QWidget) -> list[str]:
        come_to(opened)
        amiss = [] if opened.windowTitle() or opened.accessibleName() else ["the window has no name"]
        return [
            *amiss,
            *faults(opened),
            *(walk_faults(opened) if tab_stops(opened) else ["nothing takes the keyboard"]),
        ]

    def end(self) -> None:
        """Look no longer."""
        self._timer.stop()


@pytest.fixture
def asked_for_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The system's own dialogues for files, which are not ours to look at: each is given up at once."""
    asked: list[str] = []

    def give_up(name: str, answer: object) -> Callable[..., object]:
        def ask(*_given: object, **_named: object) -> object:
            asked.append(name)
            return answer

        return ask

    for name, answer in (("getOpenFileName", ("", "")), ("getSaveFileName", ("", "")), ("getExistingDirectory", "")):
        monkeypatch.setattr(QFileDialog, name, give_up(name, answer))
    return asked


@pytest.fixture
def looker() -> Iterator[Looker]:
    made = Looker()
    yield made
    made.end()


def looked_through(looker: Looker, act: Callable[[], object]) -> dict[str, list[str]]:
    """What is amiss with each window that an act opens, by its title."""
    act()
    for _ in range(3):
        QApplication.processEvents()
        looker.look()
    return looker.found


@pytest.mark.parametrize("command", OPENING)
def test_what_a_command_opens_can_be_used_without_seeing_it(
    window: MainWindow, looker: Looker, asked_for_files: list[str], command: str
) -> None:
    window.show_indicator("2.2")
    window.activateWindow()
    found = looked_through(looker, window.acts.by_command()[command])
    assert found or asked_for_files, "the dots promise that something opens"
    assert {title: amiss for title, amiss in found.items() if amiss} == {}


def indicator_page(window: MainWindow) -> IndicatorPage:
    window.show_indicator("2.2")
    page = window.stack.page("indicators")
    assert isinstance(page, IndicatorPage)
    return page


def first(window: MainWindow, kind: type) -> str:
    return next(iter(window.workspace.contents.of(kind)))


OPENED_BY_PAGES: dict[str, Callable[[MainWindow], object]] = {
    "new action": lambda window: ActionDialog(window.workspace, None, window).open(),
    "evidence": lambda window: EvidenceDialog(window.workspace, first(window, Evidence), window).open(),
    "new evidence": lambda window: EvidenceDialog(window.workspace, None, window).open(),
    "meeting": lambda window: MeetingDialog(window.workspace, first(window, Meeting), window).open(),
    "history of an entry": lambda window: HistoryDialog(
        window.workspace, Finding, first(window, Finding), window
    ).open(),
    "history of a level": lambda window: indicator_page(window).level.show_history(),
    "evidence to reuse": lambda window: indicator_page(window).evidence.find_existing(),
    "actions to reuse": lambda window: indicator_page(window).planned.find_existing(),
    "what counts": lambda window: window.panel.tell_what_counts(),
    "framework": lambda window: window.workspace.framework_change_requested.emit(),
}


@pytest.mark.parametrize("name", OPENED_BY_PAGES)
def test_what_a_page_opens_can_be_used_without_seeing_it(window: MainWindow, looker: Looker, name: str) -> None:
    window.activateWindow()
    found = looked_through(looker, lambda: OPENED_BY_PAGES[name](window))
    assert found, "nothing was opened"
    assert {title: amiss for title, amiss in found.items() if amiss} == {}


def test_the_start_page_can_be_used_without_seeing_it(desk: Desk) -> None:
    desk.show_start()
    come_to(desk.start)
    assert faults(desk.start) == []
    assert walk_faults(desk.start) == []
    desk.start.hide()


def test_the_looker_finds_what_is_amiss(qapp: QApplication, looker: Looker) -> None:
    """A dialogue in which nothing takes the keyboard is told of."""
    dialog = QDialog()
    dialog.setWindowTitle("Amiss")
    looked_through(looker, dialog.open)
    assert looker.found == {"Amiss": ["nothing takes the keyboard"]}
    dialog.deleteLater()
