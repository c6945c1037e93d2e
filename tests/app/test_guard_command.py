"""The guard on the command line: places and kinds, the words only where they are asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cpc_selfeval.app.command_line import DONE, main
from cpc_selfeval.app.guard_command import FOUND
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.open_self_evaluation import begin
from tests.domain.guard.numbers_made import A_CHI_NUMBER
from tests.editing.desk import BEGINNING, ISLA


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with a number in a text, and two attached files of which one can be read."""
    work = begin(tmp_path / "Harbour.cpcse", BEGINNING, ISLA)
    work.findings.record(FindingKind.AREA, "2.1", f"Ring about {A_CHI_NUMBER}")
    key = work.evidence.record("Audit of notices")
    (tmp_path / "notes.txt").write_text("born 12/03/2014", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG and more")
    for name in ("notes.txt", "photo.png"):
        work.evidence.attach(key, tmp_path / name)
    work.close()
    return tmp_path / "Harbour.cpcse"


def test_places_and_kinds_are_printed_and_nothing_is_changed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert main(["guard", str(path)]) == FOUND
    said = capsys.readouterr().out
    assert "CHI number (1)\n  Area for improvement of 2.1, text, characters 12 to 21\n" in said
    assert "Date of birth (1)\n  Attached file of evidence E-001, text, characters 6 to 15\n" in said
    assert "could not be read (1)\n  photo.png, E-001: because it is a picture" in said
    assert A_CHI_NUMBER not in said
    assert "12/03/2014" not in said
    assert path.read_bytes() == before


def test_the_words_themselves_where_they_are_asked_for(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guard", str(path), "--passages"]) == FOUND
    assert f"characters 12 to 21: “{A_CHI_NUMBER}”" in capsys.readouterr().out


@pytest.mark.parametrize("passages", [True, False])
def test_the_same_for_other_programs(path: Path, capsys: pytest.CaptureFixture[str], passages: bool) -> None:
    assert main(["guard", str(path), "--json", *(["--passages"] if passages else [])]) == FOUND
    said = json.loads(capsys.readouterr().out)
    assert [(each["kind"], each["entry"], each["from"], each["to"]) for each in said["found"]] == [
        ("chi", "Area for improvement of 2.1", 11, 21),
        ("birth", "Attached file of evidence E-001", 5, 15),
    ]
    assert [each.get("passage") for each in said["found"]] == (
        [A_CHI_NUMBER, "12/03/2014"] if passages else [None, None]
    )
    assert said["unread"][0]["file"] == "photo.png"


def test_nothing_found_is_said_and_claims_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(tmp_path / "new.cpcse", BEGINNING, ISLA).close()
    assert main(["guard", str(tmp_path / "new.cpcse")]) == DONE
    assert "does not find everything" in capsys.readouterr().out
