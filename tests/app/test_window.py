"""The desk: from the start page into a file and back, with real dialogs filled in by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.ui.kit import MessageBar, theme
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.person_dialog import PersonDialog
from tests.domain.example import example_at

ISLA = Person("Isla Grant", "Lead officer", "CPC")


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    made = Preferences(tmp_path / "config" / "preferences.json")
    made.update(person=ISLA, folder=str(tmp_path))
    return made


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, preferences: Preferences) -> Iterator[Desk]:
    """A desk whose windows are closed with the test."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    dress(qapp, preferences)
    faults = Crashes(qapp)
    made = Desk(qapp, preferences, faults)
    yield made
    for window in list(made.windows):
        window.close_at_once()
    made.start.close()
    assert faults.window is None, "something went wrong in the program"
    made.deleteLater()
    theme().enlarge(1.0)
    theme().choose("system")
    qapp.setQuitOnLastWindowClosed(quits)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return new_file(tmp_path / "example-2026.cpcse")


def new_file(path: Path) -> Path:
    """A new self-evaluation with one strength."""
    framework = shipped_framework(DEFAULT_FRAMEWORK)
    work = begin(path, Beginning(framework=framework, committee="Example CPC", title="Self-evaluation 2026–27"), ISLA)
    work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    work.close()
    return path


def once_open(kind: type[QWidget], act: Callable[[QWidget], object]) -> None:
    """When a dialog of this kind has opened, do this in it."""

    def look() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, kind):
            act(asked)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def choose_file(monkeypatch: pytest.MonkeyPatch, asks: str, path: Path | str) -> None:
    """Let the system's file dialog answer with this path; "" for cancelled."""
    monkeypatch.setattr(QFileDialog, asks, lambda *_args, **_more: (str(path), ""))


def buttons(bar: MessageBar) -> list[str]:
    return [button.text() for button in bar.buttons()]


def press(bar: MessageBar, words: str) -> None:
    next(button for button in bar.buttons() if button.text() == words).click()


def test_without_a_file_the_start_page_is_shown(desk: Desk) -> None:
    desk.begin(None)
    assert desk.start.isVisible()
    assert desk.windows == []


def test_a_file_opens_in_a_window_and_is_remembered(desk: Desk, file: Path, preferences: Preferences) -> None:
    desk.begin(file)
    (window,) = desk.windows
    assert window.isVisible()
    assert [finding.text for finding in window.workspace.contents.findings.values()] == ["Children feel safe"]
    (recent,) = preferences.kept.recent
    assert (recent.path, recent.title) == (file, "Example CPC · Self-evaluation 2026–27")
    assert preferences.kept.folder == str(file.parent)


def test_the_first_window_fills_a_screen_that_has_no_room_for_its_usual_size(desk: Desk, file: Path) -> None:
    assert desk.open(file)
    room = desk.windows[0].screen().availableGeometry()
    assert desk.windows[0].isMaximized() == (room.width() < 1366 + 16 or room.height() < 768 + 40)


def test_from_the_start_page_into_a_file_and_back(
    desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.begin(None)
    choose_file(monkeypatch, "getOpenFileName", "")
    desk.start.open.click()
    assert desk.windows == []
    choose_file(monkeypatch, "getOpenFileName", file)
    desk.start.open.click()
    (window,) = desk.windows
    assert not desk.start.isVisible()
    window.menus.actions["close"].trigger()
    assert desk.windows == []
    assert desk.start.isVisible()
    assert [row.file.path for row in desk.start.rows] == [file]
    desk.start.rows[0].entry.click()
    assert len(desk.windows) == 1


def test_the_first_time_it_asks_who_is_working(desk: Desk, file: Path, preferences: Preferences) -> None:
    preferences.update(person=None)

    def say(dialog: QWidget) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.name.setText("Morag Bàn")
        dialog.go_on.click()

    once_open(PersonDialog, lambda dialog: dialog.close())
    desk.begin(file)
    assert desk.windows == [], "nobody records without a name"
    assert desk.start.isVisible()
    once_open(PersonDialog, say)
    assert desk.open(file)
    assert preferences.person == Person("Morag Bàn")
    assert desk.windows[0].workspace.work.session.person == Person("Morag Bàn")


def test_a_new_self_evaluation_from_the_first_question_to_the_window(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.begin(None)

    def fill_in(dialog: QWidget) -> None:
        assert isinstance(dialog, NewSelfEvaluationDialog)
        assert dialog.committee_step.lead_officer.text() == "Isla Grant"
        dialog.committee_step.committee.setText("Harbour Coast Child Protection Committee")
        dialog.place_step.folder.setText(str(tmp_path))
        dialog.place_step.file_name.setText("harbour")
        for _ in dialog.steps:
            dialog.forward.click()

    once_open(NewSelfEvaluationDialog, fill_in)
    desk.start.new.click()
    (window,) = desk.windows
    assert window.workspace.contents.committee.name == "Harbour Coast Child Protection Committee"
    assert (tmp_path / "harbour.cpcse").is_file()


def test_the_worked_example_is_written_where_the_user_says_and_labelled(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.begin(None)
    choose_file(monkeypatch, "getSaveFileName", tmp_path / "Worked example")
    desk.start.example.click()
    (window,) = desk.windows
    assert window.workspace.work.session.path == tmp_path / "Worked example.cpcse"
    assert "(made-up example)" in window.windowTitle()


def test_the_worked_example_never_replaces_a_file(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    desk.begin(None)
    choose_file(monkeypatch, "getSaveFileName", file)
    desk.start.example.click()
    assert desk.windows == []
    assert "There is already a file" in desk.start.message_bar.happened.text()
    assert file.read_bytes() == before


def test_a_file_that_is_gone_is_told_and_can_be_taken_off_the_list(
    desk: Desk, file: Path, preferences: Preferences
) -> None:
    desk.begin(file)
    desk.windows[0].close_to_start()
    file.unlink()
    desk.start.rows[0].entry.click()
    assert "There is no file" in desk.start.message_bar.happened.text()
    press(desk.start.message_bar, "Take it off the list")
    assert preferences.kept.recent == ()
    assert desk.start.rows == []


@pytest.mark.parametrize("content", [b"", b"just text", b"PK\x03\x04zip", b"SQLite format 3\0" + b"\0" * 4000])
def test_what_is_no_self_evaluation_gets_its_sentence(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.cpcse"
    path.write_bytes(content)
    desk.begin(path)
    assert desk.windows == []
    assert desk.start.isVisible()
    assert "other.cpcse" in desk.start.message_bar.happened.text()
    assert path.read_bytes() == content


def test_a_file_that_somebody_has_open_can_be_read(desk: Desk, file: Path) -> None:
    other = open_file(file, Person("Morag Bàn"))
    try:
        desk.begin(file)
        bar = desk.start.message_bar
        assert "Morag Bàn has “example-2026.cpcse” open" in bar.happened.text()
        assert buttons(bar) == ["Open to read only", "Open a copy…"]
        press(bar, "Open to read only")
        (window,) = desk.windows
        assert window.workspace.work.session.read_only
    finally:
        other.close()


def test_a_file_that_is_open_already_is_brought_to_the_front(desk: Desk, file: Path) -> None:
    desk.begin(file)
    assert desk.open(file.parent / "." / file.name)
    assert len(desk.windows) == 1
    assert not desk.windows[0].message_bar.isVisible()


def test_another_file_takes_the_place_of_the_one_that_is_open(
    desk: Desk, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.begin(file)
    other = new_file(tmp_path / "other.cpcse")
    desk.windows[0].file_requested.emit(other)
    qtbot.waitUntil(lambda: len(desk.windows) == 1)
    assert desk.windows[0].workspace.work.session.path == other
    open_file(file, ISLA).close()


def test_a_refused_file_leaves_the_open_one_open(desk: Desk, file: Path, tmp_path: Path) -> None:
    desk.begin(file)
    (window,) = desk.windows
    window.file_requested.emit(tmp_path / "no such.cpcse")
    assert desk.windows == [window]
    assert window.isVisible()
    assert "There is no file" in window.message_bar.happened.text()
    assert not window.workspace.work.session.closed


def test_quitting_closes_the_file(desk: Desk, file: Path) -> None:
    desk.begin(file)
    desk.windows[0].workspace.work.findings.record(FindingKind.STRENGTH, "2.2", "One more")
    desk.windows[0].menus.actions["quit"].trigger()
    assert desk.windows == []
    assert desk.ended_well
    again = open_file(file, ISLA)
    assert len(again.contents.findings) == 2
    again.close()


def test_the_real_pages_open_in_the_window(desk: Desk, tmp_path: Path) -> None:
    desk.begin(example_at(tmp_path / "example.cpcse"))
    window: MainWindow = desk.windows[0]
    for name in ("overview", "indicators", "evidence", "actions", "details"):
        window.show_page(name)
        assert window.stack.name == name
        QApplication.processEvents()
