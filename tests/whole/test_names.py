"""What a screen reader is told: everything that takes the keyboard has a name, and no level comes without its stage."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.words import STAGES
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.storage.frameworks.files import (
    DEFAULT_FRAMEWORK,
    read_framework,
    shipped_framework,
    shipped_frameworks,
)
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.choices import MeetingDialog
from cpc_selfeval.ui.details.framework_dialog import FrameworkDialog
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.indicator.side_notes import SideNotes
from cpc_selfeval.ui.kit import ChoiceBox, Collapsible, unnamed_focusable
from cpc_selfeval.ui.kit.level_cards import LevelCard
from cpc_selfeval.ui.national.page import NationalPage
from cpc_selfeval.ui.overview.page import OverviewPage
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from cpc_selfeval.ui.start.start_page import StartPage
from cpc_selfeval.ui.window.history import HistoryDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.pages import PAGES
from cpc_selfeval.ui.window.person_dialog import PersonDialog
from tests.domain.example import example_at
from tests.whole.conftest import OFFICER, Opening, new_file

PROGRAM = "CPC Self-Evaluation"
SPOKEN_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, only looked at here."""
    return example_at(tmp_path_factory.mktemp("example") / "example.cpcse")


# What the worked example shows is walked in tests/ui/accessibility too
@pytest.fixture(params=["empty", pytest.param("worked example", marks=pytest.mark.long)])
def window(request: pytest.FixtureRequest, open_window: Opening, example: Path, tmp_path: Path) -> MainWindow:
    """The real window on a file with nothing in it, and on one with everything."""
    if request.param == "worked example":
        return open_window(example)
    framework = shipped_framework(DEFAULT_FRAMEWORK)
    beginning = Beginning(framework=framework, committee="Example Area Child Protection Committee")
    return open_window(new_file(tmp_path / "empty.cpcse", beginning))


@pytest.fixture
def filled(open_window: Opening, example: Path) -> MainWindow:
    """The real window on the worked example."""
    return open_window(example)


def indicator_page(window: MainWindow) -> IndicatorPage:
    page = window.stack.page("indicators")
    assert isinstance(page, IndicatorPage)
    return page


@pytest.mark.long
def test_everything_on_every_page_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    for page in PAGES:
        window.show_page(page.name)
        assert unnamed_focusable(window) == [], page.name
        assert window.windowTitle().endswith(PROGRAM)
        interface = QAccessible.queryAccessibleInterface(window)
        assert interface.text(QAccessible.Text.Name) == window.windowTitle()
    for code in window.workspace.contents.framework.codes:
        window.show_indicator(code)
        assert unnamed_focusable(window) == [], code


def test_every_entry_that_is_opened_or_begun_has_names(window: MainWindow) -> None:
    window.show_indicator("2.2")
    page = indicator_page(window)
    for column in (page.strengths, page.areas):
        column.begin()
        assert unnamed_focusable(page) == []
        for key in column.rows.keys:
            column.open(key)
            assert unnamed_focusable(page) == []
    page.planned.begin(())
    assert unnamed_focusable(page) == []
    for option in page.level.recording.stage_options().values():
        option.click()
        assert unnamed_focusable(page) == []


def opened_by(act: Callable[[], object]) -> QWidget:
    """The window that an act opens."""
    before = set(QApplication.topLevelWidgets())
    act()
    return next(w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible())


def test_every_dialog_of_the_window_and_all_in_it_has_a_name(filled: MainWindow, qtbot: QtBot) -> None:
    workspace, acts, page = filled.workspace, filled.acts, indicator_page(filled)
    contents = workspace.contents
    filled.show_indicator("2.2")
    area = contents.findings_of("2.2", FindingKind.AREA)[0]
    action, evidence, meeting = (next(iter(contents.of(kind).values())) for kind in (Action, Evidence, Meeting))
    commands = acts.by_command()
    openings: dict[str, Callable[[], object]] = {
        "papers": acts.make_papers,
        "changes": acts.show_changes,
        "finder": acts.find,
        "commands": commands["commands"],
        "about": commands["about"],
        "counts": commands["counts"],
        "history of an area": lambda: HistoryDialog(workspace, type(area), area.key, filled).open(),
        "history of a level": page.level.show_history,
        "evidence to reuse": page.evidence.find_existing,
        "actions to reuse": page.planned.find_existing,
        "action": lambda: ActionDialog(workspace, action.key, filled).open(),
        "new action": lambda: ActionDialog(workspace, None, filled).open(),
        "evidence": lambda: EvidenceDialog(workspace, evidence.key, filled).open(),
        "new evidence": lambda: EvidenceDialog(workspace, None, filled).open(),
        "meeting": lambda: MeetingDialog(workspace, meeting.key, filled).open(),
        "new meeting": lambda: MeetingDialog(workspace, None, filled).open(),
        "framework": lambda: FrameworkDialog(shipped_frameworks(), read_framework, filled).open(),
        "person": lambda: PersonDialog(filled, OFFICER).open(),
    }
    for name, act in openings.items():
        dialog = opened_by(act)
        assert dialog.windowTitle(), name
        assert unnamed_focusable(dialog) == [], name
        dialog.close()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_start_page_and_every_step_of_a_new_self_evaluation_have_names(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    start = StartPage(Preferences(tmp_path / "preferences.json"))
    qtbot.addWidget(start)
    start.show()
    assert start.windowTitle() == PROGRAM
    assert unnamed_focusable(start) == []
    dialog = NewSelfEvaluationDialog(shipped_frameworks(), read_framework, tmp_path, "Isla Grant", date(2026, 6, 1))
    qtbot.addWidget(dialog)
    dialog.show()
    for place in range(len(dialog.steps)):
        dialog.go_to(place)
        assert unnamed_focusable(dialog) == [], place


def test_the_system_knows_the_program_by_its_name() -> None:
    asks = (
        "from cpc_selfeval.app.window import make_application; a = make_application();"
        "print(a.applicationName(), a.applicationDisplayName(), sep='\\n')"
    )
    told = subprocess.run([sys.executable, "-c", asks], check=True, capture_output=True, text=True, timeout=60)
    said = told.stdout.splitlines()
    assert said == [PROGRAM, PROGRAM]


# ---- no level without the stage that it has reached


def spoken(widget: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text that ``widget`` and what is visible in it shows or tells a screen reader."""
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(one)
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description):
            yield one, interface.text(kind)
        if isinstance(one, QAbstractItemView):
            yield from ((one, text) for text in _in_model(one, QModelIndex()))


def _in_model(view: QAbstractItemView, above: QModelIndex) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(above)):
        for column in range(model.columnCount(above)):
            index = model.index(row, column, above)
            yield from (text for role in SPOKEN_ROLES if isinstance(text := index.data(role), str))
            if column == 0:
                yield from _in_model(view, index)


def explains_the_scale(widget: QWidget) -> bool:
    """The cards to choose from and the notes beside the page say what levels mean, not which one it is.

    Nor is it the committee's level at which areas were found long ago, or what inspectors gave.
    """
    around: QWidget | None = widget
    while around is not None:
        if isinstance(around, ChoiceBox) and around.accessibleName().startswith("Inspectors’ level"):
            return True
        if isinstance(around, LevelCard | SideNotes | NationalPage):
            return True
        around = around.parentWidget()
    return False


def headings_above(widget: QWidget) -> str:
    """The titles of the folds that a widget is in."""
    titles = []
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, Collapsible):
            titles.append(around.title)
        around = around.parentWidget()
    return " ".join(titles)


def test_no_level_is_shown_without_its_stage(filled: MainWindow) -> None:
    contents = filled.workspace.contents
    a_level = re.compile("|".join(rf"\b{re.escape(level.label)}\b" for level in contents.framework.scale))
    a_stage = re.compile("|".join([*STAGES.values(), "propos", r"Progress: (?:first )?\d"]), re.IGNORECASE)
    reasons = [judgement.reason for judgement in contents.of(Judgement).values() if judgement.reason.strip()]
    found: set[str] = set()

    def look() -> None:
        for widget, text in spoken(filled):
            ours = text
            for reason in reasons:
                ours = ours.replace(reason, "")
            if a_level.search(ours) and not explains_the_scale(widget):
                found.add(f"{headings_above(widget)} {ours}")

    for page in PAGES:
        filled.show_page(page.name)
        look()
    filled.show_page("overview")
    overview = filled.stack.page("overview")
    assert isinstance(overview, OverviewPage)
    overview.profile.panel.swap.click()
    look()
    for code in contents.framework.codes:
        filled.show_indicator(code)
        indicator_page(filled).level.proposals.fold.show_opened(True)
        look()
    assert len(found) > 40, "levels are shown"
    assert [text for text in sorted(found) if not a_stage.search(text)] == []


# ---- no window that nobody asked for


class NewWindows(QObject):
    """Keeps the name of every window that is shown, however shortly."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every event of the program."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.windowTitle()}")
        return False


@pytest.mark.long
def test_no_part_of_a_page_flashes_up_as_a_window_of_its_own(window: MainWindow, qapp: QApplication) -> None:
    watch = NewWindows()
    qapp.installEventFilter(watch)
    try:
        for page in PAGES:
            window.show_page(page.name)
        window.show_indicator("2.2")
        page_of_indicator = indicator_page(window)
        page_of_indicator.strengths.begin()
        page_of_indicator.areas.begin()
        page_of_indicator.planned.begin(())
        assert watch.shown == []
        dialogs: tuple[QDialog, ...] = (
            ActionDialog(window.workspace, None, window),
            EvidenceDialog(window.workspace, None, window),
            MeetingDialog(window.workspace, None, window),
            FrameworkDialog(shipped_frameworks(), read_framework, window),
        )
        assert watch.shown == []
    finally:
        qapp.removeEventFilter(watch)
    for dialog in dialogs:
        dialog.deleteLater()
