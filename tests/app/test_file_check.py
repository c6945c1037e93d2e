"""The command `check`: what it says, in words and as JSON, what it leaves alone, and what it rescues."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from cpc_selfeval.app.command_line import RESCUED_IN_PART, main
from cpc_selfeval.app.file_check import RESCUED_IN_PART as SAME
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from tests.storage.samples import FINDING, NOTE, full_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with one record of every type."""
    full_file(tmp_path / "full.cpcse").close()
    return tmp_path / "full.cpcse"


def alter(path: Path, statement: str) -> None:
    with closing(engine.connect(path)) as conn, conn:
        conn.execute("PRAGMA secure_delete=ON")
        assert conn.execute(statement).rowcount > 0


def test_a_sound_file(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()

    assert main(["check", str(path)]) == 0
    assert main(["check", str(path), "--json"]) == 0

    said, as_json = capsys.readouterr().out.split("\n", 1)
    assert said == "“full.cpcse” is sound."
    assert json.loads(as_json) == {"file": str(path), "sound": True, "faults": [], "next": ""}
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["full.cpcse"]


def test_a_damaged_file_is_told_with_what_to_do_and_stays(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alter(path, "UPDATE finding SET impact='Other'")
    before = path.read_bytes()

    assert main(["check", str(path)]) == 1
    words = capsys.readouterr().err
    assert main(["check", str(path), "--json"]) == 1

    assert "1 row of “finding” are not as they were written" in words
    assert f'cpc-selfeval check "{path}" --repair-to NEW.cpcse' in words
    said = json.loads(capsys.readouterr().out)
    assert said["sound"] is False
    assert len(said["faults"]) == 1
    assert path.read_bytes() == before


def test_what_is_no_self_evaluation_is_told_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("hello")

    assert main(["check", str(tmp_path / "a.txt")]) == 1

    assert "Choose a file that this program made" in capsys.readouterr().err


def test_it_rescues_into_a_new_file_and_lists_what_is_not_as_it_was(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alter(path, "UPDATE finding SET impact='Other'")
    alter(path, "DELETE FROM action")
    alter(path, "DELETE FROM log")
    before = path.read_bytes()
    new = path.with_name("new.cpcse")

    assert main(["check", str(path), "--repair-to", str(new)]) == RESCUED_IN_PART == SAME

    words = capsys.readouterr().out
    assert "strength or area for improvement: 1 rescued, 1 of them altered" in words
    assert FINDING.text.splitlines()[-1] in words
    assert NOTE.text in words
    assert f"Written: {new}" in words
    assert path.read_bytes() == before
    assert check_file(new) == ()


def test_it_says_so_when_everything_is_rescued(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = path.with_name("new.cpcse")

    assert main(["check", str(path), "--repair-to", str(new), "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert said["complete"] is True
    assert said["rescued"]["strength or area for improvement"] == 1
    assert main(["check", str(path), "--repair-to", str(new)]) == 1
    assert "There is already a file" in capsys.readouterr().err


def test_nothing_to_rescue_makes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.cpcse").write_bytes(b"\0" * 50_000)

    assert main(["check", str(tmp_path / "a.cpcse"), "--repair-to", str(tmp_path / "new.cpcse")]) == 1

    assert "Only a backup or another copy" in capsys.readouterr().err
    assert not (tmp_path / "new.cpcse").exists()
