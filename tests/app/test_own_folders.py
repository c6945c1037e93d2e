"""A built program that is told so keeps its settings and log beside itself, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from cpc_selfeval.app.local_copies import LocalCopies, local_folder
from cpc_selfeval.app.own_folders import PORTABLE_MARK, log_folder, portable_folder, settings_folder
from cpc_selfeval.app.preferences import Preferences, known_files_file, preferences_file
from cpc_selfeval.app.window import keep_notes_of_qt_with_ours


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a built program on a stick, whose path has spaces and accents."""
    folder = tmp_path / "Stick of Mòrag" / "cpc-selfeval"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "cpc-selfeval"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return folder


def test_without_the_mark_everything_is_where_the_system_keeps_it(program: Path, tmp_path: Path) -> None:
    assert portable_folder() is None
    assert settings_folder() == tmp_path / "config" / "cpc-selfeval"
    assert log_folder() == tmp_path / "state" / "cpc-selfeval"


def test_with_the_mark_settings_and_log_lie_beside_the_program(program: Path) -> None:
    (program / PORTABLE_MARK).touch()

    Preferences().update(text_size=150)

    assert preferences_file().parent == program / "own"
    assert known_files_file().parent == program / "own"
    assert log_folder() == program / "own" / "log"
    assert Preferences().kept.text_size == 150
    assert sorted(path.name for path in program.iterdir()) == ["own", PORTABLE_MARK]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Qt keeps its settings with the system's there")
def test_what_qt_notes_of_file_dialogues_lies_with_our_settings(program: Path) -> None:
    """It came into a file that all programs of Qt share, outside the folder of a program on a stick."""
    (program / PORTABLE_MARK).touch()
    before = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent
    keep_notes_of_qt_with_ours()
    try:
        notes = QSettings(QSettings.Scope.UserScope, "QtProject").fileName()
    finally:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(before))
    assert Path(notes).parent == program / "own"


def test_copies_that_are_worked_on_stay_on_the_computer_all_the_same(program: Path, tmp_path: Path) -> None:
    (program / PORTABLE_MARK).touch()

    LocalCopies().note_told("somewhere")

    assert local_folder() == tmp_path / "data" / "cpc-selfeval" / "Local copies"
    assert (tmp_path / "data" / "cpc-selfeval" / "local-copies.json").exists()
    assert not (program / "own").exists()


def test_a_program_that_is_not_built_takes_no_notice_of_the_mark(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / PORTABLE_MARK).touch()
    monkeypatch.delattr(sys, "frozen")

    assert portable_folder() is None
