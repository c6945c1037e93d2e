"""Doubtful files at the desk: what is damaged can be read as far as it goes, what is altered is found once shown."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app import opening
from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.storage.known_files import Known, KnownFiles

ISLA = Person("Isla Grant", "Lead officer", "CPC")
WORDS = "Children feel safe"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KnownFiles:
    """Notes of this test's own, which the desk keeps too."""
    made = KnownFiles(tmp_path / "config" / "known-files.json")
    monkeypatch.setattr(opening, "known_files", lambda: made)
    return made


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path, notes: KnownFiles) -> Iterator[Desk]:
    """A desk whose windows are closed with the test."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    preferences = Preferences(tmp_path / "config" / "preferences.json")
    preferences.update(person=ISLA, folder=str(tmp_path))
    crashes = Crashes(qapp)
    made = Desk(qapp, preferences, crashes)
    yield made
    for window in list(made.windows):
        window.close_at_once()
    made.start.close()
    assert crashes.window is None, "something went wrong in the program"
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(quits)


@pytest.fixture
def file(tmp_path: Path, notes: KnownFiles) -> Path:
    """A self-evaluation with one strength that this computer closed."""
    path = tmp_path / "files" / "harbour.cpcse"
    path.parent.mkdir()
    beginning = Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Harbour")
    work = begin(path, beginning, ISLA, known=notes)
    work.findings.record(FindingKind.STRENGTH, "2.1", WORDS)
    work.close()
    return path


def test_a_file_is_known_from_the_desk_too(desk: Desk, file: Path, notes: KnownFiles) -> None:
    assert desk.open(file)
    assert notes.of(file) is Known.NEVER_CLOSED
    assert desk.windows[0].close()

    assert notes.of(file) is Known.AS_WE_LEFT_IT


def test_what_the_disk_did_not_keep_is_found_once_the_window_is_shown(
    desk: Desk, file: Path, notes: KnownFiles, qtbot: QtBot
) -> None:
    before = file.stat()
    content = bytearray(file.read_bytes())
    content[content.index(WORDS.encode())] ^= 1
    with file.open("r+b") as written:
        written.write(content)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert notes.of(file) is Known.AS_WE_LEFT_IT
    assert desk.open(file)
    (window,) = desk.windows

    def told() -> None:
        assert window.workspace.work.session.read_only
        assert "strength of 2.1" in window.message_bar.happened.text()

    qtbot.waitUntil(told, timeout=20_000)
    assert window.save_state.now.words == "Read only"
    assert window.close()
    assert notes.of(file) is Known.STRANGE


def test_what_can_be_read_of_a_damaged_file_is_offered(desk: Desk, file: Path) -> None:
    with closing(engine.connect(file)) as conn:
        (root,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'tombstone'").fetchone()
    content = bytearray(file.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\x0d" + bytes(4) + b"\xff" * 4091
    file.write_bytes(content)

    assert not desk.open(file)
    button = next(button for button in desk.start.message_bar.buttons() if button.text() == "Open to read only")
    button.click()

    (window,) = desk.windows
    assert window.workspace.work.session.read_only
    assert [found.text for found in window.workspace.contents.findings.values()] == [WORDS]
    assert "is damaged" in window.message_bar.happened.text()
    assert file.read_bytes() == content


def test_what_is_hostile_is_not_offered_to_be_read(desk: Desk, file: Path) -> None:
    with closing(engine.connect(file)) as conn:
        conn.execute("CREATE TRIGGER gone AFTER INSERT ON log BEGIN DELETE FROM finding; END")

    assert not desk.open(file)

    assert "did not make (trigger “gone”)" in desk.start.message_bar.happened.text()
    assert "Open to read only" not in [button.text() for button in desk.start.message_bar.buttons()]
