"""What the window says is saved is in the file, whatever becomes of the program."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from tests.whole.conftest import OFFICER, new_file
from tests.whole.typist import LARGE, TEXT

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in which nothing is recorded."""
    (tmp_path / "files").mkdir()
    framework = shipped_framework(DEFAULT_FRAMEWORK)
    beginning = Beginning(framework=framework, committee="Example Area Child Protection Committee")
    return new_file(tmp_path / "files" / "kept.cpcse", beginning)


@contextmanager
def program(how: str, file: Path) -> Iterator[subprocess.Popen[str]]:
    """The program in a process of its own, with somebody typing; it is ended at the latest with the test."""
    command = [sys.executable, "-m", "tests.whole.typist", how, str(file)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def told(process: subprocess.Popen[str]) -> list[list[object]]:
    """Everything that an ended process told, whole lines only."""
    said, _ = process.communicate(timeout=60)
    lines: list[list[object]] = [json.loads(line) for line in said.split("\n")[:-1]]
    return lines


def texts(file: Path) -> dict[str, list[str]]:
    """The strengths that are in the file, by indicator."""
    assert check_file(file) == ()
    work = open_file(file, OFFICER, read_only=True)
    try:
        contents = work.contents
        found = {code: contents.findings_of(code, FindingKind.STRENGTH) for code in contents.framework.codes}
    finally:
        work.close()
    return {code: [finding.text for finding in strengths] for code, strengths in found.items() if strengths}


def test_what_the_status_line_vouched_for_outlives_a_kill(file: Path) -> None:
    chance = random.Random(9)
    vouched: dict[str, set[str]] = {}
    for _ in range(2):
        with program("on and on", file) as process:
            assert process.stdout is not None
            first = json.loads(process.stdout.readline())
            time.sleep(chance.uniform(0.2, 1.8))
            process.kill()
            lines = [first, *told(process)]
        assert {line[0] for line in lines} == {"saved"}
        for _said, code, text in lines:
            vouched.setdefault(str(code), set()).add(str(text))

        kept = texts(file)
        for code, said in vouched.items():
            for text in said:
                assert any(entry.startswith(text) for entry in kept[code]), f"{code}: “{text}” is not in {kept[code]}"


def test_what_was_typed_a_moment_before_quitting_is_in_the_file(file: Path) -> None:
    with program("and quits", file) as process:
        assert told(process) == [["typed"]]
        assert process.returncode == 0
    assert texts(file) == {"2.1": [TEXT]}
    assert [other.name for other in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_what_was_typed_a_moment_before_the_system_ends_the_program_is_in_the_file(file: Path) -> None:
    with program("and waits", file) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == ["typed"]
        process.terminate()
        assert process.wait(timeout=30) == 0
    assert texts(file) == {"2.1": [TEXT]}
    assert [other.name for other in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_closing_while_the_disk_takes_nothing_asks_and_loses_nothing(file: Path) -> None:
    with program("too much", file) as process:
        lines = told(process)
        assert process.returncode == 0
    said = [line[0] for line in lines]
    assert said == ["shown", "asked", "shown", "asked"]
    _, saving, happened = lines[0]
    assert saving == "Not saved: disk does not answer"
    assert str(happened).startswith("Not done: the disk or share")
    for question in (lines[1], lines[3]):
        _, sentences, offered = question
        assert isinstance(sentences, list)
        assert "Not in the file: new strength of 2.1." in sentences
        assert sentences[-1] == "Everything else is in the file."
        assert offered == ["Close without it", "Go back", "Save a copy elsewhere…", "Try again"]
    assert lines[2] == ["shown", True, True], "going back keeps the window and the text"
    assert texts(file) == {"2.1": [LARGE]}, "there was room when it was tried again"
