"""A second start of the program with an open file brings the first one's window forward, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.coming_forward import MOST_BYTES, ComingForward, ask_to_come_forward
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from tests.app.running import home_of

ISLA = Person("Isla Grant", "lead officer", "CPC")

SHOWS_WHEN_IT_COMES_FORWARD = """
import sys
from cpc_selfeval.app import desk
from cpc_selfeval.app.command_line import main

begun = desk.Desk.begin
forward = desk.Desk.bring_forward

def begin(self, file):
    begun(self, file)
    print("open" if self.windows else "not open", flush=True)

def bring_forward(self, path):
    came = forward(self, path)
    if came:
        print("came forward", flush=True)
    return came

desk.Desk.begin = begin
desk.Desk.bring_forward = bring_forward
sys.exit(main([sys.argv[1]]))
"""

TELLS_AND_ENDS = """
import sys
from PySide6.QtWidgets import QApplication
from cpc_selfeval.app import desk
from cpc_selfeval.app.command_line import main

begun = desk.Desk.begin

def begin(self, file):
    begun(self, file)
    bar = self.start.message_bar
    print("|".join([bar.happened.text(), *(button.text() for button in bar.buttons())]), flush=True)
    self.is_ending = True

desk.Desk.begin = begin
sys.exit(main([sys.argv[1]]))
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment in which Isla works on this computer."""
    running = tmp_path / "run"
    running.mkdir(mode=0o700)
    return home_of(ISLA, tmp_path) | {"XDG_RUNTIME_DIR": str(running)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a file" / "Dùn #1.cpcse"
    path.parent.mkdir()
    begin(path, Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Example CPC"), ISLA).close()
    return path


@pytest.fixture
def first(home: dict[str, str], file: Path) -> Iterator[subprocess.Popen[str]]:
    """The program, with the file open in its window."""
    command = [sys.executable, "-c", SHOWS_WHEN_IT_COMES_FORWARD, str(file)]
    process = subprocess.Popen(command, env=home, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
    finally:
        process.terminate()
        process.wait(60)
        assert process.stdout is not None
        process.stdout.close()


def start_again(home: dict[str, str], code: str, file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(file)],
        env=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="ended by a signal")
def test_the_window_that_has_it_open_comes_forward_and_the_second_start_leaves(
    first: subprocess.Popen[str], home: dict[str, str], file: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.cpcse"
    link.symlink_to(file)
    for path in (file, link):
        done = start_again(home, "import sys; from cpc_selfeval.app.command_line import main; sys.exit(main())", path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert first.stdout is not None
        assert first.stdout.readline() == "came forward\n"
    assert list((tmp_path / "run" / "cpc-selfeval").iterdir()) == []
    assert first.poll() is None


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGSTOP")
def test_a_program_that_does_not_answer_is_told_of(
    first: subprocess.Popen[str], home: dict[str, str], file: Path, tmp_path: Path
) -> None:
    import signal

    first.send_signal(signal.SIGSTOP)
    try:
        done = start_again(home, TELLS_AND_ENDS, file)
    finally:
        first.send_signal(signal.SIGCONT)
    assert done.returncode == 0, done.stderr
    happened, *buttons = done.stdout.strip().split("|")
    assert happened.startswith("Isla Grant has “Dùn #1.cpcse” open on the computer ")
    assert buttons == ["Open to read only", "Open a copy…"]
    assert list((tmp_path / "run" / "cpc-selfeval").iterdir()) == []


@pytest.fixture
def asked() -> list[Path]:
    return []


@pytest.fixture
def answering(qtbot: QtBot, tmp_path: Path, asked: list[Path]) -> Iterator[Path]:
    """The folder of requests of a program in which one file is open."""
    folder = tmp_path / "requests"
    parent = QObject()

    def bring_forward(path: Path) -> bool:
        asked.append(path)
        return path == tmp_path / "open.cpcse"

    answers = ComingForward(bring_forward, folder, parent)
    yield folder
    answers.deleteLater()
    parent.deleteLater()


def put(folder: Path, content: bytes, pid: int | None = None, name: str = "0a") -> Path:
    request = folder / f"{pid or os.getpid()}-{name}.request"
    request.with_suffix(".part").write_bytes(content)
    request.with_suffix(".part").replace(request)
    return request


def test_a_request_for_the_open_file_is_taken_away(
    answering: Path, asked: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    request = put(answering, json.dumps({"path": str(tmp_path / "open.cpcse")}).encode())
    qtbot.waitUntil(lambda: not request.exists(), timeout=20_000)
    assert asked == [tmp_path / "open.cpcse"]


def test_a_request_that_is_held_for_a_moment_is_answered_when_it_is_let_go_of(
    answering: Path, asked: list[Path], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a virus scanner on Windows looks into it first: there, opening it is refused meanwhile."""
    opened = os.open
    refused: list[object] = []

    def held_twice(path: Path | str, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith(".request") and len(refused) < 2:
            refused.append(path)
            raise PermissionError(13, "held")
        return opened(path, flags, mode)

    monkeypatch.setattr("cpc_selfeval.app.coming_forward.os.open", held_twice)
    request = put(answering, json.dumps({"path": str(tmp_path / "open.cpcse")}).encode())
    qtbot.waitUntil(lambda: not request.exists(), timeout=20_000)
    assert (len(refused), asked) == (2, [tmp_path / "open.cpcse"])


HOSTILE = [
    b"",
    b"{}",
    b"null",
    b"[]",
    b"\xff\xfe",
    b"[" * 30_000,
    b'{"path": 7}',
    b'{"path": ""}',
    b'{"path": "a\\u0000b"}',
    b'{"path": "relative.cpcse"}',
    b'{"path": "/etc/passwd", "run": "something"}',
    b'{"path": "' + b"x" * MOST_BYTES + b'"}',
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_else_makes_nothing_happen(
    answering: Path, asked: list[Path], tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    request = put(answering, content)
    last = put(answering, json.dumps({"path": str(tmp_path / "open.cpcse")}).encode(), name="zz")
    qtbot.waitUntil(lambda: not last.exists(), timeout=20_000)
    assert request.read_bytes() == content
    assert all(path.is_absolute() for path in asked)
    assert QApplication.topLevelWidgets() == [] or not any(w.isVisible() for w in QApplication.topLevelWidgets())


@pytest.mark.skipif(sys.platform == "win32", reason="no links and pipes with names there")
def test_links_folders_and_pipes_are_not_followed(
    answering: Path, asked: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    precious = tmp_path / "precious.json"
    precious.write_text(json.dumps({"path": str(tmp_path / "open.cpcse")}))
    (answering / f"{os.getpid()}-1.request").symlink_to(precious)
    (answering / f"{os.getpid()}-2.request").mkdir()
    os.mkfifo(answering / f"{os.getpid()}-3.request")
    put(answering, precious.read_bytes(), pid=os.getpid() + 1)
    last = put(answering, precious.read_bytes(), name="zz")
    qtbot.waitUntil(lambda: not last.exists(), timeout=20_000)
    assert asked == [tmp_path / "open.cpcse"], "once, by the request that is one"
    assert precious.exists()
    assert len(list(answering.iterdir())) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_a_folder_that_others_can_look_into_is_not_used(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    began = time.monotonic()
    assert not ask_to_come_forward(tmp_path / "open.cpcse", os.getpid(), shared)
    assert time.monotonic() - began < 1
    assert list(shared.iterdir()) == []


def test_who_asks_a_program_that_is_no_more_is_told_so(tmp_path: Path) -> None:
    assert not ask_to_come_forward(tmp_path / "open.cpcse", 4_000_000, tmp_path / "requests", patience=0.1)
    assert list((tmp_path / "requests").iterdir()) == []


def test_what_was_asked_of_an_earlier_process_of_the_number_is_swept(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "requests"
    folder.mkdir(mode=0o700)
    old = put(folder, b"{}")
    parent = QObject()
    ComingForward(lambda _path: False, folder, parent)
    assert not old.exists()
    parent.deleteLater()


def test_a_file_is_still_open_to_its_owner_afterwards(first: subprocess.Popen[str], file: Path) -> None:
    work = open_file(file, ISLA, read_only=True)
    assert work.contents.committee.name == "Example CPC"
    work.close()
