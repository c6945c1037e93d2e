"""What the tests of the window share: an open workspace on a real file, and the program's look."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import Executor, InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.ui.kit import apply_theme
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.keys import keys_of
from tests.ready_made import open_here, remember

ISLA = Person("Isla Grant", "lead officer", "CPC")

Opening = Callable[[Path, Executor], Workspace]


@pytest.fixture(autouse=True)
def no_window_outlives_its_test() -> Iterator[None]:
    """What stays is dressed, laid out and drawn again by every later test: three windows cost most of a run's time."""
    before = _windows()
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert _windows() <= before, "a window is left: close it and let it be deleted where the test or its fixture ends"


def _windows() -> int:
    """How many windows of self-evaluations there are, seen or hidden. Those that a module shares are there before."""
    if QCoreApplication.instance() is None:
        return 0
    return sum(type(widget).__name__ == "MainWindow" for widget in QApplication.topLevelWidgets())


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in the program's look."""
    apply_theme(qapp)
    return qapp


@pytest.fixture
def beginning() -> Beginning:
    """An invented committee on the current framework with all agencies that are offered."""
    return Beginning(
        framework=shipped_framework(DEFAULT_FRAMEWORK),
        committee="Example Area Child Protection Committee",
        area="Example Area",
        title="Self-evaluation 2026–27",
        lead_officer="Isla Grant",
    )


@pytest.fixture
def opening(dressed: QApplication) -> Iterator[Opening]:
    """Opens files as workspaces, each on an executor of its own, and closes them after the test."""
    opened: list[Workspace] = []

    def open_workspace(path: Path, executor: Executor) -> Workspace:
        signals = SessionSignals()
        workspace = Workspace(open_here(path, ISLA, executor, signals), signals)
        opened.append(workspace)
        return workspace

    yield open_workspace
    for workspace in opened:
        if not workspace.work.session.closed:
            workspace.work.close()


@pytest.fixture(scope="session")
def begun() -> list[tuple[Beginning, bytes]]:
    """New files as they were begun: each is worked out once, and every test has a copy of its own."""
    return []


@pytest.fixture
def new_file(tmp_path: Path, beginning: Beginning, begun: list[tuple[Beginning, bytes]]) -> Path:
    """A new file in which nothing is recorded."""
    path = tmp_path / "example-2026.cpcse"
    known = next((content for asked, content in begun if asked == beginning), None)
    if known is None:
        with keys_of("a new file"):
            begin(path, beginning, ISLA).close()
        begun.append((beginning, remember(path.read_bytes())))
    else:
        path.write_bytes(known)
    return path


@pytest.fixture
def workspace(new_file: Path, opening: Opening) -> Workspace:
    """An open, empty self-evaluation whose changes are in the file as soon as a verb returns."""
    return opening(new_file, InlineExecutor())
