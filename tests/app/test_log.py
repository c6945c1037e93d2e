"""The log: small, lean, and without a word of anybody's."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cpc_selfeval.app.crash import Crashes
from cpc_selfeval.app.log import MOST_BYTES, Log
from cpc_selfeval.app.own_folders import log_folder
from cpc_selfeval.domain.change import Change, ChangeKind
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.saving_refusals import DiskFault, DiskFull
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.app.test_crash import a_fault

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \d+ [a-z_]+( [A-Za-z0-9_./:<>+=?-]+)*")
CANARY = "Anna-aged-4"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "state")


@pytest.fixture
def workspace(tmp_path: Path, qapp: QApplication) -> Iterator[Workspace]:
    """A new file, open on the thread of the test."""
    signals = SessionSignals()
    beginning = Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Example CPC")
    work = begin(tmp_path / "example-2026.cpcse", beginning, Person("Isla Grant"), None, signals)
    yield Workspace(work, signals)
    work.close()


def lines(log: Log) -> list[str]:
    """The lines without time and process; each is looked at whole."""
    whole = log.path.read_text(encoding="ascii").splitlines()
    assert [line for line in whole if not LINE.fullmatch(line)] == []
    return [line.split(" ", 2)[2] for line in whole]


@pytest.mark.parametrize(
    ("system", "variable", "expected"),
    [
        ("win32", "LOCALAPPDATA", "given/CPC Self-Evaluation/Log"),
        ("linux", "XDG_STATE_HOME", "given/cpc-selfeval"),
    ],
)
def test_it_is_where_the_system_keeps_such_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, variable: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv(variable, str(tmp_path / "given"))
    assert log_folder() == tmp_path / expected


def test_on_a_mac_it_is_in_the_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert log_folder() == tmp_path / "Library" / "Logs" / "CPC Self-Evaluation"


def test_a_line_has_a_code_and_plain_values_only(log: Log) -> None:
    log.write("started", version="0.1.0", python="3.11.7", ms=12, ratio=1.5, on=True)
    log.write("odd", text=f"{CANARY} lives here\nwith", path="/home/anna/x.cpcse", empty="", name="Ànna", long="x" * 99)
    assert lines(log) == [
        "started version=0.1.0 python=3.11.7 ms=12 ratio=1.5 on=True",
        "odd text=? path=? empty=? name=? long=?",
    ]


def test_a_long_log_makes_room(log: Log) -> None:
    for number in range(3 * MOST_BYTES // 40):
        log.write("counted", number=number)
    files = sorted(log.folder.iterdir())
    assert [file.name for file in files] == ["log-before.txt", "log.txt"]
    assert all(file.stat().st_size <= MOST_BYTES + 100 for file in files)
    assert lines(log)[-1] == f"counted number={3 * MOST_BYTES // 40 - 1}"


def test_it_is_written_from_several_threads_at_once(log: Log) -> None:
    def write() -> None:
        for _ in range(50):
            log.write("one")

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lines(log) == ["one"] * 200


def test_where_it_cannot_be_written_nobody_is_troubled(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands where the folder should be", encoding="utf-8")
    Log(tmp_path / "state").write("started")
    assert (tmp_path / "state").read_text(encoding="utf-8").startswith("a file")


def test_a_fault_is_noted_by_its_kinds_and_places(log: Log, qapp: QApplication) -> None:
    crashes = Crashes(qapp, log)
    crashes.caught(a_fault())
    noted = lines(log)
    assert "fault builtins.PermissionError" in " ".join(noted)
    assert any(re.fullmatch(r"fault cpc_selfeval/domain/text.py:\d+ shortened", line) for line in noted)
    assert "anna" not in log.path.read_text(encoding="ascii").casefold()
    if crashes.window is not None:
        crashes.window.close()


def test_marks_tell_files_apart_and_say_nothing_of_them(log: Log, tmp_path: Path) -> None:
    one, other = log.mark_of(tmp_path / "one"), log.mark_of(tmp_path / "other")
    assert one == log.mark_of(tmp_path / "one") != other
    assert Log(log.folder).mark_of(tmp_path / "one") != one, "marks of another run are others"


def test_what_becomes_of_a_file_is_noted_without_a_word_that_is_in_it(log: Log, workspace: Workspace) -> None:
    notes = log.follow(workspace)
    for number in range(3):
        workspace.work.findings.record(FindingKind.STRENGTH, "2.1", f"{CANARY} {number}")
    workspace.work.evidence.record(CANARY)
    at = datetime.now(UTC)
    workspace.changed.emit(Applied(Change(CANARY, ()), ChangeKind.MADE, at, None, took=2.5))
    path = workspace.work.session.path
    for _ in range(3):
        workspace.refused.emit(Refused(CANARY, DiskFault(path, "EIO"), None, waiting=True))
    workspace.refused.emit(Refused(CANARY, DiskFull(path), None, waiting=True))
    notes.closed()
    mark = log.mark_of(path)
    size = path.stat().st_size
    told = lines(log)
    assert re.fullmatch(rf"opened file={mark} bytes=\d+ evidence=0 findings=0 actions=0 read_only=False", told[0]), size
    assert told[1:] == [
        f"slow_save file={mark} ms=2500",
        f"refused file={mark} kind=DiskFault detail=EIO waiting=True",
        f"refused file={mark} kind=DiskFull detail=- waiting=True",
        f"closed file={mark} saves=5 longest_ms=2500 not_saved=0",
    ]
    whole = log.path.read_text(encoding="ascii")
    for word in (CANARY, "Anna", path.stem, str(path.parent), "Example", "Isla", "Grant", "strength"):
        assert word not in whole
